"""Growth: twice the input takes twice the work, whatever stands in it, for every reader of ours.

What is measured is the ratio of processor times at four sizes, the best of some runs: 8 for eight
times as much where the work grows with the input, 64 where it grows with the square.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from youju.checks.blocks import list_blocks
from youju.checks.markup import blank_markdown
from youju.checks.numeral_patterns import read_vocabulary
from youju.checks.places import list_words
from youju.checks.rendered import check_rendered
from youju.checks.texts import Written
from youju.checks.typed_numbers import find_numerals
from youju.checks.unfinished import check_unfinished
from youju.content.cited import parse_cited
from youju.content.prose import list_sections
from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.positions import Lines
from youju.formats.toml import parse_document
from youju.languages import read_style
from youju.model import Origin, Prose
from youju.numbers.formulas import FormulaError, parse_formula
from youju.numbers.numerals import parse
from youju.numbers.periods import check_period
from youju.problems import Problems
from youju.tables.cells import parse_number

SMALL, TIMES, MOST = 6_000, 8, 24
PLACE = Origin("a")


def read_csv(text: str) -> None:
    if decoded := decode(text.encode(), "a.csv", Problems()):
        parse_csv(decoded, "a.csv", Problems())


def read_toml(text: str) -> None:
    content = text.encode()
    parse_document(content, "a.toml", Problems())
    list_words.__wrapped__(content, "a.toml", ("en",))


def read_prose(text: str) -> None:
    parse_cited(text, Origin(f"{len(text)}"), Problems())
    list_sections(text)
    list_blocks(Prose("a.md", text))
    shown = blank_markdown(text)
    where = Lines(text, PLACE).origin
    check_unfinished([Written("prose", "zh", text, shown, where)], Problems())
    for tag in ("en", "zh-Hant"):
        list(find_numerals(shown, read_vocabulary(tag, ())))


def render_prose(text: str) -> None:
    check_rendered(text, PLACE, Problems())


def read_cell(text: str) -> None:
    parse_number(text, "value", PLACE, Problems())
    check_period(text)
    for tag, code in (("en", "en"), ("zh-Hant", "zh")):
        parse(text, read_style(tag), {}, code)
    with suppress(FormulaError):
        parse_formula(text)


Make = Callable[[int], str]
CSV: dict[str, Make] = {
    "spaces": lambda n: f"a,b\nx{' ' * n}y,1\n",
    "marks": lambda n: f"a,b\na{chr(0x301) * n},1\n",
    "columns": lambda n: ",".join(f"a{i}" for i in range(n // 12)) + "\n" + "x\n" * (n // 4),
    "commas": lambda n: "a,b" + "," * (n // 2) + "\n" + "1,2\n" * (n // 8),
    "quotes": lambda n: "a,b\n" + '"' * n,
    "strays": lambda n: "a,b\n" + '"x" y,1\n' * (n // 8),
}
TOML: dict[str, Make] = {
    "header": lambda n: f"x='''\n[{' ' * n}\n'''",
    "dots": lambda n: "a." * (n // 2) + "b=1",
    "spaces": lambda n: f"a{' ' * n}b",
    "texts": lambda n: "".join(f't{i}.en = "same"\n' for i in range(n // 16)),
    "lists": lambda n: "x=" + "[" * n,
}


def repeat(piece: str) -> Make:
    return lambda n: piece * (n // len(piece))


PROSE: dict[str, Make] = {
    piece: repeat(piece)
    for piece in (
        *("{{ fig('a') }}", "<!---->", "1-1-1-", "XI XI ", "1年1月1日", "1&nbsp;", "[a](", "<a "),
        *("## a\n", "- a\n", "{#", "[^a]: b\n", "| a ", "`", "{{ "),
        *("｛", "{ fig(", "漢?", "【待", "<<<<<<<\n"),
    )
} | {"heading": lambda n: f"## a{' ' * n}b"}
RENDERED: dict[str, Make] = {
    piece: PROSE.get(piece, repeat(piece))
    for piece in (
        "[",
        "<a ",
        "<div>\n\n",
        "```x\n\n",
        "a\n---\n",
        "- a\n",
        "> a\n",
        "**a ",
        "word ",
    )
}
CELLS: dict[str, Make] = {
    piece: repeat(piece) for piece in ("1", "1,000,", "1 ", "(", "a+", "三成", "10**", " ", "1/")
}
CASES = [
    *((read_csv, name, make) for name, make in CSV.items()),
    *((read_toml, name, make) for name, make in TOML.items()),
    *((read_prose, name, make) for name, make in PROSE.items()),
    *((render_prose, name, make) for name, make in RENDERED.items()),
    *((read_cell, name, make) for name, make in CELLS.items()),
]


def measure(read: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    ("read", "make"),
    [(read, make) for read, _, make in CASES],
    ids=[f"{read.__name__}-{name}" for read, name, _ in CASES],
)
def test_work_grows_with_the_input(read: Callable[[str], None], make: Make) -> None:
    read(make(100))  # what is read once is read
    ratios = []
    for _ in range(4):
        small = measure(read, make(SMALL))
        large = measure(read, make(SMALL * TIMES))
        ratios.append(large / max(small, 0.002))
        if min(ratios) < MOST:
            break
    assert min(ratios) < MOST, ratios
