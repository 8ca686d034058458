"""Dead targets read from files, whatever program wrote them."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.errors import BadInput
from brokenlinks.json_lines import read_json_lines
from brokenlinks.language import language_of
from brokenlinks.matching.target_names import DEAD_NAMES, FIELD_NAMES, NOT_BESIDE
from brokenlinks.models import ANCHOR_BREAK, DeadTarget
from brokenlinks.tables import TABLE_ENDINGS, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_SEPARATORS: Final = re.compile(r"[\s_-]+")
#: Lines whose words a dead page is known by, when many speak of it.
_TOLD: Final = 30

Row = tuple[int, dict[str, object]]


class ListedTarget(NamedTuple):
    """A line of a list of dead links."""

    target: DeadTarget  #: with what other lines say of the same page, where lines have no ids
    anchor: str  #: what the line itself has
    page: str  #: the page that links, as the list has it; "" when it does not tell


def read_targets(path: Path) -> list[ListedTarget]:
    """The dead targets of a .jsonl, .csv, .tsv or .xlsx file, one a line, in order; blank lines are passed over.

    Columns (or keys) have the names of `FIELD_NAMES`, in any order and case; others are ignored. Of a workbook, the
    sheet that tells most is read. A target needs a `dead_url` or an `anchor`. Without a column `id`, it gets its line
    or row number as text, and lines with the same dead page share their anchors, sentences, headings and titles.

    Raises:
        BadInput: the file cannot be read, or a line is no target; the message names file and line.
    """
    ending = path.suffix.lower()
    if ending == ".jsonl":
        rows: Iterable[Row] = _json_rows(path)
    elif ending in TABLE_ENDINGS:
        rows = _table_rows(path)
    else:
        raise BadInput(f"{path} is no list of dead links: give a .jsonl, .csv, .tsv or .xlsx file.")
    listed, have_ids = [], False
    for line, row in rows:
        have_ids = have_ids or "id" in row
        listed.append(_listed(path, line, row))
    return listed if have_ids else _told_together(listed)


# --- columns


def _json_rows(path: Path) -> Iterator[Row]:
    for number, row in read_json_lines(path):
        found: dict[str, object] = {}
        for field, key in _fields(tuple(row)).items():
            value = row[key]
            if value is None or isinstance(value, str) or (field == "id" and isinstance(value, int)):
                found[field] = value
            elif _plain(key) == _plain(field):  # under another name it may be something else altogether
                raise BadInput(f"{path}, line {number}: {field} must be text, not {json.dumps(value)[:40]}.")
        yield number, found


def _table_rows(path: Path) -> Iterator[Row]:
    tables = read_tables(path)
    table = max(tables, key=lambda table: _told_by(table.columns))
    fields = _fields(table.columns)
    if not {"dead_url", "anchor"} & fields.keys():
        seen = ", ".join(table.columns) or "none"
        raise BadInput(f"{path} has neither a dead_url nor an anchor column (its columns: {seen}): name one so.")
    for number, row in table.rows:
        if any(value.strip() for value in row.values()):
            yield number, {field: row[column] for field, column in fields.items()}


def _told_by(columns: tuple[str, ...]) -> tuple[bool, bool, int]:
    """The more, the better: our own workbook also has sheets of links that live."""
    fields = _fields(columns)
    return _plain(fields.get("dead_url", "")) in _DEAD_NAMES, "dead_url" in fields, len(fields)


@functools.lru_cache(maxsize=1024)  # the keys of each line of a .jsonl file
def _fields(columns: tuple[str, ...]) -> Mapping[str, str]:
    """Which column holds each field."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(_plain(column), column)
    free = dict(by_name)
    found: dict[str, str] = {}
    for field, names in FIELD_NAMES.items():
        if any(_plain(name) in by_name for name in NOT_BESIDE.get(field, ())):
            continue
        name = next((plain for plain in map(_plain, names) if plain in free), None)
        if name is not None:
            found[field] = free.pop(name)
    return found


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name).casefold()


_DEAD_NAMES: Final = frozenset(map(_plain, DEAD_NAMES))


# --- lines


def _listed(path: Path, line: int, row: Mapping[str, object]) -> ListedTarget:
    def text(field: str) -> str:
        value = row.get(field)
        return "" if value is None else str(value).strip()

    anchor = text("anchor")
    if not text("dead_url") and not anchor:
        raise BadInput(f"{path}, line {line} has neither a dead_url nor an anchor: give one of them.")
    around = " ".join(filter(None, (text("left"), anchor, text("right")))) if text("left") or text("right") else ""
    target = DeadTarget(
        id=text("id") or str(line),
        dead_url=text("dead_url"),
        anchor=anchor,
        context=text("context") or around,
        heading=text("heading"),
        page_title=text("page_title"),
        site=text("site"),
        language=language_of(text("language"), "").partition("-")[0],
    )
    return ListedTarget(target, anchor, text("page"))


def _told_together(listed: Sequence[ListedTarget]) -> list[ListedTarget]:
    """The same lines, each with what all of them say of its dead page."""
    of_page: defaultdict[str, list[DeadTarget]] = defaultdict(list)
    for target, *_ in listed:
        if target.dead_url:
            of_page[urls.canonical(target.dead_url)].append(target)
    told = {page: _together(targets) for page, targets in of_page.items() if len(targets) > 1}
    return [
        line
        if (all_say := told.get(urls.canonical(line.target.dead_url))) is None
        else line._replace(
            target=replace(
                line.target,
                anchor=all_say.anchor,
                context=all_say.context,
                heading=all_say.heading,
                page_title=all_say.page_title,
            )
        )
        for line in listed
    ]


def _together(targets: Sequence[DeadTarget]) -> DeadTarget:
    anchors = Counter(anchor for target in targets for anchor in target.anchor.split(ANCHOR_BREAK) if anchor)
    known = targets[:_TOLD]
    return DeadTarget(
        id="",
        anchor=ANCHOR_BREAK.join(anchor for anchor, _ in anchors.most_common(_TOLD)),
        context=_joined(target.context for target in known),
        heading=_joined(target.heading for target in known),
        page_title=_joined(target.page_title for target in known),
    )


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(filter(None, texts)))
