"""A figures table: what it becomes, and that damage is never silent."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.tabling import (
    FILE,
    FOLDER,
    HEADER,
    LANGUAGES,
    SOURCES,
    UNITS,
    check_told,
    figures_of,
    read_figures,
    read_table,
    row,
)
from youju.model import Figure, Origin, Quantity
from youju.problems import Problems
from youju.tables.figures import parse_figures

CLEAN = "\n".join(
    [
        HEADER,
        row("guests", "43000", group="people", as_printed="4.3萬人"),
        row("staff", "120", group="people", as_printed="120人"),
        row("share", "45", "percent", as_printed="45%"),
        row("all_people", formula="sum(people)"),
        "",
    ]
).replace('"', "")
CASES = sorted(FOLDER.glob("*/input.csv"))


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", ""),
        ("plan", "plan"),
        ("Forecast", "forecast"),
        ("計劃", "plan"),
        ("計畫", "plan"),
        ("计划", "plan"),
        ("Target", "plan"),
        ("預計", "forecast"),
        ("預估", "forecast"),
        ("預測", "forecast"),
        ("planned", "plan"),
    ],
)
def test_a_plan_may_be_called_so_in_the_words_of_a_language(written: str, status: str) -> None:
    problems = Problems()
    text = (
        "id,group,label_zh,label_en,value,unit,qualifier,period,status,source,locator,as_printed,"
        "note_zh,note_en,formula,round\n"
        f"guests,,參觀人數,Visitors,43000,person,exact,2030,{written},report,2,4.3萬人,,,,\n"
    )
    assert read_figures(text, problems)["guests"].status == status
    assert not problems


def test_a_row_becomes_a_figure() -> None:
    problems = Problems()
    text = (
        "id,group,label_zh,label_en,value,unit,qualifier,period,source,locator,as_printed,note_zh,"
        "note_en,formula,round,colour\n"
        "guests,people,參觀人數,Visitors,4.3萬,person,nearly,2024,report,2,近4.3萬人,註,Note,,,red\n"
    )
    figures = read_figures("\ufeff" + text, problems)
    assert not problems
    assert figures == {
        "guests": Figure(
            id="guests",
            group="people",
            label=figures["guests"].label,
            quantity=Quantity(Decimal(43000), "person", "nearly", Decimal(1000)),
            period="2024",
            source="report",
            locator="2",
            as_printed="近4.3萬人",
            note=figures["guests"].note,
            formula="",
            extra={"colour": "red"},
            origin=Origin(FILE, 2, 1),
        )
    }
    assert dict(figures["guests"].label) == {
        "zh": "參觀人數",
        "en": "Visitors",
        "zh-hans": "参观人数",
    }


def test_only_the_needed_columns() -> None:
    problems = Problems()
    text = "id,label_zh,label_en,value,unit,source,as_printed\na,人數,People,5,person,report,5人\n"
    (figure,) = read_figures(text, problems).values()
    assert not problems
    assert (figure.quantity.qualifier, figure.period, figure.note, figure.extra) == (
        "exact",
        "",
        None,
        {},
    )


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("encoding", CLEAN.encode("utf-16")),
        ("encoding", CLEAN.encode("gb18030")),
        ("encoding", CLEAN.encode("utf-8-sig")),
        ("line ends", CLEAN.replace("\n", "\r\n").encode()),
        ("separator", CLEAN.replace(",", ";").encode()),
        ("separator", CLEAN.replace(",", "\t").encode("utf-16")),
        ("Excel's line", b"sep=,\r\n" + CLEAN.encode()),
        ("blank columns and rows", CLEAN.replace("\n", ",,,\n,,\n").encode()),
        ("full-width digits", CLEAN.replace("43000", "４３０００").encode()),
        ("thousands", CLEAN.replace("43000", '"43,000"').encode()),
        ("萬", CLEAN.replace("43000", "4.3萬").encode()),
        ("spaces", CLEAN.replace("43000", " 43000\u00a0").encode()),
        ("percent", CLEAN.replace("45,percent", "45%,percent").encode()),
    ],
)
def test_the_same_table_as_editors_leave_it(change: str, text: bytes) -> None:
    problems = Problems()
    clean = read_figures(CLEAN, Problems())
    figures = read_figures(text, problems)
    assert not problems, change
    assert {key: figure.quantity for key, figure in figures.items()} == {
        key: figure.quantity for key, figure in clean.items()
    }


def test_a_stray_comma_or_line_break_is_never_silent() -> None:
    """At every place of the table: one comma or line break more, one comma less."""
    clean = read_figures(CLEAN, Problems())
    start = len(HEADER) + 1
    for position in range(start, len(CLEAN)):
        before, after = CLEAN[:position], CLEAN[position:]
        for damaged in (f"{before},{after}", f"{before}\n{after}", before + after[1:]):
            if damaged[len(before) :] == after[1:] and after[0] != ",":
                continue
            problems = Problems()
            figures = read_figures(damaged, problems)
            same = [f.quantity for f in figures.values()] == [f.quantity for f in clean.values()]
            assert problems or same, damaged


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        (["figure-no-unit"], row("a", "5", "", as_printed="5人")),
        (["figure-unknown-unit"], row("a", "5", "persons", as_printed="5人")),
        (["figure-unknown-qualifier"], row("a", "5", qualifier="about 5", as_printed="5人")),
        (["figure-no-evidence"], row("a", "5", source="", as_printed="5人")),
        (["figure-unknown-source"], row("a", "5", source="nowhere", as_printed="5人")),
        (["figure-percent-sign"], row("a", "5%")),
        (["figure-no-value"], row("a", as_printed="5人")),
        (["figure-bad-group"], row("a", "5", group="甲")),
        (["figure-round-without-formula"], row("a", "5", round="1")),
    ],
)
def test_one_mistake_is_one_problem(codes: list[str], line: str) -> None:
    assert figures_of(line)[1] == codes


@pytest.mark.parametrize("size", ["0.5", "5", "3", "0", "-1", "0.0000001"])
def test_results_are_rounded_to_powers_of_ten_only(size: str) -> None:
    rows = (row("a", "5"), row("b", formula="a * 2", round=size))
    assert figures_of(*rows)[1] == ["figure-bad-round"]


@pytest.mark.parametrize(
    ("size", "value"),
    [("0.01", "113351812345678"), ("10000000000", "113350000000000"), ("1萬億", "113000000000000")],
)
def test_results_are_rounded_to_any_power_of_ten(size: str, value: str) -> None:
    rows = (row("a", "113351812345678"), row("b", formula="a * 1", round=size))
    figures, codes = figures_of(*rows)
    assert codes == []
    assert f"{figures['b'].quantity.value:.0f}" == value


def test_a_unit_is_found_by_its_word() -> None:
    problems = Problems()
    read_figures("\n".join([HEADER, row("a", "5", "元", as_printed="5元"), ""]), problems)
    (problem,) = problems
    assert '"yuan"?' in problem.mend("en")


def test_a_source_in_no_language_of_the_site_is_told_elsewhere() -> None:
    problems = Problems()
    table = read_table("\n".join([HEADER, row("a", "5"), ""]), problems)
    assert table
    foreign = {"report": SOURCES["report"].__class__(**{**vars(SOURCES["report"]), "language": ""})}
    assert parse_figures(table, UNITS, LANGUAGES, problems, foreign)
    assert not problems


@settings(max_examples=examples(2_500))
@given(st.data())
def test_damaged_bytes_are_told(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(CASES)).read_bytes()[:4_000])
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 30))
        content[start:end] = data.draw(st.binary(max_size=6))
    problems = Problems()
    read_figures(bytes(content), problems)
    check_told(list(problems))


NASTY = [
    *[
        "",
        "0",
        "-1",
        "1e999",
        "NaN",
        "=1+1",
        "\x00",
        "\u200b",
        "“",
        '"',
        "\n",
        ",",
        ";",
        "\t",
        "萬",
    ],
    *["sum(", "(((", "guests", "people", "/", "１２", "\r", "\U0001f600", "%", "percent", "exact"],
    *["2024-13", "#REF!", "1,2", "\ue000", "id", "value", "99999999999999999999"],
]


@settings(max_examples=examples(2_500))
@given(
    st.dictionaries(st.integers(0, 60), st.sampled_from(NASTY) | st.text(max_size=5), min_size=1)
)
def test_damaged_cells_are_told_or_change_nothing(damage: dict[int, str]) -> None:
    """Numbers are printed by the source: a changed one is refused, or is the same."""
    cells = CLEAN.split(",")
    for position, text in damage.items():
        cells[position % len(cells)] = text
    problems = Problems()
    figures = read_figures(",".join(cells).encode("utf-8", "replace"), problems)
    check_told(list(problems))
    if not problems:
        clean = read_figures(CLEAN, Problems())
        for key in figures.keys() & clean.keys():
            assert figures[key].quantity.value == clean[key].quantity.value or figures[key].formula
