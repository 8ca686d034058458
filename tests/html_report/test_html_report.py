"""The report as a document: what stands in it, and what never does. `tests/browser` shows it to Chromium."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import lxml.html  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brokenlinks.config import Settings
from brokenlinks.errors import BadInput
from brokenlinks.html_report import render, write_report
from brokenlinks.html_report.figures import charts, figures
from brokenlinks.html_report.rows import shown_text
from brokenlinks.models import Reason
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook_data import HostTrouble
from tests.exporting.given_runs import GONE, finished_crawl
from tests.html_report.hostile import ADDRESSES, TEXTS, saying
from tests.workbook.samples import DATA, EMPTY, NOW, OWN, PROSPECT, SUMMARY

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.workbook_data import WorkbookData

SCRIPT = files("brokenlinks.html_report").joinpath("table.js").read_text("utf-8")


def document(data: WorkbookData) -> Any:
    return lxml.html.document_fromstring(render(data, now=NOW))


def rows_of(data: WorkbookData) -> list[dict[str, Any]]:
    """What the script is given, by column."""
    (element,) = document(data).xpath("//script[@type]")
    told = json.loads(element.text)
    names = [column["name"] for column in told["columns"]]
    return [dict(zip(names, row, strict=True)) for row in told["rows"]]


def shape(data: WorkbookData) -> Counter[tuple[str, ...]]:
    """Its elements, each with the names of its attributes."""
    return Counter((element.tag, *sorted(element.attrib)) for element in document(data).iter("*"))


def test_a_row_has_all_columns_but_the_users() -> None:
    (row,) = rows_of(DATA)
    assert list(row) == [column.name for column in PROSPECTS.columns if not column.yours]
    assert row["Score"] == PROSPECT.score
    assert row["Dead link"] == [PROSPECT.dead_link, PROSPECT.dead_url]
    assert row["Offer this page"] == ["https://own.example/guide"] * 2
    assert (row["Last checked"], row["Page updated"], row["Confidence"]) == ("2026-11-22", "2026-04-02", 0.97)


def test_the_script_asks_for_columns_that_there_are() -> None:
    asked = set(re.findall(r'(?:value|address)\(row, "([^"]+)"\)', SCRIPT))
    assert len(asked) > 10
    assert asked <= {column.name for column in PROSPECTS.columns}


def test_the_script_writes_text_and_never_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|</", SCRIPT)
    assert len(SCRIPT.splitlines()) < 200


def test_its_policy_allows_its_own_script_and_style_and_nothing_else() -> None:
    page = document(DATA)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,), (script,) = page.xpath("//style/text()"), page.xpath("//script[not(@type)]/text()")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'",
        "script-src": f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_it_needs_nothing_from_anywhere() -> None:
    page = document(DATA)
    assert (
        page.xpath("//link | //img | //iframe | //object | //embed | //video | //audio | //*[@src] | //*[@style]") == []
    )
    assert not re.search(r"url\(|@import", page.xpath("//style/text()")[0])
    for link in page.xpath("//a[not(starts-with(@href, '#'))]"):
        assert link.get("href").startswith(("http://", "https://"))
        assert link.get("rel") == "noopener noreferrer nofollow"


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_text(text: str) -> None:
    assert shape(saying(text)) == shape(saying("text"))
    (row,) = rows_of(saying(text))
    assert row["Page title"] == row["Anchor text"] == row["Sentence"] == shown_text(text)
    page = document(saying(text))
    assert shown_text(text) in page.xpath("string(//p[@class='note'])")
    assert shown_text(text) in page.xpath("//table[@class='bars']//bdi/text()")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_no_page_is_not_linked(address: str) -> None:
    data = saying("text", address)
    assert [link.get("href") for link in document(data).xpath("//a[not(starts-with(@href, '#'))]")] == []
    (row,) = rows_of(data)
    linked = {name: value[1] for name, value in row.items() if isinstance(value, list)}
    assert {name: target for name, target in linked.items() if target} == {
        "Archived copy": "https://web.archive.org/web/20210301000000/http://gone.example/Rivers%20maps",
        "Found at": "https://library.example/contact",
        "Contact form": "https://library.example/suggest",
    }


@given(st.text(st.characters()))
@settings(max_examples=30)  # a page each
def test_any_text_is_text(text: str) -> None:
    data = replace(DATA, prospects=(replace(PROSPECT, anchor=text),), summary=replace(SUMMARY, notes=(text,)))
    assert rows_of(data)[0]["Anchor text"] == shown_text(text)
    assert shape(data) == shape(DATA)


def test_what_is_very_long_is_cut() -> None:
    (row,) = rows_of(saying("x" * 100_000))
    assert row["Anchor text"] == "x" * 1_999 + "…"
    assert len(render(saying("x" * 100_000), now=NOW)) < 100_000


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x00b\x9fc\ud83d", "abc"), ("a\tb\nc", "a\tb\nc"), ("מ\u202eb", "מ\u202eb")]
)
def test_shown_text(text: str, shown: str) -> None:
    assert shown_text(text) == shown


def test_figures() -> None:
    data = replace(DATA, prospects=(PROSPECT, replace(PROSPECT, site="other.example", offer=None, moved_to="")))
    assert [(figure.value, figure.label, figure.more) for figure in figures(data)] == [
        (2, "prospects", "on 2 sites"),
        (1, "with a page of yours to offer", "1 more with a new address to tell"),
        (1, "dead pages", "1 that no page of yours fits"),
        (1, "dead page of your own site", "to be redirected: no mail is needed"),
        (21, "pages read", "2 left out, 3 failed"),
        (1000, "different links checked", "11 not reached"),
    ]
    assert [figure.value for figure in figures(replace(data, own_dead=(OWN, OWN)))][3] == 2


def test_charts() -> None:
    drawn = {chart.title: [(bar.label, bar.value, bar.length) for bar in chart.bars] for chart in charts(DATA)}
    assert drawn == {
        "How the links fared": [
            ("alive", 700, 100.0), ("dead", 200, 28.57), ("unclear", 100, 14.29), ("not checked", 11, 1.57),
        ],
        "How the dead ones died": [("page gone", 150, 100.0), ("domain gone", 50, 33.33)],
        "Searches that paid": [("KW intitle:links (ddgs)", 4, 100.0)],
        "Sites whose links could not be settled": [("walled.example", 77, 100.0)],
    }  # fmt: skip


def test_a_chart_shows_the_longest_bars_and_each_site_once() -> None:
    troubles = [
        HostTrouble(f"{n}.example", reason, n) for n in range(1, 12) for reason in (Reason.BLOCKED, Reason.SERVER_ERROR)
    ]
    summary = replace(SUMMARY, troubles=tuple(troubles))
    (chart,) = (chart for chart in charts(replace(DATA, summary=summary)) if chart.title.startswith("Sites"))
    assert [(bar.label, bar.value) for bar in chart.bars] == [(f"{n}.example", 2 * n) for n in range(11, 3, -1)]


def test_of_a_run_that_found_nothing() -> None:
    page = document(EMPTY)
    assert rows_of(EMPTY) == []
    assert page.xpath("//h2/text()") == ["Prospects", "The crawl in figures"]
    assert [chart.title for chart in charts(EMPTY)] == ["How the links fared", "Searches that paid"]


def test_of_many_dead_pages_the_first_are_listed() -> None:
    page = document(replace(DATA, own_dead=(OWN,) * 20))
    assert len(page.xpath("//section[h2/@id='own']//tbody/tr")) == 15
    assert "And 5 more" in page.xpath("string(//section[h2/@id='own'])")


# --- from a file to a file


def test_the_report_of_a_crawl(tmp_path: Path) -> None:
    crawl = finished_crawl(tmp_path / "crawl.db")
    (tmp_path / "report.html").write_text("old")
    assert write_report(crawl, tmp_path / "report.html", Settings()) == tmp_path / "report.html"
    text = (tmp_path / "report.html").read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert GONE in text
    assert "stopped" not in lxml.html.document_fromstring(text).xpath("string(//header)")


def test_a_crawl_that_was_stopped_says_so(tmp_path: Path) -> None:
    crawl = finished_crawl(tmp_path / "crawl.db", complete=False)
    write_report(crawl, tmp_path / "report.html", Settings())
    assert "The run was stopped before all was done, or is not done yet" in (tmp_path / "report.html").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("out", "says"), [("report.pdf", "let it end in .html"), ("no/report.html", "There is no folder")]
)
def test_bad_input(tmp_path: Path, out: str, says: str) -> None:
    crawl = finished_crawl(tmp_path / "crawl.db")
    with pytest.raises(BadInput, match=says):
        write_report(crawl, tmp_path / out, Settings())
