"""Formulas of the user's, when rows are sorted anew and columns come between others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from brokenlinks.workbook.carrying.formulas import Moves, follow, follow_text
from brokenlinks.workbook.carrying.held import Formula, fingerprint, plain_text
from brokenlinks.workbook.carrying.memory import is_what, packed

#: Column B went to D and C to B; rows 2 to 9 are now 2 to 20, and the fifth is the seventh.
OURS = Moves({"A": "A", "B": "D", "C": "B"}, {5: 7}, first=2, last=9, last_now=20)
MOVES = {"prospects": OURS, "my sheet": Moves({"A": "C"}, {2: 3}, first=2, last=4, last_now=3)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=B5", "=D7"),  # its own row
        ("=$B5+b5", "=$D7+D7"),
        ("=B4", "=D6"),  # the row above
        ("=B$1", "=D$1"),
        ("=B$5", "=D$7"),  # a fixed cell: the prospect that it means
        ("=SUM(B2:B9)", "=SUM(D2:D20)"),  # all rows
        ("=SUM($B$2:$B$9)", "=SUM($D$2:$D$20)"),
        ("=SUM(B3:B5)", "=SUM(D5:D7)"),
        ("=SUM(C:C)", "=SUM(B:B)"),
        ("=SUM($A:$C)", "=SUM($A:$B)"),
        ("=AZ5", "=AZ7"),  # beyond our columns
        ("=Prospects!B5", "=Prospects!D7"),
        ("='My sheet'!A2", "='My sheet'!C3"),
        ("=COUNTIF('My sheet'!A2:A4,B5)", "=COUNTIF('My sheet'!C2:C3,D7)"),
        ("=Elsewhere!B5", "=Elsewhere!B5"),
        ('="B5 stays"&B5', '="B5 stays"&D7'),
        ("=Prospects[@Status]&best", "=Prospects[@Status]&best"),
        ("=1:1", "=1:1"),
        ("=(((", "=((("),
        ("=", "="),
    ],
)
def test_formulas_of_a_row(before: str, after: str) -> None:
    assert follow(Formula(before, 5, {}), 7, "PROSPECTS", MOVES) == after


def test_an_array_formula_moves_with_its_range() -> None:
    moved = follow(Formula(ArrayFormula("B5:B5", "=SUM(C5*2)"), 5, {}), 7, "Prospects", MOVES)
    assert (moved.ref, moved.text) == ("D7:D7", "=SUM(B7*2)")


@pytest.mark.parametrize(
    ("before", "after"),
    [("Prospects!$B$2:$B$9", "Prospects!$D$2:$D$20"), ("=Prospects!B5+A1", "=Prospects!D7+A1"), ("5", "5")],
)
def test_formulas_of_other_sheets(before: str, after: str) -> None:
    assert follow_text(before, MOVES) == after


@given(st.text(max_size=40))
def test_no_formula_is_too_odd(text: str) -> None:
    assert isinstance(follow(Formula("=" + text, 5, {}), 5, "Prospects", MOVES), str)


@given(st.text(max_size=30) | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none())
def test_a_remembered_value_is_known_again(value: object) -> None:
    printed = fingerprint(value)
    (remembered,) = _unpacked(packed([printed]))
    assert is_what(printed, remembered)
    assert (printed == 0) == (plain_text(value) == "")


def _unpacked(text: str) -> tuple[int, ...]:
    from brokenlinks.workbook.carrying.memory import TableMemory

    found = TableMemory("", rows={"key": text}).fingerprints("key")
    assert found is not None
    return found
