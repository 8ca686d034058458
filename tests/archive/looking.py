"""Dead pages looked up for real, at a pretend Wayback Machine on loopback."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.archive.asking import Waits
from brokenlinks.archive.wayback import Wayback
from brokenlinks.config import Settings
from brokenlinks.demo.web import PretendWeb
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Resolver
from brokenlinks.outgoing import open_fetcher
from brokenlinks.store import Answers
from tests.archive.double import WAYBACK, WaybackDouble
from tests.store.given import new_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from brokenlinks.models import ArchivedPage

PAGE: Final = "http://old.example/guides/knots"

KNOTS: Final = """<!doctype html><html lang=en><head><title>Knots for weavers</title>
<meta name=description content="Which knot holds which yarn."></head><body><nav>Home</nav>
<main><h1>Knots for weavers</h1><h2>The reef knot</h2><p>A reef knot joins two ends of the same yarn; it lies flat under
the selvedge and can be pulled open again when the warp is finished. Weavers use it more than any other.</p>
<h2>The weaver's knot</h2><p>For fine silk the weaver's knot is smaller, and slips through the heddle.</p></main>"""
NOT_FOUND: Final = "<!doctype html><title>Page not found</title><h1>Page not found</h1><p>Sorry, nothing is here.</p>"
PARKED: Final = "<!doctype html><title>old.example is for sale</title><h1>Buy this domain</h1><p>Make an offer.</p>"


@asynccontextmanager
async def archive_at(
    web: PretendWeb, *, answers: Answers | None = None, timeout: float = 10.0, **table: Any
) -> AsyncIterator[Wayback]:
    """The archive's client, which asks the pretend one as if it were the user's own."""
    service = {"url": web.url(WAYBACK), "delay": 0, "capture_delay": 0, **table}
    settings = Settings(wayback=service)
    fetcher = open_fetcher(settings, delay=0.0, gate=Gate(Resolver(hosts=web.hosts())), timeout=timeout)
    waits = Waits(limited=0.0, failed=0.0)
    wayback = Wayback(settings.wayback, fetcher, answers or Answers(new_store().connection), waits=waits)
    yield wayback
    await wayback.close()


async def look_up(double: WaybackDouble, url: str = PAGE, **table: Any) -> ArchivedPage | None:
    """What the client says of one address."""
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web, **table) as wayback:
        return await wayback.look_up(url)
