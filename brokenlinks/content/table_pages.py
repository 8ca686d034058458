"""Own pages from lists, tables and JSON lines, whatever program exported them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.content import names
from brokenlinks.content.days import day_of
from brokenlinks.content.html import TEXT_LIMIT
from brokenlinks.content.page import make_page
from brokenlinks.errors import BadInput
from brokenlinks.json_lines import read_json_lines
from brokenlinks.link_list import read_links
from brokenlinks.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from brokenlinks.models import OwnPage
    from brokenlinks.tables import Table

NO_ADDRESS: Final = "have no address"

_SEPARATORS = re.compile(r"[\s_-]+")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+\s*(?:;.*)?")
_HTML_TYPES = ("text/html", "application/xhtml")
#: Rows by which a column of addresses is known.
_LOOKED_AT: Final = 50


def read_table_pages(path: Path) -> Iterator[OwnPage | str]:
    """A page for each row of a table, or in words why there is none: without address, dead by the table's own word.

    The column of addresses is known by its name, or else by its addresses: exports have their columns named in many
    languages. Of a workbook or .zip, the first table with such a column is read.

    Raises:
        BadInput: as `read_tables`, or there is no column of addresses.
    """
    tables = read_tables(path)
    table, columns = next(((table, found) for table in tables if (found := _columns(table))["url"]), (tables[0], None))
    if columns is None:
        shown = ", ".join(table.columns[:20])
        raise BadInput(f"{path} has no column named url; its columns are {shown}: rename the one with the addresses.")
    return _row_pages(table, columns)


def read_json_pages(path: Path) -> Iterator[OwnPage | str]:
    """A page for each line of a .jsonl file; an object without an address is none.

    Raises:
        BadInput: the file cannot be read, or a line is no JSON object.
    """
    for _, row in read_json_lines(path):
        yield _page({name: _texts(row.get(name)) for name in names.FIELD_NAMES})


def read_listed(path: Path) -> list[str]:
    """The addresses in a text file, one a line, as they stand there; lines that begin with # are none.

    Raises:
        BadInput: the file cannot be read, or has no web address.
    """
    lines = [text for link in read_links(str(path)) if not (text := link.text.strip()).startswith("#")]
    if not any(map(_is_page_address, lines)):
        raise BadInput(f"{path} holds no web address: write one a line, as https://example.org/page.")
    return lines


def only_addresses(rows: Sequence[OwnPage | str]) -> bool:
    """Whether rows give addresses of the web and nothing to tell what their pages are about."""
    pages = [row for row in rows if not isinstance(row, str)]
    return bool(pages) and all(
        urls.is_web_address(page.url)
        and not (page.title or page.description or page.keywords or page.headings or page.text or page.site)
        for page in pages
    )


def _is_page_address(text: str) -> bool:
    try:
        return bool(urls.page_address(text))
    except ValueError:
        return False


def _row_pages(table: Table, columns: Mapping[str, list[str]]) -> Iterator[OwnPage | str]:
    if table.columns and urls.is_web_address(columns["url"][0].strip()):  # there is no header, but a first row
        yield make_page(columns["url"][0].strip())
    for _, row in table.rows:
        values = {name: [row[column].strip() for column in found] for name, found in columns.items()}
        yield _why_not(values) or _page(values)


def _why_not(values: Mapping[str, list[str]]) -> str:
    """Why a row is no living HTML page that search engines may show, by the word of the crawler that made the table."""
    status, media_type, indexability = ("".join(values[name]) for name in ("status", "type", "indexability"))
    if status.isdecimal() and status != "200":
        return f"have status code {status} in it" if status != "0" else "have no answer in it"
    if _MEDIA_TYPE.fullmatch(media_type) and not media_type.lower().startswith(_HTML_TYPES):
        return "are no HTML page"
    return "are not indexable" if _plain_name(indexability) in names.NOT_INDEXABLE else ""


def _columns(table: Table) -> dict[str, list[str]]:
    """The columns that hold each field: of most the best-named one, of headings all."""
    by_name: dict[str, str] = {}
    for column in table.columns:
        by_name.setdefault(_plain_name(column), column)

    def named(wanted: Sequence[str]) -> list[str]:
        return [by_name[plain] for name in wanted if (plain := _plain_name(name)) in by_name]

    found = {field: named(wanted) for field, wanted in names.FIELD_NAMES.items()}
    found["status"], found["indexability"] = named(names.STATUS_NAMES), named(names.INDEXABILITY_NAMES)
    # "Content" is a page's text to some, and its media type to others.
    found["type"] = [column for column in named(names.TYPE_NAMES) if _all_match(table, column, _MEDIA_TYPE)]
    found["text"] = [column for column in found["text"] if column not in found["type"]]
    found["url"] = found["url"] or [column for column in table.columns if _holds_addresses(table, column)]
    return {field: columns if field == "headings" else columns[:1] for field, columns in found.items()}


def _all_match(table: Table, column: str, pattern: re.Pattern[str]) -> bool:
    values = [value for _, row in table.rows[:_LOOKED_AT] if (value := row[column].strip())]
    return bool(values) and all(map(pattern.fullmatch, values))


def _holds_addresses(table: Table, column: str) -> bool:
    values = [value for _, row in table.rows[:_LOOKED_AT] if (value := row[column].strip())]
    return all(map(urls.is_web_address, values or [column.strip()]))


def _plain_name(column: str) -> str:
    return _SEPARATORS.sub(" ", column).strip().casefold()


def _page(values: Mapping[str, list[str]]) -> OwnPage | str:
    def one(name: str) -> str:
        return ", ".join(filter(None, values[name]))

    if not one("url"):
        return NO_ADDRESS
    return make_page(
        one("url"),
        title=one("title"),
        h1=one("h1"),
        description=one("description"),
        keywords=one("keywords"),
        headings=list(filter(None, values["headings"])),
        text=one("text")[:TEXT_LIMIT],
        site=one("site"),
        declared_language=one("language"),
        modified=day_of(one("modified")),
    )


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item).strip() for item in value if isinstance(item, str | int | float)]
    return [str(value).strip()] if isinstance(value, str | int | float) else []
