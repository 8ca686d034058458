"""Settings as the Summary shows them: those that differ from their defaults, as a person would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from brokenlinks.config import Service, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.crawling.job import CrawlJob

#: A list of more entries is only counted.
_LISTED: Final = 5


def settings_as_text(job: CrawlJob, settings: Settings) -> dict[str, str]:
    """What a run was asked for, and the settings that differ from their defaults."""
    return {
        "pages": sources_as_text(job.pages) if job.pages else "searched for" if job.searches else "none",
        **({"candidates": sources_as_text(job.candidates)} if job.candidates else {}),
        "content": sources_as_text(job.content),
        "project file": str(job.database),
        **changed_settings(settings),
    }


def changed_settings(settings: Settings) -> dict[str, str]:
    """Name → value of what is not as it is by default; the entries of lists and tables stand one a line."""
    return {
        name: value_as_text(value)
        for name, value in settings
        if value != Settings.model_fields[name].get_default(call_default_factory=True)
    }


def value_as_text(value: object) -> str:
    """A setting's value in words: yes or no, "none" for nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, Service):
        changed = {name: entry for name, entry in value if entry != type(value).model_fields[name].get_default()}
        value = {
            name: "set" if name == "key" else without_secrets(entry) if name == "url" else entry
            for name, entry in changed.items()
        }  # a key is nobody's business
    if isinstance(value, dict):
        return _entries([f"{name} = {entry}" for name, entry in value.items()])
    if isinstance(value, list):
        return _entries([str(entry) for entry in value])
    return str(value) or "none"


def sources_as_text(sources: Sequence[str], most: int = 20) -> str:
    """What was named with --pages or --content, one a line."""
    shown = list(sources) if len(sources) <= most else [*sources[: most - 1], f"and {len(sources) - most + 1} more"]
    return "\n".join(shown) or "none"


def _entries(entries: Sequence[str]) -> str:
    return f"{len(entries)} entries" if len(entries) > _LISTED else "\n".join(entries) or "none"


def without_secrets(address: str) -> str:
    """A service's address without what may be a key: a user's name and password, and the query."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "…" if parts.query else "", ""))
