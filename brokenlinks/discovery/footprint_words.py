"""What pages of links are called in languages other than English, where they lie, and who keeps them.

In every list the most productive comes first. They are what people write above their links in that language, which
is seldom a translation of the English.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class LinkWords(NamedTuple):
    """A language's words; `brokenlinks.discovery.footprints` makes footprints of them."""

    titles: tuple[str, ...]  #: titles and headings of pages of links
    urls: tuple[str, ...]  #: names of their files and folders, as they stand in addresses
    lists: tuple[str, ...]  #: how lists and round-ups of sites are called
    sites: tuple[str, ...]  #: operators for the places of authorities, universities, schools and libraries
    keepers: tuple[str, ...]  #: associations, libraries and others who keep such pages


LINK_WORDS: Final = {
    "de": LinkWords(
        titles=("nützliche Links", "weiterführende Links", "Linksammlung", "interessante Links", "Linkliste",
                "Links zum Thema", "Linktipps", "hilfreiche Links", "empfehlenswerte Links", "Links und Adressen",
                "nützliche Adressen", "Internetadressen", "externe Links", "Surftipps"),
        urls=("linksammlung", "linkliste", "links", "weblinks", "nuetzliche-links", "weiterfuehrende-links"),
        lists=("kommentierte Linkliste", "die besten Webseiten", "die besten Websites", "die besten Blogs",
               "Sammlung nützlicher Links", "Linkverzeichnis", "Top 10 Webseiten"),
        sites=("inurl:uni", "site:.ac.at", "site:.gv.at", "site:.admin.ch", "site:bildungsserver.de", "site:bund.de"),
        keepers=("Verein", "Verband", "Bibliothek", "Hochschule", "Stiftung", "Schule"),
    ),
    "fr": LinkWords(
        titles=("liens utiles", "sites utiles", "liens intéressants", "sites intéressants", "nos liens",
                "pour aller plus loin", "liens et ressources", "sites recommandés", "ressources utiles",
                "adresses utiles", "sitographie", "webographie", "sites amis", "liens externes"),
        urls=("liens", "liens-utiles", "sites-utiles", "nos-liens", "sitographie", "ressources"),
        lists=("sélection de sites", "liste de sites", "les meilleurs sites", "les meilleurs blogs",
               "annuaire de sites", "répertoire de sites", "top 10 des sites"),
        sites=("site:.gouv.fr", "inurl:univ", "inurl:ac-", "site:.gouv.qc.ca", "site:.gc.ca", "site:bnf.fr"),
        keepers=("association", "fédération", "bibliothèque", "médiathèque", "université", "mairie"),
    ),
    "es": LinkWords(
        titles=("enlaces de interés", "enlaces útiles", "enlaces recomendados", "páginas de interés",
                "sitios de interés", "webs de interés", "enlaces relacionados", "recursos útiles", "otros enlaces",
                "sitios recomendados", "páginas recomendadas", "ligas de interés", "recursos en internet", "webgrafía"),
        urls=("enlaces", "enlaces-de-interes", "enlaces-utiles", "enlaces-recomendados", "webs-de-interes", "recursos"),
        lists=("selección de recursos", "listado de páginas web", "las mejores páginas web", "lista de sitios web",
               "los mejores blogs", "recopilación de enlaces", "directorio de enlaces"),
        sites=("site:.gob.es", "site:.edu.es", "site:.edu.mx", "site:.gob.mx", "site:.edu.ar", "site:.gob.ar",
               "site:.edu.co", "site:.gov.co", "site:.gob.cl", "site:.edu.pe", "site:csic.es"),
        keepers=("asociación", "federación", "biblioteca", "universidad", "fundación", "ayuntamiento"),
    ),
    "it": LinkWords(
        titles=("link utili", "siti utili", "siti consigliati", "link consigliati", "siti di interesse",
                "link interessanti", "siti interessanti", "risorse utili", "collegamenti utili", "risorse in rete",
                "sitografia", "altri link", "siti amici", "collegamenti esterni"),
        urls=("link-utili", "siti-utili", "link", "links", "sitografia", "collegamenti", "risorse"),
        lists=("raccolta di link", "elenco di siti", "i migliori siti", "i migliori blog", "lista di siti",
               "guida ai siti", "i 10 migliori siti"),
        sites=("site:.edu.it", "site:.gov.it", "inurl:uni", "inurl:comune", "site:cnr.it"),
        keepers=("associazione", "federazione", "biblioteca", "università", "fondazione", "comune"),
    ),
    "pt": LinkWords(
        titles=("links úteis", "sites úteis", "links interessantes", "links recomendados", "sites recomendados",
                "ligações úteis", "links de interesse", "sites de interesse", "links relacionados", "outros links",
                "sítios de interesse", "recursos úteis", "endereços úteis"),
        urls=("links-uteis", "links", "sites-uteis", "ligacoes", "links-interessantes", "links-recomendados"),
        lists=("lista de sites", "os melhores sites", "melhores blogs", "lista de links", "seleção de sites",
               "diretório de sites", "top 10 sites"),
        sites=("site:.gov.br", "site:.edu.br", "site:.gov.pt", "site:usp.br", "site:.org.br", "site:.leg.br"),
        keepers=("associação", "federação", "biblioteca", "universidade", "fundação", "câmara municipal"),
    ),
    "nl": LinkWords(
        titles=("nuttige links", "handige links", "interessante links", "handige websites", "interessante websites",
                "nuttige websites", "aanbevolen links", "aanbevolen websites", "nuttige adressen", "linkpagina",
                "andere websites", "externe links"),
        urls=("nuttige-links", "handige-links", "links", "linkpagina", "interessante-links", "weblinks"),
        lists=("startpagina", "overzicht van websites", "lijst van websites", "de beste websites", "verzameling links",
               "de leukste websites", "de beste blogs"),
        sites=("site:overheid.nl", "site:rijksoverheid.nl", "site:.vlaanderen.be", "site:.fgov.be", "inurl:gemeente",
               "site:kb.nl"),
        keepers=("vereniging", "stichting", "bibliotheek", "universiteit", "bond", "gemeente"),
    ),
    "pl": LinkWords(
        titles=("przydatne linki", "ciekawe linki", "polecane strony", "ciekawe strony", "przydatne strony",
                "polecane linki", "warto odwiedzić", "użyteczne linki", "przydatne adresy",
                "ciekawe strony internetowe", "netografia"),
        urls=("linki", "przydatne-linki", "ciekawe-linki", "polecane-strony", "ciekawe-strony", "warto-zobaczyc"),
        lists=("lista stron", "zbiór linków", "spis stron", "najlepsze strony", "najlepsze blogi",
               "zestawienie stron internetowych"),
        sites=("site:.gov.pl", "site:.edu.pl", "site:.org.pl", "site:pan.pl"),
        keepers=("stowarzyszenie", "fundacja", "biblioteka", "towarzystwo", "uniwersytet", "szkoła"),
    ),
    "sv": LinkWords(
        titles=("användbara länkar", "länktips", "bra länkar", "nyttiga länkar", "intressanta länkar", "länksamling",
                "relaterade länkar", "rekommenderade länkar", "tips på länkar", "användbara webbplatser",
                "externa länkar", "lästips"),
        urls=("lankar", "lanktips", "lanksamling", "bra-lankar", "anvandbara-lankar", "links"),
        lists=("lista över webbplatser", "samling av länkar", "lista med länkar", "bästa sajterna", "bästa bloggarna"),
        sites=("inurl:kommun", "inurl:bibliotek", "site:skolverket.se", "site:kb.se", "site:.gov.se"),
        keepers=("förening", "förbund", "bibliotek", "universitet", "kommun", "stiftelse"),
    ),
    "da": LinkWords(
        titles=("nyttige links", "gode links", "relevante links", "interessante links", "andre links", "brugbare links",
                "linksamling", "nyttige hjemmesider", "relevante hjemmesider", "eksterne links"),
        urls=("nyttige-links", "gode-links", "links", "linksamling", "relevante-links"),
        lists=("liste over hjemmesider", "samling af links", "liste over links", "de bedste hjemmesider",
               "de bedste blogs"),
        sites=("inurl:kommune", "site:emu.dk", "site:kb.dk", "site:ku.dk", "site:borger.dk"),
        keepers=("forening", "forbund", "bibliotek", "universitet", "kommune", "museum"),
    ),
    "no": LinkWords(
        titles=("nyttige lenker", "aktuelle lenker", "nyttige linker", "gode lenker", "relevante lenker",
                "interessante lenker", "lenketips", "lenkesamling", "nyttige nettsteder", "nyttige nettsider",
                "andre lenker", "eksterne lenker"),
        urls=("lenker", "nyttige-lenker", "linker", "aktuelle-lenker", "lenkesamling", "links"),
        lists=("oversikt over nettsteder", "liste over nettsteder", "samling av lenker", "de beste nettstedene",
               "de beste nettsidene", "de beste bloggene"),
        sites=("site:.kommune.no", "site:.dep.no", "site:uio.no", "site:ndla.no", "site:nb.no"),
        keepers=("forening", "forbund", "bibliotek", "universitet", "kommune", "stiftelse"),
    ),
    "fi": LinkWords(
        titles=("hyödyllisiä linkkejä", "linkkejä", "linkkivinkkejä", "hyviä linkkejä", "linkkilista", "muita linkkejä",
                "mielenkiintoisia linkkejä", "hyödyllisiä sivustoja", "aiheeseen liittyviä linkkejä",
                "hyödylliset linkit", "aiheesta muualla"),
        urls=("linkit", "linkkeja", "linkkilista", "hyodyllisia-linkkeja", "links"),
        lists=("linkkikokoelma", "parhaat sivustot", "parhaat nettisivut", "parhaat blogit"),
        sites=("site:kirjastot.fi", "site:edu.fi", "site:helsinki.fi", "site:hel.fi", "site:.gov.fi"),
        keepers=("yhdistys", "liitto", "kirjasto", "yliopisto", "seura", "kunta"),
    ),
    "cs": LinkWords(
        titles=("užitečné odkazy", "zajímavé odkazy", "doporučené odkazy", "doporučené stránky", "užitečné stránky",
                "související odkazy", "zajímavé stránky", "další odkazy", "užitečné weby", "zajímavé weby",
                "externí odkazy"),
        urls=("odkazy", "uzitecne-odkazy", "zajimave-odkazy", "doporucene-odkazy", "linky", "links"),
        lists=("přehled odkazů", "sbírka odkazů", "seznam stránek", "seznam webů", "nejlepší weby", "nejlepší blogy"),
        sites=("site:.gov.cz", "site:cuni.cz", "site:muni.cz", "site:cas.cz", "site:nkp.cz"),
        keepers=("spolek", "sdružení", "knihovna", "svaz", "univerzita", "nadace"),
    ),
    "hu": LinkWords(
        titles=("hasznos linkek", "hasznos oldalak", "linkgyűjtemény", "ajánlott oldalak", "ajánlott linkek",
                "érdekes linkek", "hasznos weboldalak", "hasznos honlapok", "kapcsolódó linkek", "ajánlott honlapok",
                "további linkek"),
        urls=("linkek", "hasznos-linkek", "linkgyujtemeny", "ajanlott-oldalak", "links"),
        lists=("linkgyűjtemény", "weboldalak listája", "legjobb oldalak", "legjobb weboldalak", "legjobb blogok"),
        sites=("site:.gov.hu", "site:elte.hu", "site:oszk.hu", "site:mta.hu"),
        keepers=("egyesület", "szövetség", "könyvtár", "egyetem", "alapítvány", "önkormányzat"),
    ),
    "ro": LinkWords(
        titles=("linkuri utile", "link-uri utile", "site-uri utile", "legături utile", "adrese utile",
                "linkuri interesante", "site-uri recomandate", "resurse utile", "site-uri interesante", "alte linkuri"),
        urls=("linkuri-utile", "link-uri-utile", "linkuri", "legaturi-utile", "legaturi", "links"),
        lists=("lista de site-uri", "listă de linkuri", "colecție de linkuri", "cele mai bune site-uri",
               "cele mai bune bloguri"),
        sites=("site:.gov.ro", "site:.edu.ro", "site:ubbcluj.ro", "site:bibnat.ro"),
        keepers=("asociația", "federația", "biblioteca", "universitatea", "fundația", "primăria"),
    ),
    "ru": LinkWords(
        titles=("полезные ссылки", "полезные сайты", "интересные ссылки", "ссылки по теме", "интересные сайты",
                "рекомендуемые сайты", "полезные ресурсы", "интернет-ресурсы", "сайты по теме", "каталог ссылок",
                "дружественные сайты"),
        urls=("links", "poleznye-ssylki", "ssylki", "poleznye-sajty", "poleznye-resursy"),
        lists=("подборка сайтов", "подборка ссылок", "список сайтов", "лучшие сайты", "лучшие блоги", "топ 10 сайтов"),
        sites=("site:.edu.ru", "site:.gov.ru", "site:.ac.ru", "site:msu.ru", "site:rsl.ru"),
        keepers=("ассоциация", "библиотека", "общество", "университет", "федерация", "фонд"),
    ),
    "ja": LinkWords(
        titles=("リンク集", "お役立ちリンク", "関連リンク", "おすすめリンク", "関連サイト", "お役立ちサイト",
                "おすすめサイト", "参考リンク", "参考サイト", "便利なサイト"),
        urls=("link", "links", "relatedlink", "bookmark"),
        lists=("サイト一覧", "サイトまとめ", "リンクまとめ", "厳選サイト", "おすすめサイト10選", "ブログまとめ"),
        sites=("site:.ac.jp", "site:.go.jp", "site:.or.jp", "site:.lg.jp", "site:.ed.jp"),
        keepers=("協会", "学会", "図書館", "大学", "パスファインダー", "研究所"),
    ),
}  # fmt: skip
