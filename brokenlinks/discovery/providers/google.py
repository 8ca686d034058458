"""Google's Programmable Search (https://developers.google.com/custom-search/v1/reference/rest/v1/cse/list)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.discovery import reading
from brokenlinks.discovery.desk import NotUnderstood
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.refusals import Refusal

if TYPE_CHECKING:
    from typing import Any

    from brokenlinks.config.services import Google
    from brokenlinks.discovery.desk import Desk
    from brokenlinks.models import Candidate, Query

_NO_ENGINE: Final = Refusal(
    "it needs the id of a search engine", "set BROKENLINKS_GOOGLE_ENGINE, or engine under [google] in brokenlinks.toml"
)
_BY_STATUS: Final = {
    400: Refusal("it does not accept your key or engine", "check both in [google]"),
    403: Refusal("it refuses your key, or its quota is used up", "check key in [google], or wait until tomorrow"),
    404: Refusal("it does not know your engine", "check engine in [google]"),
    429: Refusal("your quota is used up", "wait until tomorrow, or raise it in Google's console"),
}
_LANGUAGES: Final = {"zh": "zh-CN"}


class GoogleSearch(Provider):
    name = "google"
    title = "Google Programmable Search"
    asks = Asks.FOOTPRINTS
    needs_key = True

    def __init__(self, service: Google, desk: Desk) -> None:
        super().__init__(service, desk)
        self._engine = service.engine.strip()

    async def search(self, query: Query) -> list[Candidate]:
        key = self.desk.key()
        if not self._engine:
            raise self.desk.skip(_NO_ENGINE)
        params = {
            "q": query.text,
            "cx": self._engine,
            "num": "10",
            "lr": f"lang_{_LANGUAGES.get(query.language, query.language)}",
        }
        found = await self.desk.get(
            params, _results, secret={"key": key}, headers={"Accept": "application/json"}, by_status=_BY_STATUS
        )
        return reading.candidates(found, self.name, query, url="link", title="title", snippet="snippet")


def _results(body: bytes) -> list[dict[str, Any]]:
    answer = reading.json_object(body)
    if not {"items", "kind", "queries", "searchInformation"} & answer.keys():  # without items nothing was found
        raise NotUnderstood
    return reading.rows(answer, "items")
