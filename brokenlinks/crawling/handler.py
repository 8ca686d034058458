"""Scrapy's own download handler, with an end to what comes before a page.

Twisted reads headers without end into memory, and DOWNLOAD_MAXSIZE counts the body alone: one server could fill
gigabytes within the time-out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from twisted.web._newclient import HEADER, STATUS

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy.crawler import Crawler

#: Bytes: browsers give up at 256 KB (Chromium).
_MOST_HEAD: Final = 262_144


class BoundedHead:
    """For a download handler that is based on Scrapy's: hangs up on who sends headers for ever."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)  # type: ignore[call-arg]
        pool: Any = self._pool  # type: ignore[attr-defined]
        usual = pool._factory
        pool._factory = lambda *arguments: _bounding(usual(*arguments))


class BoundedDownloadHandler(BoundedHead, HTTP11DownloadHandler):
    """The handler of a crawl."""


def _bounding(factory: Any) -> Any:
    """Let each protocol that `factory` builds count what it is sent."""
    build = factory.buildProtocol

    def build_protocol(address: object) -> Any:
        protocol = build(address)
        protocol.dataReceived = _counting(protocol)
        return protocol

    factory.buildProtocol = build_protocol
    return factory


def _counting(protocol: Any) -> Callable[[bytes], None]:
    receive = protocol.dataReceived
    seen = 0

    def data_received(data: bytes) -> None:
        nonlocal seen
        parser = protocol._parser
        seen = seen + len(data) if parser is not None and parser.state in (STATUS, HEADER) else 0
        if seen > _MOST_HEAD:
            protocol.transport.abortConnection()
        else:
            receive(data)

    return data_received
