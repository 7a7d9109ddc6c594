"""as_printed is held against value, unit and qualifier, in the source's own language."""

import pytest

from tests.tabling import HEADER, LANGUAGES, SOURCES, UNITS, figures_of, read_table, row
from youju.languages import QUALIFIERS
from youju.model import Unit
from youju.problems import Problems
from youju.tables.figures import parse_figures

GOOD = [
    row("a", "43000", as_printed="4.3萬人"),
    row("a", "4.3萬", as_printed="43,000人"),
    row("a", "43000", as_printed="４．３萬人"),
    row("a", "489000", qualifier="at_least", as_printed="48.9萬人以上"),
    row("a", "52000", qualifier="nearly", as_printed="近5.2萬人"),
    row("a", "250000", qualifier="passed", as_printed="突破25萬"),
    row("a", "24000", qualifier="over", as_printed="24000多人"),
    row("a", "30000000", "yuan", as_printed="3000萬元"),
    row("a", "17.6", "percent", as_printed="17.6%"),
    row("a", "17.6%", "percent", as_printed="17.6%"),
    row("a", "43000", source="paper", as_printed="43,000 people"),
    row("a", "30000000", "yuan", source="paper", as_printed="30 million yuan"),
    row("a", "43000", qualifier="over", source="paper", as_printed="more than 43,000 people"),
]


@pytest.mark.parametrize("line", GOOD)
def test_what_the_source_prints(line: str) -> None:
    figures, codes = figures_of(line)
    assert not codes
    assert set(figures) == {"a"}


@pytest.mark.parametrize("line", GOOD)
def test_one_wrong_digit_is_refused(line: str) -> None:
    """Each digit of value and as_printed is changed in turn."""
    value, printed = (
        line.split(",")[4],
        line[line.index('"report"' if "report" in line else '"paper"') :],
    )
    for cell in (value, printed):
        for position, character in enumerate(cell):
            if character.isascii() and character.isdigit():
                other = "7" if character != "7" else "8"
                wrong = cell[:position] + other + cell[position + 1 :]
                _, codes = figures_of(line.replace(cell, wrong, 1))
                assert codes, wrong


@pytest.mark.parametrize("line", GOOD)
def test_another_qualifier_is_refused(line: str) -> None:
    cells = line.split('","')
    # In English "more than" words 以上 too: reference for both is docs/numbers.md.
    allowed = {cells[6] or "exact"} | ({"at_least"} if "more than" in line else set())
    for qualifier in QUALIFIERS:
        cells[6] = qualifier
        codes = figures_of('","'.join(cells))[1]
        assert codes == ([] if qualifier in allowed else ["figure-print-qualifier"])


def test_the_written_precision_is_the_sources() -> None:
    figures, _ = figures_of(
        row("a", "43000", as_printed="4.3萬人"), row("b", "4.30萬", as_printed="4.3萬人")
    )
    assert [figure.quantity.quantum for figure in figures.values()] == [1000, 1000]
    assert str(figures["b"].quantity.value) == "43000"


HONEST = [
    *(
        ("上百人", "100", "at_least"),
        ("上千人", "1000", "at_least"),
        ("上萬人", "10000", "at_least"),
    ),
    *(("上億人", "100000000", "at_least"), ("數百人", "100", "at_least")),
    *(("成百上千人", "100", "at_least"), ("數十萬人", "100000", "at_least")),
    *(("幾千人", "1000", "at_least"), ("好幾百人", "100", "at_least"), ("十幾人", "10", "over")),
    *(("過百人", "100", "over"), ("過萬人", "10000", "over"), ("破億人", "100000000", "passed")),
    *(("約3萬多人", "30000", "over"), ("約3萬多人", "30000", "about"), ("約百餘人", "100", "over")),
    *(("至少3萬多人", "30000", "over"), ("至少3萬多人", "30000", "at_least")),
]
HONEST_ENGLISH = [
    *(("a quarter of a million people", "250000", "exact"), ("half a dozen people", "6", "exact")),
    ("nearly three quarters of a million people", "750000", "nearly"),
    *(("hundreds of people", "100", "at_least"), ("a few thousand people", "1000", "at_least")),
    ("tens of thousands of people", "10000", "at_least"),
    *(("a hundred or so people", "100", "about"), ("upward of 300 people", "300", "over")),
]


@pytest.mark.parametrize(("printed", "value", "qualifier"), HONEST)
def test_an_honest_print_is_accepted(printed: str, value: str, qualifier: str) -> None:
    _, codes = figures_of(row("a", value, qualifier=qualifier, as_printed=printed))
    assert codes == []


@pytest.mark.parametrize(("printed", "value", "qualifier"), HONEST_ENGLISH)
def test_an_honest_english_print_is_accepted(printed: str, value: str, qualifier: str) -> None:
    line = row("a", value, qualifier=qualifier, source="paper", as_printed=printed)
    assert figures_of(line)[1] == []


@pytest.mark.parametrize(
    ("printed", "value", "qualifier", "code"),
    [
        ("數百人", "300", "about", "figure-print-vague"),
        ("數百人", "300", "at_least", "figure-print-vague"),
        ("上百人", "100", "", "figure-print-vague"),
        ("三分之一百萬人", "333333", "about", "figure-unreadable-print"),
        ("近3萬多人", "30000", "over", "figure-unreadable-print"),
        ("過百人", "100", "", "figure-print-qualifier"),
    ],
)
def test_what_a_print_does_not_say_is_told_once(
    printed: str, value: str, qualifier: str, code: str
) -> None:
    assert figures_of(row("a", value, qualifier=qualifier, as_printed=printed))[1] == [code]


def test_a_print_in_another_unit_names_all_that_it_may_be_in() -> None:
    lines = {key: Unit(key, "count", {"zh": {"other": "{n}條"}}) for key in ("item", "route")}
    problems = Problems()
    table = read_table("\n".join([HEADER, row("a", "5", as_printed="5條"), ""]), problems)
    assert table
    parse_figures(table, UNITS | lines, LANGUAGES, problems, SOURCES)
    (problem,) = problems
    assert problem.code == "figure-print-unit"
    assert "whose unit reads as item, route; the column unit says person" in problem.sentence("en")
