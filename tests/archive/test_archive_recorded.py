"""What the client says of answers that the real Wayback Machine gave, where the recordings are at hand."""

from __future__ import annotations

import gzip
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.archive.asking import Asking, NotLookedUp, Waits
from brokenlinks.archive.cdx import Excluded
from brokenlinks.archive.memento import Absent, Memento, Nearest, Place
from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Resolver
from brokenlinks.outgoing import open_fetcher
from brokenlinks.store import Answers
from tests.archive.double import WAYBACK, urlkey
from tests.benchmarks.page_labels import data_folder
from tests.store.given import new_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from _pytest.mark import ParameterSet

#: Of the wire, and not of the answer.
_HOP: frozenset[str] = frozenset({"connection", "content-encoding", "content-length", "transfer-encoding"})
#: Where recorded redirects of sites led, by their number.
_LED_TO = {
    4: "https://www.epa.gov/sites/production/files/signpost/cc.html",
    6: "https://www.epa.gov/sites/production/files/signpost/cc.html",
    11: "https://idp.springer.com/authorize?response_type=cookie&client_id=springerlink"
    "&redirect_uri=https://link.springer.com/article/10.1007/s00382-012-1331-2",
    13: "https://link.springer.com/article/10.1007/s00382-012-1331-2",
    30: "https://www.whitehouse.gov/ostp/about/student/faqs",
    36: "https://www.epa.gov/ghgreporting/proposed-rule-fact-sheet-greenhouse-gas-reporting-program-addition-global-"
    "warming",
    39: "https://www.census.gov/geo/gssi/",
}
#: Pages of the archive's own with status 200: on the first it says why, behind what was recorded of it.
_OWN_PAGES = {10, 33}
_ABSENT = {15}
_BLOCKED = {82}


def recorded() -> list[dict[str, Any]]:
    data = data_folder()
    file = data / "wayback" / "interactions.jsonl.gz" if data else None
    if file is None or not file.is_file():
        return []
    return [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]


RECORDED = list(enumerate(recorded()))
pytestmark = pytest.mark.skipif(not RECORDED, reason="the recordings are not here")


def of(part: str) -> list[ParameterSet]:
    """Those whose address has that part, by their number."""
    return [pytest.param(number, one, id=str(number)) for number, one in RECORDED if part in one["url"]]


@asynccontextmanager
async def asking(interaction: dict[str, Any]) -> AsyncIterator[Asking]:
    """The way to an archive that always answers so."""
    headers = {**interaction["headers"], **interaction["orig_headers"]}
    kept = {name: value.encode() for name, value in headers.items() if name.lower() not in _HOP}
    answer = Answer(interaction["status"], kept, interaction["body"].encode())
    async with PretendWeb({WAYBACK: {"*": answer}}) as web:
        settings = Settings(wayback={"url": web.url(WAYBACK), "delay": 0, "capture_delay": 0})
        fetcher = open_fetcher(settings, delay=0.0, gate=Gate(Resolver(hosts=web.hosts())))
        yield Asking(settings.wayback, fetcher, Answers(new_store().connection), waits=Waits(0.0, 0.0))
        await fetcher.close()


@pytest.mark.parametrize(("number", "interaction"), of("/cdx/"))
async def test_an_answer_of_the_index(number: int, interaction: dict[str, Any]) -> None:
    lines = [line for line in interaction["body"].partition("\n\n")[0].splitlines() if line.count(" ") == 6]
    async with asking(interaction) as way:
        if number in _BLOCKED:
            with pytest.raises(Excluded):
                await way.index("https://nationalpost.com/health")
            return
        listing = await way.index("http://any.example/")
    assert len(listing.captures) == len({tuple(line.split()[1:6]) for line in lines})
    revisits = {line.split()[1] for line in lines if line.split()[3:5] == ["warc/revisit", "-"]}
    assert {capture.timestamp for capture in listing.captures if capture.status is None} == revisits
    assert not any(":80/" in capture.original for capture in listing.captures)


@pytest.mark.parametrize(("number", "interaction"), of("/web/"))
async def test_an_answer_for_a_capture(number: int, interaction: dict[str, Any]) -> None:
    headers = {name.lower(): value for name, value in interaction["headers"].items()}
    place = Place(*interaction["url"].partition("/web/")[2].replace("id_", "").split("/", 1))
    async with asking(interaction) as way:
        if number in _OWN_PAGES:
            with pytest.raises(NotLookedUp):
                await way.capture(place)
            return
        read = await way.capture(place)
    if number in _ABSENT:
        assert read == Absent()
    elif "memento-datetime" in headers:
        assert isinstance(read, Memento)
        assert (read.status, read.location) == (interaction["status"], _LED_TO.get(number, ""))
        assert read.answer.body == interaction["body"].encode()
    else:
        assert isinstance(read, Nearest)
        reason = headers["x-archive-redirect-reason"]
        assert reason == f"found capture at {read.place.timestamp}"
        assert interaction["headers"]["location"].endswith(read.place.url)


def test_the_double_files_addresses_under_the_same_keys() -> None:
    lines = {line for _, one in RECORDED if "/cdx/" in one["url"] for line in one["body"].splitlines()}
    keys = {tuple(line.split()[:3:2]) for line in lines if line.count(" ") == 6}
    assert len(keys) > 20
    assert {(urlkey(original), original) for _, original in keys} == keys
