"""What a page says of itself: its language, its base address, its title for others, its next page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*")


class Head:
    """Collected from <html>, <base>, <meta> and <link>, wherever in the document they stand."""

    def __init__(self) -> None:
        self.base: str | None = None  #: the first <base href>, as written
        self.next_pages: list[str] = []  #: the href of each <link rel=next>
        self.meta: dict[str, str] = {}  #: the first content for each name, property or http-equiv, in lower case
        self._language = ""

    def read(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note what an element says; one of another name says nothing."""
        if tag == "html":
            self._language = self._language or attributes.get("lang") or attributes.get("xml:lang", "")
        elif tag == "base" and self.base is None:
            self.base = attributes.get("href")
        elif tag == "meta":
            for key in ("name", "property", "http-equiv"):
                if key in attributes:
                    self.meta.setdefault(attributes[key].strip().lower(), attributes.get("content", ""))
        elif tag == "link" and "next" in attributes.get("rel", "").lower().split():
            self.next_pages.append(attributes.get("href", ""))

    @property
    def language(self) -> str:
        """As declared by <html lang> or else <meta http-equiv=content-language>, in lower case; "" when by neither."""
        for declared in (self._language, self.meta.get("content-language", "").partition(",")[0]):
            language = declared.strip().lower().replace("_", "-")
            if _LANGUAGE.fullmatch(language):
                return language
        return ""
