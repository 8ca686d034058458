"""What the program remembers in the workbook itself, on a sheet that is never shown: what it wrote into each cell.

Only so can a text that the user changed be told from one that is merely old, and a colour of theirs from one of ours.
Of each value just a fingerprint is kept.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl import Workbook

#: The tab: very hidden, so that only a program can show it.
TAB: Final = "_brokenlinks"
_VERSION: Final = "1"
_BYTES: Final = 3  # of a fingerprint
_MOST_CARRIED: Final = 400  # digests of files; a cell holds no more


def key_print(values: Iterable[str]) -> str:
    """The name under which a row is remembered."""
    digest = hashlib.blake2b("\0".join(values).encode("utf-8", "surrogatepass"), digest_size=9).digest()
    return base64.b64encode(digest).decode()


def packed(fingerprints: Iterable[int]) -> str:
    """Fingerprints as text, to be read by `unpacked`."""
    short = b"".join(_short(number).to_bytes(_BYTES, "big") for number in fingerprints)
    return base64.b64encode(short).decode()


def _short(fingerprint: int) -> int:
    return fingerprint % (1 << 8 * _BYTES) or (1 if fingerprint else 0)


@dataclass(slots=True)
class TableMemory:
    """What the program wrote on one sheet that is a table."""

    tab: str  #: the name of the tab, as it was written
    columns: tuple[str, ...] = ()  #: all that were written, the user's included
    marks: dict[str, set[str]] = field(default_factory=dict)  #: looks of cells that are the program's, by column
    rules: set[str] = field(default_factory=set)  #: drop-down lists and conditional formats that are the program's
    rows: dict[str, str] = field(default_factory=dict)  #: `key_print` → `packed` fingerprints, by `columns`

    def fingerprints(self, key: str) -> tuple[int, ...] | None:
        """What was written into the row with this key, by `columns`; None when there was no such row."""
        text = self.rows.get(key)
        if text is None:
            return None
        data = base64.b64decode(text)
        return tuple(int.from_bytes(data[at : at + _BYTES], "big") for at in range(0, len(data), _BYTES))


def is_what(fingerprint: int, remembered: int) -> bool:
    """Whether a remembered fingerprint is that of the same value."""
    return _short(fingerprint) == remembered


@dataclass(slots=True)
class Memory:
    """What the program wrote, and whose work is in it."""

    workbook: str = ""  #: the same in all files of one workbook, over all runs
    written: str = ""  #: tells this file, and the user's copies of it, from those of other runs
    carried: list[tuple[str, str]] = field(default_factory=list)  #: `written` and digest of files taken over, in order
    pages: dict[str, str] = field(default_factory=dict)  #: other sheets, the user's included: tab → print of its values
    charts: dict[str, int] = field(default_factory=dict)  #: that the program drew, by tab
    tables: dict[str, TableMemory] = field(default_factory=dict)  #: by the title that the program gives the sheet


def write_memory(book: Workbook, memory: Memory) -> None:
    """Add the memory to a write-only workbook, as its last sheet."""
    sheet = book.create_sheet(TAB)
    sheet.sheet_state = "veryHidden"
    for row in _rows(memory):
        sheet.append(row)


def _rows(memory: Memory) -> Iterator[list[str]]:
    yield ["What brokenlinks wrote, to tell it from what you did. Leave it there.", _VERSION]
    yield ["workbook", memory.workbook, memory.written]
    yield ["carried", carried_text(memory.carried)]
    yield ["charts", json.dumps(memory.charts)]
    for tab, printed in memory.pages.items():
        yield ["page", _text(tab), printed]
    for title, table in memory.tables.items():
        marks = json.dumps({name: sorted(found) for name, found in table.marks.items()})
        columns, rules = json.dumps(table.columns), json.dumps(sorted(table.rules))
        yield ["table", title, _text(table.tab), *map(_text, (columns, marks, rules))]
        for key, prints in table.rows.items():
            yield ["row", key, prints]


def carried_text(carried: Sequence[tuple[str, str]]) -> str:
    """The files whose work was taken over, as text for one cell: the latest of them."""
    return json.dumps(carried[-_MOST_CARRIED:])


def _text(text: str) -> str:
    return "'" + text  # never a formula, whatever a tab or a column is called


def read_memory(rows: Iterable[Sequence[Any]], *, only_head: bool = False) -> Memory | None:
    """The memory as it was written; None when it is not to be understood.

    Args:
        only_head: leave the tables out, which takes long.
    """
    memory = Memory()
    table = TableMemory("")
    try:
        lines = iter(rows)
        if str(next(lines)[1]) != _VERSION:
            return None
        for kind, *fields in lines:
            if kind == "row":
                table.rows[fields[0]] = fields[1] or ""
            elif kind == "workbook":
                memory.workbook, memory.written = fields[:2]
            elif kind == "carried":
                memory.carried = [(str(written), str(digest)) for written, digest in json.loads(fields[0])]
                if only_head:
                    break
            elif kind == "charts":
                memory.charts = {str(tab): int(count) for tab, count in json.loads(fields[0]).items()}
            elif kind == "page":
                memory.pages[fields[0][1:]] = fields[1]
            elif kind == "table":
                tab, columns, marks, rules = (text[1:] for text in fields[1:5])
                known = defaultdict(set, {name: set(found) for name, found in json.loads(marks).items()})
                table = TableMemory(tab, tuple(json.loads(columns)), known, set(json.loads(rules)))
                memory.tables[fields[0]] = table
    except (StopIteration, ValueError, TypeError, IndexError, AttributeError):
        return None
    return memory
