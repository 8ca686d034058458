"""Following redirects by hand, so that every hop passes the gate and waits its turn in its own host's queue."""

from __future__ import annotations

import http.cookiejar
import urllib.request
from dataclasses import dataclass, replace
from email.message import Message
from typing import TYPE_CHECKING, Final, Protocol, cast

from brokenlinks import urls
from brokenlinks.network.errors import Failure, NetworkError, RedirectError, RedirectFault, TransportError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPResponse

    from brokenlinks.network.transport import Answer

#: Browsers give up after 20 (Fetch standard, 4.4).
MAX_REDIRECTS: Final = 20
#: Seconds: 20 redirects, each a moment before its own time-out, would be five minutes.
_PATIENCE: Final = 30.0
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
#: A cookie without a Domain is for its host alone (RFC 6265, 5.4); the jar's default is to send it to subdomains too.
_COOKIE_POLICY: Final = http.cookiejar.DefaultCookiePolicy(
    strict_ns_domain=http.cookiejar.DefaultCookiePolicy.DomainStrictNonDomain
)
#: What browsers keep at least of cookies (RFC 6265, 6.1), and at most of one; more is a trap, not a visitor's memory.
_MOST_COOKIES, _MOST_COOKIE_BYTES = 50, 4096
#: Servers take no longer head: of more cookies none is sent.
_MOST_COOKIE_HEADER: Final = 16_384
#: An address longer than this is refused by every server; a redirect to one is a trap, not a page.
_MAX_TARGET: Final = 32_768


class Send(Protocol):
    """Puts one request on the wire, through the gate."""

    async def __call__(self, method: str, address: urls.Address, headers: Mapping[str, str]) -> Answer:
        """Raises NetworkError when no answer comes."""
        ...


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Trail:
    """Where asking an address led: either `answer` or `error` is set."""

    hops: tuple[Hop, ...]
    url: str  #: the last address asked
    answer: Answer | None
    error: NetworkError | None
    fragment: str = ""  #: of the address that the last redirect gave: the part of the page where a browser would stop

    def going_on(self, further: Trail) -> Trail:
        """The way on from here, when the page itself sends its visitors to where `further` begins: to a browser, a meta
        refresh is a redirect."""
        status = self.answer.status if self.answer else 200
        return replace(further, hops=(*self.hops, Hop(self.url, status), *further.hops))

    def without_body(self) -> Trail:
        """The same, small enough to be kept for as long as the run lasts."""
        if self.answer is None:
            return self
        return replace(self, answer=replace(self.answer, headers=(), body=b""))


async def follow(
    method: str,
    address: urls.Address,
    send: Send,
    *,
    max_redirects: int = MAX_REDIRECTS,
    cookies: Cookies | None = None,
    patience: float = _PATIENCE,
) -> Trail:
    """Ask `address` and go where it sends us, with the cookies set on the way. Never raises NetworkError.

    Servers that take more than `patience` seconds for all their redirects are not followed further; waiting for one's
    turn does not count.

    Whoever hands in `cookies` comes as a visitor who was there before, and finds the new ones in them.
    """
    hops: list[Hop] = []
    if cookies is None:
        cookies = Cookies()
    asked: set[tuple[str, int]] = set()
    fragment = ""
    seconds = 0.0
    answer: Answer | None = None
    try:
        while True:
            sent = cookies.header(address.href)
            # The same address with other cookies is progress: many sites set one and send the visitor back.
            if (address.href, hash(sent)) in asked:
                raise RedirectError(RedirectFault.LOOP if cookies.kept_all else RedirectFault.COOKIES)
            asked.add((address.href, hash(sent)))
            answer = await send(method, address, {"Cookie": sent} if sent else {})
            seconds += answer.seconds
            cookies.take(address.href, answer)
            if answer.status not in _REDIRECTS:
                return Trail(tuple(hops), address.href, answer, None, fragment)
            target = _target(address, answer)
            if len(hops) == max_redirects:
                raise RedirectError(RedirectFault.TOO_MANY)
            if seconds > patience:
                raise TransportError(Failure.TIMEOUT, f"the redirects took more than {patience:g} s")
            hops.append(Hop(address.href, answer.status))
            fragment = (answer.header("location") or "").partition("#")[2].strip()
            address = target
    except NetworkError as error:
        error.__context__ = None  # it is kept, and all that its traceback leads to would be
        return Trail(tuple(hops), address.href, None, error.with_traceback(None))


def _target(address: urls.Address, answer: Answer) -> urls.Address:
    location = answer.header("location")
    if not location or not location.strip():
        raise RedirectError(RedirectFault.NO_TARGET)
    if len(location) > _MAX_TARGET:
        raise RedirectError(RedirectFault.INVALID)
    try:
        target = urls.parse(_as_utf_8(location), address.href)
    except urls.NotHttp:
        raise RedirectError(RedirectFault.NOT_HTTP) from None
    except urls.InvalidUrl:
        raise RedirectError(RedirectFault.INVALID) from None
    if len(target.href) > _MAX_TARGET:  # each odd letter takes six when it is encoded
        raise RedirectError(RedirectFault.INVALID)
    return target


def _as_utf_8(value: str) -> str:
    """A header's value, as UTF-8 where it is that: servers write so, whatever RFC 9110 says, and browsers read so."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeDecodeError:
        return value


class Cookies:
    """The cookies of one visitor, by the rules of the standard library's jar. Built when the first one is set."""

    def __init__(self) -> None:
        self._jar: http.cookiejar.CookieJar | None = None
        #: False once a cookie was refused: browsers are less particular than the standard library about how one is set,
        #: and a site that waits for it sends us round in a circle.
        self.kept_all = True

    @property
    def are_none(self) -> bool:
        """True for a visitor who was never given any."""
        return self._jar is None

    def take(self, url: str, answer: Answer) -> None:
        """Keep what the answer from `url` sets."""
        fields = [field for field in answer.all("set-cookie") if len(field) <= _MOST_COOKIE_BYTES][:_MOST_COOKIES]
        if not fields or (self._jar is not None and len(self._jar) >= _MOST_COOKIES):
            return
        if self._jar is None:
            self._jar = http.cookiejar.CookieJar(_COOKIE_POLICY)
        message = Message()
        for field in fields:
            message["Set-Cookie"] = field
        self._jar.extract_cookies(cast("HTTPResponse", _Response(message)), urllib.request.Request(url))  # noqa: S310 nothing is opened
        sent_back = self.header(url)
        names = (field.partition(";")[0].partition("=")[0].strip() for field in fields)
        self.kept_all = self.kept_all and all(name in sent_back for name in names)

    def header(self, url: str) -> str:
        """What to send to `url`; "" for nothing."""
        if self._jar is None:
            return ""
        request = urllib.request.Request(url)  # noqa: S310 nothing is opened
        self._jar.add_cookie_header(request)
        cookies = request.get_header("Cookie") or ""
        return _as_utf_8(cookies) if len(cookies) <= _MOST_COOKIE_HEADER else ""  # text goes on the wire as UTF-8


class _Response:
    """The one method of a response that the jar calls."""

    def __init__(self, message: Message) -> None:
        self._message = message

    def info(self) -> Message:
        return self._message
