"""What the user asked for: the arguments of `brokenlinks crawl`, and of `scrapy crawl -a`."""

from __future__ import annotations

import hashlib
import json
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_origin

from brokenlinks.config import Settings
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRUE = frozenset({"1", "true", "yes", "on", ""})


@dataclass(frozen=True, slots=True)
class CrawlJob:
    """One crawl. `options` are settings given on the command line: name → value.

    Raises:
        BadInput: the keyword is missing.
    """

    keyword: str
    pages: tuple[str, ...] = ()  #: read first, and their links checked, whatever they are
    content: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()  #: files of pages that nobody has looked at yet: junk among them is dropped
    out: Path = Path("prospects.xlsx")
    db: Path | None = None  #: None: `out` with the ending .db
    config: Path | None = None
    fresh: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # A terminal that is not UTF-8 gives halves of characters, which nothing can store.
        object.__setattr__(self, "keyword", self.keyword.encode("utf-8", "replace").decode())
        if not self.keyword.strip():
            raise BadInput("No keyword was given: say what the crawl is about, such as beekeeping.")

    @classmethod
    def from_arguments(cls, arguments: Mapping[str, Any]) -> CrawlJob:
        """From a spider's arguments. Several `pages` or `content` in one text: with spaces between, quoted if need be.

        Raises:
            BadInput: the keyword is missing, or an argument has no meaning.
        """
        left = dict(arguments)
        config, db = left.pop("config", None), left.pop("db", None)
        job = cls(
            keyword=str(left.pop("keyword", None) or "").strip(),
            pages=_several(left.pop("pages", ())),
            candidates=_several(left.pop("candidates", ())),
            content=_several(left.pop("content", ())),
            out=Path(left.pop("out", None) or "prospects.xlsx"),
            db=Path(db) if db else None,
            config=Path(config) if config else None,
            fresh=str(left.pop("fresh", False)).lower() in _TRUE,
            options={name: _option(name, value) for name, value in left.items() if value is not None},
        )
        for name in job.options:
            if name not in Settings.model_fields:
                raise BadInput(f"There is no argument or setting {name}: `brokenlinks settings` lists them all.")
        return job

    @property
    def database(self) -> Path:
        """The project's file."""
        return self.db or self.out.with_suffix(".db")

    @property
    def searches(self) -> bool:
        """Whether pages are searched for: when none were named, or when a search was."""
        return not (self.pages or self.candidates) or "search" in self.options

    def fingerprint(self, spider: str, settings: Settings) -> str:
        """The same for the same command, so that a run that was broken off is known again."""
        asked = [
            self.keyword, self.pages, self.candidates, self.content, spider, settings.depth, settings.max_pages,
            settings.snowball, *((settings.search, settings.tiers, settings.languages, settings.queries)
                                 if self.searches else ()),
        ]  # fmt: skip
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


def _option(name: str, value: Any) -> Any:
    """A setting's value; of one that is a list, several in one text."""
    field = Settings.model_fields.get(name)
    if isinstance(value, str) and field is not None and get_origin(field.annotation) is list:
        return list(_several(value.replace(",", " ")))
    return value
