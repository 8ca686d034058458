"""What of a sheet cannot be carried into the new workbook: it is named, and stays in the older file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from openpyxl.packaging.relationship import get_dependents, get_rels_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from brokenlinks.workbook.carrying.old_book import OldBook, Tab

CHART: Final = "a chart"

#: What a part is called, by the end of the relation's type that leads to it (ECMA-376 Part 1, and [MS-XLSX] 2.1).
_PARTS: Final[Mapping[str, str]] = {
    "chart": CHART,
    "chartEx": CHART,
    "image": "a picture",
    "diagramData": "a diagram",
    "pivotTable": "a pivot table",
    "slicer": "a slicer",
    "timeline": "a timeline",
    "oleObject": "an embedded file",
    "control": "a form control",
    "ctrlProp": "a form control",
    "threadedComment": "a thread of comments (as a plain note it is carried)",
}
#: Elements of a drawing that need no part of their own.
_SHAPES: Final = (b":sp>", b":sp ", b":cxnSp>", b":cxnSp ")
#: Parts of a sheet by their name in openpyxl.
_EXTENSIONS: Final[Mapping[str, str]] = {
    "Sparkline Group": "sparklines",
    "Slicer List": "a slicer",
    "Timeline Ref": "a timeline",
    "Data Validation": "a check of input that names another sheet",
}
_PLURAL: Final[Mapping[str, str]] = {
    "a chart": "charts",
    "a picture": "pictures",
    "a diagram": "diagrams",
    "a pivot table": "pivot tables",
    "a slicer": "slicers",
    "a timeline": "timelines",
    "an embedded file": "embedded files",
    "a form control": "form controls",
}


def left_behind(book: OldBook, tab: Tab, extensions: Iterable[str], own_charts: int) -> str:
    """A sentence on what a sheet loses; "" when it loses nothing.

    Args:
        extensions: of the sheet, by openpyxl's names.
        own_charts: how many charts the program itself put there.
    """
    found = Counter(_found(book, tab))
    found[CHART] -= own_charts
    found.update({_EXTENSIONS[name]: 1 for name in set(extensions) if name in _EXTENSIONS})
    words = [
        what if count == 1 or what not in _PLURAL else f"{count} {_PLURAL[what]}"
        for what, count in found.items()
        if count > 0
    ]
    if not words:
        return ""
    listed = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    them = "it" if listed.startswith("a") and len(words) == 1 else "them"
    return f"{tab.name}: {listed} cannot be carried over. Look for {them} in the older file."


def has_macros(book: OldBook) -> bool:
    """Whether the workbook holds programs of its own."""
    return any(name.endswith("vbaProject.bin") for name in book.archive.namelist())


def _found(book: OldBook, tab: Tab) -> Iterator[str]:
    if tab.is_chart:
        yield CHART
        return
    for relation in tab.relations:
        kind = str(relation.Type).rpartition("/")[2]
        if kind == "drawing":
            yield from _drawn(book, relation.target)
        elif kind in _PARTS:
            yield _PARTS[kind]


def _drawn(book: OldBook, part: str) -> Iterator[str]:
    names = set(book.archive.namelist())
    if part not in names:
        return
    rels = get_rels_path(part)  # type: ignore[no-untyped-call]
    for relation in get_dependents(book.archive, rels) if rels in names else ():
        kind = str(relation.Type).rpartition("/")[2]
        if kind in _PARTS:
            yield _PARTS[kind]
    xml = book.archive.read(part)
    if any(mark in xml for mark in _SHAPES):
        yield "shapes"
