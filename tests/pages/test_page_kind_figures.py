"""How well lists worth pitching are told apart on saved pages of the web, where the data is on this machine."""

from __future__ import annotations

import pytest

from brokenlinks.pages.appraisal import CUT, appraise
from tests.benchmarks import page_kinds, page_labels


def labelled() -> list[page_labels.Labelled]:
    data = page_labels.data_folder()
    if data is None:
        pytest.skip("no saved pages here: set BROKENLINKS_TEST_DATA to a folder that has pages/ and realweb/")
    if not page_labels.can_render(data):
        pytest.skip("realweb's pages cannot be rendered here: lab/realweb.py beside the data, or markdown, is missing")
    return [
        page for page in page_labels.saved_pages(data) + page_labels.realweb_pages(data) if page.worth != "borderline"
    ]


def test_lists_are_kept_and_the_rest_is_not() -> None:
    pages = labelled()
    lists = [page.worth == "yes" for page in pages]
    for scores in (
        [appraise(page.page).score for page in pages],
        [appraise(page.page, page.niche).score for page in pages],
    ):
        found = page_kinds.figures(scores, lists, page_kinds.cut())
        assert found.recall >= 0.95, found
        assert found.precision >= 0.75, found
        assert page_kinds.roc_area(scores, lists) >= 0.97
    # By weights that were chosen without the pages of the same site.
    scores, _ = page_kinds.out_of_fold_scores(pages)
    found = page_kinds.figures(scores, lists, page_kinds.cut())
    assert found.recall >= 0.9, found
    assert found.precision >= 0.75, found


def test_the_setting_and_the_score_mean_the_same_cut() -> None:
    assert page_kinds.cut() == CUT


def test_areas() -> None:
    lists = [True, False, True, False]
    assert page_kinds.roc_area([4, 3, 2, 1], lists) == 0.75
    assert page_kinds.roc_area([1, 1, 1, 1], lists) == 0.5
    assert page_kinds.average_precision([4, 3, 2, 1], lists) == pytest.approx((1 + 2 / 3) / 2)
    assert page_kinds.figures([4, 3, 2, 1], lists, 3) == (1, 1, 1)
