"""JSON Lines: an object a line, as other programs hand them over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a .jsonl file with their line numbers, from 1; blank lines are passed over.

    Raises:
        BadInput: the file cannot be read, is no UTF-8, or a line of it is no JSON object.
    """
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}): check its name.") from None
    except UnicodeDecodeError as error:
        bad_line = error.object[: error.start].count(b"\n") + 1
        raise BadInput(f"{path}, line {bad_line} is not UTF-8 text: save the file as UTF-8.") from None
    for number, line in enumerate(content.split("\n"), 1):  # splitlines would split at U+2028, which JSON may hold
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise BadInput(f"{path}, line {number} is not valid JSON: give one object a line.") from None
        if not isinstance(row, dict):
            raise BadInput(f"{path}, line {number} is not a JSON object: write it as {{…}}.")
        yield number, row
