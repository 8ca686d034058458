"""Out of the workbook, as its user left it: which rows, and what the files hold."""

from __future__ import annotations

import csv
import email
import email.policy
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from brokenlinks.do_not_contact import DoNotContact
from brokenlinks.draft_list import BUZZSTREAM, EML, GMASS, ExportedDrafts, export_drafts
from brokenlinks.drafts.eml import as_eml
from brokenlinks.drafts.exports import BUZZSTREAM_COLUMNS, MAIL_MERGE_COLUMNS, first_and_last
from brokenlinks.drafts.ready_mails import NEEDED, SETTLED, ReadyMail, mail_address, read_mails
from brokenlinks.errors import BadInput
from brokenlinks.statuses import DATES
from brokenlinks.workbook import write_workbook
from brokenlinks.workbook.prospect_columns import PROSPECTS, STATUSES
from brokenlinks.workbook_data import Change
from tests.workbook.samples import DATA, NOW

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEADER: Final = (
    "Page to contact", "Page title", "Dead address", "Offer this page", "Mail subject", "Mail text", "Status",
    "Contacted on", "E-mail", "Contact", "Change",
)  # fmt: skip
USUAL: Final[Mapping[str, Any]] = {
    "Page to contact": "https://a.example/links",
    "Page title": "Links",
    "Dead address": "http://gone.example/x",
    "Offer this page": "https://own.example/guide",
    "Mail subject": "A dead link",
    "Mail text": "Hello,\n\nhttp://gone.example/x\nis dead.",
    "E-mail": "bo@a.example",
    "Contact": "Bo Ek",
}


def workbook(tmp_path: Path, *rows: Mapping[str, Any], header: tuple[str, ...] = HEADER) -> Path:
    """A workbook with these rows, each like `USUAL` but for what it says."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(header)
    for row in rows:
        sheet.append([{**USUAL, **row}.get(name) for name in header])
    path = tmp_path / "prospects.xlsx"
    book.save(path)
    return path


def pages(path: Path, *statuses: str) -> list[str]:
    return [mail.page for mail in read_mails(path, statuses).mails]


def page(name: str) -> str:
    return f"https://{name}.example/links"


# --- which rows


def test_the_columns_are_those_of_the_workbook() -> None:
    names = {column.name for column in PROSPECTS.columns}
    assert {*NEEDED, *DATES, "Page title", "Dead address", "Offer this page", "Status"} <= names
    assert {"To contact", "Not suitable"} <= set(STATUSES)


def test_a_workbook_that_a_run_wrote(tmp_path: Path) -> None:
    written = write_workbook(DATA, tmp_path / "prospects.xlsx", now=NOW)
    (mail,) = read_mails(written.path).mails
    assert mail == ReadyMail(
        page="https://library.example/links",
        subject="A dead link on your page",
        text="Hello,\n\na link on your page is dead.",
        address="ann@library.example",
        name="Ann Example",
        title="Useful links",
        site="library.example",
        dead=("http://gone.example/Rivers%20maps",),
        offer="https://own.example/guide",
    )


@pytest.mark.parametrize(
    ("fields", "written_to"),
    [
        ({}, True),
        ({"Status": "To contact"}, True),
        ({"Status": " to CONTACT "}, True),
        *(({"Status": status}, False) for status in STATUSES if status != "To contact"),
        ({"Status": "waits for May"}, False),
        ({"Contacted on": "2026-03-01"}, False),
        ({"Change": "new"}, True),
        ({"Change": "still dead"}, True),
        ({"Change": "dead again"}, True),
        ({"Change": "not looked at"}, True),
        *(({"Change": change}, False) for change in sorted(SETTLED)),
        ({"Mail text": "", "Status": ""}, False),
        ({"Page to contact": ""}, False),
    ],
)
def test_who_is_written_to(tmp_path: Path, fields: dict[str, Any], written_to: bool) -> None:
    path = workbook(tmp_path, fields, {"Page to contact": page("b")})
    assert pages(path) == [page("a")] * written_to + [page("b")]


@pytest.mark.parametrize(
    ("first", "second", "written_to"),
    [
        ("", "", True),
        ("", "Contacted", False),  # a second mail to the same keeper
        ("Placed", "", False),
        ("", "Not suitable", True),
        ("Not suitable", "Not suitable", False),
    ],
)
def test_one_page_one_mail(tmp_path: Path, first: str, second: str, written_to: bool) -> None:
    rows = ({"Status": first}, {"Status": second, "Dead address": "http://lost.example/"})
    path = workbook(tmp_path, *rows, {"Page to contact": page("b")})
    assert pages(path) == [page("a")] * written_to + [page("b")]


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        (["Followed up"], ["b"]),
        (["followed UP ", "Replied"], ["b", "c"]),
        (["To contact"], ["d"]),
    ],
)
def test_rows_by_their_status(tmp_path: Path, statuses: list[str], found: list[str]) -> None:
    marks = {"a": "", "b": "Followed up", "c": "Replied", "d": "To contact"}
    path = workbook(tmp_path, *({"Page to contact": page(name), "Status": mark} for name, mark in marks.items()))
    assert pages(path, *statuses) == [page(name) for name in found]


@pytest.mark.parametrize(
    ("rows", "statuses", "problem"),
    [
        ([], [], "prospects.xlsx has no prospects: there is nobody to write to."),
        ([{"Status": "Placed"}], [], "No row of prospects.xlsx is still to be contacted: choose others with --status."),
        ([{"Status": "Placed"}], ["Won"], "No row of prospects.xlsx has the status Won: its rows have Placed."),
        ([{}], ["Won"], "No row of prospects.xlsx has the status Won: none of its rows has a status."),
        ([{"Mail text": None}], [], "have no mail: fill in Mail subject and Mail text."),
    ],
)
def test_nothing_to_send(tmp_path: Path, rows: list[dict[str, Any]], statuses: list[str], problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        read_mails(workbook(tmp_path, *rows), statuses)


# --- what the user changed


def test_the_users_own_words_and_columns_in_any_order(tmp_path: Path) -> None:
    header = ("My own", *(name.upper() for name in reversed(HEADER)))
    values = {name.upper(): value for name, value in {**USUAL, "Mail text": "My words_x000D_\n_x0041_"}.items()}
    path = workbook(tmp_path, values, header=header)
    book = load_workbook(path)
    book.create_sheet("Mine", 0).append(["A", "B"])
    book.save(path)
    (mail,) = read_mails(path).mails
    assert (mail.text, mail.address, mail.name) == ("My words\nA", "bo@a.example", "Bo Ek")


def test_a_table_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "prospects.csv"
    path.write_text("Page to contact,Mail subject,Mail text\nhttps://a.example/,S,a _x0041_\n", encoding="utf-8")
    assert read_mails(path).mails[0].text == "a _x0041_"


def test_an_address_in_any_row_of_the_page(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"E-mail": None, "Contact": None}, {"Dead address": "http://lost.example/"})
    (mail,) = read_mails(path).mails
    assert (mail.address, mail.name) == ("bo@a.example", "Bo Ek")
    assert mail.dead == ("http://gone.example/x", "http://lost.example/")


def test_the_offer_is_the_one_that_the_mail_makes(tmp_path: Path) -> None:
    other = {"Dead address": "http://lost.example/", "Offer this page": "https://own.example/other"}
    for text, offer in (("See https://own.example/other", "other"), ("Hello", "guide")):
        (mail,) = read_mails(workbook(tmp_path, {"Mail text": text}, {"Mail text": text, **other})).mails
        assert mail.offer == f"https://own.example/{offer}"


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        ([{"E-mail": "bo at a.example"}], "No mail address can be read from bo at a.example: correct the column"),
        ([{}, {"Mail text": "Mine"}], "The rows of one page have different mails, and the first is taken, for https"),
        ([{}, {"Page to contact": page("b"), "Mail text": None}], f"Left out, as Mail text is empty: {page('b')}."),
        ([{"Mail text": "[your name]"}], "There are gaps to fill in, in square brackets, in the mails for https"),
        ([{"Mail subject": None}], f"There is no subject in the mails for {page('a')}."),
        ([{}, {"Page to contact": page("b")}], "More than one mail goes to bo@a.example: one for each page."),
        (
            [{"Dead address": "http://lost.example/"}, {"Status": "Not suitable"}],
            f"The mails for {page('a')} name dead links whose rows were not chosen",
        ),
    ],
)  # fmt: skip
def test_what_the_user_should_see_to(tmp_path: Path, rows: list[dict[str, Any]], note: str) -> None:
    notes = read_mails(workbook(tmp_path, *rows)).notes
    assert len(notes) == 1
    assert notes[0].startswith(note)


def test_nothing_to_see_to(tmp_path: Path) -> None:
    lost = {"Dead address": "http://gone.example/", "Status": "Not suitable"}  # not in the text, though its like is
    assert read_mails(workbook(tmp_path, {}, lost)).notes == ()


def test_of_many_pages_three_are_named(tmp_path: Path) -> None:
    rows = [{"Page to contact": page(name), "Mail subject": None, "E-mail": None} for name in "abcde"]
    assert read_mails(workbook(tmp_path, *rows)).notes == (
        f"There is no subject in the mails for {page('a')}, {page('b')}, {page('c')} and 2 more.",
    )


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("bo@a.example", "bo@a.example"),
        (" mailto:bo@a.example ", "bo@a.example"),
        ("Bo Ek <Bo.Ek+links@a-b.example>", "Bo.Ek+links@a-b.example"),
        ("none, bo@a.example; ann@a.example", "bo@a.example"),
        ("bo@bücher.example", "bo@bücher.example"),
        ("bo@a", ""),
        ("bo@@a.example", ""),
        ("bo..ek@a.example", ""),
        (".bo@a.example", ""),
        ("bo.@a.example", ""),
        ("=bo@a.example", ""),
        ("+bo@a.example", ""),
        ("bo@a..example", ""),
        ("bo@-.example", ""),
        ("bo@192.0.2.1", ""),
        ("https://a.example/contact", ""),
        ("", ""),
    ],
)
def test_an_address_in_a_cell(cell: str, found: str) -> None:
    assert mail_address(cell) == found


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bo Ek", ("Bo", "Ek")),
        ("Bo van Ek", ("Bo van", "Ek")),
        ("Bo", ("", "")),
        ("Ek, Bo", ("", "")),
        ("Dr. Bo", ("", "")),
        ("Friends of the River", ("", "")),
        ("Room 12", ("", "")),
        ("", ("", "")),
    ],
)
def test_first_and_last_name(name: str, parts: tuple[str, str]) -> None:
    assert first_and_last(name) == parts


# --- the files


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_mail_merge(tmp_path: Path) -> None:
    source = workbook(tmp_path, {}, {"Page to contact": page("b"), "E-mail": None})
    done = export_drafts(source, tmp_path / "mails.csv", to=GMASS)
    assert done == ExportedDrafts(
        1,
        ("One page was left out for want of an address: fill in the column E-mail, or use --format eml.",),
    )
    assert table(tmp_path / "mails.csv") == [
        {
            "Email Address": "bo@a.example",
            "First Name": "Bo",
            "Last Name": "Ek",
            "Name": "Bo Ek",
            "Page": page("a"),
            "Page title": "Links",
            "Site": "a.example",
            "Dead links": "http://gone.example/x",
            "Offer": "https://own.example/guide",
            "Subject": "A dead link",
            "Body": "Hello,\n\nhttp://gone.example/x\nis dead.",
        }
    ]
    assert tuple(table(tmp_path / "mails.csv")[0]) == MAIL_MERGE_COLUMNS


def test_a_mail_merge_needs_addresses(tmp_path: Path) -> None:
    source = workbook(tmp_path, {}, header=tuple(name for name in HEADER if name not in ("E-mail", "Contact")))
    with pytest.raises(BadInput, match=r"prospects.xlsx has no address to send a mail to: fill in the column E-mail"):
        export_drafts(source, tmp_path / "mails.csv", to=GMASS)
    assert not (tmp_path / "mails.csv").exists()


def test_buzzstream(tmp_path: Path) -> None:
    source = workbook(tmp_path, {"E-mail": None}, {"Dead address": "http://lost.example/", "E-mail": None})
    assert export_drafts(source, tmp_path / "mails.csv", to=BUZZSTREAM) == ExportedDrafts(1, ())
    (row,) = table(tmp_path / "mails.csv")
    assert tuple(row) == BUZZSTREAM_COLUMNS
    assert (row["Website"], row["First Name"], row["Email"], row["Tags"]) == ("a.example", "Bo", "", "broken link")
    assert row["Notes"] == (
        f"Dead on {page('a')}: http://gone.example/x, http://lost.example/. Offer: https://own.example/guide"
    )
    assert row["Dead links"] == "http://gone.example/x\nhttp://lost.example/"


@pytest.mark.parametrize("form", [GMASS, BUZZSTREAM])
@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_calculated(tmp_path: Path, form: str, start: str) -> None:
    hostile = f'{start}HYPERLINK("http://a.example/")'
    fields = dict.fromkeys(["Page title", "Mail subject", "Mail text", "Offer this page", "Contact"], hostile)
    source = workbook(tmp_path, {**fields, "Dead address": hostile})
    book = load_workbook(source)
    assert book.active is not None
    for cell in book.active[2]:
        cell.data_type = "s"  # a formula has no value until Excel has calculated it
    book.save(source)
    export_drafts(source, tmp_path / "mails.csv", to=form)
    (row,) = table(tmp_path / "mails.csv")
    assert f"'{hostile}" in row.values()
    assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_file_that_is_there_already(tmp_path: Path) -> None:
    source = workbook(tmp_path, {})
    (tmp_path / "mails.csv").write_text("old")
    export_drafts(source, tmp_path / "mails.csv", to=GMASS)
    assert len(table(tmp_path / "mails.csv")) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"mails.csv", "prospects.xlsx"}


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    source = workbook(tmp_path, {})
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"nowhere/mails.csv cannot be written"):
        export_drafts(source, tmp_path / "nowhere" / "mails.csv", to=GMASS)
    with pytest.raises(BadInput, match="mails cannot be written to"):
        export_drafts(source, tmp_path / "file" / "mails", to=EML)


def parsed(data: bytes) -> email.message.EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


def test_files_to_open_in_a_mail_program(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"Mail subject": "Ein toter Link auf „Bücher“", "Mail text": "Guten Tag,\n\nÜber Bücher"},
        {"Page to contact": "https://www.a.example/Links?id=../../x", "E-mail": None},
        {"Page to contact": "https://a.example/links?id=--x", "E-mail": "ann@bücher.example", "Contact": "Ann Bücher"},
    ]
    rows += [{"Page to contact": f"https://{number}.example/{'x' * 300}"} for number in range(8)]
    assert export_drafts(workbook(tmp_path, *rows), tmp_path / "new" / "mails", to=EML).mails == 11
    files = sorted((tmp_path / "new" / "mails").iterdir())
    assert [file.name for file in files][:4] == [
        "01 a.example-links.eml",
        "02 a.example-links-id-..-..-x.eml",
        "03 a.example-links-id-x.eml",
        f"04 0.example-{'x' * 50}.eml",
    ]
    first, second, third = (parsed(file.read_bytes()) for file in files[:3])
    assert (first["To"], first["Subject"]) == ("Bo Ek <bo@a.example>", "Ein toter Link auf „Bücher“")
    assert first["X-Unsent"] == "1"
    assert first.get_content().replace("\r\n", "\n") == "Guten Tag,\n\nÜber Bücher\n"
    assert first.get_content_charset() == "utf-8"
    assert (second["To"], second["From"], second["Date"]) == (None, None, None)
    assert str(third["To"].addresses[0]) == "Ann Bücher <ann@xn--bcher-kva.example>"
    with pytest.raises(BadInput, match="mails has mails in it already: choose another folder, or move them away"):
        export_drafts(workbook(tmp_path, {}), tmp_path / "new" / "mails", to=EML)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(max_examples=60)
@given(subject=TEXT, text=TEXT, name=TEXT, title=TEXT)
def test_whatever_is_typed_no_header_is_added(subject: str, text: str, name: str, title: str) -> None:
    mail = ReadyMail(page("a"), subject + "\r\nBcc: all@a.example", text, "bo@a.example", name, title)
    read = parsed(as_eml(mail))
    assert set(read.keys()) <= {
        "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"
    }  # fmt: skip
    assert [address.addr_spec for address in read["To"].addresses] == ["bo@a.example"]
    assert read.get_content().split() == text.split()


def test_who_is_not_to_be_contacted_gets_no_mail(tmp_path: Path) -> None:
    """By address and by site; and the user is told."""
    forbidden = DoNotContact(["keeper@a.example", "b.example"])
    book = workbook(
        tmp_path,
        {"Page to contact": "https://www.a.example/links", "E-mail": "Keeper@a.example"},
        {"Page to contact": "https://sub.b.example/links", "E-mail": "else@c.example"},
        {"Page to contact": "https://d.example/links", "E-mail": "else@d.example"},
    )
    found = read_mails(book, do_not_contact=forbidden)
    assert [mail.address for mail in found.mails] == ["else@d.example"]
    assert any("do-not-contact" in note and "a.example" in note and "b.example" in note for note in found.notes)
    with pytest.raises(BadInput, match="do-not-contact"):
        read_mails(book, do_not_contact=DoNotContact(["a.example", "b.example", "d.example"]))


def test_what_needs_no_mail_any_more_is_told(tmp_path: Path) -> None:
    """And a mail that names a mended link beside a dead one is named."""
    text = "Hello,\n\nhttp://gone.example/x and http://gone.example/y\nare dead."
    both = {"Page to contact": page("a"), "Mail text": text}
    book = workbook(
        tmp_path,
        both,
        {**both, "Dead address": "http://gone.example/y", "Change": "fixed"},
        {"Page to contact": page("b"), "Change": "page gone"},
    )
    found = read_mails(book)
    assert [mail.page for mail in found.mails] == [page("a")]
    assert f"Left out, as Change says that there is nothing to write about any more: {page('b')}." in found.notes
    assert any("name dead links whose rows were not chosen" in note and page("a") in note for note in found.notes)


def test_the_words_of_change_are_those_of_the_sheet() -> None:
    assert {change.value for change in Change} >= SETTLED
    assert Change.STILL_DEAD.value not in SETTLED


def test_a_workbook_without_statuses_is_refused(tmp_path: Path) -> None:
    """Its user called the column otherwise: all whom they have written to would be written to again."""
    source = workbook(tmp_path, {}, header=tuple(name for name in HEADER if name != "Status"))
    with pytest.raises(BadInput, match="have no column Status, so nobody can tell who was written to"):
        read_mails(source)


def test_a_page_that_went_to_https_is_not_written_to_again(tmp_path: Path) -> None:
    book = workbook(
        tmp_path,
        {"Page to contact": "http://www.a.example/links/", "Status": "Contacted"},
        {"Page to contact": page("a")},
    )
    with pytest.raises(BadInput, match=r"No row of prospects\.xlsx is still to be contacted"):
        read_mails(book)
