"""Pretend servers for every test: each test gets its own, on free ports of 127.0.0.1."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

import hypothesis
import pytest

from brokenlinks.demo.web import PretendWeb
from tests.store.given import close_stores
from tests.web.behaviours import EVERY_BEHAVIOUR, HOST, ok
from tests.web.certificates import EXPIRED, SELF_SIGNED, VALID, WRONG_NAME, Certificates, make_certificates
from tests.web.dns import FakeDns

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator, Mapping

    from brokenlinks.demo.web import Site
    from tests.web.dns import InTurn, Reply

# No test measures time: the first example of a test may load a list of domains, on a machine that does much else.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: half of the time, a test waits for a server, a timer or a browser."""
    return 2 * (os.cpu_count() or 1)


def pytest_runtest_teardown() -> None:
    close_stores()


class ServeWeb(Protocol):
    """Starts a `PretendWeb` on a thread; it stops when the test ends."""

    def __call__(
        self,
        sites: Mapping[str, Site],
        *,
        names: Mapping[str, str] | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> PretendWeb: ...


class ServeDns(Protocol):
    """Starts a `FakeDns` on a thread; it stops when the test ends."""

    def __call__(self, table: Mapping[str, Reply | InTurn]) -> FakeDns: ...


@pytest.fixture
def serve_web() -> Iterator[ServeWeb]:
    """`serve_web({"links.example": {"/": ok}})` → a running `PretendWeb`."""
    with ExitStack() as running:

        def serve(
            sites: Mapping[str, Site],
            *,
            names: Mapping[str, str] | None = None,
            tls: ssl.SSLContext | None = None,
        ) -> PretendWeb:
            return running.enter_context(PretendWeb(sites, names=names, tls=tls).in_thread())

        yield serve


@pytest.fixture
def serve_dns() -> Iterator[ServeDns]:
    """`serve_dns({"links.example": ("192.0.2.1",)})` → a running `FakeDns`."""
    with ExitStack() as running:
        yield lambda table: running.enter_context(FakeDns(table).in_thread())


@pytest.fixture
def behaviours(serve_web: ServeWeb) -> PretendWeb:
    """A running web with `EVERY_BEHAVIOUR` at behaviours.example."""
    return serve_web({HOST: EVERY_BEHAVIOUR})


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority and the certificates that it signed, or not."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def tls_web(serve_web: ServeWeb, certificates: Certificates) -> PretendWeb:
    """A running HTTPS web: valid, expired, self-signed and wrong-name.example, each with its certificate."""
    hosts = (VALID, EXPIRED, SELF_SIGNED, WRONG_NAME)
    return serve_web({host: {"/": ok} for host in hosts}, tls=certificates.server)
