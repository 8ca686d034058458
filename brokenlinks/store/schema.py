"""The tables of the project's file, as they were first made, and every change since.

A new file is made as the oldest was, and then changed like it: there is one way to the tables of today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST: Final = (
    """CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL,      -- of what the user asked for: the same command goes on with an unfinished run
        keyword TEXT NOT NULL,
        started_at TEXT NOT NULL,
        finished_at TEXT
    )""",
    """CREATE TABLE page (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,       -- canonical, of where it answered
        address TEXT NOT NULL,          -- as it answered
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        read_at TEXT NOT NULL
    )""",
    """CREATE TABLE request (             -- a page that a run asks for
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES run,
        url TEXT NOT NULL,              -- canonical
        address TEXT NOT NULL,
        depth INTEGER NOT NULL,
        found_by TEXT NOT NULL,
        outcome TEXT,                   -- NULL while it waits; 'read', or in words why not
        page_id INTEGER REFERENCES page,
        UNIQUE (run_id, url)
    )""",
    """CREATE TABLE target (              -- what links lead to
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,       -- canonical
        address TEXT NOT NULL           -- as resolved where it was met first: what is asked
    )""",
    """CREATE TABLE link (
        page_id INTEGER NOT NULL REFERENCES page,
        position INTEGER NOT NULL,
        target_id INTEGER NOT NULL REFERENCES target,
        written TEXT NOT NULL,
        url TEXT NOT NULL,
        anchor TEXT NOT NULL,
        context TEXT NOT NULL,
        heading TEXT NOT NULL,
        rel TEXT NOT NULL,
        PRIMARY KEY (page_id, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX link_target ON link (target_id)",
    """CREATE TABLE verdict (             -- every one that was ever reached; the newest counts
        id INTEGER PRIMARY KEY,
        target_id INTEGER NOT NULL REFERENCES target,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        confidence REAL NOT NULL,
        evidence TEXT NOT NULL,
        status INTEGER,
        final_url TEXT NOT NULL,
        checked_at TEXT NOT NULL,
        details TEXT NOT NULL
    )""",
    "CREATE INDEX verdict_target ON verdict (target_id, id)",
    """CREATE TABLE offer (               -- own pages that fit a dead target, best first
        run_id INTEGER NOT NULL REFERENCES run,
        target_id INTEGER NOT NULL REFERENCES target,
        rank INTEGER NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        score REAL NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (run_id, target_id, rank)
    ) WITHOUT ROWID""",
)

_PAGES_JUDGED: Final = (
    # Of the page, whoever asks.
    "ALTER TABLE page ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE page ADD COLUMN updated_on TEXT",  # a day
    "ALTER TABLE page ADD COLUMN updated_by TEXT NOT NULL DEFAULT ''",  # how that is known
    "ALTER TABLE page ADD COLUMN size INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE page ADD COLUMN suggest TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE page ADD COLUMN external_links INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE page ADD COLUMN external_sites INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE page ADD COLUMN nofollow_links INTEGER NOT NULL DEFAULT 0",
    # Of the page for the run's niche.
    "ALTER TABLE request ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE request ADD COLUMN score REAL",
    "ALTER TABLE request ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE request ADD COLUMN promise REAL NOT NULL DEFAULT 2",
    "ALTER TABLE request ADD COLUMN kept INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE request ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0",  # its links were not looked at
    "ALTER TABLE link ADD COLUMN marked TEXT NOT NULL DEFAULT ''",
    "UPDATE page SET external_links = (SELECT count(DISTINCT target_id) FROM link WHERE page_id = page.id)",
    """CREATE TABLE candidate (           -- a page that a run knows of and has not asked for
        run_id INTEGER NOT NULL REFERENCES run,
        key TEXT NOT NULL,              -- one for all spellings under which sites give the same page
        address TEXT NOT NULL,
        depth INTEGER NOT NULL,
        found_by TEXT NOT NULL,
        promise REAL NOT NULL,
        kept INTEGER NOT NULL,
        PRIMARY KEY (run_id, key)
    ) WITHOUT ROWID""",
    """CREATE TABLE finding (             -- that a search found a page; many may find the same
        run_id INTEGER NOT NULL REFERENCES run,
        key TEXT NOT NULL,              -- as a candidate's
        provider TEXT NOT NULL,
        query TEXT NOT NULL,
        footprint TEXT NOT NULL,
        rank INTEGER NOT NULL,
        PRIMARY KEY (run_id, key, provider, query)
    ) WITHOUT ROWID""",
    "ALTER TABLE request ADD COLUMN key TEXT NOT NULL DEFAULT ''",
)

#: What remote services answered, and how much each was asked; `brokenlinks.store.answers` reads and writes them.
_ANSWERS: Final = (
    """CREATE TABLE answer (
        service TEXT NOT NULL,
        key TEXT NOT NULL,              -- what was asked, without any secret
        asked_at TEXT NOT NULL,
        body BLOB NOT NULL,             -- compressed: RFC 1950
        UNIQUE (service, key)
    )""",
    """CREATE TABLE asked (               -- requests a service got on a day, answered or not
        service TEXT NOT NULL,
        day TEXT NOT NULL,              -- of UTC
        requests INTEGER NOT NULL,
        PRIMARY KEY (service, day)
    ) WITHOUT ROWID""",
)

#: The user's own pages; `brokenlinks.store.own_pages` reads and writes them. Their index has tables of its own.
_OWN_PAGES: Final = (
    """CREATE TABLE own_reading (         -- what came of asking for an address of the user's own
        address TEXT PRIMARY KEY,       -- as it was asked for
        read_at TEXT NOT NULL,
        reader INTEGER NOT NULL,        -- which way of reading pages
        why_not TEXT NOT NULL,
        kind TEXT NOT NULL,
        links BLOB,                     -- compressed JSON, as the page; NULL for none
        etag TEXT NOT NULL,
        last_modified TEXT NOT NULL,
        page BLOB
    )""",
    """CREATE TABLE own_content (         -- what is in the index: pages of the web and of files
        url TEXT NOT NULL,
        site TEXT NOT NULL,
        page BLOB NOT NULL,
        PRIMARY KEY (url, site)
    )""",
    "CREATE TABLE own_source (given TEXT PRIMARY KEY)",  # what own_content was read from
    # The index of own pages as it was made before; it is made anew.
    "DROP TABLE IF EXISTS own_page_text",
    "DROP TABLE IF EXISTS own_page",
)

#: An offer, and what goes with it. Offers are made anew at the end of every run.
_OFFERS: Final = (
    "DELETE FROM offer",
    "ALTER TABLE offer ADD COLUMN language TEXT NOT NULL DEFAULT ''",  # the page's
    "ALTER TABLE offer ADD COLUMN anchors TEXT NOT NULL DEFAULT '[]'",  # words to link with
)

#: What workbooks have shown, run by run, and the links to the user's own site; `brokenlinks.store.tracking`.
_TRACKING: Final = (
    "ALTER TABLE run ADD COLUMN noted_at TEXT",  # when its prospects were written down; NULL when they were not
    """CREATE TABLE prospect (            -- a dead link on a page, as it was when a workbook showed it last
        id INTEGER PRIMARY KEY,
        page_id INTEGER NOT NULL REFERENCES page,
        target_id INTEGER NOT NULL REFERENCES target,
        written TEXT NOT NULL,
        url TEXT NOT NULL,
        anchor TEXT NOT NULL,
        heading TEXT NOT NULL,
        offer TEXT NOT NULL,            -- the own page that was offered, '' for none
        UNIQUE (page_id, target_id)
    )""",
    """CREATE TABLE shown (               -- that the workbook of a run had it
        run_id INTEGER NOT NULL REFERENCES run,
        prospect_id INTEGER NOT NULL REFERENCES prospect,
        PRIMARY KEY (run_id, prospect_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE own_link (            -- a link to the user's site that a run saw
        run_id INTEGER NOT NULL REFERENCES run,
        page_id INTEGER NOT NULL REFERENCES page,
        target_id INTEGER NOT NULL REFERENCES target,
        anchor TEXT NOT NULL,
        follow INTEGER NOT NULL,
        state TEXT,                     -- of its target then; NULL when it was not checked
        PRIMARY KEY (run_id, page_id, target_id)
    ) WITHOUT ROWID""",
    "ALTER TABLE request ADD COLUMN links INTEGER NOT NULL DEFAULT 0",  # to other sites, that the page had in this run
    "CREATE INDEX request_page ON request (page_id, run_id)",
)

#: Whom to write to; `brokenlinks.store.contacts` reads and writes it.
_CONTACTS: Final = (
    """CREATE TABLE contact_page (        -- what came of asking for a page
        url TEXT PRIMARY KEY,           -- canonical, as it was asked for
        page TEXT NOT NULL,             -- JSON: brokenlinks.contact_models.PageContacts
        why_not TEXT NOT NULL,          -- '' when it was read
        read_at TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE mail_domain (
        domain TEXT PRIMARY KEY,
        takes_mail INTEGER NOT NULL,
        asked_at TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE contact (             -- whom a run found to write to about a page
        run_id INTEGER NOT NULL REFERENCES run,
        page TEXT NOT NULL,             -- its address
        found TEXT NOT NULL,            -- JSON: brokenlinks.contact_models.SiteContacts
        PRIMARY KEY (run_id, page)
    ) WITHOUT ROWID""",
)

#: Version → what makes it out of the one before.
CHANGES: Final[Mapping[int, tuple[str, ...]]] = {
    1: FIRST,
    2: (*_PAGES_JUDGED, *_ANSWERS),
    3: (*_OWN_PAGES, *_OFFERS),
    4: (*_TRACKING, *_CONTACTS),
}
#: The version of today.
VERSION: Final = max(CHANGES)
