"""Outgoing traffic as the settings want it: the gate that all of it passes, and a polite reader of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.network.addresses import allowed_networks
from brokenlinks.network.client import HttpFetcher
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Resolver

if TYPE_CHECKING:
    from brokenlinks.config import Settings


def open_gate(settings: Settings) -> Gate:
    """The gate, with its own resolver. Names are looked up in the event loop that runs when the first one is."""
    return Gate(
        Resolver(hosts=settings.hosts, nameservers=settings.nameservers), allowed_networks(settings.allow_networks)
    )


def open_fetcher(
    settings: Settings, *, delay: float, gate: Gate | None = None, timeout: float | None = None
) -> HttpFetcher:
    """A reader of pages that keeps `delay` seconds between two requests to one host; `timeout` in place of the
    setting's, where it is given."""
    return HttpFetcher(
        gate or open_gate(settings),
        settings.headers,
        timeout=settings.timeout if timeout is None else timeout,
        connect_timeout=settings.connect_timeout,
        delay=delay,
    )
