"""Which addresses may be asked. What is said of them here is asked of the whole checker in tests/checking."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.network.addresses import allowed_networks, literal, may_ask

PUBLIC = [
    "1.1.1.1", "93.184.215.14", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.167.255.255",
    "126.255.255.255", "128.0.0.1", "169.253.255.255", "223.255.255.254",
    "2606:4700:4700::1111", "2a00:1450:4001::1", "::ffff:93.184.215.14", "64:ff9b::93.184.215.14", "2002:5db8:d70e::1",
    "2001:0:4136:e378:8000:63bf:a247:28f1",  # Teredo, of a public client by a public server
]  # fmt: skip
PRIVATE = [
    "0.0.0.0", "0.0.0.1", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "127.255.255.255", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
    "192.0.0.9", "192.0.0.192", "192.0.2.1", "168.63.129.16",
    "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "233.252.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1", "100::1",
    "2001:db8::1", "3fff::1", "5f00::1",
    # an IPv4 address inside, in every clothing
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0.0.0.0", "::ffff:224.0.0.1",
    "::127.0.0.1", "::10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254", "64:ff9b:1::1", "64:ff9b:1::93.184.215.14", "2002:7f00:1::", "2002:a00:1::1",
    "2002:c0a8:1::1", "2002:a9fe:a9fe::", "::ffff:192.0.0.192",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",  # Teredo, of a client at 10.0.0.1
    "2001:0:a00:1:8000:63bf:a247:28f1",  # Teredo, by a server at 10.0.0.1
]  # fmt: skip


@pytest.mark.parametrize("text", PUBLIC)
def test_public(text: str) -> None:
    assert may_ask(ip_address(text))


@pytest.mark.parametrize("text", PRIVATE)
def test_private(text: str) -> None:
    assert not may_ask(ip_address(text))


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("10.1.2.3", "10.1.0.0/16"),
        ("10.1.2.3", "10.1.2.3"),
        ("10.1.2.3", "10.1.2.3/8"),  # host bits set, as people write
        ("::ffff:10.1.2.3", "10.1.0.0/16"),
        ("64:ff9b::10.1.2.3", "10.1.0.0/16"),
        ("::1", "::1"),
        ("fd12::1", "fd00::/8"),
        ("127.0.0.1", "127.0.0.0/8"),
        ("0.0.0.0", "0.0.0.0/0"),
    ],
)
def test_allowed_by_the_user(text: str, allowed: str) -> None:
    assert may_ask(ip_address(text), allowed_networks([allowed]))


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("10.2.0.1", "10.1.0.0/16"),
        ("127.0.0.2", "127.0.0.1"),
        ("::ffff:127.0.0.2", "127.0.0.1"),
        ("127.0.0.1", "::1"),
        ("::1", "127.0.0.1"),
        ("fd12::1", "10.0.0.0/8"),
    ],
)
def test_not_what_the_user_allowed(text: str, allowed: str) -> None:
    assert not may_ask(ip_address(text), allowed_networks([allowed]))


@pytest.mark.parametrize("text", ["10.0.0.0/33", "ten", "", "10.0.0", "10.0.0.1-10.0.0.9"])
def test_no_network(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        allowed_networks([text])


@given(st.ip_addresses(v=4))
def test_what_an_ipv4_address_may_not_do_it_may_not_do_in_disguise(address: IPv4Address) -> None:
    number = int(address)
    for disguise in (
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(0x64FF9B << 96 | number),
        IPv6Address(0x2002 << 112 | number << 80),
        IPv6Address(0x20010000 << 96 | number << 64),
    ):
        assert may_ask(address) or not may_ask(disguise)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("[::1]", "::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("a.example", None),
        ("1.2.3.4.example", None),
        ("localhost", None),
        ("", None),
    ],
)
def test_literal(host: str, address: str | None) -> None:
    assert literal(host) == (ip_address(address) if address else None)
