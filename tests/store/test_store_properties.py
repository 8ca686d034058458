"""Whatever is done in whatever order: nothing is lost, and what is written twice is there once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from brokenlinks.models import Reason, State
from brokenlinks.store import RunId, page_views, views
from tests.store.given import HOUR, START, ask, new_store, page, verdict

PAGES = [f"http://p{number}.example/" for number in range(4)]
LINKS = [f"http://x{number}.example/" for number in range(5)]
REASONS = [Reason.OK, Reason.PAGE_GONE, Reason.BLOCKED, Reason.INVALID_URL]
STATES = dict(zip(REASONS, ["alive", "dead", "unclear", "skipped"], strict=True))
NOTHING_LASTS = {state: timedelta(0) for state in State}


class Crawls(RuleBasedStateMachine):
    """The store beside a model of it in plain dictionaries."""

    @initialize()
    def begin(self) -> None:
        self.store = new_store()
        self.now = START
        self.page_links: dict[str, list[str]] = {}
        self.history: dict[str, list[tuple[Reason, Any]]] = {}
        self.run = RunId(0)
        self.asked: dict[str, str | None] = {}
        self.finished = True
        self.begin_run(fresh=False)

    @rule(fresh=st.booleans())
    def begin_run(self, fresh: bool) -> None:
        self.now += HOUR
        run, resumed = self.store.begin_run("same", "bees", self.now, fresh=fresh)
        assert resumed is not (fresh or self.finished)
        if not resumed:
            assert run != self.run
            self.run, self.asked, self.started, self.finished = run, {}, self.now, False

    @rule()
    def finish(self) -> None:
        self.store.finish_run(self.run, self.now)
        self.finished = True

    @rule(addresses=st.lists(st.sampled_from(PAGES)))
    def request(self, addresses: list[str]) -> None:
        ask(self.store, self.run, *addresses)
        for address in addresses:
            self.asked.setdefault(address, None)

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), links=st.lists(st.sampled_from(LINKS)), times=st.integers(1, 2))
    def read(self, data: st.DataObject, links: list[str], times: int) -> None:
        address = data.draw(st.sampled_from(sorted(self.asked)))
        self.now += HOUR
        for _ in range(times):
            self.store.pages.save(self.run, page(address, *links), self.now)
        self.asked[address] = "read"
        self.page_links[address] = links

    @precondition(lambda self: self.asked)
    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        address = data.draw(st.sampled_from(sorted(self.asked)))
        self.store.pages.failed(self.run, address, "404 Not Found")
        self.asked[address] = "404 Not Found"

    @precondition(lambda self: any(self.page_links.values()))
    @rule(data=st.data(), reason=st.sampled_from(REASONS))
    def check(self, data: st.DataObject, reason: Reason) -> None:
        known = sorted({link for links in self.page_links.values() for link in links} | set(self.history))
        link = data.draw(st.sampled_from(known))
        self.now += HOUR
        self.store.save_verdicts([verdict(link, reason, self.now)])
        self.history.setdefault(link, []).append((reason, self.now))

    def _links_of_run(self) -> dict[str, list[str]]:
        return {address: self.page_links[address] for address, outcome in self.asked.items() if outcome == "read"}

    @invariant()
    def pages_are_waiting_or_answered(self) -> None:
        waiting = [waiting.address for waiting in self.store.pages.taken(self.run, answered=False)]
        assert sorted(waiting) == sorted(address for address, outcome in self.asked.items() if outcome is None)
        rows = page_views.page_rows(self.store.connection, self.run, {})
        assert {row.url: row.outcome for row in rows if row.url not in waiting} == {
            address: outcome for address, outcome in self.asked.items() if outcome is not None
        }
        for row in rows:
            assert row.alive + row.dead + row.unclear <= row.external_links
            assert row.external_links == len(set(self._links_of_run().get(row.url, ())))

    @invariant()
    def links_are_dead_by_their_newest_verdict(self) -> None:
        expected = {
            (address, link)
            for address, links in self._links_of_run().items()
            for link in links
            if link in self.history and STATES[self.history[link][-1][0]] == "dead"
        }
        found = views.dead_links(self.store.connection, self.run)
        assert len(found) == len(expected)
        assert {(dead.page.url, dead.link.url) for dead in found} == expected
        verdicts = views.dead_verdicts(self.store.connection, self.run)
        assert {dead.target for dead in found} == set(verdicts)
        for told in verdicts.values():
            history = self.history[told.url]
            assert told.checks == len(history)
            assert told.checked_at == history[-1][1]
            assert told.first_dead_at <= told.checked_at

    @invariant()
    def every_link_is_counted_once(self) -> None:
        links = {link for links in self._links_of_run().values() for link in links}
        reasons, unchecked = views.reasons(self.store.connection, self.run)
        assert sum(reasons.values()) + unchecked == len(links)
        assert unchecked == len(links - set(self.history))

    @invariant()
    def what_this_run_has_checked_is_not_due(self) -> None:
        links = {link for links in self._links_of_run().values() for link in links}
        due = self.store.links_to_check(self.run, self.now, NOTHING_LASTS)
        assert len(due) == len(set(due))
        assert set(due) == {
            link for link in links if link not in self.history or self.history[link][-1][1] < self.started
        }


TestCrawls = Crawls.TestCase
TestCrawls.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
