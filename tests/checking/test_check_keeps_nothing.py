"""What is left of links that are done: a run of 200,000 must not wait for the garbage collector."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

from brokenlinks.checking import LinkChecker
from tests.checking.running import settings_for
from tests.web import behaviours as b

if TYPE_CHECKING:
    from brokenlinks.demo.web import Site
    from brokenlinks.models import Verdict
    from tests.conftest import ServeWeb


async def test_a_link_that_is_done_leaves_nothing_that_keeps_itself(serve_web: ServeWeb) -> None:
    site: Site = {"/": b.ok, "/moved": b.redirect("/"), "/gone": b.gone, "/garbage": b.garbage, "/resets": b.resets}
    web = serve_web({b.HOST: site})
    verdicts: list[Verdict] = []
    async with LinkChecker(settings_for(web, retries=0), verdicts.append) as checker:
        gc.collect()
        gc.disable()
        try:
            for path in site:
                checker.add(web.url(b.HOST, path))
            await checker.settled()
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            kept = Counter(type(each).__qualname__ for each in gc.garbage if "brokenlinks" in type(each).__module__)
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
    assert len(verdicts) == len(site)
    assert not kept
