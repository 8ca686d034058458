"""SearXNG (https://docs.searxng.org/dev/search_api.html): the user's own instance, or one that allows JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks.discovery import reading
from brokenlinks.discovery.desk import NotUnderstood, Refused
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.refusals import Refusal

if TYPE_CHECKING:
    from typing import Any

    from brokenlinks.models import Candidate, Query

_NO_ADDRESS: Final = Refusal("it is not said where it is", "set url under [searxng] in brokenlinks.toml")
_NO_JSON: Final = Refusal(
    "the instance does not give JSON", "add json to formats under search in its settings.yml, or use another instance"
)
_NO_ENGINES: Final = Refusal(
    "the search engines behind it refuse", "enable others in its settings, or try again in some hours"
)


class SearxngSearch(Provider):
    name = "searxng"
    title = "SearXNG"
    asks = Asks.FOOTPRINTS

    async def search(self, query: Query) -> list[Candidate]:
        if not self.service.url:
            raise self.desk.skip(_NO_ADDRESS)
        found = await self.desk.get(
            {"q": query.text, "format": "json", "language": query.language, "pageno": "1"},
            _results,
            path="" if urlsplit(self.service.url).path.rstrip("/").endswith("/search") else "search",
            headers={"Accept": "application/json"},
            by_status={403: _NO_JSON},
        )
        return reading.candidates(found, self.name, query, url="url", title="title", snippet="content")


def _results(body: bytes) -> list[dict[str, Any]]:
    if body.lstrip()[:1] == b"<":
        raise Refused(_NO_JSON) if b"searxng" in body.lower() else NotUnderstood
    answer = reading.json_object(body)
    if not isinstance(answer.get("results"), list):
        raise NotUnderstood
    if not answer["results"] and answer.get("unresponsive_engines"):
        raise Refused(_NO_ENGINES)
    return reading.rows(answer, "results")
