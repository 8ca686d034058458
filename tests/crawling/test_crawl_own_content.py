"""The user's own pages from run to run, over the real fetcher and in the project's file."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from brokenlinks.config import Settings
from brokenlinks.crawling.own_content import OwnContent
from brokenlinks.demo.web import Answer
from brokenlinks.errors import BadInput
from brokenlinks.matching import MatchIndex
from brokenlinks.outgoing import open_gate
from brokenlinks.progress import Progress
from brokenlinks.store import OwnPages, open_database
from tests.store.given import DAY, START

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.demo.web import Behaviour, Exchange, PretendWeb
    from tests.conftest import ServeWeb

HOST: Final = "own.example"


def article(title: str, tag: str = "") -> Behaviour:
    """A page that is sent once to whoever keeps its tag."""

    async def answer(exchange: Exchange) -> Answer:
        if tag and exchange.seen.headers.get("if-none-match") == tag:
            return Answer(304, headers={"ETag": tag})
        return Answer(headers={"ETag": tag} if tag else {}, body=f"<title>{title}</title><h1>{title}</h1>")

    return answer


def site_map(*paths: str) -> Answer:
    entries = "".join(f"<url><loc>{path}</loc></url>" for path in paths)
    return Answer(headers={"Content-Type": "application/xml"}, body=f"<urlset>{entries}</urlset>")


class Project:
    """A project's file, and a site; each `run` is one of another day."""

    def __init__(self, folder: Path, web: PretendWeb) -> None:
        self.file = folder / "project.db"
        self.web = web
        self.day = START
        self.notes: list[str] = []

    async def run(self, *sources: str, fresh: bool = False) -> list[str]:
        """The titles that are offered at its end."""
        self.day += DAY
        settings = Settings(allow_networks=["127.0.0.0/8"], hosts=self.web.hosts(), content_delay=0.0)
        self.notes = []
        with closing(open_database(self.file)) as connection:
            kept = OwnPages(connection)
            content = OwnContent(
                sources or (self.web.url(HOST),),
                MatchIndex(connection),
                kept,
                settings,
                since=self.day,
                on_note=self.notes.append,
                fresh=fresh,
                clock=lambda: self.day + timedelta(hours=1),
            )
            await content.read(open_gate(settings), Progress())
            assert {page.url for page in kept.pages()} == set(content.index.addresses())
            return sorted(page.title for page in kept.pages())

    def asked(self) -> list[str]:
        """What was asked for since the last time."""
        paths = [request.target for request in self.web.requests]
        self.web.requests.clear()
        return sorted(set(paths) - {"/", "/robots.txt", "/sitemap.xml"})


@pytest.fixture
def pages() -> dict[str, Answer | Behaviour]:
    return {
        "/": article("Home"),
        "/robots.txt": Answer(404),
        "/sitemap.xml": site_map("/a", "/b", "/contact"),
        "/a": article("A", '"1"'),
        "/b": article("B", '"1"'),
        "/c": article("C"),
        "/contact": article("Contact"),
    }


@pytest.fixture
def project(tmp_path: Path, serve_web: ServeWeb, pages: dict[str, Answer | Behaviour]) -> Project:
    return Project(tmp_path, serve_web({HOST: pages}))


async def test_from_run_to_run(project: Project, pages: dict[str, Answer | Behaviour]) -> None:
    assert await project.run() == ["A", "B"]
    assert project.asked() == ["/a", "/b"]
    assert project.notes == [f"Of the 3 pages of {project.web.url(HOST)}, 1 was left out: 1 is a contact page."]

    pages["/b"] = article("B, revised", '"2"')
    pages["/sitemap.xml"] = site_map("/a", "/b", "/c")
    assert await project.run() == ["A", "B, revised", "C"]
    assert project.asked() == ["/a", "/b", "/c"]  # /a was not sent

    pages["/sitemap.xml"] = site_map("/b")
    assert await project.run() == ["B, revised"]

    pages["/b"] = article("B, in secret", '"2"')
    assert await project.run() == ["B, revised"]
    assert await project.run(fresh=True) == ["B, in secret"]


async def test_other_sources_and_back_again(project: Project, tmp_path: Path) -> None:
    listed = tmp_path / "pages.csv"
    listed.write_text("url,title,site\nx:1,Listed,s\nx:1,Listed too,t\n", encoding="utf-8")
    assert await project.run() == ["A", "B"]
    assert await project.run(str(listed)) == ["Listed", "Listed too"]
    listed.write_text("url,title,site\nx:1,Listed too,t\n", encoding="utf-8")
    assert await project.run(str(listed)) == ["Listed too"]
    project.asked()
    assert await project.run(project.web.url(HOST), str(listed)) == ["A", "B", "Listed too"]
    assert project.asked() == ["/a", "/b"]
    assert await project.run(str(listed)) == ["Listed too"]


async def test_a_site_that_does_not_answer_takes_nothing_away(
    project: Project, pages: dict[str, Answer | Behaviour]
) -> None:
    assert await project.run() == ["A", "B"]
    pages["/a"] = Answer(503)
    assert await project.run() == ["A", "B"]
    with pytest.raises(BadInput, match="does not answer"):
        await project.run("http://127.0.0.1:1/")
    assert await project.run() == ["A", "B"]
