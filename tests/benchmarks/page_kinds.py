"""How well pages are told apart: `python -m tests.benchmarks.page_kinds DATA_FOLDER`.

Prints, for the pages of `page_labels`: precision and recall of "a list worth pitching" at the default of
`min_page_score`, the areas under the ROC and the precision-recall curve, what each kind was taken for; and the same for
weights that were chosen without the pages they are tried on (k folds, sites kept whole). Borderline pages count apart.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from brokenlinks.config.settings import Settings
from brokenlinks.pages.appraisal import BIAS, appraise, measures, weights
from tests.benchmarks import page_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tests.benchmarks.page_labels import Labelled

    Floats = npt.NDArray[np.float64]

FOLDS: Final = 5
#: How firmly chosen weights are held to the ones that stand in the program (ridge, in log-odds squared).
_HOLD: Final = 1.0
#: Newton's; they settle after ten.
_STEPS: Final = 20


class Figures(NamedTuple):
    """How many were told apart."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what is kept, the share that is worth it."""
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        """Of what is worth it, the share that is kept."""
        return self.hits / max(1, self.hits + self.missed)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}, recall {self.recall:.3f} "
            f"({self.hits} kept rightly, {self.false} wrongly, {self.missed} missed)"
        )


def cut() -> float:
    """The default of `min_page_score`."""
    return float(Settings.model_fields["min_page_score"].default)


def figures(scores: Sequence[float], lists: Sequence[bool], at: float) -> Figures:
    """Precision and recall of the scores at a cut."""
    kept = Counter((score >= at, is_list) for score, is_list in zip(scores, lists, strict=True))
    return Figures(kept[True, True], kept[True, False], kept[False, True])


def roc_area(scores: Sequence[float], lists: Sequence[bool]) -> float:
    """How often a list scores higher than what is none; ties count half."""
    yes = [score for score, is_list in zip(scores, lists, strict=True) if is_list]
    no = [score for score, is_list in zip(scores, lists, strict=True) if not is_list]
    return sum((one > other) + (one == other) / 2 for one in yes for other in no) / max(1, len(yes) * len(no))


def average_precision(scores: Sequence[float], lists: Sequence[bool]) -> float:
    """The area under the precision-recall curve: the mean, over all lists, of the precision down to each."""
    ranked = [is_list for _, is_list in sorted(zip(scores, lists, strict=True), key=lambda pair: (-pair[0], pair[1]))]
    found, total = 0, 0.0
    for place, is_list in enumerate(ranked, 1):
        found += is_list
        total += is_list * found / place
    return total / max(1, found)


def chosen_weights(signs: Floats, lists: Floats) -> Floats:
    """The weights, the bias first, that fit these pages best and are not far from those of the program."""
    held = np.array([BIAS, *weights().values()])
    found = held.copy()
    for _ in range(_STEPS):
        likely = _probability(signs, found)
        slope = signs.T @ (likely - lists) + _HOLD * (found - held)
        bend = (signs.T * (likely * (1 - likely))) @ signs + _HOLD * np.eye(len(held))
        found -= np.linalg.solve(bend, slope)
        # What speaks for a list never comes to speak against it.
        found[1:] = np.where(held[1:] > 0, np.maximum(found[1:], 0), np.minimum(found[1:], 0))
    return found


def out_of_fold_scores(pages: list[Labelled]) -> tuple[list[float], list[int]]:
    """For each page, its score by weights that were chosen without its fold; and the fold."""
    signs = np.array([[1.0, *measures(page.page).values()] for page in pages])
    lists = np.array([float(page.worth == "yes") for page in pages])
    fold_of = page_labels.folds(pages, FOLDS)
    folds = np.array(fold_of)
    scores = np.zeros(len(pages))
    for fold in range(FOLDS):
        inside = folds == fold
        scores[inside] = 100 * _probability(signs[inside], chosen_weights(signs[~inside], lists[~inside]))
    return scores.tolist(), fold_of


def _probability(signs: Floats, by: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-(signs @ by)))
    return found


def main() -> None:
    """Read the pages, and print all figures."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.page_kinds", description=__doc__)
    parser.add_argument("data", type=Path, help="a folder with pages/ and realweb/, and ../lab/realweb.py")
    data = parser.parse_args().data
    by_source = {"pages": page_labels.saved_pages(data)}
    if page_labels.can_render(data):
        by_source["realweb"] = page_labels.realweb_pages(data)
    else:
        print("Without realweb: its pages are rendered by ../lab/realweb.py, which needs the package markdown.\n")
    everything = [page for pages in by_source.values() for page in pages]
    for name, pages in {**by_source, "both": everything}.items():
        _print_source(name, pages)
    _print_kinds(everything)
    _print_folds([page for page in everything if page.worth != "borderline"])
    _print_times(everything)


def _print_source(name: str, pages: list[Labelled]) -> None:
    decided = [page for page in pages if page.worth != "borderline"]
    lists = [page.worth == "yes" for page in decided]
    scores = [appraise(page.page).score for page in decided]
    print(f"{name}: {len(decided)} pages, {sum(lists)} of them lists worth pitching; cut {cut():g}")
    print(f"  no niche:        {figures(scores, lists, cut())}")
    print(f"                   {_areas(scores, lists)}")
    about = [appraise(page.page, page.niche).score for page in decided]
    print(f"  niche its topic: {figures(about, lists, cut())}")
    strange = [appraise(page.page, other.niche) for page, other in zip(decided, decided[1:] + decided[:1], strict=True)]
    off = sum("off topic" in " ".join(found.reasons) for found in strange)
    print(f"  niche another page's topic: {off} of {len(decided)} are said to be off topic")
    unsure = [page for page in pages if page.worth == "borderline"]
    kept = sum(appraise(page.page).score >= cut() for page in unsure)
    print(f"  borderline pages: {kept} of {len(unsure)} kept")
    for page, is_list, score in zip(decided, lists, scores, strict=True):
        if is_list != (score >= cut()):
            print(f"  {'missed' if is_list else 'wrongly kept'}: {page.name} ({score:g})")
    print()


def _areas(scores: Sequence[float], lists: Sequence[bool]) -> str:
    return f"ROC area {roc_area(scores, lists):.3f}, average precision {average_precision(scores, lists):.3f}"


def _print_kinds(pages: list[Labelled]) -> None:
    print("What a person called a page, and what it was taken for:")
    taken = Counter((page.kind, appraise(page.page).kind) for page in pages)
    for kind in dict.fromkeys(page.kind for page in pages):
        row = ", ".join(f"{count} {found}" for (said, found), count in taken.most_common() if said == kind)
        print(f"  {kind}: {row}")
    print()


def _print_folds(pages: list[Labelled]) -> None:
    scores, fold_of = out_of_fold_scores(pages)
    lists = [page.worth == "yes" for page in pages]
    print(f"Weights chosen anew, {FOLDS} folds, each judged by weights that were chosen without it:")
    for fold in range(FOLDS):
        inside = [at for at, found in enumerate(fold_of) if found == fold]
        of_fold = figures([scores[at] for at in inside], [lists[at] for at in inside], cut())
        print(f"  fold {fold}: {len(inside)} pages, {of_fold}")
    print(f"  all:    {figures(scores, lists, cut())}")
    print(f"          {_areas(scores, lists)}")
    signs = np.array([[1.0, *measures(page.page).values()] for page in pages])
    found = chosen_weights(signs, np.array(lists, dtype=float))
    print("Weights in the program, and as all pages together would have them:")
    held = {"bias": BIAS, **weights()}
    print("  " + ", ".join(f"{name} {was:g} → {now:.1f}" for (name, was), now in zip(held.items(), found, strict=True)))
    print()


def _print_times(pages: list[Labelled]) -> None:
    times = []
    for page in pages:
        start = time.process_time()
        appraise(page.page, page.niche)
        times.append(1000 * (time.process_time() - start))
    print(f"An appraisal takes {statistics.median(times):.2f} ms at the median, {max(times):.1f} ms at most.")


if __name__ == "__main__":
    main()
