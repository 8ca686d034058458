"""Whatever a user does to the workbook between two runs, the next one has it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from .cycles import run_cycles

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", [1, 2])
def test_no_note_is_lost_and_no_row_doubled(tmp_path: Path, seed: int) -> None:
    figures = run_cycles(tmp_path, Random(seed), cycles=15)  # noqa: S311
    assert figures.cycles == 15
    assert figures.words > 50
