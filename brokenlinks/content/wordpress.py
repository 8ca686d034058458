"""Own pages from an export of WordPress (WXR: RSS with elements of its own, `wp-admin/includes/export.php`)."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]

from brokenlinks.content.days import day_of
from brokenlinks.content.html import TEXT_LIMIT, read_html_text
from brokenlinks.content.names import WORDPRESS_NO_PAGES, WORDPRESS_OWN
from brokenlinks.content.page import make_page
from brokenlinks.content.table_pages import NO_ADDRESS
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from brokenlinks.models import OwnPage

_MARK: Final = b"wordpress.org/export/"
_HEAD: Final = 1 << 16
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\r"))
#: [gallery ids="1,2"], [/caption]: what stands between an opening and a closing one is text.
_SHORTCODE = re.compile(r"\[/?[a-z][\w-]*(?:\s[^\[\]]*)?/?\]", re.IGNORECASE)
#: Which terms name subjects; formats, menus and languages are terms as well.
_TERMS: Final = frozenset({"category", "post_tag", "product_cat"})
#: What SEO plug-ins keep with an entry.
_DESCRIPTIONS: Final = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_seopress_titles_desc",
)
_KEYWORDS: Final = ("_yoast_wpseo_focuskw", "rank_math_focus_keyword", "_seopress_analysis_target_kw")


def is_wordpress(path: Path) -> bool:
    """Whether a file says at its beginning that it is such an export.

    Raises:
        BadInput: it cannot be read.
    """
    return _MARK in _read_head(path)


def read_wordpress(path: Path) -> Iterator[OwnPage | str]:
    """The published pages of an export, or in words why an entry is none; entries that are never pages are passed over.

    It is read as a stream: exports have hundreds of megabytes. One that breaks off, or is not well-formed, gives what
    can be read of it.
    """
    language = ""
    # XMLSyntaxError: past repair. What was read until there counts.
    with contextlib.suppress(etree.XMLSyntaxError, OSError), path.open("rb") as file:
        for _, element in etree.iterparse(
            _WithoutControls(file),
            events=("end",),
            recover=True,
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        ):
            if element.tag == "language":
                language = language or (element.text or "")
            if element.tag != "item":
                continue
            if read := _page(_Entry(element), language):
                yield read
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


class _WithoutControls:
    """A file without the characters that XML forbids: WordPress exports them as they were pasted into a text."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        """The next bytes, about `size` of them; none at the end."""
        while data := self._file.read(size):
            if kept := data.translate(None, _CONTROLS):
                return kept
        return b""


class _Entry:
    """One item of the export: the first text of each element, by its name without name space, and the rest."""

    def __init__(self, item: etree._Element) -> None:
        self.texts: dict[str, str] = {}
        self.meta: dict[str, str] = {}
        self.terms: list[str] = []
        for child in item:
            if not isinstance(child.tag, str):
                continue
            name = child.tag.rpartition("}")[2].rpartition(":")[2]  # the prefix stays where its name space is missing
            text = (child.text or "").strip()
            if name == "postmeta":
                pair = [(part.text or "").strip() for part in child]
                self.meta.setdefault(pair[0] if pair else "", pair[1] if len(pair) > 1 else "")
            elif name == "category":
                self.terms += [text] if child.get("domain", "category") in _TERMS else []
            elif name == "encoded":
                self.texts["content" if "content" in child.tag else "excerpt"] = text
            else:
                self.texts.setdefault(name, text)

    def get(self, name: str) -> str:
        """The text of an element; "" without one."""
        return self.texts.get(name, "")


def _page(entry: _Entry, language: str) -> OwnPage | str | None:
    kind = entry.get("post_type")
    if kind in WORDPRESS_NO_PAGES or kind.startswith(WORDPRESS_OWN):
        return None
    if entry.get("status") not in ("publish", ""):
        return "are drafts, private or in the bin"
    if entry.get("post_password"):
        return "have a password"
    if entry.meta.get("_yoast_wpseo_meta-robots-noindex") == "1" or "noindex" in entry.meta.get("rank_math_robots", ""):
        return "ask not to be indexed"
    if not entry.get("link"):
        return NO_ADDRESS
    content = read_html_text(f"<body>{_SHORTCODE.sub(' ', entry.get('content'))}")
    excerpt = read_html_text(f"<body>{_SHORTCODE.sub(' ', entry.get('excerpt'))}").text
    described = next((text for name in _DESCRIPTIONS if (text := entry.meta.get(name, "")) and "%" not in text), "")
    keywords = [text for name in _KEYWORDS if (text := entry.meta.get(name, ""))]
    return make_page(
        entry.get("link"),
        title=entry.get("title"),
        h1=entry.get("title"),
        description=described or excerpt,
        keywords=", ".join(dict.fromkeys((*keywords, *(term for term in entry.terms if term != "Uncategorized")))),
        headings=content.headings,
        text=content.text[:TEXT_LIMIT],
        declared_language=language,
        modified=day_of(entry.get("post_modified")) or day_of(entry.get("post_date")),
    )


def _read_head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}): check its name and who may read it.") from None
