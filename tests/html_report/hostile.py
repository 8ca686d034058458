"""What a page may say to whoever shows it in a report."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from tests.workbook.samples import DATA, NO_MATCH, OWN, PROSPECT, SUMMARY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.workbook_data import WorkbookData

#: Each sets `window.harm`, opens a dialog or asks for something, where it is taken for markup or a script.
TEXTS: Final = (
    "</script><script>window.harm=1;alert(1)</script>",
    "<!--<script>window.harm=1</script>",
    "<img src=x onerror='window.harm=1;alert(1)'>",
    "\"'><svg onload=alert(1)><a href=javascript:alert(1)>x</a>",
    "{{ 7*7 }} {% raw %} ${window.harm=1} `",
    "</style><style>*{display:none}</style>",
    "</title></head><body onload=alert(1)>",
    "\u202egnp.exe \u2066right to left\u2069 مرحبا שלום",
    "a\x00b\x07c\ud83d\u2028d\u2029",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
    "=cmd|' /C calc'!A0",
)
#: Addresses that no report may link to.
ADDRESSES: Final = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
)


def saying(text: str, address: str = "") -> WorkbookData:
    """Data in which everything that comes from the web is `text`; and every address is `address`, if given."""
    summary = replace(
        SUMMARY,
        keyword=text,
        notes=(text,),
        troubles=tuple(replace(trouble, host=text) for trouble in SUMMARY.troubles),
        footprints=tuple(replace(one, footprint=text, provider=text) for one in SUMMARY.footprints),
    )
    return replace(
        DATA,
        prospects=(_all(PROSPECT, text, address),),
        to_write=(_all(NO_MATCH, text, address),),
        own_dead=(_all(OWN, text, address),),
        summary=summary,
    )


def of_all(pages: Iterable[WorkbookData]) -> WorkbookData:
    """Several of these as one, with the rows of all."""
    first, *others = pages
    summary = replace(first.summary, notes=tuple(note for page in (first, *others) for note in page.summary.notes))
    return replace(
        first,
        prospects=tuple(row for page in (first, *others) for row in page.prospects),
        to_write=tuple(row for page in (first, *others) for row in page.to_write),
        own_dead=tuple(row for page in (first, *others) for row in page.own_dead),
        summary=summary,
    )


def _all(row: Any, text: str, address: str) -> Any:
    texts = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if type(value) is str:
            texts[field.name] = address or value if "url" in field.name or field.name == "moved_to" else text
    if row.offer is not None:
        texts["offer"] = replace(row.offer, title=text, url=address or row.offer.url)
    return replace(row, **texts)
