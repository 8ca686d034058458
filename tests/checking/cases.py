"""A link and what stands behind it, as one entry of a table, and the real checker's verdict on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brokenlinks.models import Reason, State
from tests.checking.running import check_one, settings_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Site
    from brokenlinks.models import Verdict
    from tests.conftest import ServeWeb

HOST = "looms.example"
PATH = "/guides/weaving"

ALIVE = frozenset({State.ALIVE})
UNCLEAR = frozenset({State.UNCLEAR})
NOT_DEAD = ALIVE | UNCLEAR


@dataclass(frozen=True)
class Case:
    """The link to `path` of `host`, and the site or sites that it leads to."""

    site: Site
    path: str = PATH
    others: Mapping[str, Site] = field(default_factory=dict)
    states: frozenset[State] = ALIVE
    names: Mapping[str, str] = field(default_factory=dict)
    host: str = HOST


async def verdict_of(serve_web: ServeWeb, case: Case) -> Verdict:
    web = serve_web({case.host: case.site, **case.others}, names=case.names)
    return await check_one(settings_for(web), web.url(case.host, case.path))


async def assert_living(serve_web: ServeWeb, case: Case, states: frozenset[State] | None = None) -> None:
    """One of `states`, or of those that the case allows."""
    verdict = await verdict_of(serve_web, case)
    assert verdict.state in (states or case.states), (verdict.state, verdict.reason, verdict.evidence)


async def assert_dead(serve_web: ServeWeb, case: Case) -> None:
    """Dead by what its server answers."""
    verdict = await verdict_of(serve_web, case)
    assert verdict.state is State.DEAD, (verdict.state, verdict.reason, verdict.evidence)
    assert verdict.reason is not Reason.DOMAIN_GONE
