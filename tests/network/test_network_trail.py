"""Following redirects. The network is a table here: `follow` is given the function that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brokenlinks import urls
from brokenlinks.network.errors import Failure, RedirectError, RedirectFault, TransportError
from brokenlinks.network.trail import Cookies, Hop, Trail, follow
from brokenlinks.network.transport import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

START = "http://a.example/dir/start?x=1"
Asked = list[tuple[str, str]]


def answer(status: int = 200, **headers: str | bytes) -> Answer:
    """As the transport hands it over: bytes as Latin-1."""
    fields = [(name.replace("_", "-"), value) for name, value in headers.items()]
    texts = tuple((name, (v.encode() if isinstance(v, str) else v).decode("latin-1")) for name, v in fields)
    return Answer(status, texts, b"", truncated=False, complete=True)


def to(location: str | bytes, status: int = 302, **headers: str | bytes) -> Answer:
    return answer(status, location=location, **headers)


async def walk(
    web: Mapping[str, Answer] | Callable[[str, str], Answer], start: str = START, **options: Any
) -> tuple[Trail, Asked]:
    """The trail, and (address, cookies) of each request."""
    asked: Asked = []

    async def send(method: str, address: urls.Address, headers: Mapping[str, str]) -> Answer:
        assert method == "GET"
        sent = headers.get("Cookie", "")
        asked.append((address.href, sent))
        return web(address.href, sent) if callable(web) else web.get(address.href, answer())

    return await follow("GET", urls.parse(start), send, **options), asked


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("http://b.example/x", "http://b.example/x"),
        ("HTTPS://B.Example:443/x", "https://b.example/x"),
        ("//b.example/x", "http://b.example/x"),
        ("/x", "http://a.example/x"),
        ("x", "http://a.example/dir/x"),
        ("../x", "http://a.example/x"),
        ("?y=2", "http://a.example/dir/start?y=2"),
        (" /x ", "http://a.example/x"),
        ("/one page", "http://a.example/one%20page"),
        ("\\x", "http://a.example/x"),
        ("/x#part", "http://a.example/x"),
        ("/café", "http://a.example/caf%C3%A9"),
        (b"/caf\xe9", "http://a.example/caf%C3%A9"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("/caf%E9", "http://a.example/caf%E9"),
        ("/%zz", "http://a.example/%zz"),
        ("http://b.example/" + "x" * 30_000, "http://b.example/" + "x" * 30_000),
    ],
)
async def test_targets(location: str | bytes, target: str) -> None:
    trail, _ = await walk({START: to(location)})
    assert (trail.url, trail.hops, trail.error) == (target, (Hop(START, 302),), None)
    assert trail.answer is not None


@pytest.mark.parametrize(
    ("redirect", "fault"),
    [
        (answer(302), RedirectFault.NO_TARGET),
        (to(""), RedirectFault.NO_TARGET),
        (to("  "), RedirectFault.NO_TARGET),
        (to("http://"), RedirectFault.INVALID),
        (to("http://["), RedirectFault.INVALID),
        (to("http://a b.example/"), RedirectFault.INVALID),
        (to("http://a.example:99999/"), RedirectFault.INVALID),
        (to("/" + "x" * 40_000), RedirectFault.INVALID),
        (to("mailto:keeper@a.example"), RedirectFault.NOT_HTTP),
        (to("javascript:alert(1)"), RedirectFault.NOT_HTTP),
        (to("ftp://a.example/"), RedirectFault.NOT_HTTP),
        (to("file:///etc/passwd"), RedirectFault.NOT_HTTP),
        (to("data:text/html,x"), RedirectFault.NOT_HTTP),
        (to(START), RedirectFault.LOOP),
        (to("#top"), RedirectFault.LOOP),
    ],
)
async def test_faults(redirect: Answer, fault: RedirectFault) -> None:
    trail, asked = await walk({START: redirect})
    assert trail.answer is None
    assert isinstance(trail.error, RedirectError)
    assert trail.error.fault is fault
    assert str(trail.error) == fault.value
    assert len(asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_statuses_that_redirect(status: int) -> None:
    trail, asked = await walk({START: to("/x", status)})
    assert trail.hops == (Hop(START, status),)
    assert [url for url, _ in asked] == [START, "http://a.example/x"]


@pytest.mark.parametrize("status", [200, 201, 300, 304, 305, 306, 309, 399, 404, 500])
async def test_statuses_that_do_not(status: int) -> None:
    trail, _ = await walk({START: to("/x", status)})
    assert trail.hops == ()
    assert trail.answer is not None
    assert (trail.answer.status, trail.url) == (status, START)


def _chain(href: str, _: str) -> Answer:
    left = int(href.rpartition("=")[2])
    return to(f"?left={left - 1}") if left else answer()


@pytest.mark.parametrize(
    ("redirects", "allowed", "arrives"), [(20, 20, True), (21, 20, False), (1, 0, False), (0, 0, True)]
)
async def test_how_many_are_followed(redirects: int, allowed: int, arrives: bool) -> None:
    trail, asked = await walk(_chain, f"http://a.example/?left={redirects}", max_redirects=allowed)
    assert len(trail.hops) == min(redirects, allowed)
    assert len(asked) == len(trail.hops) + 1
    assert (trail.answer is not None) is arrives
    if not arrives:
        assert isinstance(trail.error, RedirectError)
        assert trail.error.fault is RedirectFault.TOO_MANY


@pytest.mark.parametrize("length", [1, 2, 7])
async def test_circles(length: int) -> None:
    trail, asked = await walk(
        lambda href, _: to(f"/{(int(href.rpartition('/')[2]) + 1) % length}"), "http://a.example/0"
    )
    assert isinstance(trail.error, RedirectError)
    assert trail.error.fault is RedirectFault.LOOP
    assert len(asked) == len(trail.hops) == length


async def test_a_broken_connection_ends_a_trail() -> None:
    async def send(method: str, address: urls.Address, headers: Mapping[str, str]) -> Answer:
        if address.host == "b.example":
            raise TransportError(Failure.REFUSED)
        return to("http://b.example/x")

    trail = await follow("GET", urls.parse(START), send)
    assert isinstance(trail.error, TransportError)
    assert (trail.url, trail.answer, trail.hops) == ("http://b.example/x", None, (Hop(START, 302),))


# Cookies


def _wall(href: str, sent: str) -> Answer:
    return answer() if "visited=yes" in sent else to(href, set_cookie="visited=yes; Path=/")


async def test_a_wall_of_cookies_is_passed() -> None:
    trail, asked = await walk(_wall)
    assert trail.answer is not None
    assert asked == [(START, ""), (START, "visited=yes")]


async def test_a_wall_that_is_never_content_is_a_circle() -> None:
    """It sets another cookie each time: that is progress, and has its bound all the same."""
    trail, asked = await walk(lambda href, sent: to(href, set_cookie=f"n={len(sent)}{sent[-4:]}x"))
    assert isinstance(trail.error, RedirectError)
    assert trail.error.fault in (RedirectFault.LOOP, RedirectFault.TOO_MANY)
    assert len(asked) <= 21


@pytest.mark.parametrize(
    ("cookie", "target", "sent"),
    [
        ("a=1; Path=/", "http://a.example/x", "a=1"),
        ("a=1; Path=/", "http://a.example:8080/x", "a=1"),
        ("a=1; Path=/", "https://a.example/x", "a=1"),
        ("a=1", "http://a.example/dir/x", "a=1"),
        ("a=1", "http://a.example/x", ""),
        ("a=1; Path=/other", "http://a.example/x", ""),
        ("a=1; Path=/", "http://b.example/x", ""),
        ("a=1; Path=/", "http://www.a.example/x", ""),
        ("a=1; Path=/; Domain=a.example", "http://www.a.example/x", "a=1"),
        ("a=1; Path=/; Domain=b.example", "http://b.example/x", ""),
        ("a=1; Path=/; Domain=example", "http://b.example/x", ""),
        ("a=1; Path=/; Secure", "http://a.example/x", ""),
        ("a=1; Path=/; Max-Age=0", "http://a.example/x", ""),
        ("a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://a.example/x", ""),
        ("a=café; Path=/", "http://a.example/x", "a=café"),
        (b"a=caf\xe9; Path=/", "http://a.example/x", "a=café"),
        ("", "http://a.example/x", ""),
        (";;;", "http://a.example/x", ""),
    ],
)
async def test_where_cookies_go(cookie: str | bytes, target: str, sent: str) -> None:
    _, asked = await walk({START: to(target, set_cookie=cookie)})
    assert asked[1] == (target, sent)


async def test_several_cookies() -> None:
    redirect = Answer(
        302, (("set-cookie", "a=1; Path=/"), ("set-cookie", "b=2; Path=/"), ("location", "/x")), b"", False, True
    )
    _, asked = await walk({START: redirect})
    assert set(asked[1][1].split("; ")) == {"a=1", "b=2"}


_LATIN_1 = st.characters(codec="latin-1", exclude_characters="\r\n\0")
_PIECES = st.lists(
    st.sampled_from(["a=1", "=", ";", " Path=", "/", " Domain=", ".a.example", " Max-Age=", "99999999999999999999", "²",
                     " Expires=", "Wed, 99 Foo 99999999999 99:99:99 GMT", ' Port="80,x"', " Version=", "1", '"', ","])
).map("".join)  # fmt: skip


@given(st.text(_LATIN_1), st.text(_LATIN_1) | _PIECES)
@example("http://user:p[w@b.example/", "a=1; Path=/; Version=²")
@example("http://a.example/x", "a=\x01\x7f\x80ÿ")
async def test_no_header_is_too_odd(location: str, cookie: str) -> None:
    redirect = Answer(302, (("location", location), ("set-cookie", cookie)), b"", False, True)
    trail, asked = await walk(lambda _, __: redirect)
    assert isinstance(trail.error, RedirectError)
    assert len(asked) <= 21


async def test_who_comes_again_brings_the_cookies_along() -> None:
    cookies = Cookies()
    sent: list[str] = []

    async def send(method: str, address: urls.Address, headers: Mapping[str, str]) -> Answer:
        sent.append(headers.get("Cookie", ""))
        return answer(404, set_cookie="seen=1; Path=/")

    for _ in range(2):
        await follow("GET", urls.parse(START), send, cookies=cookies)
    assert sent == ["", "seen=1"]
