"""Dead targets read from files, matches written to them."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from typing import TYPE_CHECKING

from brokenlinks.errors import BadInput
from brokenlinks.json_lines import read_json_lines
from brokenlinks.language import language_of
from brokenlinks.models import DeadTarget
from brokenlinks.tables import TABLE_ENDINGS, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from brokenlinks.models import Match

_FIELDS = tuple(field.name for field in fields(DeadTarget) if field.name != "archived")


def read_targets(path: Path) -> list[DeadTarget]:
    """The dead targets of a .jsonl, .csv, .tsv or .xlsx file, in order; blank lines are passed over.

    Columns (or keys) are the fields of `DeadTarget` in any order and case; others are ignored. A target needs a
    `dead_url` or an `anchor`; one without an `id` gets its line or row number as text.

    Raises:
        BadInput: the file cannot be read, or a line is no target; the message names file and line.
    """
    ending = path.suffix.lower()
    if ending == ".jsonl":
        rows: Iterable[tuple[int, Mapping[str, object]]] = _json_lines(path)
    elif ending in TABLE_ENDINGS:
        rows = _table_rows(path)
    else:
        raise BadInput(f"{path} is no list of dead links: give a .jsonl, .csv, .tsv or .xlsx file.")
    return [_target(path, line, row) for line, row in rows]


def write_matches(path: Path, results: Iterable[tuple[DeadTarget, Sequence[Match]]]) -> None:
    """Write a JSON line a target: `{"id": …, "matches": [{"url", "title", "score", "words"}, …]}`.

    The file appears whole or not at all; what was there before is replaced.

    Raises:
        BadInput: the file cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        # Half a surrogate pair, which JSON may hold and UTF-8 may not, is written as JSON escapes it.
        file = unfinished.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror}): name another file with --out.") from None
    try:
        with file:
            for target, matches in results:
                file.write(json.dumps(_result(target, matches), ensure_ascii=False) + "\n")
        try:
            unfinished.replace(path)
        except OSError as error:
            raise BadInput(f"{path} cannot be written ({error.strerror}): name another file with --out.") from None
    finally:
        unfinished.unlink(missing_ok=True)


def _result(target: DeadTarget, matches: Sequence[Match]) -> dict[str, object]:
    return {
        "id": target.id,
        "matches": [
            {"url": match.url, "title": match.title, "score": round(match.score, 1), "words": match.words}
            for match in matches
        ],
    }


def _json_lines(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, row in read_json_lines(path):
        yield number, {_field_name(key): value for key, value in row.items()}


def _table_rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    table = read_table(path)
    names = {column: _field_name(column) for column in table.columns}
    if not {"dead_url", "anchor"} & set(names.values()):
        seen = ", ".join(table.columns) or "none"
        raise BadInput(f"{path} has neither a dead_url nor an anchor column (its columns: {seen}): name one so.")
    for number, row in table.rows:
        if any(value.strip() for value in row.values()):
            yield number, {names[column]: value for column, value in row.items() if column in names}


def _field_name(column: str) -> str:
    return column.strip().lower().replace(" ", "_").replace("-", "_")


def _target(path: Path, line: int, row: Mapping[str, object]) -> DeadTarget:
    values: dict[str, str] = {}
    for name in _FIELDS:
        value = row.get(name)
        if not (value is None or isinstance(value, str) or (name == "id" and isinstance(value, int))):
            raise BadInput(f"{path}, line {line}: {name} must be text, not {json.dumps(value)[:40]}.")
        values[name] = "" if value is None else str(value).strip()
    if not values["dead_url"] and not values["anchor"]:
        raise BadInput(f"{path}, line {line} has neither a dead_url nor an anchor: give one of them.")
    values["id"] = values["id"] or str(line)
    values["language"] = language_of(values["language"], "").partition("-")[0]
    return DeadTarget(archived=None, **values)
