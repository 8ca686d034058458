"""Own pages from files of HTML and Markdown, and folders of them."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brokenlinks.content.days import day_of
from brokenlinks.content.front_matter import split_front_matter
from brokenlinks.content.html import TEXT_LIMIT, read_html_text
from brokenlinks.content.names import HTML_ENDINGS, MARKDOWN_ENDINGS
from brokenlinks.content.page import make_page, page_of_html
from brokenlinks.errors import BadInput
from brokenlinks.tables import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.models import OwnPage

PAGE_ENDINGS: Final = HTML_ENDINGS | MARKDOWN_ENDINGS

_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_MARKDOWN_TITLE = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TEMPLATE_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)  # Liquid, Jinja, Hugo
_HTML_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_MARKS = re.compile(r"[*_`#>|~]+")


def page_files(folder: Path) -> list[Path]:
    """The HTML and Markdown files below a folder, in order; hidden folders and files are passed over."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (name for name in sorted(names) if not name.startswith("."))
        found += (Path(parent, name) for name in files if Path(name).suffix.lower() in PAGE_ENDINGS)
    return found


def read_page_file(path: Path, folder: Path) -> OwnPage | str:
    """The page in a file, or in words why it has none: its front matter calls it a draft, it asks not to be indexed.

    Its address is the front matter's `permalink` or `url`, else the path from `folder`, with "/" between names.

    Raises:
        BadInput: the file cannot be read.
    """
    values, text = split_front_matter(decode(_read(path)))
    if values.get("draft", "").lower() == "true" or values.get("published", "").lower() == "false":
        return "are drafts"
    given = {name: next((values[key] for key in keys if values.get(key)), "") for name, keys in _FRONT_MATTER.items()}
    url = given["url"] or path.relative_to(folder).as_posix()
    if path.suffix.lower() in MARKDOWN_ENDINGS:
        return _markdown_page(url, given, text)
    html = _TEMPLATE_TAG.sub(" ", text)
    found = read_html_text(html)
    if found.noindex:
        return "ask not to be indexed"
    return page_of_html(
        html,
        replace(
            found,
            title=given["title"] or found.title,
            description=given["description"] or found.description,
            keywords=given["keywords"] or found.keywords,
            language=given["language"] or found.language,
            modified=day_of(given["modified"]) or found.modified,
        ),
        url,
    )


def _markdown_page(url: str, given: Mapping[str, str], text: str) -> OwnPage:
    prose = _FENCE.sub(" ", text)  # a comment in a listing looks like a heading
    heading = _MARKDOWN_TITLE.search(prose)
    h1 = _plain(heading[1]) if heading else ""
    return make_page(
        url,
        title=given["title"] or h1,
        h1=h1,
        description=given["description"],
        keywords=given["keywords"],
        headings=[_plain(heading[1]) for heading in _MARKDOWN_HEADING.finditer(prose)],
        text=_plain(text)[:TEXT_LIMIT],
        declared_language=given["language"],
        modified=day_of(given["modified"]),
    )


def _plain(markdown: str) -> str:
    for pattern, put in ((_TEMPLATE_TAG, " "), (_HTML_TAG, " "), (_MARKDOWN_LINK, r"\1"), (_MARKS, " ")):
        markdown = pattern.sub(put, markdown)
    return " ".join(markdown.split())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}): check its name and who may read it.") from None


_FRONT_MATTER: Final = {
    "url": ("permalink", "url"),
    "title": ("title",),
    "description": ("description", "summary", "excerpt"),
    "keywords": ("keywords", "tags"),
    "language": ("lang", "language", "locale"),
    "modified": ("lastmod", "last_modified_at", "last_modified", "updated", "modified", "date"),
}
