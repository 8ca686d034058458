"""Words of addresses that say what kind of page it is, and not what it is about. Data only."""

from __future__ import annotations

from typing import Final

#: Last parts of an address that need the one before to mean anything: `/taxonomies/overview/`, `/hives/faq.html`.
KIND_OF_PAGE: Final = frozenset(
    """
    about basics contents create details doc docs documentation extras faq general getting guide guides help home how
    info information install installing intro introduction list main manual misc more new overview quickstart start
    started summary tutorial tutorials usage use using
    """.split()
)
