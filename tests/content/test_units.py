"""units.toml: what an editor may write, and what is reported where."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wording import LANGUAGES, UNITS
from youju.content.units import read_units
from youju.model import UNIT_KINDS, Language, Origin, Unit
from youju.problems import Problem, Problems, read_sentences
from youju.problems.hints import hint

GOOD = (
    '[bridge]\nkind = "count"\nzh = "{n}座橋"\nen = { one = "{n} bridge", other = "{n} bridges" }\n'
)
SPOKEN = {code: language for code, language in LANGUAGES.items() if code != "ja"}


def read(
    text: str | bytes, languages: Mapping[str, Language] = SPOKEN
) -> tuple[Mapping[str, Unit], list[Problem]]:
    problems = Problems()
    content = text if isinstance(text, bytes) else text.encode()
    return read_units(content, "site_src/units.toml", languages, problems), list(problems)


def test_forms_in_every_language() -> None:
    units, problems = read(GOOD + 'also_zh = ["{n}條橋"]\nbare_en = "{n}x"\n')
    assert not problems
    assert units["bridge"].kind == "count"
    assert units["bridge"].forms == {
        "zh": {"other": "{n}座橋", "also 1": "{n}條橋"},
        "en": {"one": "{n} bridge", "other": "{n} bridges", "bare": "{n}x"},
        "zh-hans": {"other": "{n}座桥", "also 1": "{n}条桥"},
    }


def test_a_derived_language_may_have_words_of_its_own() -> None:
    units, problems = read(GOOD + 'zh-hans = "{n}孔桥"\n')
    assert not problems
    assert units["bridge"].forms["zh-hans"] == {"other": "{n}孔桥"}


def test_words_in_a_language_that_the_site_lacks_are_no_problem() -> None:
    units, problems = read(GOOD, {"en": LANGUAGES["en"]})
    assert not problems
    assert set(units["bridge"].forms) == {"en"}


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    units, problems = read(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert (list(units), problems) == (["bridge"], [])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (GOOD.replace("count", "cuont"), "units-unknown-kind", 2),
        (GOOD + "per = 1000\n", "units-wrong-per", 5),
        (GOOD.replace("count", "ratio") + "per = 1500\n", "units-wrong-per", 5),
        (GOOD.replace("count", "ratio") + 'per = "1000"\n', "units-wrong-per", 5),
        (GOOD.replace('kind = "count"\n', ""), "units-unknown-kind", 1),
        (GOOD.replace("{n}座橋", "座橋"), "units-wrong-form", 3),
        (GOOD.replace("{n}座橋", "{n}{n}座橋"), "units-wrong-form", 3),
        (GOOD.replace("other =", "others ="), "units-wrong-form", 4),
        (GOOD.replace(', other = "{n} bridges"', ""), "units-wrong-form", 4),
        (GOOD.replace('"{n}座橋"', "3"), "units-wrong-form", 3),
        (GOOD + 'also_zh = "{n}條"\n', "units-wrong-form", 5),
        (GOOD + 'also_zh = ["條"]\n', "units-wrong-form", 5),
        (GOOD + 'bare_zh = { other = "{n}" }\n', "units-wrong-form", 5),
        (GOOD + 'als_zh = ["{n}條"]\n', "units-unknown-key", 5),
        (GOOD.replace('zh = "{n}座橋"\n', ""), "units-missing-language", 1),
        ('bridge = "{n}座橋"\n', "units-not-a-unit", 1),
    ],
)
def test_mistakes_are_named_at_their_line(text: str, code: str, line: int) -> None:
    units, problems = read(text)
    assert units == {}
    first = problems[0]
    assert (first.code, first.origin) == (code, Origin("site_src/units.toml", line))


def test_a_good_unit_survives_its_neighbour_and_all_mistakes_are_shown() -> None:
    units, problems = read("[wrong]\n" + GOOD)
    assert list(units) == ["bridge"]
    assert {p.code for p in problems} == {"units-unknown-kind", "units-missing-language"}


def test_a_fault_of_syntax_is_reported() -> None:
    units, problems = read("[bridge\n")
    assert units == {}
    assert len(problems) == 1


def test_every_problem_of_units_speaks_both_languages() -> None:
    names = ("unit", "kind", "key", "value", "shape", "language", "id", "one", "other")
    values = dict.fromkeys(names, "x")
    values |= hint("counts", ["count"])
    codes = [code for code in read_sentences() if code.startswith("units-")]
    assert len(codes) == 7
    for code in codes:
        for sentence in read_sentences()[code].values():
            assert sentence.format_map(values)


@given(st.text(max_size=60), st.integers(0, len(GOOD)))
def test_no_damage_raises(text: str, place: int) -> None:
    units, problems = read((GOOD[:place] + text + GOOD[place:]).encode("utf-8", "replace"))
    assert problems or all(set(unit.forms) == set(SPOKEN) for unit in units.values())


def test_the_sites_own_units_have_every_kind() -> None:
    assert {unit.kind for unit in UNITS.values()} == set(UNIT_KINDS)


def test_a_new_language_is_asked_for_in_every_unit() -> None:
    languages = {**SPOKEN, "ja": Language("ja", "ja", "日本語")}
    units, problems = read(GOOD, languages)
    assert units == {}
    assert [p.code for p in problems] == ["units-missing-language"]
    assert 'ja = "..."' in problems[0].mend("en")
