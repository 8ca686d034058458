"""Addresses in addresses: exit pages, redirectors, referrer hiders and library proxies that name where they lead.

A reader who clicks gets to the page behind them, so that is the one to check. The proxy or the exit page answers
whether it lives or not, and asks many for a password.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from brokenlinks import urls
from brokenlinks.pages import wrappers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.pages.link_tree import LinkTree

#: Wrappers inside one another that are taken off; a mail filter around a proxy around an exit page is the most seen.
_MOST: Final = 5
#: Longer addresses are taken as they are.
_LONGEST: Final = 8_192
#: What no address without a target in it has: asked first, since nearly all links of a page are such.
_MAY_WRAP: Final = re.compile(
    r"\Ahttps?://(?:0-|.+?(?:https?(?::|%3a|%253a|-3a)|[=?/]www\.|proxy|ezp\.|idm\.|ezaccess|remotexs))", re.IGNORECASE
)
_TARGET: Final = re.compile(r"https?:/{1,2}[^/]|www\.[^./]+\.", re.IGNORECASE)
_EXTENSION: Final = re.compile(r"\.[a-z]{2,5}\d?\Z", re.IGNORECASE)
_MARKS: Final = re.compile(r"[-_. +]+")
_IN_PATH: Final = re.compile(r"/([^/]+)/(https?(?::|%3a).*)", re.IGNORECASE)
_URLDEFENSE: Final = re.compile(r"/v3/__(https?:/.*?)__;")
_ESCAPED: Final = re.compile(r"-([0-9A-Fa-f]{2})")
_COUNTER: Final = re.compile("|".join(wrappers.COUNTERS), re.IGNORECASE)
_INDEX: Final = frozenset({"index", "default"})


def unwrap(url: str) -> str:
    """Where a visitor of `url` gets to, as far as the address itself says; `url` when it says nothing of the kind.

    `url` is serialised, as `brokenlinks.urls.resolve` gives it, and so is what comes back. An exit page counts only
    when it leads to another site: `/login?url=` and `/redirect?to=` are also how sites lead their visitors back.
    """
    for _ in range(_MOST):
        if len(url) > _LONGEST or not _MAY_WRAP.match(url):
            break
        target = _unwrap_once(url)
        if target == url or not target:
            break
        url = target
    return url


def is_counter(url: str) -> bool:
    """Whether a page of a site only counts a click, and redirects to where its database says."""
    return _COUNTER.search(url) is not None


def is_notice(url: str) -> bool:
    """Whether a page only says what an external link is: it is linked to beside each of them, and leads nowhere."""
    path = url.partition("?")[0].partition("#")[0]
    return _name(path) in wrappers.NOTICES and unwrap(url) == url


def notices(tree: LinkTree, page_url: str) -> set[int]:
    """The positions of the pictures beside links that lead to such notices."""
    return {
        position
        for link, position in tree.position.items()
        if is_notice(urls.resolve(link.get("href"), page_url)) and not any(map(str.strip, link.itertext()))
    }


def _unwrap_once(url: str) -> str:
    try:
        address = urls.parse(url)
    except ValueError:
        return ""
    beyond = address.href.partition("://")[2]
    path, _, query = f"/{beyond.partition('/')[2]}".partition("?")
    host = address.host
    for domain in urls.parent_domains(host):
        if domain in wrappers.REDIRECTORS:
            beginning, parameters = wrappers.REDIRECTORS[domain]
            return _as_address(_parameter(query, parameters)) if path.startswith(beginning) else ""
    if host.endswith(("urldefense.com", "urldefense.proofpoint.com")):
        return _urldefense(path, query)
    return _of_proxy(host, path, query) or _of_exit(url, path, query)


def _of_exit(url: str, path: str, query: str) -> str:
    """The target of an exit page on any host: in its query, or in the path after its name."""
    within = _IN_PATH.search(path)
    if within and _is_exit(within[1]):
        target = _as_address(unquote(within[2]) + (f"?{query}" if query else ""))
    elif _is_exit(path):
        target = _as_address(_parameter(query, wrappers.TARGETS))
    else:
        return ""
    return target if target and urls.site_of(target) != urls.site_of(url) else ""


def _is_exit(path: str) -> bool:
    return _name(path) in wrappers.EXITS and not any(f"/{folder}" in path.lower() for folder in wrappers.SHARING)


def _name(path: str) -> str:
    """The last name of a path as the lists have it: `/About/exit_disclaimer.aspx` → "exitdisclaimer"."""
    names = [_MARKS.sub("", _EXTENSION.sub("", name)).lower() for name in path[-200:].split("/") if name]
    if names[1:] and names[-1] in _INDEX:
        names.pop()
    return names[-1] if names else ""


def _of_proxy(host: str, path: str, query: str) -> str:
    """The target of a library's proxy: named to its log-in page, or spelled in its host name."""
    if _name(path) == "login" and query:
        for name in wrappers.PROXY_LOGINS:
            if query.lower().startswith(f"{name}="):  # all that follows is the target, its own & included
                value = query[len(name) + 1 :]
                target = _as_address(value if "://" in value else unquote(value))
                return target if target and urls.parse(target).host != host else ""
        return ""
    first, _, rest = host.partition(".")
    if first == "0":
        return ""
    if host.startswith("0-"):
        target = _before_proxy(host[2:].split("."))
    else:
        labels = [first, *rest.split(".")]
        at = next((index for index, label in enumerate(labels) if index and label in wrappers.PROXY_LABELS), 0)
        target = ".".join(labels[:at])
        if at == 1:  # the whole name in one label: -- stands for a hyphen
            target = target.replace("--", "\0").replace("-", ".").replace("\0", "-")
        if target.rpartition(".")[2] not in wrappers.PROXIED_ENDINGS or "." not in target:
            return ""
    return _as_address(f"https://{target}{path}" + (f"?{query}" if query else "")) if target else ""


def _before_proxy(labels: list[str]) -> str:
    """The name that stands before a proxy's own: 0-www.jstor.org.library.example.edu."""
    for index in range(1, len(labels) - 2):
        if labels[index] in wrappers.PROXIED_ENDINGS and labels[index + 1] not in wrappers.PROXIED_ENDINGS:
            return ".".join(labels[: index + 1])
    return ""


def _urldefense(path: str, query: str) -> str:
    if found := _URLDEFENSE.match(path + (f"?{query}" if query else "")):
        return "" if "*" in found[1] else _as_address(found[1])  # each * stands for what is listed in another place
    value = next((piece[2:] for piece in query.split("&", 50) if piece.startswith("u=")), "")
    return _as_address(unquote(_ESCAPED.sub(r"%\1", value.replace("_", "/"))))


def _parameter(query: str, names: Iterable[str]) -> str:
    """The value, decoded, of the first of these parameters that holds an address."""
    pieces = query.split("&", 50)
    for name in names:
        if not name:
            if _TARGET.match(unquote(query[:20])):
                return query if "://" in query else unquote(query)
            continue
        start = 0
        for piece in pieces:
            key, _, value = piece.partition("=")
            if key.lower() == name.lower() and _TARGET.match(unquote(unquote(value[:40]))):
                if "?" in value:  # not encoded: what follows its question mark is the target's, too
                    value = query[start + len(key) + 1 :]
                value = unquote(value)
                return value if "://" in value[:9] or "%" not in value[:9] else unquote(value)
            start += len(piece) + 1
    return ""


def _as_address(text: str) -> str:
    """The serialised address that `text` names; "" when it names none on the public web."""
    if not _TARGET.match(text):
        return ""
    address = urls.resolve(text if text[:4].lower() == "http" else f"https://{text}")
    return address if address and "." in urls.parse(address).host else ""
