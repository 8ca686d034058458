"""Names that content goes by: columns of tables, usual places of site maps, endings of files. Data only."""

from __future__ import annotations

from typing import Final

#: Column and front-matter names of each field, best first; compared without case, `-`, `_` and spaces.
FIELD_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "url": ("url", "address", "link", "permalink", "page url", "landing page", "loc", "location", "web address", "page",
            "adresse", "enlace", "lien", "seite", "web page", "full url", "uri", "href", "top pages", "pages"),
    "title": ("title", "page title", "title 1", "meta title", "seo title", "name", "titel", "titre", "título", "titolo",
              "headline", "h1", "h1-1"),
    "keywords": ("keywords", "keyword", "meta keywords", "meta keywords 1", "focus keyword", "focus keyphrase", "tags",
                 "top keyword", "schlagwörter", "mots clés", "palabras clave"),
    "description": ("description", "meta description", "meta description 1", "seo description", "summary", "excerpt",
                    "abstract", "beschreibung", "descripción", "descrizione", "descrição"),
    "headings": ("headings", "h1", "h1-1", "h2", "h2-1", "h2-2", "subheadings"),
    "text": ("text", "content", "body", "body text"),
    "site": ("site",),
    "h1": ("h1", "h1-1", "heading 1"),
    "language": ("language", "lang", "sprache", "langue", "idioma", "lingua"),
    "modified": ("last modified", "lastmod", "modified", "date modified", "updated", "last updated", "updated at"),
}  # fmt: skip

#: Columns of crawlers' exports that say whether a row is a living page (Screaming Frog, Sitebulb and the like).
STATUS_NAMES: Final = ("status code", "statuscode", "http status code", "http status", "http code", "response code",
                       "code http", "code de réponse", "código de estado", "código de respuesta", "codice di stato",
                       )  # fmt: skip
TYPE_NAMES: Final = ("content type", "mime type", "inhaltstyp", "type de contenu", "tipo de contenido",
                     "tipo di contenuto", "content")  # fmt: skip
INDEXABILITY_NAMES: Final = ("indexability", "indexable", "indexierbarkeit", "indexierbar", "indexabilité",
                             "indexabilidad", "indicizzabilità")  # fmt: skip
#: What stands in the last of them when a page is not to be found by search engines; "-" counts as a space.
NOT_INDEXABLE: Final = frozenset({"non indexable", "not indexable", "noindex", "no", "false", "nicht indexierbar",
                                  "no indexable", "non indicizzabile"})  # fmt: skip

#: Types of entries in an export of WordPress that are no pages; those that begin with `WORDPRESS_OWN` are none either.
WORDPRESS_NO_PAGES: Final = frozenset(
    {
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
        "elementor_library", "feedback", "mc4wp-form", "popup", "scheduled-action", "shop_coupon", "shop_order",
        "shop_order_refund", "product_variation", "tablepress_table", "wpcf7_contact_form", "wpforms",
    }
)  # fmt: skip
WORDPRESS_OWN: Final = ("wp_", "acf-", "_", "ngg_")

#: Where site maps are that no robots.txt names: the custom, then Yoast's and others', then WordPress's own.
SITEMAP_PATHS: Final = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")
#: An address that ends so is taken for a site map unread; others when what answers is one.
SITEMAP_ENDINGS: Final = (".xml", ".xml.gz", ".txt", ".txt.gz")

HTML_ENDINGS: Final = frozenset({".html", ".htm"})
MARKDOWN_ENDINGS: Final = frozenset({".md", ".markdown"})

#: Endings of addresses that are not asked for when a site is read by its links: none of them is a page.
NO_PAGE_ENDINGS: Final = frozenset(
    {
        ".7z", ".apk", ".avi", ".avif", ".bmp", ".css", ".csv", ".dmg", ".doc", ".docx", ".eot", ".epub",
        ".exe", ".gif", ".gz", ".ico", ".iso", ".jpeg", ".jpg", ".js", ".json", ".m4a", ".m4v", ".mov", ".mp3",
        ".mp4", ".mpg", ".msi", ".odp", ".ods", ".odt", ".ogg", ".otf", ".pdf", ".png", ".ppt", ".pptx", ".ps",
        ".rar", ".rss", ".rtf", ".svg", ".tar", ".tgz", ".tif", ".tiff", ".ttf", ".txt", ".wav", ".webm",
        ".webp", ".wmv", ".woff", ".woff2", ".xls", ".xlsx", ".xml", ".zip",
    }
)  # fmt: skip
