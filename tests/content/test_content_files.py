"""Own pages from tables, JSON lines and folders; what is said of sources that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from brokenlinks.content import ContentProgress, check_sources, read_content
from brokenlinks.content.front_matter import split_front_matter
from brokenlinks.errors import BadInput
from brokenlinks.models import OwnPage
from tests.content.local_site import UrllibFetcher

if TYPE_CHECKING:
    from pathlib import Path


async def read(*sources: Path | str, limit: int = 100) -> tuple[list[OwnPage], ContentProgress, list[str]]:
    progress: list[ContentProgress] = []
    notes: list[str] = []
    given = [str(source) for source in sources]
    check_sources(given)
    reading = read_content(given, UrllibFetcher(), limit=limit, on_progress=progress.append, on_note=notes.append)
    # Their phrases are test_content_phrases' subject.
    pages = [replace(page, phrases=()) async for page in reading]
    return pages, progress[-1], notes


@pytest.mark.parametrize(
    ("content", "page"),
    [
        ("Title,URL\nBees,/bees\n", OwnPage("/bees", "Bees")),
        (
            "url;title;keywords;description;site\nid 7;Bees;hive, honey;All about;s\n",
            OwnPage("id 7", "Bees", "All about", "hive, honey", site="s"),
        ),
        (
            "Address,Status Code,Title 1,Meta Description 1,H1-1,H2-1\n/bees,200,Bees,About,Keeping,Hives\n",
            OwnPage("/bees", "Bees", "About", headings=("Keeping", "Hives"), h1="Keeping"),
        ),
        ("Permalink,H1\n/bees,Keeping\n", OwnPage("/bees", "Keeping", headings=("Keeping",), h1="Keeping")),
        ("\ufeffLINK,meta_description\n /bees ,About\n", OwnPage("/bees", description="About")),
    ],
)
async def test_tables(tmp_path: Path, content: str, page: OwnPage) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(content, encoding="utf-8")
    assert (await read(path))[0] == [page]


async def test_rows_without_an_address_are_left_out_and_counted(tmp_path: Path) -> None:
    workbook = Workbook()
    assert workbook.active is not None
    for row in (["url", "title"], ["/a", "A"], ["", "no address"], ["/b", 7]):
        workbook.active.append(row)
    workbook.save(tmp_path / "pages.xlsx")
    pages, progress, notes = await read(tmp_path / "pages.xlsx")
    assert pages == [OwnPage("/a", "A"), OwnPage("/b", "7")]
    assert progress == ContentProgress(found=3, read=2, failed=1)
    assert notes == [f"Of the 3 pages of {tmp_path / 'pages.xlsx'}, 1 was left out: 1 have no address."]


async def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"url": "x:1", "title": "A", "description": null, "headings": ["H", "I"], '
        b'"text": "t", "site": "s"}\n\n'
        b'{"url": "y", "keywords": ["a", "b"], "headings": "one", "other": {}}\n{"title": "no address"}\n'
    )
    pages, progress, _ = await read(path)
    assert pages == [
        OwnPage("x:1", "A", headings=("H", "I"), text="t", site="s"),
        OwnPage("y", keywords="a, b", headings=("one",)),
    ]
    assert progress == ContentProgress(3, 2, 1)


async def test_a_folder(tmp_path: Path) -> None:
    files = {
        "index.html": "<title>Home</title><main>Hello {{ site.name }} there</main>",
        "posts/bees.md": '---\ntitle: "Bees: a start"\ntags:\n  - hive\n  - honey\n'
        "description: >-\n  All\n  about\nlang: en-GB\nlastmod: 2024-03-01T10:00:00Z\ndate: 2020-01-01\n---\n"
        "# Bees\n\nThey *live* in [hives](/hives) ![](x.png).\n\n```sh\n# no heading\n```\n\n## Hives ##\n",
        "posts/linked.markdown": "+++\ntitle = 'Linked'\nurl = '/linked/'\n+++\ntext {{< figure >}}",
        "posts/plain.md": "Just a [link][1]\n# Later heading\n",
        "posts/draft.md": "---\ndraft: true\n---\n# Draft",
        "posts/hidden.htm": "<meta name=robots content=noindex><h1>Hidden</h1>",
        "about.htm": "---\npermalink: /about/\ntitle: About us\n---\n<h1>We</h1>",
        ".git/x.md": "# Not a page",
        "notes.txt": "not a page",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    pages, progress, notes = await read(tmp_path)
    assert pages == [
        OwnPage("/about/", "About us", headings=("We",), text="We", h1="We"),
        OwnPage("index.html", "Home", text="Hello there"),
        OwnPage(
            "posts/bees.md", "Bees: a start", "All about", "hive, honey", ("Bees", "Hives"),
            "Bees They live in hives . sh no heading Hives", h1="Bees", language="en", modified=date(2024, 3, 1),
        ),
        OwnPage("/linked/", "Linked", text="text"),
        OwnPage(
            "posts/plain.md", "Later heading", headings=("Later heading",), text="Just a link Later heading",
            h1="Later heading",
        ),
    ]  # fmt: skip
    assert progress == ContentProgress(found=7, read=5, failed=2)
    assert len(notes) == 1


async def test_a_single_file_and_several_sources_share_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A", encoding="utf-8")
    (tmp_path / "b.csv").write_text("url\n1\n2\n3\n", encoding="utf-8")
    pages, progress, notes = await read(tmp_path / "a.md", tmp_path / "b.csv", tmp_path / "a.md", limit=3)
    assert [page.url for page in pages] == ["a.md", "1", "2"]
    assert progress == ContentProgress(3, 3, 0)
    assert len(notes) == 2
    assert all("limit of 3" in note for note in notes)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.csv", None, "missing.csv does not exist"),
        ("missing folder", None, "missing folder does not exist"),
        ("pages.csv", "name;date\nA;B\n", "has no column named url; its columns are name, date"),
        ("pages.csv", "", "is empty"),
        ("pages.xlsx", "no workbook", "pages.xlsx"),
        ("pages.ods", "", "save it as .xlsx or .csv"),
        ("pages.docx", "", "of a kind that is not read"),
        ("sitemap.xml", "<urlset/>", "is no site map with addresses, and no export of WordPress"),
        ("Sitemap.XML.gz", "", "is no site map with addresses"),
        ("sitemap.xml", "<urlset><url><loc>/a</loc></url></urlset>", "is no site map with addresses"),
        ("pages.txt", "bees\n", "pages.txt holds no web address"),
        ("pages.txt", "\n", "holds no links"),
        ("export.zip", "PK", "is no .zip file, or a damaged one"),
        ("pages.jsonl", '{"url": "a"}\n{"url"', "line 2 is not valid JSON"),
        ("pages.jsonl", '"a"', "line 1 is not a JSON object"),
        (".", None, "holds no .html"),
    ],
)
def test_what_is_wrong_is_said_at_once(tmp_path: Path, name: str, content: str | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        check_sources([str(path)])
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "source", ["https://", "ftp://e.example/", "http://[1", "", "no such thing", "pages.csv", "map.xml"]
)
def test_what_is_neither_file_nor_address(source: str) -> None:
    with pytest.raises(BadInput):
        check_sources([source])


def test_addresses_are_not_asked() -> None:
    check_sources(["example.invalid", "https://example.invalid/sitemap.xml", "www.example.invalid/page.html"])
    check_sources(["example.invalid/sitemap.xml", "www.example.invalid/sitemap.txt"])


@pytest.mark.parametrize(
    ("text", "values", "rest"),
    [
        ("---\ntitle: A # b\n---\nrest", {"title": "A"}, "rest"),
        ("---\r\nTitle: 'it''s # so'\r\n...\r\nrest", {"title": "it's # so"}, "rest"),
        ('---\ntitle: "say \\"hi\\""\nempty:\n---\n', {"title": 'say "hi"', "empty": ""}, ""),
        ("---\ntags: [a, 'b', \"c\"]\n---", {"tags": "a, b, c"}, ""),
        ("---\ntags:\n- a\n- b\nnext: |\n  one\n\n  two\n---", {"tags": "a, b", "next": "one two"}, ""),
        ("---\ntitle: long\n  line\nhttp://odd\n---\nx", {"title": "long line"}, "x"),
        ("+++\ntitle = 'T'\ntags = ['a', 'b']\n[params]\nx = 1\n+++\nx", {"title": "T", "tags": "a, b"}, "x"),
        ("+++\nbroken\n+++\nx", {}, "x"),
        ("---\nnever closed", {}, "---\nnever closed"),
        ("plain", {}, "plain"),
    ],
)
def test_front_matter(text: str, values: dict[str, str], rest: str) -> None:
    assert split_front_matter(text) == (values, rest)


@given(st.text(), st.sampled_from(["---", "+++"]))
def test_no_front_matter_is_too_odd(text: str, fence: str) -> None:
    values, _ = split_front_matter(f"{fence}\n{text}\n{fence}\n")
    assert all(key == key.lower() for key in values)
