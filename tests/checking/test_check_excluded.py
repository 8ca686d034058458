"""What the setting `exclude` names is never asked, and never dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from brokenlinks.models import Reason, State
from tests.checking.running import by_url, check, check_one, settings_for
from tests.web import behaviours as b

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour
    from tests.conftest import ServeDns, ServeWeb


async def test_excluded_links_are_never_asked(serve_web: ServeWeb) -> None:
    sites = {
        "left.example": {"*": b.gone},
        "sub.left.example": {"*": b.gone},
        "half.example": {"/out/x": b.gone, "*": b.ok},
    }
    web = serve_web(sites)
    links = {
        web.url("left.example", "/page"): Reason.EXCLUDED,
        web.url("sub.left.example"): Reason.EXCLUDED,
        web.url("half.example", "/out/x"): Reason.EXCLUDED,
        web.url("half.example", "/in/x"): Reason.OK,
    }
    settings = settings_for(web, exclude=["left.example", "https://half.example/out/"])
    verdicts = by_url(await check(settings, *links))
    assert {url: verdict.reason for url, verdict in verdicts.items()} == links
    assert {seen.host for seen in web.requests} == {"half.example"}
    assert not web.asked("half.example", "/out/x")
    verdict = verdicts[web.url("half.example", "/out/x")]
    assert (verdict.state, verdict.confidence, verdict.status) == (State.SKIPPED, 1.0, None)
    assert verdict.evidence == "the setting exclude names https://half.example/out/"


async def test_nor_is_their_name_looked_up(serve_dns: ServeDns) -> None:
    dns = serve_dns({})
    assert (
        await check_one(settings_for(dns, exclude=["left.example"]), "http://left.example/")
    ).reason is Reason.EXCLUDED
    assert not dns.questions


REFRESH = Answer(
    body="<!doctype html><title>Moved</title><meta http-equiv=refresh content='0; url=http://left.example:{port}/'>"
)


@pytest.mark.parametrize(
    "behaviour",
    [
        b.redirect("http://left.example:{port}/"),
        b.redirect("/hop"),
        b.redirect("http://left.example:{port}/", 302),
        REFRESH,
    ],
    ids=["at once", "later", "for now", "refresh"],
)
async def test_a_link_that_leads_there_is_skipped(serve_web: ServeWeb, behaviour: Answer | Behaviour) -> None:
    """Whether the page is there cannot be told without asking: not alive, and never dead."""
    hop = b.redirect("http://left.example:{port}/")
    web = serve_web({"old.example": {"/": behaviour, "/hop": hop}, "left.example": {"*": b.gone}})
    verdict = await check_one(settings_for(web, exclude=["left.example"]), web.url("old.example"))
    assert (verdict.state, verdict.reason) == (State.SKIPPED, Reason.EXCLUDED), verdict.evidence
    assert verdict.final_url == web.url("left.example")
    assert "the setting exclude names left.example" in verdict.evidence
    assert not web.asked("left.example")
