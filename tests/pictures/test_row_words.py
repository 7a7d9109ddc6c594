"""Words at a row are its own; words that belong to no row may stand anywhere."""

from __future__ import annotations

import pytest

from tests.fixture import load_fixture
from youju.pictures.chart_specs import Sheet
from youju.pictures.row_words import StrangeWords, find_strange_words
from youju.rendering.drawn import AXIS_LABEL, DrawnItem, DrawnMark

FIGURES = tuple(
    {"id": key, "label": label, "value": value, "word": word, "period": "2024"}
    for key, label, value, word in (
        ("food", "Selling food", "800", "800 items"),
        ("clothes", "Selling clothes", "400", "400 items"),
    )
)
CELLS = (
    {"id": "row-2", "city": "rome", "people": "7"},
    {"id": "row-3", "city": "oslo", "people": "5"},
)
WORDS = {"together": "Together", "food": "Food", "rome": "Rome", "oslo": "Oslo"}


def find(
    figure_id: str, text: str, rows: tuple[dict[str, str], ...] = FIGURES, *more: DrawnMark
) -> StrangeWords | None:
    numbers = ("value",) if rows is FIGURES else ("people",)
    beside = {"all": {"id": "all", "label": "All stalls", "value": "1200", "word": "1,200 items"}}
    language = load_fixture().languages["en"]
    sheet = Sheet(tuple(rows), numbers, beside, WORDS, language, "wide", 680)
    mark = DrawnMark("text", (DrawnItem((figure_id,), (0, 0, 0, 0), words=text),))
    return find_strange_words([mark, *more], sheet)


@pytest.mark.parametrize(
    ("figure_id", "text"),
    [
        *(
            ("food", text)
            for text in ("Selling food", "Selling\nfood", "Food", "800 items", "2024")
        ),
        ("food", "Together 800"),
        ("food", "Selling fo…"),
        ("food", "■ +12%"),
        ("~all", "Together 1,200 items"),
        ("clothes", "Selling clothes: 400"),
    ],
)
def test_own_words(figure_id: str, text: str) -> None:
    assert find(figure_id, text) is None


@pytest.mark.parametrize(
    ("figure_id", "text"),
    [
        *(
            ("food", text)
            for text in ("Selling clothes", "400 items", "Selling food (most)", "All stalls")
        ),
        ("clothes", "Food"),
        ("~all", "Selling food"),
    ],
)
def test_words_of_others(figure_id: str, text: str) -> None:
    assert find(figure_id, text) == StrangeWords(figure_id.removeprefix("~"), text)


def test_rows_of_tables_may_have_any_words_but_those_of_another_row() -> None:
    assert find("row-2", "Rome", CELLS) is None
    assert find("row-2", "January", CELLS) is None
    assert find("row-2", "Oslo", CELLS) == StrangeWords("row-2", "Oslo")


def test_a_label_of_an_axis_stands_at_its_bar() -> None:
    bars = DrawnMark(
        "rect",
        tuple(
            DrawnItem((row["id"],), (50.0, 40.0 * n, 90.0, 40.0 * n + 20))
            for n, row in enumerate(FIGURES)
        ),
    )

    def axis(*labels: str) -> DrawnMark:
        return DrawnMark(
            AXIS_LABEL,
            tuple(
                DrawnItem((), (40.0, 40.0 * n + 14, 40.0, 40.0 * n + 14), words=label)
                for n, label in enumerate(labels)
            ),
        )

    right = axis("Selling food", "Selling clothes")
    assert find("food", "Food", FIGURES, bars, right) is None
    wrong = axis("Selling clothes", "Selling food")
    assert find("food", "Food", FIGURES, bars, wrong) == StrangeWords("food", "Selling clothes")
