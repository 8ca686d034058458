"""What the user asked for: the arguments of `brokenlinks crawl`, and of `scrapy crawl -a`."""

from __future__ import annotations

import hashlib
import json
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brokenlinks.config import Settings
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRUE = frozenset({"1", "true", "yes", "on", ""})


@dataclass(frozen=True, slots=True)
class CrawlJob:
    """One crawl. `options` are settings given on the command line: name → value.

    Raises:
        BadInput: keyword or pages are missing.
    """

    keyword: str
    pages: tuple[str, ...]
    content: tuple[str, ...] = ()
    out: Path = Path("prospects.xlsx")
    db: Path | None = None  #: None: `out` with the ending .db
    config: Path | None = None
    fresh: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.keyword.strip():
            raise BadInput("No keyword was given: say what the crawl is about, such as beekeeping.")
        if not self.pages:
            raise BadInput("No pages were given: name a URL, a file of URLs or a site map.")

    @classmethod
    def from_arguments(cls, arguments: Mapping[str, Any]) -> CrawlJob:
        """From a spider's arguments. Several `pages` or `content` in one text: with spaces between, quoted if need be.

        Raises:
            BadInput: keyword or pages are missing, or an argument has no meaning.
        """
        left = dict(arguments)
        config, db = left.pop("config", None), left.pop("db", None)
        job = cls(
            keyword=str(left.pop("keyword", None) or "").strip(),
            pages=_several(left.pop("pages", ())),
            content=_several(left.pop("content", ())),
            out=Path(left.pop("out", None) or "prospects.xlsx"),
            db=Path(db) if db else None,
            config=Path(config) if config else None,
            fresh=str(left.pop("fresh", False)).lower() in _TRUE,
            options={name: value for name, value in left.items() if value is not None},
        )
        for name in job.options:
            if name not in Settings.model_fields:
                raise BadInput(f"There is no argument or setting {name}: `brokenlinks settings` lists them all.")
        return job

    @property
    def database(self) -> Path:
        """The project's file."""
        return self.db or self.out.with_suffix(".db")

    def fingerprint(self, spider: str, settings: Settings) -> str:
        """The same for the same command, so that a run that was broken off is known again."""
        asked = [self.keyword, self.pages, self.content, spider, settings.depth, settings.max_pages]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def _several(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    if not value:
        return ()
    if not isinstance(value, str):
        return tuple(map(str, value))
    try:
        return tuple(shlex.split(value))
    except ValueError:
        raise BadInput(f"{value} has a quotation mark that is never closed: close it, or put a \\ before it.") from None
