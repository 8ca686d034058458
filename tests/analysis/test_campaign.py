"""What is read from the user's columns, whatever they did to the sheet, and what is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from brokenlinks.analysis import (
    Stage,
    anchors,
    by_kind,
    by_offer,
    follow_ups,
    funnel,
    headline,
    read_campaign,
    weeks,
    won_links,
)
from brokenlinks.analysis.campaign import Campaign, Entry, Mail
from brokenlinks.errors import BadInput
from brokenlinks.workbook.prospect_columns import STATUSES
from tests.workbook.samples import DATA, PROSPECT, saved

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2026, 11, 2)
PAGE = "https://club.example.org/links"


def entry(page: str = PAGE, **values: Any) -> Entry:
    given: dict[str, Any] = {
        "row": 2, "page": page, "title": "", "site": "example.org", "dead_link": "http://gone.example.net/",
        "offer": "", "kind": "", "anchor": "", "status": "", "contacted": None, "due": None, "replied": None,
        "placed_at": "", "notes": "",
    }  # fmt: skip
    return Entry(**{**given, **values})


def campaign(tmp_path: Path, *mails: Mail | Entry) -> Campaign:
    listed = tuple(mail if isinstance(mail, Mail) else Mail((mail,)) for mail in mails)
    return Campaign(tmp_path / "prospects.xlsx", listed, ())


def sheet_of(path: Path, *rows: list[Any], title: str = "Prospects") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


class TestStages:
    @pytest.mark.parametrize(
        ("values", "stage"),
        [
            ({}, Stage.TO_CONTACT),
            ({"status": "To contact"}, Stage.TO_CONTACT),
            ({"status": "contacted"}, Stage.CONTACTED),
            ({"status": "FOLLOWED UP"}, Stage.CONTACTED),
            ({"status": "Replied"}, Stage.REPLIED),
            ({"status": "Declined"}, Stage.REPLIED),
            ({"status": "Placed"}, Stage.PLACED),
            ({"status": "Not suitable"}, Stage.SET_ASIDE),
            ({"status": "Not suitable", "contacted": MONDAY}, Stage.CONTACTED),
            ({"contacted": MONDAY}, Stage.CONTACTED),
            ({"status": "Contacted", "replied": MONDAY}, Stage.REPLIED),
            ({"status": "Placed", "replied": MONDAY}, Stage.PLACED),
            ({"placed_at": PAGE}, Stage.PLACED),
            ({"status": "waiting for Ann"}, Stage.TO_CONTACT),
            ({"status": "waiting for Ann", "contacted": MONDAY}, Stage.CONTACTED),
        ],
    )
    def test_of_a_row(self, values: dict[str, Any], stage: Stage) -> None:
        assert entry(**values).stage is stage

    def test_every_status_has_one(self) -> None:
        assert {entry(status=status).stage for status in STATUSES} == set(Stage)

    def test_a_page_is_as_far_as_its_furthest_row(self) -> None:
        mail = Mail((entry(status="Not suitable"), entry(contacted=MONDAY), entry(replied=MONDAY + timedelta(2))))
        assert mail.stage is Stage.REPLIED
        assert (mail.contacted, mail.replied) == (MONDAY, MONDAY + timedelta(2))


class TestReading:
    def test_an_untouched_workbook(self, tmp_path: Path) -> None:
        unlinked = replace(DATA, prospects=(replace(PROSPECT, own_links=()),))
        (tmp_path / "prospects.xlsx").write_bytes(saved(unlinked)[0])
        found = read_campaign(tmp_path / "prospects.xlsx")
        assert [mail.entries[0].page for mail in found.mails] == ["https://library.example/links"]
        assert found.mails[0].furthest.offer == "https://own.example/guide"
        assert found.mails[0].furthest.anchor == "Maps of rivers"
        assert not found.begun
        assert found.notes == ()
        assert headline(found).startswith("Nobody is contacted yet.")

    def test_whatever_the_user_did_to_the_sheet(self, tmp_path: Path) -> None:
        path = sheet_of(
            tmp_path / "mine.xlsx",
            ["My campaign", None, None, None],
            [],
            ["colour", " STATUS ", "dead  link", "page to CONTACT", "Contacted On", "contacted on", None, 7],
            ["red", " contacted ", "http://gone.example.net/", PAGE, datetime(2026, 11, 2), "not this", None, None],  # noqa: DTZ001
            [None, None, "http://gone.example.net/b", PAGE, None, None, None, None],
            [None, "Placed", None, None, None, None, None, None],
            ["blue", None, "http://gone.example.net/", f"{PAGE}/b", "next week", None, None, None],
            ["blue", "On hold", "http://gone.example.net/", f"{PAGE}/c", None, None, None, None],
            title="Leads",
        )
        found = read_campaign(path)
        assert [len(mail.entries) for mail in found.mails] == [2, 1, 1]
        assert [mail.stage for mail in found.mails] == [Stage.CONTACTED, Stage.TO_CONTACT, Stage.TO_CONTACT]
        assert found.mails[0].contacted == MONDAY
        assert found.mails[0].entries[0].row == 4
        assert found.notes == (
            "Row 7, Contacted on: “next week” is not clear as a day: write it as 2026-01-31.",
            "“On hold” (1 row) is none of the program's statuses: such rows count by their dates.",
        )

    def test_the_sheet_of_that_name_comes_first(self, tmp_path: Path) -> None:
        book = Workbook()
        for title, page in (("Copy", "https://copy.example.org/"), ("prospects", PAGE)):
            sheet = book.create_sheet(title)
            sheet.append(["Page to contact", "Dead link"])
            sheet.append([page, "http://gone.example.net/"])
        book.save(tmp_path / "two.xlsx")
        assert [mail.furthest.page for mail in read_campaign(tmp_path / "two.xlsx").mails] == [PAGE]

    def test_an_anchor_that_was_seen_comes_before_a_suggested_one(self, tmp_path: Path) -> None:
        header = ["Page to contact", "Dead link", "Suggested anchor", "Your anchor"]
        path = sheet_of(
            tmp_path / "a.xlsx", header, [PAGE, "x", "bee plants", "this guide"], [f"{PAGE}/b", "x", "skeps"]
        )
        assert [mail.furthest.anchor for mail in read_campaign(path).mails] == ["this guide", "skeps"]

    def test_it_is_found_one_folder_up(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        sheet_of(tmp_path / "up.xlsx", ["Page to contact", "Dead link"], [PAGE, "x"])
        (tmp_path / "notebooks").mkdir()
        monkeypatch.chdir(tmp_path / "notebooks")
        assert len(read_campaign("up.xlsx").mails) == 1

    def test_what_is_no_campaign(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match=r"There is no .*none\.xlsx here or one folder up: name the workbook"):
            read_campaign(tmp_path / "none.xlsx")
        (tmp_path / "text.xlsx").write_text("a,b", encoding="utf-8")
        with pytest.raises(BadInput, match="cannot be read as an Excel workbook: save it again"):
            read_campaign(tmp_path / "text.xlsx")
        with pytest.raises(BadInput, match="no sheet with the columns Page to contact and Dead link"):
            read_campaign(sheet_of(tmp_path / "other.xlsx", ["Page", "Status"], [PAGE, "Placed"]))

    @settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.permutations(["Page to contact", "Dead link", "Status", "Contacted on", "Replied on", "Placed at", "mine"]),
        st.lists(st.sampled_from([None, "Contacted", "Placed", 3, 46053, "x", True]), max_size=5),
    )
    def test_no_order_or_value_stops_it(self, tmp_path: Path, header: list[str], values: list[Any]) -> None:
        path = sheet_of(tmp_path / "any.xlsx", header, *([value] * len(header) for value in values))
        found = read_campaign(path)
        assert sum(len(mail.entries) for mail in found.mails) == sum(value is not None for value in values)
        assert headline(found)
        steps = list(funnel(found)["pages"])
        assert steps == sorted(steps, reverse=True)


class TestTables:
    def test_funnel_counts_pages_and_each_step_holds_the_next(self, tmp_path: Path) -> None:
        found = campaign(
            tmp_path,
            Mail((entry(status="Placed"), entry(status="Contacted"))),
            entry(status="Declined"),
            entry(status="Contacted"),
            entry(status="Contacted"),
            entry(),
            entry(status="Not suitable"),
        )
        table = funnel(found)
        assert list(table["step"]) == ["to contact", "contacted", "replied", "placed"]
        assert list(table["pages"]) == [5, 4, 2, 1]
        assert list(table["of the step before"]) == [1.0, 0.8, 0.5, 0.5]
        assert headline(found) == (
            "5 pages to contact: 4 contacted, 2 replied (50% of those contacted), 1 placed (25%)."
            " 1 of the replies said no."
        )

    def test_days_to_a_reply(self, tmp_path: Path) -> None:
        days = [1, 3, 9, -2]  # the last is a slip
        mails = [entry(contacted=MONDAY, replied=MONDAY + timedelta(waited)) for waited in days]
        assert "Half of the replies came within 3 days." in headline(campaign(tmp_path, *mails))

    def test_weeks_begin_on_monday_and_leave_none_out(self, tmp_path: Path) -> None:
        found = campaign(
            tmp_path,
            entry(contacted=MONDAY + timedelta(6)),
            entry(contacted=MONDAY, replied=MONDAY + timedelta(14)),
        )
        table = weeks(found)
        assert list(table["week"]) == [MONDAY, MONDAY + timedelta(7), MONDAY + timedelta(14)]
        assert list(table["contacted"]) == [2, 0, 0]
        assert list(table["replied"]) == [0, 0, 1]

    def test_a_year_mistyped_is_not_a_thousand_weeks(self, tmp_path: Path) -> None:
        assert len(weeks(campaign(tmp_path, entry(contacted=MONDAY), entry(contacted=date(2062, 11, 2))))) == 2

    def test_by_offer_and_kind_the_furthest_row_speaks(self, tmp_path: Path) -> None:
        found = campaign(
            tmp_path,
            Mail((entry(offer="/skeps", status="Contacted"), entry(offer="/mead", placed_at=PAGE, kind="directory"))),
            entry(offer="/mead", status="Contacted", kind="directory"),
            entry(offer="/skeps", status="Replied"),
            entry(offer="/never"),
            entry(status="Contacted"),
        )
        assert by_offer(found).to_dict("list") == {
            "offer": ["/mead", "/skeps", "(none)"],
            "contacted": [2, 1, 1],
            "replied": [1, 1, 0],
            "placed": [1, 0, 0],
            "replied, not placed": [0, 1, 0],
            "no reply": [1, 0, 1],
            "reply rate": [0.5, 1.0, 0.0],
            "placed rate": [0.5, 0.0, 0.0],
        }
        kinds = by_kind(found)
        assert dict(zip(kinds["kind of page"], kinds["contacted"], strict=True)) == {"directory": 2, "(not known)": 2}

    def test_follow_ups(self, tmp_path: Path) -> None:
        today = MONDAY + timedelta(20)
        found = campaign(
            tmp_path,
            entry("https://late.example.org/", contacted=MONDAY),  # a week after the first mail
            entry("https://today.example.org/", contacted=MONDAY, due=today),
            entry("https://soon.example.org/", contacted=MONDAY, due=today + timedelta(7)),
            entry("https://far.example.org/", contacted=MONDAY, due=today + timedelta(8)),
            entry("https://done.example.org/", contacted=MONDAY, status="Followed up"),
            entry("https://answered.example.org/", contacted=MONDAY, replied=today),
            entry("https://no-day.example.org/", status="Contacted"),
            entry("https://open.example.org/", due=today),
        )
        table = follow_ups(found, today)
        assert list(table["page"]) == [f"https://{name}.example.org/" for name in ("late", "today", "soon")]
        assert list(table["days late"]) == [13, 0, -7]

    def test_won_links_and_their_anchors(self, tmp_path: Path) -> None:
        found = campaign(
            tmp_path,
            Mail((entry(placed_at=PAGE, anchor="Bee plants"), entry(placed_at=PAGE, anchor="other words"))),
            entry("https://b.example.org/", status="Placed", anchor="bee plants"),
            entry("https://c.example.org/", placed_at="https://c.example.org/new", anchor=""),
            entry("https://d.example.org/", status="Replied", anchor="not won"),
        )
        won = won_links(found)
        assert list(won["page"]) == [PAGE, "https://b.example.org/", "https://c.example.org/"]
        table = anchors(found)
        assert dict(zip(table["anchor"], table["links"], strict=True)) == {"Bee plants": 2, "(not known)": 1}
        assert list(table["share"]) == [0.667, 0.333]

    def test_with_nothing_contacted_all_are_empty(self, tmp_path: Path) -> None:
        found = campaign(tmp_path, entry())
        tables = (
            weeks(found),
            by_offer(found),
            by_kind(found),
            follow_ups(found, MONDAY),
            won_links(found),
            anchors(found),
        )
        assert all(table.empty for table in tables)
        assert list(funnel(found)["pages"]) == [1, 0, 0, 0]
