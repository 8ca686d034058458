"""Who a page says has written it, or keeps it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from brokenlinks.pages import author_words
from brokenlinks.pages.dates import MONTHS, pieces
from brokenlinks.pages.further import fold
from brokenlinks.pages.json_ld import page_nodes
from brokenlinks.pages.markup import Line, Markup, read_markup
from brokenlinks.pages.phrase_finder import PhraseFinder
from brokenlinks.pages.regions import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

_METAS: Final = (
    "author",
    "article:author_name",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "citation_author",
    "byl",
    "byline",
)
_LONGEST_NAME: Final = 6  # words
_LONGEST_WORD: Final = 40
#: Different names in the same kind of place, from which on they are those of several articles or of commentators.
_MANY: Final = 3
#: Words of a line before "maintained by": "This page is".
_BEFORE: Final = 4
_LONGEST_LINE: Final = 300


def _before(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{'|'.join(words)})\b\s*[:\-–]?\s*)+(?=\w)", re.IGNORECASE)


_PREFIX = _before(*author_words.BEFORE_NAME)
_PREFIX_IN_TEXT = _before(*author_words.BEFORE_NAME, *author_words.BEFORE_NAME_IN_TEXT)
_END = re.compile(r"\s[-–—|•·/]\s|[|•·;:()\[\]<>\n\"“”]|[0-9]|[.!?](?=\s+[A-Z][a-z]+\s[a-z])|(?<=\w\w)[.!?]\s*$")
_ADDRESS = re.compile(r"@|://|www\.|\b[\w-]+\.(?:com|net|org|info|edu|gov|[a-z]{2})\b", re.IGNORECASE)
#: "Richard (R.J.) Eskow"
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,30}\)")
#: "Jong, Michiel de", as catalogues have it; but not "Jane Doe, PhD".
_INVERTED = re.compile(r"([^\s,]+), ([^\s,]+(?: [^\s,]+)?)")
_TITLES = re.compile(
    r"inc|llc|ltd|gmbh|corp|co|plc|usa|uk|ph\.?d|m\.?[ads]|jr|sr|esq|m\.?l\.?(i\.?)?s|rn|cpa|dr", re.IGNORECASE
)

_KEPT_BY = PhraseFinder(author_words.KEPT_BY)
_KEPT_LABEL = re.compile(rf"\b(?:{'|'.join(author_words.KEPT_LABELS)})\s?:\s?(?=\w)", re.IGNORECASE)
_NOBODY: Final = frozenset(map(fold, author_words.NOBODY))


def author_of(page: str | Markup) -> str:
    """The name of the person or the organisation that a page names as its author or keeper; "" when it names none.

    What stands for nobody is none ("admin", an address, a program's name), nor are the many names of a page with
    many articles or comments.
    """
    markup = page if isinstance(page, Markup) else read_markup(page)
    ranked = {rank: [byline.text for byline in markup.bylines if byline.rank == rank] for rank in range(4)}
    return (
        _only(ranked[0])
        or _first(_from_json(markup))
        or _first(markup.head.meta.get(name, "") for name in _METAS)
        or _first(_from_cards(markup))
        or _only(ranked[1])
        or _only(ranked[2])
        or _from_words(markup)
        or _only(ranked[3])
    )


def _first(texts: Iterable[str]) -> str:
    return next((name for text in texts if (name := _name(text, _PREFIX))), "")


def _from_cards(markup: Markup) -> Iterable[str]:
    """What WordPress tells of the author to those who show a card of the page."""
    for number in ("1", "2"):
        if _KEPT_BY.is_in(pieces(markup.head.meta.get(f"twitter:label{number}", ""))):
            yield markup.head.meta.get(f"twitter:data{number}", "")


def _only(texts: Iterable[str]) -> str:
    names = dict.fromkeys(name for text in texts if (name := _name(text)))
    return next(iter(names)) if 0 < len(names) < _MANY else ""


def _from_json(markup: Markup) -> Iterable[str]:
    for node in page_nodes(markup.json_ld):
        for author in _as_list(node.get("author")) or _as_list(node.get("creator")):
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str):
                yield name


def _as_list(value: object) -> list[object]:
    return value[:10] if isinstance(value, list) else [value] if value else []


def _from_words(markup: Markup) -> str:
    """The name in the first line that says so: "This list is maintained by Jane Doe." """
    for line, following in itertools.zip_longest(markup.lines, markup.lines[1:]):
        if len(line.text) > _LONGEST_LINE or line.place >= Place.OTHERS:
            continue
        if (name := _name(_after_words(line, following))) and _is_capitalised(name):
            return name
    return ""


def _after_words(line: Line, following: Line | None) -> str:
    """What a line has after "maintained by", or else the line below it; "" when it does not say so."""
    phrase = next(_KEPT_BY.find(line.words[: 2 * _BEFORE + 2]), None)
    if phrase is None or phrase.start > _BEFORE:
        label = _KEPT_LABEL.search(line.text)
        return line.text[label.end() :] if label else ""
    before = frozenset(line.words[: phrase.end])
    if before & author_words.OF_THE_SITE and not before & author_words.OF_THE_PAGE:
        return ""
    if phrase.end == len(line.words):
        return following.text if following is not None else ""
    spelled = re.search(r"\W+".join(map(re.escape, phrase.phrase.split())), line.text, re.IGNORECASE)
    return line.text[spelled.end() :] if spelled else ""


def _name(text: str, prefix: re.Pattern[str] = _PREFIX_IN_TEXT) -> str:
    """The name in a byline, without what stands around it; "" when it is none."""
    text = _IN_BRACKETS.sub("", text[:_LONGEST_LINE].strip(" \t\r\n:-–—,"))
    if _ADDRESS.search(text[:60]):
        return ""
    text = _END.split(prefix.sub("", text, count=1) if prefix.match(text) else text, maxsplit=1)[0].strip(" ,-–—")
    inverted = _INVERTED.fullmatch(text)
    if inverted and inverted[2][0].islower():  # "by Beekeepers, for Beekeepers"
        return ""
    if inverted and not _TITLES.fullmatch(inverted[2].strip(".")):
        text = f"{inverted[2]} {inverted[1]}"
    words = text.partition(",")[0].removeprefix("the ").split()
    while words and (fold(words[-1]) in author_words.DAYS or fold(words[-1]) in MONTHS):
        words.pop()
    if not _is_name(words):
        return ""
    name = " ".join(words)
    return name.title() if name.isupper() and name.isascii() and len(words) > 1 else name


def _is_name(words: list[str]) -> bool:
    folded = fold(" ".join(words))
    return (
        0 < len(words) <= _LONGEST_NAME
        and max(map(len, words)) <= _LONGEST_WORD
        and sum(map(str.isalpha, folded)) > 1
        and folded not in _NOBODY
        and author_words.NO_NAME_WORDS.isdisjoint(folded.split())
        and not (folded.isascii() and " ".join(words).islower())  # a user's name for the program
    )


def _is_capitalised(name: str) -> bool:
    """Whether each word is written as a part of a name, or in a script without capitals."""
    return all(word[0].isupper() or not word[0].islower() or word in author_words.PARTICLES for word in name.split())
