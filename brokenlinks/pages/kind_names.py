"""What titles, headings and addresses call a page: a list, a round-up, a business, a page of service."""

from __future__ import annotations

import re
from typing import Final

from brokenlinks.pages import business_words, kind_words, link_page_words
from brokenlinks.pages.further import Phrases, fold

LISTS: Final = Phrases(
    {
        language: (*link_page_words.LINK_PAGES.get(language, ()), *kind_words.LIST_TITLES.get(language, ()))
        for language in {**link_page_words.LINK_PAGES, **kind_words.LIST_TITLES}
    }
)
#: What a reader may do on any page; only as the name of a page does it say that this is what the page is for.
_ACTIONS: Final = frozenset({"log in", "login", "sign in", "sign up", "share"})
ACTIONS: Final = Phrases({"en": _ACTIONS})
NOT_LISTS: Final = Phrases(
    {language: set(names) - _ACTIONS for language, names in link_page_words.NOT_LINK_PAGES.items() if names}
)
#: "Natural resources" are none of a reader's; links to sites on them are.
RESOURCES: Final = Phrases(
    {
        language: tuple(name for name in names if fold(name).rpartition(" ")[2] in kind_words.RESOURCES) or (names[0],)
        for language, names in link_page_words.NOT_LINK_PAGES.items()
    }
)
WHOLE: Final = Phrases(kind_words.WHOLE_TITLES)
HALF: Final = Phrases(kind_words.HALF_TITLES)
_LINKS: Final = frozenset(map(fold, kind_words.LINKS))
NOT_OTHERS: Final = Phrases(business_words.NOT_OTHERS)
PARTNERS: Final = Phrases(business_words.PARTNERS)
NOT_A_LIST: Final = Phrases(kind_words.NOT_A_LIST)
NEEDED: Final = Phrases(kind_words.NEEDED)
_PRAISE: Final = frozenset(map(fold, kind_words.PRAISE))
_LISTED: Final = frozenset(map(fold, kind_words.LISTED))
#: Words between the praise and what is praised, in a round-up's title.
_ROUND_UP_REACH: Final = 5
_BETWEEN: Final = re.compile(r"\s[-–—·•:]\s|[|»«:]")
_LONGEST_TITLE: Final = 300


def parts_of(title: str) -> list[str]:
    """The folded parts of a title: what the page is called, and the site."""
    return [fold(part) for part in _BETWEEN.split(title[:_LONGEST_TITLE])]


def list_name(text: str) -> str:
    """The words in a folded text that promise a list; "" for none, or where others take them back."""
    found = LISTS.find(text)
    if not found or ACTIONS.is_all_of(text):
        return ""
    taken_back = NOT_LISTS.find(text)
    if taken_back and not (RESOURCES.is_all_of(fold(taken_back)) and not _LINKS.isdisjoint(text.split(" "))):
        return ""
    return found


def whole_name(names: list[str]) -> str:
    """The first of the folded names that is one of a list as a whole; "" for none."""
    return next(filter(WHOLE.is_all_of, names), "")


def half_name(names: list[str]) -> str:
    """The first of the folded names that is one of a list about as often as not; "" for none."""
    return next(filter(HALF.is_all_of, names), "")


def round_up(text: str) -> str:
    """What in a title promises a round-up: "25 best free apps", "sites every teacher should know"."""
    tokens = text.split(" ")
    listed = [at for at, token in enumerate(tokens) if token in _LISTED]
    for at in listed:
        for start in range(max(0, at - _ROUND_UP_REACH), at):
            if tokens[start] in _PRAISE or (tokens[start].isdecimal() and 2 < int(tokens[start][:4]) < 1000):
                return " ".join(tokens[start : at + 1])
    needed = NEEDED.find(text) if listed else ""
    return f"{tokens[listed[0]]} … {needed}" if needed else ""


def business(name: str, *, is_home: bool) -> str:
    """The name, folded, if lists of that name tell of a business; "" for any other."""
    return name if NOT_OTHERS.is_all_of(name) or (is_home and PARTNERS.is_all_of(name)) else ""


def no_list(names: list[str]) -> str:
    """What says that it is a form, a search or small print: one of the names, or what the first begins with."""
    found = next(filter(NOT_A_LIST.is_all_of, names), "") or NOT_A_LIST.find_first(names[0])
    return "" if fold(found) in _ACTIONS and found not in names else found
