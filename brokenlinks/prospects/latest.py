"""A run's rows from the project's file alone: for its own end, and for whoever reads the file later."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import DatabaseError
from typing import TYPE_CHECKING, Final

from brokenlinks import project, urls
from brokenlinks.authority import authority_of
from brokenlinks.do_not_contact import load_do_not_contact
from brokenlinks.drafts import mail_writer
from brokenlinks.errors import BadInput
from brokenlinks.prospects.report import report
from brokenlinks.store import Answers, Contacts, OwnPages, Store, open_database, views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from brokenlinks.config import Settings
    from brokenlinks.contact_models import SiteContacts
    from brokenlinks.do_not_contact import DoNotContact
    from brokenlinks.models import ArchivedPage
    from brokenlinks.store import Run, RunId
    from brokenlinks.workbook_data import LinkRow, WorkbookData

#: In place of the sentences that a run says at its end: those are not kept.
_STOPPED: Final = (
    "The run was stopped before all was done, or is not done yet: what is shown is what was known by then."
)
_ADVICE: Final = "name the .db that stands beside a crawl's workbook"


def data_of(
    store: Store,
    run: RunId,
    settings: Settings,
    *,
    keyword: str,
    now: datetime,
    complete: bool,
    archived: Callable[[str], ArchivedPage | None],
    notes: Sequence[str] = (),
    asked_for: Mapping[str, str] | None = None,
) -> WorkbookData:
    """All that is known of a run.

    Args:
        settings: of which the file of ranks, the list of those not to be written to, and the sender count.
        archived: as for `report`.
        asked_for: the run's settings, as text.
    """
    said = list(notes)
    own_pages = OwnPages(store.connection)
    do_not_contact = load_do_not_contact(settings.do_not_contact)
    found = Contacts(store.connection).found(run)
    contacts = {page: _allowed(site, do_not_contact) for page, site in found.items()}
    sites = urls.sites_of(
        page.address for answered in (True, False) for page in store.pages.taken(run, answered=answered)
    )
    return report(
        store,
        run,
        keyword=keyword,
        own_sites=own_pages.sites(),
        own_pages=len(own_pages),
        now=now,
        complete=complete,
        authority=authority_of(sites, settings.authority, said),  # may add a note
        notes=said,
        settings=asked_for or {},
        archived=archived,
        contacts=contacts.get,
        forbidden=do_not_contact.forbids_site,
        with_mails=mail_writer(  # may add a note too
            settings, project.root() or Path(), said.append, lambda page: _name(contacts.get(page))
        ),
    )


def _allowed(found: SiteContacts, do_not_contact: DoNotContact) -> SiteContacts:
    """Contacts without those that the user has put on the list since they were found."""
    ranked = [one for one in (found.best, *found.others) if one and not do_not_contact.forbids(one.email)]
    return replace(found, best=ranked[0] if ranked else None, others=tuple(ranked[1:]))


def _name(found: SiteContacts | None) -> str:
    """The person to greet; "" when none is known."""
    return found.best.name if found and found.best else ""


class Latest:
    """The run that was begun last in a project's file."""

    def __init__(self, store: Store, run: Run, settings: Settings) -> None:
        self.run = run
        self._store = store
        self._settings = settings

    def data(self) -> WorkbookData:
        """What its workbook shows, but for the sentences and settings of its Summary."""
        from brokenlinks.archive import open_wayback

        # It is asked for what is kept, and never for more: there is no connection to be closed.
        wayback = open_wayback(self._settings, Answers(self._store.connection))
        complete = self.run.finished_at is not None
        return data_of(
            self._store,
            self.run.id,
            self._settings,
            keyword=self.run.keyword,
            now=self.run.finished_at or datetime.now(UTC),
            complete=complete,
            notes=() if complete else (_STOPPED,),
            archived=wayback.known,
        )

    def links(self) -> Iterator[LinkRow]:
        """Every link of its pages, one after the other: there may be more than memory should hold."""
        return views.links(self._store.connection, self.run.id)


@contextmanager
def open_latest(path: Path, settings: Settings) -> Iterator[Latest]:
    """The newest run of a project's file, as it is now: a crawl that writes to the file meanwhile is not seen.

    Raises:
        BadInput: there is no such file, it is none of this program's, it is damaged, or it holds no run.
    """
    if not path.is_file():
        raise BadInput(f"There is no file {path}: {_ADVICE}.")
    with closing(open_database(path, advice=_ADVICE)) as connection:
        store = Store(connection)
        try:
            connection.execute("BEGIN")
            run = store.newest_run()
            if run is None:
                raise BadInput(f"{path} holds no crawl yet: run `brokenlinks crawl` first.")
            yield Latest(store, run, settings)
        except DatabaseError as error:
            raise BadInput(f"{path} is damaged ({error}): crawl again, with another --db.") from None
