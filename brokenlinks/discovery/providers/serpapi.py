"""Google's results through SerpApi (https://serpapi.com/search-api)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.discovery import reading, refusals
from brokenlinks.discovery.desk import NotUnderstood, Refused
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.refusals import Refusal

if TYPE_CHECKING:
    from typing import Any

    from brokenlinks.models import Candidate, Query

#: It stands where an error would.
_NOTHING_FOUND: Final = "hasn't returned any results"
_BY_STATUS: Final = {
    403: refusals.KEY_REFUSED,
    429: Refusal("your plan's searches are used up, or come too fast", "wait, or raise delay in [{name}]"),
}


class SerpApiSearch(Provider):
    name = "serpapi"
    title = "SerpApi"
    asks = Asks.FOOTPRINTS
    needs_key = True

    async def search(self, query: Query) -> list[Candidate]:
        found = await self.desk.get(
            {"engine": "google", "q": query.text, "hl": query.language},
            _results,
            secret={"api_key": self.desk.key()},
            headers={"Accept": "application/json"},
            by_status=_BY_STATUS,
        )
        return reading.candidates(found, self.name, query, url="link", title="title", snippet="snippet")


def _results(body: bytes) -> list[dict[str, Any]]:
    answer = reading.json_object(body)
    error = reading.text(answer, "error")
    if error and _NOTHING_FOUND not in error:
        raise Refused(refusals.OUT_OF_ORDER)
    if not error and not {"organic_results", "search_metadata", "search_information"} & answer.keys():
        raise NotUnderstood
    return reading.rows(answer, "organic_results")
