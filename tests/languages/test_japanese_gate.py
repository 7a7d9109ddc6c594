"""Typed numbers in Japanese on lists: honest phrases pass, or are notes; typed numbers do not."""

from __future__ import annotations

import pytest

from tests.phrases import LISTS, list_refused

HONEST, TYPED = (
    (LISTS / f"own/ja-{name}.txt").read_text("utf-8").splitlines() for name in ("harmless", "typed")
)


def test_the_lists_are_long_enough() -> None:
    assert len(set(HONEST)) == len(HONEST) >= 300
    assert len(set(TYPED)) == len(TYPED) >= 120
    assert not set(HONEST) & set(TYPED)


def test_honest_phrases_pass_but_for_those_that_are_known() -> None:
    refused = [line for line in HONEST if list_refused("ja", line)]
    assert len(refused) <= 20, refused


def test_every_typed_number_is_refused() -> None:
    assert [line for line in TYPED if not list_refused("ja", line)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一人の専門家と三人の記者が、一人ずつ話した。", ["三"]),
        ("二人で始めた店に二人の客が来た。", ["二"]),
        ("一人が死亡し、一人が重傷を負った。", ["一", "一"]),
        ("人口10万人当たり15.2人だった。", ["15.2"]),
        ("第2次内閣で2位の得票だった。", ["2"]),
        ("3・11の後、3・5倍になった。", ["3・5倍に"]),
        ("図1は10人の回答による。", ["10"]),
        ("2019〜21年に21人が辞めた。", ["21"]),
    ],
)
def test_the_number_is_refused_and_the_phrase_beside_it_is_not(
    text: str, expected: list[str]
) -> None:
    assert list_refused("ja", text) == expected
