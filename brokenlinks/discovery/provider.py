"""What can be searched: a class each, with one method."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from brokenlinks.config import Service
    from brokenlinks.discovery.desk import Desk
    from brokenlinks.models import Candidate, Query


class ProviderSkipped(Exception):
    """The provider is of no use for the rest of the run; the message is one sentence for the user, with the way out."""

    def __init__(self, message: str, *, unreachable: bool = False) -> None:
        super().__init__(message)
        self.unreachable = unreachable  #: no answer came at all, as when the user's own network is down


class Asks(Enum):
    """What a provider is asked."""

    FOOTPRINTS = auto()  #: every query
    KEYWORD = auto()  #: the bare keyword, once a language
    SITES = auto()  #: each site that is to be searched for link pages: `Query.text` is its domain


class Provider(ABC):
    """Something that can be searched."""

    name: ClassVar[str]  #: as in the setting `search`, and the name of its table of settings
    title: ClassVar[str]  #: as the user knows it
    asks: ClassVar[Asks]
    needs_key: ClassVar[bool] = False

    def __init__(self, service: Service, desk: Desk) -> None:
        self.service = service
        self.desk = desk

    @abstractmethod
    async def search(self, query: Query) -> list[Candidate]:
        """What is found, best first; addresses come as the provider wrote them, and may be anything.

        Raises:
            ProviderSkipped: it need not be asked again in this run.
        """
