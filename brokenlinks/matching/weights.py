"""How much each sign counts: fitted by `tests/benchmarks/matching.py`, which also tells how well."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """What a page's rank for a target is made of: each sign × its weight, added up."""

    shared: float  #: words of target and page, by rarity, by the place they come from, and by BM25 over all columns
    titled: float  #: words by which the dead page was called that are in the page's title
    told: float  #: words of the sentence around the link that the page is called by
    alike: float  #: words by which it was called that are nearly those by which the page is
    dated: float  #: the page's address has a date, and the dead one has none: news does not take a lasting page's place
    section: float  #: on the dead page's own host: the page of the section it stood in, when no page is called alike
    meaning: float = 0.0  #: likeness of the two texts to a model of meaning
    named: float = 0.0  #: likeness of the two names to it


@dataclass(frozen=True, slots=True)
class Calibration:
    """From a rank to the chance that the page is the right one: a logistic function of these."""

    constant: float
    rank: float
    share: float  #: of all that is known of the target, the part that speaks for the page
    meaning: float = 0.0

    def score(self, rank: float, share: float, meaning: float = 0.0) -> float:
        """0–100: the chance in a hundred."""
        sure = self.constant + self.rank * rank + self.share * share + self.meaning * meaning
        return 100 / (1 + math.exp(-sure))


@dataclass(frozen=True, slots=True)
class Fit:
    """All that one way to match goes by."""

    weights: Weights
    calibration: Calibration


#: The names of the signs, in the order in which they stand in a table of them.
SIGNS: Final = tuple(field.name for field in fields(Weights))

BY_WORDS: Final = Fit(
    Weights(shared=5.05, titled=4.71, told=3.21, alike=6.8, dated=-4.02, section=6.04),
    Calibration(constant=-5.63, rank=0.79, share=10.7),
)

BY_MEANING_TOO: Final = Fit(
    Weights(shared=3.62, titled=0.46, told=1.77, alike=5.21, dated=-4.29, section=5.62, meaning=5.82, named=2.34),
    Calibration(constant=-7.33, rank=0.91, share=5.53, meaning=2.78),
)
