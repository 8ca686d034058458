"""Files of ranks and ratings, as their makers write them → what is known of the sites that were asked for."""

from __future__ import annotations

import gzip
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from brokenlinks.authority import Authority, load_authority
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

TRANCO = b"1,google.com\r\n20,wikipedia.org\r\n1000,example.org\r\n1234567,example.co.uk\r\n"
COMMON_CRAWL = (
    b"#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n"
    b"1\t3.6E7\t2\t0.0089\tcom.google\t15283\n"
    b"100\t2.9E7\t7\t0.0031\torg.wikipedia\t1211\n"
    b"12345\t2.1E7\t9999\t1.1E-6\tuk.co.example\t3\n"
)
MAJESTIC_MILLION = (
    b"GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs,IDN_Domain,IDN_TLD,"
    b"PrevGlobalRank,PrevTldRank,PrevRefSubNets,PrevRefIPs\n"
    b"1,1,google.com,com,490000,3100000,google.com,com,1,1,490001,3100001\n"
    b"100000,9000,example.org,org,1800,2100,example.org,org,100100,9001,1801,2101\n"
)


def load(path: Path, data: bytes, *sites: str) -> dict[str, str]:
    path.write_bytes(data)
    return {site: authority.label for site, authority in load_authority(path, sites).items()}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(TRANCO, {"example.org": "Tranco 1,000", "example.co.uk": "Tranco 1,234,567"}, id="Tranco"),
        pytest.param(b'\xef\xbb\xbf"1000","example.org"\n', {"example.org": "Tranco 1,000"}, id="Tranco, resaved"),
        pytest.param(b"7,www.example.org\n9,example.org\n", {"example.org": "Tranco 7"}, id="with subdomains"),
        pytest.param(b"9,Example.ORG\n", {"example.org": "Tranco 9"}, id="upper case"),
        pytest.param("9,bücher.example\n".encode(), {"xn--bcher-kva.example": "Tranco 9"}, id="not ASCII"),
        pytest.param(COMMON_CRAWL, {"example.co.uk": "Common Crawl 12,345"}, id="Common Crawl"),
        pytest.param(
            b"#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\n"
            b"1\t3.6E7\t2\t0.008\torg.example.www\n5\t3.6E7\t2\t0.008\torg.example\n",
            {"example.org": "Common Crawl 1"},
            id="Common Crawl, hosts",
        ),
        pytest.param(MAJESTIC_MILLION, {"example.org": "Majestic 100,000"}, id="Majestic Million"),
        pytest.param(b"Item,TrustFlow,CitationFlow\nhttps://example.org/,22,31\n", {"example.org": "TF 22"}, id="TF"),
        pytest.param(b"Domain;Trust Flow\nexample.org;22\n", {"example.org": "TF 22"}, id="semicolons"),
        pytest.param(
            b'"Target","Mode","URL Rating","Domain Rating","Referring domains"\n"example.org/","sub","3","56","1"\n',
            {"example.org": "DR 56"},
            id="Ahrefs, batch analysis",
        ),
        pytest.param(
            'Referring page title\tReferring page URL\tDomain rating\tTarget URL\n"Two\nlines"\thttps://www.example.org/a'
            "\t72.5\thttps://example.co.uk/\n".encode("utf-16"),
            {"example.org": "DR 72.5"},
            id="Ahrefs, backlinks",
        ),
        pytest.param(
            b"\nURL,Title,Page Authority,Domain Authority\nexample.org/page,A,55,40\n",
            {"example.org": "DA 40"},
            id="Moz",
        ),
        pytest.param(
            b"No,Source URL,Target URL,Domain Authority\n1,https://example.org/x,https://example.co.uk/,95\n",
            {"example.org": "DA 95"},
            id="who links, not who is linked to",
        ),
        pytest.param(b"sep=|\nDomain|DR\nexample.org|56\n", {"example.org": "DR 56"}, id="Excel's sep line"),
        pytest.param(b"Domain;DR\nexample.org;56,5\n", {"example.org": "DR 56.5"}, id="decimal comma"),
        pytest.param(b"DR,Domain\r56,example.org\r", {"example.org": "DR 56"}, id="old Mac lines"),
        pytest.param(b"Domain,DR\nexample.org,0\n", {"example.org": "DR 0"}, id="nought is a rating"),
    ],
)
def test_labels(tmp_path: Path, data: bytes, found: dict[str, str]) -> None:
    asked = ("example.org", "example.co.uk", "xn--bcher-kva.example", "nowhere.example")
    assert load(tmp_path / "ranks.csv", data, *asked) == found
    with gzip.open(tmp_path / "ranks.txt.gz", "wb") as packed:
        packed.write(data)
    assert {site: has.label for site, has in load_authority(tmp_path / "ranks.txt.gz", asked).items()} == found
    with zipfile.ZipFile(tmp_path / "ranks.zip", "w") as archive:
        archive.writestr("read me.pdf", b"%PDF")
        archive.writestr("a folder/top-1m.csv", data)
    assert {site: has.label for site, has in load_authority(tmp_path / "ranks.zip", asked).items()} == found


def test_excel(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Target", "Domain Rating"], ["https://www.example.org/", 56], ["example.net", 7.5], ["example.com"]):
        sheet.append(row)
    book.save(tmp_path / "ahrefs.xlsx")
    found = load_authority(tmp_path / "ahrefs.xlsx", ["example.org", "example.net", "example.com"])
    assert found == {"example.org": Authority(56, "DR 56"), "example.net": Authority(7.5, "DR 7.5")}


@pytest.mark.parametrize(
    ("rank", "value"),
    [(1, 100), (100, 93.8), (1000, 85.9), (100_000, 60.9), (1_000_000, 43.8), (10_000_000, 23.4), (130_000_000, 0)],
)
def test_ranks_as_values(tmp_path: Path, rank: int, value: float) -> None:
    (tmp_path / "list.csv").write_text(f"{rank},example.org\n")
    assert load_authority(tmp_path / "list.csv", ["example.org"])["example.org"].value == value


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("example.org,-", None),
        ("example.org,", None),
        ("example.org", None),
        ("example.org,101", None),
        ("example.org,-5", None),
        ("example.org,nan", None),
        ("example.org,1e1", None),
        ("https://[,56", None),
        ("mailto:a@example.org,56", None),
        (",56", None),
        ("notexample.org,56", None),
        ("example.org.example,56", None),
        ("a.b.example.org,56", "DR 56"),
        ("EXAMPLE.org.,56", "DR 56"),
        ("http://user@example.org:8080/a?b, 56 ", "DR 56"),
        ("example.org,56\nexample.org,57\nwww.example.org,12", "DR 57"),
    ],
)
def test_rows_of_a_table(tmp_path: Path, row: str, label: str | None) -> None:
    found = load(tmp_path / "dr.csv", f"Domain,DR\n{row}\n".encode(), "example.org")
    assert found == ({"example.org": label} if label else {})


@pytest.mark.parametrize("line", ["", "x", "5", ",example.org", "0,example.org", "-3,example.org", "x,example.org"])
def test_odd_lines_of_a_list_are_passed_over(tmp_path: Path, line: str) -> None:
    found = load(
        tmp_path / "list.csv", f"1,example.net\n{line}\n9,example.com\n".encode(), "example.org", "example.com"
    )
    assert found == {"example.com": "Tranco 9"}


def test_a_shared_host_is_not_its_tenant(tmp_path: Path) -> None:
    data = b"5,github.io\n70,someone.github.io\n80,pages.someone.github.io\n90,other.github.io\n"
    assert load(tmp_path / "list.csv", data, "someone.github.io", "third.github.io", "github.io") == {
        "someone.github.io": "Tranco 70",
        "github.io": "Tranco 5",
    }


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\n" * 5000),
        ("other.csv", b"Name,Price\nexample.org,5\n"),
        ("no site.csv", b"Domain Rating,Price\n56,5\n"),
        ("no rating.csv", b"Domain,Referring domains\nexample.org,5\n"),
        ("page.html", b"<html><title>404</title>"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("list.txt", b"example.org\nexample.com\n"),
    ],
)
def test_another_file(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput, match=r"Tranco.*Common Crawl.*Domain Rating.*Domain Authority.*Trust Flow") as raised:
        load_authority(tmp_path / name, ["example.org"])
    assert str(tmp_path / name) in str(raised.value)
    assert "\n" not in str(raised.value)


def packed_badly(path: Path) -> None:
    path.write_bytes(gzip.compress(TRANCO * 100)[:-20])


def zip_without_a_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.mkdir("folder")


def zip_cut_off(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("top-1m.csv", TRANCO)
    path.write_bytes(path.read_bytes()[:60])


@pytest.mark.parametrize("make", [packed_badly, zip_without_a_file, zip_cut_off])
def test_a_damaged_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "ranks")
    with pytest.raises(BadInput, match=r"ranks is damaged.*download"):
        load_authority(tmp_path / "ranks", ["example.org"])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no file"):
        load_authority(tmp_path / "ranks.csv", ["example.org"])
    with pytest.raises(BadInput, match="folder"):
        load_authority(tmp_path, ["example.org"])
    with pytest.raises(BadInput, match=r"save it as \.xlsx or \.csv"):
        load_authority(tmp_path / "ranks.xls", ["example.org"])


SITES = st.sampled_from(["example.org", "example.net", "example.co.uk", "a.github.io"])
LINES = st.lists(
    st.tuples(st.integers(1, 10**8), SITES, st.sampled_from(["", "www.", "a.b."])), min_size=1, max_size=20
)


@given(LINES, st.sets(SITES))
def test_the_best_rank_of_each_site_that_was_asked_for(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[int, str, str]], asked: Collection[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "lines.csv"
    path.write_text("".join(f"{rank},{prefix}{site}\n" for rank, site, prefix in lines))
    best = {
        site: min(rank for rank, of, _ in lines if of == site) for site in asked if site in {of for _, of, _ in lines}
    }
    found = load_authority(path, asked)
    assert {site: authority.label for site, authority in found.items()} == {
        site: f"Tranco {rank:,}" for site, rank in best.items()
    }
    by_rank = sorted(best, key=lambda site: best[site])
    assert [found[site].value for site in by_rank] == sorted((has.value for has in found.values()), reverse=True)
