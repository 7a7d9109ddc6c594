"""corrections.csv: each row names a figure of a story; its mistakes are in embed_mistakes."""

from __future__ import annotations

from tests.tabling import LANGUAGES, read_table
from youju.model import Correction
from youju.problems import Problems
from youju.tables.corrections import CORRECTIONS, parse_corrections

FIGURES = {"market-stalls": ["food", "stalls"], "night-market": ["lanterns"]}
HEADER = "date,story,figure,was,reason_zh,reason_en"


def parse(*rows: str) -> tuple[Correction, ...]:
    problems = Problems()
    table = read_table("\n".join([HEADER, *rows, ""]), problems, CORRECTIONS)
    assert table
    found = parse_corrections(table, FIGURES, LANGUAGES, problems)
    assert list(problems) == []
    return found


def test_corrections_come_latest_first_in_all_languages() -> None:
    later, earlier = parse(
        "2024-05-10,market-stalls,food,780個,看錯了行。,Read from the wrong line.",
        "2024-06-01,market-stalls,stalls,1100個,漏計。,Some were left out.",
    )
    assert (later.date, later.figure, later.was) == ("2024-06-01", "stalls", "1100個")
    assert dict(earlier.reason) == {
        "zh": "看錯了行。",
        "en": "Read from the wrong line.",
        "zh-hans": "看错了行。",
    }
    assert (earlier.origin.file, earlier.origin.line) == (CORRECTIONS, 2)
