"""How well own pages are found for dead links: `python -m tests.benchmarks.matching DATA_FOLDER [--model NAME]`.

Fits `brokenlinks.matching.weights` anew and prints, for weights chosen without the targets they are tried on (k folds,
targets with the same answer kept together): how often the right page comes first and among the first three, how many
dead links without a right page are offered one at the default of `min_score`, and how many of the right first answers
that threshold keeps. Each for every fold and set. Then the same for the weights that stand in the program, and those
that all targets together would choose.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from scipy.optimize import minimize

from brokenlinks.content.table_pages import read_json_pages
from brokenlinks.json_lines import read_json_lines
from brokenlinks.matching import DEFAULT_MIN_SCORE, MatchIndex
from brokenlinks.matching.meaning import Meaning, Vectors, load_model
from brokenlinks.matching.query import query_words
from brokenlinks.matching.signs import signs
from brokenlinks.matching.weights import BY_MEANING_TOO, BY_WORDS, SIGNS, Calibration, Fit, Weights
from brokenlinks.models import DeadTarget, OwnPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

SETS: Final = ("own_site", "substitutes", "crosslist")
FOLDS: Final = 5
#: How firmly the weights are held to 0 (ridge).
_HOLD: Final = 0.1
_CALIBRATION_HOLD: Final = 0.01
#: Pages that are looked at for each target; the right one is always among them.
_LOOKED_AT: Final = 100
#: The weights that are sought; the signs of meaning only with a model.
_DOWNWARD: Final = frozenset({"dated"})
_MEANING: Final = frozenset({"meaning", "named"})


class Case(NamedTuple):
    """A dead link, and what speaks for each page that could take its place."""

    id: str
    set: str
    answer: str | None  #: None: no page is right
    urls: tuple[str, ...]
    table: Floats  #: (pages, signs)
    shares: Floats  #: (pages,): as `Signs.share`
    group: str  #: cases of one group are never parted

    @property
    def right(self) -> int | None:
        """The row of the right page, if it is there."""
        return self.urls.index(self.answer) if self.answer in self.urls else None


@dataclass(slots=True)
class Figures:
    """Counts of one set."""

    targets: int = 0
    first: int = 0  #: the right page came first
    third: int = 0  #: it was among the first three
    kept: int = 0  #: it came first, and the threshold let it through
    unrelated: int = 0  #: dead links without a right page
    offered: int = 0  #: of these, how many were offered one

    def __str__(self) -> str:
        parts = []
        if self.targets:
            parts.append(f"hit@1 {self.first / self.targets:.3f}  hit@3 {self.third / self.targets:.3f}")
            parts.append(f"kept {self.kept} of {self.first}")
        if self.unrelated:
            parts.append(f"offered {self.offered} of {self.unrelated} unrelated")
        return "  ".join(parts)


@dataclass(slots=True)
class _Bench:
    """All cases, read once."""

    data: Path
    make_meaning: Callable[[MatchIndex], Meaning] | None
    cases: list[Case] = field(default_factory=list)

    def read(self) -> None:
        targets = {name: list(_targets(self.data / name / "targets.jsonl")) for name in SETS}
        for name in SETS:
            with closing(sqlite3.connect(":memory:")) as connection:
                index = MatchIndex(connection)
                rows = read_json_pages(self.data / name / "content.jsonl")
                pages = [page for page in rows if isinstance(page, OwnPage)]
                index.add(pages)
                meaning = self.make_meaning(index) if self.make_meaning else None
                self._cases(targets[name], name, index, meaning)
                unrelated = self.data / name / "unrelated.jsonl"
                if unrelated.exists():
                    self._cases(_targets(unrelated), name, index, meaning)
                    for other in SETS:
                        if other != name:
                            self._cases(_elsewhere(targets[other], pages), other, index, meaning)

    def _cases(
        self, targets: Iterable[tuple[DeadTarget, str | None]], name: str, index: MatchIndex, meaning: Meaning | None
    ) -> None:
        for target, answer in targets:
            found = signs(target, query_words(target), index, meaning)
            usable = found.candidates & found.table[:, : -len(_MEANING)].any(axis=1)
            if meaning is not None:
                usable |= found.candidates
            rows = np.flatnonzero(usable)
            # A rank that holds for any weights: the pages that are first by one sign or another.
            if len(rows) > _LOOKED_AT:
                best = {int(row) for sign in found.table.T for row in rows[np.argsort(-sign[rows])[: _LOOKED_AT // 4]]}
                best |= {int(row) for row in rows if index.headlines.pages[row].url == answer}
                rows = np.array(sorted(best))
            urls = tuple(index.headlines.pages[row].url for row in rows)
            shares = np.array([found.share(int(row)) for row in rows])
            group = answer or target.dead_url or target.id
            self.cases.append(Case(target.id, name, answer, urls, found.table[rows], shares, group))


def _targets(path: Path) -> Iterable[tuple[DeadTarget, str | None]]:
    names = ("id", "dead_url", "anchor", "context", "heading", "page_title", "site")
    for _, row in read_json_lines(path):
        answer = row.get("answer")
        target = DeadTarget(archived=None, **{name: str(row.get(name) or "") for name in names})
        yield target, None if answer is None else str(answer)


def _elsewhere(
    targets: Iterable[tuple[DeadTarget, str | None]], pages: Sequence[OwnPage]
) -> Iterable[tuple[DeadTarget, None]]:
    """Targets of other lists, each at one site of these pages, in turn: there is nothing there that could be right."""
    sites = sorted({page.site for page in pages})
    for number, (target, _) in enumerate(targets):
        yield DeadTarget(
            f"{target.id}-elsewhere", target.dead_url, target.anchor, target.context, target.heading, target.page_title,
            sites[number % len(sites)],
        ), None  # fmt: skip


def fit(cases: Sequence[Case], *, meaning: bool) -> Fit:
    """The weights under which the right pages are likeliest to come first, then what their scores are to be."""
    used = [name for name in SIGNS if meaning or name not in _MEANING]
    columns = [SIGNS.index(name) for name in used]
    known = [(case.table[:, columns], case.right) for case in cases if case.right is not None]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, gradient = _HOLD * float(weights @ weights) / 2, _HOLD * weights
        for table, right in known:
            ranks = table @ weights
            likely = np.exp(ranks - ranks.max())
            likely /= likely.sum()
            total -= float(np.log(likely[right] + 1e-12))
            gradient = gradient + table.T @ likely - table[right]
        return total, gradient

    bounds = [(None, 0.0) if name in _DOWNWARD else (0.0, None) for name in used]
    start = np.array([-1.0 if name in _DOWNWARD else 1.0 for name in used])
    found = minimize(loss, start, jac=True, bounds=bounds).x
    weights = Weights(**{name: round(float(value), 2) for name, value in zip(used, found, strict=True)})
    return Fit(weights, _calibration(cases, weights, meaning=meaning))


def _calibration(cases: Sequence[Case], weights: Weights, *, meaning: bool) -> Calibration:
    rows, labels = [], []
    for case in cases:
        if not len(case.urls):
            continue
        top, rank = _top(case, weights)
        if case.answer is None or case.urls[top] == case.answer:
            near = case.table[top, SIGNS.index("meaning")] if meaning else 0.0
            rows.append((1.0, rank, case.shares[top], near))
            labels.append(case.answer is not None)
    table, right = np.array(rows), np.array(labels)
    each = np.where(right, 0.5 / max(1, right.sum()), 0.5 / max(1, (~right).sum())) * len(right)

    def loss(values: Floats) -> tuple[float, Floats]:
        sure = 1 / (1 + np.exp(-(table @ values)))
        total = -float((each * np.log(np.where(right, sure, 1 - sure) + 1e-12)).sum())
        held = values * np.array([0, 1, 1, 1])
        return total + _CALIBRATION_HOLD * float(held @ held) / 2, table.T @ (each * (sure - right)) + (
            _CALIBRATION_HOLD * held
        )

    bounds = [(None, None), (0, None), (0, None), (0, None) if meaning else (0, 0)]
    return Calibration(*(round(float(value), 2) for value in minimize(loss, np.zeros(4), jac=True, bounds=bounds).x))


def _ranks(case: Case, weights: Weights) -> Floats:
    ranks: Floats = case.table @ np.array([getattr(weights, name) for name in SIGNS])
    return ranks


def _top(case: Case, weights: Weights) -> tuple[int, float]:
    ranks = _ranks(case, weights)
    top = int(np.argmax(ranks))
    return top, float(ranks[top])


def figures(cases: Iterable[Case], fitted: Fit) -> dict[str, Figures]:
    """What comes out, set by set."""
    found: defaultdict[str, Figures] = defaultdict(Figures)
    for case in cases:
        counts = found[case.set]
        score = 0.0
        if len(case.urls):
            top, rank = _top(case, fitted.weights)
            score = fitted.calibration.score(rank, float(case.shares[top]), float(case.table[top, -len(_MEANING)]))
        if case.answer is None:
            counts.unrelated += 1
            counts.offered += score >= DEFAULT_MIN_SCORE
            continue
        counts.targets += 1
        if case.right is None:
            continue
        place = int((_ranks(case, fitted.weights) > _ranks(case, fitted.weights)[case.right]).sum())
        counts.first += place == 0
        counts.third += place < 3
        counts.kept += place == 0 and score >= DEFAULT_MIN_SCORE
    return found


def folds(cases: Sequence[Case]) -> list[list[Case]]:
    """The cases in `FOLDS` parts, those of a group together, each set spread evenly."""
    parts: list[list[Case]] = [[] for _ in range(FOLDS)]
    for name in SETS:
        groups = sorted({case.group for case in cases if case.set == name})
        shuffled = np.random.default_rng(5).permutation(len(groups))
        part_of = {groups[int(place)]: number % FOLDS for number, place in enumerate(shuffled)}
        for case in cases:
            if case.set == name:
                parts[part_of[case.group]].append(case)
    return parts


def _print(title: str, found: dict[str, Figures]) -> None:
    for name in SETS:
        print(f"{title:24} {name:12} {found[name]}", flush=True)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder with the sets")
    parser.add_argument("--model", default="", help="a model of meaning, as the setting semantic_model takes it")
    parser.add_argument("--vectors", default=":memory:", help="a file that keeps vectors, so that they are made once")
    chosen = parser.parse_args()
    with closing(sqlite3.connect(chosen.vectors, isolation_level=None)) as kept:
        make_meaning = None
        if chosen.model:
            model = load_model(chosen.model)
            make_meaning = lambda index: Meaning(index, Vectors(kept, model, chosen.model))  # noqa: E731
        bench = _Bench(chosen.data / "matching", make_meaning)
        bench.read()
    meaning = bool(chosen.model)
    parts = folds(bench.cases)
    together: defaultdict[str, Figures] = defaultdict(Figures)
    for number, part in enumerate(parts):
        fitted = fit([case for other in parts if other is not part for case in other], meaning=meaning)
        found = figures(part, fitted)
        _print(f"fold {number + 1}", found)
        for name, counts in found.items():
            for what in ("targets", "first", "third", "kept", "unrelated", "offered"):
                setattr(together[name], what, getattr(together[name], what) + getattr(counts, what))
    _print("all folds", together)
    _print("as the program has it", figures(bench.cases, BY_MEANING_TOO if meaning else BY_WORDS))
    print("all targets together choose", fit(bench.cases, meaning=meaning))


if __name__ == "__main__":
    main()
