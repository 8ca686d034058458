"""What a dead page was about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.models import ArchivedPage, OutboundLink
from brokenlinks.prospects.about import about, telling_words

URL = "http://old-bees.example/guides/queen-rearing.html"


def links(*anchors: str) -> list[OutboundLink]:
    return [OutboundLink("", URL, anchor, f"See {anchor} of old.") for anchor in anchors]


@pytest.mark.parametrize(
    ("anchors", "archived", "said"),
    [
        (["x"], ArchivedPage(title="Raising queens | Old Bees", description="By Miller"), "Raising queens: By Miller"),
        (["x"], ArchivedPage(title="Raising queens"), "Raising queens"),
        (["Raising queens"], ArchivedPage(), "Raising queens"),  # no copy
        (["Queens", "Raising queens well", "Queens"], None, "Queens"),  # what most say
        (["Queens", "Raising queens well"], None, "Raising queens well"),  # what says most
        (["click here", "http://old-bees.example/"], None, "guides queen rearing"),
        ([], None, "guides queen rearing"),
    ],
)
def test_the_best_source_speaks(anchors: list[str], archived: ArchivedPage | None, said: str) -> None:
    assert about(URL, links(*anchors), archived) == said


def test_a_page_without_a_name_is_known_by_its_host() -> None:
    assert about("http://www.old-bees.example/", [], None) == "old bees"
    assert len(about(URL, [], ArchivedPage(title="long " * 200))) <= 202


def test_words_that_most_pages_use_come_first() -> None:
    said = [*links("queens", "queens"), OutboundLink("", URL, "Rearing Queens", "2019")]
    assert telling_words(said, ArchivedPage(title="Queens", headings=("Grafting",)))[0].casefold() == "queens"
    assert "2019" not in telling_words(said, None)
    assert telling_words([], None) == ()


@given(st.text(), st.lists(st.text(), max_size=3), st.text())
def test_any_text_will_do(url: str, anchors: list[str], title: str) -> None:
    about(url, links(*anchors), ArchivedPage(title=title))
    assert len(telling_words(links(*anchors), ArchivedPage(title=title))) <= 12
