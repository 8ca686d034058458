"""All notes of a page in one go."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.models import LastUpdate
from brokenlinks.pages.notes import PageNotes, page_notes

TODAY = date(2025, 6, 15)
PAGE = "https://example.org/links"
HTML = """<html lang="de"><title>Links</title><p>Betreut von Jane Doe</p>
<p><a href="/neu">Link vorschlagen</a></p><footer>Stand: 3.3.2024</footer>"""


def test_each_note_is_there() -> None:
    assert page_notes(HTML, PAGE, today=TODAY) == PageNotes(
        updated=LastUpdate(date(2024, 3, 3), "“Stand” on the page"),
        author="Jane Doe",
        language="de",
        suggest="https://example.org/neu",
    )


def test_what_the_caller_knows_counts() -> None:
    headers = {"Last-Modified": "Sun, 03 Mar 2024 10:00:00 GMT"}
    notes = page_notes("<p>x", PAGE, headers, declared_language="sv", text="y", today=TODAY)
    assert (notes.updated, notes.language) == (LastUpdate(date(2024, 3, 3), "Last-Modified"), "sv")


@given(st.text(), st.text(), st.dictionaries(st.sampled_from(["Date", "Last-Modified"]), st.text()))
def test_never_raises(html: str, url: str, headers: dict[str, str]) -> None:
    page_notes(html, url, headers, today=TODAY)
