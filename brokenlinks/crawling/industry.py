"""What makes a spider one for an industry: its class attributes, read and checked once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Industry:
    """The attributes of a spider that are no settings."""

    keywords: tuple[str, ...] = ()  #: other words for the niche
    footprints: tuple[str, ...] = ()  #: searched with before others; KW stands for the keyword
    skip_hosts: tuple[str, ...] = ()  #: domains, or beginnings of addresses, whose pages are not read
    start_pages: tuple[str, ...] = ()  #: pages to start from, beside those that are given
