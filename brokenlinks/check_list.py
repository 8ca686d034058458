"""Check a list of links and write one row for every line of it, in its order."""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from brokenlinks import urls
from brokenlinks.errors import BadInput
from brokenlinks.interruptible import interruptible
from brokenlinks.link_list import read_links
from brokenlinks.models import NOT_ASKED, State
from brokenlinks.progress import Progress
from brokenlinks.row_files import check_row_file, write_csv, write_row_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO, TextIO

    from brokenlinks.config import Settings
    from brokenlinks.models import Verdict

#: The columns, and what each holds.
COLUMNS: Final = {
    "url": "the link exactly as it was read",
    "verdict": "alive, dead, unclear or skipped",
    "reason": "why: see the README for the list",
    "confidence": "how sure the verdict is, from 0 to 1",
    "evidence": "what was seen, in words",
    "status": "the last HTTP status, empty when no answer came",
    "final_url": "where the redirects ended; without any, the link itself",
    "checked_at": "when, in UTC (ISO 8601)",
}
#: In place of a reason, for links that were not reached before the run was stopped or lost its network.
NOT_CHECKED: Final = "not_checked"
#: Of a verdict's details no row shows any; those of 200,000 links take 120 MB.
_NONE: Final[Mapping[str, object]] = {}


def check_list(
    source: str,
    settings: Settings,
    *,
    out: Path | None = None,
    column: str | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    stdout: TextIO | None = None,
    on_note: Callable[[str], None] = lambda _: None,
) -> tuple[Path | None, Progress]:
    """Check every link of `source` (see `read_links`) and write the rows to `out`, or as CSV to `stdout`.

    Links that several lines repeat are asked once. Ctrl-C writes what is known by then, the rest as not checked.
    `on_note` gets sentences that the user should read.

    Returns:
        The file that was written (not `out` itself when that is open elsewhere), and the figures.

    Raises:
        BadInput: `source` or `column` cannot be read, or `out` cannot be written.
    """
    if urls.is_web_address(source):
        raise BadInput(
            f"{source} is a link, not a list of links: name a file, or give - for standard input:"
            f" `echo '{source}' | brokenlinks check -`."
        )
    if out is not None:
        check_row_file(out)
    links = [link.text for link in read_links(source, column=column, stdin=stdin, advice="name one with --column")]
    progress = progress or Progress()
    asked = _asked_for(links)
    verdicts = asyncio.run(_check(asked, settings, progress, on_note))
    rows = (_row(text, verdicts.get(url)) for text, url in zip(links, asked, strict=True))
    if out is None:
        write_csv(tuple(COLUMNS), rows, stdout or sys.stdout)
        return None, progress
    return write_row_file(tuple(COLUMNS), rows, out, title="Links"), progress


def _asked_for(links: Sequence[str]) -> list[str]:
    """For each link the first one that is the same request: they differ in the fragment, or in how it is escaped."""
    first: dict[str, str] = {}
    return [first.setdefault(urls.canonical(text), text) for text in links]


async def _check(
    links: Sequence[str], settings: Settings, progress: Progress, on_note: Callable[[str], None]
) -> dict[str, Verdict]:
    from brokenlinks.browser import Browser
    from brokenlinks.checking import LinkChecker

    verdicts: dict[str, Verdict] = {}

    def settled(verdict: Verdict) -> None:
        if NOT_ASKED in verdict.details:
            return
        verdicts[verdict.url] = replace(
            verdict,
            evidence=sys.intern(verdict.evidence),  # of 200,000 links most share theirs: "HEAD 200"
            final_url=verdict.url if verdict.final_url == verdict.url else verdict.final_url,
            details=_NONE,
        )
        progress.checked += 1
        progress.dead += verdict.state is State.DEAD

    distinct = dict.fromkeys(links)
    progress.links = len(distinct)
    progress.phase = "checking links"

    def notice(text: str) -> None:
        progress.notice = text

    async with AsyncExitStack() as open_while_checking:
        browser = (
            await open_while_checking.enter_async_context(Browser(settings, on_note)) if settings.browser else None
        )
        checker = await open_while_checking.enter_async_context(
            LinkChecker(settings, settled, on_notice=notice, browser=browser)
        )
        for url in distinct:
            checker.add(url)
        with interruptible() as interrupted:
            done = asyncio.ensure_future(checker.settled())
            await asyncio.wait({done, interrupted}, return_when=asyncio.FIRST_COMPLETED)
            progress.stopped = interrupted.cancelled()
            done.cancel()
    if progress.stopped and progress.checked == progress.links:
        on_note("You stopped it: links that still waited for the browser have the verdict that they had without it.")
    return verdicts


def _row(text: str, verdict: Verdict | None) -> dict[str, Any]:
    if verdict is None:
        return dict(
            zip(
                COLUMNS,
                (
                    text,
                    State.UNCLEAR.value,
                    NOT_CHECKED,
                    0.0,
                    "the run was stopped, or your network was down or filtered",
                    None,
                    text,
                    None,
                ),
                strict=True,
            )
        )
    return {
        "url": text,
        "verdict": verdict.state.value,
        "reason": verdict.reason.value,
        "confidence": round(verdict.confidence, 2),
        "evidence": verdict.evidence,
        "status": verdict.status,
        "final_url": verdict.final_url,
        "checked_at": verdict.checked_at.isoformat(timespec="seconds"),
    }
