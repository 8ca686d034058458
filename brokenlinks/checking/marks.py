"""What titles, headings and short texts of pages say, told by the lists of `*_phrases` and `*_marks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.checking.not_found_phrases import (
    DEFAULT_SERVER_HEADINGS,
    DEFAULT_SERVER_SENTENCES,
    NOT_FOUND,
    RECORD_GONE,
    SEARCH_HEADINGS,
    SITE_GONE_HEADINGS,
)
from brokenlinks.checking.page_facts import Shell
from brokenlinks.checking.wall_marks import (
    ALSO_OF_ERRORS,
    FAILURE_SENTENCES,
    GATE_SENTENCES,
    GATES,
    PAUSE_SENTENCES,
    PAUSES,
    WALL_TITLES,
)
from brokenlinks.checking.wording import is_only_a_status, parts, plain, tokens

if TYPE_CHECKING:
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.samples import Sample

HEADINGS: Final = frozenset(phrase for language in NOT_FOUND.values() for phrase in map(plain, language.headings))
_SENTENCES: Final = tuple(phrase for language in NOT_FOUND.values() for phrase in map(plain, language.sentences))
SITE_GONE: Final = frozenset(map(plain, SITE_GONE_HEADINGS))
WALLS: Final = frozenset(map(plain, WALL_TITLES))
GATE_HEADINGS: Final = frozenset(map(plain, GATES))
PAUSE_HEADINGS: Final = frozenset(map(plain, PAUSES))
_RECORD_GONE: Final = tuple(map(plain, RECORD_GONE))
#: What a search says that found nothing: it is there all the same.
SEARCHES: Final = frozenset(map(plain, SEARCH_HEADINGS))
DEFAULT_SERVER: Final = frozenset(map(plain, DEFAULT_SERVER_HEADINGS))
_DEFAULT_SERVER_SENTENCES: Final = tuple(map(plain, DEFAULT_SERVER_SENTENCES))
GATE: Final = tuple(map(plain, GATE_SENTENCES))
PAUSE: Final = tuple(map(plain, PAUSE_SENTENCES))
FAILURE: Final = tuple(map(plain, FAILURE_SENTENCES))
_ALSO_OF_ERRORS: Final = frozenset(map(plain, ALSO_OF_ERRORS))
#: Of these a site of one page may well speak, and be there.
STRONG_PAUSE: Final = tuple(phrase for phrase in PAUSE if phrase not in _ALSO_OF_ERRORS)

#: Words: a body as short as this says nothing at all.
_EMPTY: Final = 20
#: Words beside a heading: next to nothing.
_LITTLE: Final = 2


def marks(facts: PageFacts, known: frozenset[str], home: Sample | None = None) -> list[str]:
    """The title, and the first heading, so far as one of their parts is wholly one of `known`. What the home page is
    called too is the name of the site."""
    name = {plain(part) for part in parts(home.facts.title)} if home is not None and home.facts is not None else set()
    found = []
    for heading in (facts.title, facts.headings[0] if facts.headings else ""):
        for part in parts(heading):
            said = plain(part)
            if (said in known or (known is HEADINGS and is_only_a_status(part))) and said not in name:
                found.append(part)
                break
    return found


def says_sentence(facts: PageFacts) -> bool:
    """True when the text has one of the sentences that stand below "not found"."""
    return _says_any(facts, _SENTENCES)


def says_record_gone(facts: PageFacts) -> bool:
    """True when the text says of one record that it is gone."""
    return _says_any(facts, _RECORD_GONE)


def _says_any(facts: PageFacts, phrases: tuple[str, ...]) -> bool:
    text = plain(" ".join((*facts.headings, facts.text)))
    return any(phrase in text for phrase in phrases)


def said_of(facts: PageFacts, sentences: tuple[str, ...], home: Sample | None) -> str:
    """The first of `sentences` that the page has and the home page has not; "" when there is none. Those that stand on
    error pages as well count only where nothing is said to be missing."""
    missing = says_sentence(facts) or bool(marks(facts, HEADINGS))
    frame = _all_text(home.facts) if home is not None and home.facts is not None else ""
    text = _all_text(facts)
    return next(
        (
            phrase
            for phrase in sentences
            if phrase in text and phrase not in frame and not (missing and phrase in _ALSO_OF_ERRORS)
        ),
        "",
    )


def _all_text(facts: PageFacts) -> str:
    return plain(" ".join((facts.title, *facts.headings, facts.text)))


def speaks_as_default_server(facts: PageFacts) -> bool:
    """True when a page that is headed as a server without a site says no more than such servers do."""
    text = plain(facts.text)
    if any(phrase in text for phrase in _DEFAULT_SERVER_SENTENCES):
        return True
    return len(tokens(text)) <= len(tokens(plain(" ".join(facts.headings)))) + _LITTLE


def is_shell(facts: PageFacts) -> bool:
    """True when scripts fill the page in."""
    return facts.scripts > 0 and facts.shell is not Shell.NONE


def is_bare(facts: PageFacts) -> bool:
    """True when a page has scripts, and next to nothing to read."""
    if not facts.scripts or facts.cut:
        return False
    words = len(tokens(facts.text))
    return words < _EMPTY or (words < 2 * _EMPTY and is_shell(facts)) or facts.shell is Shell.EMPTY


def stands_for_another(facts: PageFacts) -> bool:
    """True when a page's title or heading is that of an error, a wall, a gate, a pause or a server without a site."""
    every = (HEADINGS, WALLS, GATE_HEADINGS, PAUSE_HEADINGS, SITE_GONE, DEFAULT_SERVER)
    return any(marks(facts, known) for known in every)
