"""Translations know the state of the original they were made from, and a change is told."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixture import FIXTURE, copy_site
from tests.profiles import examples
from youju.checks.confirmed import Confirmed, format_record, parse_record
from youju.checks.passages import is_cell
from youju.checks.translations import check_translations, record_translations, write_record
from youju.cli import main
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.model import Origin, Site
from youju.problems import Problem, Problems

NAME = "market-stalls"
FOLDER = f"site_src/stories/{NAME}"
EN, ZH, STORY, RECORD = (
    f"{FOLDER}/{n}" for n in ("en.md", "zh.md", "story.toml", "translations.toml")
)
FILES = dict(read_inputs(FIXTURE).files)
FILES["data/visits.csv"] = b"".join(FILES["data/visits.csv"].splitlines(keepends=True)[:3])
ENGLISH = "# Market\n\nOne.\n\n## Rent {#rent}\n\n- Fish\n- Cloth\n\nLast."
CHINESE = "# 市場\n\n其一。\n\n## 租金 {#rent}\n\n- 魚\n- 布\n\n末段。"


def read(files: Mapping[str, bytes]) -> Site:
    return load_site(
        Inputs(FIXTURE, {**FILES, EN: ENGLISH.encode(), ZH: CHINESE.encode(), **files}), Problems()
    )


def record(files: Mapping[str, bytes] | None = None, *codes: str) -> dict[str, bytes]:
    """Return the record of the site that `files` change, as a file."""
    problems = Problems()
    written = record_translations(read(files or {}), NAME, codes, problems)
    assert written and not problems
    return {written.file: written.text.encode()}


def check(files: Mapping[str, bytes]) -> list[Problem]:
    problems = Problems()
    check_translations(read(files), problems)
    return sorted(problems, key=lambda problem: problem.origin)


def tell(english: str, chinese: str = CHINESE) -> list[tuple[str, str, str]]:
    """Return code, line and the original's line of each problem, after `record` and a change."""
    found = check({**record(), EN: english.encode(), ZH: chinese.encode()})
    return [
        (p.code.removeprefix("translation-"), str(p.origin).split(":")[1], value.split(":")[1])
        for p in found
        for value in [dict(p.values)["original"]]
    ]


def test_nothing_is_told_without_a_record() -> None:
    assert check({EN: b"Other."}) == []


def test_nothing_is_told_of_what_was_confirmed() -> None:
    assert tell(ENGLISH) == []


def test_a_changed_original_is_told_at_both_places() -> None:
    assert tell(ENGLISH.replace("Fish", "Fresh fish")) == [("stale", "7", "7")]
    (problem,) = check({**record(), EN: ENGLISH.replace("One.", "Two.").encode()})
    assert (str(problem.origin), problem.code) == (f"{ZH}:3:1", "translation-stale")
    assert problem.sentence("en").endswith(f'{EN}:3:1, "Two.".')
    assert problem.mend("en").endswith(f"build.py translated {NAME} --lang-of-text zh")


def test_a_heading_counts_too() -> None:
    assert tell(ENGLISH.replace("## Rent", "## The rent")) == [("stale", "5", "5")]


def test_an_edited_translation_of_an_unchanged_original_must_be_confirmed() -> None:
    assert tell(ENGLISH, CHINESE.replace("其一", "其一，改過")) == [("unconfirmed", "3", "3")]


def make_old() -> dict[str, bytes]:
    """Return the record as it was written of old: hashes of texts, and no words of tables."""
    new = parse_record(record()[RECORD])
    old = {
        code: Confirmed({key: pair for key, pair in one.hashes.items() if not is_cell(key)}, {})
        for code, one in new.languages.items()
    }
    return {RECORD: format_record(NAME, new.original, old).encode()}


def test_a_record_of_old_holds_what_it_held_and_is_noted() -> None:
    (note,) = check(make_old())
    assert (str(note.origin), note.code) == (f"{RECORD}:1:1", "translation-older")
    assert note.grade == "note" and f"build.py translated {NAME}" in note.mend("en")
    edited = {**make_old(), ZH: CHINESE.replace("其一", "其一，改過").encode()}
    assert [problem.code for problem in check(edited)] == ["translation-older"]
    stale = {**make_old(), EN: ENGLISH.replace("Fish", "Fresh fish").encode()}
    assert {problem.code for problem in check(stale)} == {"translation-older", "translation-stale"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Selling food", "Selling drinks", "stale"),
        ("賣吃的,", "賣喝的,", "unconfirmed"),
        ("Shoes and hats", "Hats", "stale"),
        ("含鞋帽", "不含鞋帽", "unconfirmed"),
    ],
)
def test_words_of_tables_are_held(old: str, new: str, told: str) -> None:
    changed = FILES["data/stalls.csv"].decode().replace(old, new).encode()
    (problem,) = check({**record(), "data/stalls.csv": changed})
    assert (problem.origin.file, problem.code) == ("data/stalls.csv", f"translation-{told}")


def test_labels_exchanged_in_all_languages_are_told_at_both_rows() -> None:
    """They are right as pairs, and wrong where they stand."""
    text = FILES["data/stalls.csv"].decode()
    one, other = "賣吃的,Selling food", "賣衣服的,Selling clothes"
    exchanged = text.replace(one, "\0").replace(other, one).replace("\0", other).encode()
    found = check({**record(), "data/stalls.csv": exchanged})
    assert [(p.origin.row, p.code) for p in found] == [
        (3, "translation-unconfirmed"),
        (4, "translation-unconfirmed"),
    ]


def test_names_of_sources_are_held() -> None:
    changed = FILES["data/sources.csv"].decode().replace("Market count", "Market survey").encode()
    (problem,) = check({**record(), "data/sources.csv": changed})
    assert (problem.origin.file, problem.code) == ("data/sources.csv", "translation-stale")


def test_a_new_row_asks_to_be_confirmed() -> None:
    row = "fish,kinds,賣魚的,Selling fish,20,item,exact,2024-05,office,3,20個,,,,\n"
    found = check({**record(), "data/stalls.csv": FILES["data/stalls.csv"] + row.encode()})
    assert [problem.code for problem in found] == ["translation-unconfirmed"]


def test_where_both_changed_somebody_must_confirm() -> None:
    english, chinese = ENGLISH.replace("One", "Two"), CHINESE.replace("其一", "其二")
    assert tell(english, chinese) == [("unconfirmed", "3", "3")]


def test_paragraphs_may_move_together() -> None:
    parts = [text.partition("\n\n## Rent") for text in (ENGLISH, CHINESE.replace("租金", "Rent"))]
    assert parts[0][2] and parts[1][2]
    english = ENGLISH.replace("- Fish\n- Cloth\n\nLast.", "Last.\n\n- Fish\n- Cloth")
    chinese = CHINESE.replace("- 魚\n- 布\n\n末段。", "末段。\n\n- 魚\n- 布")
    assert tell(english, chinese) == []


def test_paragraphs_that_moved_in_one_language_are_told() -> None:
    assert tell(ENGLISH.replace("- Fish\n- Cloth", "- Cloth\n- Fish")) == [
        ("stale", "7", "7"),
        ("stale", "8", "8"),
    ]


def test_a_new_paragraph_is_shown_where_its_section_is_one_passage() -> None:
    assert tell(ENGLISH.replace("Last.", "New.\n\nLast.")) == [("stale", "5", "10")]


def test_a_new_paragraph_in_both_must_be_confirmed() -> None:
    found = tell(ENGLISH + "\n\nNew.", CHINESE + "\n\n新。")
    assert found == [("unconfirmed", "12", "12")]


def test_line_breaks_are_no_change() -> None:
    assert tell(ENGLISH.replace("One.", "One. \n"), CHINESE) == []


def test_texts_of_story_toml_are_held_too() -> None:
    changed = FILES[STORY].replace(b"Most stalls sell", b"Most of them sell")
    (problem,) = check({**record(), STORY: changed})
    assert str(problem.origin) == f"{STORY}:19:13"
    assert dict(problem.values)["original"] == f"{STORY}:18:13"


def test_the_original_is_what_story_toml_says() -> None:
    story = FILES[STORY].replace(b"date =", b'original = "zh"\ndate =')
    turned = {STORY: story}
    written = {**turned, **record(turned)}
    assert tomllib.loads(written[RECORD].decode()).keys() == {"original", "en"}
    (problem,) = check({**written, ZH: CHINESE.replace("魚", "鮮魚").encode()})
    assert str(problem.origin) == f"{EN}:7:1"


def test_a_record_of_another_original_is_told() -> None:
    story = FILES[STORY].replace(b"date =", b'original = "zh"\ndate =')
    (problem,) = check({**record(), STORY: story})
    assert (str(problem.origin), problem.code) == (f"{RECORD}:1:1", "translation-other-original")


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "original = 5\n", '[zh]\ntitle = ["a", "b"]', 'original = "en"\nzh = 1'),
        *('original = "en"\n[zh]\nd = 1', 'original = "en"\n[zh]\na = ["b"]', "[" * 5000),
    ],
)
def test_a_record_that_nobody_can_read_is_told(text: str) -> None:
    codes = [problem.code for problem in check({RECORD: text.encode()})]
    assert codes in (["translation-record"], ["translation-other-original"])


def test_a_language_that_is_gone_is_forgotten() -> None:
    text = record()[RECORD] + b'\n[fr]\ntitle = ["a", "b"]\n'
    assert check({RECORD: text}) == []


def test_one_language_can_be_confirmed_and_others_stay() -> None:
    settings = FILES["site_src/site.toml"] + b'\n[languages.fr]\ntag = "en-GB"\nname = "fr"\n'
    french = {"site_src/site.toml": settings, f"{FOLDER}/fr.md": ENGLISH.encode()}
    first = {**french, **record(french)}
    assert {"zh", "fr"} < tomllib.loads(first[RECORD].decode()).keys()
    changed = {**first, EN: ENGLISH.replace("One", "Two").encode()}
    assert [p.origin.file for p in check(changed)] == [f"{FOLDER}/fr.md", ZH]
    again = {**changed, **record(changed, "fr")}
    assert [p.origin.file for p in check(again)] == [ZH]


@pytest.mark.parametrize(
    ("name", "codes", "problem", "near"),
    [
        ("market-stall", (), "translation-no-story", NAME),
        ("zzz", (), "translation-no-story", '"market-stalls", "reading-rooms", "about"'),
        (NAME, ("en",), "translation-no-language", "zh"),
        (NAME, ("fr",), "translation-no-language", "zh"),
    ],
)
def test_what_cannot_be_confirmed_is_told(
    name: str, codes: tuple[str, ...], problem: str, near: str
) -> None:
    problems = Problems()
    assert record_translations(read({}), name, codes, problems) is None
    (found,) = problems
    assert found.code == problem
    assert near in found.mend("en")


def test_confirming_counts_what_is_new() -> None:
    site = read(record())
    again = record_translations(site, NAME, (), Problems())
    assert again and again.passages == ()
    assert again.text.encode() == site.files[RECORD]
    changed = read({**record(), EN: ENGLISH.replace("Last", "First").encode()})
    counted = record_translations(changed, NAME, (), Problems())
    assert counted
    (one,) = counted.passages
    assert (
        one.former and one.former[0].endswith("Last.") and one.passage.texts[0].endswith("First.")
    )


def test_the_command_writes_the_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_site(tmp_path / "site")
    assert main(["translated", NAME, "--root", str(root), "--yes"]) == 0
    told = capsys.readouterr().out
    assert f"recorded in {RECORD}" in told
    assert "new or changed" in told
    written = (root / RECORD).read_bytes()
    assert written.startswith(b"# What each text said")
    assert [path.name for path in (root / FOLDER).iterdir() if path.name.startswith(".")] == []
    assert main(["translated", NAME, "--root", str(root), "--lang", "zh"]) == 0
    assert "譯文已確認" in capsys.readouterr().out
    assert (root / RECORD).read_bytes() == written
    assert main(["translated", "about", "--root", str(root), "--lang-of-text", "zh", "--yes"]) == 0
    assert (root / "site_src/pages/about/translations.toml").exists()


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1), ("", 1), (None, 1)])
def test_the_command_shows_both_texts_and_asks(
    answer: str | None,
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = copy_site(tmp_path / "site")
    assert main(["translated", NAME, "--root", str(root), "--yes"]) == 0
    before = (root / RECORD).read_bytes()
    table = root / "data/stalls.csv"
    table.write_text(table.read_text("utf-8").replace("Selling food", "Food"), "utf-8")
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO(answer or ""))
    monkeypatch.setattr("sys.stdin.isatty", lambda: answer is not None, raising=False)
    assert main(["translated", NAME, "--root", str(root)]) == code
    assert ((root / RECORD).read_bytes() == before) == bool(code)
    told = capsys.readouterr().out
    start, end = "data/stalls.csv:3:1\n  English\n", "  繁體中文\n    now: 賣吃的\n"
    assert told.startswith(f"{start}    before: Selling food\n    now: Food\n{end}")
    assert ("--yes" in told) == (answer is None)


def test_the_command_tells_what_it_cannot_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_site(tmp_path / "site")
    assert main(["translated", "nothing", "--root", str(root)]) == 1
    assert "translation-no-story" in capsys.readouterr().err
    assert not (root / RECORD).exists()


def test_a_record_is_written_whole(tmp_path: Path) -> None:
    root = copy_site(tmp_path / "site")
    problems = Problems()
    site = load_site(read_inputs(root, problems), problems)
    written = record_translations(site, NAME, (), problems)
    assert written and not problems
    write_record(root, written)
    assert (root / RECORD).read_text("utf-8") == written.text


BLOCKS = st.lists(
    st.sampled_from(["a", "b", "c", "- d", "- e", "## f {#f}", "## g {#g}"]), max_size=8
)


@settings(max_examples=examples(50))
@given(BLOCKS, BLOCKS)
def test_what_is_confirmed_is_up_to_date(english: list[str], chinese: list[str]) -> None:
    texts = {EN: "\n\n".join(english).encode(), ZH: "\n\n".join(chinese).encode()}
    assert check({**texts, **record(texts)}) == []


SAID = "# Market\n\nIt does not say who pays.\n\n## Rent {#rent}\n\n- Fish\n- Cloth\n\nLast."


def confirm(
    english: str, former: Mapping[str, bytes], *, seen: bool
) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of a site whose translation is `english` and confirmed, and what is told."""
    files = {**former, EN: english.encode()}
    written = record_translations(read(files), NAME, (), Problems(), seen=seen)
    assert written
    files[written.file] = written.text.encode()
    return files, [problem.code for problem in check(files)]


def test_a_script_that_confirms_puts_no_note_out_and_a_person_does() -> None:
    files, told = confirm(SAID, {}, seen=False)
    assert told == []
    turned = SAID.replace("does not say", "says")
    stale = check({**files, EN: turned.encode()})
    assert [problem.code for problem in stale] == ["translation-stale"]
    files, told = confirm(turned, files, seen=False)
    assert told == ["translation-denial"]
    (problem,) = check(files)
    assert (problem.origin.file, problem.origin.line, problem.grade) == (EN, 3, "note")
    assert "does not say who pays" in problem.sentence("en")
    _, told = confirm(turned, files, seen=False)
    assert told == ["translation-denial"]
    _, told = confirm(SAID, files, seen=False)
    assert told == []
    shifted = turned.replace("# Market\n\n", "# Market\n\nOne more.\n\n")
    longer = {ZH: CHINESE.replace("# 市場\n\n", "# 市場\n\n還有。\n\n").encode()}
    _, told = confirm(shifted, {**files, **longer}, seen=False)
    assert told == ["translation-denial"]
    _, told = confirm(turned, files, seen=True)
    assert told == []


@pytest.mark.parametrize(("file", "line", "told"), [(ZH, 3, 0), (EN, 3, 0), (ZH, 9, 1)])
def test_a_passage_with_an_error_is_not_to_be_confirmed_yet(
    file: str, line: int, told: int
) -> None:
    """While a citation was half typed, its passage was told as unconfirmed, too."""
    files = {**record(), ZH: CHINESE.replace("其一", "其一{{").encode()}
    problems = Problems()
    problems.add("prose-syntax", Origin(file, line), found="{{", near="", slip_en="", slip_zh="")
    check_translations(read(files), problems)
    assert [p.code for p in problems].count("translation-unconfirmed") == told
