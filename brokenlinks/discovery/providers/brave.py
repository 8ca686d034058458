"""The Brave Search API (https://api-dashboard.search.brave.com/app/documentation/web-search)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.discovery import reading, refusals
from brokenlinks.discovery.desk import NotUnderstood
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.refusals import Refusal

if TYPE_CHECKING:
    from typing import Any

    from brokenlinks.models import Candidate, Query

#: Languages that it calls otherwise.
_LANGUAGES: Final = {"ja": "jp", "no": "nb", "pt": "pt-br", "zh": "zh-hans"}
#: It says 422 to a key that it does not know.
_BY_STATUS: Final = {
    422: Refusal("it does not accept your key, or the query", "check key in [{name}]"),
    403: refusals.KEY_REFUSED,
    429: Refusal(
        "it says that it was asked too often, or that your plan is used up", "raise delay in [{name}], or wait"
    ),
}


class BraveSearch(Provider):
    name = "brave"
    title = "Brave Search"
    asks = Asks.FOOTPRINTS
    needs_key = True

    async def search(self, query: Query) -> list[Candidate]:
        params = {
            "q": query.text,
            "count": "20",
            "search_lang": _LANGUAGES.get(query.language, query.language),
            "result_filter": "web",
            "text_decorations": "false",
            "spellcheck": "false",  # it would mend footprints
        }
        headers = {"X-Subscription-Token": self.desk.key(), "Accept": "application/json"}
        found = await self.desk.get(params, _results, headers=headers, by_status=_BY_STATUS)
        return reading.candidates(found, self.name, query, url="url", title="title", snippet="description")


def _results(body: bytes) -> list[dict[str, Any]]:
    answer = reading.json_object(body)
    if "web" not in answer and "query" not in answer:  # "web" is missing where nothing was found
        raise NotUnderstood
    return reading.rows(answer, "web", "results")
