"""Whose a page is, as far as it says so itself: names, and marks that two owners do not share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.checking.page_facts import page_facts, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.network.transport import Answer

_NAME_FIELDS: Final = (
    "meta[property='og:site_name']",
    "meta[name='application-name']",
    "meta[name='publisher']",
    "meta[property='article:publisher']",
    "meta[name='copyright']",
    "meta[name='dcterms.rightsHolder']",
)
_COPYRIGHT: Final = re.compile(r"©|\(c\)\s*(?=\d{4}|[A-Z])|\bcopyright\b", re.IGNORECASE)
#: What stands around a name in such a line: years, "by", "All rights reserved".
_AROUND: Final = re.compile(
    r"©|\(c\)|\bcopyright\b|\b(?:19|20)\d\d\b|\ball rights reserved\b.*|\balle rechte\b.*|\btous droits\b.*"
    r"|\btodos los derechos\b.*|\btutti i diritti\b.*|\btodos os direitos\b.*|\balle rechten\b.*",
    re.IGNORECASE,
)
_NAME_ENDS: Final = re.compile(r"[|•·:;]|\s[-–—]\s|\.\s|\.$")
_MOST_WORDS: Final = 6
#: Accounts at services that count visitors or sell advertisements.
_ACCOUNTS: Final = re.compile(
    r"\b(?:ua-\d{4,}|g-(?=[a-z]*\d)[a-z0-9]{8,12}|gtm-[a-z0-9]{5,8}|(?:ca-)?pub-\d{10,}|aw-\d{6,})(?![\w-]*\.)",
    re.IGNORECASE,
)
_PROFILE: Final = re.compile(
    r"https?://(?:[a-z-]+\.)?(facebook|twitter|instagram|youtube|linkedin|pinterest|vk)\.com/"
    r"(?!share|sharer|intent|home|dialog|plugins|tr\b)((?:company/|channel/|user/|in/|pages/)?[\w.@-]{3,})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A page, today's or an archived copy of it, with what it says of its owner."""

    facts: PageFacts
    language: str = ""  #: as declared, without the country: "en"; "" when it says nothing
    names: tuple[str, ...] = ()  #: of the site or who has the rights in it, as written
    marks: frozenset[str] = frozenset()  #: accounts, profiles, mail and telephone: lower case, one owner each


def portrait(answer: Answer, url: str) -> Portrait | None:
    """Read the page that answered at `url`; None when it is no HTML."""
    facts = page_facts(answer, url)
    if facts is None:
        return None
    tree = parsed(answer)
    html = tree.css_first("html")
    declared = (html.attributes.get("lang") or "") if html is not None else ""
    marks = frozenset((*_accounts(facts.source), *_reached_at(tree)))
    names = dict.fromkeys((*_declared_names(tree, url), *_rights_holders(tree)))
    return Portrait(facts, re.split("[-_]", declared.strip().lower())[0], tuple(names), marks)


def _declared_names(tree: LexborHTMLParser, url: str) -> Iterator[str]:
    for field in _NAME_FIELDS:
        node = tree.css_first(field)
        if node is not None and (name := _name((node.attributes.get("content") or "").strip())):
            yield name
    canonical = tree.css_first("link[rel='canonical']")
    site = urls.site_of((canonical.attributes.get("href") or "") if canonical is not None else "")
    if site and site != urls.site_of(url):  # its own address it would give whoever owns it
        yield site


def _rights_holders(tree: LexborHTMLParser) -> Iterator[str]:
    """The names in copyright lines: behind the sign, or on the next line when the sign stands alone."""
    tree.strip_tags(["script", "style", "template", "noscript", "svg"])
    lines = tree.body.text(deep=True, separator="\n").splitlines() if tree.body else []
    lines = [line for line in map(str.strip, lines) if line]
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        if (sign := _COPYRIGHT.search(line)) is not None and (name := _name(line[sign.start() :]) or _name(after)):
            yield name


def _name(text: str) -> str:
    """The name in a text, "" when there is none, or a whole sentence in its place."""
    pieces = _NAME_ENDS.split(_AROUND.sub(" ", text).strip(" ,.-–—|/"))
    name = re.sub(r"^by\s+", "", pieces[0].strip(" ,.-–—/"), flags=re.IGNORECASE) if pieces else ""
    words = name.split()
    return " ".join(words) if words and len(words) <= _MOST_WORDS and any(map(str.isalpha, name)) else ""


def _accounts(source: str) -> Iterator[str]:
    yield from (found[0].removeprefix("ca-") for found in _ACCOUNTS.finditer(source))


def _reached_at(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("a[href]"):
        href = (node.attributes.get("href") or "").strip().lower()
        if href.startswith("mailto:") and "@" in href:
            yield href.removeprefix("mailto:").partition("?")[0]
        elif href.startswith("tel:") and len(digits := re.sub(r"\D", "", href)) > 6:
            yield digits[-7:]
        elif found := _PROFILE.search(href):
            yield f"{found[1]}/{found[2]}"
