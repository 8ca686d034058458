"""What a dead target is asked by: its words, each by the most telling place it was found in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.query import WEIGHTS, Place, QueryWord, query_words
from brokenlinks.models import ArchivedPage, DeadTarget

TEXT = st.text(st.characters(codec=None), max_size=40)


def by_place(target: DeadTarget) -> dict[Place, list[str]]:
    found: dict[Place, list[str]] = {}
    for word in query_words(target):
        found.setdefault(word.place, []).append(word.written)
    return found


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (DeadTarget("nothing"), {}),
        (DeadTarget("1", anchor="Pruning roses"), {Place.NAME: ["Pruning", "roses"]}),
        (DeadTarget("1", context="All on hives"), {Place.CONTEXT: ["hives"]}),
        (DeadTarget("1", heading="Bees", page_title="Wasps"), {Place.BACKGROUND: ["Bees", "Wasps"]}),
        (
            DeadTarget("1", "https://garden.example/guides/Old-hives.html?id=swarms"),
            {Place.NAME: ["Old", "hives"], Place.FOLDER: ["guides", "swarms"], Place.HOST: ["garden"]},
        ),
        (DeadTarget("1", "https://bee-garden.example/"), {Place.NAME: ["bee", "garden"]}),  # all that there is
        (DeadTarget("1", "http://[broken"), {Place.NAME: ["broken"]}),
        # what only says what kind of page it is takes the part before along
        (
            DeadTarget("1", "https://h4.example/docs/taxonomies/overview/"),
            {Place.NAME: ["taxonomies", "overview"], Place.FOLDER: ["docs"], Place.HOST: ["h4"]},
        ),
        (DeadTarget("1", "https://h4.example/overview/"), {Place.NAME: ["overview"], Place.HOST: ["h4"]}),
        (
            DeadTarget("1", "https://h4.example/hives/getting-started.html"),
            {Place.NAME: ["hives", "getting", "started"], Place.HOST: ["h4"]},
        ),
        (
            DeadTarget("1", "https://h4.example/hives/guide-swarms.html"),
            {Place.NAME: ["guide", "swarms"], Place.FOLDER: ["hives"], Place.HOST: ["h4"]},
        ),
    ],
    ids=lambda value: value.dead_url or value.anchor or value.id if isinstance(value, DeadTarget) else "",
)
def test_the_words_of_each_place(target: DeadTarget, expected: dict[Place, list[str]]) -> None:
    assert by_place(target) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        # the spelling of people comes before that of addresses, whatever place is the more telling
        (
            DeadTarget("1", "https://x/GITHUB.html", context="GitHub"),
            [
                QueryWord("GitHub", Place.NAME),
                QueryWord("Git", Place.CONTEXT),
                QueryWord("Hub", Place.CONTEXT),
            ],
        ),
        (DeadTarget("1", anchor="Bees bees BEES"), [QueryWord("Bees", Place.NAME)]),
        (DeadTarget("1", heading="bees", context="Bees"), [QueryWord("Bees", Place.CONTEXT)]),
        (DeadTarget("1", "https://bees.example/bees/bees/", "Bees"), [QueryWord("Bees", Place.NAME)]),
    ],
)
def test_a_word_is_asked_once(target: DeadTarget, expected: list[QueryWord]) -> None:
    assert query_words(target) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Composting – The Green Garden", ["Composting"]),
        ("The Green Garden | Composting", ["Composting"]),
        ("Composting » Worms » Green Garden", ["Composting", "Worms"]),
        ("Composting - Home", ["Composting", "Home"]),  # neither is the host's
        ("Green Garden - Garden Home", ["Green", "Garden"]),  # both are: the first is the page's
        ("Composting", ["Composting"]),
        ("Green-Garden", ["Green", "Garden"]),  # a hyphen without spaces parts no titles
        ("", []),
        (" | ", []),
    ],
)
def test_the_title_of_the_archived_copy_without_its_sites_name(title: str, expected: list[str]) -> None:
    target = DeadTarget("1", "https://green-garden.example/hives", archived=ArchivedPage(title=title))
    assert by_place(target)[Place.NAME] == [*expected, "hives"]


def test_what_the_archived_copy_told() -> None:
    archived = ArchivedPage(
        title="Swarms",
        description="Catching them",
        headings=("Boxes", "Ropes", "Ladders", "Gloves", "Hats", "Too far down"),
        text="queens queens queens drones drones 2014 2014 once",
    )
    found = by_place(DeadTarget("1", archived=archived))
    assert found == {
        Place.NAME: ["Swarms"],
        Place.CONTEXT: ["Catching", "Boxes", "Ropes", "Ladders", "Gloves", "Hats"],
        Place.BACKGROUND: ["queens", "drones"],  # what it says more than once, the most often first; no numbers
    }


def test_of_an_archived_text_only_the_most_frequent_words() -> None:
    text = " ".join(f"word{chr(97 + n)} " * (40 - n) for n in range(20))
    found = by_place(DeadTarget("1", archived=ArchivedPage(text=text)))[Place.BACKGROUND]
    assert found == [f"word{chr(97 + n)}" for n in range(12)]


def test_only_the_beginning_of_an_archived_text_is_read() -> None:
    text = "bees bees " + "x " * 3_000 + "wasps wasps"
    assert by_place(DeadTarget("1", archived=ArchivedPage(text=text))) == {Place.BACKGROUND: ["bees"]}


def test_the_more_telling_a_place_the_more_its_words_weigh() -> None:
    assert [WEIGHTS[place] for place in Place] == sorted(WEIGHTS.values(), reverse=True)
    assert QueryWord("bees", Place.HOST).weight < QueryWord("bees", Place.NAME).weight == 1


@given(TEXT, TEXT, TEXT, TEXT, st.none() | st.builds(ArchivedPage, title=TEXT, description=TEXT, text=TEXT))
def test_no_word_comes_twice(url: str, anchor: str, context: str, title: str, archived: ArchivedPage | None) -> None:
    found = query_words(DeadTarget("1", url, anchor, context, page_title=title, archived=archived))
    keys = [word.written.casefold() for word in found]
    assert len(keys) == len(set(keys))
    assert all(0 < word.weight <= 1 for word in found)
