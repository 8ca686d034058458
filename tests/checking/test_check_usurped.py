"""Today's page against an archived copy of it: what became of a site → whether its domain was taken over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brokenlinks.checking import state_of
from brokenlinks.checking.owner import Portrait, portrait
from brokenlinks.checking.usurped import can_be_compared, usurped
from brokenlinks.models import Reason, State
from brokenlinks.network.transport import Answer

HOST = "http://www.looms.example/"

LOOMS = """\
Handweaving begins with the warp. Wind the threads onto the beam, thread every heddle, then sley the reed. Our
guild teaches beginners on table looms and lends floor looms to weavers who finished the course. Yarn, shuttles,
bobbins and temples may be borrowed from the cabinet. Each spring the weavers exhibit blankets, scarves and
tapestries in the town hall, and judges award ribbons for drafts, selvedges and colour. Dyers bring madder,
indigo and weld; spinners bring fleece from local sheep. Treadling patterns such as twill, satin and overshot
are explained with drafts that can be printed. Ask the guild librarian for books on backstrap weaving, inkle
bands, tablet weaving and rigid heddle looms."""

REWRITTEN = """\
Learn weaving with us: courses on table looms and floor looms, from the first warp to a finished tapestry. The
shuttle, the reed and the heddle are explained in films. Weavers of every age exhibit scarves and blankets,
spinners sell fleece and yarn, dyers show indigo vats. Print twill drafts at home, ask about selvedges, hire a
loom for a month, join the tapestry evening, visit sheep farms, enter the ribbons contest, bring bobbins.
Backstrap and inkle bands have an hour of their own; the library lends books about overshot, satin, treadling
and colour. Beginners start every autumn here."""

CASINO = """Spin hundreds of slots with a deposit bonus tonight. Roulette, blackjack, baccarat and poker are dealt
live by croupiers around the clock. Jackpots climb every minute, cashback arrives weekly, and withdrawals are
paid to wallets within an evening. Gamble responsibly: set wagering limits, read how payouts are computed, and
claim free spins after verification. Sportsbook odds cover football, tennis, boxing and esports, with
accumulators, parlays and handicaps. Punters earn loyalty points, climb tiers, unlock tournaments, and swap
chips for vouchers. Dealers stream from studios in Malta; licences, audits and random generators are certified.
Bet smart, cash out early, chase no losses, enjoy thrills."""

WEBEREI = """\
Das Handweben beginnt mit der Kette. Die Fäden werden auf den Baum gewickelt und durch jede Litze und das Riet
gezogen. Unsere Gilde unterrichtet Anfänger auf dem Tischwebstuhl und verleiht große Webstühle an alle, die den
Kurs beendet haben. Garn, Schiffchen und Spulen können aus dem Schrank geliehen werden. In jedem Frühling zeigen
die Weber ihre Decken, Schals und Wandteppiche in der Stadthalle, und die Richter geben den besten von ihnen
einen Preis. Die Färber bringen Krapp und Waid mit, die Spinner Vliese von den Schafen aus dem Tal. Muster wie
Köper und Atlas werden erklärt und können gedruckt werden. Bücher über das Brettchenweben sind bei der
Bibliothekarin der Gilde zu haben."""


def page(title: str, text: str, foot: str = "", head: str = "", lang: str = "en") -> Portrait:
    html = (
        f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head><body><h1>{title}</h1>"
        f"<nav><a href=/>Home</a> <a href=/contact>Contact us</a></nav><p>{text}</p><footer>{foot}</footer>"
    )
    found = portrait(Answer(200, (("content-type", "text/html; charset=utf-8"),), html.encode(), False, True), HOST)
    assert found is not None
    return found


GUILD = "© 2009 Harrow Weavers Guild. All rights reserved."
SPINS = "Copyright © 2026 Lucky Meridian Ltd | 18+"
THEN = page("Handweaving for beginners – Harrow Weavers Guild", LOOMS, GUILD)
#: What became of it.
USURPED = {
    "a casino": page("Best online slots and roulette", CASINO, SPINS),
    "a casino that names itself in its head": page(
        "Best online slots and roulette", CASINO, head="<meta property=og:site_name content='Lucky Meridian'>"
    ),
    "a casino whose canonical address is elsewhere": page(
        "Best online slots", CASINO, head="<link rel=canonical href='https://luckymeridian.example.com/slots'>"
    ),
    "a casino with an account of its own": page("Best slots", CASINO, SPINS, "<script>ga('UA-777777-1')</script>"),
}
ALIVE = {
    "the same": THEN,
    "redesigned and rewritten": page("Weaving courses | Harrow Weavers Guild", REWRITTEN, GUILD),
    "renamed": page("Loomhouse: learn the craft", REWRITTEN, "© 2026 Loomhouse"),
    "a new owner who goes on": page("Everything for the loom", LOOMS, SPINS),
    "another subject, and the owner named": page("Best online slots", CASINO, GUILD),
    "another subject, the owner written together": page("Best slots", CASINO, "© 2026 harrowweavers.org"),
    "another subject, the owner in the text": page(
        "Best slots", f"{CASINO} Once the home of the Harrow Weavers Guild.", SPINS
    ),
    "another subject, no owner named": page("Best online slots and roulette", CASINO),
    "another subject, and no name in the line": page("Best slots", CASINO, "© 2026 Terms of use"),
    "another subject, the title kept": page("Handweaving for beginners", CASINO, SPINS),
    "another subject without a title": page("", CASINO, SPINS),
    "another subject, a title that says nothing": page("Home", CASINO, SPINS),
    "translated": page("Handweben für Anfänger", WEBEREI, "© Webergilde Harrau", lang="de"),
    "translated, the language not declared": page("Handweben für Anfänger", WEBEREI, "© Webergilde Harrau", lang=""),
    "news that moved on": page("Harrow Weavers Guild", CASINO, GUILD),
    "short": page("Best online slots", CASINO[:200], SPINS),
    "empty": page("", ""),
    "a wall": page("Just a moment...", CASINO, SPINS),
    "an error": page("404 Not Found", CASINO, SPINS),
    "a pause": page("Under maintenance", CASINO, SPINS),
}  # fmt: skip


@pytest.mark.parametrize("case", USURPED)
def test_taken_over(case: str) -> None:
    now = USURPED[case]
    finding = usurped(now, THEN)
    assert finding is not None
    assert finding.reason is Reason.USURPED
    assert state_of(finding.reason) is State.DEAD
    assert "Harrow Weavers Guild" in finding.why
    assert now.facts.title in finding.why
    assert usurped(THEN, now) is not None


@pytest.mark.parametrize("case", ALIVE)
def test_not_taken_over_for_all_that_is_known(case: str) -> None:
    now = ALIVE[case]
    assert usurped(now, THEN) is None
    assert usurped(THEN, now) is None


@pytest.mark.parametrize(
    "kept",
    [
        "<script>ga('create', 'UA-123456-1')</script>",
        "<script src='https://tags.example/js?id=G-AB12CD34EF'></script>",
        "<ins data-ad-client=ca-pub-1234567890123456></ins>",
        "<a href='mailto:Clerk@looms.example?subject=Hello'>Write</a>",
        "<a href='tel:+44 20 7946 0018'>Call</a>",
        "<a href='https://www.facebook.com/harrowguild'>Follow</a>",
    ],
)
def test_one_mark_of_the_owner_that_is_kept_is_enough(kept: str) -> None:
    now, then = (
        page("Best online slots", CASINO, SPINS + kept),
        page("Handweaving for beginners", LOOMS, GUILD + kept),
    )
    assert now.marks
    assert now.marks == then.marks
    assert usurped(now, then) is None
    assert usurped(replace(now, marks=frozenset()), then) is not None


def test_topics_may_have_one_word_in_common_by_chance() -> None:
    shared = "Threads"  # the guild has them too
    assert usurped(page("Best slots", f"{CASINO} {shared} {shared}", SPINS), THEN) is not None
    assert usurped(page("Best slots", f"{CASINO} {shared} {shared} heddle heddle", SPINS), THEN) is None


@pytest.mark.parametrize(
    "foot",
    ["Powered by phpBB © 2001, 2008 phpBB Group", "© 2026 GoDaddy Operating Company, LLC", "© Free CSS Templates"],
)
def test_whose_name_stands_on_pages_of_any_owner_is_no_owner(foot: str) -> None:
    other = page("Best online slots and roulette", CASINO, SPINS)
    named = page("Handweaving for beginners", LOOMS, foot)
    assert named.names
    assert not can_be_compared(named)
    assert usurped(other, named) is usurped(named, other) is None


@pytest.mark.parametrize("case", [*USURPED, *ALIVE])
def test_what_cannot_be_compared_is_never_taken_over(case: str) -> None:
    now = {**USURPED, **ALIVE}[case]
    assert can_be_compared(now) or case in ALIVE
    assert can_be_compared(now) or usurped(now, THEN) is usurped(THEN, now) is None


@pytest.mark.parametrize("case", [*USURPED, *ALIVE])
def test_no_page_usurps_itself(case: str) -> None:
    now = {**USURPED, **ALIVE}[case]
    assert usurped(now, now) is None


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        (GUILD, ["Harrow Weavers Guild"]),
        (SPINS, ["Lucky Meridian Ltd"]),
        ("Copyright 1999-2004 by Ann Miller", ["Ann Miller"]),
        ("(c) 2012 The Loom Press. Alle Rechte vorbehalten", ["The Loom Press"]),
        ("<p>©</p><p>Loom Press</p>", ["Loom Press"]),
        ("Loom Press © 2014", []),  # before the sign stands whatever comes before in the page
        ("© 2014", []),
        ("Copyright law protects what weavers design, as most of our members have learnt by now.", []),
        ("", []),
    ],
)
def test_names_in_copyright_lines(foot: str, names: list[str]) -> None:
    assert list(page("Looms", "", foot).names) == names


def test_what_is_no_page_has_no_portrait() -> None:
    assert portrait(Answer(200, (("content-type", "application/pdf"),), b"%PDF-1.7", False, True), HOST) is None


def test_only_another_site_s_canonical_address_is_a_name() -> None:
    own = "<link rel=canonical href='https://looms.example/page'>"
    assert page("Looms", LOOMS, head=own).names == ()
    assert page("Looms", LOOMS, head=own.replace("looms", "spins")).names == ("spins.example",)


@pytest.mark.parametrize("html", ["<form><input type=password></form>", "<title>T</title><img src=a.png>", "<", "<br>"])
def test_a_page_without_a_word_names_nobody(html: str) -> None:
    found = portrait(Answer(200, (("content-type", "text/html"),), html.encode(), False, True), HOST)
    assert found is not None
    assert (found.names, found.marks) == ((), frozenset())
    assert usurped(found, THEN) is None
