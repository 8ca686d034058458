"""A niche of two link pages, for crawls that have to show one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.demo.web import Answer, PretendWeb
from tests.web import behaviours as b

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour

HOST: Final = "pages.example"


def listing(*addresses: str, title: str = "Bee links") -> Answer:
    """A page with a list of links."""
    items = "".join(f"<li><a href='{address}'>Building a hive</a>, step by step.</li>" for address in addresses)
    return Answer(body=f"<!doctype html><title>{title}</title><h1>{title}</h1><ul>{items}</ul>")


class SmallWeb(PretendWeb):
    """`/links` and `/more` carry a dead link each; /links leads to /links/page/2.

    `pages` and `targets` may be changed while it runs.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Behaviour] = {
            "/links": listing("http://x.example:{port}/gone", "http://x.example:{port}/ok", "/links/page/2"),
            "/links/page/2": listing("http://gone.example/"),
            "/more": listing("http://x.example:{port}/gone"),
        }
        self.targets: dict[str, Answer | Behaviour] = {"/gone": b.gone, "/ok": b.ok}
        super().__init__({HOST: self.pages, "x.example": self.targets}, names={"gone.example": "nxdomain"})

    @property
    def links(self) -> str:
        return self.url(HOST, "/links")

    @property
    def more(self) -> str:
        return self.url(HOST, "/more")
