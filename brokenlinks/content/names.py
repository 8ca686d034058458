"""Names that content goes by: columns of tables, usual places of site maps, endings of files. Data only."""

from __future__ import annotations

from typing import Final

#: Column and front-matter names of each field, best first; compared without case, `-`, `_` and spaces.
FIELD_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "url": ("url", "address", "link", "permalink", "page url", "landing page", "loc", "location", "web address", "page",
            "adresse", "enlace", "lien", "seite", "web page", "full url", "uri", "href"),
    "title": ("title", "page title", "title 1", "meta title", "seo title", "name", "titel", "titre", "título", "titolo",
              "headline", "h1", "h1-1"),
    "keywords": ("keywords", "keyword", "meta keywords", "meta keywords 1", "focus keyword", "focus keyphrase", "tags",
                 "top keyword", "schlagwörter", "mots clés", "palabras clave"),
    "description": ("description", "meta description", "meta description 1", "seo description", "summary", "excerpt",
                    "abstract", "beschreibung", "descripción", "descrizione", "descrição"),
    "headings": ("headings", "h1", "h1-1", "h2", "h2-1", "h2-2", "subheadings"),
    "text": ("text", "content", "body", "body text"),
    "site": ("site",),
}  # fmt: skip

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
