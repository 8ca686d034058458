"""Rows → pandas tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd


def frame(rows: Iterable[Mapping[str, Any]], *names: str) -> pd.DataFrame:
    """A table with these columns, also when there are no rows.

    Half a character (a lone surrogate), which pages may hold and pandas' text does not, becomes U+FFFD.
    """
    import pandas as pd

    return pd.DataFrame([[_whole(row[name]) for name in names] for row in rows], columns=list(names))


def _whole(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
