"""The user's own candidates: an export of search results, or any list of pages that nobody has looked at yet."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from brokenlinks import urls
from brokenlinks.errors import BadInput
from brokenlinks.link_list import COLUMN_NAMES, read_links
from brokenlinks.models import Candidate, Query
from brokenlinks.tables import FOREIGN_ENDINGS, TABLE_ENDINGS, looks_like_address, pick_column, read_table

if TYPE_CHECKING:
    from typing import BinaryIO

    from brokenlinks.tables import Table

_TITLES: Final = ("title", "page title", "name")
_SNIPPETS: Final = ("snippet", "description")
_QUERIES: Final = ("query", "keyword", "search")
_RANKS: Final = ("rank", "position")


class FileSearch:
    """A file of candidates, read when it is made; `search` gives them.

    Args:
        source: a text file with one address a line, a table (.csv, .tsv, .xlsx, .xlsm) with a column url, link or
            address and, where it has them, title, description, query or keyword, rank or position; "-" for text on
            standard input.
        column: the column of the addresses, where it has another name.

    Raises:
        BadInput: the file cannot be read, has no such column, or holds no address.
    """

    name: ClassVar[str] = "file"

    def __init__(self, source: str, *, column: str | None = None, stdin: BinaryIO | None = None) -> None:
        self.title = "Standard input" if source == "-" else source
        path = Path(source)
        if source != "-" and path.suffix.lower() in TABLE_ENDINGS | FOREIGN_ENDINGS:
            self._found = _from_table(read_table(path), column)
            if not self._found:
                raise BadInput(f"{source} holds no links: it needs one a line, or a column of them.")
        else:
            self._found = [
                Candidate(_typed(link.text), provider=self.name, rank=rank)
                for rank, link in enumerate(read_links(source, column=column, stdin=stdin), 1)
            ]

    async def search(self, query: Query) -> list[Candidate]:
        """All of the file's candidates, as they stand there; those without a query of their own get `query`."""
        return [
            candidate if candidate.query else Candidate(
                candidate.url, candidate.title, candidate.snippet, self.name, query, candidate.rank
            )
            for candidate in self._found
        ]  # fmt: skip


def _from_table(table: Table, column: str | None) -> list[Candidate]:
    if column is None and len(table.columns) == 1 and looks_like_address(table.columns[0]):
        addresses = table.columns[0]
        lines = [{addresses: addresses}, *(values for _, values in table.rows)]
    else:
        addresses = pick_column(table, COLUMN_NAMES, column, advice="rename the one with the addresses to url")
        lines = [values for _, values in table.rows]
    titles, snippets, queries, ranks = (_column(table, names) for names in (_TITLES, _SNIPPETS, _QUERIES, _RANKS))
    found: list[Candidate] = []
    seen: Counter[str] = Counter()
    for values in lines:
        url = values[addresses].strip()
        if not url:
            continue
        asked = values.get(queries, "").strip()
        seen[asked] += 1  # the place among its query's, where the file does not say
        rank = values.get(ranks, "").strip()
        found.append(
            Candidate(
                _typed(url),
                values.get(titles, "").strip(),
                values.get(snippets, "").strip(),
                FileSearch.name,
                Query(asked, asked) if asked else None,
                int(rank) if rank.isdecimal() and len(rank) < 7 and int(rank) else seen[asked],
            )
        )
    return found


def _typed(text: str) -> str:
    """An address as people type it: `example.com/links`."""
    try:
        return urls.parse_loose(text).href
    except ValueError:
        return text.strip()


def _column(table: Table, names: tuple[str, ...]) -> str:
    """The column of one of these names; "" where there is none."""
    try:
        return pick_column(table, names)
    except BadInput:
        return ""
