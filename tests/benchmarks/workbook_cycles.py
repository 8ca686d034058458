"""Random edits between runs, many times over: is a note lost, or a row doubled?

    uv run python -m tests.benchmarks.workbook_cycles 1000 --seed 0

Prints what was done, and ends with status 1 at the first thing that is gone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.workbook.cycles import Figures, run_cycles

#: Runs and edits of one workbook, before the next one is begun.
_A_WORKBOOK = 25


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cycles", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=0, help="of the first workbook; the others follow")
    options = parser.parse_args()
    total = Figures()
    started = time.perf_counter()
    seed = options.seed
    while total.cycles < options.cycles:
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = run_cycles(Path(folder), Random(seed), min(_A_WORKBOOK, options.cycles - total.cycles))  # noqa: S311
            except AssertionError as error:
                print(f"seed {seed}, after {total.cycles} good cycles: {error}")
                return 1
        total = total + found
        seed += 1
    seconds = time.perf_counter() - started
    print(f"{total.cycles:,} cycles of run and edit on {seed - options.seed} workbooks in {seconds:.0f} s")
    print(f"{total.words:,} values, rows and sheets of the user's looked for: none lost, no row doubled")
    print(
        f"{total.elsewhere} times the workbook was open in another program; {total.conflicts} times both were changed"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
