"""How a difference is told: to people in either language, and to programs."""

from __future__ import annotations

import json

import pytest

from youju.difference.changes import (
    ChartChange,
    Difference,
    Doubt,
    FigureChange,
    RowChange,
    TextChange,
)
from youju.difference.report import format_difference

OLD = {
    "id": "food",
    "label": {"en": "Selling food", "zh": "賣吃的"},
    "value": 800,
    "words": {"en": "800 stalls", "zh": "800個"},
    "period": "2024-05",
    "note": {},
}
NEW = {**OLD, "value": 900, "words": {"en": "900 stalls", "zh": "900個"}, "note": {"en": "New."}}
STORY = "en/market/index.html"


def tell(language: str = "en", **parts: object) -> list[str]:
    return format_difference(Difference(**parts), "text", language).splitlines()  # type: ignore[arg-type]


def test_a_changed_figure_shows_its_words_and_cells_old_and_new() -> None:
    assert tell(figures=(FigureChange("market", "food", OLD, NEW),)) == [
        "",
        "Figures that change: 1",
        "  market/food  Selling food ↑",
        "    en: 800 stalls → 900 stalls",
        "    zh: 800個 → 900個",
        "    note_en: (nothing) → New.",
    ]
    assert tell("zh", figures=(FigureChange("market", "food", NEW, OLD),))[2:4] == [
        "  market/food  賣吃的 ↓",
        "    en: 900 stalls → 800 stalls",
    ]


def test_a_new_and_a_removed_figure_have_nothing_on_the_other_side() -> None:
    added = tell(figures=(FigureChange("market", "food", None, OLD),))
    assert added[2:5] == [
        "  market/food  Selling food",
        "    en: (nothing) → 800 stalls",
        "    zh: (nothing) → 800個",
    ]
    removed = tell("zh", figures=(FigureChange("market", "food", OLD, None),))
    assert removed[2:4] == ["  market/food  賣吃的", "    en: 800 stalls → （無）"]


def test_sentences_stand_by_language_with_their_figures_and_pages() -> None:
    texts = (
        TextChange("en", "table", "1 + 1 = 2", "1 + 2 = 3", ("food",), (STORY,)),
        TextChange("zh", "text", "", "六。", (), ("zh/index.html",)),
        TextChange("en", "alt", "Bars: 5.", "Bars: 6.", ("food",), (STORY,)),
        TextChange(
            "en", "text", "There are 5.", "There are 6.", ("food",), (STORY, "en/index.html")
        ),
    )
    assert tell(texts=texts) == [
        "",
        "Sentences that change, en: 3",
        "  - There are 5.",
        "  + There are 6.",
        "    figures: food",
        "    /en/market/ /en/",
        "  (description of a picture)",
        "  - Bars: 5.",
        "  + Bars: 6.",
        "    figures: food",
        "    /en/market/",
        "  (table or evidence)",
        "  - 1 + 1 = 2",
        "  + 1 + 2 = 3",
        "",
        "Sentences that change, zh: 1",
        "  - (nothing)",
        "  + 六。",
        "    /zh/",
    ]


def test_doubts_charts_rows_and_files_are_told_in_chinese_too() -> None:
    told = tell(
        "zh",
        rows=(RowChange("data/market/t.csv", "a,1", "a,2"),),
        doubts=(Doubt("zh", "吃的最多。", ("最多",), ("food",), ("zh/market/index.html",)),),
        charts=(ChartChange("market", "kinds", "changed", ("en", "zh")),),
        touched=("zh/market/index.html",),
        others=("index.html", "a.csv", "b.csv", "c.png"),
    )
    assert told == [
        "",
        "改變的橫列：1 個",
        "  data/market/t.csv",
        "  - a,1",
        "  + a,2",
        "",
        "旁邊的數字變了，請核對這些話是否仍然成立：1 句",
        "  zh  最多",
        "    吃的最多。",
        "    數字：food",
        "    /zh/market/",
        "",
        "圖表：1 幅",
        "  market/kinds  重畫 (en, zh)",
        "",
        "文字有改變的頁面：1 頁",
        "  /zh/market/",
        "",
        "文字不變，但外觀、圖片或數據有改變的檔案：4 個",
        "  /",
        "  .csv 2 · .png 1",
    ]


@pytest.mark.parametrize(
    ("language", "nothing", "no_build"),
    [
        (
            "en",
            "Readers would see no change.",
            "There is no former build to compare with: build the site once.",
        ),
        ("zh", "讀者不會看到任何改變。", "沒有上次建置的成品可以比較：請先建置一次。"),
    ],
)
def test_no_change_and_no_former_build_are_said(language: str, nothing: str, no_build: str) -> None:
    assert format_difference(Difference(), "text", language) == nothing
    assert format_difference(None, "text", language) == no_build


def test_programs_get_everything() -> None:
    difference = Difference(figures=(FigureChange("market", "food", OLD, NEW),), added=("a.csv",))
    told = json.loads(format_difference(difference, "json", "zh"))
    assert told["former"] is True
    assert told["figures"] == [{"story": "market", "id": "food", "old": OLD, "new": NEW}]
    assert (told["added"], told["texts"]) == (["a.csv"], [])
    nothing = json.loads(format_difference(None, "json", "en"))
    assert (nothing["former"], nothing["figures"]) == (False, [])
