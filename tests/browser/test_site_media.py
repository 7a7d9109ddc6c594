"""On paper, in the dark, in forced colours and without motion the pages keep what they say."""

from __future__ import annotations

import re
import zlib

import pytest

from tests.browser.conftest import LANGUAGES, Built, Visit
from youju.theme import PALETTE

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(17, 24, 29)"
# The contrast of every mark with the paper, by the class that colours it (WCAG 1.4.11).
MARKS = """() => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = light(getComputedStyle(document.documentElement).backgroundColor);
  const found = {};
  for (const mark of document.querySelectorAll("svg.plot :is(path, rect, line)")) {
    const style = getComputedStyle(mark);
    for (const name of mark.classList) {
      const tone = light(name.startsWith("f-") ? style.fill : style.stroke);
      const [low, high] = [tone, paper].sort((a, b) => a - b);
      found[name] = (high + 0.05) / (low + 0.05);
    }
  }
  return found;
}"""
# Lines that guide the eye, the ground of a share, and gaps in the paper's colour carry no number.
GROUND = {"s-rule", "s-quiet", "f-pale", "f-rule", "s-pale", "s-paper", "f-paper"}
MOVING = """() => [...document.querySelectorAll("*")].filter((part) => {
  const style = getComputedStyle(part);
  return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0
    || style.scrollBehavior !== "auto";
}).length + document.getAnimations().length"""


def find_story(site: Built, code: str) -> str:
    [path] = [p for p in site.paths(f"{code}/*/index.html") if "/about/" not in p]
    return site.address + path


@pytest.mark.parametrize("scheme, paper", [("light", LIGHT), ("dark", DARK)])
def test_marks_stand_out_from_the_paper(
    real: Built, fixture: Built, glance: Visit, scheme: str, paper: str
) -> None:
    marks: dict[str, float] = {}
    for address in (find_story(real, "zh"), fixture.address + "en/reading-rooms/"):
        page = glance(address, color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == paper
        marks |= page.evaluate(MARKS)
    assert len(marks) > 5
    assert {name: found for name, found in marks.items() if found < 3 and name not in GROUND} == {}


def test_colours_follow_the_scheme_without_a_reload(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "en"), color_scheme="light")
    coloured = page.locator("h1, .prose p, svg.plot.wide [class]")
    tones = """all => all.map(getComputedStyle)
      .map((style) => [style.color, style.fill, style.stroke].join())"""
    light = coloured.evaluate_all(tones)
    page.emulate_media(color_scheme="dark")
    dark = coloured.evaluate_all(tones)
    assert len(light) > 100
    assert all(one != other for one, other in zip(light, dark, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_in_the_readers_colours_when_these_are_forced(
    real: Built, glance: Visit, scheme: str
) -> None:
    page = glance(find_story(real, "zh"), color_scheme=scheme, forced_colors="active")
    colours = page.locator("h1, .prose > p, .evidence dd").evaluate_all(
        "all => [...new Set(all.map((part) => getComputedStyle(part).color))]"
    )
    # What the browser makes of a system colour's name.
    page.locator("h1").evaluate(
        "part => Object.assign(part.style, { color: 'CanvasText', backgroundColor: 'Canvas' })"
    )
    text, ground = page.locator("h1").evaluate(
        "part => [getComputedStyle(part).color, getComputedStyle(part).backgroundColor]"
    )
    assert colours == [text] and text != ground


def test_nothing_moves(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "en"), reduced_motion="reduce")
    page.locator(".prose a.cite").first.click()
    assert page.evaluate(MOVING) == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_paper_has_the_charts_and_their_numbers(real: Built, glance: Visit, code: str) -> None:
    page = glance(find_story(real, code), 718)
    charts = page.locator("figure.chart").count()
    page.emulate_media(media="print")
    assert page.locator("svg.plot:visible").count() == charts >= 7
    assert page.locator("figure.chart table:visible").count() == charts
    assert page.locator("nav:visible").count() == 0
    assert page.locator(".evidence:visible").count() > 25


def test_paper_is_white(real: Built, glance: Visit) -> None:
    page = glance(find_story(real, "zh"), color_scheme="dark")
    written = page.pdf(format="A4")
    tones: set[str] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", written, re.DOTALL):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        for tone in re.findall(rb"([\d.]+ [\d.]+ [\d.]+) rg", content):
            tones.add("#" + "".join(f"{round(float(part) * 255):02x}" for part in tone.split()))
    light, dark = ({pair[paper] for pair in PALETTE.values()} for paper in (0, 1))
    assert {PALETTE["ink"][0], PALETTE["main"][0]} <= tones
    assert (dark - light) & tones == set()
