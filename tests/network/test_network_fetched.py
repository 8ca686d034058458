"""What is said of an answer."""

from __future__ import annotations

import pytest

from brokenlinks.network.fetch import status_in_words


@pytest.mark.parametrize(
    ("status", "words"), [(404, "404 Not Found"), (410, "410 Gone"), (999, "999"), (0, "0"), (-1, "-1")]
)
def test_a_status_in_words(status: int, words: str) -> None:
    assert status_in_words(status) == words
