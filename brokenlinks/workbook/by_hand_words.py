"""What a person can do about a link that no machine can settle, by the reason why it could not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.models import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A sentence or two for each reason whose state is unclear.
WHAT_TO_DO: Final[Mapping[Reason, str]] = {
    Reason.BLOCKED: "Click it. A log-in or a payment means that it is alive; a page that says “not found” is dead. "
    "A run with --browser looks at these for you.",
    Reason.RATE_LIMITED: "Click it, or run the crawl again tomorrow.",
    Reason.SERVER_ERROR: "Click it today and in a week. A site that fails both times has probably been given up.",
    Reason.UNREACHABLE: "Run the crawl again on two other days: what gives no answer on three days is then called dead.",
    Reason.CERTIFICATE: "Your browser will warn you: do not go on. Look whether the site is there under another address; "
    "if it is not, its keeper has probably gone.",
    Reason.PROTOCOL_ERROR: "Click it. When your browser shows no page either, look again in a week.",
    Reason.SCRIPT_ONLY: "Click it. A run with --browser looks at these for you.",
}
