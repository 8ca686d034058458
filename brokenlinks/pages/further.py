"""Which links of a page lead to more link pages of its own site, or to its next page."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from brokenlinks.pages import link_page_words as words
from brokenlinks.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from brokenlinks.models import SiteLink

#: Words in a link's text, or in a file's name, beyond which it is a sentence that happens to hold one of the words.
_LONGEST_NAME = 6
#: Folders between a listing's own and its page 2: /resources/page/2.
_NEAR = 2
_EXTENSION = re.compile(r"\.[a-z]{2,5}\d?$", re.IGNORECASE)
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INDEX = frozenset({"index", "default", "home"})
_WORD = re.compile(r"[^\W_]+")
_SCRIPT_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def further_pages(page_url: str, links: Iterable[SiteLink]) -> tuple[str, ...]:
    """Those of a page's links within its site that promise more links or are its next page, each address once."""
    page = canonical(page_url)
    listing = listing_of(page)
    found: dict[str, str] = {}
    for link in links:
        if link.is_next or is_next_page(link, listing) or is_link_page(link):
            found.setdefault(canonical(link.url), link.url)
    found.pop(page, None)
    return tuple(url for url in found.values() if not is_never(url))


class Listing(NamedTuple):
    """The address of a list that goes on over several pages, without the page's number."""

    host: str
    path: str
    query: frozenset[tuple[str, str]]


def fold(text: str) -> str:
    """The words of `text` in lower case, without accents, with single spaces for all else between them."""
    text = text.casefold()
    if not text.isascii():
        # Composed again at the end, so that Japanese keeps its voicing marks (ペ is not ヘ).
        plain = (char for char in unicodedata.normalize("NFKD", text) if not "\u0300" <= char <= "\u036f")
        text = unicodedata.normalize("NFC", "".join(plain))
    return " ".join(_WORD.findall(text))


class Phrases:
    """A list of phrases, to be found in folded text as whole words, also where they are run together."""

    def __init__(self, by_language: Mapping[str, Iterable[str]]) -> None:
        spelled = {fold(phrase): phrase for phrases in by_language.values() for phrase in phrases}
        self._spelled = {phrase.replace(" ", ""): written for phrase, written in spelled.items()} | spelled
        self._longest = max(phrase.count(" ") + 1 for phrase in spelled)
        self._unspaced = tuple(phrase for phrase in spelled if _SCRIPT_WITHOUT_SPACES.search(phrase))
        self._first = frozenset(phrase.partition(" ")[0] for phrase in self._spelled)

    def is_all_of(self, folded: str) -> bool:
        """Whether the text is one of the phrases."""
        return folded in self._spelled

    def is_in(self, folded: str) -> bool:
        """Whether one of the phrases stands in the text."""
        return bool(self.find(folded))

    def find(self, folded: str) -> str:
        """The first of the phrases that stands in the text, the longest where several begin there; "" for none."""
        tokens = folded.split(" ")
        for first, token in enumerate(tokens):
            if token in self._first and (found := self._at(tokens, first)):
                return found
        return next((self._spelled[phrase] for phrase in self._unspaced if phrase in folded), "")

    def find_first(self, folded: str) -> str:
        """The longest of the phrases that the text begins with; "" for none."""
        return self._at(folded.split(" ", self._longest)[: self._longest], 0)

    def _at(self, tokens: list[str], first: int) -> str:
        for last in range(min(len(tokens), first + self._longest), first, -1):
            phrase = " ".join(tokens[first:last])
            if phrase in self._spelled:
                return self._spelled[phrase]
        return ""


_LINK_PAGES = Phrases(words.LINK_PAGES)
_NOT_LINK_PAGES = Phrases(words.NOT_LINK_PAGES)
_LINK_FOLDERS = Phrases(words.LINK_FOLDERS)
_NEXT_PAGE = Phrases(words.NEXT_PAGE)
_NEVER = Phrases(words.NEVER)
_PAGE_WORDS = "|".join(sorted({fold(word) for word in words.PAGE.values()}))
_PAGE_TEXT = re.compile(rf"(?:{_PAGE_WORDS}) ?(\d{{1,3}})|(\d{{1,3}}) ?ページ目?")
_NUMBERED = re.compile(
    rf"(?:[?&](?:{'|'.join(words.PAGE_PARAMETERS)})=|/(?:{_PAGE_WORDS})[/-])[0-9]{{1,3}}(?![0-9])", re.IGNORECASE
)
#: /resources/page/2/ and /resources/page-2
_PAGE_NUMBER = re.compile(r"[0-9]{1,3}")
_PAGE_PATH = re.compile(rf"/(?:{_PAGE_WORDS})[/-](\d{{1,3}})/?$", re.IGNORECASE)


def is_link_page(link: SiteLink) -> bool:
    """Whether the link's text, its file's name or its folder is what link pages are called."""
    if _is_name(fold(link.text)):
        return True
    parts = urlsplit(link.url)
    *folders, name = names_of(parts.path)
    return (
        _is_name(name)
        or any(map(_LINK_FOLDERS.is_all_of, folders))
        or any(_LINK_PAGES.is_all_of(fold(value)) for _, value in parse_qsl(parts.query))  # index.php?go=links
    )


def is_next_page(link: SiteLink, listing: Listing) -> bool:
    """Whether the link goes on in a list: it says so, or its address is `listing`'s with another page number."""
    if link.text in words.NEXT_MARKS:
        return _is_near(link.url, listing)
    text = fold(link.text)
    if _NEXT_PAGE.is_all_of(text):
        return True
    numbered = _PAGE_TEXT.fullmatch(text)
    if numbered:
        return int(numbered[1] or numbered[2]) > 1
    return bool(_NUMBERED.search(link.url)) and listing_of(link.url) == listing


def _is_near(url: str, listing: Listing) -> bool:
    """Whether the address is in the listing's folder or little below it: such marks also decorate any other link."""
    parts = urlsplit(url)
    folder = listing.path.rpartition("/")[0] + "/"
    below = parts.path.removeprefix(folder)
    return parts.netloc == listing.host and parts.path.startswith(folder) and below.count("/") <= _NEAR


def listing_of(url: str) -> Listing:
    """The list that /links, /links?page=2 and /links/page/3 are pages of."""
    parts = urlsplit(url)
    rest = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not (name.lower() in words.PAGE_PARAMETERS and _PAGE_NUMBER.fullmatch(value))
    ]
    return Listing(parts.netloc, _PAGE_PATH.sub("", parts.path).rstrip("/"), frozenset(rest))


def _is_name(folded: str) -> bool:
    return folded.count(" ") < _LONGEST_NAME and _LINK_PAGES.is_in(folded) and not _NOT_LINK_PAGES.is_in(folded)


def names_of(path: str) -> list[str]:
    """The folders and the file of a path, folded and without extension; of /links/index.html, only "links"."""
    names = [fold(_CAMEL_CASE.sub(" ", unquote(_EXTENSION.sub("", name)))) for name in path.split("/") if name]
    if len(names) > 1 and names[-1] in _INDEX:
        names.pop()
    return names or [""]


def is_never(url: str) -> bool:
    """Whether the address is that of a file, or of a page that does something: a log-in, a cart, a search."""
    parts = urlsplit(url)
    return (
        parts.path.lower().endswith(words.NOT_PAGES)
        or "%7B%" in url.upper()  # {{ url }}: a template that nobody filled in
        or any(map(_NEVER.is_all_of, names_of(parts.path)))
        or any(name.lower() in words.NEVER_PARAMETERS for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    )
