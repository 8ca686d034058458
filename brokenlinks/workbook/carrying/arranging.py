"""The order and names of tabs, and the names of cells, as the user had them."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.carrying.formulas import follow_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook

    from brokenlinks.workbook.carrying.file_work import FileWork
    from brokenlinks.workbook.carrying.formulas import Moves

#: Characters of a tab's name, in Excel.
LONGEST_TAB: Final = 31


def arrange_tabs(book: Workbook, newest: FileWork, titles: Mapping[str, str], extras: Mapping[str, str]) -> None:
    """Put the tabs in the order in which the user had them; new ones come after those that they follow now.

    Args:
        titles: names of our tables' tabs by the title that the program gives them.
        extras: of the user's sheets: names of tabs before → now.
    """
    before = {table.tab: titles[title] for title, table in newest.tables.items() if title in titles} | dict(extras)
    now = book.sheetnames
    order = [name for old in newest.order if (name := before.get(old, old)) in now]
    order = list(dict.fromkeys(order))
    last = None
    for name in now:
        if name not in order:
            order.insert(order.index(last) + 1 if last is not None else 0, name)
        last = name
    for place, name in enumerate(order):
        book.move_sheet(name, place - book.sheetnames.index(name))
    visible = [place for place, sheet in enumerate(book.worksheets) if sheet.sheet_state == "visible"]
    first = book.sheetnames.index(titles.get("Prospects", order[0]))
    if not visible:  # Excel refuses such a file
        book.worksheets[first].sheet_state = "visible"
    book.active = first if first in visible or not visible else visible[0]


def carry_names(book: Workbook, newest: FileWork, moves: Mapping[str, Moves]) -> None:
    """The user's names for cells, the theme that the looks of their cells refer to, and the workbooks that their
    formulas do."""
    written: Any = book
    written._external_links = newest.links  # a formula that refers to none makes Excel "repair" the file
    if newest.theme:
        book.loaded_theme = newest.theme
    for name, defined in newest.names.items():
        if name not in book.defined_names and not name.startswith("_xlnm"):
            made = copy(defined)
            made.value = follow_text(str(defined.value), moves)
            book.defined_names[name] = made
