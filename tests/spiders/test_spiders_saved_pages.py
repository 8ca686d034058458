"""Each shipped spider finds, on its saved pages, every link that a person sees there."""

from __future__ import annotations

import pytest

from brokenlinks import urls
from brokenlinks.pages import read_page
from brokenlinks.pages.forges import own_pages
from brokenlinks.pages.formats import as_html
from tests.spiders.saved import PAGES, Saved, as_line

saved_pages = pytest.mark.parametrize("saved", PAGES, ids=lambda saved: saved.file)


@saved_pages
def test_every_link_with_its_heading_and_sentence(saved: Saved) -> None:
    assert [as_line(link) for link in saved.read().links] == saved.expected


@saved_pages
def test_no_link_to_another_site_is_left_out_without_a_reason(saved: Saved) -> None:
    """Against a reading of the whole page, menus, footers and badges included."""
    response = saved.response
    whole = read_page(as_html(saved.kind, saved.url, response.body), saved.url, is_own=own_pages(saved.url))
    assert {link.written for link in whole.links} == {line["written"] for line in saved.expected} | saved.left_out


@saved_pages
def test_positions_are_those_of_the_page(saved: Saved) -> None:
    """So that a link can be found again, whatever was left out or unwrapped before it."""
    response = saved.response
    whole = read_page(as_html(saved.kind, saved.url, response.body), saved.url, is_own=own_pages(saved.url))
    written = {link.position: link.written for link in whole.links}
    assert [written[link.position] for link in saved.read().links] == [line["written"] for line in saved.expected]


@pytest.mark.parametrize(
    ("file", "further"),
    [
        ("libguides_v2.html", ["c.php?g=118204&p=771340", "c.php?g=118204&p=771361", "c.php?g=118204&p=771372"]),
        ("libguides_v1.html", ["content.php?pid=20417&sid=144601", "content.php?pid=20417&sid=144603"]),
        ("wikipedia_en.html", []),
        ("wikipedia_de.html", []),
        ("institutions_uswds.html", ["resources"]),
        ("institutions_tables.html", []),
        ("awesome_github.html", ["otmarsh/awesome-beekeeping/blob/main/docs/regions.md"]),
        ("awesome_gitlab.html", ["fquill/awesome-lighthouses/-/blob/main/more.md"]),
        ("awesome_mkdocs.html", ["weather/"]),
        ("awesome_raw.md", ["fquill/awesome-knots/main/docs/care.md"]),
    ],
)
def test_what_is_read_next(file: str, further: list[str]) -> None:
    saved = next(saved for saved in PAGES if saved.file == file)
    assert list(saved.read().further) == [urls.resolve(f"/{path}", saved.url) for path in further]


@pytest.mark.parametrize("saved", [page for page in PAGES if page.spider.links_css], ids=lambda saved: saved.file)
def test_a_page_of_another_layout_has_no_links(saved: Saved) -> None:
    """No menus and footers in place of the list that was not found."""
    other = next(page for page in PAGES if page.file == "institutions_council.html")
    assert saved.spider().read(other.response).links == ()
