"""How well addresses are found: `python -m tests.benchmarks.contacts DATA_FOLDER [--list FILE]`.

Prints, for the pages of `contacts/` in the data: the share of the labelled addresses that are found, and the traps that
are taken for addresses; then how many are found on all other pages. What is found and not labelled is listed for
reading by eye, with the line that it stands in.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import time
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from brokenlinks.contacts.addresses import find_addresses
from brokenlinks.contacts.hidden import cloudflare
from brokenlinks.contacts.reading import read_contacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from brokenlinks.contact_models import PageContacts

#: Where a saved page has no address of its own.
_NOWHERE: Final = "http://saved-page.example/"
_MARKDOWN: Final = {"content-type": "text/markdown; charset=utf-8"}


class Saved(NamedTuple):
    """A saved page."""

    name: str
    url: str
    body: bytes
    labelled: frozenset[str] | None  #: None: nobody has looked
    headers: Mapping[str, str] = MappingProxyType({})


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    yield from map(json.loads, text.splitlines())


def saved_pages(data: Path) -> Iterator[Saved]:
    """All pages of the data, those with labels first."""
    for entry in _lines(data / "contacts" / "labels.jsonl"):
        body = gzip.decompress((data / "contacts" / entry["file"]).read_bytes())
        base = entry["base"] or ""
        labelled = frozenset(email.lower() for email in entry["emails"])
        yield Saved(f"contacts/{entry['file']}", base if base.startswith("http") else _NOWHERE, body, labelled)
    for file in sorted((data / "pages").glob("*.html.gz")):
        yield Saved(f"pages/{file.name}", _NOWHERE, gzip.decompress(file.read_bytes()), None)
    for entry in _lines(data / "realweb" / "pages.jsonl.gz"):
        yield Saved(f"realweb/{entry['repo']}/{entry['path']}", _NOWHERE, entry["markdown"].encode(), None, _MARKDOWN)
    for entry in _lines(data / "realweb" / "site.jsonl.gz"):
        text = f"<pre>{html.escape(entry['text'])}</pre>"
        yield Saved(f"realweb{entry['permalink']}", _NOWHERE, text.encode(), None)


def _shown(found: PageContacts, email: str) -> str:
    contact = next(one for one in found.contacts if one.email.lower() == email)
    return f"{contact.kind}\t{contact.spot}\t{contact.name}\t{contact.role}"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--list", type=Path, help="a file for what is found: page, address, labelled or not, kind …")
    given = parser.parse_args()
    labelled = hit = beyond = elsewhere = pages = 0
    listing: list[str] = []
    missed: list[str] = []
    began = time.process_time()
    for page in saved_pages(given.data):
        pages += 1
        found = read_contacts(page.body, page.url, headers=page.headers)
        emails = {contact.email.lower() for contact in found.contacts}
        if page.labelled is None:
            elsewhere += len(emails)
        else:
            labelled += len(page.labelled)
            hit += len(emails & page.labelled)
            beyond += len(emails - page.labelled)
            missed += [f"{page.name} {email}" for email in sorted(page.labelled - emails)]
        for email in sorted(emails):
            known = "" if page.labelled is None else "labelled" if email in page.labelled else "NEW"
            listing.append(f"{page.name}\t{email}\t{known}\t{_shown(found, email)}")
    spent = time.process_time() - began
    print(f"labelled addresses found: {hit} of {labelled} ({hit / labelled:.1%})")
    print(f"found and not labelled, on the same pages: {beyond}")
    print(f"found on other pages, where nobody has labelled: {elsewhere}")
    print(f"{pages} pages in {spent:.1f} s of CPU: {1000 * spent / pages:.1f} ms each")
    for line in missed:
        print("missed:", line)
    spelled = json.loads((given.data / "contacts" / "obfuscated.json").read_text(encoding="utf-8"))
    read = sum(len(find_addresses(case["text"])) == 1 for case in spelled["bracketed"])
    taken = [case["text"] for case in spelled["bare_at_traps"] if find_addresses(case["text"])]
    decoded = sum(
        cloudflare(case["cfemail"]) == case["email"] or "?" in cloudflare(case["cfemail"])
        for case in spelled["cfemail"]
    )
    print(f"spelled out, in brackets: {read} of {len(spelled['bracketed'])} read")
    print(f"traps taken: {len(taken)} of {len(spelled['bare_at_traps'])} {taken}")
    print(f"Cloudflare's: {decoded} of {len(spelled['cfemail'])} decoded")
    if given.list:
        given.list.write_text("\n".join(listing) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
