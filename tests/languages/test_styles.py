"""What a style says: its words for plans and forecasts, and for 10 to the twelfth."""

from __future__ import annotations

import pytest

from youju.languages import STATUSES, list_statuses, list_trillions, read_style


@pytest.mark.parametrize(
    ("tag", "words"), [("zh-Hant", ("萬億", "兆")), ("en", ("trillion",)), ("ja", ("兆",))]
)
def test_a_site_may_choose_among_the_words_for_a_trillion(tag: str, words: tuple[str, ...]) -> None:
    assert list_trillions(read_style(tag)) == words


def test_a_status_is_told_with_the_words_of_each_language() -> None:
    told = list_statuses([read_style("zh-Hant"), read_style("en")])
    assert told == "plan (計劃, planned), forecast (預測)"
    assert list_statuses([]) == ", ".join(STATUSES)
