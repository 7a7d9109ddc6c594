"""The stranger shares nothing with the wording, and reads the same: a second pair of eyes."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.fixture import ROOT
from tests.parsing import parse_file
from tests.rounding import round_quantity
from tests.wording import LANGUAGES, UNITS, quantities, read_rows
from youju.audit.grammar import Tongue, read_tongue
from youju.audit.readings import find_quantities, read_quantity
from youju.languages.parts import list_tags, read_part
from youju.model import Quantity
from youju.numbers.wording import word

CODES = sorted(LANGUAGES)
FOLDER = ROOT / "youju/audit"
# Where the tables stand, the nouns, the conversion of scripts and the walk over HTML: nothing of
# these words or reads a number.
SHARED = {"youju.languages.parts", "youju.model", "youju.languages.scripts"}
SHARED |= {"youju.formats.html_walk"}


def tongue_of(code: str) -> Tongue:
    return read_tongue(LANGUAGES[code].tag)


def list_modules(path: Path) -> Iterator[str]:
    """Yield the modules of Youju's that the one at `path` imports from."""
    for node in ast.walk(parse_file(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("youju"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("youju"):
            yield node.module or ""


@pytest.mark.parametrize(
    "name", ["dates", "grammar", "joints", "patterns", "readings", "statements", "visible"]
)
def test_the_stranger_knows_nothing_of_the_engine(name: str) -> None:
    modules = set(list_modules(FOLDER / f"{name}.py")) - SHARED
    assert all(module.startswith("youju.audit.") for module in modules)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[!_]*.py")), ids=lambda path: path.stem)
def test_the_rules_after_rendering_use_no_wording(path: Path) -> None:
    modules = set(list_modules(path)) - SHARED
    assert not [m for m in modules if m.startswith(("youju.numbers", "youju.languages"))]


def test_the_tables_of_both_know_the_same_qualifiers() -> None:
    """A word that a print is read with must be known to both, or a figure could never pass."""
    for tag in list_tags():
        rules = tomllib.loads(read_part(tag, "style"))
        tongue = read_tongue(tag)
        assert tongue
        for qualifier, places in rules["read"].items():
            for place, words in places.items():
                for spelling in words:
                    meanings = getattr(tongue, place)[spelling]
                    if (tag, spelling, qualifier) == ("en", "more than", "at_least"):
                        # So prints say it of round numbers; our own pages never do.
                        assert "over" in meanings
                        continue
                    assert qualifier in meanings, (tag, spelling)


def test_the_tables_of_both_know_the_same_words_of_direction() -> None:
    for tag in list_tags():
        rules, tongue = tomllib.loads(read_part(tag, "style"))["directions"], read_tongue(tag)
        for sign, words in ((-1, rules["falls"]), (1, rules["rises"])):
            for said in words:
                read = [read_quantity(text, tongue) for text in (f"{said} 3.5%", f"3.5% {said}")]
                assert sign in {one.way for one in read if one}, (tag, said)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("row", read_rows("value"), ids=lambda row: f"{row['value']} {row['unit']}")
def test_the_examples_of_the_house_style_are_read(row: dict[str, str], code: str) -> None:
    read = read_quantity(row[LANGUAGES[code].tag], tongue_of(code))
    assert read
    assert abs(read.value - Decimal(row["value"])) * 2 <= read.step
    if abs(read.value) < 10**9:
        assert f"{read.value:f}" == row["value"] or read.value == int(row["value"])
    assert row["qualifier"] in read.meanings


@given(quantities(), st.sampled_from(CODES), st.booleans())
def test_both_pairs_of_eyes_agree(quantity: Quantity, code: str, noun: bool) -> None:
    """Over all units, qualifiers and magnitudes, with and without the noun."""
    unit = UNITS[quantity.unit]
    read = read_quantity(word(quantity, unit, LANGUAGES[code], noun=noun), tongue_of(code))
    assert read
    assert read.value == round_quantity(quantity, unit, LANGUAGES[code]).value
    assert quantity.qualifier in read.meanings
    # "More than" alone has two meanings.
    assert read.meanings <= {quantity.qualifier} | ({"over", "at_least"} if code == "en" else set())
    assert read.share == (unit.kind == "percent")


@given(quantities(), st.sampled_from(CODES))
def test_a_bare_number_says_nothing_of_its_qualifier(quantity: Quantity, code: str) -> None:
    unit = UNITS[quantity.unit]
    read = read_quantity(word(quantity, unit, LANGUAGES[code], bare=True), tongue_of(code))
    assert read
    value = round_quantity(quantity, unit, LANGUAGES[code]).value
    assert (read.value, read.meanings) == (value, frozenset({"exact"}))


SENTENCES = {
    "zh": "今年（2021年12月）在附近共有{}，並不包括A4紙和5G。",
    "zh-hans": "今年（2021年12月）在附近共有{}，并不包括A4纸和5G。",
    "en": "In 2019, as of December 23, 2021, COVID-19 apart, the city had {}, all told.",
    "ja": "今年（2021年12月）、A4用紙と5Gを除くと、付近では{}だった。",
}


@given(quantities(), st.sampled_from(CODES))
def test_a_quantity_is_found_in_a_sentence(quantity: Quantity, code: str) -> None:
    unit = UNITS["person" if quantity.unit == "to_one" else quantity.unit]
    # 1000年 is a year, or a thousand of them: nobody can tell without the sentence.
    assume(unit.kind != "years" or not 1000 <= abs(quantity.value) < 2200)
    words = word(quantity, unit, LANGUAGES[code])
    text = SENTENCES[code].format(words)
    (found,) = find_quantities(text, tongue_of(code))
    assert found.value == round_quantity(quantity, unit, LANGUAGES[code]).value
    assert quantity.qualifier in found.meanings
    assert found.share == (unit.kind == "percent")
    place = SENTENCES[code].index("{}")
    assert place <= found.start < found.end <= place + len(words)
