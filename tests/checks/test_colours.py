"""Colours as readers see them: held by the standards' measures, each pair told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from youju.checks.colours import (
    check_colours,
    measure_distance,
    measure_lightness,
)
from youju.problems import Problems
from youju.theme import HOUSE
from youju.theme.letters import measure_contrast


def tell(**colours: tuple[str, str]) -> list[tuple[str, dict[str, str]]]:
    look = replace(HOUSE, palette={**HOUSE.palette, **colours})
    problems = Problems()
    check_colours(replace(load_fixture(), look=look), problems)
    return [(problem.code, dict(problem.values)) for problem in problems]


def test_the_measures_are_those_of_the_standards() -> None:
    assert measure_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert measure_contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert measure_lightness("#ff0000") == pytest.approx(53.2, abs=0.2)
    assert measure_distance("#ff0000", "#00ff00") > 150
    assert measure_distance("#b34d1b", "#5f7a1b", "deutan") < measure_distance("#b34d1b", "#5f7a1b")


def test_the_house_and_a_change_that_can_be_read_have_no_problem() -> None:
    assert tell() == []
    assert tell(ink=("#101010", "#f4f4f4")) == []


def test_letters_are_told_with_the_paper_on_which_they_are_worst() -> None:
    ((code, values),) = tell(quiet=("#56646e", "#3d4a53"))
    assert code == "look-letters"
    assert (values["name"], values["paper"], values["needed"]) == ("quiet", "dark", "4.5")
    assert float(values["ratio"]) < 3


def test_marks_need_less_than_letters() -> None:
    assert tell(second=("#808c95", "#8fa2ae")) == []
    ((code, values),) = tell(second=("#a9b5bd", "#8fa2ae"))
    assert (code, values["needed"]) == ("look-marks", "3")


def test_two_series_that_red_blind_eyes_do_not_tell_apart_are_told_once() -> None:
    told = tell(third=("#b34f1e", "#a979cf"))
    assert [(code, values["one"]) for code, values in told] == [("look-alike", "accent (#b34d1b)")]


def test_only_series_are_held_apart() -> None:
    look = replace(
        HOUSE,
        palette={**HOUSE.palette, "third": ("#b34f1e", "#a979cf")},
        series=("main", "accent", "second"),
    )
    problems = Problems()
    check_colours(replace(load_fixture(), look=look), problems)
    assert not problems
