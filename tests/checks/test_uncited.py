"""The gate: typed numbers are told at their line and column, whatever they are written in."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixture import FIXTURE
from tests.profiles import examples
from youju.checks.uncited import check_naked, check_naked_prose, check_naked_words
from youju.content.cited import parse_cited
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.languages import style_of
from youju.localized.figures import word_figure
from youju.model import Origin, Site
from youju.numbers.periods import word_period
from youju.problems import Problem, Problems

STORY = "site_src/stories/market-stalls"
PROSE = {"en": f"{STORY}/en.md", "zh": f"{STORY}/zh.md"}
SETTINGS, STALLS = "site_src/site.toml", "data/stalls.csv"
FILES = dict(read_inputs(FIXTURE).files)
FILES["data/visits.csv"] = b"".join(FILES["data/visits.csv"].splitlines(keepends=True)[:3])


def check(files: Mapping[str, bytes]) -> list[Problem]:
    site, problems = read({**FILES, **files}), Problems()
    check_typed(site, problems)
    check_naked_words(site, problems)
    return list(problems)


def check_typed(site: Site, problems: Problems) -> None:
    check_naked(site, problems)
    check_naked_prose(site, problems)


def read(files: Mapping[str, bytes]) -> Site:
    return load_site(Inputs(FIXTURE, files), Problems())


def tell(files: Mapping[str, bytes]) -> list[tuple[str, int, int, str]]:
    """Return code, line, column and number of each problem."""
    return [
        (p.code, p.origin.line, p.origin.column, dict(p.values).get("found", ""))
        for p in sorted(check(files), key=lambda problem: problem.origin)
    ]


def test_the_fixture_has_no_typed_number() -> None:
    assert check({}) == []


@pytest.mark.parametrize(
    ("code", "text", "line", "column", "found"),
    [
        ("en", "37 carts", 1, 1, "37"),
        ("en", "Carts:\n\nsome\nare thirty.", 4, 5, "thirty"),
        ("en", '{{ fig("food") }} and dozens', 1, 23, "dozens"),
        ("en", "a [link](https://x.example/30) to 30", 1, 35, "30"),
        ("en", "tabs\tand\tninety", 1, 10, "ninety"),
        ("en", "“Half” of it", 1, 2, "Half"),
        ("en", "\N{GRINNING FACE} 55", 1, 3, "55"),
        ("en", "1. forty items\n2. sorts", 1, 4, "forty"),
        ("zh", "三成的人", 1, 1, "三成"),
        ("zh", "一流，\n\n三千人", 3, 1, "三千"),
        ("zh", '有{{ fig("food") }}，兩倍。', 1, 20, "兩倍"),
        ("zh", "# 題\n\n第　３９　名", 3, 3, "３９"),
        ("zh", '{{ literal("三", "名") }}三十', 1, 24, "三十"),
    ],
)
def test_a_number_in_prose_has_its_line_and_column(
    code: str, text: str, line: int, column: int, found: str
) -> None:
    assert tell({PROSE[code]: text.encode()}) == [("naked-number", line, column, found)]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_do_not_move_places(ending: str) -> None:
    text = ending.join(["# Title", "", "a b 55"])
    assert tell({PROSE["en"]: text.encode()}) == [("naked-number", 3, 5, "55")]


@pytest.mark.parametrize("code", ["en", "zh"])
def test_every_figure_typed_out_is_told_by_its_name(code: str) -> None:
    """Each citation of the prose is replaced by what it prints."""
    site = read(FILES)
    story = next(story for story in site.stories if story.folder == STORY)
    text = story.prose[code].text
    figures = [c for c in parse_cited(text, Origin("")).citations if c.function == "fig"]
    assert len(figures) == 4
    for citation in figures:
        line, rest = text.split("\n")[citation.origin.line - 1], citation.origin.column - 1
        braces = line[rest : line.index("}}", rest) + 2]
        typed = word_figure(site, story.figures[citation.id], code, noun=citation.noun)
        (problem,) = check({PROSE[code]: text.replace(braces, typed).encode()})
        assert problem.code == "naked-figure"
        assert f'{{{{ fig("{citation.id}") }}}}' in problem.mend(code)
        assert problem.origin.line == citation.origin.line
        assert problem.origin.column >= citation.origin.column


def test_several_figures_of_one_value_are_all_named() -> None:
    table = FILES[STALLS].replace(
        b",400,item,exact,2024-05,office,3,400", b",800,item,exact,2024-05,office,3,800"
    )
    (problem,) = check({STALLS: table, PROSE["en"]: b"Eight hundred."})
    assert dict(problem.values)["cite"] == '{{ fig("food") }} / {{ fig("clothes") }}'


def test_a_year_that_may_be_a_number_is_asked_about() -> None:
    found = tell({PROSE["en"]: b"in 2000 shops", PROSE["zh"]: "有2000人".encode()})
    assert found == [("naked-year", 1, 4, "2000"), ("naked-year", 1, 2, "2000")]


def tell_subtitle(code: str, words: str) -> list[tuple[str, str]]:
    """Return code and number of each problem of a chart with the subtitle `words`."""
    story = FILES[f"{STORY}/story.toml"].decode()
    others = {"en": "Stalls", "zh": "攤位"} | {code: words}
    lines = "".join(f'subtitle.{one} = "{said}"\n' for one, said in others.items())
    title = 'title.en = "'
    place = story.index(title, story.index("[[charts]]"))
    story = f"{story[:place]}{lines}{story[place:]}"
    return [(code, found) for code, _, _, found in tell({f"{STORY}/story.toml": story.encode()})]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("status", ["", "plan", "forecast"])
@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize(
    "period",
    [
        *("2023", "2021-12", "2021-12-05", "2020/2021", "2020-05/2021-03", "2021/2023-04"),
        *("../2023", "2023/..", "2021-12-05/2021-12-09"),
    ],
)
def test_a_subtitle_may_end_as_the_composed_line_does(period: str, code: str, status: str) -> None:
    language = read(FILES).languages[code]
    said = word_period(period, language, status)
    assert tell_subtitle(code, f"Delta{style_of(language).comma}{said}") == []


@pytest.mark.parametrize(
    ("code", "words", "found"),
    [
        ("en", "Delta, 2023", []),
        ("zh", "達州，2023年", []),
        ("zh", "達州，2023", [("naked-year", "2023")]),  # a date has 年 there
        ("en", "Delta, 2000 people", [("naked-year", "2000")]),
        ("en", "Delta, 2000 (people)", [("naked-year", "2000")]),
        ("en", "Delta had 2023", [("naked-year", "2023")]),
        ("en", "Delta, 2023, stalls", [("naked-doubt", "2023")]),
        ("en", "Delta, 37", [("naked-number", "37")]),
        ("zh", "達州，2000攤", [("naked-year", "2000")]),
    ],
)
def test_only_a_year_that_ends_a_subtitle_says_when(
    code: str, words: str, found: list[tuple[str, str]]
) -> None:
    assert tell_subtitle(code, words) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "as in Windows 11", ("naked-doubt", 1, 15, "11")),
        ("zh", "第三屆", ("naked-doubt", 1, 1, "第三")),
        # In so many words it is a figure of the story.
        ("en", "in the Rent 3,600,000 yuan", ("naked-figure", 1, 13, "3,600,000")),
    ],
)
def test_what_may_be_a_name_is_a_note(
    code: str, text: str, found: tuple[str, int, int, str]
) -> None:
    assert tell({PROSE[code]: text.encode()}) == [found]


def test_a_story_lists_names_of_its_own() -> None:
    story = f"{STORY}/story.toml"
    prose = {PROSE["zh"]: "九百二十萬街上".encode()}
    (problem,) = check(prose)
    line = 'names.zh = ["九百二十萬街上"]'
    assert problem.code == "naked-number"
    assert f"{line} ({story})" in problem.mend("en")
    listed = {story: line.encode() + b"\n" + FILES[story]}
    assert tell({**prose, **listed}) == []
    plain = {story: b'names.en = ["twelve"]\n' + FILES[story]}
    assert tell(plain) == [("naked-allowed", 1, 1, "twelve")]


def test_texts_of_story_toml_have_line_and_column() -> None:
    text = FILES[f"{STORY}/story.toml"].decode()
    text = text.replace("Most stalls sell", "Most of 9 stalls sell").replace(
        '攤位"\nstand', '二成"\nstand'
    )
    assert tell({f"{STORY}/story.toml": text.encode()}) == [
        ("naked-words", 8, 15, "二成"),
        ("naked-number", 18, 21, "9"),
    ]


def test_a_chinese_number_written_with_an_escape_is_found() -> None:
    text = FILES[f"{STORY}/story.toml"].decode().replace("某天", "\\u4e09天")
    assert tell({f"{STORY}/story.toml": text.encode()}) == [("naked-doubt", 10, 18, "三")]


NOTE = "含鞋帽。,Shoes and hats included."


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("印作「400個」。,x", []),
        ("印作『360萬元』。,x", [(12, "360萬")]),
        ("印作「約360萬元」。,x", []),
        ("印作400個。,x", [(12, "400")]),
        ("「400個人」,x", [(12, "400")]),
        ("x,“400個” it says", []),
        ("共五種,a pair of 22", [(12, "五"), (13, "22")]),
        ("2024年5月的事,in May 2024", []),
    ],
)
def test_notes_of_a_table_may_quote_its_prints(cells: str, found: list[tuple[int, str]]) -> None:
    table = FILES[STALLS].decode().replace(NOTE, cells)
    assert tell({STALLS: table.encode()}) == [("naked-cell", 4, c, f) for c, f in found]


@pytest.mark.parametrize(
    ("period", "label", "found"),
    [
        ("P3Y/2024-05", "三年租金,Rent of three years", []),
        ("P3Y/2024-05", "三年租金,Rent: three-year total", []),
        ("P3Y/2024-05", "兩年租金,Rent of two years", ["兩", "two"]),
        ("P1Y", "三年租金,Rent of three years", ["三", "three"]),
        ("P3Y/2024-05", "1年租金,Rent of 5 2024", ["1", "5 2024"]),
        ("nonsense", "三年租金,Rent", ["三"]),
    ],
)
def test_a_label_may_name_its_own_period(period: str, label: str, found: list[str]) -> None:
    table = FILES[STALLS].decode().replace("每年租金,Yearly rent", label).replace("P1Y", period)
    assert [number for *_, number in tell({STALLS: table.encode()})] == found


def test_notes_of_sources_are_read_and_titles_are_quotations() -> None:
    row = FILES["data/sources.csv"].decode().replace("Market count", "Market count in 3 parts")
    row = row.replace("market,,,,,", "market,,,,分三十次,")
    assert tell({"data/sources.csv": row.encode()}) == [("naked-cell", 2, 12, "三十")]


def test_citations_are_told_where_they_would_be_printed() -> None:
    text = FILES[f"{STORY}/story.toml"].decode().replace("Market stalls", "{{ fig('stalls') }}")
    assert tell({f"{STORY}/story.toml": text.encode()}) == [("naked-citation", 7, 13, "")]
    for call in ("{{ fig('food') }}", "{{ literal('x', 'y')", "{{ chart('kinds') }}"):
        table = FILES[STALLS].decode().replace("含鞋帽。", f'"{call}"')
        assert [code for code, *_ in tell({STALLS: table.encode()})] == ["naked-citation"]
    page = b"# {{ fig('a') }}\n\n{{ literal('5', 'x') }}"
    assert tell({"site_src/pages/about/en.md": page}) == [("naked-citation", 1, 3, "")]


def test_a_label_or_note_of_a_figure_may_declare_a_name() -> None:
    table = FILES[STALLS].decode().replace("含鞋帽。", "\"{{ literal('三十號樓', '樓名') }}\"")
    assert check({STALLS: table.encode()}) == []
    stories = read({**FILES, STALLS: table.encode()}).stories
    (story,) = (one for one in stories if STORY.endswith(one.slug))
    (figure,) = (one for one in story.figures.values() if one.literals)
    assert figure.note and figure.note["zh"] == "三十號樓"
    assert figure.literals == {"三十號樓"}
    table = table.replace("'樓名'", "''")
    assert [code for code, *_ in tell({STALLS: table.encode()})] == ["naked-reason"]


def word_cell(key: str, words: str) -> list[str]:
    """Return the codes of what is told where a chart of a tidy table says `words` for `key`."""
    name = "site_src/stories/reading-rooms/story.toml"
    text = FILES[name].decode().replace('words.year.en = "Year"', f"words.{key}.en = '{words}'", 1)
    text = text.replace("words.year.zh", f"words.{key}.zh", 1)
    return [code for code, *_ in tell({name: text.encode()})]


@pytest.mark.parametrize(
    ("key", "words", "codes"),
    [
        ("year", '{{ literal("Hall 9", "a name") }}', []),
        ("year", '{{ literal("Hall 9", "") }}', ["naked-reason"]),
        ("year", '{{ fig("food") }}', ["naked-citation"]),
        ("year", "{{ fig(", ["prose-syntax"]),
        ("year", "1,964 visits", ["naked-label"]),
        ('"90000"', "90000 visits", []),
        ('"90000"', "90000 million", ["naked-label"]),
        ('"90001"', "90001 visits", ["naked-label"]),
    ],
)
def test_words_of_a_chart_say_the_number_of_their_cell_or_a_declared_name(
    key: str, words: str, codes: list[str]
) -> None:
    assert word_cell(key, words) == codes


@pytest.mark.parametrize(("zh", "codes"), [("95%區間", []), ("90%區間", ["naked-label"] * 2)])
def test_words_of_an_interval_say_its_level(zh: str, codes: list[str]) -> None:
    name = "site_src/stories/reading-rooms/story.toml"
    drawn = 'kind = "lines"\nx = "year"\ny = "visits"\ninterval = ["visits", "visits"]\n'
    words = f'words.interval.en = "95% interval"\nwords.interval.zh = "{zh}"\n'
    place = b'words.year.en = "Year"'
    text = FILES[name].replace(place, (drawn + words).encode() + place, 1)
    assert [code for code, *_ in tell({name: text})] == codes


def test_a_literal_needs_a_reason() -> None:
    text = b'{{ literal("five", "a name") }} {{ literal("six", "  ") }}'
    assert tell({PROSE["en"]: text}) == [("naked-reason", 1, 33, "six")]


def allow(*lines: str) -> bytes:
    return FILES[SETTINGS] + "\n".join(["", "[numerals]", *lines]).encode()


def test_a_site_allows_its_own_phrases() -> None:
    settings = allow('allow.en = ["Hall Nine"]', 'allow.zh = ["九號館"]')
    prose = {PROSE["en"]: b"Hall Nine has nine.", PROSE["zh"]: "九號館有九間。".encode()}
    assert [found for *_, found in tell({SETTINGS: settings, **prose})] == ["nine", "九"]


@pytest.mark.parametrize("phrase", ["三成", "一百", "百分之六", "5", "２%"])
def test_a_plain_number_is_not_allowed(phrase: str) -> None:
    line = len(FILES[SETTINGS].splitlines()) + 3
    settings = allow(f'allow.zh = ["{phrase}"]')
    assert tell({SETTINGS: settings}) == [("naked-allowed", line, 1, phrase)]


def test_derived_languages_are_not_read_again() -> None:
    settings = (
        FILES[SETTINGS]
        + b'\n[languages.zh-hans]\ntag = "zh-Hans"\nname = "x"\nderived_from = "zh"\n'
    )
    files = {SETTINGS: settings, PROSE["zh"]: "三成".encode()}
    assert [problem.origin.file for problem in check(files)] == [PROSE["zh"]]


PIECES = st.sampled_from(
    [
        *("{{", "}}"),
        *(
            ' fig("food") ',
            'literal("3", "x")',
            "5",
            "三",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "## ",
            "one ",
        ),
        *(
            "<!--",
            "-->",
            "[a](",
            ")",
            "&#51;",
            "in 2019 ",
            "\u2028",
            "\x0b",
            "\x00",
            '"',
            "'",
            "{#id}",
            "％",
        ),
    ]
)


@settings(max_examples=examples(60))
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join)))
def test_any_prose_gives_places_inside_it(text: str) -> None:
    content = text.encode("utf-8", "replace")
    site = read({**FILES, PROSE["en"]: content})
    problems = Problems()
    check_typed(site, problems)
    story = next(story for story in site.stories if story.folder == STORY)
    lines = story.prose["en"].text.split("\n")
    for problem in problems:
        assert problem.origin.file == PROSE["en"]
        assert 1 <= problem.origin.column <= len(lines[problem.origin.line - 1])
        assert all(problem.sentence(code) and problem.mend(code) for code in ("en", "zh"))
