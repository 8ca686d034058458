"""Sites that host projects: on GitHub, another owner's project is another site to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks import urls

if TYPE_CHECKING:
    from collections.abc import Callable

#: Host → the forge whose projects it shows, the owner first in the path.
HOSTS: Final = {
    "github.com": "github",
    "www.github.com": "github",
    "raw.githubusercontent.com": "github",
    "gist.github.com": "github",
    "gist.githubusercontent.com": "github",
    "gitlab.com": "gitlab",
    "codeberg.org": "codeberg",
    "gitea.com": "gitea",
    "bitbucket.org": "bitbucket",
    "git.sr.ht": "sourcehut",
}


def own_pages(page_url: str) -> Callable[[str], bool] | None:
    """Tells of an address whether it is of the same owner on the same forge; None for a page that is on no forge."""
    own = _owner(page_url)
    if own is None:
        return None
    return lambda url: _owner(url) == own


def _owner(url: str) -> tuple[str, str] | None:
    try:
        address = urls.parse(url)
    except ValueError:
        return None
    forge = HOSTS.get(address.host)
    if forge is None:
        return None
    path = address.href.partition("://")[2].partition("/")[2]
    return forge, path.partition("/")[0].partition("?")[0].lower()
