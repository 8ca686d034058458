"""An index of own pages, in real SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from brokenlinks.matching import MatchIndex
from tests.matching.garden import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def empty() -> Iterator[MatchIndex]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield MatchIndex(connection)


@pytest.fixture
def index(empty: MatchIndex) -> MatchIndex:
    empty.add(PAGES)
    return empty
