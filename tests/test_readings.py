"""Reading as a stranger: what the wording prints is read back by tables that it does not share."""


from hypothesis import assume, given
from hypothesis import strategies as st
from wording import LANGUAGES, UNITS, quantities

from youju.checks.stranger.readings import find_quantities, read_quantity
from youju.checks.stranger.tongues import Tongue, read_tongue
from youju.numbers.wording import word

CODES = sorted(LANGUAGES)


def tongue_of(code: str) -> Tongue:
    tongue = read_tongue(LANGUAGES[code].tag if code in LANGUAGES else code)
    assert tongue
    return tongue


@given(quantities(), st.sampled_from(CODES))
def test_both_pairs_of_eyes_agree(quantity, code):
    """Over all units, qualifiers, magnitudes: the stranger reads what the wording was given."""
    unit = UNITS[quantity.unit]
    read = read_quantity(word(quantity, unit, LANGUAGES[code]), tongue_of(code))
    assert read
    assert read.value == quantity.value
    assert quantity.qualifier in read.meanings
    assert read.meanings <= ({"over", "at_least"} if code == "en" else {quantity.qualifier}) | {
        quantity.qualifier
    }
    assert read.share == (unit.kind == "percent")


@given(quantities(), st.sampled_from(CODES))
def test_both_agree_where_the_sentence_names_the_noun(quantity, code):
    unit = UNITS[quantity.unit]
    read = read_quantity(word(quantity, unit, LANGUAGES[code], noun=False), tongue_of(code))
    assert read
    assert read.value == quantity.value
    assert quantity.qualifier in read.meanings


SENTENCES = {
    "zh": "今年（2021年12月）在附近共有{}，並不包括A4紙和5G。",
    "zh-hans": "今年（2021年12月）在附近共有{}，并不包括A4纸和5G。",
    "en": "In 2019, as of December 23, 2021, COVID-19 apart, the city had {}, all told.",
}


@given(quantities(), st.sampled_from(CODES))
def test_a_quantity_is_found_in_a_sentence(quantity, code):
    unit = UNITS["person" if quantity.unit == "to_one" else quantity.unit]
    # 1000年 is a year, or a thousand of them: nobody can tell without the sentence.
    assume(unit.kind != "years" or not 1000 <= abs(quantity.value) < 2200)
    text = SENTENCES[code].format(word(quantity, unit, LANGUAGES[code]))
    found = list(find_quantities(text, tongue_of(code)))
    assert [reading.value for reading in found] == [quantity.value]
    assert quantity.qualifier in found[0].meanings
    assert found[0].share == (unit.kind == "percent")
