"""What pages say of themselves that are lists of links, or none: the language beside each, as data.

Compared as `brokenlinks.pages.further.fold` has it: without case, accents and punctuation, as whole words, in names
also run together. `brokenlinks.pages.link_page_words` has what link pages are called; here is what else tells them.
"""

from __future__ import annotations

from typing import Final


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text in which commas part them; a phrase may go on in the next line."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


#: In a title or heading, beside `LINK_PAGES`: a list of other people's pages is what follows.
LIST_TITLES: Final = {
    "en": phrases(
        """
        awesome, additional resources, online resources, web resources, internet resources, other resources,
        more resources, external resources, resources for, curated list, list of websites, list of sites,
        list of blogs, list of resources, link roundup, library guide, where to find help, where to get help,
        support services, organisations that can help, organizations that can help, helplines, related organisations,
        related organizations, partner organisations, partner organizations, local clubs, sites of interest,
        interesting sites, cool sites, link page, resource hub, resource library, resource page, blogs we follow, useful
        organisations, useful organizations, useful contacts, support organisations, partner sites, sites we
        like, sites we love, blogs we read, blogs we love, blogs i read
        """
    ),
    "de": phrases("""
        Surftipps, Linktipps, empfehlenswerte Seiten, interessante Seiten, hilfreiche Adressen, Links zu, Link-Liste,
        wichtige Adressen, Anlaufstellen, Beratungsstellen, hilfreiche Seiten, interessante Webseiten, Webtipps,
        Internet-Tipps, befreundete Vereine
        """),
    "fr": phrases("""
        liens vers, sites à découvrir, sites intéressants, sites recommandés, adresses utiles, nos liens, sites à
        visiter, sites favoris, contacts utiles, carnet d'adresses
        """),
    "es": phrases("""
        webs de interés, páginas recomendadas, sitios recomendados, páginas amigas, links de interés, otras webs, webs
        amigas, direcciones de interés
        """),
    "it": phrases("""
        siti consigliati, siti interessanti, siti web utili, link consigliati, link interessanti, indirizzi utili,
        link amici
        """),
    "pt": phrases("sites recomendados, sites interessantes, sites de interesse, links interessantes, endereços úteis"),
    "nl": phrases(
        "interessante sites, handige websites, nuttige websites, aanbevolen sites, startpagina, nuttige adressen"
    ),
    "pl": phrases(
        "warto zobaczyć, polecane linki, ciekawe linki, przydatne strony, katalog stron, warto odwiedzić,"
        "zaprzyjaźnione strony, przydatne adresy"
    ),
    "sv": phrases("bra länkar, intressanta länkar, rekommenderade sidor, länkar till"),
    "ja": phrases(
        "おすすめサイト, お気に入りリンク, 相互リンク, 便利サイト, 役立つサイト, 関連団体, 関係機関, 相談窓口, 便利なサイト"
    ),
}

#: The same, where they are all of a title's part, of a heading or of an address: within others they say little.
WHOLE_TITLES: Final = {
    "en": phrases("around the web, who can help, getting help"),
    "de": phrases("Empfehlungen, wir empfehlen"),
    "fr": phrases("nos amis"),
    "es": phrases("vínculos, páginas web"),
    "it": phrases("link, i link, approfondimenti"),
    "nl": phrases("verwijzingen, hulp en advies"),
    "pl": phrases("polecamy, strony www"),
    "pt": phrases("ligações"),
}

#: What may be a list of links, or a word on oneself: half a name.
HALF_TITLES: Final = {
    "en": phrases("find out more, further information, more information, help and support, learn more, get help"),
    "de": phrases("weiterführende Informationen, weitere Informationen"),
    "fr": phrases("pour en savoir plus"),
    "es": phrases("para saber más"),
    "it": phrases("per saperne di più"),
    "nl": phrases("meer informatie"),
    "pt": phrases("saiba mais"),
}

#: Round-ups, by their title: a word of praise or a number, and up to four words later a word for what is listed.
PRAISE: Final = frozenset(
    """
    best top essential favorite favourite great greatest useful helpful recommended must ultimate
    beste besten bestes nützliche empfehlenswerte meilleur meilleurs meilleures mejor mejores migliori melhor melhores
    beste handige najlepsze najlepszych bästa
    """.split()
)

#: What is listed.
LISTED: Final = frozenset(
    """
    apps sites websites tools resources blogs podcasts books charities organizations organisations courses newsletters
    communities forums channels services links libraries magazines journals museums places programs
    seiten webseiten blogs werkzeuge bücher adressen applis outils livres adresses associations
    webs páginas sitios herramientas libros aplicaciones siti strumenti libri app aplicativos ferramentas livros
    boeken strony blogi narzędzia książki aplikacje sajter sajterna sidor sidorna appar verktyg bloggar
    """.split()
)

#: The other way round: "apps you need", "sites every teacher should know".
NEEDED: Final = {
    "en": phrases("you need, you should, you must, to bookmark, to know, should know, should read, we love"),
}

#: Blogrolls, by their heading.
BLOGROLL: Final = {
    "en": phrases(
        """
        blogroll, blog roll, blogs we read, blogs i read, blogs we love, blogs i love, blogs i follow, blogs
        we follow, my blog list, favorite blogs, favourite blogs, other blogs, friends blogs, blog list
        """
    ),
    "de": phrases("Blogrolle, Lieblingsblogs, Blogs die ich lese, befreundete Blogs"),
    "fr": phrases("blogs amis, blogoliste, mes blogs préférés, blogs que je suis"),
    "es": phrases("blogs amigos, mis blogs favoritos, blogs que sigo, mi lista de blogs, blogs de interés"),
    "it": phrases("blog amici, blog che seguo, i miei blog preferiti"),
    "pt": phrases("blogs amigos, blogues amigos, blogs que sigo, minha lista de blogs"),
    "nl": phrases("blogs die ik lees, favoriete blogs"),
    "pl": phrases("zaprzyjaźnione blogi, blogi które czytam, czytam"),
    "sv": phrases("bloggar jag läser, bloggar jag följer, bloggrulle, favoritbloggar"),
    "ja": phrases("ブログロール, お気に入りブログ"),
}

#: Headings of what an article was written from. Their lists are long, but nobody keeps them for readers.
REFERENCES: Final = {
    "en": phrases(
        "references, notes, footnotes, citations, sources, works cited, notes and references,"
        "literature cited, cited literature, reference list"
    ),
    "de": phrases("Einzelnachweise, Fußnoten, Anmerkungen, Quellen, Quellenangaben, Literatur"),
    "fr": phrases("références, notes et références, notes, sources"),
    "es": phrases("referencias, notas, fuentes"),
    "it": phrases("note, riferimenti, fonti"),
    "pt": phrases("referências, notas, fontes"),
    "nl": phrases("referenties, bronnen, voetnoten, noten"),
    "pl": phrases("przypisy, źródła"),
    "sv": phrases("referenser, källor, fotnoter, noter"),
    "ja": phrases("脚注, 出典, 注釈"),
}

#: What heads an article's references, and the lists of books that others keep.
BIBLIOGRAPHIES: Final = {
    "en": phrases("bibliography, selected bibliography"),
    "de": phrases("Bibliographie, Bibliografie, Literaturverzeichnis"),
    "fr": phrases("bibliographie"),
    "es": phrases("bibliografía"),
    "it": phrases("bibliografia"),
    "pt": phrases("bibliografia"),
    "nl": phrases("bibliografie"),
    "pl": phrases("bibliografia"),
    "sv": phrases("bibliografi, litteratur"),
}

#: The submission of whole sites, as directories have it.
SUBMIT: Final = {
    "en": phrases(
        """
        add url, add your url, add site, add your site, add a site, add website, add your website, add your
        business, add a listing, add listing, add your listing, submit url, submit your url, submit site,
        submit a site, submit your site, submit website, submit your website, submit link, submit your link,
        submit listing, submit a listing, submit your listing, list your site, list your business, get
        listed, claim your listing, update listing
        """
    ),
    "de": phrases("Seite anmelden, Website eintragen, Webseite anmelden, URL anmelden, Eintrag hinzufügen"),
    "fr": phrases("proposer un site, ajouter un site, inscrire un site, soumettre un site, référencer votre site"),
    "es": phrases("añadir sitio, añadir web, agregar sitio, enviar sitio, sugerir sitio, alta en el directorio"),
    "it": phrases("aggiungi sito, inserisci sito, segnala sito, iscrivi il tuo sito"),
    "pt": phrases("adicionar site, enviar site, cadastrar site, sugerir site, submeter site"),
    "nl": phrases("site aanmelden, website aanmelden, site toevoegen, website toevoegen"),
    "pl": phrases("dodaj stronę, dodaj wpis, zgłoś stronę"),
    "sv": phrases("lägg till sida, lägg till webbplats, anmäl sida, föreslå webbplats"),
    "ja": phrases("サイト登録, 新規登録サイト, サイト追加"),
}

#: Directories of whole sites, in their titles.
DIRECTORY: Final = {
    "en": phrases(
        "web directory, website directory, site directory, internet directory, directory of websites, link directory"
    ),
    "de": phrases("Webkatalog, Webverzeichnis, Linkverzeichnis"),
    "fr": phrases("annuaire web, annuaire de sites, annuaire internet, annuaire généraliste"),
    "es": phrases("directorio web, directorio de enlaces, directorio de webs"),
    "it": phrases("directory web, directory italiana, elenco siti"),
    "pt": phrases("diretório web, diretório de sites"),
    "nl": phrases("startpagina, linkdirectory, webgids"),
    "pl": phrases("katalog stron, katalog www"),
    "sv": phrases("webbkatalog, länkkatalog"),
    "ja": phrases("リンクディレクトリ, ディレクトリ登録"),
}

#: Pages that are none: a form to log in, a search, an error. In the title, h1 or address.
NOT_A_LIST: Final = {
    "en": phrases(
        """
        log in, login, sign in, sign up, create account, create an account, forgot password,
        search results, results for, search result, page not found, not found, access denied, privacy
        policy, privacy notice, privacy statement, terms of service, terms of use, terms and conditions, cookie policy, shopping cart, checkout
        """
    ),
    "de": phrases(
        "anmelden, Registrierung, Suchergebnisse, Suchergebnis, Impressum, Datenschutz,"
        "Datenschutzerklärung, Datenschutzhinweise, Warenkorb, AGB"
    ),
    "fr": phrases(
        """
        connexion, inscription, résultats de recherche, mentions légales, panier, politique de
        confidentialité
        """
    ),
    "es": phrases("iniciar sesión, registrarse, resultados de búsqueda, aviso legal, política de privacidad, carrito"),
    "it": phrases("accedi, registrati, risultati della ricerca, informativa sulla privacy, carrello"),
    "pt": phrases("iniciar sessão, cadastre se, resultados da pesquisa, política de privacidade, carrinho"),
    "nl": phrases("inloggen, aanmelden, registreren, zoekresultaten, privacybeleid, algemene voorwaarden"),
    "pl": phrases("logowanie, rejestracja, wyniki wyszukiwania, polityka prywatności, regulamin"),
    "sv": phrases("logga in, registrera dig, sökresultat, integritetspolicy, kundvagn"),
    "ja": phrases("ログイン, 会員登録, 検索結果, プライバシーポリシー, 利用規約"),
}

#: What is human, natural or mineral, and no list of links …
RESOURCES: Final = frozenset({"resources", "ressources", "recursos", "risorse", "zasoby", "ressourcen", "resurser"})
#: … but in a name with one of these.
LINKS: Final = frozenset("links websites weblinks liens enlaces link collegamenti linki länkar".split())

#: Parameters of an address that searches.
SEARCH_PARAMETERS: Final = frozenset({"q", "s", "query", "search", "searchterm", "keywords", "suche", "recherche"})

#: Words of a keyword that say what is looked for and not what it is about: "beekeeping resources".
NO_TOPIC: Final = frozenset(
    """
    articles best blog blogs books courses directory directories free guide guides help information links list lists
    online page pages resource resources site sites tips tool tools top useful web website websites
    liens sites ressources enlaces recursos collegamenti risorse linki länkar links リンク リンク集
    """.split()
)
