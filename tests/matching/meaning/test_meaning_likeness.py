"""How near own pages are in meaning to a dead target."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest

from brokenlinks.matching import Matcher, MatchIndex
from brokenlinks.matching.meaning import Meaning, Vectors
from brokenlinks.models import ArchivedPage, DeadTarget, OwnPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

#: Subjects, each a direction of its own, with words that mean it.
SUBJECTS = (("bees", "bee", "apiary", "hives"), ("pruning", "secateurs", "roses"), ("soil", "compost", "worms"))
PAGES = [
    OwnPage("/hives", "Hives", "All on hives", text="Bees. " * 80),
    OwnPage("/roses/", "Roses", "Cut them"),
    OwnPage("/compost.html", "", text="worms"),
]


class Subjects:
    """A model that knows three subjects."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.read += texts
        rows = []
        for text in texts:
            said = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
            row = np.array([1e-6, *(sum(word in known for word in said) for known in SUBJECTS)], np.float32)
            rows.append(row / np.linalg.norm(row))
        return np.array(rows, np.float32)


@pytest.fixture
def index() -> Iterator[MatchIndex]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        index = MatchIndex(connection)
        index.add(PAGES)
        yield index


def meaning_of(index: MatchIndex, model: Subjects) -> Meaning:
    return Meaning(index, Vectors(index.connection, model, "subjects"))


@pytest.mark.parametrize(
    ("target", "text", "name"),
    [
        (DeadTarget("1", anchor="apiary"), "apiary. ", "apiary"),
        (DeadTarget("1", "https://x.example/soil/", "apiary", "On pruning"), "apiary. On pruning", "apiary"),
        (DeadTarget("1", "https://x.example/garden/soil.html"), "garden soil", "soil"),
        (DeadTarget("1", "https://soil.example/"), " soil", "soil"),
        (
            DeadTarget("1", anchor="here", context="c", archived=ArchivedPage(title="Soil", description="Worms")),
            "Soil. Worms here. c",
            "here",
        ),
        (DeadTarget("1", anchor="here", archived=ArchivedPage(description="no title")), "here. ", "here"),
        (DeadTarget("1", anchor="a", context="b" * 2_000), "a. " + "b" * 1_000, "a"),
        (DeadTarget("1"), " ", ""),
    ],
)
def test_what_a_model_reads_of_a_target(index: MatchIndex, target: DeadTarget, text: str, name: str) -> None:
    model = Subjects()
    meaning = meaning_of(index, model)
    model.read.clear()
    meaning.of(target)
    assert model.read == list(dict.fromkeys([text, name]))


def test_what_it_reads_of_a_page(index: MatchIndex) -> None:
    model = Subjects()
    meaning_of(index, model)
    assert set(model.read) == {
        "",  # to see how long its vectors are
        "Hives. All on hives " + " ".join(["Bees."] * 60),
        "Roses. Cut them ",
        ".  worms",
        "hives Hives",
        "roses Roses",
        "compost ",
    }


def test_how_near_each_page_is_by_text_and_by_name(index: MatchIndex) -> None:
    meaning = meaning_of(index, Subjects())
    text, name = meaning.of(DeadTarget("1", anchor="apiary", context="soil"))
    assert text == pytest.approx([0.5**0.5, 0, 0.5**0.5], abs=1e-3)
    assert name == pytest.approx([1, 0, 0], abs=1e-3)
    assert text.dtype == name.dtype == np.float64


def test_targets_that_were_prepared_are_not_read_again(index: MatchIndex) -> None:
    model = Subjects()
    meaning = meaning_of(index, model)
    targets = [DeadTarget("1", anchor="apiary"), DeadTarget("2", anchor="secateurs")]
    meaning.prepare(targets)
    model.read.clear()
    for target in targets:
        meaning.of(target)
    assert model.read == []


def test_progress_tells_of_the_pages(index: MatchIndex) -> None:
    told: list[int] = []
    Meaning(index, Vectors(index.connection, Subjects(), "subjects"), told.append)
    assert told == [0]


def test_a_page_without_a_shared_word_is_found_by_its_meaning(index: MatchIndex) -> None:
    target = DeadTarget("1", anchor="Apiary")
    assert Matcher(index).best(target, min_score=0) == []
    first, second, *_ = Matcher(index, meaning_of(index, Subjects())).best(target, min_score=0)
    assert (first.url, first.words) == ("/hives", ())
    assert second.score < first.score < 100


def test_an_index_without_pages() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        meaning = meaning_of(index, Subjects())
        assert [part.tolist() for part in meaning.of(DeadTarget("1", anchor="apiary"))] == [[], []]
        assert Matcher(index, meaning).best(DeadTarget("1", anchor="apiary"), min_score=0) == []
