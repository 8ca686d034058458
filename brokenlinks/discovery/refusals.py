"""How services say no, and what their user can do about it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Refusal(NamedTuple):
    """Why a service is of no use, and the way out: two parts of one sentence. `{name}` is its table of settings."""

    problem: str
    way_out: str


KEY_REFUSED: Final = Refusal("it does not accept your key", "check key in [{name}]")
NO_KEY: Final = Refusal("it needs a key", "set BROKENLINKS_{NAME}_KEY, or key under [{name}] in brokenlinks.toml")
ODD_KEY: Final = Refusal("your key has characters in it that no key has", "copy it anew to key in [{name}]")
QUOTA: Final = Refusal("what your account may ask is used up", "wait until it may ask again, or use another service")
TOO_OFTEN: Final = Refusal(
    "it says that it was asked too often", "try again later, raise delay in [{name}], or use another service"
)
REFUSED: Final = Refusal("it refuses the request", "try again later, check url in [{name}], or use another service")
OUT_OF_ORDER: Final = Refusal("it is out of order", "try again later, or use another service")
CAPTCHA: Final = Refusal("it wants a CAPTCHA to be solved", "try again in some hours, or use another service")
NOT_UNDERSTOOD: Final = Refusal("its answer could not be read", "check url in [{name}], or use another service")
TOO_LARGE: Final = Refusal("its answer is far too large", "check url in [{name}], or use another service")
NO_ANSWER: Final = Refusal("no answer came", "check your network{url}")
BUDGET: Final = Refusal(
    "today's budget of {budget} requests is used up", "raise budget in [{name}], or run again tomorrow (UTC)"
)
ODD_STATUS: Final = Refusal("it gave no results", "check url in [{name}], or use another service")

#: HTTP status → what it means of a service; above 499 it is `OUT_OF_ORDER`, and of all others `ODD_STATUS`.
BY_STATUS: Final = {
    401: KEY_REFUSED,
    402: QUOTA,
    403: REFUSED,
    429: TOO_OFTEN,
}

#: What stands in the pages of DuckDuckGo, Google, Cloudflare and others that ask whether one is a robot.
CAPTCHA_MARKS: Final = (
    b"captcha",  # reCAPTCHA, hCaptcha, "enter the CAPTCHA" …
    b"challenge-form",
    b"challenge-platform",
    b"anomaly-modal",
    b"anomaly.js",
    b"bots use duckduckgo too",
    b"cf-turnstile",
    b"unusual traffic",
    b"are you a robot",
    b"not a robot",
    b"are a human",
    b"verify you are human",
)


def by_status(status: int) -> Refusal:
    """What it means that a service answered with `status` instead of results."""
    return BY_STATUS.get(status, OUT_OF_ORDER if status >= 500 else ODD_STATUS)


def wants_captcha(body: bytes) -> bool:
    """Whether a page that holds no results asks its reader to prove that they are human."""
    lower = body.lower()
    return any(mark in lower for mark in CAPTCHA_MARKS)
