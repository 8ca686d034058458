"""What the elements of HTML mean to a reader of links, mostly as sets of their names."""

from __future__ import annotations

import re

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)

#: Neither text nor links: a browser without scripts renders nothing of them.
#: <noscript> is not among them, as its content is what such a reader gets.
NOT_CONTENT = frozenset({"script", "style", "template", "iframe", "noembed", "noframes", "textarea"})

#: They say something of the page as a whole.
HEAD = frozenset({"html", "base", "meta", "link"})

#: Links are links, but the text is no part of the sentence: choices, and what is shown when a player is missing.
TEXT_APART = frozenset({"select", "datalist", "audio", "video", "canvas", "object"})

#: A line of text ends where they begin and where they end.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)

LISTS = frozenset({"ul", "ol", "menu", "dir"})

#: Their text is one thing to a reader, and the whole of it tells what a link in it is about.
ITEMS = frozenset({"li", "tr"})
CELLS = frozenset({"td", "th"})
#: They hold items: text directly in them belongs to no item.
HOLDERS = LISTS | {"dl", "table"}
ITEM_PARTS = ITEMS | HOLDERS | CELLS | {"dt", "dd"}

BOLD = frozenset({"b", "strong", "u"})

#: A smaller number encloses a larger one, as in h1 … h6.
HEADING_LEVELS = {
    **{f"h{level}": level for level in range(1, 7)},
    "caption": 7,
    "summary": 7,
    "legend": 7,
    "dt": 9,
}
#: A line that is bold from end to end, with no link in it.
BOLD_LINE_LEVEL = 8
#: A list item's own words above a list inside it.
ITEM_LEVEL = 10

#: Headings inside them say nothing of what follows them …
SECTIONS = frozenset({"main", "article", "section", "li", "dialog"})
#: A heading's frame in them is not the page's.
PARTS = frozenset({"main", "article", "section"})
#: … and of these, headings before them say nothing of what is inside, either.
REGIONS = frozenset({"nav", "aside", "footer"})
#: The same regions by their ARIA role, and by the ids and classes of the years before HTML5.
REGION_ROLES = frozenset({"navigation", "complementary", "contentinfo"})
REGION_NAMES = frozenset({"footer", "site-footer", "page-footer", "sidebar", "navbar", "navigation", "breadcrumb"})

#: Headings below h6 (caption, legend, bold lines …) hold inside these only.
MINOR_SCOPES = frozenset({"table", "details", "fieldset", "dl"})

#: Classes whose text is not seen: for screen readers, or the marks for editing and linking to a heading.
UNSEEN_CLASSES = frozenset(
    {
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader",
        "usa-sr-only",
        "element-invisible",
        "mw-editsection",
        "mw-cite-backlink",
        "editsection",
        "headerlink",
        "anchorjs-link",
    }
)

#: Classes of what is not shown, at least at first.
HIDDEN_CLASSES = frozenset({"hidden", "hide", "is-hidden"})
