"""What was read of whom to write to, page by page, so that no site is asked twice; and which domains take mail."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from brokenlinks import urls
from brokenlinks.contact_models import Contact, ContactKind, PageContacts, SiteContacts, Spot
from brokenlinks.store.database import as_text, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import Any

    from brokenlinks.store.pages import RunId


class KeptPage(NamedTuple):
    """What came of a page."""

    page: PageContacts
    why_not: str  #: "" when it was read, else in a few words why there is nothing of it
    read_at: datetime


class Contacts:
    """The contacts in a project's file. Every method is one transaction; times are aware."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def page(self, url: str, since: datetime) -> KeptPage | None:
        """What came of asking for a page, if that was `since` or later."""
        row = self.connection.execute(
            "SELECT page, why_not, read_at FROM contact_page WHERE url = ? AND read_at >= ?",
            (urls.canonical(url), as_text(since)),
        ).fetchone()
        if row is None:
            return None
        try:
            return KeptPage(_read(row[0]), row[1], datetime.fromisoformat(row[2]))
        except (ValueError, TypeError, KeyError):  # written by another version: it can be read again
            return None

    def save_page(self, url: str, page: PageContacts, now: datetime, *, why_not: str = "") -> None:
        """Keep what was read of a page that was asked for as `url`, in place of what was kept."""
        with transaction(self.connection):
            self.connection.execute(
                "INSERT INTO contact_page (url, page, why_not, read_at) VALUES (?, ?, ?, ?) ON CONFLICT (url)"
                " DO UPDATE SET page = excluded.page, why_not = excluded.why_not, read_at = excluded.read_at",
                (urls.canonical(url), json.dumps(asdict(page), ensure_ascii=False), why_not, as_text(now)),
            )

    def found(self, run: RunId) -> dict[str, SiteContacts]:
        """Page → whom a run found to write to about it."""
        rows = self.connection.execute("SELECT page, found FROM contact WHERE run_id = ?", (run,))
        return {page: _site(json.loads(found)) for page, found in rows}

    def save_found(self, run: RunId, found: Mapping[str, SiteContacts]) -> None:
        """Keep whom a run found to write to, by the address of the page."""
        with transaction(self.connection):
            self.connection.executemany(
                "INSERT OR REPLACE INTO contact VALUES (?, ?, ?)",
                [(run, page, json.dumps(asdict(site), ensure_ascii=False)) for page, site in found.items()],
            )

    def takes_mail(self, domain: str, since: datetime) -> bool | None:
        """Whether a domain was found `since` to take mail; None when it is not known."""
        row = self.connection.execute(
            "SELECT takes_mail FROM mail_domain WHERE domain = ? AND asked_at >= ?", (domain, as_text(since))
        ).fetchone()
        return None if row is None else bool(row[0])

    def save_takes_mail(self, domain: str, takes_mail: bool, now: datetime) -> None:
        """Keep whether a domain takes mail."""
        with transaction(self.connection):
            self.connection.execute(
                "INSERT INTO mail_domain (domain, takes_mail, asked_at) VALUES (?, ?, ?) ON CONFLICT (domain)"
                " DO UPDATE SET takes_mail = excluded.takes_mail, asked_at = excluded.asked_at",
                (domain, takes_mail, as_text(now)),
            )


def _contact(fields: Mapping[str, Any]) -> Contact:
    return Contact(**{**fields, "kind": ContactKind(fields["kind"]), "spot": Spot(fields["spot"])})


def _site(fields: dict[str, Any]) -> SiteContacts:
    return SiteContacts(
        best=_contact(fields["best"]) if fields["best"] else None,
        others=tuple(map(_contact, fields["others"])),
        form=fields["form"],
        social=tuple(fields["social"]),
    )


def _read(text: str) -> PageContacts:
    fields = json.loads(text)
    contacts = tuple(map(_contact, fields.pop("contacts")))
    return PageContacts(
        contacts=contacts, social=tuple(fields.pop("social")), leads=tuple(fields.pop("leads")), **fields
    )
