"""What joins numbers and says that they fell, in each language's reading."""

from __future__ import annotations

import pytest

from youju.audit.joints import frame_measure, read_joints
from youju.audit.patterns import compiled

DATA = {
    "between": ["至", "-"],
    "margins": ["正負"],
    "spans": {"介於": "至"},
    "classifiers": ["人", "人次"],
    "share": ["%"],
    "first": ["第"],
    "share_of": ["百分之"],
    "part_of": [],
    "numerals": {"三": 3},
    "multipliers": {"十": 10},
    "before": {"over": ["超過"]},
    "after": {"at_least": ["以上"]},
    "falls": ["下降"],
    "fallen": ["減少"],
}


@pytest.mark.parametrize(
    ("before", "fell"),
    [("收入下降", True), ("收入下降超過", True), ("收入下降到", False), ("收入", False)],
)
def test_what_fell_is_said_just_before_its_number(before: str, fell: bool) -> None:
    assert bool(read_joints(DATA)["verbs"][-1][0].search(before)) == fell


@pytest.mark.parametrize(
    ("behind", "lost"),
    [("%減少", True), ("人次以上減少。", True), ("人減少了", False), ("人，減少", False)],
)
def test_or_just_behind_it(behind: str, lost: bool) -> None:
    assert bool(read_joints(DATA)["verbs"][-1][1].match(behind)) == lost


@pytest.mark.parametrize(
    ("behind", "opens"), [("超過三十", True), (" 3.5", True), ("介於3至5", True), ("稅收3", False)]
)
def test_a_number_begins_behind_a_word_of_direction(behind: str, opens: bool) -> None:
    assert bool(read_joints(DATA)["opens"].match(behind)) == opens


def test_a_language_may_lack_words_of_direction() -> None:
    bare = {name: words for name, words in DATA.items() if name not in ("falls", "fallen")}
    joints = read_joints(bare)
    pairs = [*joints["ways"].values(), *joints["verbs"].values()]
    assert not any(
        pattern.search(text) for pair in pairs for pattern in pair for text in ("下降", "")
    )


def test_the_longest_measure_is_taken() -> None:
    found = compiled(frame_measure(DATA)).match("人次以上")
    assert found and found[0] == "人次"
