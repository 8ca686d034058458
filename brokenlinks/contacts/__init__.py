"""People and addresses that a site publishes of itself: read from its pages, ranked, looked for where they stand."""

from brokenlinks.contacts.ranking import rank_contacts
from brokenlinks.contacts.reading import read_contacts
from brokenlinks.contacts.search import ContactSearch, open_contact_search

__all__ = ["ContactSearch", "open_contact_search", "rank_contacts", "read_contacts"]
