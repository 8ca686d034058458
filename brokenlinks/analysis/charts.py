"""Plain charts for the notebooks: bars with their figures written on them. They need matplotlib."""

from __future__ import annotations

import functools
import importlib.util
import warnings
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Told apart by the colour-blind too (after Okabe and Ito, 2008), the same meaning in the same colour everywhere.
COLOURS: Final[Mapping[str, str]] = {
    "dead": "#d55e00",
    "unclear": "#e8b84a",
    "alive": "#009e73",
    "skipped": "#bbbbbb",
    "to contact": "#bbbbbb",
    "contacted": "#56b4e9",
    "replied": "#0072b2",
    "placed": "#009e73",
    "replied, not placed": "#0072b2",
    "no reply": "#d9d9d9",
}
_DPI: Final = 110
_PLAIN: Final = "#4c72b0"
#: Of Linux, Windows and macOS.
_EAST_ASIAN_FONTS: Final = (
    "Noto Sans CJK JP",
    "Yu Gothic",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Hiragino Sans",
    "PingFang SC",
)
_WIDTH: Final = 9.0  # inches: as wide as a notebook's column
_LONGEST_LABEL: Final = 48  # characters
_DARK: Final = "#333333"


def bars(
    table: pd.DataFrame, label: str, values: str | Sequence[str], *, title: str, colour_by: str = "", most: int = 15
) -> Axes | None:
    """Lying bars, the first row on top; several values are stacked.

    Args:
        label: the column that names the bars.
        values: the columns of their lengths.
        colour_by: the column whose values choose the colour of a bar, when there is one column of lengths.
        most: rows that are drawn.

    Returns:
        None when matplotlib is missing or the table is empty: a sentence is printed instead.
    """
    names = [values] if isinstance(values, str) else list(values)
    shown = table.head(most).iloc[::-1]
    if not _can_draw(shown):
        return None
    import matplotlib.pyplot as plt

    _choose_fonts()
    figure, axes = plt.subplots(figsize=(_WIDTH, 0.9 + 0.36 * len(shown) + 0.3 * (len(names) > 1)), dpi=_DPI)
    places = list(range(len(shown)))
    ends = [0.0] * len(shown)
    for name in names:
        lengths = [float(length) for length in shown[name]]
        by = [str(key) for key in shown[colour_by]] if colour_by else [name] * len(shown)
        colours = [COLOURS.get(key, _PLAIN) for key in by]
        axes.barh(places, lengths, left=ends, color=colours, height=0.72, label=name)
        ends = [end + length for end, length in zip(ends, lengths, strict=True)]
    furthest = max(ends) or 1.0
    for place, end in zip(places, ends, strict=True):
        axes.text(end + furthest * 0.01, place, f"{end:,.4g}", va="center", fontsize=9, color=_DARK)
    axes.set_yticks(places, [_short(str(text)) for text in shown[label]])
    axes.set_xlim(0, furthest * 1.1)
    axes.set_ylim(-0.6, len(shown) - 0.4)
    axes.xaxis.set_visible(False)
    _finish(axes, title, hidden=("top", "right", "bottom"))
    if len(names) > 1:
        axes.legend(frameon=False, ncols=len(names), loc="upper center", bbox_to_anchor=(0.5, 0.0), fontsize=9)
    if colour_by not in ("", label):
        _legend_of(axes, list(dict.fromkeys(str(key) for key in shown[colour_by].iloc[::-1])))
    _lay_out(figure)
    return axes


def columns(table: pd.DataFrame, label: str, values: Sequence[str], *, title: str, most: int = 26) -> Axes | None:
    """Standing bars side by side for each row, in the order of the table: for weeks. The last `most` rows are drawn.

    Returns:
        None as `bars`.
    """
    shown = table.tail(most)
    if not _can_draw(shown):
        return None
    import matplotlib.pyplot as plt
    from matplotlib.ticker import MaxNLocator

    _choose_fonts()
    figure, axes = plt.subplots(figsize=(_WIDTH, 3.4), dpi=_DPI)
    width = 0.8 / len(values)
    for number, name in enumerate(values):
        places = [place + (number - (len(values) - 1) / 2) * width for place in range(len(shown))]
        heights = [float(height) for height in shown[name]]
        axes.bar(places, heights, width=width, color=COLOURS.get(name, _PLAIN), label=name)
        for place, height in zip(places, heights, strict=True):
            if height:
                axes.text(place, height, f"{height:,.4g}", ha="center", va="bottom", fontsize=8, color=_DARK)
    every = max(1, len(shown) // 9)
    labels = [str(text) for text in shown[label]]
    axes.set_xticks(list(range(0, len(shown), every)), labels[::every])
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_visible(False)
    axes.margins(y=0.12)
    _finish(axes, title, hidden=("top", "right", "left"))
    axes.legend(frameon=False, ncols=len(values), loc="upper center", bbox_to_anchor=(0.5, -0.12), fontsize=9)
    _lay_out(figure)
    return axes


def _can_draw(table: pd.DataFrame) -> bool:
    if table.empty:
        print("There is nothing to draw yet.")
        return False
    if importlib.util.find_spec("matplotlib") is None:
        print("The chart needs matplotlib: the README's chapter on notebooks says how to install it.")
        return False
    return True


def _finish(axes: Axes, title: str, *, hidden: Sequence[str]) -> None:
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold", color=_DARK)
    axes.tick_params(length=0, labelsize=9, colors=_DARK)
    for side in hidden:
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color("#cccccc")


def _lay_out(figure: Figure) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # a letter that no font has is drawn as a box
        figure.tight_layout()


@functools.cache
def _choose_fonts() -> None:
    """Fonts for letters that matplotlib's own lacks, of those that are installed."""
    import matplotlib as mpl
    from matplotlib.font_manager import get_font_names

    installed = set(get_font_names())
    mpl.rcParams["font.family"] = ["DejaVu Sans", *(font for font in _EAST_ASIAN_FONTS if font in installed)]


def _legend_of(axes: Axes, keys: Sequence[str]) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(color=COLOURS.get(key, _PLAIN), label=key) for key in keys]
    axes.legend(handles=patches, frameon=False, loc="lower right", fontsize=9)


def _short(text: str) -> str:
    # In the end: a dollar sign would begin a formula.
    text = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    if len(text) > _LONGEST_LABEL:
        # Addresses of a site begin alike.
        text = f"…{text[1 - _LONGEST_LABEL :]}" if "://" in text else f"{text[: _LONGEST_LABEL - 1]}…"
    return text.replace("$", r"\$")
