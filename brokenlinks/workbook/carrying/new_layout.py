"""Arranges a sheet of the new workbook as the user had it, on top of what the program does."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.cell_range import MultiCellRange

from brokenlinks.workbook.carrying.formulas import follow_text
from brokenlinks.workbook.carrying.layout import format_mark, letters_of, number_of, validation_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from brokenlinks.workbook.carrying.layout import OldLayout, OldRule
    from brokenlinks.workbook.carrying.new_table import TableWork
    from brokenlinks.workbook.carrying.old_table import OldTable


def lay_out(ws: Any, work: TableWork, names: Sequence[str]) -> None:
    """Arrange the columns and the view of a write-only sheet.

    Args:
        names: of its columns, left to right.
    """
    letters = letters_of(names)
    if work.old is None:
        return
    layout = work.old.layout
    for name, shown in layout.widths.items():
        if name in letters:
            dimension = ws.column_dimensions[letters[name]]
            dimension.hidden, dimension.outlineLevel = shown.hidden, shown.outline
            if shown.width:
                dimension.width = shown.width
    _freeze(ws, layout, names)
    if layout.zoom:
        ws.sheet_view.zoomScale = layout.zoom
    if layout.tab_colour is not None:
        ws.sheet_properties.tabColor = copy(layout.tab_colour)
    ws.sheet_state = layout.state


def set_rules(ws: Any, work: TableWork, names: Sequence[str], rows: int) -> None:
    """Set filters, drop-down lists and conditional formats; what the program set of these is remembered as its own.

    Args:
        names: of its columns, left to right.
        rows: below its header.
    """
    _remember_rules(ws, work, names)
    if work.old is None:
        return
    letters = letters_of(names)
    _filter(ws, work.old.layout, names)
    if rows:
        _validate(ws, work, work.old, letters, rows)
        _format(ws, work, work.old, letters, rows)


def _freeze(ws: Any, layout: OldLayout, names: Sequence[str]) -> None:
    columns = names.index(layout.frozen) + 1 if layout.frozen in names else 0
    rows = 1 if layout.frozen_header else 0
    ws.freeze_panes = f"{get_column_letter(columns + 1)}{rows + 1}" if columns or rows else None


def _filter(ws: Any, layout: OldLayout, names: Sequence[str]) -> None:
    tables = list(ws.tables.values())
    target = tables[0].autoFilter if tables else ws.auto_filter
    if target is None:
        return
    for name, filtered in layout.filters.items():
        if name in names:
            column = copy(filtered)
            column.colId = names.index(name)
            target.filterColumn.append(column)
    target.filterColumn.sort(key=lambda column: column.colId)


def _covered(ranges: Any, names: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for part in str(ranges).split():
        left, _, right, _ = range_boundaries(part)
        found += names[(left or 1) - 1 : right]
    return tuple(dict.fromkeys(found))


def _remember_rules(ws: Any, work: TableWork, names: Sequence[str]) -> None:
    rules = work.memory.rules
    for validation in ws.data_validations.dataValidation:
        rules.add(validation_mark(validation, _covered(validation.sqref, names)))
    for formatting in ws.conditional_formatting:
        covered = _covered(formatting.sqref, names)
        rules |= {format_mark(rule, covered) for rule in formatting.rules}


def _users(rules: Iterable[OldRule], work: TableWork) -> list[OldRule]:
    """Those that the program did not write, each once."""
    known = work.memory.rules | (work.remembered.rules if work.remembered is not None else set())
    return list({rule.mark: rule for rule in rules if rule.mark not in known}.values())


def _ranges(rule: OldRule, letters: Mapping[str, str], rows: int) -> str:
    """The columns of a rule from top to bottom, neighbours in one range."""
    numbers = sorted(number_of(letters[name]) for name in rule.columns if name in letters)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(f"{get_column_letter(run[0])}2:{get_column_letter(run[-1])}{rows + 1}" for run in runs)


def _validate(ws: Any, work: TableWork, old: OldTable, letters: Mapping[str, str], rows: int) -> None:
    users = _users(old.layout.validations, work)
    theirs = {name for rule in users for name in rule.columns}
    names = list(letters)
    kept = [
        validation
        for validation in ws.data_validations.dataValidation
        if not theirs & set(_covered(validation.sqref, names))
    ]
    for rule in users:
        ranges = _ranges(rule, letters, rows)
        if not ranges:
            continue
        validation = copy(rule.what)
        validation.sqref = MultiCellRange(ranges)
        for part in ("formula1", "formula2"):
            text = getattr(validation, part)
            if text and not str(text).startswith('"'):
                shift = (rule.first_row, 2)
                setattr(validation, part, follow_text(str(text), work.moves, tab=old.tab, shift=shift))
        kept.append(validation)
    ws.data_validations.dataValidation = kept


def _format(ws: Any, work: TableWork, old: OldTable, letters: Mapping[str, str], rows: int) -> None:
    users = sorted(_users(old.layout.formats, work), key=lambda rule: rule.what.priority)
    if not users:
        return
    formats = ConditionalFormattingList()
    for rule in users:  # before the program's: the first that fits counts
        ranges = _ranges(rule, letters, rows)
        if not ranges:
            continue
        moved = copy(rule.what)
        shift = (rule.first_row, 2)
        moved.formula = [follow_text(str(text), work.moves, tab=old.tab, shift=shift) for text in moved.formula]
        moved.priority = 0  # a new one is given
        formats.add(ranges, moved)
    for formatting in ws.conditional_formatting:
        for rule in formatting.rules:
            rule.priority = 0
            formats.add(str(formatting.sqref), rule)
    ws.conditional_formatting = formats
