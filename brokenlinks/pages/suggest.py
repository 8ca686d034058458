"""Where a page asks its readers to suggest links to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.pages import ask_phrases, contribute_phrases, forges, suggest_phrases
from brokenlinks.pages.dates import pieces
from brokenlinks.pages.markup import Line, Markup, read_markup
from brokenlinks.pages.phrase_finder import PhraseFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words in the name of a link, a button or a form, beyond which it is a sentence that happens to hold the phrase.
_LONGEST_NAME: Final = 6
#: Lines after a heading in which its form begins.
_NEAR: Final = 6
#: Characters of an address in which it is looked for what it leads to.
_READ_OF_ADDRESS: Final = 500
#: Words on either side of a request in which the way to answer it stands.
_AROUND: Final = 60

#: In a script without spaces the sentence goes on right behind it.
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII)
_CONTRIBUTING = re.compile(r"(?:^|/)(?:contributing|contribution[\w-]*guid\w*)(?:\.\w+)?(?:[?#]|$)", re.IGNORECASE)
#: On a forge, what was done with a list, a talk about it, or the list itself.
_DONE = re.compile(r"/commits?/|/(?:pull|pulls|issues|merge_requests)/[0-9]|/blob/(?:[^?#]*/)?readme\b", re.IGNORECASE)
_EDIT = re.compile(r"[?&;](?:ve)?action=edit\b", re.IGNORECASE)

_SUGGEST = PhraseFinder(suggest_phrases.SUGGEST)
_NOT_SUGGEST = PhraseFinder(suggest_phrases.NOT_SUGGEST)
_ENGLISH: Final = frozenset(suggest_phrases.SUGGEST["en"])
_ASK = PhraseFinder(ask_phrases.ASK)
_TO_OTHERS = PhraseFinder(ask_phrases.TO_OTHERS)
_ANSWER = PhraseFinder(ask_phrases.ANSWER)
_CONTRIBUTE = PhraseFinder(contribute_phrases.CONTRIBUTE)
_CONTRIBUTE_HEADINGS: Final = frozenset(
    tuple(pieces(phrase)) for phrases in contribute_phrases.CONTRIBUTE_HEADINGS.values() for phrase in phrases
)
_OPEN_LIST = PhraseFinder(contribute_phrases.OPEN_LIST)


def suggestion_place(page: str | Markup, url: str) -> str:
    """Where readers are asked to suggest a link or to report a broken one; "" when they are not asked.

    That is an address of the web, or a mail address as "mailto:keeper@example.org"; the page's own, `url`, when it
    asks with a form, or in words with no address of their own. Links to other sites' forms are not meant.
    """
    markup = page if isinstance(page, Markup) else read_markup(page)
    places = _Places(markup, url)
    ways = [places.named(), places.asked(), places.open_list()]
    if forges.own_pages(url) is not None:
        ways.insert(0, ways.pop())  # a forge shows what was done with a list under names like "Add a link"
    for found in ways:
        if place := next(found, ""):
            return place
    return ""


class _Places:
    """The places on a page, each looked for when the surer ones have none."""

    def __init__(self, markup: Markup, url: str) -> None:
        self._markup = markup
        self._lines = markup.lines
        self._url = url
        self._base = urls.resolve(markup.head.base or "", url) or url
        self._site = urls.site_of(url)

    def named(self) -> Iterator[str]:
        """Links, buttons and forms that are called so."""
        for number, line in enumerate(self._lines):
            if not _SUGGEST.is_in(line.words):
                continue
            for href, text in line.links:
                words = pieces(text)
                if _is_name(words) and (place := self._own_place(href)):
                    yield place
            in_links = sum(len(pieces(text)) for _, text in line.links)
            if in_links < len(line.words) and _is_name(line.words) and self._is_of_form(number):
                yield self._url

    def asked(self) -> Iterator[str]:
        """Sentences that ask."""
        for number, line in enumerate(self._lines):
            for found in _ASK.find(line.words):
                near = self._lines[number : number + 2]
                around = line.words[max(0, found.start - _AROUND) : found.end + _AROUND]
                below = near[-1].words[:_AROUND] if len(near) > 1 else []
                if self._is_entry(line):
                    break
                if any(not other.start for other in _TO_OTHERS.find(line.words[found.end : found.end + 3])):
                    continue
                if _ANSWER.is_in([*around, *below]) or any(_MAIL.search(other.text) for other in near):
                    yield self._answer_place(near)

    def open_list(self) -> Iterator[str]:
        """Requests to take part, on a page that is an open list."""
        names = (self._markup.title, self._markup.h1, self._url)
        if not any(_OPEN_LIST.is_in(pieces(name)) for name in names):
            return
        for number, line in enumerate(self._lines):
            for href, _ in line.links:
                if _CONTRIBUTING.search(href) and (place := self._own_place(href)):
                    yield place
            if line.is_heading and tuple(line.words) in _CONTRIBUTE_HEADINGS:
                yield self._answer_place(self._lines[number : number + 3])
            elif _CONTRIBUTE.is_in(line.words) and not self._is_entry(line):
                yield self._answer_place([line])

    def _is_entry(self, line: Line) -> bool:
        """Whether the line is one of the list's own entries: another site's link, and what that site is."""
        if not line.links:
            return False
        href, text = line.links[0]
        return line.text.startswith(text) and not self._own_place(href)

    def _is_of_form(self, number: int) -> bool:
        """Whether the line is in a form, or a heading with one right below it."""
        line = self._lines[number]
        return line.form > 0 or (
            line.is_heading and any(other.form > line.form for other in self._lines[number + 1 : number + 1 + _NEAR])
        )

    def _answer_place(self, lines: list[Line]) -> str:
        """Where the lines say that an answer goes: mail before links before the page itself."""
        hrefs = [href for line in lines for href, _ in line.links]
        places = [place for href in hrefs if (place := self._own_place(href))]
        mails = [f"mailto:{mail[0]}" for line in lines if (mail := _MAIL.search(line.text))]
        by_mail = [place for place in places if place.startswith("mailto:")]
        return next(iter([*by_mail, *mails, *places]), self._url)

    def _own_place(self, href: str) -> str:
        """The address of a link that leads to its keeper or to a form; "" when it is another site's."""
        href = href.strip()
        if href.lower().startswith("mailto:"):
            mail = _MAIL.search(href[: len("mailto:") + 200])
            return f"mailto:{mail[0]}" if mail else ""
        if href.lower().startswith("javascript:"):
            return self._url
        try:
            address = urls.parse(href, self._base)
        except ValueError:
            return ""
        if _is_for_other_things(address):
            return ""
        own = urls.site_of(address.href) == self._site
        hosts = {address.host.removeprefix("www."), urls.registered_domain(address.host)}
        return address.href if own or not suggest_phrases.FORM_HOSTS.isdisjoint(hosts) else ""


def _is_for_other_things(address: urls.Address) -> bool:
    """Whether an address is of gifts, of a wiki's editor, or of what was done already with a list on a forge."""
    href = address.href[:_READ_OF_ADDRESS]
    if _EDIT.search(href) or (address.host in forges.HOSTS and _DONE.search(href)):
        return True
    return not suggest_phrases.NOT_SUGGEST_PATHS.isdisjoint(pieces(href.partition("?")[0]))


def _is_name(words: list[str]) -> bool:
    if len(words) > _LONGEST_NAME or _NOT_SUGGEST.is_in(words):
        return False
    return any(
        found.phrase not in _ENGLISH or found.end == len(words) or words[found.end] in suggest_phrases.AFTER_SUGGEST
        for found in _SUGGEST.find(words)
    )
