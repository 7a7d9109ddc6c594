"""Templates: everything is escaped, nothing may be missing, and what stops one is told."""

from __future__ import annotations

import json
import math
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.model import Origin
from youju.printing.templating import Printer, make_environment, write_json

HARM = "<script>alert('x')</script>&\""


def render(text: str, name: str = "a.html", **values: object) -> str:
    files = {f"templates/{name}": text.encode()}
    return make_environment(files).get_template(name).render(values)


@pytest.mark.parametrize("name", ["a.html", "a.html.j2", "a.svg", "a.txt", "a.jinja"])
def test_everything_is_escaped(name: str) -> None:
    assert "<" not in render("{{ x }}", name, x=HARM)
    assert '"' not in render("{{ x }}", name, x=HARM)


@given(st.text(st.sampled_from("<>&\"';#34ax/")))
def test_a_field_holds_any_text_and_nothing_leaves_it(text: str) -> None:
    made = render("<textarea>{{ x | field }}</textarea>", x=text)
    inside = made.removeprefix("<textarea>").removesuffix("</textarea>")
    assert "<" not in inside and unescape(inside) == text
    assert inside.count('"') == text.count('"') and inside.count("'") == text.count("'")


def test_dates_of_a_line_are_held_and_the_rest_is_escaped() -> None:
    shown = render("{{ x | dates_whole }}", x="A & B，2021年2月14日; <May 4, 2020>")
    held = '<span class="time">{}</span>'
    assert shown == "A &amp; B，{}; &lt;{}&gt;".format(
        held.format("2021年2月14日"), held.format("May 4, 2020")
    )


@pytest.mark.parametrize(
    "text", ["{{ y }}", "{{ x.y }}", "{% for z in y %}{% endfor %}", "{% if y %}{% endif %}"]
)
def test_what_is_missing_stops_the_page(text: str) -> None:
    printer = Printer({"templates/a.html": f"one\n{text}\n".encode()})
    assert printer.print("a.html", {"x": {}}) == ""
    (problem,) = printer.problems
    assert (problem.code, problem.origin) == ("template-stopped", Origin("templates/a.html", 2))
    assert "Undefined" in problem.sentence("en") and problem.mend("zh")


def test_a_template_that_stops_inside_another_is_named() -> None:
    files = {
        "templates/a.html": b"{% include 'b.html' %}",
        "templates/b.html": b"\n\n{{ 1 / 0 }}",
    }
    printer = Printer(files)
    printer.print("a.html", {})
    (problem,) = printer.problems
    assert problem.origin == Origin("templates/b.html", 3)


def test_one_page_that_stops_does_not_stop_the_others() -> None:
    printer = Printer({"templates/a.html": b"{{ x }}", "templates/b.html": b"fine"})
    assert printer.print("a.html", {}) == ""
    assert printer.print("b.html", {}) == "fine"


@pytest.mark.parametrize("value", [HARM, {"a": "</script>"}, ["\u2028", "\u2029"], "數據"])
def test_json_is_safe_in_a_page(value: object) -> None:
    text = write_json(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")
    assert render("{{ x }}", x=text) == text


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_json_has_no_numbers_that_are_none(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        write_json({"a": value})
