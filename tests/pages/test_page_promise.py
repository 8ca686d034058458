"""How much a link promises a page of links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.crawling.frontier import FLOOR
from brokenlinks.pages.promise import Clue, niche_terms, promise

NICHE = niche_terms(["beekeeping", "apiary"])
GOOD, POOR = 80.0, 0.0


def of(url: str, text: str = "", heading: str = "", context: str = "", *, parent: float = GOOD) -> float:
    return promise(Clue(url, text, heading, context), parent=parent, niche=NICHE)


@pytest.mark.parametrize(
    ("clue", "parent"),
    [
        (Clue("http://a.example/links.html", "Ann's page"), POOR),
        (Clue("http://a.example/x", "Useful links"), POOR),
        (Clue("http://a.example/x", "Nützliche Links"), POOR),
        (Clue("http://a.example/enlaces-de-interes/", "Web de Ana"), POOR),
        (Clue("http://a.example/x", "リンク集"), POOR),
        (Clue("http://a.example/bees", "The Hive Pages", "See also"), POOR),
        (Clue("http://a.example/bees", "The Hive Pages", "Siehe auch"), POOR),
        (Clue("http://a.example/bees", "The Hive Pages", "Related lists"), POOR),
        (Clue("http://a.example/awesome-beekeeping", "Awesome"), POOR),
        (Clue("http://a.example/x", "A list of beekeeping clubs"), POOR),
        (Clue("http://guides.a.example/bees", "Beekeeping: a subject guide"), POOR),
        (Clue("http://a.example/x", "Répertoire de l'apiculture"), GOOD),
    ],
)
def test_what_is_read(clue: Clue, parent: float) -> None:
    assert promise(clue, parent=parent, niche=NICHE) >= FLOOR


@pytest.mark.parametrize(
    ("clue", "parent"),
    [
        (Clue("http://a.example/", "Hive Supplies"), GOOD),
        (Clue("http://a.example/beekeeping/first-year", "Your first year of beekeeping"), GOOD),
        (Clue("http://a.example/wax", "Wax", "Further resources"), GOOD),
        (Clue("http://a.example/news-12.html", "news 12", "See also"), GOOD),
        (Clue("http://a.example/contact", "Contact", "See also"), GOOD),
        (Clue("http://a.example/kontakt", "Kontakt", "Siehe auch"), GOOD),
        (Clue("http://a.example/links.pdf", "Useful links"), GOOD),
        (Clue("http://a.example/login?next=/links", "Links"), GOOD),
        (Clue("http://a.example/2019/08/queen-rearing", "Queen rearing, a list of steps", ""), POOR),
        (Clue("http://links.example/wax", "http://links.example/wax"), GOOD),
        (Clue("http://a.example/%7B%7Bsite.url%7D%7D/links/", "Links"), GOOD),
        (Clue("http://a.example/x", "Human resources"), GOOD),
        (
            Clue(
                "http://a.example/x",
                "We were asked what one should see also, and what we think of it is this",
                "x" * 90,
            ),
            POOR,
        ),
    ],
)
def test_what_is_left_alone(clue: Clue, parent: float) -> None:
    assert promise(clue, parent=parent, niche=NICHE) < FLOOR


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (of("http://a.example/links"), of("http://a.example/wax")),
        (of("http://a.example/x", heading="See also"), of("http://a.example/x", heading="Wax")),
        (of("http://a.example/x", "Apiary links"), of("http://a.example/x", "Chess links")),
        (of("http://a.example/x", context="on beekeeping"), of("http://a.example/x", context="on chess")),
        (of("http://a.example/links", parent=90), of("http://a.example/links", parent=10)),
        (of("http://a.example/hives", "Links"), of("http://a.example/", "Links")),
        (of("http://a.example/links"), of("http://a.example/2019/08/links")),
        (of("http://a.example/links"), of("http://a.example/links?id=7")),
        (
            of("http://a.example/links"),
            promise(Clue("http://a.example/links", "", nofollow=True), parent=GOOD, niche=NICHE),
        ),
    ],
)
def test_what_promises_more(more: float, less: float) -> None:
    assert more > less


ADDRESSES = st.builds(
    "http://a.example/{}{}".format,
    st.lists(st.sampled_from(["links", "wax", "2019", "08", "a%20b", "リンク集", "news-3"]), max_size=4).map("/".join),
    st.sampled_from(["", "/", ".html", "?a=1", "?action=x"]),
)


@given(ADDRESSES, st.text(max_size=200), st.text(max_size=200), st.text(max_size=200), st.booleans(), st.floats(0, 100))
def test_it_is_a_share_of_one_whatever_is_said(
    url: str, text: str, heading: str, context: str, nofollow: bool, parent: float
) -> None:
    assert 0 <= promise(Clue(url, text, heading, context, nofollow), parent=parent, niche=NICHE) <= 1


def test_terms_of_a_niche() -> None:
    terms = niche_terms(["Bee-keeping", "HIVES", "a of", "Bücher", "蜜蜂"])
    assert [set(term) for term in terms] == [{"bee", "keeping"}, {"hive"}, {"bucher"}, {"蜜蜂"}]
