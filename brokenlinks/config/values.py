"""Single values of the settings, checked as they are read. What is raised here, pydantic words."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final

from brokenlinks.exclusions import Exclusion

_WITH_PORT: Final = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<four>[^:\[\]]+))(?::(?P<port>\d{1,5}))?")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2}")
_LONGEST_NAME: Final = 60
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def name_server(text: str) -> str:
    found = _WITH_PORT.fullmatch(text)
    if found and int(found["port"] or 53) not in range(1, 65_536):
        raise ValueError("a port is a number from 1 to 65535")
    if not _is_address(found["six"] or found["four"] if found else text):
        raise ValueError("a name server is an IP address, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353")
    return text


def host_address(text: str) -> str:
    if not _is_address(text):
        from brokenlinks.network.resolver import Lookup  # here, since it loads c-ares

        ways = [lookup.value for lookup in Lookup if lookup is not Lookup.FOUND]
        if text not in ways:
            raise ValueError(f"write an IP address, such as 10.1.2.3, or how its lookup is to fail ({', '.join(ways)})")
    return text


def contact_page(text: str) -> str:
    if text and not _WEB_ADDRESS.fullmatch(text):
        raise ValueError("write the address of a page, such as https://www.your-site.com/about-our-crawler/")
    return text


def home_page(text: str) -> str:
    if text and not _WEB_ADDRESS.fullmatch(text):
        raise ValueError("write your site's address, such as https://www.your-site.com/")
    return text


def person(text: str) -> str:
    if len(text) > _LONGEST_NAME or not text.isprintable():
        raise ValueError(f"write a name on one line, of at most {_LONGEST_NAME} characters")
    return text


def canary(text: str) -> str:
    from brokenlinks import urls

    try:
        secure = urls.parse_loose(text).scheme == "https"
    except ValueError:
        secure = False
    if not secure:
        raise ValueError("a canary is a site that answers over https, such as www.wikipedia.org")
    return text


def excluded(text: str) -> str:
    return Exclusion.read(text).written


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def service_address(text: str) -> str:
    from brokenlinks import urls

    try:
        is_one = not text or bool(_WEB_ADDRESS.fullmatch(text) and urls.parse(text.replace("{language}", "en")))
    except ValueError:
        is_one = False
    if not is_one:
        raise ValueError("write the service's address, such as http://127.0.0.1:8888/")
    return text


def site(text: str) -> str:
    from brokenlinks import urls

    try:
        host = urls.parse_loose(text).host
    except ValueError:
        host = ""
    if "." not in host or "*" in host:
        raise ValueError("write a domain, such as library.example.edu")
    return host


def language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError("write a language's code of two letters, such as en, de or fr")
    return text.lower()
