"""embeds.lock: what is written is read again, sorted, and only ever grows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.fixture import FIGURES, KINDS, TIDY, load_fixture
from youju.content.register import (
    archive_facts,
    archive_page,
    archive_script,
    cut_whole,
    extend_register,
    format_register,
    hash_file,
    list_figures,
    list_versions,
    list_whole,
    parse_register,
)
from youju.model import Pin, Register
from youju.problems import Problems

ADDRESS = st.from_regex(r"embed/[a-z]{2}/[a-z]{1,9}/[a-z]{1,9}/index\.html", fullmatch=True)
VERSION = st.from_regex(r"[0-9a-f]{12}", fullmatch=True)
PIN = st.builds(Pin, VERSION, st.just("stalls"), st.just("kinds"), st.dates().map(str))
FILES = st.dictionaries(VERSION.map(lambda v: archive_page(v, "zh")), st.binary(max_size=9))


def read(text: str) -> Register:
    problems = Problems()
    register = parse_register(text.encode(), problems)
    assert not problems
    return register


@given(st.lists(ADDRESS, unique=True), st.lists(PIN, unique_by=lambda p: p.version), FILES)
def test_what_is_written_is_read_again(
    addresses: list[str], pins: list[Pin], files: dict[str, bytes]
) -> None:
    register = extend_register(Register(), addresses, files, pins)
    again = read(format_register(register))
    assert set(again.addresses) == set(addresses)
    assert set(again.pins) == set(pins)
    assert again.files == {name: hash_file(content) for name, content in files.items()}
    assert format_register(again) == format_register(register)


def test_it_is_sorted_and_says_what_it_is_in_both_languages() -> None:
    register = Register(("embed/zh/b/c/index.html", "embed/en/b/c/index.html"))
    text = format_register(register)
    assert text.splitlines()[4:] == [
        "addresses = [",
        '  "embed/en/b/c/index.html",',
        '  "embed/zh/b/c/index.html",',
        "]",
        "",
        "[files]",
    ]
    assert "do not edit" in text and "不要手動修改" in text


def test_what_is_new_stands_apart_and_the_rest_as_it_did() -> None:
    old, new = "embed/en/b/c/index.html", "embed/en/a/c/index.html"
    register = extend_register(Register((old,)), [new, old], {})
    assert register == Register((old, new), lean=frozenset([new]))
    text = format_register(register)
    assert [line for line in text.splitlines()[4:] if not line.startswith("#")] == [
        *("addresses = [", f'  "{old}",', "]", ""),
        *("lean = [", f'  "{new}",', "]", "", "[files]"),
    ]
    assert "fewer files" in text and "檔案較少" in text
    assert read(text) == register and format_register(read(text)) == text


def test_an_embed_keeps_all_files_that_it_was_ever_published_with() -> None:
    old, new, both = (f"embed/en/b/{key}/index.html" for key in ("old", "new", "both"))
    text = f'addresses = ["{old}", "{both}"]\nlean = ["{both}", "{new}"]\n'
    register = read(text)  # of two versions that were merged one knew it with all its files
    assert register.addresses == (old, both, new)
    assert list_whole(register) == {"b/old", "b/both"}
    # In a language more, it has the files that it has in the others.
    later = extend_register(
        register, ["embed/zh/b/old/index.html", "embed/zh/b/new/index.html"], {}
    )
    assert list_whole(read(format_register(later))) == {"b/old", "b/both"}


def test_a_wrong_entry_is_told_wherever_it_stands() -> None:
    problems = Problems()
    register = parse_register(b'addresses = ["a"]\nlean = [\n"embed/b",\n]\n', problems)
    assert register == Register()
    told = [(one.code, one.origin.line) for one in problems]
    assert told == [("embed-entry", 1), ("embed-entry", 2)]


def test_a_story_knows_which_of_its_embeds_keep_all_files() -> None:
    figures, tidy = load_fixture().stories
    places = (f"{FIGURES}/{KINDS}", f"{FIGURES}/figure/food", f"{FIGURES}/gone", f"{TIDY}/{KINDS}")
    register = Register(tuple(f"embed/en/{place}/index.html" for place in places))
    own = cut_whole(list_whole(register), figures)
    assert list_whole(own) == set(places[:2])
    # What is new is made as it was before it was recorded.
    recorded = extend_register(register, [f"embed/zh/{FIGURES}/figure/rent/index.html"], {})
    assert cut_whole(list_whole(recorded), figures) == own
    assert cut_whole(list_whole(recorded), tidy) == Register()


def test_nothing_is_removed_or_replaced() -> None:
    pin = Pin("1f2e3d4c5b6a", "b", "c", "2024-05-09")
    first = extend_register(Register(), ["embed/en/b/c/index.html"], {"embeds/a": b"1"}, [pin])
    again = Pin("1f2e3d4c5b6a", "b", "c", "2025-01-01")
    second = extend_register(first, ["embed/zh/b/c/index.html"], {"embeds/a": b"2"}, [again])
    assert second.addresses == ("embed/en/b/c/index.html", "embed/zh/b/c/index.html")
    assert second.pins == (pin,)
    assert second.files == {"embeds/a": hash_file(b"1")}
    assert extend_register(second, second.addresses, {}, [pin]) == second


def test_the_versions_of_a_chart_come_latest_first() -> None:
    old, new = Pin("a" * 12, "b", "c", "2024-05-09"), Pin("b" * 12, "b", "c", "2025-01-01")
    register = Register(pins=(old, Pin("c" * 12, "b", "d", "2026-01-01"), new))
    assert list_versions(register, "b", "c") == [new, old]


def test_where_things_are_kept() -> None:
    assert archive_page("1f2e", "zh-hans") == "embeds/@1f2e/zh-hans.html"
    assert archive_facts("1f2e") == "embeds/@1f2e/chart.json"
    assert archive_script("embed/embed.1f2e.js") == "embeds/scripts/embed.1f2e.js"


def test_figures_are_those_of_the_stories_and_those_that_were_published() -> None:
    stories = load_fixture().stories
    own = list(next(story for story in stories if story.slug == FIGURES).figures)
    places = (f"{FIGURES}/figure/food", f"{FIGURES}/figure/drinks", "old/figure/a", "old/chart")
    register = Register(tuple(f"embed/{c}/{p}/index.html" for c in ("en", "zh") for p in places))
    assert list_figures(register, stories) == {
        FIGURES: [*own, "drinks"],
        TIDY: [],
        "old": ["a"],
    }
    assert list_figures(Register(), ()) == {}
