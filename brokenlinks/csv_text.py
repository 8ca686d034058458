"""CSV that spreadsheets open as it is meant: in UTF-8, and with nothing in it that they would calculate.

A cell that begins with one of `=`, `+`, `-`, `@` is a formula to them (OWASP, "CSV Injection"). An apostrophe before it
makes it text. So it must be after a semicolon, a tab and a line break too: Excel cuts a file there where the user's
country writes decimals with a comma, or when it is told to, whatever stands in quotation marks.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Excel reads a file as UTF-8 only when this mark, U+FEFF, stands before it.
ENCODING: Final = "utf-8-sig"
#: UTF-16 units that Excel takes in a cell; what is beyond would become a row of its own.
_LONGEST: Final = 32_767
# Also their full-width forms, which Excel takes for them in Japanese and Chinese. Spaces and quotation marks that stand
# before them may be dropped.
_FORMULA: Final = re.compile(r"""(\A|\r\n|[;\t\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠])|\A(?=[\t\r])""")
# Control characters but tab and line breaks, lone surrogates, non-characters.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def safe_text(text: str) -> str:
    """`text` without control characters, no longer than a cell, and marked as text where it looks like a formula."""
    text = _FORMULA.sub(r"\1'", _UNPRINTABLE.sub("", text))
    if 2 * len(text) <= _LONGEST:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * _LONGEST else units[: 2 * _LONGEST - 2].decode("utf-16-le", "ignore") + "…"


def write_csv(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write a header and rows; of the values, texts are made safe. Returns how many rows there were.

    The file is to be opened with `ENCODING` and `newline=""`.
    """
    writer = csv.writer(file, lineterminator="\r\n")  # RFC 4180
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([safe_text(value) if isinstance(value, str) else value for value in row])
        count += 1
    return count
