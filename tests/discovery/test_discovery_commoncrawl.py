"""Common Crawl's index: the link pages of a site, by their addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest

from brokenlinks.demo.web import Answer
from brokenlinks.discovery import ProviderSkipped
from brokenlinks.models import Query
from tests.discovery.asking import as_json, ask, places

if TYPE_CHECKING:
    from brokenlinks.demo.web import Site

CRAWLS = [
    {"id": "CC-MAIN-2026-39", "name": "September 2026 Index", "timegate": "https://index.commoncrawl.org/CC-MAIN-2026-39/",
     "cdx-api": "http://10.0.0.1/never-asked"},
    {"id": "CC-MAIN-2026-30", "name": "August 2026 Index"},
]  # fmt: skip
CAPTURES = [
    ("https://www.bees.example/about/links", "200"),
    ("https://www.bees.example/links.html", "200"),
    ("http://www.bees.example/links.html", "200"),
    ("https://www.bees.example/links.html", "200"),
    ("https://www.bees.example/resources/", "200"),
    ("https://www.bees.example/old-links.html", "404"),
    ("https://www.bees.example/resources/moved", "301"),
    ("https://www.bees.example/shop/cufflinks-gold", "200"),
    ("https://guides.bees.example/nützliche-links", "200"),
]
LINES = "\n".join(json.dumps({"url": url, "status": status}) for url, status in CAPTURES).encode() + b"\n"
SITE = Query("www.bees.example", "link pages of a site")


def index(answer: Answer) -> Site:
    return {"/collinfo.json": as_json(CRAWLS), "/CC-MAIN-2026-39-index": answer}


async def test_link_pages_of_a_site() -> None:
    candidates, web = await ask("commoncrawl", index(Answer(body=LINES)), SITE)
    assert places(candidates) == [
        "http://www.bees.example/links.html",
        "https://www.bees.example/links.html",
        "https://guides.bees.example/nützliche-links",
        "https://www.bees.example/resources/",
        "https://www.bees.example/about/links",
    ]
    assert [candidate.rank for candidate in candidates] == [1, 2, 3, 4, 5]
    asked = dict(parse_qsl(web.requests[1].query))
    assert (asked["url"], asked["output"]) == ("*.bees.example", "json")
    assert asked["filter"].startswith("~urlkey:.*(link|")


@pytest.mark.parametrize(
    "answer",
    [
        as_json({"message": "No Captures found for: *.bees.example"}, 404),
        Answer(body=b"\n"),
        Answer(body=b'{"url": "https://bees.example/links", "status": "404"}'),
    ],
)
async def test_a_site_without(answer: Answer) -> None:
    candidates, web = await ask("commoncrawl", index(answer), SITE)
    assert candidates == []
    assert len(web.requests) == 2


@pytest.mark.parametrize("body", [b"<html>", b"{", b"5", b"[]", b'{"error": "x"}', LINES + b"{", b"[" * 100_000])
async def test_garbage(body: bytes) -> None:
    with pytest.raises(ProviderSkipped, match="could not be read"):
        await ask("commoncrawl", index(Answer(body=body)), SITE)


@pytest.mark.parametrize("domain", ["", "javascript:x", "http://["])
async def test_what_is_no_site_is_not_asked(domain: str) -> None:
    candidates, web = await ask("commoncrawl", index(Answer(body=LINES)), Query(domain, ""))
    assert candidates == []
    assert len(web.requests) <= 1
