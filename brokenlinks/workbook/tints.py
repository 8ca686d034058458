"""Words that have a colour of their own in the tables: what is good is green, as in the colour scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.models import State

if TYPE_CHECKING:
    from collections.abc import Mapping

_GREEN: Final = "C6E5CB"
_YELLOW: Final = "FFF2CC"
_BLUE: Final = "D6E4F2"
_RED: Final = "F8D7D2"
_GREY: Final = "E4E4E4"

STATE_TINTS: Final[Mapping[str, str]] = {
    State.ALIVE.value: _GREEN,
    State.DEAD.value: _RED,
    State.UNCLEAR.value: _YELLOW,
}
#: Of `STATUSES`: what waits for an answer, what has one, what is won, what is over.
STATUS_TINTS: Final[Mapping[str, str]] = {
    "Contacted": _YELLOW,
    "Followed up": _YELLOW,
    "Replied": _BLUE,
    "Placed": _GREEN,
    "Declined": _GREY,
    "Not suitable": _GREY,
}
