"""`match`: own pages for a list of dead links, without a crawl."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.config import Settings, load_settings
from brokenlinks.demo.web import Answer
from brokenlinks.errors import BadInput
from brokenlinks.match_list import MatchedList, match_list
from brokenlinks.progress import Progress
from tests.web.files import robots, sitemap

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import ServeWeb

TITLES = ["Building a Langstroth hive", "Mead for beginners", "Beeswax candles", "Swarm prevention", "Asian hornet"]
QUICK: dict[str, Any] = {"allow_networks": ["127.0.0.0/8"], "content_delay": 0.0}


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A list of own pages."""
    file = tmp_path / "own.csv"
    rows = "".join(f"https://me.example/{number},{title}\n" for number, title in enumerate(TITLES))
    file.write_text(f"url,title\n{rows}")
    return str(file)


def matched(
    tmp_path: Path, targets: str, *content: str, settings: Settings | None = None, ending: str = "jsonl"
) -> tuple[MatchedList, list[dict[str, Any]]]:
    source, out = tmp_path / f"dead.{ending}", tmp_path / "matches.jsonl"
    source.write_text(targets, encoding="utf-8")
    done = match_list(source, content, out, settings or Settings())
    return done, [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


TARGETS = [
    {"id": "a", "anchor": "Langstroth hive plans"},
    {"id": "b", "dead_url": "https://old.example/beeswax-candles.html"},
    {"id": "c", "anchor": "Accounting software"},
    {"id": "d", "anchor": "Mead for beginners", "dead_url": "https://old.example/?p=7"},
]


def test_a_line_a_target_in_their_order(tmp_path: Path, own: str) -> None:
    done, lines = matched(tmp_path, "\n".join(map(json.dumps, TARGETS)), own)
    assert [line["id"] for line in lines] == ["a", "b", "c", "d"]
    assert [line["matches"][0]["url"][-1:] if line["matches"] else None for line in lines] == ["0", "2", None, "1"]
    for line in lines:
        scores = [match["score"] for match in line["matches"]]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)
        assert all(set(match) == {"url", "title", "score", "words"} for match in line["matches"])
    assert (done.targets, done.matched, done.own_pages, done.notes) == (4, 3, 5, ())


def test_a_table_of_targets(tmp_path: Path, own: str) -> None:
    _, lines = matched(tmp_path, "Anchor;Dead URL\nSwarm prevention;\n;https://x.example/mead\n", own, ending="csv")
    assert [line["id"] for line in lines] == ["2", "3"]
    assert [line["matches"][0]["url"][-1] for line in lines] == ["3", "1"]


@pytest.mark.parametrize(("min_score", "offered"), [(0.0, True), (None, False), (100.0, False)])
def test_the_score_from_which_on_a_page_is_offered(
    tmp_path: Path, own: str, min_score: float | None, offered: bool
) -> None:
    """A wrong word and a right one: 0 takes the best, whatever it is."""
    target = json.dumps({"anchor": "A short introduction to the swarm of locusts that fell upon Nineveh in winter"})
    _, (line,) = matched(tmp_path, target, own, settings=load_settings({"min_score": min_score}))
    assert bool(line["matches"]) is offered


def test_content_from_the_web(tmp_path: Path, serve_web: ServeWeb) -> None:
    pages = {
        f"/{number}": Answer(body=f"<title>{title}</title><h1>{title}</h1>") for number, title in enumerate(TITLES)
    }
    host = "http://me.example:{port}"
    web = serve_web(
        {
            "me.example": {
                "/": Answer(body="<title>Home</title>"),
                "/robots.txt": robots("User-agent: *", "Disallow: /2", f"Sitemap: {host}/map.xml"),
                "/map.xml": sitemap([f"{host}{path}" for path in [*pages, "/none"]]),
                **pages,
            }
        }
    )
    settings = Settings(hosts=web.hosts(), **QUICK)
    progress = Progress()
    source, out = tmp_path / "dead.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps(TARGETS[0]))
    done = match_list(source, [web.url("me.example")], out, settings, progress=progress)
    assert json.loads(out.read_text())["matches"][0]["url"] == web.url("me.example", "/0")
    assert progress.own_read == done.own_pages > 0
    assert any("left out" in note for note in done.notes)


@pytest.mark.parametrize(
    ("targets", "content", "says"),
    [
        ("{}", "own.csv", "line 1 has neither a dead_url nor an anchor"),
        ('{"anchor": "x"}', "nowhere.csv", "nowhere.csv does not exist"),
        ('{"anchor": "x"}', "none.csv", "gave no page to offer"),
    ],
)
def test_bad_input(tmp_path: Path, own: str, targets: str, content: str, says: str) -> None:
    (tmp_path / "none.csv").write_text("url,title\n,Hives\n")
    with pytest.raises(BadInput, match=says):
        matched(tmp_path, targets, str(tmp_path / content))
    assert not (tmp_path / "matches.jsonl").exists()
