"""Links that are only a badge: a picture of a build's state, a licence or a button, as projects carry them on top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from brokenlinks import urls
from brokenlinks.pages import badge_hosts

if TYPE_CHECKING:
    from brokenlinks.pages.link_tree import LinkTree

_WORD: Final = re.compile(r"[a-z]+")
_LONGEST: Final = 2_048


def badges(tree: LinkTree) -> set[int]:
    """The positions of the links that hold pictures, all of them badges, and no text. A logo is no badge."""
    return {position for link, position in tree.position.items() if _is_badge(link)}


def _is_badge(link: Any) -> bool:
    pictures = 0
    for part in link.iter():
        if (part.text and part.text.strip()) or (part is not link and part.tail and part.tail.strip()):
            return False
        if part.tag == "img":
            pictures += 1
            # GitHub serves pictures from a cache of its own, and names where they came from.
            if not _is_badge_picture(part.get("data-canonical-src") or part.get("src", "")):
                return False
    return pictures > 0


def _is_badge_picture(src: str) -> bool:
    try:
        address = urls.parse(src[:_LONGEST], "https://page.invalid/")
    except ValueError:
        return False
    path = address.href.partition("://")[2].partition("/")[2].partition("?")[0].lower()
    return not badge_hosts.WORDS.isdisjoint(_WORD.findall(path)) or not badge_hosts.HOSTS.isdisjoint(
        urls.parent_domains(address.host)
    )
