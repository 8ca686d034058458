"""People and addresses that a site publishes of itself: read from its pages, ranked, looked for where they stand."""

from brokenlinks.contacts.reading import read_contacts

__all__ = ["read_contacts"]
