"""What pages say otherwise: sentences that change, doubtful ones beside them, each told once."""

from __future__ import annotations

import pytest

from youju.difference.changes import Doubt, TextChange
from youju.difference.text_changes import Shaken, compare_page, merge_changes, merge_doubts

PAGE, CODES = "en/market/index.html", {"en": "en", "zh-Hant": "zh"}
FOOD = Shaken(frozenset({"food"}), {"kinds": ("food",), "by-year": ()})


def figure(words: str, figure_id: str = "food") -> str:
    return f'<data class="fig" value="1" data-figure="{figure_id}">{words}</data>'


def compare(
    old: str, new: str, *shaken: Shaken, tag: str = "en"
) -> tuple[list[TextChange], list[Doubt]]:
    """Return the changes and doubts of a page whose body was `old` and is `new`."""
    before, after = (f'<html lang="{tag}"><body>{body}</body></html>' for body in (old, new))
    return compare_page(PAGE, before, after, CODES, shaken, {})


def doubt(body: str, tag: str = "en") -> list[Doubt]:
    """Return the doubts about a page that says `body` when the food's number changes."""
    return compare(body, body, FOOD, tag=tag)[1]


def test_a_page_that_says_the_same_has_no_change() -> None:
    assert compare("<p>Most sell food.</p>", "<div>Most sell  food.</div>") == ([], [])


def test_a_changed_sentence_has_its_language_figures_and_page() -> None:
    old, new = (f"<p>There are {figure(words)}. Come.</p>" for words in ("5 stalls", "6 stalls"))
    assert compare(old, new)[0] == [
        TextChange("en", "text", "There are 5 stalls.", "There are 6 stalls.", ("food",), (PAGE,))
    ]
    (change,) = compare("<p>五。</p>", "<p>六。</p>", tag="zh-Hant")[0]
    assert (change.language, change.old, change.new) == ("zh", "五。", "六。")


def test_a_sentence_that_comes_or_goes_has_nothing_on_the_other_side() -> None:
    assert [(c.old, c.new) for c in compare("<p>One.</p>", "<p>One.</p><td>Two")[0]] == [
        ("", "Two")
    ]
    assert [(c.old, c.new) for c in compare("<p>One. Two.</p>", "<p>One.</p>")[0]] == [("Two.", "")]


def test_figures_of_both_sides_are_named_once() -> None:
    old = f"<p>{figure('5')} or {figure('7', 'rent')}.</p>"
    new = f"<p>{figure('7', 'rent')} or {figure('9', 'share')}.</p>"
    assert compare(old, new)[0][0].figures == ("food", "rent", "share")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("<p>{}</p>", "<p>{}</p>", "number"),
        ("<td>{}</td>", "<td>{} in all</td>", "table"),
        ("<p>About {}</p>", "<p>{}</p>", "text"),
        ('<p class="alt">Bars: {}.</p>', '<p class="alt">Bars: {}!</p>', "alt"),
    ],
)
def test_a_number_that_stands_alone_is_a_kind_of_its_own(old: str, new: str, kind: str) -> None:
    (change,) = compare(old.format(figure("5")), new.format(figure("6")))[0]
    assert change.kind == kind


def test_a_claim_beside_a_changed_figure_is_doubtful() -> None:
    said = f"<p>Most, {figure('800')}, sell food, more than {figure('400', 'clothes')}.</p>"
    assert doubt(said) == [
        Doubt(
            "en",
            "Most, 800, sell food, more than 400.",
            ("Most", "more than"),
            ("food",),
            (PAGE,),
        )
    ]
    assert doubt(said.replace("food", "rent")) == []
    assert doubt(f"<p>There are {figure('800')}.</p>") == []


def test_a_claim_about_a_chart_that_draws_a_changed_figure_is_doubtful() -> None:
    said = '<figure id="chart-{}"><p>Food leads.</p></figure>'
    assert [d.figures for d in doubt(said.format("kinds"))] == [("food",)]
    assert [d.figures for d in doubt(said.format("by-year"))] == [()]
    assert doubt(said.format("rent")) == []


def test_a_table_claims_nothing_and_words_of_another_language_are_no_claims() -> None:
    assert doubt(f"<td>Most: {figure('800')}</td>") == []
    assert doubt(f"<p>Most: {figure('800')}</p>", tag="zh-Hant") == []
    (found,) = doubt(f"<p>賣吃的最多，有{figure('800個')}。</p>", tag="zh-Hant")
    assert (found.language, found.claims) == ("zh", ("最多",))


def test_a_change_on_several_pages_is_told_once_and_bare_numbers_are_not() -> None:
    one = TextChange("en", "text", "Five.", "Six.", ("food",), ("a",))
    two = TextChange("en", "text", "Five.", "Six.", ("rent", "food"), ("b",))
    number = TextChange("en", "number", "5", "6", ("food",), ("a",))
    other = TextChange("zh", "text", "Five.", "Six.", (), ("c",))
    assert merge_changes([one, number, two, other, one]) == (
        TextChange("en", "text", "Five.", "Six.", ("food", "rent"), ("a", "b")),
        other,
    )


def test_a_doubt_on_several_pages_is_told_once() -> None:
    one = Doubt("en", "Most.", ("Most",), ("food",), ("a",))
    two = Doubt("en", "Most.", ("Most",), ("rent",), ("b", "a"))
    other = Doubt("zh", "Most.", ("Most",), (), ("a",))
    assert merge_doubts([one, two, other]) == (
        Doubt("en", "Most.", ("Most",), ("food", "rent"), ("a", "b")),
        other,
    )
