"""One SQLite file a project: pages, links, every verdict, matches; each run resumes from it."""

from brokenlinks.store.answers import Answers
from brokenlinks.store.contacts import Contacts
from brokenlinks.store.database import open_database
from brokenlinks.store.own_pages import OwnPages
from brokenlinks.store.pages import RunId, Waiting
from brokenlinks.store.store import Run, Store

__all__ = ["Answers", "Contacts", "OwnPages", "Run", "RunId", "Store", "Waiting", "open_database"]
