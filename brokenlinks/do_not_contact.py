"""Those who are not to be written to: a list that the user keeps, of addresses and domains.

One entry a line: "jane@garden.org", "garden.org", or "@garden.org". A domain stands for its subdomains too. What
follows a `#` is a comment. Of a CSV file, the first column is read, and a header in it is passed over.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.errors import BadInput
from brokenlinks.tables import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADERS: Final = frozenset(
    {
        "email",
        "e-mail",
        "mail",
        "address",
        "email address",
        "e-mail address",
        "domain",
        "site",
        "website",
        "url",
        "contact",
        "contacts",
    }
)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_LOCAL = re.compile(r"[^\s@,;<>\"()]{1,64}")


class DoNotContact:
    """The entries, ready to be asked about any number of addresses."""

    def __init__(self, entries: Iterable[str] = ()) -> None:
        """Read the entries.

        Raises:
            ValueError: one is neither an address nor a domain, in words for the user.
        """
        self._emails: set[str] = set()
        self._domains: set[str] = set()
        for entry in entries:
            local, at, domain = entry.strip().removeprefix("mailto:").rpartition("@")
            host = _host(domain)
            if at and local:
                if not _LOCAL.fullmatch(local):
                    raise ValueError(f"{entry.strip()!r} is no e-mail address")
                self._emails.add(f"{local.lower()}@{host}")
            else:
                self._domains.add(host)

    def __bool__(self) -> bool:
        return bool(self._emails or self._domains)

    def forbids(self, email: str) -> bool:
        """Whether an address is on the list, itself or by its domain. Upper and lower case are the same here."""
        local, _, domain = email.strip().lower().rpartition("@")
        try:
            host = _host(domain)
        except ValueError:
            return False
        # "jane+links@garden.org" is delivered to jane: whoever does not want mail does not want it there either.
        plain = local.partition("+")[0]
        return not self._emails.isdisjoint({f"{local}@{host}", f"{plain}@{host}"}) or self._has_domain(host)

    def forbids_site(self, url: str) -> bool:
        """Whether nobody of the site with this page is to be written to."""
        try:
            return self._has_domain(urls.parse(url).host.rstrip(".").removeprefix("www."))
        except ValueError:
            return False

    def _has_domain(self, host: str) -> bool:
        return bool(self._domains) and not self._domains.isdisjoint(urls.parent_domains(host))


def load_do_not_contact(file: str) -> DoNotContact:
    """The list in a file; "" for none.

    Raises:
        BadInput: the file cannot be read, or a line of it is neither an address nor a domain.
    """
    if not file:
        return DoNotContact()
    entries: list[str] = []
    for line, entry in _entries(Path(file)):
        try:
            DoNotContact([entry])
        except ValueError:
            raise BadInput(
                f"{file}, line {line}: {entry!r} is neither an e-mail address nor a domain: write one a line, such as"
                " jane@garden.org or garden.org."
            ) from None
        entries.append(entry)
    return DoNotContact(entries)


def _entries(path: Path) -> Iterator[tuple[int, str]]:
    """The entries, each with its line."""
    is_table = path.suffix.lower() in (".csv", ".tsv")
    text = read_text(path)
    delimiter = max(",;\t", key=text.partition("\n")[0].count) if is_table else ""
    for number, line in enumerate(text.splitlines(), 1):
        cell = next(iter(next(csv.reader([line], delimiter=delimiter), [""])), "") if is_table else line
        entry = _COMMENT.sub("", cell).strip()
        if entry and not (number == 1 and is_table and entry.lower() in _HEADERS):
            yield number, entry


def _host(domain: str) -> str:
    """A domain as it is compared: in lower case and ASCII, without "www.".

    Raises:
        ValueError: it is no domain.
    """
    host = urls.parse_loose(domain).host.rstrip(".")
    if "." not in host or "*" in host or " " in domain.strip():
        raise ValueError(f"{domain!r} is no domain")
    return host.removeprefix("www.")
