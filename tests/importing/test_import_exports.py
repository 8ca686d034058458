"""From exports of other tools to lists that this program reads."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.crawling.page_list import read_listed
from brokenlinks.errors import BadInput
from brokenlinks.importing import import_exports
from brokenlinks.importing.column_names import OTHER, TOOLS, Role
from brokenlinks.matching import read_targets
from tests.importing.sample_exports import DEAD_A, DEAD_B, PAGE_1, PAGE_2, SAMPLES, Sample

if TYPE_CHECKING:
    from pathlib import Path


def imported(folder: Path, *samples: Sample, wanted: str = "pages") -> tuple[list[str], tuple[str, ...]]:
    """The lines of the list, and what is said."""
    files = []
    for sample in samples:
        (folder / sample.name).write_bytes(sample.data)
        files.append(folder / sample.name)
    out = folder / ("pages.txt" if wanted == "pages" else "targets.jsonl")
    done = import_exports(files, out, wanted)
    lines = out.read_text("utf-8").splitlines()
    assert done.written == len(lines)
    return lines, done.notes


def made_by_hand(text: str) -> Sample:
    return Sample("made.csv", text.encode(), "", 0)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_pages_of_an_export_the_best_first(tmp_path: Path, sample: Sample) -> None:
    pages, (said,) = imported(tmp_path, sample)
    assert pages == ([PAGE_2, PAGE_1] if sample.ranked else [PAGE_1, PAGE_2])
    assert list(read_listed([str(tmp_path / "pages.txt")]).pages) == pages  # as crawl --pages takes them
    whose = f" ({sample.tool})" if sample.tool else ""
    assert said.startswith(f"{sample.name}{whose}: 2 of {sample.rows} rows taken")
    assert said.endswith(".")
    assert set(sample.left_out) == set(said.partition("; left out: ")[2].removesuffix(".").split(", ")) - {""}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_dead_links_of_an_export_with_their_pages(tmp_path: Path, sample: Sample) -> None:
    lines, _ = imported(tmp_path, sample, wanted="targets")
    rows = [json.loads(line) for line in lines]
    assert {(row["dead_url"], row["page"]) for row in rows} == {(DEAD_A, PAGE_1), (DEAD_B, PAGE_2)} or (
        sample.tool == "Moz" and rows[1]["dead_url"] == DEAD_A.replace("http:", "https:")
    )
    (row,) = (row for row in rows if row["page"] == PAGE_1)
    assert row["anchor"] == "Hive plans"
    if sample.tool == "Ahrefs":
        assert row["context"] == "See the Hive plans for more."
        assert row["language"] == "en"
    if sample.tool in ("Ahrefs", "Semrush", "Moz"):
        assert row["page_title"].startswith("Useful links")
    targets = read_targets(tmp_path / "targets.jsonl")  # as match takes them
    assert [listed.target.dead_url for listed in targets] == [row["dead_url"] for row in rows]
    assert [listed.page for listed in targets] == [row["page"] for row in rows]


def test_a_picture_that_is_linked_has_its_alternative_text(tmp_path: Path) -> None:
    (frog,) = (sample for sample in SAMPLES if sample.name == "frog.csv")
    lines, _ = imported(tmp_path, frog, wanted="targets")
    assert [json.loads(line)["anchor"] for line in lines] == ["Hive plans", "Lost"]


def test_several_files_make_one_list(tmp_path: Path) -> None:
    pages, said = imported(tmp_path, *SAMPLES)
    assert pages == [PAGE_2, PAGE_1]
    assert len(said) == len(SAMPLES)


def test_without_a_rank_the_page_with_most_dead_links_comes_first(tmp_path: Path) -> None:
    rows = "https://a.example/,http://x.example.net/1\nhttps://b.example/,http://x.example.net/1\n"
    rows += "https://b.example/,http://x.example.net/2\nhttps://c.example/,http://x.example.net/1\n"
    pages, _ = imported(tmp_path, made_by_hand("source,destination\n" + rows))
    assert pages == ["https://b.example/", "https://a.example/", "https://c.example/"]


def test_dead_pages_alone_are_targets_and_their_title_tells_of_them(tmp_path: Path) -> None:
    sample = made_by_hand(f"Title,URL,HTTP code\nPlans of hives,{DEAD_A},404\nFine,http://x.example/,200\n")
    lines, (said,) = imported(tmp_path, sample, wanted="targets")
    (row,) = map(json.loads, lines)
    assert (row["dead_url"], row["anchor"], row["page_title"], row["page"]) == (DEAD_A, "Plans of hives", "", "")
    assert said == "made.csv: 1 of 2 rows taken; left out: 1 that answered 200."
    with pytest.raises(BadInput, match="it needs a column of pages and one of their dead links"):
        imported(tmp_path, sample)


def test_targets_as_csv_are_safe_to_open(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"source,destination,anchor\n{PAGE_1},{DEAD_A},=1+1\n", "utf-8")
    import_exports([tmp_path / "x.csv"], tmp_path / "targets.csv", "targets")
    with (tmp_path / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["dead_url"], row["anchor"]) == (DEAD_A, "'=1+1")
    assert [listed.target.dead_url for listed in read_targets(tmp_path / "targets.csv")] == [DEAD_A]


@pytest.mark.parametrize(
    ("status", "words", "taken"),
    [
        ("404", "", True), ("410", "Gone", True), ("404 Not Found", "", True), ("", "", True), ("n/a", "", True),
        ("0", "DNS Lookup Failed", True), ("0", "Blocked by robots.txt", False), ("0", "", False),
        ("200", "OK", False), ("301", "", False), ("403", "", False), ("429", "", False), ("500", "", False),
        ("999", "", False), ("1404", "", True),
    ],
)  # fmt: skip
def test_only_what_a_tool_saw_gone_is_taken(tmp_path: Path, status: str, words: str, taken: bool) -> None:
    rows = f"{PAGE_1},{DEAD_A},{status},{words}\n{PAGE_2},{DEAD_B},404,\n"
    pages, _ = imported(tmp_path, made_by_hand("Source,Destination,Status Code,Status\n" + rows))
    assert (PAGE_1 in pages) is taken


# --- what cannot be done


@pytest.mark.parametrize(
    ("text", "out", "wanted", "says"),
    [
        ("name\nAnn\n", "p.txt", "pages", r"x\.csv is no export of broken links that is known \(its columns: name\)"),
        ("name\nAnn\n", "t.csv", "targets", "it needs a column of dead links, named Source and Destination"),
        (f"page\n{PAGE_1}\n", "p.txt", "pages", "it needs a column of pages and one of their dead links"),
        ("source,target\n", "p.txt", "pages", r"x\.csv: 0 of 0 rows taken\. So there is nothing to write"),
        (f"source,target,status\n{PAGE_1},{DEAD_A},200\n", "p.txt", "pages", r"left out: 1 that answered 200\. So"),
        ("", "p.txt", "pages", r"x\.csv is empty"),
        ("source,target\n", "p.csv", "pages", r"p\.csv is no name for a list of pages: let it end in \.txt"),
        ("source,target\n", "p.txt", "targets", r"let it end in \.csv or \.jsonl"),
        ("source,target\n", "p.txt", "links", "An export cannot be taken as links: write --as pages or --as targets"),
        ("source,target\n", "no/p.txt", "pages", "There is no folder"),
        (f"source,target\n{PAGE_1},{DEAD_A}\n", "x.csv", "targets", r"x\.csv is what is to be read"),
    ],
)
def test_bad_input(tmp_path: Path, text: str, out: str, wanted: str, says: str) -> None:
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(BadInput, match=says):
        import_exports([tmp_path / "x.csv"], tmp_path / out, wanted)
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]
    assert (tmp_path / "x.csv").read_text() == text


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=6, max_size=6), max_size=4))
def test_whatever_the_cells_hold_they_are_read_or_cost_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with (folder / "x.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Source", "Destination", "Anchor", "Status Code", "Status", "Type"])
        writer.writerows([*rows, [PAGE_1, DEAD_A, "Hive plans", "404", "", ""]])
    done = import_exports([folder / "x.csv"], folder / "t.jsonl", "targets")
    assert done.written >= 1


# --- the list of names


@pytest.mark.parametrize("tool", [*TOOLS, OTHER], ids=lambda tool: tool.name or "other")
def test_every_name_is_folded_and_stands_once_in_its_role(tool: object) -> None:
    assert isinstance(tool, type(OTHER))
    for names in (*tool.told_by, *tool.columns.values()):
        assert len(set(names)) == len(names)
        assert all(name.isalnum() and name == name.lower() for name in names)
    assert {Role.PAGE, Role.TARGET} <= tool.columns.keys()
    for marks in tool.told_by:
        assert set(marks) & set(tool.columns[Role.PAGE])
        assert set(marks) & set(tool.columns[Role.TARGET])
