"""What a reader of pages asks of the network: one address in, one bounded answer out."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

MEBIBYTE = 1 << 20


def status_in_words(status: int) -> str:
    """ "404 Not Found"; of a status that no standard knows, its number alone."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


class FetchError(Exception):
    """No answer came; the message says why in a few words: "the name does not exist", "timed out after 15 s"."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An HTTP answer, redirects followed. Any status may come: a 404 is an answer too."""

    url: str  #: as asked
    final_url: str  #: where it answered
    status: int
    headers: Mapping[str, str]  #: names in lower case; of several, the first
    body: bytes  #: transfer- and content-decoded, at most `max_bytes`
    truncated: bool  #: the body went on after `max_bytes`
    complete: bool = True  #: False when it broke off before its end

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class Fetcher(Protocol):
    """GETs through the address gate, politely: `brokenlinks.network.client.HttpFetcher` is the real one."""

    async def get(
        self, url: str, *, max_bytes: int = 5 * MEBIBYTE, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """Fetch `url` and follow its redirects.

        Args:
            headers: sent along, but never to another scheme, host or port than that of `url`.

        Raises:
            FetchError: no answer came, or the address is not one that may be asked.
        """
        ...
