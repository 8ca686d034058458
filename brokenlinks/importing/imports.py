"""Exports of other tools to lists that this program reads: pages for `crawl --pages`, dead links for `match`."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.csv_text import ENCODING, write_csv
from brokenlinks.errors import BadInput
from brokenlinks.importing.rows import read_broken_links
from brokenlinks.whole_files import check_writable, written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from brokenlinks.importing.rows import BrokenLink, Taken

#: What can be made of an export, with the endings that its list can have.
WANTED: Final = {"pages": (".txt",), "targets": (".csv", ".jsonl")}
#: The columns of a list of dead links, as `brokenlinks.matching.read_targets` calls them. Without an id: so lines with
#: the same dead link share what each of them says.
_COLUMNS: Final = ("dead_url", "anchor", "context", "page_title", "language", "page")


class Imported(NamedTuple):
    """What was written."""

    written: int  #: pages, or dead links
    notes: tuple[str, ...]  #: a sentence for each table: whose it is, how many rows were taken, and why others were not


def import_exports(files: Sequence[Path], out: Path, wanted: str = "pages") -> Imported:
    """Write the list `out` from the broken links of all `files`; what stood there is replaced.

    - "pages": the pages that have dead links, one a line. The best come first, by the tool's own rank of pages; of
      equal ones those with the most dead links.
    - "targets": a row for each page and dead link, in the same order.

    Raises:
        BadInput: a file cannot be read or is no export of broken links, nothing in it is of use, or `out` cannot be
            written.
    """
    if wanted not in WANTED:
        raise BadInput(f"An export cannot be taken as {wanted}: write --as pages or --as targets.")
    if out.suffix.lower() not in WANTED[wanted]:
        raise BadInput(f"{out} is no name for a list of {wanted}: let it end in {' or '.join(WANTED[wanted])}.")
    check_writable(out)
    if any(file.resolve() == out.resolve() for file in files):
        raise BadInput(f"{out} is what is to be read: give the list another name.")
    taken = [table for file in files for table in read_broken_links(file, pages_wanted=wanted == "pages")]
    notes = tuple(map(_said, taken))
    links = _best_first(link for table in taken for link in table.links)
    if not links:
        raise BadInput(" ".join((*notes, "So there is nothing to write: choose the export of broken links.")))
    with written_whole(out) as unfinished:
        if wanted == "pages":
            pages = dict.fromkeys(link.page for link in links)
            unfinished.write_text("".join(f"{page}\n" for page in pages), encoding="utf-8", newline="\n")
            return Imported(len(pages), notes)
        rows = [(link.target, link.anchor, link.context, link.page_title, link.language, link.page) for link in links]
        if out.suffix.lower() == ".csv":
            with unfinished.open("w", encoding=ENCODING, newline="") as file:
                write_csv(file, _COLUMNS, rows)
        else:
            lines = (json.dumps(dict(zip(_COLUMNS, row, strict=True)), ensure_ascii=False) for row in rows)
            unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return Imported(len(rows), notes)


def _best_first(links: Iterable[BrokenLink]) -> list[BrokenLink]:
    """Each page and target once, over all files; a page's links stand together."""
    distinct: dict[tuple[str, str], BrokenLink] = {}
    for link in links:
        distinct.setdefault((urls.canonical(link.page), urls.canonical(link.target)), link)
    ranks: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for (page, _), link in distinct.items():
        ranks[page] = max(ranks.get(page, 0.0), link.rank)
        counts[page] += 1
    places = {page: place for place, page in enumerate(ranks)}
    order = sorted(distinct, key=lambda key: (-ranks[key[0]], -counts[key[0]], places[key[0]]))
    return [distinct[key] for key in order]


def _said(table: Taken) -> str:
    whose = f" ({table.tool})" if table.tool else ""
    said = f"{table.name}{whose}: {len(table.links)} of {table.rows} rows taken"
    reasons = ", ".join(f"{count} {why}" for why, count in table.left_out.most_common())
    return f"{said}; left out: {reasons}." if reasons else f"{said}."
