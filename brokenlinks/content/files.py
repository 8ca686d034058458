"""Own pages from files: tables, JSON lines, folders of HTML and Markdown."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brokenlinks.content.front_matter import split_front_matter
from brokenlinks.content.html import TEXT_LIMIT, read_html
from brokenlinks.content.names import FIELD_NAMES, HTML_ENDINGS, MARKDOWN_ENDINGS
from brokenlinks.errors import BadInput
from brokenlinks.json_lines import read_json_lines
from brokenlinks.models import OwnPage
from brokenlinks.tables import decode, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from brokenlinks.tables import Table

PAGE_ENDINGS: Final = HTML_ENDINGS | MARKDOWN_ENDINGS

_SEPARATORS = re.compile(r"[\s_-]+")
_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_MARKDOWN_TITLE = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TEMPLATE_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)  # Liquid, Jinja, Hugo
_HTML_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_MARKS = re.compile(r"[*_`#>|~]+")


def read_table_pages(path: Path) -> Iterator[OwnPage | None]:
    """A page for each row of a table; None for a row without an address.

    Raises:
        BadInput: as `read_table`, or there is no column of addresses.
    """
    table = read_table(path)
    columns = _columns(table)
    if not columns["url"]:
        shown = ", ".join(table.columns[:20])
        raise BadInput(f"{path} has no column named url; its columns are {shown}: rename the one with the addresses.")
    for _, row in table.rows:
        yield _page({name: [row[column].strip() for column in found] for name, found in columns.items()})


def read_json_pages(path: Path) -> Iterator[OwnPage | None]:
    """A page for each line of a .jsonl file; None for an object without an address.

    Raises:
        BadInput: the file cannot be read, or a line is no JSON object.
    """
    for _, row in read_json_lines(path):
        yield _page({name: _texts(row.get(name)) for name in FIELD_NAMES})


def page_files(folder: Path) -> list[Path]:
    """The HTML and Markdown files below a folder, in order; hidden folders and files are passed over."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (name for name in sorted(names) if not name.startswith("."))
        found += (Path(parent, name) for name in files if Path(name).suffix.lower() in PAGE_ENDINGS)
    return found


def read_page_file(path: Path, folder: Path) -> OwnPage | None:
    """The page in a file; None for one that its front matter calls a draft, or that asks not to be indexed.

    Its address is the front matter's `permalink` or `url`, else the path from `folder`, with "/" between names.

    Raises:
        BadInput: the file cannot be read.
    """
    values, text = split_front_matter(decode(_read(path)))
    if values.get("draft", "").lower() == "true" or values.get("published", "").lower() == "false":
        return None
    given = {name: next((values[key] for key in keys if values.get(key)), "") for name, keys in _FRONT_MATTER.items()}
    url = given["url"] or path.relative_to(folder).as_posix()
    if path.suffix.lower() in MARKDOWN_ENDINGS:
        return _markdown_page(url, given, text)
    html = _TEMPLATE_TAG.sub(" ", text).encode("utf-8", "replace")
    page = read_html(html, headers={"content-type": "text/html; charset=utf-8"})
    if page.noindex:
        return None
    return OwnPage(
        url=url,
        title=given["title"] or page.title,
        description=given["description"] or page.description,
        keywords=given["keywords"] or page.keywords,
        headings=page.headings,
        text=page.text,
    )


def _markdown_page(url: str, given: Mapping[str, str], text: str) -> OwnPage:
    prose = _FENCE.sub(" ", text)  # a comment in a listing looks like a heading
    title = _MARKDOWN_TITLE.search(prose)
    return OwnPage(
        url=url,
        title=given["title"] or (_plain(title[1]) if title else ""),
        description=given["description"],
        keywords=given["keywords"],
        headings=tuple(_plain(heading[1]) for heading in _MARKDOWN_HEADING.finditer(prose)),
        text=_plain(text)[:TEXT_LIMIT],
    )


def _plain(markdown: str) -> str:
    for pattern, put in ((_TEMPLATE_TAG, " "), (_HTML_TAG, " "), (_MARKDOWN_LINK, r"\1"), (_MARKS, " ")):
        markdown = pattern.sub(put, markdown)
    return " ".join(markdown.split())


def _columns(table: Table) -> dict[str, list[str]]:
    """The columns that hold each field: of most the best-named one, of headings all."""
    by_name: dict[str, str] = {}
    for column in table.columns:
        by_name.setdefault(_plain_name(column), column)
    found = {
        field: [by_name[plain] for name in names if (plain := _plain_name(name)) in by_name]
        for field, names in FIELD_NAMES.items()
    }
    return {field: columns if field == "headings" else columns[:1] for field, columns in found.items()}


def _plain_name(column: str) -> str:
    return _SEPARATORS.sub(" ", column).strip().casefold()


def _page(values: Mapping[str, list[str]]) -> OwnPage | None:
    def one(name: str) -> str:
        return ", ".join(filter(None, values[name]))

    if not one("url"):
        return None
    return OwnPage(
        url=one("url"),
        title=one("title"),
        description=one("description"),
        keywords=one("keywords"),
        headings=tuple(filter(None, values["headings"])),
        text=one("text")[:TEXT_LIMIT],
        site=one("site"),
    )


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item).strip() for item in value if isinstance(item, str | int | float)]
    return [str(value).strip()] if isinstance(value, str | int | float) else []


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
}
