"""How long 10,000 own pages and 5,000 dead links take: `python -m tests.benchmarks.matching_speed`.

Runs `brokenlinks match` on made-up pages and dead links, whose words are as often used as those of a language are
(Zipf), and prints seconds, those of the processors, and the largest resident size.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = 60_000
_TEXT_WORDS: Final = 700
_SYLLABLES: Final = "ba ce di fo gu ha ki lo mu na pe ri so tu va we xi yo za ble cra dro fle gri pla sto tri".split()


class _Writer:
    """Makes texts up; the same each time."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(1)
        kinds = len(_SYLLABLES)
        self._words = ["".join(_SYLLABLES[(n // kinds**place) % kinds] for place in range(4)) for n in range(_WORDS)]
        likely = 1 / np.arange(1, _WORDS + 1)
        self._likely = likely / likely.sum()

    def words(self, number: int, *, rare: bool = False) -> list[str]:
        drawn = self._random.choice(_WORDS, number, p=None if rare else self._likely)
        return [self._words[int(word)] for word in drawn]

    def pages(self, number: int) -> Iterator[dict[str, object]]:
        for page in range(number):
            name = [*self.words(2), *self.words(2, rare=True)]
            yield {
                "url": f"https://own.example/{self.words(1)[0]}/{'-'.join(name)}-{page}/",
                "title": " ".join(name).title(),
                "description": " ".join(self.words(20)),
                "headings": [" ".join(self.words(5)) for _ in range(8)],
                "text": " ".join(self.words(_TEXT_WORDS)),
                "language": "en",
            }

    def targets(self, number: int) -> Iterator[dict[str, object]]:
        for target in range(number):
            name = [*self.words(2), *self.words(1, rare=True)]
            yield {
                "id": str(target),
                "dead_url": f"https://{self.words(1)[0]}.example/{self.words(1)[0]}/{'-'.join(name)}.html",
                "anchor": " ".join(name),
                "context": " ".join((*name, *self.words(25))),
                "heading": " ".join(self.words(4)),
                "page_title": " ".join(self.words(6)),
            }


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--targets", type=int, default=5_000)
    chosen = parser.parse_args()
    writer = _Writer()
    with tempfile.TemporaryDirectory() as folder:
        content, targets = Path(folder, "content.jsonl"), Path(folder, "targets.jsonl")
        content.write_text("".join(json.dumps(row) + "\n" for row in writer.pages(chosen.pages)))
        targets.write_text("".join(json.dumps(row) + "\n" for row in writer.targets(chosen.targets)))
        command = [sys.executable, "-m", "brokenlinks", "match", "--targets", str(targets), "--content", str(content)]
        started = time.perf_counter()
        subprocess.run([*command, "--out", str(Path(folder, "out.jsonl"))], check=True)  # noqa: S603 - our own program
        seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = f"{seconds:.1f} s, of the processors {used.ru_utime + used.ru_stime:.1f} s, {used.ru_maxrss / 1024:.0f} MB"
    print(f"{chosen.pages} pages, {chosen.targets} dead links: {told}")


if __name__ == "__main__":
    main()
