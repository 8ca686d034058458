"""Words by which a link promises another page of links, or something else, the language beside each.

Compared as those of `brokenlinks.pages.link_page_words`: without case and accents, as whole words.
"""

from __future__ import annotations

#: Headings under which a page names others of its kind. Not “more resources” and the like: what stands under those is
#: what the page itself is a list of.
SEE_ALSO = {
    "en": ("see also", "related", "related pages", "related lists", "related guides", "related topics",
           "related collections", "similar", "similar lists", "similar pages", "similar guides", "other lists",
           "other guides", "other link pages", "other link lists", "other directories", "other awesome lists",
           "more lists", "more guides", "more like this", "lists of links", "link collections", "link lists",
           "directories", "awesome lists", "subject guides", "research guides", "portals", "sister pages"),
    "de": ("siehe auch", "verwandte seiten", "ähnliche seiten", "weitere linksammlungen", "andere linksammlungen",
           "linklisten", "linksammlungen", "verwandte themen"),
    "fr": ("voir aussi", "pages liées", "pages associées", "autres listes", "autres annuaires", "à voir aussi",
           "annuaires"),
    "es": ("véase también", "ver también", "páginas relacionadas", "otras listas", "otros directorios", "directorios"),
    "it": ("vedi anche", "pagine correlate", "voci correlate", "altri elenchi", "altre raccolte"),
    "pt": ("ver também", "veja também", "páginas relacionadas", "outras listas", "outros diretórios"),
    "nl": ("zie ook", "gerelateerde pagina's", "andere lijsten", "andere overzichten", "startpagina's"),
    "pl": ("zobacz też", "zobacz także", "powiązane strony", "inne listy", "inne katalogi", "katalogi"),
    "sv": ("se även", "se också", "relaterade sidor", "andra listor", "andra länksamlingar"),
    "ja": ("関連ページ", "関連項目", "リンク集一覧", "他のリンク集"),
}  # fmt: skip

#: What pages of links call themselves beside the names in `link_page_words`, in a link's text or address.
LISTS = {
    "en": ("awesome", "curated list", "list of", "lists", "guide to", "guides", "subject guide", "topic guide", "best of",
           "round up", "roundup", "toolkit", "starting points", "link hub", "hotlist", "webring", "portal", "index of"),
    "de": ("liste", "verzeichnis", "sammlung", "themenportal", "wegweiser"),
    "fr": ("liste de", "annuaire", "répertoire", "sitothèque", "signets", "portail"),
    "es": ("lista de", "listado", "directorio", "guía de", "repertorio", "portal"),
    "it": ("elenco", "lista di", "raccolta", "sitografia", "portale"),
    "pt": ("lista de", "diretório", "guia de", "coletânea", "portal"),
    "nl": ("overzicht", "lijst", "startpagina", "linkpagina", "verzameling"),
    "pl": ("lista", "katalog", "spis", "zbiór", "przewodnik"),
    "sv": ("lista", "länksamling", "länkkatalog", "guide"),
    "ja": ("まとめ", "一覧", "リスト"),
}  # fmt: skip

#: What a site's other pages are called: they are seldom pages of links.
OTHER_PAGES = {
    "en": ("news", "news room", "newsroom", "press", "press release", "press releases", "events", "event", "about",
           "about us", "contact", "contact us", "team", "our team", "staff", "jobs", "careers", "donate", "donations",
           "terms", "terms of use", "terms of service", "imprint", "legal", "disclaimer", "shop", "store", "product",
           "products", "pricing", "services", "support us", "subscribe", "newsletter signup", "gallery", "photos",
           "videos", "podcast", "download", "downloads", "author", "profile", "user", "users", "members", "membership",
           "forum", "topic", "thread", "archive", "archives", "accessibility statement", "sitemap", "cookies",
           "license", "changelog", "edit", "history", "home"),
    "de": ("aktuelles", "neuigkeiten", "nachrichten", "presse", "termine", "veranstaltungen", "über uns", "kontakt",
           "impressum", "datenschutz", "agb", "spenden", "produkte", "preise", "bilder", "galerie", "mitglieder"),
    "fr": ("actualités", "actus", "presse", "événements", "agenda", "à propos", "contact", "mentions légales", "boutique",
           "produits", "emplois", "dons", "galerie", "adhérents"),
    "es": ("noticias", "prensa", "eventos", "agenda", "sobre nosotros", "quiénes somos", "contacto", "aviso legal",
           "tienda", "productos", "empleo", "donar", "galería", "socios"),
    "it": ("notizie", "novità", "stampa", "eventi", "chi siamo", "contatti", "note legali", "negozio", "prodotti",
           "donazioni", "galleria", "soci"),
    "pt": ("notícias", "imprensa", "eventos", "agenda", "sobre nós", "quem somos", "contato", "contacto", "loja",
           "produtos", "doações", "galeria", "sócios"),
    "nl": ("nieuws", "pers", "agenda", "evenementen", "over ons", "contact", "winkel", "producten", "vacatures",
           "doneren", "leden", "foto's"),
    "pl": ("aktualności", "prasa", "wydarzenia", "o nas", "kontakt", "sklep", "produkty", "praca", "galeria"),
    "sv": ("nyheter", "press", "evenemang", "kalender", "om oss", "kontakt", "butik", "produkter", "jobb", "medlemmar"),
    "ja": ("ニュース", "お知らせ", "会社概要", "お問い合わせ", "採用情報", "商品", "イベント"),
}  # fmt: skip
