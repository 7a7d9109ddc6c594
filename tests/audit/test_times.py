"""What times a stranger finds in a source: years, months, lengths; what is none is left out."""

from __future__ import annotations

import pytest

from youju.audit.grammar import read_tongue
from youju.audit.indexes import make_index

EN, JA, ZH = "en", "ja", "zh"


def find(tag: str, text: str) -> set[str]:
    return {one.time for one in make_index(f"# A\n\n{text}", "report", read_tongue(tag)).times}


@pytest.mark.parametrize(
    ("tag", "text", "times"),
    [
        (ZH, "2021年12月23日刊出。", {"2021-12"}),
        (ZH, "民國110年12月，民國元年。", {"2021-12", "1912"}),
        (ZH, "民國一百一十三年。", {"2024"}),
        (ZH, "二〇二一年三月。", {"2021", "--03"}),
        (ZH, "2019至2021年。", {"2019", "2021"}),
        (ZH, "2022年1至3月。", {"2022", "--01", "--03"}),
        (ZH, "2020年度決算。", {"2019/2021"}),
        (ZH, "去年第三季。", {"Y-1", "part"}),
        (ZH, "三年來滿兩年的人。", {"P3Y", "P2Y"}),
        (ZH, "共有2000人，1999座。", set()),
        (ZH, "2021-12-23 09:00", {"2021-12"}),
        (EN, "On December 23, 2021, and in Dec. 2020.", {"2021-12", "2020-12"}),
        (EN, "In fiscal 2023.", {"2022/2024"}),
        (EN, "From 2019–21 and in May.", {"2019", "2021", "--05"}),
        (EN, "Last year, over three years.", {"Y-1", "P3Y"}),
        (EN, "2021Q3 and 2024-05-06.", {"2021", "part", "2024-05", "2024"}),
        (EN, "It has 2,021 seats and 2000 people.", set()),
        (JA, "令和5年6月、平成三十年、昨年。", {"2023-06", "2018", "Y-1"}),
        (JA, "3年間で2000人。", {"P3Y"}),
    ],
)
def test_times_of_a_text(tag: str, text: str, times: set[str]) -> None:
    assert find(tag, text) == times


def test_a_cell_is_of_the_times_of_its_row_and_column() -> None:
    table = "|Month|Riders 2022|\n|--|--|\n|2021-06|5|"
    assert find(EN, table) == {"2021-06", "2021", "2022"}


def test_a_time_stands_once_at_each_place() -> None:
    index = make_index("2019年，2019年。\n\n2019年。", "report", read_tongue(ZH))
    assert [(one.place, one.time) for one in index.times] == [("1", "2019"), ("2", "2019")]
