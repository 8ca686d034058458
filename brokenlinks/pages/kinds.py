"""Kinds of page other than lists of links: for each, how strong the evidence is, and what it rests on.

Every function returns the weight of its evidence, 0.0 to 1.0, and the most telling piece of it in words. From
`ENOUGH` on, the page is taken for one of that kind. Single marks stay below it: every page of a shop's site has a
basket in its header, a list of links among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.pages import kind_marks

if TYPE_CHECKING:
    from brokenlinks.models import PageFacts
    from brokenlinks.pages.signals import Signs

ENOUGH: Final = 0.6
#: Of spam, so many different words, or such a share of the links, are no accident: one casino may be in any list.
_SPAM_WORDS: Final = 3
_SPAM_SHARE: Final = 0.08
#: Words of one trade may be what a list is about, unless most of its links have them.
_SPAM_TRADES: Final = 2
_SPAM_TRADE_SHARE: Final = 0.4
#: A single one stands in blogs and in the bars of many sites.
_FORUM_WORDS: Final = 2
#: Sites from which on a list on a shop's site is one, and where title or h1 say so.
_FEW: Final = 8
_FEW_NAMED: Final = 5
_FORUM_PATHS: Final = frozenset("forum forums viewtopic viewforum showthread forumdisplay thread threads topic".split())
_SHOP_PATHS: Final = frozenset("product products shop cart basket checkout store item produkt produit".split())


#: Lists of so many sites have sections, or a word that many of their entries share; what has neither is a dump.
_HUNDREDS: Final = 100
_FEW_SECTIONS: Final = 3
_COMMON: Final = 0.06
#: Clubs and members have names that share no word, either; the trades of a dump are said in such a share of its links.
_TRADES_SHARE: Final = 0.1


class Evidence(NamedTuple):
    """For one kind of page."""

    weight: float
    reason: str = ""


NONE: Final = Evidence(0.0)


def guest_post(signs: Signs) -> Evidence:
    """It asks for articles by others."""
    if signs.guest:
        return Evidence(1.0, f"asks for guest posts (“{signs.guest}”)")
    if signs.guest_aside:
        return Evidence(0.1, f"mentions guest posts (“{signs.guest_aside}”)")
    return NONE


def link_farm(signs: Signs) -> Evidence:
    """Its links are there for money, or for a link in return."""
    found = []
    if signs.sells:
        found.append(Evidence(0.9 if signs.sells_in_name else 0.25, f"sells or trades links (“{signs.sells}”)"))
    if signs.swaps:
        found.append(Evidence(0.3 if signs.swaps_in_name else 0.15, f"asks for links in return (“{signs.swaps}”)"))
    is_mixed = signs.spam_trades >= _SPAM_TRADES and (len(signs.spam) >= _SPAM_WORDS or signs.spam_share >= _SPAM_SHARE)
    if is_mixed or signs.spam_trade_share >= _SPAM_TRADE_SHARE:
        share = 0.3 + 0.4 * min(1.0, len(signs.spam) / 4) + min(0.3, 3 * signs.spam_share)
        found.append(Evidence(share if signs.spam_share > 0.01 else 0.3, f"links to {_some(sorted(signs.spam))}"))
    if signs.sponsored >= 0.3:
        found.append(
            Evidence(0.3 + 0.5 * signs.sponsored, f"{signs.sponsored:.0%} of its links are marked as paid for")
        )
    if any(signs.facts.generator.startswith(name) for name in kind_marks.GENERATORS["bookmarks"]):
        found.append(Evidence(0.8, "is made with a program for social bookmarks"))
    if signs.sites >= _HUNDREDS and signs.sections <= _FEW_SECTIONS and signs.common < _COMMON:
        weight = 0.7 if signs.trades >= _TRADES_SHARE else 0.4
        found.append(Evidence(weight, f"{signs.sites} sites that have nothing in common, under hardly any headings"))
    if signs.sells_aside and (found or signs.submit):
        found.append(Evidence(0.3, f"sells or trades links (“{signs.sells_aside}”)"))
    return _together(found)


def forum(signs: Signs) -> Evidence:
    """People talk there, and nobody keeps its links."""
    found = _stated(signs.facts, "forum", "is a forum’s page, as it says itself")
    marks = signs.marks.get("forum", 0)
    if marks >= 2:
        found.append(Evidence(min(0.9, 0.15 * marks), "has a forum’s markup"))
    if signs.forum_words >= _FORUM_WORDS:
        found.append(Evidence(min(0.7, 0.25 * signs.forum_words), "has a forum’s buttons"))
    if signs.host.removeprefix("old.") in kind_marks.FORUM_HOSTS:
        found.append(Evidence(0.7, "is on a forum’s site"))
    if signs.paths & _FORUM_PATHS:
        found.append(Evidence(0.4, "its address is a forum’s"))
    return _together(found)


def shop(signs: Signs) -> Evidence:
    """It sells goods."""
    found = _stated(signs.facts, "shop", "is a product or a shop’s page, as it says itself")
    prices, marks = signs.marks.get("price", 0), signs.marks.get("shop", 0)
    if marks + signs.shop_words >= 2:
        found.append(Evidence(min(0.55, 0.1 * (marks + signs.shop_words)), "has a shop’s baskets and buttons"))
    if prices >= 3:
        # A list tells prices too; they are a shop's with baskets beside them, or where no link leads elsewhere.
        is_shop = bool(found) or signs.outward < 0.1
        found.append(Evidence(min(0.6, prices / 30) if is_shop else min(0.3, prices / 100), f"{prices} prices"))
    if signs.shop_title:
        found.append(Evidence(0.3, f"title says “{signs.shop_title}”"))
    if signs.paths & _SHOP_PATHS:
        found.append(Evidence(0.3, "its address is a shop’s"))
    evidence = _together(found)
    # Most of what it links to is elsewhere: a list that happens to be on a shop's site, or to tell prices.
    is_named = signs.name_place in ("title", "heading")
    if signs.sites >= (_FEW_NAMED if is_named else _FEW) and signs.outward >= 0.4:
        return evidence._replace(weight=evidence.weight * 0.5)
    return evidence


def article(signs: Signs) -> Evidence:
    """It is written to be read from beginning to end."""
    found = []
    stated = {kind_marks.TYPES.get(name) for name in signs.facts.types - {"article"}}
    if "article" in stated or "single-post" in signs.facts.body_classes:
        found.append(Evidence(0.6, "is an article, as it says itself"))
    elif "article" in signs.facts.types or signs.marks.get("post", 0):
        found.append(Evidence(0.3, "has an article’s markup"))
    comments = signs.marks.get("comment", 0)
    if comments >= 2 or signs.marks.get("comment form"):
        found.append(Evidence(0.3, "has readers’ comments" if comments >= 2 else "asks for comments"))
    if signs.is_dated:
        found.append(Evidence(0.5, "its address has a date"))
    if signs.references >= 0.5:
        found.append(Evidence(0.5, "its lists are an article’s references"))
    if signs.prose >= 250 and signs.words_each > 60:
        found.append(Evidence(min(0.5, signs.words_each / 200), "is mostly text"))
    return _together(found)


def directory(signs: Signs) -> Evidence:
    """Sites are entered by their owners."""
    found = []
    if signs.submit:
        found.append(Evidence(0.7, f"takes entries (“{signs.submit}”)"))
    if signs.directory:
        found.append(Evidence(0.6, f"calls itself a directory (“{signs.directory}”)"))
    if any(signs.facts.generator.startswith(name) for name in kind_marks.GENERATORS["directory"]):
        found.append(Evidence(0.8, "is made with a directory’s program"))
    if signs.marks.get("directory", 0) >= 2:
        found.append(Evidence(0.5, "has a directory’s markup"))
    return _together(found)


def no_list(signs: Signs) -> Evidence:
    """A form, a search, an error, small print."""
    found = []
    if signs.no_list and signs.name_place not in ("title", "heading"):
        found.append(Evidence(0.7, f"is a page of service (“{signs.no_list}”)"))
    stated = {kind_marks.BODY_CLASSES.get(name) for name in signs.facts.body_classes}
    if signs.searches or "search" in stated:
        found.append(Evidence(0.7, "lists what was searched for on its site"))
    if "error" in stated:
        found.append(Evidence(0.9, "is an error page"))
    if signs.marks.get("password") and signs.facts.words < 300:
        found.append(Evidence(0.5, "asks for a password"))
    return _together(found)


def _stated(facts: PageFacts, kind: str, reason: str) -> list[Evidence]:
    """What the page says of itself to machines; its generator tells only what the site as a whole is."""
    found = []
    if any(kind_marks.TYPES.get(name) == kind for name in facts.types):
        found.append(Evidence(0.7, reason))
    if any(kind_marks.BODY_CLASSES.get(name) == kind for name in facts.body_classes):
        found.append(Evidence(0.6, reason))
    if any(facts.generator.startswith(name) for name in kind_marks.GENERATORS[kind]):
        found.append(Evidence(0.6 if kind == "forum" else 0.25, f"is made with a {kind}’s program"))
    return found


def _together(found: list[Evidence]) -> Evidence:
    """Pieces of evidence as if none knew of the other, with the reason of the strongest."""
    if not found:
        return NONE
    doubt = 1.0
    for evidence in found:
        doubt *= 1 - min(1.0, evidence.weight)
    return Evidence(1 - doubt, max(found).reason)


def _some(names: list[str]) -> str:
    return "“" + "”, “".join(names[:3]) + "”"
