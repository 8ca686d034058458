"""How one port of a host has fared in this run, and when it is given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from brokenlinks.network.errors import Failure, HostRefuses, NetworkError, TransportError

#: So many links in a row must fail before a host that did answer once is given up.
_PATIENCE: Final = 5
#: All links of an address with one of these fail alike.
_CERTAIN: Final = frozenset({Failure.REFUSED, Failure.UNREACHABLE, Failure.CONNECT_TIMEOUT, Failure.CERTIFICATE})


@dataclass(slots=True)
class Standing:
    """What is known of it so far."""

    answered: bool = False  #: any request got an answer
    sound: bool = False  #: one that is neither 429 nor 5xx
    given_up: NetworkError | None = None  #: what all further links get, without being asked
    _failed: int = 0  #: links in a row that got no answer
    _refused: int = 0  #: links in a row that got 429 or 5xx alone

    @property
    def refuses_all(self) -> bool:
        """Whether links did get 429 or 5xx in all their attempts, and no request anything else."""
        return self._refused > 0 and not self.sound

    def answer(self, status: int) -> None:
        """A request was answered."""
        self.answered = True
        self._failed = 0
        if status < 500 and status != 429:
            self.sound = True
            self._refused = 0

    def link_failed(self, error: NetworkError) -> None:
        """A link got no answer in all its attempts. When the host as a whole seems to be silent it is given up."""
        self._failed += 1
        certain = isinstance(error, TransportError) and error.failure in _CERTAIN
        if self._failed >= (_PATIENCE if self.answered else 1 if certain else 2):
            self.given_up = _for_others(error)

    def link_refused(self, status: int) -> None:
        """A link got 429 or 5xx in all its attempts. When all do, its other links are not asked: more requests are the
        last thing that the host needs. One that also gave other answers to some may well have both."""
        self._refused += 1
        if self._refused >= _PATIENCE and (status == 429 or not self.sound):
            self.given_up = HostRefuses(status)

    def refuse_if_given_up(self) -> None:
        """Raises NetworkError if it was."""
        if self.given_up is not None:
            raise self.given_up.with_traceback(None)  # shared by all links: it must not grow with each

    def forget_failures(self) -> None:
        """Begin anew: they may not have been the host's fault."""
        self._failed = self._refused = 0
        self.given_up = None


def _for_others(error: NetworkError) -> NetworkError:
    """The error as links get it that were not asked."""
    if isinstance(error, TransportError):
        return TransportError(error.failure, f"{error.failure}, as for the links before it; not asked")
    return error
