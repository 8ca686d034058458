"""What a cell may hold: text from the web made harmless and short enough, times without zone, links that Excel takes.

Limits are those of Excel ("Excel specifications and limits", Microsoft), which other programs keep to as well.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from brokenlinks.urls import parse

if TYPE_CHECKING:
    from datetime import tzinfo

    from brokenlinks.workbook.columns import Value


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program that opens the workbook can take."""

    rows: int  #: a sheet, its header included
    characters: int  #: a cell, in UTF-16 units
    hyperlinks: int  #: a sheet
    address: int  #: characters of a hyperlink


#: A row is never higher: the rest is read in the bar above the sheet.
MOST_LINES: Final = 3

EXCEL: Final = Limits(rows=1_048_576, characters=32_767, hyperlinks=65_530, address=2_079)

# Not allowed in XML 1.0: most control characters, lone surrogates and two non-characters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n?")
# Excel reads `_x0041_` in a cell as "A" (ECMA-376 Part 1, 22.9.2.19); an underscore in that notation stops it.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED_UNDERSCORE = "_x005F_"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_CUT_MARK = "…"
# RFC 3986, 2: what the WHATWG serialiser leaves bare beyond these makes Excel "repair" the workbook.
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"


def clean_text(text: str, limit: int = EXCEL.characters) -> tuple[str, bool]:
    """`text` as a cell can hold it, and whether it had to be cut to `limit` UTF-16 units."""
    if text.isprintable() and "_x" not in text and 2 * len(text) <= limit:
        return text, False  # as nearly all are: no control character, line break or surrogate is printable
    text = _NOT_XML.sub("", text)
    text = _LINE_BREAK.sub("\n", text)
    text = _LOOKS_ESCAPED.sub(_ESCAPED_UNDERSCORE, text)
    if 2 * len(text) <= limit or _utf16_units(text) <= limit:
        return text, False
    kept = text.encode("utf-16-le")[: 2 * (limit - len(_CUT_MARK))]
    return kept.decode("utf-16-le", "ignore") + _CUT_MARK, True  # "ignore": half a pair at the cut


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def unescaped(text: str) -> str:
    """`text` of a file as its cell shows it: Excel writes what XML does not allow or would change as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate `text` once a person edits the cell (OWASP, CSV Injection)."""
    return text.startswith(("=", "+", "-", "@", "\t"))


def plain_value(value: Value, zone: tzinfo | None) -> Value:
    """`value` as a cell can hold it: times in `zone` without saying so, None for what is no finite number."""
    if isinstance(value, datetime):
        return value.astimezone(zone).replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def link_target(address: str, limits: Limits = EXCEL) -> str | None:
    """The address to put behind a cell, in characters that are valid in a URI; None when there is none to open."""
    try:
        href = parse(address).href
    except ValueError:
        return None
    target = quote(_BARE_PERCENT.sub("%25", href), safe=_URI_CHARACTERS)
    return target if len(target) <= limits.address else None


def lines_needed(text: str, width: int, most: int) -> int:
    """How many lines `text` fills in a cell of `width` characters, no more than `most`."""
    if "\n" not in text and text.isascii():
        return min(most, -(-len(text) // width)) or 1
    return min(most, sum(max(1, -(-_columns(line) // width)) for line in text.split("\n", most)[:most]))


def _columns(text: str) -> int:
    # Chinese, Japanese and Korean characters are twice as wide as Latin ones (UAX #11).
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text[:1000])
