"""What a dead page was about, in the words of those who would know: an archived copy, or those who link to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from brokenlinks.matching.query import own_title
from brokenlinks.words import address_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.models import ArchivedPage, OutboundLink

_LONGEST: Final = 200
_MOST_WORDS: Final = 12


def about(dead_url: str, links: Iterable[OutboundLink], archived: ArchivedPage | None) -> str:
    """What it was about: the archived title and description; else its most telling anchor; else its address."""
    if archived is not None and archived.title:
        title = own_title(archived.title, address_words(dead_url).host).strip()
        return _short(f"{title}: {archived.description}" if archived.description else title)
    anchors = Counter(link.anchor for link in links if words(link.anchor) and "://" not in link.anchor)
    if anchors:
        return _short(max(anchors, key=lambda anchor: (anchors[anchor], len(words(anchor)))))
    address = address_words(dead_url)
    return _short(" ".join((*address.folders, *address.name)) or " ".join(address.host))


def telling_words(links: Iterable[OutboundLink], archived: ArchivedPage | None) -> tuple[str, ...]:
    """The words that are used of it, those that most pages use first; at most twelve, each form once."""
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    texts = [{*words(link.anchor), *words(link.context)} for link in links]
    if archived is not None:
        texts.append({*words(archived.title), *words(archived.description), *words(" ".join(archived.headings[:10]))})
    for said in texts:
        for word in sorted(said):
            if not word.isdigit():
                written.setdefault(word.casefold(), word)
        counted.update({word.casefold() for word in said if not word.isdigit()})
    return tuple(written[word] for word, _ in counted.most_common(_MOST_WORDS))


def _short(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"
