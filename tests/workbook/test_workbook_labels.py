"""Every state and reason has words, and the words agree with the verdicts."""

from __future__ import annotations

import pytest

from brokenlinks.checking import state_of
from brokenlinks.models import Reason, State
from brokenlinks.workbook.by_hand_words import WHAT_TO_DO
from brokenlinks.workbook.labels import REASONS, STATES


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_label_of_its_state(reason: Reason) -> None:
    label = REASONS[reason]
    assert label.state is state_of(reason)
    assert label.short
    assert len(label.short) <= 20
    assert label.meaning.endswith(".")


def test_every_state_is_explained() -> None:
    assert set(STATES) == set(State)


def test_what_to_do_is_told_of_every_unclear_reason() -> None:
    assert set(WHAT_TO_DO) == {reason for reason, label in REASONS.items() if label.state is State.UNCLEAR}
    assert all(text.endswith(".") for text in WHAT_TO_DO.values())


def test_short_labels_differ() -> None:
    assert len({label.short for label in REASONS.values()}) == len(REASONS)
