"""What kind of page a page is, how sure it is a list of links worth pitching, and why, in words.

The score is a probability times 100, from an additive model in log-odds: every sign in `SIGNALS` is measured as a
number from 0 to 1, times its weight, and their sum with `BIAS` goes through the logistic function. Nothing in it
depends on the site, the run or the other pages, so that a score means the same everywhere:

- 70 and more: a list of links to other people's sites, by several independent signs;
- 30 to 70: a list in part, or a small one (a further-reading section, a round-up, a side column); worth its checks;
- under 30: no list, or one that nobody mends: an article, a shop, a forum, links for money.

A niche can only lower it: what is about something else is worth less, and what is about the niche is no list for that.
The weights come from knowledge of such pages, moved a little towards what people said of 342 saved ones
(tests/benchmarks/page_kinds.py tells how far they carry on pages that they were not chosen with).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.models import Appraisal, PageKind
from brokenlinks.pages import kinds
from brokenlinks.pages.closeness import closeness
from brokenlinks.pages.signals import Signs, read_signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.models import Niche, ResourcePage
    from brokenlinks.pages.closeness import Closeness
    from brokenlinks.pages.kinds import Evidence

#: From this score on a page is a list; the default of the setting `min_page_score`.
CUT: Final = 30.0
#: The log-odds of a page with no sign of anything.
BIAS: Final = -6.2
#: What a page for guest posts, a link farm, a forum or a shop has at most, whatever else it is.
JUNK_AT_MOST: Final = 15.0
_JUNK: Final = (PageKind.GUEST_POST, PageKind.LINK_FARM, PageKind.FORUM, PageKind.SHOP)
#: What is left of the score of a page that is nowhere about the niche; and the closeness from which on all is left.
OFF_TOPIC: Final = 0.45
ON_TOPIC: Final = 0.6
#: Words of a page for each entry of its lists: from an article's down to those of a bare list; and what is called few.
_MUCH_TEXT: Final = 70
_LITTLE_TEXT: Final = 15
_FEW_WORDS: Final = 40
_MOST_REASONS: Final = 6
#: A contribution below this, in log-odds, is not worth a word.
_TELLING: Final = 0.25


class Signal(NamedTuple):
    """One sign: how it is measured, what it weighs, and how it is said."""

    weight: float  #: log-odds where the sign is 1
    value: Callable[[Signs], float]
    reason: str | Callable[[Signs], str]  #: in words; "" where it needs none


def _scale(value: float, low: float, high: float) -> float:
    """0 at `low`, 1 at `high` (which may be the smaller one), and straight between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _breadth(signs: Signs) -> float:
    """Sites that its lists lead to, with those of side columns and unlinked addresses for less."""
    return signs.sites + signs.beside / 4 + signs.written / 3


def _sites(signs: Signs) -> float:
    """By their logarithm: from 3 to 9 they tell as much as from 9 to 27."""
    return _scale(math.log(1 + _breadth(signs)), math.log(4), math.log(28))


def _of_lists(value: float, signs: Signs) -> float:
    """A sign that only means something where there is a list: two links make none, whatever is around them."""
    return value * _scale(_breadth(signs), 1, 6)


def _lean(signs: Signs) -> float:
    """Few words for each link; those of the rest of the page count less where a heading sets the list apart."""
    return max(_scale(signs.words_each, _MUCH_TEXT, _LITTLE_TEXT), 0.6 * _scale(signs.under, 4, 10))


_PLACES: Final = {
    "title": 1.0,
    "heading": 1.0,
    "round-up": 0.8,
    "address": 0.9,
    "folder": 0.5,
    "headings": 0.3,
    "half": 0.5,
}


def _count(signs: Signs) -> str:
    if not signs.outbound:
        return "no links, only addresses in its text" if signs.written else "no links to other sites"
    links = f"{signs.outbound} link{'s' if signs.outbound > 1 else ''} to other sites"
    if signs.sites > 1:
        links = f"{signs.outbound} links, {signs.listed} of them in lists, to {signs.sites} sites"
    if not signs.listed:
        links += ", none in a list"
    return links


def _named(signs: Signs) -> str:
    if signs.name_place == "headings":
        return f"a heading says “{signs.name}”"
    if signs.name_place == "half":
        return f"is called “{signs.name}”"
    if signs.name_place == "round-up":
        return f"title promises a round-up (“{signs.name}”)"
    return f"{'address' if signs.name_place == 'folder' else signs.name_place} says “{signs.name}”"


def _words(signs: Signs) -> str:
    return "few words around the links" if signs.words_each <= _FEW_WORDS else ""


def _references(signs: Signs) -> str:
    return f"{'its lists are' if signs.references > 0.5 else 'some of its lists are'} an article’s references"


SIGNALS: Final[dict[str, Signal]] = {
    "sites": Signal(5.0, _sites, _count),
    "in lists": Signal(
        0.6,
        lambda signs: _of_lists(_scale(signs.listed / max(1, signs.listed + signs.inline), 0.4, 0.9), signs),
        "",
    ),
    "few words": Signal(2.2, lambda signs: _of_lists(_lean(signs), signs), _words),
    "outward": Signal(
        0.9,
        lambda signs: _of_lists(_scale(signs.outward, 0.1, 0.6), signs),
        lambda signs: f"{'most' if signs.outward > 0.5 else 'many'} of its links lead to other sites",
    ),
    "name": Signal(2.8, lambda signs: _of_lists(_PLACES.get(signs.name_place, 0.0), signs), _named),
    "headings": Signal(
        0.6,
        lambda signs: _scale(signs.under, 2, 8),
        lambda signs: f"{signs.under} links under headings such as “{signs.under_heading}”",
    ),
    "suggest": Signal(0.6, lambda signs: float(bool(signs.suggest)), "asks for suggestions"),
    "references": Signal(-3.0, lambda signs: signs.references, _references),
    "no heading": Signal(-1.6, lambda signs: signs.unheaded, "its lists stand apart from its headings, as menus do"),
    "business": Signal(
        -3.0,
        lambda signs: signs.business_share if signs.name_place not in ("title", "heading") else 0.0,
        lambda signs: f"its links are a business’s (“{signs.business}”)",
    ),
    "affiliate": Signal(
        -4.0,
        lambda signs: _scale(signs.affiliate, 0.1, 0.3),
        lambda signs: f"{signs.affiliate:.0%} of its links earn it something",
    ),
    "home": Signal(-1.0, lambda signs: float(signs.is_home), "is a home page"),
    "posts": Signal(
        -0.8,
        lambda signs: max(_scale(signs.marks.get("article", 0), 2, 6), _scale(signs.marks.get("date", 0), 4, 12)),
        "lists posts",
    ),
}

#: What other kinds take away, or add, in log-odds where the evidence is 1.
KINDS: Final[dict[PageKind, tuple[float, Callable[[Signs], Evidence]]]] = {
    PageKind.GUEST_POST: (-9.0, kinds.guest_post),
    PageKind.LINK_FARM: (-9.0, kinds.link_farm),
    PageKind.FORUM: (-7.0, kinds.forum),
    PageKind.SHOP: (-7.0, kinds.shop),
    PageKind.OTHER: (-4.0, kinds.no_list),
    PageKind.ARTICLE: (-1.2, kinds.article),
    PageKind.DIRECTORY: (0.6, kinds.directory),
}


def appraise(page: ResourcePage, niche: Niche | None = None) -> Appraisal:
    """Tell what kind of page it is, and how sure it is a list worth pitching; see the module on what the score means.

    `niche`: what the run is about; None leaves the topic out of it. Any page that `read_page` returns will do.
    """
    signs = read_signs(page, niche)
    evidence = {kind: judge(signs) for kind, (_, judge) in KINDS.items()}
    said: list[tuple[float, str]] = []
    for signal in SIGNALS.values():
        part = signal.weight * signal.value(signs)
        said.append((part, signal.reason if isinstance(signal.reason, str) else signal.reason(signs)))
    for kind, (weight, _) in KINDS.items():
        said.append((weight * evidence[kind].weight, evidence[kind].reason))
    score = 100 / (1 + math.exp(-(BIAS + sum(part for part, _ in said))))
    about = closeness(page, niche) if niche is not None else None
    factor = _factor(about)
    kind = _kind(signs, evidence, score)
    if kind in _JUNK:
        score = min(score, JUNK_AT_MOST)
    return Appraisal(kind, round(score * factor, 1), _reasons(said, signs, about, niche))


def measures(page: ResourcePage) -> dict[str, float]:
    """Each sign of the model, before its weight: what the weights are chosen with."""
    signs = read_signs(page)
    values = {name: signal.value(signs) for name, signal in SIGNALS.items()}
    return values | {kind.value: judge(signs).weight for kind, (_, judge) in KINDS.items()}


def weights() -> dict[str, float]:
    """The weight of each of the `measures`, in log-odds."""
    return {name: signal.weight for name, signal in SIGNALS.items()} | {
        kind.value: weight for kind, (weight, _) in KINDS.items()
    }


def _factor(about: Closeness | None) -> float:
    if about is None:
        return 1.0
    return OFF_TOPIC + (1 - OFF_TOPIC) * _scale(about.value, 0.0, ON_TOPIC)


def _kind(signs: Signs, evidence: dict[PageKind, Evidence], score: float) -> PageKind:
    """The first kind for which there is enough; a list worth pitching is one even where it is told as a post."""
    for kind in _JUNK:
        if evidence[kind].weight >= kinds.ENOUGH:
            return kind
    if evidence[PageKind.DIRECTORY].weight >= kinds.ENOUGH:
        return PageKind.DIRECTORY
    if score >= CUT:
        is_blogroll = signs.is_blogroll or (signs.blogroll and signs.name_place == "headings")
        return PageKind.BLOGROLL if is_blogroll else PageKind.RESOURCE_LIST
    if evidence[PageKind.OTHER].weight >= kinds.ENOUGH:
        return PageKind.OTHER
    if signs.is_home:
        return PageKind.HOME_PAGE
    if signs.blogroll and signs.under >= signs.sites / 2:
        return PageKind.BLOGROLL
    return PageKind.ARTICLE if evidence[PageKind.ARTICLE].weight >= kinds.ENOUGH else PageKind.OTHER


def _reasons(
    said: list[tuple[float, str]], signs: Signs, about: Closeness | None, niche: Niche | None
) -> tuple[str, ...]:
    """How many links it has, what it is about, and what moved the score most."""
    reasons = [_count(signs)]
    telling = sorted((part for part in said if part[1] and abs(part[0]) >= _TELLING), key=lambda part: -abs(part[0]))
    # What speaks against a page is why it is left out, whatever speaks for it.
    against = [reason for part, reason in telling if part < 0 and abs(part) >= 1.0]
    reasons = [*against, *reasons] if against else reasons
    if about is not None and niche is not None:
        places = f" ({', '.join(about.places[:3])})" if about.places else ""
        if about.value >= ON_TOPIC:
            reasons.append(f"about {niche.keyword}{places}")
        else:
            reasons.append(
                f"little about {niche.keyword}{places}" if places else f"off topic: nothing about {niche.keyword}"
            )
    if signs.words_each > _MUCH_TEXT and signs.listed:
        reasons.append("much text around the links")
    reasons.extend(reason for _, reason in telling)
    return tuple(dict.fromkeys(reasons))[:_MOST_REASONS]
