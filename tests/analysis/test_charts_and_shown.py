"""What a notebook shows: charts with their figures, tables in which nothing of the web is markup."""

from __future__ import annotations

import html.parser
import importlib.util
import io
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from brokenlinks.analysis import bars, columns, shown
from brokenlinks.analysis.frames import frame
from tests.html_report.hostile import ADDRESSES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

plt = pytest.importorskip("matplotlib.pyplot")


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def test_the_first_row_is_on_top_with_its_figure() -> None:
    axes = bars(pd.DataFrame({"kind": ["lists", "blogs"], "pages": [1200, 3]}), "kind", "pages", title="Pages")
    assert axes is not None
    assert [label.get_text() for label in axes.get_yticklabels()] == ["blogs", "lists"]
    assert [bar.get_width() for bar in axes.patches] == [3, 1200]  # type: ignore[attr-defined]
    assert [text.get_text() for text in axes.texts] == ["3", "1,200"]


def test_stacked_bars_end_in_their_sum() -> None:
    table = pd.DataFrame({"offer": ["/mead"], "placed": [2], "no reply": [5]})
    axes = bars(table, "offer", ["placed", "no reply"], title="Mails")
    assert axes is not None
    assert [text.get_text() for text in axes.texts] == ["7"]
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["placed", "no reply"]


def test_weeks_stand_side_by_side_the_last_ones() -> None:
    table = pd.DataFrame({"week": [f"week {n}" for n in range(40)], "contacted": range(40), "replied": [0] * 40})
    axes = columns(table, "week", ["contacted", "replied"], title="Weeks")
    assert axes is not None
    assert axes.texts[-1].get_text() == "39"
    assert len(axes.patches) == 2 * 26


@pytest.mark.filterwarnings("ignore:Glyph")  # a letter that no font of the machine has is drawn as a box
@pytest.mark.parametrize("text", [*TEXTS, "a$b$c_", "リンク集", "x" * 5000, "https://example.org/" + "y" * 300])
def test_any_text_is_drawn_as_text(text: str) -> None:
    axes = bars(frame([{"kind": text, "pages": 1}], "kind", "pages"), "kind", "pages", title="Pages")
    assert axes is not None
    plt.savefig(io.BytesIO())
    assert len(axes.get_yticklabels()[0].get_text().replace("\\$", "$")) <= 48


def test_without_rows_or_matplotlib_a_sentence_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = pd.DataFrame({"kind": ["lists"], "pages": [1]})
    assert bars(table.head(0), "kind", "pages", title="Pages") is None
    assert columns(table.head(0), "kind", ["pages"], title="Pages") is None
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert bars(table, "kind", "pages", title="Pages") is None
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["There is nothing to draw yet."] * 2
    assert said[2].startswith("The chart needs matplotlib")


class Tags(html.parser.HTMLParser):
    """Collects the elements of the body of a table, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize(
    "text", [*TEXTS, *ADDRESSES, 'https://example.org/"><script>', "https://example.org/ and more"]
)
def test_nothing_of_the_web_is_markup(text: str) -> None:
    tags = Tags(shown(frame([{"title": text}], "title")).to_html())
    assert tags.found <= {"style", "table", "thead", "tbody", "tr", "th", "td", "a"}
    assert all(link.startswith("https://example.org/") for link in tags.links)


def test_shares_addresses_and_gaps() -> None:
    table = pd.DataFrame({"page": ["https://example.org/?a=1&b=2"], "share": [0.256], "score": [float("nan")]})
    text = shown(table).to_html()
    assert Tags(text).links == ["https://example.org/?a=1&b=2"]
    assert ">26%<" in text
    assert "nan" not in text


def test_the_first_rows_are_shown() -> None:
    assert shown(pd.DataFrame({"page": range(50)}), most=3).to_html().count("<tr>") == 4  # with the header
