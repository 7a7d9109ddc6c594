"""Words that are no story's are confirmed by pairs; what is Youju's own needs nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.fixture import FIXTURE
from youju.checks.site_passages import list_site_passages
from youju.checks.translations import SITE_WORDS, check_site_words, record_translations
from youju.content.site import STRINGS, UNITS, load_site
from youju.inputs import Inputs, read_home, read_inputs
from youju.problems import Problems

INPUTS = read_inputs(FIXTURE)
SITE = load_site(INPUTS, Problems())
UNIT = b'en = { one = "{n} graduate", other = "{n} graduates" }'
OTHER = UNIT.replace(b"graduate", b"engineer")
REASONS = (
    "date,story,figure,was,reason_zh,reason_en\n2024-06-01,market-stalls,rent,1,錯行。,Wrong row.\n"
)


def change(files: dict[str, bytes]) -> Inputs:
    return replace(INPUTS, files={**INPUTS.files, **files})


def confirm(inputs: Inputs) -> dict[str, bytes]:
    record = record_translations(load_site(inputs, Problems()), SITE_WORDS, (), Problems())
    assert record
    return {record.file: record.text.encode()}


def check(inputs: Inputs) -> list[tuple[str, str]]:
    problems = Problems()
    check_site_words(load_site(inputs, Problems()), problems)
    return [(one.code, one.origin.file) for one in problems]


def test_what_the_files_of_a_site_say_is_a_passage_each() -> None:
    site = load_site(change({"data/corrections.csv": REASONS.encode()}), Problems())
    found = {one.key: one for one in list_site_passages(site, "en", "zh")}
    assert found["units/person"].texts == ("{n} person, {n} people", "{n}人")
    assert found["strings/menu"].texts == ("This site", "本站")
    reasons = [one for key, one in found.items() if key.startswith("corrections/")]
    assert [one.texts for one in reasons] == [("Wrong row.", "錯行。")]
    assert found["site/name"].texts == (SITE.name["en"], SITE.name["zh"])
    assert not any(key.startswith("site/numerals") for key in found)


def test_what_a_site_has_as_youju_has_it_is_not_asked_for() -> None:
    ours = {one.key for one in list_site_passages(SITE, "en", "zh") if one.ours}
    assert {"units/person", "strings/menu"} <= ours and "site/name" not in ours
    record = record_translations(SITE, SITE_WORDS, (), Problems())
    assert record
    assert {one.passage.key.partition("/")[0] for one in record.passages} == {"site"}


def test_one_that_a_site_changes_in_one_language_is_held() -> None:
    confirmed = confirm(INPUTS)
    assert check(change(confirmed)) == []
    changed = {UNITS: INPUTS.files[UNITS].replace(UNIT, OTHER)}
    assert changed[UNITS] != INPUTS.files[UNITS]
    assert check(change(confirmed | changed)) == [("translation-stale", UNITS)]
    assert check(change(changed | confirm(change(confirmed | changed)))) == []


def test_a_site_of_yesterday_which_has_no_record_is_asked_nothing() -> None:
    changed = {UNITS: INPUTS.files[UNITS].replace(UNIT, OTHER)}
    assert check(change(changed)) == []


def test_words_that_another_version_of_youju_has_are_asked_of_nobody() -> None:
    confirmed, newer = confirm(INPUTS), INPUTS.files[STRINGS].replace(b'"Charts"', b'"All charts"')
    assert newer != INPUTS.files[STRINGS]
    inputs = change(confirmed | {STRINGS: newer})
    assert check(replace(inputs, home={**INPUTS.home, STRINGS: newer})) == []
    assert check(inputs) == [("translation-stale", STRINGS)]


def test_of_the_site_that_is_youju_itself_nothing_is_passed_over(tmp_path: Path) -> None:
    assert load_site(replace(INPUTS, root=read_home()), Problems()).house == {}
    assert load_site(replace(INPUTS, root=tmp_path), Problems()).house == INPUTS.home


def test_corrections_of_one_figure_on_one_day_are_confirmed_each() -> None:
    again = "".join(
        f"2024-06-01,market-stalls,rent,{was},{zh},{en}\n"
        for was, zh, en in (("2", "錯列。", "Wrong column."), ("2", "錯頁。", "Wrong page."))
    )
    corrected = {"data/corrections.csv": (REASONS + again).encode()}
    site = load_site(change(corrected), Problems())
    keys = [one.key for one in list_site_passages(site, "en", "zh") if "corrections/" in one.key]
    day = "corrections/market-stalls/rent/2024-06-01"
    assert keys == [f"{day}/1", f"{day}/2", f"{day}/2/2"]
    assert check(change(corrected | confirm(change(corrected)))) == []
