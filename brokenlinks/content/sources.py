"""What each source of content is: told by its spelling and by what is on disk, without the network."""

from __future__ import annotations

import collections
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.content.files import PAGE_ENDINGS, page_files
from brokenlinks.content.names import SITEMAP_ENDINGS
from brokenlinks.content.sitemap import read_sitemap_file
from brokenlinks.content.table_pages import read_listed, read_table_pages
from brokenlinks.content.wordpress import is_wordpress
from brokenlinks.errors import BadInput
from brokenlinks.json_lines import read_json_lines
from brokenlinks.tables import FOREIGN_ENDINGS, TABLE_ENDINGS, looks_like_address

if TYPE_CHECKING:
    from collections.abc import Sequence


class SourceKind(StrEnum):
    """How a source is read."""

    SITE = "site"
    SITEMAP = "sitemap"
    PAGE = "page"
    SITEMAP_FILE = "site map file"
    LIST = "list"
    TABLE = "table"
    WORDPRESS = "WordPress export"
    JSON_LINES = "json lines"
    FOLDER = "folder"
    PAGE_FILE = "page file"


@dataclass(frozen=True, slots=True)
class Source:
    """A source, recognised."""

    kind: SourceKind
    given: str  #: as the user wrote it
    url: str = ""  #: of the first three kinds
    path: Path = Path()  #: of the others


def check_sources(sources: Sequence[str]) -> None:
    """Find out what is wrong with sources before a long run, without asking the network.

    Raises:
        BadInput: a file or folder is missing, unreadable, of an unknown kind or without a page; a table has no column
            of addresses; a site map has none; an address is none.
    """
    for given in sources:
        source = recognise(given)
        if source.kind is SourceKind.TABLE:
            next(read_table_pages(source.path), None)
        elif source.kind is SourceKind.JSON_LINES:
            collections.deque(read_json_lines(source.path), maxlen=0)  # each line is checked as it is read
        elif source.kind is SourceKind.LIST:
            read_listed(source.path)
        elif source.kind is SourceKind.SITEMAP_FILE:
            read_sitemap_file(source.path)
        elif source.kind is SourceKind.FOLDER and not page_files(source.path):
            raise BadInput(f"{given} holds no .html, .htm, .md or .markdown file: name the folder that does.")


def recognise(given: str) -> Source:
    """What a source is.

    Raises:
        BadInput: it is neither a file or folder that exists and can be read, nor a web address.
    """
    if not given.strip():
        raise BadInput("A source of content is empty: give a file, a folder or a web address of your pages.")
    if "://" not in given:
        path = Path(given)
        if path.is_dir():
            return Source(SourceKind.FOLDER, given, path=path)
        if path.exists():
            return Source(_file_kind(path), given, path=path)
        if _is_file_name(path) or not looks_like_address(given):
            raise BadInput(
                f"{given} does not exist: give a file, a folder or a web address (https://…) of your own pages."
            )
    try:
        address = urls.parse_loose(given)
    except ValueError:
        raise BadInput(f"{given} is no web address: give it as https://example.com/.") from None
    parts = urlsplit(address.href)
    if parts.path.lower().endswith(SITEMAP_ENDINGS):
        return Source(SourceKind.SITEMAP, given, address.href)
    if parts.path in ("", "/") and not parts.query:
        return Source(SourceKind.SITE, given, address.href)
    return Source(SourceKind.PAGE, given, address.href)


def _file_kind(path: Path) -> SourceKind:
    ending = path.suffix.lower()
    if ending in TABLE_ENDINGS | FOREIGN_ENDINGS | {".zip"}:  # read_tables says what to do with a foreign one
        return SourceKind.TABLE
    if ending == ".txt":
        return SourceKind.LIST
    if ending == ".jsonl":
        return SourceKind.JSON_LINES
    if ending in PAGE_ENDINGS:
        return SourceKind.PAGE_FILE
    if path.name.lower().endswith((".xml", ".xml.gz")):
        return SourceKind.WORDPRESS if is_wordpress(path) else SourceKind.SITEMAP_FILE
    raise BadInput(
        f"{path} is of a kind that is not read: "
        "give a .csv, .tsv, .xlsx, .txt, .jsonl, .xml, .html or .md file, a folder or a web address."
    )


def _is_file_name(path: Path) -> bool:
    """`pages.csv` is meant as a file, though it could be a host, and `content/pages.csv` though it could be on one.

    A site map may well be on a host: `example.com/sitemap.xml`.
    """
    ending = path.suffix.lower()
    return ending in TABLE_ENDINGS | FOREIGN_ENDINGS | {".jsonl"} or (
        path.name == str(path) and ending in SITEMAP_ENDINGS
    )
