"""Tables as a notebook shows them: addresses to click, shares in per cent, long text wrapped."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Hashable

    import pandas as pd
    from pandas.io.formats.style import Styler

#: Columns whose values are 0–1 and read best in per cent.
_SHARES: Final = frozenset({"share", "dead share", "reply rate", "placed rate", "of the step before"})
_ADDRESS: Final = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_STYLES: Final = [
    {"selector": "td, th", "props": "text-align: left; vertical-align: top"},
    {"selector": "td", "props": "max-width: 24em; overflow-wrap: anywhere"},
    {"selector": "th", "props": "overflow-wrap: normal; word-break: normal"},
]


def shown(table: pd.DataFrame, most: int = 30) -> Styler:
    """The first rows of a table, for a notebook to show. What pages say is shown as text, whatever it holds.

    A named index is shown, a bare count of rows is not.
    """
    style = table.head(most).style.set_table_styles(_STYLES)  # type: ignore[arg-type]  # the stubs know no text for props
    if table.index.name is None:
        style = style.hide(axis="index")
    style = style.format(_written, na_rep="")
    shares: list[Hashable] = [name for name in table.columns if name in _SHARES]
    return style.format("{:.0%}", subset=shares, na_rep="") if shares else style


def _written(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.4g}"
    text = html.escape(str(value))
    if isinstance(value, date):
        return f'<span style="white-space: nowrap">{text}</span>'
    if _ADDRESS.match(text) is None:
        return text
    return f'<a href="{text}" target="_blank" rel="noopener noreferrer">{text}</a>'
