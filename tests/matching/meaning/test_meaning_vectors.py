"""The vectors of texts, kept in a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.meaning import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt


class Counting:
    """A model that remembers what it was asked: (length of the text, share of the letter e, 1)."""

    def __init__(self, dimensions: int = 3) -> None:
        self.dimensions = dimensions
        self.read: list[str] = []
        self.batches: list[int] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.read += [text for text in texts if text]
        self.batches.append(len(texts))
        rows = [[len(text), text.count("e") / max(1, len(text)), *([1.0] * (self.dimensions - 2))] for text in texts]
        return np.array(rows, np.float32)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:  # as the store has it
        yield opened


def test_vectors_come_in_the_order_of_the_texts(connection: sqlite3.Connection) -> None:
    made = Vectors(connection, Counting(), "m").of(["bee", "", "hives", "bee"])
    assert made.dtype == np.float32
    assert made == pytest.approx(np.array([[3, 2 / 3, 1], [0, 0, 1], [5, 1 / 5, 1], [3, 2 / 3, 1]]), abs=1e-3)


def test_no_text_is_read_twice(connection: sqlite3.Connection) -> None:
    model = Counting()
    vectors = Vectors(connection, model, "m")
    first = vectors.of(["bee", "hives", "bee"])
    again = vectors.of(["hives", "wasp", "bee"])
    assert model.read == ["bee", "hives", "wasp"]
    assert again[[2, 0, 2]].tolist() == first.tolist()


def test_no_texts(connection: sqlite3.Connection) -> None:
    assert Vectors(connection, Counting(), "m").of([]).shape == (0, 3)


def test_they_outlive_the_program(tmp_path: Path) -> None:
    read = []
    for _ in range(2):
        with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as connection:
            model = Counting()
            assert Vectors(connection, model, "m").of(["bee"]).shape == (1, 3)
            read.append(model.read)
    assert read == [["bee"], []]


def test_each_model_has_its_own(connection: sqlite3.Connection) -> None:
    small, large = Counting(), Counting(5)
    assert Vectors(connection, small, "small").of(["bee"]).shape == (1, 3)
    assert Vectors(connection, large, "large").of(["bee"]).shape == (1, 5)
    assert (small.read, large.read) == (["bee"], ["bee"])
    assert Vectors(connection, Counting(), "small").of(["bee"]).shape == (1, 3)


def test_another_model_under_the_same_name_makes_its_own(connection: sqlite3.Connection) -> None:
    Vectors(connection, Counting(), "m").of(["bee"])
    model = Counting(5)
    assert Vectors(connection, model, "m").of(["bee"]).shape == (1, 5)
    assert model.read == ["bee"]


@pytest.mark.parametrize("damaged", [b"", b"\x00", b"\x00" * 5, b"\x00" * 8, b"\x00\x7e" * 3, "text", 7], ids=repr)
def test_what_is_damaged_is_made_anew(connection: sqlite3.Connection, damaged: object) -> None:
    whole = Vectors(connection, Counting(), "m").of(["bee", "wasp"])
    connection.execute(
        "UPDATE text_vector SET vector = ? WHERE vector = (SELECT max(vector) FROM text_vector)", (damaged,)
    )
    model = Counting()
    assert Vectors(connection, model, "m").of(["bee", "wasp"]).tolist() == whole.tolist()
    assert len(model.read) == 1
    assert Vectors(connection, Counting(), "m").of(["bee", "wasp"]).tolist() == whole.tolist()


def test_many_texts_are_read_and_written_in_batches_of_one_transaction_each(tmp_path: Path) -> None:
    told: list[int] = []
    seen: list[int] = []
    with (
        closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as connection,
        closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as other,
    ):
        connection.execute("PRAGMA journal_mode = WAL")

        def look(so_far: int) -> None:
            told.append(so_far)
            seen.append(other.execute("SELECT count(*) FROM text_vector").fetchone()[0])

        model = Counting()
        commits: list[str] = []
        connection.set_trace_callback(lambda said: commits.append(said.partition(" ")[0]))
        Vectors(connection, model, "m").of([f"bee {number}" for number in range(600)], look)
        assert commits.count("RELEASE") == 3
        assert not connection.in_transaction
    assert model.batches == [1, 256, 256, 88]  # the first to see how long its vectors are
    assert told == seen == [0, 256, 512]


def test_progress_counts_what_was_known(connection: sqlite3.Connection) -> None:
    told: list[int] = []
    vectors = Vectors(connection, Counting(), "m")
    vectors.of(["bee", "wasp"])
    vectors.of(["bee", "hive", "wasp"], told.append)
    vectors.of(["bee"], told.append)
    assert told == [2]


def test_a_failing_model_leaves_what_was_written(connection: sqlite3.Connection) -> None:
    class Failing(Counting):
        def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
            if "bee 300" in texts:
                raise MemoryError
            return super().encode(texts)

    with pytest.raises(MemoryError):
        Vectors(connection, Failing(), "m").of([f"bee {number}" for number in range(600)])
    assert connection.execute("SELECT count(*) FROM text_vector").fetchone() == (256,)
    assert not connection.in_transaction


def test_they_are_part_of_the_callers_transaction(connection: sqlite3.Connection) -> None:
    vectors = Vectors(connection, Counting(), "m")
    connection.execute("BEGIN")
    vectors.of(["bee"])
    connection.execute("ROLLBACK")
    assert connection.execute("SELECT count(*) FROM text_vector").fetchone() == (0,)


@given(st.lists(st.text(st.characters(codec=None)), max_size=6))
def test_any_text_has_a_vector(texts: list[str]) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        model = Counting()
        made = Vectors(connection, model, "m").of(texts)
        assert made.shape == (len(texts), 3)
        assert "".join(model.read).encode("utf-8").decode("utf-8") == "".join(model.read)
        assert len(model.read) == len(set(model.read))
