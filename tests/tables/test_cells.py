"""Number cells: read exactly as written, or told what stands there instead."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.profiles import examples
from tests.tabling import FILE, check_told
from youju.model import Origin
from youju.problems import Problems
from youju.tables.cells import LARGEST, Number, make_plain, parse_number

WIDE = {code - 0xFEE0: code for code in range(0xFF01, 0xFF5F)}
NARROW = {code: narrow for narrow, code in WIDE.items()}


def read(cell: str) -> Number | str:
    problems = Problems()
    number = parse_number(cell, "value", Origin(FILE, 2, 5), problems)
    check_told(list(problems))
    codes = [problem.code for problem in problems]
    assert (number is None) == (len(codes) == 1)
    return number or codes[0]


@pytest.mark.parametrize(
    ("cell", "value", "quantum"),
    [
        ("489000", "489000", "1"),
        ("48.9萬", "489000", "1000"),
        ("48.9 万", "489000", "1000"),
        ("130억", "13000000000", "100000000"),
        ("4.5조", "4500000000000", "100000000000"),
        ("1.2億", "120000000", "10000000"),
        ("3千", "3000", "1000"),
        ("12萬億", "12000000000000", "1000000000000"),
        ("1,234", "1234", "1"),
        ("1,234,567.80", "1234567.80", "0.01"),
        ("12 345", "12345", "1"),
        ("12\u202f345", "12345", "1"),
        ("１２，３４５．６", "12345.6", "0.1"),
        ("-5", "-5", "1"),
        ("−5", "-5", "1"),
        ("–5", "-5", "1"),
        ("－５", "-5", "1"),
        ("+5", "5", "1"),
        ("0", "0", "1"),
        ("-0", "0", "1"),
        ("1e-05", "0.00001", "0.00001"),
        ("-1.25e-7", "-0.000000125", "0.000000001"),
        ("0.50", "0.50", "0.01"),
    ],
)
def test_numbers_as_editors_write_them(cell: str, value: str, quantum: str) -> None:
    assert read(cell) == Number(Decimal(value), Decimal(quantum), percent=False)


@pytest.mark.parametrize("cell", ["45%", "45 %", "４５％"])
def test_percent(cell: str) -> None:
    assert read(cell) == Number(Decimal(45), Decimal(1), percent=True)


@pytest.mark.parametrize(
    ("cell", "value", "quantum"),
    [
        ("48万9000", 489_000, 1),
        ("2萬1933", 21_933, 1),
        ("2만1933", 21_933, 1),
        ("1조 2,000억", 1_200_000_000_000, 100_000_000),
        ("2億3000萬", 230_000_000, 10_000),
        ("1亿2300万", 123_000_000, 10_000),
        ("4万3,000", 43_000, 1),
        ("1万500", 10_500, 1),
        ("12億3400万", 1_234_000_000, 10_000),
        ("1億2,300万", 123_000_000, 10_000),
        ("1億2300万4567", 123_004_567, 1),
        ("-1兆2億", -1_000_200_000_000, 10**8),
        ("４８万９０００", 489_000, 1),
    ],
)
def test_whole_numbers_of_the_japanese_press(cell: str, value: int, quantum: int) -> None:
    assert read(cell) == Number(Decimal(value), Decimal(quantum), percent=False)


@pytest.mark.parametrize(
    "cell",
    ["1億2000", "1억2000", "5万3", "5萬3", "5만3", "1億2.5万", "3万億", "万3000", "4万12345"],
)
def test_what_could_be_another_number_is_not_added_up(cell: str) -> None:
    assert isinstance(read(cell), str)


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("cell-hashes", "# ####"),
        ("cell-excel-error", "#REF! #DIV/0! #N/A #NAME? #名稱? Err:502"),
        ("cell-scientific", "1.2E+05 8.61e10 1e999 -1E-7 1E-05 12e-05 1e-100"),
        (
            "cell-date",
            "5-Mar Mar-05 5-Mar-24 3月5日 2024年3月5日 2024/3/5 1/2 2024-03 3-5-2024 1:30",
        ),
        ("cell-formula", "=1+1 ＝1+1 @SUM(A1:A3) +cmd|x -A1 +(1)"),
        ("cell-missing-mark", "N/A na NaN null None - — ... …… ？ 無 不詳 暫無"),
        ("cell-range", "120-150 120~150 120～150 5萬至6萬 120±5 20-30% 1-2"),
        ("cell-qualified", "約120 >100 ≥5 近5萬 逾3000 48.9萬人以上 24000多個 5萬+ 突破25萬"),
        ("cell-parentheses", "(5) （5） (1,234)"),
        ("cell-decimal-comma", "1.234,56 1.234.567"),
        ("cell-grouping", "12,34 1,2 1,2,3 1,23,456 0,123 1234,567"),
        ("cell-leading-zeros", "007 000123"),
        ("cell-spelled", "三萬 三成 4萬3千 2億3萬5 兩百"),
        ("cell-with-words", "43000人 3000萬元 $5 ￥3 5‰ 5km"),
        ("cell-not-a-number", "many 10² ½ ٣ 1'234 inf ①"),
        ("cell-too-long", "9007199254740993 1234567890.123456 9999萬億"),
    ],
)
def test_what_else_stands_in_number_cells(code: str, cells: str) -> None:
    assert {cell: read(cell) for cell in cells.split()} == dict.fromkeys(cells.split(), code)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 9), st.booleans(), st.booleans())
def test_written_numbers_come_back(digits: int, decimals: int, grouped: bool, wide: bool) -> None:
    value = Decimal(digits).scaleb(-decimals)
    cell = f"{value:,f}" if grouped else f"{value:f}"
    number = read(cell.translate(WIDE) if wide else cell)
    assert isinstance(number, Number)
    assert (number.value, number.quantum) == (value, Decimal(1).scaleb(-decimals))


@settings(max_examples=examples(1_000))
@example("-２e−3")
@given(st.text(st.sampled_from("0123456789.,-+ %萬億千eE()約#=１２，．−人/²"), max_size=8))
def test_nothing_is_guessed(cell: str) -> None:
    """Whatever is read has all its digits, each once, in their order, and nothing unexplained."""
    number = read(cell)
    if isinstance(number, Number) and "e" in cell:  # what Excel makes of small ones: 1e-05
        assert number.value == Decimal(cell.translate(NARROW).replace("−", "-").strip())
    elif isinstance(number, Number):
        digits = re.sub(r"[^0-9]", "", cell.translate(NARROW))
        scale = {"萬": 10**4, "億": 10**8, "千": 10**3}
        shown = number.value
        for word, size in scale.items():
            shown /= size ** cell.count(word)
        assert re.sub(r"[^0-9]", "", f"{shown:f}").strip("0") == digits.strip("0")
        assert (number.value < 0) == (bool(re.search("[-−]", cell)) and number.value != 0)
        assert number.percent == ("%" in cell)
        assert abs(number.value) <= LARGEST


@given(st.text(max_size=200))
def test_any_cell_is_a_number_or_told(cell: str) -> None:
    assert isinstance(read(cell), Number | str)


def test_plain_numbers_have_no_exponent() -> None:
    assert str(make_plain(Decimal("4.89E+5"))) == "489000"
    assert str(make_plain(Decimal("17.60"))) == "17.60"
