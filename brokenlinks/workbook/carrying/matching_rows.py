"""Which row of the new sheet is which row of the old one, whatever was sorted in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from brokenlinks.page_keys import page_key
from brokenlinks.urls import canonical
from brokenlinks.workbook.carrying.held import plain_text
from brokenlinks.workbook.carrying.memory import key_print
from brokenlinks.workbook.cells import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from brokenlinks.workbook.carrying.held import UserRow
    from brokenlinks.workbook.columns import Sheet


def as_read(values: Iterable[Any]) -> tuple[str, ...]:
    """Values of key columns in the spelling in which they are read back from a file."""
    return tuple(plain_text(clean_text(str(value or ""))[0]) for value in values)


def row_keys(sheet: Sheet[Any], rows: Iterable[Any], names: Sequence[str]) -> list[tuple[str, ...]]:
    """The values of some columns in each row, as they are read back from a file."""
    by_name = {column.name: column for column in sheet.columns}
    columns = [by_name[name] for name in names]
    return [as_read(column.value(row) for column in columns) for row in rows]


def current_keys(sheet: Sheet[Any], rows: Iterable[Any]) -> set[str]:
    """`key_print` of all rows; of a sheet that is not remembered, none: there are too many."""
    if not sheet.keys or not sheet.remembered:
        return set()
    return {key_print(key) for key in row_keys(sheet, rows, sheet.keys[0])}


def match_rows(
    sheet: Sheet[Any], rows: Callable[[], Iterable[Any]], old: Sequence[UserRow]
) -> tuple[dict[int, UserRow], list[UserRow]]:
    """Old rows by the place of the new row that they belong to, and those that belong to none.

    Exact addresses come first; then, where it leaves no doubt, addresses that a browser takes for the same, those that
    sites use for the same page (a site that went from http to https), and the further keys of the sheet.
    """
    matched: dict[int, UserRow] = {}
    left = list(old)
    for level, names in enumerate(sheet.keys):
        if not left:
            break
        keys = row_keys(sheet, rows(), names)
        for spelled in (_as_it_is, canonical, page_key):
            left = _match(keys, names, spelled, matched, left, unique=level > 0 or spelled is not _as_it_is)
    return matched, left


def _as_it_is(text: str) -> str:
    return text


def _match(
    keys: Sequence[tuple[str, ...]],
    names: Sequence[str],
    spelled: Callable[[str], str],
    matched: dict[int, UserRow],
    old: Sequence[UserRow],
    *,
    unique: bool,
) -> list[UserRow]:
    places: dict[tuple[str, ...], int] = {}
    doubtful: set[tuple[str, ...]] = set()
    for place, key in enumerate(keys):
        if place in matched or not all(key):
            continue
        key = tuple(map(spelled, key))
        if places.setdefault(key, place) != place and unique:
            doubtful.add(key)
    left = []
    for row in old:
        key = tuple(spelled(row.keys.get(name, "")) for name in names)
        found = places.get(key)
        if found is None or found in matched or key in doubtful or not all(key):
            left.append(row)
        else:
            matched[found] = row
    return left
