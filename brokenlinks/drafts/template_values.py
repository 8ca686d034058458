"""What a template can name: `mail/about.txt`, which `brokenlinks init` writes, explains each to the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from brokenlinks.drafts.mail import offer_of
from brokenlinks.drafts.plain_text import address, count_words, one_line, short
from brokenlinks.matching.query import own_title
from brokenlinks.urls import is_web_address
from brokenlinks.words import address_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.drafts.mail import Sender
    from brokenlinks.workbook_data import Prospect

#: Stand where the user has something to fill in. In English in every mail: they are for the user, not for the keeper.
NAME_GAP: Final = "[your name]"
ADDRESS_GAP: Final = "[address of {}]"

_LONGEST_TITLE: Final = 120
_READ: Final = 1_000  # of a longer title, or address
_LONGEST_QUOTE: Final = 100
_LONGEST_NAME: Final = 60
_MOST_WORDS_OF_NAME: Final = 5
#: What is longer is no name of a site, but a sentence.
_LONGEST_SITE: Final = 80


class Room(NamedTuple):
    """How much of what is known a mail has room for."""

    links: int  #: listed
    words: int  #: of each quoted title, heading and anchor


#: Tried in this order until the text is short enough: first fewer links are listed, then less of each is quoted.
ROOMS: Final = (*(Room(links, 12) for links in (5, 4, 3, 2, 1)), Room(1, 6), Room(1, 3), Room(1, 1))


class Link(NamedTuple):
    """One dead link, as a template sees it."""

    dead_link: str  #: its address in full
    host: str  #: of that address
    anchor: str  #: "" when it has none, or only the address again
    section: str  #: the heading above it; "" when there is none, or only the page's title again
    reason: str  #: a `Reason`: "page_gone"
    moved_to: str  #: where the dead page is now; "" when that is not known


def values(rows: Sequence[Prospect], sender: Sender, name: str, room: Room) -> dict[str, object]:
    """The values for the mail about the dead links of one page, those of the first of `rows` by themselves as well."""
    first = rows[0]
    title = _title(first.page_title, first.page_url, room.words)
    links = [_link(row, title, room.words) for row in rows[: room.links]]
    offer = offer_of(first)
    return {
        "page": address(first.page_url),
        "page_title": title,
        "site": short(first.site, _LONGEST_SITE, 1),
        **links[0]._asdict(),
        "links": links,
        "count": len(rows),
        "more": len(rows) - len(links),
        "offer": _offer(offer.url) if offer else "",
        "offer_title": _title(offer.title, offer.url, room.words) if offer else "",
        "name": _person(name),
        "sender_name": short(sender.name, _LONGEST_NAME, _MOST_WORDS_OF_NAME) or NAME_GAP,
        "sender_site": address(sender.site),
    }


#: The names that templates can use.
NAMES: Final = (
    "page", "page_title", "site", *Link._fields, "links", "count", "more", "offer", "offer_title", "name",
    "sender_name", "sender_site",
)  # fmt: skip


def _title(title: str, url: str, words: int) -> str:
    """A page's title without that of its site, which its keeper knows, and which stands in its address."""
    own = own_title(one_line(title[:_READ]), address_words(url[:_READ]).host)
    return short(own, _LONGEST_TITLE, words)


def _link(row: Prospect, title: str, words: int) -> Link:
    dead = address(row.dead_url)
    anchor = short(row.anchor, _LONGEST_QUOTE, words)
    section = short(row.heading, _LONGEST_QUOTE, words)
    return Link(
        dead_link=dead,
        host=_host(dead),
        anchor="" if _bare(row.anchor) == _bare(row.dead_url) else anchor,
        section="" if section.casefold() == title.casefold() else section,
        reason=row.reason.value,
        moved_to=address(row.moved_to),
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:  # "http://[x"
        return url


def _bare(url: str) -> str:
    """An address as people write it down: a link's text is often only that."""
    return one_line(url).rpartition("://")[2].removeprefix("www.").rstrip("/").casefold()


def _offer(url: str) -> str:
    """Pages from a folder of files have no address on the web that we know."""
    return address(url) if is_web_address(url) else ADDRESS_GAP.format(short(url, _LONGEST_QUOTE, 6))


def _person(name: str) -> str:
    """A name to greet; "" for what is hardly one. No name is cut: it would be a wrong one."""
    name = one_line(name)
    is_one = len(name) <= _LONGEST_NAME and count_words(name) <= _MOST_WORDS_OF_NAME
    return name if is_one and not set(name) & set("@/\\<>{}[]|") else ""
