"""Answers of remote services: what is kept, for how long, and how requests are counted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from brokenlinks.store import Answers, open_database
from brokenlinks.store.database import _APPLICATION
from brokenlinks.store.schema import FIRST, VERSION
from tests.store.given import DAY, HOUR, START, new_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def answers() -> Answers:
    return Answers(new_store().connection)


@pytest.mark.parametrize(
    ("service", "key", "since", "found"),
    [
        ("brave", "bees", START, b"\x00{}"),
        ("brave", "bees", START - DAY, b"\x00{}"),
        ("brave", "bees", START + timedelta(microseconds=1), None),
        ("brave", "bees", START.astimezone(timezone(9 * HOUR)), b"\x00{}"),
        ("brave", "Bees", START, None),
        ("google", "bees", START, None),
    ],
)
def test_what_is_kept(answers: Answers, service: str, key: str, since: object, found: bytes | None) -> None:
    answers.save("brave", "bees", b"\x00{}", START)
    assert answers.get(service, key, since) == found  # type: ignore[arg-type]


def test_the_newest_answer_counts(answers: Answers) -> None:
    answers.save("brave", "bees", b"old", START)
    answers.save("brave", "bees", b"new", START + DAY)
    assert answers.get("brave", "bees", START + HOUR) == b"new"


def test_a_damaged_answer_is_none(answers: Answers) -> None:
    answers.save("brave", "bees", b"{}", START)
    answers.connection.execute("UPDATE answer SET body = x'7b7d'")
    assert answers.get("brave", "bees", START) is None


def test_requests_are_counted_by_the_day_of_utc(answers: Answers) -> None:
    evening = START.replace(hour=23)
    assert [answers.take("brave", 2, evening) for _ in range(3)] == [True, True, False]
    assert not answers.take("brave", 2, evening.astimezone(timezone(9 * HOUR)))  # there it is tomorrow
    assert answers.take("google", 2, evening)
    assert not answers.take("google", 0, evening)
    assert answers.take("brave", 2, evening + HOUR)
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 2)]
    assert [answers.requests("brave", day) for day in days] == [0, 2, 1]


def test_another_run_goes_on_counting(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    for expected in (True, True, False):
        with closing(open_database(file)) as connection:
            assert Answers(connection).take("brave", 2, START) is expected


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    with closing(sqlite3.connect(file)) as connection:
        for statement in (*FIRST, f"PRAGMA application_id = {_APPLICATION}", "PRAGMA user_version = 1"):
            connection.execute(statement)
        connection.execute("INSERT INTO run (fingerprint, keyword, started_at) VALUES ('x', 'bees', 'then')")
        connection.commit()
    with closing(open_database(file)) as connection:
        assert Answers(connection).get("brave", "bees", START) is None
        assert Answers(connection).take("brave", 1, START)
        assert connection.execute("SELECT keyword FROM run").fetchall() == [("bees",)]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
