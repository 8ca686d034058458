"""Links that only a browser can judge, by the real checker in a real Chromium."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from brokenlinks.browser import Browser
from brokenlinks.checking import LinkChecker
from brokenlinks.demo.web import Answer
from brokenlinks.models import Reason, State
from tests.browser.chromium import APP, IN_A_HURRY, SHELL, application, needs_chromium
from tests.checking.running import by_url, settings_for
from tests.web import behaviours as b

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour, Exchange, Site
    from brokenlinks.models import Verdict
    from tests.conftest import ServeWeb

WALLED: Final = "walled.example"
#: An application on a host of static files: it sends its shell with a 404 for all but the home page.
STATIC: Final = "static.example"


def behind_a_wall(answer: Answer) -> Behaviour:
    """403 for whoever has not the cookie that a script of the wall sets."""

    async def behave(exchange: Exchange) -> Answer:
        if "seen=1" in exchange.seen.headers.get("cookie", ""):
            return answer
        return Answer(
            403, body="<title>Access denied</title><script>document.cookie='seen=1';location.reload()</script>"
        )

    return behave


SITES: Final[dict[str, Site]] = {
    APP: application(),
    STATIC: {"/data": Answer(body="{}"), "/": SHELL, "*": replace(SHELL, status=404)},
    WALLED: {
        "/": behind_a_wall(b.ok),
        "/ok": behind_a_wall(b.ok),
        "/gone": behind_a_wall(b.gone),
        "/challenge": b.bot_challenge,
        "/members": b.unauthorized,
        "*": behind_a_wall(Answer(404, body="<title>Not found</title><h1>Not found</h1>")),
    },
}


CASES: Final = [
    (APP, "/", State.ALIVE, Reason.OK),
    (APP, "/spring", State.ALIVE, Reason.OK),
    (APP, "/winter", State.DEAD, Reason.SOFT_404),
    (STATIC, "/spring", State.UNCLEAR, Reason.SCRIPT_ONLY),
    (STATIC, "/winter", State.DEAD, Reason.PAGE_GONE),
    (WALLED, "/ok", State.ALIVE, Reason.OK),
    (WALLED, "/gone", State.DEAD, Reason.PAGE_GONE),
    (WALLED, "/challenge", State.UNCLEAR, Reason.BLOCKED),
    (WALLED, "/members", State.UNCLEAR, Reason.BLOCKED),
]


@needs_chromium
async def test_links_in_one_run(serve_web: ServeWeb) -> None:
    web = serve_web(SITES)
    settings = settings_for(web)
    found: list[Verdict] = []
    async with (
        Browser(settings, pytest.fail, patience=IN_A_HURRY) as browser,
        LinkChecker(settings, found.append, browser=browser) as checker,
    ):
        for host, path, *_ in CASES:
            checker.add(web.url(host, path))
        await checker.settled()
    verdicts = by_url(found)
    assert len(found) == len(verdicts) == len(CASES)
    for host, path, state, reason in CASES:
        verdict = verdicts[web.url(host, path)]
        assert (verdict.state, verdict.reason) == (state, reason), verdict
        looks: Any = verdict.details["browser"]
        assert len(looks) == (0 if path == "/members" else 2 if state is State.DEAD else 1)
        assert ("; in a browser: GET " in verdict.evidence) == bool(looks)
    # Those who ask for a password see no browser.
    assert not [seen for seen in web.asked(WALLED, "/members") if "upgrade-insecure-requests" in seen.headers]
