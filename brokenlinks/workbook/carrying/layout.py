"""How the user arranged a sheet: order and widths of columns, what is folded away, frozen or filtered, drop-down lists
and conditional formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.filters import FilterColumn

    from brokenlinks.workbook.carrying.old_book import OldBook, Tab
    from brokenlinks.workbook.carrying.parsing import SheetParser


@dataclass(frozen=True, slots=True)
class OldWidth:
    """How a column was shown."""

    width: float | None  #: characters; None: as wide as any
    hidden: bool
    outline: int  #: level of the group that it is in, 0 for none


@dataclass(frozen=True, slots=True)
class OldRule:
    """A drop-down list or a conditional format of the user's, or of the program's."""

    columns: tuple[str, ...]  #: names of the columns that it covers
    first_row: int  #: of its range
    what: Any  #: openpyxl's DataValidation or Rule
    mark: str  #: alike for rules that do the same, in whatever workbook


@dataclass(slots=True)
class OldLayout:
    """The arrangement of one sheet."""

    order: list[str]  #: names of columns, left to right
    widths: dict[str, OldWidth]
    frozen: str | None  #: the last column that stays in sight; None: none does
    frozen_header: bool
    zoom: int | None  #: percent
    tab_colour: Any
    state: str  #: visible or hidden
    filters: dict[str, FilterColumn]
    table_name: str | None
    validations: list[OldRule] = field(default_factory=list)
    formats: list[OldRule] = field(default_factory=list)


def read_layout(book: OldBook, tab: Tab, parser: SheetParser, names: Mapping[int, str], last_row: int) -> OldLayout:
    """What stands around the cells of a sheet, once its rows were read."""
    tables = book.tables(tab)
    views = getattr(parser, "views", None)
    view = views.sheetView[0] if views is not None and views.sheetView else None
    pane = view.pane if view is not None and view.pane is not None and "frozen" in (view.pane.state or "") else None
    split = int(pane.xSplit or 0) if pane is not None else 0
    properties = getattr(parser, "sheet_properties", None)
    return OldLayout(
        order=[names[number] for number in sorted(names)],
        widths=dict(_widths(parser, names)),
        frozen=next((names[number] for number in range(split, 0, -1) if number in names), None),
        frozen_header=pane is not None and bool(pane.ySplit),
        zoom=view.zoomScale if view is not None else None,
        tab_colour=properties.tabColor if properties is not None else None,
        state="hidden" if tab.state == "veryHidden" else tab.state,
        filters=dict(_filters([getattr(parser, "auto_filter", None), *(t.autoFilter for t in tables)], names)),
        table_name=tables[0].displayName if tables else None,
        validations=list(_validations(parser, names, last_row)),
        formats=list(_formats(book, parser, names, last_row)),
    )


def _widths(parser: SheetParser, names: Mapping[int, str]) -> Iterator[tuple[str, OldWidth]]:
    for attributes in parser.column_dimensions.values():
        first, last = int(attributes["min"]), int(attributes["max"])
        width = OldWidth(
            float(attributes["width"]) if "width" in attributes else None,
            attributes.get("hidden") in ("1", "true"),
            int(attributes.get("outlineLevel", 0)),
        )
        for number, name in names.items():
            if first <= number <= last:
                yield name, width


def _filters(filters: Iterable[Any], names: Mapping[int, str]) -> Iterator[tuple[str, FilterColumn]]:
    for found in filters:
        if found is None or not found.ref:
            continue
        first = range_boundaries(found.ref)[0] or 1
        for column in found.filterColumn:
            name = names.get(first + column.colId)
            if name is not None and _chooses(column):
                yield name, column


def _chooses(column: FilterColumn) -> bool:
    parts = (column.filters, column.customFilters, column.dynamicFilter, column.top10)
    return any(part is not None for part in parts)  # colours and icons go by numbers of styles, which change


def _columns(ref: Any, names: Mapping[int, str], last_row: int) -> tuple[tuple[str, ...], int]:
    """The columns that ranges cover, and their first row; none when they cover something else than a column's cells."""
    covered: list[str] = []
    first_row = last_row + 1
    for part in str(ref).split():
        left, top, right, _ = (int(edge) if edge else 0 for edge in range_boundaries(part))
        first_row = min(first_row, top or 1)
        covered += [name for number, name in names.items() if (left or 1) <= number <= (right or 16_384)]
    return tuple(dict.fromkeys(covered)), first_row


def _validations(parser: SheetParser, names: Mapping[int, str], last_row: int) -> Iterator[OldRule]:
    found = getattr(parser, "data_validations", None)
    for validation in found.dataValidation if found is not None else ():
        columns, first_row = _columns(validation.sqref, names, last_row)
        if columns:
            yield OldRule(columns, first_row, validation, validation_mark(validation, columns))


def validation_mark(validation: DataValidation, columns: Iterable[str]) -> str:
    """What tells a drop-down list or another check of input from others."""
    formulas = (str(text or "").replace(" ", "") for text in (validation.formula1, validation.formula2))
    return "|".join(("check", ",".join(columns), validation.type or "", *formulas))


def _formats(book: OldBook, parser: SheetParser, names: Mapping[int, str], last_row: int) -> Iterator[OldRule]:
    for formatting in parser.formatting:
        columns, first_row = _columns(formatting.sqref, names, last_row)
        if not columns:
            continue
        for rule in formatting.rules:
            book.resolve(rule)
            yield OldRule(columns, first_row, rule, format_mark(rule, columns))


def format_mark(rule: Any, columns: Iterable[str]) -> str:
    """What tells a conditional format from others."""
    formulas = "".join(str(text).replace(" ", "") for text in rule.formula)
    return "|".join(
        ("format", ",".join(columns), rule.type or "", rule.operator or "", formulas, rule.text or "", _fill_of(rule))
    )


def _fill_of(rule: Any) -> str:
    fill = rule.dxf.fill if rule.dxf is not None else None
    colour = fill.bgColor if fill is not None else None
    return str(colour.rgb)[-6:] if colour is not None and colour.type == "rgb" else ""


def letters_of(names: Iterable[str]) -> dict[str, str]:
    """Names of columns, left to right → their letters."""
    return {name: get_column_letter(number) for number, name in enumerate(names, 1)}


def number_of(letters: str) -> int:
    """The number of a column, from 1."""
    return column_index_from_string(letters)
