"""Sites and addresses that are never a page to pitch, as data, with the words by which a niche is about them.

A site is a domain ("x.com", with its subdomains) or a name that stands under ".com" and every country's suffix
("amazon.*"). Names of folders and files are compared without case, accents and punctuation, as whole names only.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Kind(NamedTuple):
    """A kind of noise."""

    reason: str  #: in words, as it follows "left out: "
    names: tuple[str, ...]  #: sites, or names of folders and files
    topics: tuple[str, ...] = ()  #: with one of these words in the keyword, the kind is no noise


_JOBS: Final = tuple(
    "job jobs career careers employment employer employers recruiting recruitment recruiter recruiters hiring vacancy"
    " vacancies hr human staffing staff personnel workforce work resume cv internship internships karriere beruf"
    " arbeit stellen personal bewerbung emploi carrière recrutement empleo trabajo empleos lavoro emprego vagas"
    " vacature vacatures werk praca kariera jobb arbete arbejde rh".split()
)
_LOGIN: Final = ("login", "logins", "authentication", "password", "passwords", "sso", "registration")
_CART: Final = ("cart", "carts", "basket", "baskets", "checkout", "kurv", "panier", "cesta", "ecommerce", "commerce")
_SEARCH: Final = ("search", "seo", "recherche", "ricerca", "pesquisa")

#: By host.
SITES: Final = (
    Kind("a social network", (
        "facebook.com", "fb.com", "instagram.com", "threads.net", "threads.com", "pinterest.*", "pin.it", "twitter.com",
        "x.com", "t.co", "tiktok.com", "linkedin.com", "snapchat.com", "reddit.com", "redd.it", "vk.com", "ok.ru",
        "weibo.com", "bsky.app", "telegram.org", "t.me", "whatsapp.com", "wa.me", "discord.com", "discord.gg",
        "nextdoor.com", "flipboard.com", "mix.com", "line.me",
    )),
    Kind("video or music", (
        "youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "twitch.tv", "rumble.com", "bilibili.com",
        "nicovideo.jp", "netflix.com", "spotify.com", "soundcloud.com", "deezer.com", "music.apple.com",
        "podcasts.apple.com", "tv.apple.com", "imdb.com", "rutube.ru",
    )),
    Kind("pictures", (
        "flickr.com", "shutterstock.com", "istockphoto.com", "gettyimages.*", "freepik.com", "dreamstime.com",
        "alamy.com", "alamy.de", "123rf.com", "depositphotos.com", "adobestock.com", "stock.adobe.com", "unsplash.com",
        "pixabay.com", "pexels.com", "canva.com", "behance.net", "dribbble.com", "imgur.com", "giphy.com",
        "deviantart.com",
    )),
    Kind("a shop", (
        "amazon.*", "amzn.to", "ebay.*", "etsy.com", "aliexpress.*", "alibaba.com", "walmart.*", "target.com",
        "bestbuy.*", "homedepot.*", "lowes.com", "costco.*", "wayfair.*", "overstock.com", "newegg.*", "ikea.*",
        "zalando.*", "otto.de", "mediamarkt.*", "idealo.*", "cdiscount.com", "fnac.*", "bol.com", "coolblue.*",
        "allegro.pl", "ceneo.pl", "mercadolibre.*", "mercadolivre.*", "americanas.com.br", "rakuten.*", "wish.com",
        "temu.com", "shein.*", "shopee.*", "lazada.*", "flipkart.com", "argos.co.uk", "redbubble.com", "zazzle.*",
        "thalia.de", "barnesandnoble.com", "waterstones.com", "kakaku.com", "ozon.ru", "wildberries.ru", "emag.ro",
        "emag.hu", "emag.bg",
    )),
    Kind("classified advertisements", (
        "craigslist.org", "gumtree.*", "kleinanzeigen.de", "leboncoin.fr", "marktplaats.nl", "olx.*", "milanuncios.com",
        "subito.it", "blocket.se", "finn.no", "avito.ru", "kijiji.*", "wallapop.com", "vinted.*",
    )),
    Kind("bookings and reviews", (
        "tripadvisor.*", "yelp.*", "booking.com", "expedia.*", "airbnb.*", "hotels.com", "trivago.*", "agoda.com",
        "kayak.com", "kayak.de", "kayak.fr", "kayak.co.uk", "skyscanner.*", "opentable.*", "zomato.com",
        "foursquare.com", "trustpilot.*", "viator.com",
        "getyourguide.*", "groupon.*", "yellowpages.*", "capterra.*", "g2.com", "sitejabber.com", "holidaycheck.*",
    )),
    Kind("a job board", (
        "indeed.*", "glassdoor.*", "monster.com", "monster.de", "monster.fr", "monster.co.uk", "ziprecruiter.*",
        "stepstone.*", "xing.com", "simplyhired.*",
        "careerbuilder.*", "jooble.org", "infojobs.*", "totaljobs.com", "reed.co.uk", "seek.com.au", "naukri.com",
        "pracuj.pl", "hellowork.com", "upwork.com", "fiverr.com", "freelancer.com",
    ), _JOBS),
    Kind("questions and answers", (
        "quora.com", "answers.com", "ask.com", "answers.yahoo.com", "chiebukuro.yahoo.co.jp", "stackoverflow.com",
        "stackexchange.com", "superuser.com", "serverfault.com", "zhihu.com", "gutefrage.net", "brainly.*", "chegg.com",
        "justanswer.*", "wiki.answers.com", "otvet.mail.ru",
    )),
    Kind("an app store", (
        "apps.apple.com", "itunes.apple.com", "play.google.com", "apps.microsoft.com", "chromewebstore.google.com",
        "chrome.google.com", "addons.mozilla.org", "apkpure.com", "f-droid.org", "softonic.com",
    )),
    Kind("a store of documents", (
        "scribd.com", "slideshare.net", "issuu.com", "docplayer.*", "coursehero.com", "studocu.com", "yumpu.com",
        "calameo.com", "slideplayer.*", "prezi.com", "pdfcoffee.com", "vdocuments.*", "academia.edu",
        "researchgate.net", "docs.google.com", "drive.google.com", "dropbox.com", "teacherspayteachers.com",
        "quizlet.com",
    )),
    Kind("a search engine", (
        "bing.com", "duckduckgo.com", "search.yahoo.com", "yandex.*", "ya.ru", "baidu.com", "search.brave.com",
        "ecosia.org", "startpage.com", "qwant.com", "maps.google.com", "news.google.com", "scholar.google.com",
        "books.google.com", "translate.google.com", "webcache.googleusercontent.com",
    )),
    Kind("a dictionary", (
        "merriam-webster.com", "dictionary.com", "thesaurus.com", "thefreedictionary.com", "wordreference.com",
        "linguee.*", "reverso.net", "deepl.com", "dictionary.cambridge.org", "collinsdictionary.com", "vocabulary.com",
        "urbandictionary.com", "dict.cc", "leo.org", "pons.com", "wiktionary.org",
    ), ("dictionary", "dictionaries", "translation", "translator", "translators", "language", "languages", "words")),
)  # fmt: skip

#: By host, but not its subdomains: sites.google.com and groups.yahoo.com have pages of their own.
BARE_SITES: Final = (Kind("a search engine", ("google.*", "yahoo.*", "naver.com", "seznam.cz")),)

#: By any folder or file of the path.
FOLDERS: Final = (
    Kind("a page to log in", (
        "login", "log in", "signin", "sign in", "signup", "sign up", "logout", "wp login", "wp admin",
        "my account", "myaccount", "lost password", "anmelden", "registrieren", "mein konto", "connexion",
        "mon compte", "iniciar sesion", "registrarse", "mi cuenta", "accedi", "registrati", "inloggen", "logowanie",
        "zaloguj", "rejestracja", "logga in", "log ind", "logg inn",
        "kirjaudu", "prihlaseni", "bejelentkezes", "autentificare", "ログイン",
    ), _LOGIN),
    Kind("a shopping cart", (
        "cart", "checkout", "add to cart", "wishlist", "shopping cart", "shopping bag", "warenkorb", "kasse",
        "merkzettel", "panier", "commande", "carrito", "cesta", "finalizar compra", "carrello", "cassa", "carrinho",
        "winkelwagen", "winkelmand", "afrekenen", "koszyk", "varukorg", "kassa", "indkobskurv", "kurv", "handlekurv",
        "ostoskori", "kosik", "kosar", "cos de cumparaturi", "カート",
    ), _CART),
    Kind("search results", (
        "search", "search results", "searchresults", "suche", "suchergebnisse", "buscar", "busqueda",
        "zoeken", "szukaj", "wyszukiwarka", "haku", "hledat",
        "kereses", "cautare", "検索",
    ), _SEARCH),
    Kind("another site's department of personnel", (
        "human resources", "personalabteilung", "ressources humaines", "recursos humanos", "risorse umane",
        "personeelszaken",
    ), _JOBS),
)  # fmt: skip

#: By a folder or file of the path, unless what follows is called as pages of links are: /careers/resources.
FOLDERS_BESIDE_LINKS: Final = (
    Kind("offers of work", (
        "job", "jobs", "career", "careers", "vacancy", "vacancies", "work with us", "stellenangebote",
        "stellenanzeigen", "karriere", "emplois", "offres d emploi", "recrutement", "empleos",
        "trabaja con nosotros", "lavora con noi", "offerte di lavoro", "vagas", "trabalhe conosco", "vacatures",
        "werken bij", "kariera", "oferty pracy", "lediga jobb", "ledige stillinger", "avoimet tyopaikat",
        "volna mista", "allasok", "recruit", "採用情報",
    ), _JOBS),
)  # fmt: skip

#: By a folder with something in it, and no page of links below that: /category/tents/, but not /category.html.
ARCHIVES: Final = (
    Kind("an archive of a category", (
        "category", "categories", "kategorie", "kategorien", "categorie", "categoria", "categorias", "kategoria",
        "kategori", "kategoriat", "product category", "カテゴリー",
    ), ("category", "categories", "taxonomy", "kategorien")),
    Kind("an archive of a tag", (
        "tag", "tags", "topic tag", "product tag", "hashtag", "schlagwort", "schlagworte",
        "etiqueta", "etiquetas", "etichetta", "trefwoord", "znacznik", "tagg", "avainsana", "stitek",
        "cimke", "eticheta", "タグ",
    ), ("tag", "tags", "tagging", "hashtag", "hashtags")),
    Kind("an archive of an author", (
        "author", "autor", "auteur", "autore", "profile", "profiles",
    ), ("author", "authors", "writer", "writers", "profile", "profiles")),
    Kind("a product", (
        "product", "produkt", "produit", "producto", "prodotto", "produto", "dp", "itm",
    ), ("product", "products")),
)  # fmt: skip

#: By the last name of the path: as folders, these words also have another meaning.
LAST_NAMES: Final = (
    Kind("a page to log in", ("register", "registration", "inscription", "entrar", "cadastro"), _LOGIN),
    Kind("a shopping cart", ("basket", "kurv", "panier", "cesta"), _CART),
    Kind("search results", ("recherche", "cerca", "ricerca", "busca", "pesquisa", "sok"), _SEARCH),
    Kind("offers of work", ("employment", "emploi", "empleo", "hr"), _JOBS),
    Kind("a feed", ("feed", "feeds", "rss", "rss2", "atom", "comments feed"), ("feed", "feeds", "feeding", "rss")),
)  # fmt: skip

#: Query parameters whose presence tells: name → reason. WordPress's `s` counts on the front page only.
PARAMETERS: Final = {
    "add-to-cart": "a shopping cart",
    "search_query": "search results",
    "searchterm": "search results",
    "search_term": "search results",
    "feed": "a feed",
    "replytocom": "a form for a comment",
}
FRONT_PAGE_SEARCH: Final = "s"

#: What is no page, by the end of the path.
FILES: Final = frozenset(
    "pdf ps doc docx docm odt rtf ppt pptx pps odp xls xlsx xlsm ods csv tsv txt epub mobi djvu zip gz tgz bz2 7z rar"
    " tar jpg jpeg png gif svg webp avif bmp tif tiff ico mp3 m4a ogg wav flac mp4 m4v mov avi wmv webm mkv exe msi dmg"
    " apk iso deb rpm ics vcf kml kmz gpx xml rdf rss atom json".split()
)
