"""What to write next: dead pages that no page of the user's fits, put together by what they were about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.analysis.frames import frame
from brokenlinks.matching.stems import stem, stems
from brokenlinks.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from brokenlinks.analysis.finished_crawl import FinishedCrawl
    from brokenlinks.workbook_data import DeadTargetRow, Prospect

#: Two dead pages belong together when the cosine of their words, each weighed by how rare it is, is this or more. Of
#: the pairs so made of 132 dead pages, 58 % have the same page to take their place, and 36 % of such pairs are made;
#: with 0.3 it is 67 and 29 %. The words of addresses, beside those of anchors, made it no better.
ALIKE: Final = 0.25
#: A word that more than this share of the dead pages have names the niche, and no subject in it …
_COMMON: Final = 0.5
#: … once there are so many that a share says something.
_FEW: Final = 6
#: What a page is called says more of it than the sentences around its links.
_NAME_WEIGHT: Final = 2.0
#: Of a page whose score is not known.
_UNKNOWN_SCORE: Final = 50.0
_TOPIC_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Idea:
    """An article that could be written."""

    topic: tuple[str, ...]  #: words of the dead pages, those that most of them share first
    targets: tuple[DeadTargetRow, ...]  #: the dead pages that it would take the place of, most linked first
    prospects: tuple[Prospect, ...]  #: whom to write to once it is there: one for each page, the best page first
    worth: float  #: the sum over their sites of the best page's score, in hundreds: 2.0 is two sites with perfect pages

    @property
    def sites(self) -> int:
        """Different sites that link to the dead pages: a site's hundred pages are one keeper's work."""
        return len({prospect.site for prospect in self.prospects})


def ideas(crawl: FinishedCrawl) -> list[Idea]:
    """Articles to write, the most worthwhile first.

    Dead pages are put together greedily: each, the most worthwhile first, joins the idea whose words are most like its
    own, or begins one. The words of the run's keyword do not count, as all have them.
    """
    pitched: defaultdict[str, list[Prospect]] = defaultdict(list)
    for prospect in crawl.data.prospects:
        pitched[urls.canonical(prospect.dead_url)].append(prospect)
    targets = {target.dead_url: target for target in crawl.data.to_write}
    pages = {url: pitched[urls.canonical(url)] for url in targets}
    order = sorted(targets, key=lambda url: (-_worth(pages[url]), url))
    vectors = _vectors([targets[url] for url in order], crawl.data.summary.keyword)
    found = []
    for members in _groups(vectors):
        group = [targets[order[member]] for member in members]
        prospects = _one_a_page(prospect for target in group for prospect in pages[target.dead_url])
        topic = _topic(group, [vectors[member] for member in members])
        found.append(Idea(topic, tuple(group), prospects, _worth(prospects)))
    return sorted(found, key=lambda idea: (-idea.worth, -len(idea.targets), idea.targets[0].dead_url))


def idea_table(found: Sequence[Idea]) -> pd.DataFrame:
    """A row for each idea: topic, worth, sites, pages, dead pages, it was about; numbered from 1."""
    import pandas as pd

    rows = [
        {
            "topic": ", ".join(idea.topic) or idea.targets[0].about or idea.targets[0].dead_url,
            "worth": round(idea.worth, 2),
            "sites": idea.sites,
            "pages": len(idea.prospects),
            "dead pages": len(idea.targets),
            "it was about": idea.targets[0].about,
        }
        for idea in found
    ]
    table = frame(rows, "topic", "worth", "sites", "pages", "dead pages", "it was about")
    return table.set_index(pd.RangeIndex(1, len(rows) + 1, name="idea"))


def targets_of(found: Sequence[Idea]) -> pd.DataFrame:
    """The dead pages of each idea: idea (its number), dead page, it was about, pages, called, archived copy."""
    rows = [
        {
            "idea": number,
            "dead page": target.dead_url,
            "it was about": target.about,
            "pages": target.pages,
            "called": " | ".join(target.anchors),
            "archived copy": target.archived.copy if target.archived else "",
        }
        for number, idea in enumerate(found, 1)
        for target in idea.targets
    ]
    return frame(rows, "idea", "dead page", "it was about", "pages", "called", "archived copy")


def pages_to_pitch(found: Sequence[Idea]) -> pd.DataFrame:
    """Whom to write to: idea (its number), page, title, site, page score, dead link, anchor text, section."""
    rows = [
        {
            "idea": number,
            "page": prospect.page_url,
            "title": prospect.page_title,
            "site": prospect.site,
            "page score": prospect.page_score,
            "dead link": prospect.dead_link,
            "anchor text": prospect.anchor,
            "section": prospect.heading,
        }
        for number, idea in enumerate(found, 1)
        for prospect in idea.prospects
    ]
    return frame(rows, "idea", "page", "title", "site", "page score", "dead link", "anchor text", "section")


def _score_of(prospect: Prospect) -> float:
    return _UNKNOWN_SCORE if prospect.page_score is None else prospect.page_score


def _worth(prospects: Iterable[Prospect]) -> float:
    best: dict[str, float] = {}
    for prospect in prospects:
        best[prospect.site] = max(best.get(prospect.site, 0.0), _score_of(prospect))
    return sum(best.values()) / 100


def _one_a_page(prospects: Iterable[Prospect]) -> tuple[Prospect, ...]:
    """One page, one mail, whatever number of its links the article would mend."""
    by_page: dict[str, Prospect] = {}
    for prospect in prospects:
        by_page.setdefault(prospect.page_url, prospect)
    return tuple(sorted(by_page.values(), key=lambda prospect: (-_score_of(prospect), prospect.page_url)))


def _vectors(targets: Sequence[DeadTargetRow], keyword: str) -> list[dict[str, float]]:
    """Stem → weight for each dead page, of length 1; empty when nothing telling is known of it."""
    niche = set(stems(keyword, ""))
    counted = []
    for target in targets:
        weights: defaultdict[str, float] = defaultdict(float)
        for word in set(stems(target.about, "")):
            weights[word] += _NAME_WEIGHT
        for word in {stem(word, "") for word in target.words}:
            weights[word] += 1.0
        counted.append({word: weight for word, weight in weights.items() if word not in niche and not word.isdigit()})
    used_by = Counter(word for weights in counted for word in weights)
    most = _COMMON * len(targets) if len(targets) >= _FEW else len(targets)
    return [
        _of_length_1(
            {
                word: weight * (1 + math.log(len(targets) / used_by[word]))
                for word, weight in weights.items()
                if used_by[word] <= most
            }
        )
        for weights in counted
    ]


def _of_length_1(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def _groups(vectors: Sequence[Mapping[str, float]]) -> list[list[int]]:
    """Numbers of the vectors that belong together, in the order given."""
    groups: list[list[int]] = []
    sums: list[defaultdict[str, float]] = []
    lengths: list[float] = []
    with_word: defaultdict[str, set[int]] = defaultdict(set)
    for number, vector in enumerate(vectors):
        products: defaultdict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for group in with_word[word]:
                products[group] += weight * sums[group][word]
        likeness = {group: product / lengths[group] for group, product in products.items()}
        best = max(likeness, key=lambda group: (likeness[group], -group), default=-1)
        if best < 0 or likeness[best] < ALIKE:
            best = len(groups)
            groups.append([])
            sums.append(defaultdict(float))
            lengths.append(0.0)
        groups[best].append(number)
        for word, weight in vector.items():
            sums[best][word] += weight
            with_word[word].add(best)
        lengths[best] = math.sqrt(sum(weight * weight for weight in sums[best].values()))
    return groups


def _topic(targets: Sequence[DeadTargetRow], vectors: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    """The words that weigh most, as they are most often written."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for target in targets:
        for word in (*words(target.about), *target.words):
            written[stem(word, "")][word.casefold()] += 1
    weights: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, weight in vector.items():
            weights[word] += weight
    best = sorted(weights, key=lambda word: (-weights[word], word))[:_TOPIC_WORDS]
    return tuple(written[word].most_common(1)[0][0] for word in best)
