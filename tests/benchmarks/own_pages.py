"""Seconds and memory for a site of the user's own, read and indexed: `python -m tests.benchmarks.own_pages`."""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brokenlinks.config import Settings
from brokenlinks.crawling.own_content import OwnContent
from brokenlinks.matching import MatchIndex
from brokenlinks.outgoing import open_gate
from brokenlinks.progress import Progress
from brokenlinks.store import OwnPages, open_database

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_MEBIBYTE: Final = 1 << 20
_SYLLABLES: Final = (
    "ba be bo da de di ka ke ko la le li ma me mo na ne no pa pe ra re ri sa se so ta te ti to va ve".split()
)


def main() -> None:
    """Serve the site in a process of its own; read it, and read it again."""
    options = _parser().parse_args()
    ours, theirs = multiprocessing.Pipe()
    serving = multiprocessing.Process(target=_serve, args=(theirs, options.pages, options.words), daemon=True)
    serving.start()
    root = ours.recv()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("first run", "second run"):
                _measure(name, Path(folder, "own.db"), root, options.pages)
    finally:
        serving.terminate()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=900, help="of a page's text")
    return parser


def _measure(name: str, file: Path, root: str, pages: int) -> None:
    settings = Settings(allow_networks=["127.0.0.0/8"], content_delay=0.0, content_limit=pages)
    progress, notes = Progress(), list[str]()
    start, cpu = time.perf_counter(), time.process_time()
    with closing(open_database(file)) as connection:
        content = OwnContent(
            (f"{root}/",),
            MatchIndex(connection),
            OwnPages(connection),
            settings,
            since=datetime.now(UTC),
            on_note=notes.append,
            clock=lambda: datetime.now(UTC),
        )
        asyncio.run(content.read(open_gate(settings), progress))
        if len(content.index) != pages:
            sys.exit(f"Of {pages} pages, {len(content.index)} are in the index: its time means nothing. {notes}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEBIBYTE
    print(
        f"{name:12} {time.perf_counter() - start:7.1f} s  CPU {time.process_time() - cpu:7.1f} s  "
        f"peak {peak:5.0f} MB  file {file.stat().st_size / _MEBIBYTE:5.0f} MB",
        flush=True,
    )


def _serve(connection: Connection, pages: int, words: int) -> None:
    asyncio.run(_serving(connection, pages, words))


async def _serving(connection: Connection, pages: int, words: int) -> None:
    vocabulary = _vocabulary()
    root = ""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            path = head.split(b" ", 2)[1].decode()
            body, content_type, status = _body(path, root, pages, words, vocabulary)
            writer.write(
                f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    root = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    connection.send(root)
    await server.serve_forever()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def _body(path: str, root: str, pages: int, words: int, vocabulary: list[str]) -> tuple[bytes, str, int]:
    if path == "/sitemap.xml":
        entries = (
            f"<url><loc>{root}/guide/{number}</loc><lastmod>2024-01-{1 + number % 28:02}</lastmod></url>"
            for number in range(pages)
        )
        return f"<urlset>{''.join(entries)}</urlset>".encode(), "application/xml", 200
    if path.startswith("/guide/"):
        return _page(int(path.rpartition("/")[2]), words, vocabulary).encode(), "text/html; charset=utf-8", 200
    return b"<title>Home</title>", "text/html", 200 if path == "/" else 404


def _vocabulary() -> list[str]:
    chance = random.Random(7)  # noqa: S311 the same words in every run
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]


def _page(number: int, words: int, vocabulary: list[str]) -> str:
    """A page as a blog has them: a menu of 60 links, an article of ten sections, a side column, a footer, scripts."""
    chance = random.Random(number)  # noqa: S311 the same page in every run
    # Few words are common and most are rare, as in any language.
    text = [vocabulary[int(20_000 * chance.random() ** 4)] for _ in range(words)]
    title = " ".join(chance.choices(vocabulary, k=5))
    menu = "".join(f'<li class="menu-item"><a href="/guide/{link}">{vocabulary[link]}</a></li>' for link in range(60))
    size = max(1, words // 10)
    sections = "".join(
        f"<h2>{' '.join(text[start : start + 4])}</h2><p>the {' '.join(text[start : start + size])}.</p>"
        for start in range(0, words, size)
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | Site</title>'
        f'<meta name="description" content="{" ".join(text[:20])}"><style>{"p{margin:0}" * 200}</style>'
        f'<script type="application/ld+json">{{"@type":"Article","dateModified":"2024-01-05"}}</script></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>{sections}</article></main>"
        f"<aside><ul>{menu}</ul></aside><footer>{menu}</footer><script>{'var a=1;' * 500}</script></body></html>"
    )


if __name__ == "__main__":
    main()
