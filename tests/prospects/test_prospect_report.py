"""From a store to the rows of the workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from brokenlinks.checking.reasons import state_of
from brokenlinks.models import Appraisal, Match, OutboundLink, PageKind, Reason, State
from brokenlinks.prospects import report
from brokenlinks.prospects.score import Facts, score, why
from brokenlinks.store import views
from tests.store.given import DAY, HOUR, START, ask, new_store, page, run_with, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from brokenlinks.models import ResourcePage, Verdict
    from brokenlinks.store import RunId, Store
    from brokenlinks.workbook_data import Prospect, WorkbookData

GONE, LOST = "http://gone.example.org/a", "http://lost.example.net/b"
OWN = "http://www.own.example.com/old"
BEST = Match("http://own.example.com/best", "Best", 80, ("hive",))
SECOND = Match("http://own.example.com/second", "Second", 60, ())


def reported(
    pages: Sequence[ResourcePage],
    verdicts: Sequence[Verdict],
    *,
    offers: Mapping[str, Sequence[Match]] | None = None,
    own_sites: Collection[str] = (),
    complete: bool = True,
) -> WorkbookData:
    store = new_store()
    run = run_with(store, *pages)
    store.save_verdicts(verdicts)
    by_url = {told.url: target for target, told in views.dead_verdicts(store.connection, run).items()}
    store.save_offers(run, {by_url[url]: matches for url, matches in (offers or {}).items()})
    return made(store, run, own_sites=own_sites, complete=complete)


def made(
    store: Store,
    run: RunId,
    *,
    own_sites: Collection[str] = (),
    complete: bool = True,
    notes: Sequence[str] = ("A note.",),
    with_mails: Callable[[Sequence[Prospect]], tuple[Prospect, ...]] = tuple,
) -> WorkbookData:
    return report(
        store,
        run,
        keyword="bees",
        own_sites=own_sites,
        own_pages=7,
        now=START + DAY,
        complete=complete,
        notes=notes,
        settings={"depth": "1"},
        authority={},
        with_mails=with_mails,
    )


def test_a_row_has_all_that_is_known() -> None:
    link = OutboundLink("gone/a", GONE, "Hive plans", "Hive plans, in cedar.", "Woodwork", ("noopener",))
    read = page("http://blog.example.org/links", link, "http://ok.example/", title="Links", language="en")
    data = reported(
        [read, page("http://b.example/", GONE, depth=1, found_by="http://blog.example.org/links")],
        [
            verdict(GONE, Reason.UNREACHABLE, START - DAY),
            verdict(GONE, Reason.PAGE_GONE, START, confidence=0.8, evidence="404 once"),
            verdict(GONE, Reason.DOMAIN_GONE, START + HOUR, confidence=0.97, evidence="no such name"),
            verdict("http://ok.example/", Reason.OK),
        ],
        offers={GONE: [BEST, SECOND]},
    )
    facts = Facts(2, True, 0.97, BEST, 1)
    by_page = {row.page_url: row for row in data.prospects}
    assert by_page["http://b.example/"].found_by == "http://blog.example.org/links"
    row = by_page["http://blog.example.org/links"]
    assert (row.score, row.why) == (score(facts), why(facts))
    assert (row.page_title, row.site, row.language, row.found_by) == ("Links", "example.org", "en", "given")
    assert (row.dead_link, row.dead_url) == ("gone/a", GONE)
    assert (row.anchor, row.context, row.heading) == ("Hive plans", "Hive plans, in cedar.", "Woodwork")
    assert (row.reason, row.confidence, row.evidence) == (Reason.DOMAIN_GONE, 0.97, "no such name")
    assert (row.first_dead_at, row.checked_at, row.checks) == (START, START + HOUR, 3)
    assert (row.offer, row.runner_up) == (BEST, SECOND)
    assert (row.follow, row.external_links, row.dead_on_page, row.pages_with_link) == (True, 2, 1, 2)


@pytest.mark.parametrize(
    ("matches", "offer", "runner_up"), [([], None, None), ([BEST], BEST, None), ([BEST, SECOND], BEST, SECOND)]
)
def test_offer_and_runner_up(matches: list[Match], offer: Match | None, runner_up: Match | None) -> None:
    data = reported([page("http://a.example/", GONE)], [verdict(GONE)], offers={GONE: matches})
    assert (data.prospects[0].offer, data.prospects[0].runner_up) == (offer, runner_up)
    assert data.targets[0].offer == offer


@pytest.mark.parametrize(
    ("rel", "follow"),
    [((), True), (("noopener", "external"), True), (("nofollow",), False), (("sponsored",), False), (("ugc",), False)],
)
def test_follow(rel: tuple[str, ...], follow: bool) -> None:
    data = reported([page("http://a.example/", OutboundLink("", GONE, rel=rel))], [verdict(GONE)])
    assert data.prospects[0].follow is follow


def test_mails_are_put_into_the_rows() -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", GONE, LOST))
    store.save_verdicts([verdict(GONE), verdict(LOST)])
    notes = ["A note."]

    def with_mails(rows: Sequence[Prospect]) -> tuple[Prospect, ...]:
        notes.append("A template is broken.")
        return tuple(replace(row, mail_text=f"About {row.dead_url}") for row in rows)

    data = made(store, run, notes=notes, with_mails=with_mails)
    assert [row.mail_text for row in data.prospects] == [f"About {row.dead_url}" for row in data.prospects]
    assert data.summary.notes == ("A note.", "A template is broken.")


def test_only_dead_links_are_pitched() -> None:
    links = {f"http://{reason}.example/": reason for reason in Reason}
    data = reported([page("http://a.example/", *links)], [verdict(link, reason) for link, reason in links.items()])
    dead = {reason for reason in Reason if state_of(reason) is State.DEAD}
    assert {row.reason for row in data.prospects} == dead
    assert {row.reason for row in data.targets} == dead


def test_unclear_links_of_good_pages_best_pages_first() -> None:
    """Each once a page; none that would not be pitched if it were dead."""
    walled, slow = "http://walled.example.org/", "http://slow.example.net/"
    store = new_store()
    run = run_with(store)
    for read, kind, points in (
        (page("http://fair.example/", slow, GONE, walled, OutboundLink("again", walled)), PageKind.RESOURCE_LIST, 60.0),
        (page("http://good.example/", walled, OWN), PageKind.DIRECTORY, 90.0),
        (page("http://farm.example/", walled), PageKind.LINK_FARM, 95.0),
        (page("http://www.own.example.com/links", walled), PageKind.RESOURCE_LIST, 99.0),
    ):
        ask(store, run, read.url)
        store.pages.save(run, read, START, Appraisal(kind, points, ()))
    store.save_verdicts(
        [
            verdict(GONE),
            verdict(OWN, Reason.BLOCKED),
            verdict(walled, Reason.BLOCKED),
            verdict(slow, Reason.SERVER_ERROR),
        ]
    )
    data = made(store, run, own_sites={"example.com"})
    assert [(row.page.url, row.link.url, row.link.reason, row.link.position) for row in data.unclear] == [
        ("http://good.example/", walled, Reason.BLOCKED, 1),
        ("http://fair.example/", slow, Reason.SERVER_ERROR, 1),
        ("http://fair.example/", walled, Reason.BLOCKED, 3),
    ]


def test_links_are_all_and_can_be_read_again() -> None:
    data = reported([page("http://a.example/", GONE, LOST), page("http://b.example/")], [verdict(GONE)])
    for _ in range(2):
        assert [(row.url, row.state) for row in data.links()] == [(GONE, State.DEAD), (LOST, None)]


def test_dead_links_to_the_users_own_site_are_apart() -> None:
    data = reported(
        [page("http://a.example/", GONE, OWN), page("http://b.example/", OWN)],
        [verdict(GONE), verdict(OWN)],
        own_sites={"example.com"},
    )
    assert [row.dead_url for row in data.prospects] == [GONE]
    assert [row.dead_url for row in data.targets] == [GONE]
    assert [(row.dead_url, row.pages, set(row.page_urls)) for row in data.own_dead] == [
        (OWN, 2, {"http://a.example/", "http://b.example/"})
    ]
    assert data.prospects[0].dead_on_page == data.pages[0].dead == 2
    assert "2 dead links on the page" in data.prospects[0].why


def test_best_first() -> None:
    data = reported(
        [page("http://b.example/", GONE), page("http://a.example/", GONE), page("http://c.example/", GONE, LOST)],
        [verdict(GONE, confidence=0.9), verdict(LOST, confidence=0.5)],
    )
    assert [row.score for row in data.prospects] == sorted((row.score for row in data.prospects), reverse=True)
    assert [row.page_url for row in data.prospects] == [
        "http://c.example/",  # two dead links there
        "http://a.example/",
        "http://b.example/",
        "http://c.example/",
    ]


def test_dead_targets_most_linked_first_with_all_anchors() -> None:
    def anchored(text: str) -> OutboundLink:
        return OutboundLink(GONE, GONE, text)

    data = reported(
        [
            page("http://a.example/", anchored("plans"), LOST),
            page("http://b.example/", anchored("Hive plans")),
            page("http://c.example/", anchored("Hive plans")),
            page("http://d.example/", anchored("")),
        ],
        [verdict(GONE), verdict(LOST)],
    )
    assert [(row.dead_url, row.pages) for row in data.targets] == [(GONE, 4), (LOST, 1)]
    assert data.targets[0].anchors == ("Hive plans", "plans")
    assert data.targets[0].page_urls == tuple(f"http://{name}.example/" for name in "abcd")


def test_a_page_asked_for_again_in_vain_keeps_its_links() -> None:
    """A redirect led to a page, which was read; then its own address, also given, gave an error."""
    store = new_store()
    run = run_with(store, page("http://a.example/new", GONE, "http://ok.example/", asked="http://a.example/old"))
    ask(store, run, "http://a.example/new")
    store.pages.failed(run, "http://a.example/new", "503 Service Unavailable")
    store.save_verdicts([verdict(GONE)])
    assert made(store, run).prospects[0].external_links == 2


def test_the_summary_counts_pages_and_distinct_links() -> None:
    store = new_store()
    run = run_with(
        store, page("http://a.example/", GONE, LOST, OWN), page("http://b.example/", GONE, "http://open.example/")
    )
    ask(store, run, "http://c.example/", "http://d.example/")
    store.pages.failed(run, "http://c.example/", "404 Not Found")
    store.save_verdicts([verdict(GONE), verdict(LOST, Reason.BLOCKED), verdict(OWN)])
    data = made(store, run, own_sites={"example.com"}, complete=False)
    summary = data.summary
    assert (summary.keyword, summary.started_at, summary.finished_at) == ("bees", START, START + DAY)
    assert (summary.pages_read, summary.pages_failed, summary.own_pages) == (2, 1, 7)  # one was not reached
    assert (summary.links, summary.unchecked) == (4, 1)
    assert dict(summary.reasons) == {Reason.PAGE_GONE: 2, Reason.BLOCKED: 1}
    assert [(trouble.host, trouble.links) for trouble in summary.troubles] == [("lost.example.net", 1)]
    assert (summary.complete, summary.notes, dict(summary.settings)) == (False, ("A note.",), {"depth": "1"})
    assert [row.url for row in data.pages] == [f"http://{name}.example/" for name in "abcd"]


@pytest.mark.parametrize(
    ("links", "dead", "said"),
    [
        ([], 0, "No links to other sites were found on the one page read"),
        ([LOST], 0, "The only link checked is not dead"),
        ([LOST, GONE], 0, "None of the 2 links checked is dead"),
        ([LOST, GONE], 1, None),
    ],
)
def test_a_run_without_any_dead_link_says_what_to_do(links: list[str], dead: int, said: str | None) -> None:
    verdicts = [verdict(link, Reason.PAGE_GONE if n < dead else Reason.OK) for n, link in enumerate(links)]
    notes = reported([page("http://a.example/", *links)], verdicts).summary.notes
    assert notes[0] == "A note."
    assert len(notes) == 1 + bool(said)
    assert said is None or said in notes[1]
    assert reported([page("http://a.example/", *links)], verdicts, complete=False).summary.notes == ("A note.",)


def test_nothing_found() -> None:
    data = reported([page("http://a.example/")], [])
    assert (data.prospects, data.targets, data.own_dead) == ((), (), ())
    assert (data.summary.links, data.summary.unchecked) == (0, 0)
