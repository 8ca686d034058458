"""Marginalia Search (https://about.marginalia-search.com/article/api/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from brokenlinks.discovery import reading
from brokenlinks.discovery.desk import NotUnderstood
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.refusals import Refusal

if TYPE_CHECKING:
    from typing import Any

    from brokenlinks.config import Service
    from brokenlinks.discovery.desk import Desk
    from brokenlinks.models import Candidate, Query

_TOO_OFTEN: Final = Refusal(
    "the key was used too often", "ask Marginalia for a key of your own for [marginalia], or try again later"
)
_BY_STATUS: Final = {401: Refusal("it does not accept your key", "check key in [marginalia]")} | dict.fromkeys(
    (403, 429, 503), _TOO_OFTEN
)
#: It knows `site:`, but none of these; what follows them is looked for in the text.
_OPERATOR: Final = re.compile(r"\b(?:all)?in(?:title|url|text|anchor):", re.IGNORECASE)


class MarginaliaSearch(Provider):
    name = "marginalia"
    title = "Marginalia Search"
    asks = Asks.FOOTPRINTS
    needs_key = True

    def __init__(self, service: Service, desk: Desk) -> None:
        super().__init__(service, desk)
        self._asked: dict[str, Query] = {}

    async def search(self, query: Query) -> list[Candidate]:
        words = " ".join(dict.fromkeys(_OPERATOR.sub("", query.text).split()))
        if self._asked.setdefault(words, query) != query:  # else each of these queries would be said to have paid
            return []
        found = await self.desk.get(
            {"query": words, "count": "50"},
            _results,
            headers={"API-Key": self.desk.key(), "Accept": "application/json"},
            by_status=_BY_STATUS,
        )
        return reading.candidates(found, self.name, query, url="url", title="title", snippet="description")


def _results(body: bytes) -> list[dict[str, Any]]:
    answer = reading.json_object(body)
    if not isinstance(answer.get("results"), list):
        raise NotUnderstood
    return reading.rows(answer, "results")
