"""The reader of pages, over the wire: redirects, words for failures, the gate, and its manners."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import ADDRESS, Answer, PretendWeb
from brokenlinks.network.addresses import allowed_networks
from brokenlinks.network.client import HttpFetcher
from brokenlinks.network.fetch import FetchError
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Resolver
from tests.web import behaviours as b
from tests.web.dns import FakeDns, InTurn, Trouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.conftest import ServeDns

OTHER, LOST = "other.example", "lost.example"


@pytest.fixture
async def web() -> AsyncIterator[PretendWeb]:
    sites = {b.HOST: b.EVERY_BEHAVIOUR, OTHER: {"/": b.ok}}
    async with PretendWeb(sites, names={LOST: "nxdomain", "ill.example": "servfail"}) as running:
        yield running


@pytest.fixture
async def fetcher(web: PretendWeb) -> AsyncIterator[HttpFetcher]:
    reader = fetching(Resolver(hosts=web.hosts()))
    yield reader
    await reader.close()


def fetching(resolver: Resolver, *, delay: float = 0.0, timeout: float = 10.0) -> HttpFetcher:
    gate = Gate(resolver, allowed_networks([ADDRESS]))
    return HttpFetcher(gate, {"User-Agent": "test"}, timeout=timeout, connect_timeout=10.0, delay=delay)


async def until_asked(dns: FakeDns) -> None:
    while not dns.questions:  # noqa: ASYNC110 the pretend name server has no event for it
        await asyncio.sleep(0)


async def test_an_answer(fetcher: HttpFetcher, web: PretendWeb) -> None:
    page = await fetcher.get(f"http://{b.HOST.upper()}:{web.port}/latin-1-headers#part")
    assert page.url == f"http://{b.HOST.upper()}:{web.port}/latin-1-headers#part"
    assert page.final_url == web.url(b.HOST, "/latin-1-headers")
    assert (page.status, page.ok, page.truncated) == (200, True, False)
    assert page.body == str(b.ok.body).encode()
    assert page.headers["x-place"] == "Café des abeilles"
    assert web.requests[0].headers["user-agent"] == "test"


@pytest.mark.parametrize(
    ("path", "final", "status"),
    [
        ("/moved", "/ok", 200),
        ("/moved-raw-latin-1", "/caf%C3%A9", 200),
        ("/moved-to-not-found", "/not-found", 404),
        ("/cookie-wall", "/cookie-wall", 200),
        ("/chain?left=20", "/chain?left=0", 200),
        ("/server-error", "/server-error", 500),
        ("/breaks-off", "/breaks-off", 200),
    ],
)
async def test_redirects_are_followed(
    fetcher: HttpFetcher, web: PretendWeb, path: str, final: str, status: int
) -> None:
    page = await fetcher.get(web.url(b.HOST, path))
    assert (page.final_url, page.status) == (web.url(b.HOST, final), status)
    assert page.ok is (status == 200)


@pytest.mark.parametrize(
    ("path", "status"), [("/moved", 301), ("/moved-to-nothing", 302), ("/ok", 200), ("/not-found", 404)]
)
async def test_a_redirect_may_be_the_answer(fetcher: HttpFetcher, web: PretendWeb, path: str, status: int) -> None:
    page = await fetcher.get(web.url(b.HOST, path), follow_redirects=False)
    assert (page.final_url, page.status) == (web.url(b.HOST, path), status)
    assert ("location" in page.headers) is (status in (301, 302))
    assert len(web.requests) == 1


@pytest.mark.parametrize("url", ["no address", "http://lost.example/", "http://10.0.0.1/"])
async def test_no_answer_is_none_without_following_too(fetcher: HttpFetcher, url: str) -> None:
    with pytest.raises(FetchError):
        await fetcher.get(url, follow_redirects=False)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("no address", "no web address"),
        ("mailto:keeper@a.example", "no web address"),
        ("a.example/page", "no web address"),
        ("http://lost.example/", "the name does not exist"),
        ("http://ill.example/", "could not find out"),
        ("http://10.0.0.1/", "is a private address"),
        ("http://127.0.0.2:{port}/", "is a private address"),
        ("http://2130706434:{port}/", "is a private address"),
        ("http://[::1]:{port}/", "is a private address"),
        ("http://behaviours.example:{closed_port}/", "connection refused"),
        ("https://behaviours.example:{port}/", "no secure connection"),
        ("http://behaviours.example:{port}/moved-to-private", "192.168.0.1 is a private address"),
        ("http://behaviours.example:{port}/moved-to-mailto", "not a web page"),
        ("http://behaviours.example:{port}/loop", "circle"),
        ("http://behaviours.example:{port}/chain?left=21", "too many"),
        ("http://behaviours.example:{port}/resets", "cut"),
        ("http://behaviours.example:{port}/garbage", "not HTTP"),
    ],
)
async def test_what_is_said_of_a_failure(fetcher: HttpFetcher, web: PretendWeb, url: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        await fetcher.get(web.fill(url))
    assert {seen.host for seen in web.requests} <= {b.HOST}


async def test_silence_ends(web: PretendWeb) -> None:
    reader = fetching(Resolver(hosts=web.hosts()), timeout=0.2)
    with pytest.raises(FetchError, match="no answer in time"):
        await reader.get(web.url(b.HOST, "/hangs"))
    await reader.close()


async def test_a_large_page_is_cut(fetcher: HttpFetcher, web: PretendWeb) -> None:
    page = await fetcher.get(web.url(b.HOST, "/endless-body"), max_bytes=5000)
    assert (len(page.body), page.truncated) == (5000, True)


async def test_requests_to_a_host_keep_their_distance(web: PretendWeb) -> None:
    reader = fetching(Resolver(hosts=web.hosts()), delay=0.05)
    began = time.monotonic()
    await asyncio.gather(*(reader.get(web.url(b.HOST, "/ok")) for _ in range(4)), reader.get(web.url(OTHER)))
    await reader.get(web.url(b.HOST, "/moved"))  # two requests
    await reader.close()
    asked = [seen.at for seen in web.asked(b.HOST)]
    assert len(asked) == 6
    for place, at in enumerate(asked):
        assert at - began >= place * 0.05 - 0.001


async def test_who_comes_while_a_name_is_looked_up_waits_for_the_same_answer(
    web: PretendWeb, serve_dns: ServeDns
) -> None:
    dns = serve_dns({b.HOST: (ADDRESS,), LOST: Trouble.NXDOMAIN})
    reader = fetching(Resolver(nameservers=[f"{ADDRESS}:{dns.port}"]))
    pages = await asyncio.gather(*(reader.get(web.url(b.HOST, "/ok")) for _ in range(5)))
    assert [page.status for page in pages] == [200] * 5
    errors = await asyncio.gather(*(reader.get(f"http://{LOST}/") for _ in range(5)), return_exceptions=True)
    assert [type(error) for error in errors] == [FetchError] * 5
    await reader.close()
    assert [question.name for question in dns.questions] == [b.HOST, LOST]


async def test_a_name_that_was_not_found_is_looked_up_anew(web: PretendWeb) -> None:
    async with FakeDns({b.HOST: InTurn((Trouble.SERVFAIL,) * 9 + ((ADDRESS,),))}) as dns:
        reader = fetching(Resolver(nameservers=[f"{ADDRESS}:{dns.port}"], tries=9))
        with pytest.raises(FetchError, match="could not find out"):
            await reader.get(web.url(b.HOST, "/ok"))
        while len(dns.questions) < 9:
            with pytest.raises(FetchError, match="could not find out"):
                await reader.get(web.url(b.HOST, "/ok"))
        assert (await reader.get(web.url(b.HOST, "/ok"))).status == 200
        await reader.close()


async def test_a_reader_that_is_stopped_does_not_stop_the_next(web: PretendWeb) -> None:
    """It was the one that looked the name up, and the other waits for its answer."""
    async with FakeDns({b.HOST: (ADDRESS,)}) as dns:
        reader = fetching(Resolver(nameservers=[f"{ADDRESS}:{dns.port}"]))
        first = asyncio.create_task(reader.get(web.url(b.HOST, "/ok")))
        second = asyncio.create_task(reader.get(web.url(b.HOST, "/ok")))
        await until_asked(dns)
        first.cancel()
        async with asyncio.timeout(10):
            assert (await second).status == 200
        await reader.close()
        assert first.cancelled()


async def test_closing_while_a_name_is_looked_up() -> None:
    async with FakeDns({b.HOST: Trouble.SILENCE}) as dns:
        resolver = Resolver(nameservers=[f"{ADDRESS}:{dns.port}"])
        reader = fetching(resolver)
        waiting = asyncio.create_task(reader.get(f"http://{b.HOST}/"))
        await until_asked(dns)
        await reader.close()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await resolver.close()


async def test_of_several_headers_the_first_counts() -> None:
    async def twice(exchange: object) -> Answer:
        return Answer(headers={"X-One": "1", "x-one": "2"})

    async with PretendWeb({b.HOST: {"/": twice}}) as web:
        reader = fetching(Resolver(hosts=web.hosts()))
        assert "x-one" in (await reader.get(web.url(b.HOST))).headers
        await reader.close()


async def test_a_key_is_told_to_nobody_else(web: PretendWeb, fetcher: HttpFetcher) -> None:
    web.sites = {
        b.HOST: {
            "/here": Answer(302, {"Location": "/there"}),
            "/there": b.ok,
            "/away": Answer(302, {"Location": f"http://{OTHER}:{{port}}/"}),
            "/port": Answer(302, {"Location": f"http://{b.HOST}:{{closed_port}}/"}),
        },
        OTHER: {"/": b.ok},
    }
    for path in ("/here", "/away"):
        assert (await fetcher.get(web.url(b.HOST, path), headers={"X-Key": "s3cret", "Accept": "text/x-only"})).ok
    with pytest.raises(FetchError, match="refused"):
        await fetcher.get(web.url(b.HOST, "/port"), headers={"X-Key": "s3cret"})
    await fetcher.get(web.url(b.HOST, "/there"))
    seen = [(one.host, one.target, one.headers.get("x-key"), one.headers.get("accept")) for one in web.requests]
    assert seen == [
        (b.HOST, "/here", "s3cret", "text/x-only"),
        (b.HOST, "/there", "s3cret", "text/x-only"),
        (b.HOST, "/away", "s3cret", "text/x-only"),
        (OTHER, "/", None, None),
        (b.HOST, "/port", "s3cret", None),
        (b.HOST, "/there", None, None),
    ]


@pytest.fixture
async def strict(web: PretendWeb) -> AsyncIterator[HttpFetcher]:
    """A reader to which no private network was allowed."""
    reader = HttpFetcher(
        Gate(Resolver(hosts=web.hosts())), {"User-Agent": "test"}, timeout=10.0, connect_timeout=10.0, delay=0.0
    )
    yield reader
    await reader.close()


@pytest.mark.parametrize("host", [b.HOST, ADDRESS, "localhost"])
async def test_a_service_of_the_users_own_may_be_in_their_network(
    web: PretendWeb, strict: HttpFetcher, host: str
) -> None:
    web.sites = {name: {"/": b.ok} for name in (b.HOST, ADDRESS, "localhost")}
    url = f"http://{host}:{web.port}/"
    with pytest.raises(FetchError):
        await strict.get(url)
    assert (await strict.get(url, own_service=True)).ok
    with pytest.raises(FetchError):  # though a connection to it is open
        await strict.get(url)
    assert len(web.requests) == 1


@pytest.mark.parametrize(
    "target",
    [
        "http://behaviours.example:{port}/ok",  # even itself
        "/ok",
        "http://behaviours.example:{closed_port}/",
        "http://other.example:{port}/",
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://localhost:{port}/",
    ],
)
async def test_nothing_that_it_redirects_to_may(web: PretendWeb, strict: HttpFetcher, target: str) -> None:
    web.sites = {b.HOST: {"/": Answer(302, {"Location": target}), "/ok": b.ok}, OTHER: {"/": b.ok}}
    for _ in range(2):
        with pytest.raises(FetchError, match=r"private address|only inside one network"):
            await strict.get(web.url(b.HOST), own_service=True)
    assert {seen.target for seen in web.requests} == {"/"}


async def test_a_service_without_an_address(strict: HttpFetcher) -> None:
    with pytest.raises(FetchError, match="name"):
        await strict.get(f"http://{LOST}/", own_service=True)
