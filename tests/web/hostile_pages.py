"""Pages that are hard to read, of at most 64 KB: as much as is read of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.demo.web import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Behaviour, Exchange

_WORDS: Final = b"<title>Swarm season</title><p>" + b"bees swarm in May and June " * 20
#: A page that scripts may have to fill in: few words, and a script.
_SHELL: Final = b"<p>" + b"word " * 50 + b"<script></script>"


def page(body: bytes, kind: bytes = b"text/html") -> Answer:
    return Answer(headers={"Content-Type": kind}, body=body)


async def _refreshes_to_longer(exchange: Exchange) -> Answer:
    """Sends its visitor on by itself, to an address that is longer each time."""
    target = exchange.seen.target + "x" * 5000
    return page(f"<meta http-equiv=refresh content='0;url={target}'>".encode())


async def _drips_everywhere(exchange: Exchange) -> None:
    """The same page at every address, links and all, and each takes until the deadline."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    if exchange.seen.method != "HEAD":
        await exchange.send(_WORDS + b"<a href=/a>a</a><a href=/b>b</a><a href=/c>c</a>")
        await exchange.until_hung_up()


#: What is in the page → the page, which is the same at every address of its host.
PAGES: Final[Mapping[str, Answer | Behaviour]] = {
    "a refresh after seconds of 5,000 digits": page(
        _WORDS + b"<meta http-equiv=refresh content='" + b"0" * 5000 + b";url=/b'>"
    ),
    "a refresh to a longer address each time": _refreshes_to_longer,
    "a refresh to an address of 60 KB": page(b"<meta http-equiv=refresh content='0;url=/" + b"a" * 60_000 + b"'>"),
    "headings in one another": page(b"<title>t</title>" + b"<h1>" * 10_000 + b"w " * 10_000),
    "headings and letters in one another": page(b"<title>t</title>" + b"<h1><tt>" * 4000 + b"w " * 16_000),
    "refreshes deep within": page(b"<b>" * 10_000 + b"<meta http-equiv=refresh>" * 700),
    "unclosed tags": page(b"<b>" * 20_000 + b"x"),
    "60,000 unclosed tags": page(_WORDS + b"<p" * 30_000 + b"<" * 5000),
    "blocks in one another": page(b"<div>" * 13_000 + b"x"),
    "tables in one another": page(b"<table>" * 9000 + b"x"),
    "an application's place, over and over in a comment": page(_SHELL + b"<!--" + b"<div id=app " * 5000),
    "an application's tag, over and over in a comment": page(_SHELL + b"<!--" + b"<app-a " * 9000),
    "places for inputs": page(_SHELL + b"<input " * 8000),
    "addresses in addresses of a style": page(_WORDS + b"<p style='" + b"url(" * 15_000 + b"'>"),
    "a title of 60 KB": page(b"<title>" + b"| - " * 15_000 + b"</title>" + _WORDS),
    "a title of one word of 60 KB": page(b"<title>" + b"w" * 60_000 + b"</title>" + _WORDS),
    "seven thousand attributes": page(b"<p " + b"".join(b"a%d=b " % number for number in range(7000)) + b">"),
    "four thousand links": page(_WORDS + b"<a href=?>x</a>" * 4200),
    "ampersands": page(b"&amp" * 16_000),
    "a letter by a number of 60,000 digits": page(_WORDS + b"&#" + b"9" * 60_000 + b";"),
    "nothing but NUL": page(b"\0" * 65_000),
    "NUL among the words": page(_WORDS.replace(b" ", b"\0")),
    "UTF-16 without a mark": page(_WORDS.decode().encode("utf-16-le")),
    "UTF-16 of lone surrogates": page(b"\xff\xfe" + b"\x00\xd8" * 30_000),
    "UTF-7": page(b"<meta charset=utf-7>" + b"+ADw-" * 10_000),
    "an encoding that is none for texts": page(_WORDS + b"9" * 60_000, b"text/html; charset=punycode"),
    "the same at every address, slowly": _drips_everywhere,
}
