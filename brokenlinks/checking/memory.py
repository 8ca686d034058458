"""What was asked of a host for comparison, once for all its links."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brokenlinks.checking.samples import Known, Sample


@dataclass(slots=True)
class Pair:
    """What a host answers for addresses that cannot exist."""

    one: Sample
    two: Sample | None = None  #: asked only where a page looks like the first


class Memory:
    """Filled while `sampling` is held."""

    __slots__ = ("areas", "home", "home_asked_at", "known", "made_up", "sampling")

    def __init__(self) -> None:
        self.made_up: Pair | None = None  #: beside the first link that was fetched
        self.areas: dict[str, Pair] = {}  #: beside others, by folder
        self.home: Sample | None = None
        self.home_asked_at = 0.0  #: by the loop's clock
        self.known: dict[str, tuple[Known, ...]] = {}  #: what the home page links to, by the section that was asked
        self.sampling = asyncio.Lock()
