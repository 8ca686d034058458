"""Whether an address is where a page has gone to, and no place where all are sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.checking.parking_marks import LANDER_HOST, MARKETPLACES
from brokenlinks.checking.rules import same_place
from brokenlinks.checking.samples import has_home_path
from brokenlinks.checking.soft_404 import ERROR_PATH, NOT_FOUND_PATH
from brokenlinks.checking.wall_marks import DOOR_HOSTS, DOOR_PATH


def is_new_place(asked: str, target: str) -> bool:
    """True when `target` may be the new address of the page at `asked`.

    False for the same address in another spelling (scheme, `www.`, closing slash), a home page, an error page, a log-in
    and a place where domains are sold.
    """
    try:
        host = urls.parse(target).host
    except ValueError:
        return False
    if same_place(urls.canonical(asked), urls.canonical(target)) or has_home_path(target):
        return False
    path = urlsplit(target).path
    if DOOR_PATH.search(path) or NOT_FOUND_PATH.search(path) or ERROR_PATH.search(path) or DOOR_HOSTS.search(host):
        return False
    return not LANDER_HOST.match(host) and not any(domain in MARKETPLACES for domain in urls.parent_domains(host))
