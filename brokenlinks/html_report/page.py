"""Puts the report together.

Text from the web is escaped by the template, or handed to the script as data, which writes it as text and nothing else.
Should one of both fail, the page's own Content-Security-Policy lets no other script or style than these two work, and
nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from brokenlinks.html_report.figures import charts, figures
from brokenlinks.html_report.rows import prospects_json, shown_text
from brokenlinks.workbook.cells import link_target
from brokenlinks.workbook.labels import REASONS

if TYPE_CHECKING:
    from datetime import datetime

    from jinja2 import Template

    from brokenlinks.workbook_data import WorkbookData

#: Rows of a table beside the prospects.
_MOST_ROWS: Final = 15


def render(data: WorkbookData, *, now: datetime) -> str:
    """The report as one HTML document; times are shown in the zone of `now`."""
    from markupsafe import Markup

    style, script = _file("style.css"), _file("table.js")
    page = _template().render(
        policy="; ".join(
            (
                "default-src 'none'",
                f"style-src '{_hash(style)}'",
                f"script-src '{_hash(script)}'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
        style=Markup(style),  # noqa: S704 the package's own
        script=Markup(script),  # noqa: S704 the package's own
        data=Markup(prospects_json(data.prospects, now.tzinfo)),  # noqa: S704 escaped there
        run=data.summary,
        zone=now.tzinfo,
        now=now,
        figures=figures(data),
        charts=charts(data),
        reasons={label.short: label.meaning for label in REASONS.values()},
        own_dead=data.own_dead[:_MOST_ROWS],
        own_more=len(data.own_dead) - _MOST_ROWS,
        to_write=data.to_write[:_MOST_ROWS],
        to_write_more=len(data.to_write) - _MOST_ROWS,
    )
    # Lone surrogates are in no file; what else cannot be shown is taken out by the template.
    return page.encode("utf-8", "replace").decode()


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = shown_text
    environment.filters["address"] = link_target
    environment.filters["count"] = "{:,}".format
    return environment.from_string(_file("page.html.jinja"))


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    """As a policy names an inline script or style (Content Security Policy Level 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
