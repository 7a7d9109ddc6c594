"""What people read before they confirm: texts in words, with what they said before."""

from __future__ import annotations

from tests.fixture import FIXTURE, load_files
from youju.checks.translations import record_translations
from youju.difference.confirming import format_record_passages
from youju.inputs import read_inputs
from youju.problems import Problems

FILES = dict(read_inputs(FIXTURE).files)
EN, ZH = (f"site_src/stories/market-stalls/{code}.md" for code in ("en", "zh"))


def tell(old: dict[str, bytes], new: dict[str, bytes], language: str = "en") -> str:
    """Return what is shown after the files `new`, the files `old` having been confirmed."""
    before = record_translations(load_files({**FILES, **old})[0], "market-stalls", (), Problems())
    assert before
    site = load_files({**FILES, **old, before.file: before.text.encode(), **new})[0]
    after = record_translations(site, "market-stalls", (), Problems())
    assert after
    return format_record_passages(site, after, language)


def test_nothing_is_shown_of_what_stands() -> None:
    assert tell({}, {}) == ""


def test_figures_stand_in_words_and_exchanged_ones_are_seen() -> None:
    old = {EN: b'# A\n\nRent is {{ fig("rent") }}.', ZH: '# 甲\n\n租金{{ fig("rent") }}。'.encode()}
    new = {EN: old[EN].replace(b"rent", b"food"), ZH: old[ZH].replace(b"rent", b"food")}
    assert tell(old, new).splitlines() == [
        f"{ZH}:3:1",
        "  English",
        "    before: Rent is about 3.6 million yuan.",
        "    now: Rent is 800 items.",
        "  繁體中文",
        "    before: 租金約360萬元。",
        "    now: 租金800項。",
        "  Since somebody looked at this passage, it cites another figure in the same words: "
        "where it had Yearly rent (rent) it has Selling food (food).",
    ]
    assert "    原先: 租金約360萬元。" in tell(old, new, "zh")


def test_literals_are_shown_as_readers_see_them() -> None:
    texts = {EN: b'# A\n\n{{ literal("two", "x") }} {{ fig("gone") }}', ZH: "# 甲\n\n兩".encode()}
    assert "    now: two gone" in tell({}, texts)


def test_what_one_language_alone_has_turned_round_is_said() -> None:
    old = {EN: b"# A\n\nIt does not say so.", ZH: "# 甲\n\n沒有說。".encode()}
    told = tell(old, {EN: b"# A\n\nIt says so."}).splitlines()
    assert told[-1].startswith("  Since somebody looked at this passage, the English alone")
    assert "Since" not in tell(old, {EN: b"# A\n\nIt does not say that."})
