"""A visitor without an HTTP client's good manners: requests and answers byte by byte."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import ADDRESS
from tests.web.behaviours import HOST

if TYPE_CHECKING:
    from brokenlinks.demo.web import PretendWeb

SECONDS = 10.0  # patience where an answer must come; never waited for when all is well
MOMENT = 0.2  # how long silence is listened to


def connect(web: PretendWeb) -> socket.socket:
    return socket.create_connection((ADDRESS, web.port), timeout=SECONDS)


def request(target: str, method: str = "GET", host: str = HOST, **headers: str) -> bytes:
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}:80", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def ask(web: PretendWeb, target: str, method: str = "GET", host: str = HOST, **headers: str) -> bytes:
    """All that comes back until the server closes."""
    with connect(web) as wire:
        wire.sendall(request(target, method, host, Connection="close", **headers))
        return b"".join(iter(lambda: wire.recv(65_536), b""))


def parts(answer: bytes) -> tuple[int, dict[str, bytes], bytes]:
    """Status, headers (names in lower case) and body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    line, *fields = head.split(b"\r\n")
    pairs = (field.partition(b": ") for field in fields)
    return int(line.split(b" ")[1]), {name.decode().lower(): value for name, _, value in pairs}, body


def assert_silent(web: PretendWeb, sent: bytes) -> None:
    with connect(web) as wire:
        wire.sendall(sent)
        wire.settimeout(MOMENT)
        with pytest.raises(TimeoutError):
            wire.recv(1)
