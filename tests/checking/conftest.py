"""What proves that private addresses are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.checking import hosts
from brokenlinks.network.transport import HostClient
from tests.checking.tripwire import Tripwire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from brokenlinks.network.addresses import Address


@pytest.fixture
def tripwire() -> Iterator[Tripwire]:
    with Tripwire() as wire:
        yield wire


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that connections were pinned to."""
    noted: list[str] = []

    class NotingClient(HostClient):
        def __init__(self, host: str, addresses: Sequence[Address], *args: Any, **options: Any) -> None:
            noted.extend(map(str, addresses))
            super().__init__(host, addresses, *args, **options)

    monkeypatch.setattr(hosts, "HostClient", NotingClient)
    return noted
