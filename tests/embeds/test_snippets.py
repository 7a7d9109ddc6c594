"""Snippets: each kind is whole, safe to paste, and names title, source and chart page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest

from tests.fixture import (
    BY_YEAR,
    FIGURES,
    KINDS,
    TIDY,
    keep_pin,
    load_fixture,
    print_fixture,
    print_new,
    text_of,
)
from youju.addresses import VARIANTS
from youju.embeds import snippets
from youju.embeds.heights import GAPS, KNOTS, MARGIN, SIZES, SPARE, Fit
from youju.embeds.pin_pages import list_lines
from youju.model import Pin
from youju.pages.chart_files import make_files
from youju.printing.catalogue import SNIPPETS
from youju.printing.context import Press, make_press
from youju.printing.templating import Printer
from youju.publish import Prepared
from youju.rendering.png import read_size
from youju.typography.line_breaking import wrap

BASE = "https://fixture.example/sub/"
CHARTS = ((FIGURES, KINDS), (TIDY, BY_YEAR))
ALL = [(code, *chart) for code in ("en", "zh") for chart in CHARTS]


class Reader(HTMLParser):
    """Collects tags with their attributes, and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def only(self, tag: str) -> dict[str, str | None]:
        (attributes,) = (attributes for name, attributes in self.found if name == tag)
        return attributes


def read(code: str, slug: str, chart_id: str, *, new: bool = False) -> dict[str, str]:
    pages = (print_new() if new else print_fixture()).pages
    page = pages[f"{code}/{slug}/{chart_id}/index.html"].decode()
    found = re.findall(r'<textarea id="snippet-([a-z]+)".*?>(.*?)</textarea>', page, re.DOTALL)
    return {kind: unescape(text) for kind, text in found}


def title(code: str, slug: str, chart_id: str) -> str:
    told: str = json.loads(text_of(f"embed/{code}/{slug}/{chart_id}.metadata.json"))["title"]
    return told


@pytest.mark.parametrize("code, slug, chart_id", ALL)
def test_every_kind_is_offered_and_leads_back(code: str, slug: str, chart_id: str) -> None:
    found = read(code, slug, chart_id)
    kinds = [kind for kind in SNIPPETS if kind != "pinned"]  # no chart here is pinned
    assert list(found) == kinds
    assert kinds[:2] == ["frame", "address"]  # what most sites take, and what WordPress takes
    page = f"{BASE}{code}/{slug}/{chart_id}/"
    assert found["address"] == page
    for kind, text in found.items():
        assert page in text, kind
        if kind not in ("address", "markdown"):
            assert title(code, slug, chart_id) in Reader(text).words, kind


@pytest.mark.parametrize("code, slug, chart_id", ALL)
def test_the_frame_needs_no_script_and_is_closed_in(code: str, slug: str, chart_id: str) -> None:
    reader = Reader(read(code, slug, chart_id)["frame"])
    assert [tag for tag, _ in reader.found] == ["div", "iframe", "p", "a"]
    frame = reader.only("iframe")
    assert frame["src"] == f"{BASE}embed/{code}/{slug}/{chart_id}/"
    assert frame["title"] == title(code, slug, chart_id)
    assert frame["loading"] == "lazy" and frame["referrerpolicy"]
    assert "allow-same-origin" not in (frame["sandbox"] or "")
    assert "100cqw" in (frame["style"] or "") and int(frame["height"] or 0) > 200
    assert (reader.only("div")["style"] or "").startswith("width:100%;container-type:inline-size;")
    assert reader.only("p")["lang"] == {"en": "en", "zh": "zh-Hant"}[code]


@pytest.mark.parametrize("kind", ["script", "element"])
def test_a_script_is_ours_and_cannot_change(kind: str) -> None:
    script = Reader(read("en", FIGURES, KINDS)[kind]).only("script")
    path = (script["src"] or "").removeprefix(BASE)
    assert path in print_fixture().pages
    assert (script["integrity"] or "").startswith("sha384-")
    assert script["crossorigin"] == "anonymous" and "async" in script


def test_the_element_follows_the_pages_language() -> None:
    element = Reader(read("zh", FIGURES, KINDS)["element"]).only("youju-chart")
    assert element["src"] == f"{BASE}embed/auto/{FIGURES}/{KINDS}/"


@pytest.mark.parametrize("code, slug, chart_id", ALL)
def test_the_picture_has_its_words_and_both_papers(code: str, slug: str, chart_id: str) -> None:
    reader = Reader(read(code, slug, chart_id)["picture"])
    image = reader.only("img")
    told = json.loads(text_of(f"embed/{code}/{slug}/{chart_id}.metadata.json"))
    assert image["alt"] == told["description"]
    sources = [attributes for tag, attributes in reader.found if tag == "source"]
    assert [(source["media"] or "").count("dark") for source in sources] == [1, 0, 1, 0]
    widths = ["max-width: 600px", "max-width: 600px", "dark", "min-width: 601px"]
    for source, width in zip(sources, widths, strict=True):
        assert f"({width})" in (source["media"] or "") or "dark)" in (source["media"] or "")
    # Where a sanitizer leaves the image alone, its words can be read on phones; where it takes
    # the sizes of the others, it does not give them its own.
    phone = f"{BASE}embed/{code}/{slug}/{chart_id}-phone"
    assert (image["src"], image["srcset"]) == (f"{phone}.png", f"{phone}@2x.png 2x")
    assert "width" not in image and "height" not in image
    names = ["-phone-dark", "-phone", "-dark", ""]
    for drawn, name in zip(sources, names, strict=True):
        place = f"{BASE}embed/{code}/{slug}/{chart_id}{name}"
        assert (drawn["srcset"] or "").endswith(f"{place}@2x.png 2x")
        assert f"{place}.png 1x" in (drawn["srcset"] or "")
        size = (int(drawn["width"] or 0), int(drawn["height"] or 0))
        assert read_size(print_fixture().pages[f"{place}.png".removeprefix(BASE)]) == size
        assert f"{place}@2x.png".removeprefix(BASE) in print_fixture().pages


@pytest.mark.parametrize("code, slug, chart_id", ALL)
def test_the_picture_of_a_new_chart_is_light_and_sharp(code: str, slug: str, chart_id: str) -> None:
    pages = print_new().pages
    reader = Reader(read(code, slug, chart_id, new=True)["picture"])
    place = f"{BASE}embed/{code}/{slug}/{chart_id}"
    wide, phone = f"{place}@2x.png", f"{place}-phone"
    sources = [attributes for tag, attributes in reader.found if tag == "source"]
    assert [(source["media"], source["srcset"]) for source in sources] == [
        ("(max-width: 600px)", f"{phone}.png 1x, {phone}@2x.png 2x"),
        ("(min-width: 601px)", f"{wide} 2x"),
    ]
    for source, path in zip(sources, (f"{phone}@2x.png", wide), strict=True):
        sharp = read_size(pages[path.removeprefix(BASE)])
        size = [int(source[name] or 0) for name in ("width", "height")]
        assert all(abs(2 * one - pixels) <= 2 for one, pixels in zip(size, sharp, strict=True))
    image = reader.only("img")
    assert (image["src"], image["srcset"]) == (f"{phone}.png", f"{phone}@2x.png 2x")
    assert "width" not in image and "height" not in image


@pytest.mark.parametrize("printed", [print_fixture, print_new])
def test_templates_of_newsrooms_find_every_name_that_a_chart_ever_had(
    printed: Callable[[], Prepared],
) -> None:
    made = printed()
    press = make_press(made.site, made.pictures, made.cards, made.posters, Printer(made.site.files))
    outside = snippets.view_outside(press, STORY, CHART, "en")
    variants = [name + sharp for name in ("", *VARIANTS) for sharp in ("", "@2x")]
    assert [*outside["png"]] == [*outside["sizes"]] == variants
    for name in variants:
        file = made.pages[outside["png"][name].removeprefix(BASE)]
        assert ("-phone" in outside["png"][name]) == ("-phone" in name)
        width, height = read_size(file)
        times = width / outside["sizes"][name][0]
        assert times == pytest.approx(height / outside["sizes"][name][1], rel=0.01)
        assert round(times) == (2 if "@2x" in outside["png"][name] and "@2x" not in name else 1)


@pytest.mark.parametrize("code, slug, chart_id", ALL)
def test_what_names_no_plain_picture_is_the_same_for_a_new_chart(
    code: str, slug: str, chart_id: str
) -> None:
    old, new = (read(code, slug, chart_id, new=one) for one in (False, True))
    assert {kind for kind in old if old[kind] != new[kind]} == {"picture", "markdown"}
    assert new["markdown"] == old["markdown"].replace(f"{chart_id}.png", f"{chart_id}@2x.png")


@pytest.mark.parametrize("code, slug, chart_id", ALL)
def test_wechat_gets_plain_sections_and_a_table(code: str, slug: str, chart_id: str) -> None:
    text = read(code, slug, chart_id)["wechat"]
    reader = Reader(text)
    kept = {"section", "p", "table", "tr", "td"}
    assert {tag for tag, _ in reader.found} <= kept
    assert {name for _, attributes in reader.found for name in attributes} == {"style"}
    assert f"{BASE}embed/{code}/{slug}/{chart_id}-phone@2x.png" in reader.words
    assert "url(" not in text and len(text) < snippets.WECHAT_LONGEST
    if chart_id == KINDS:
        cells = re.findall(r"<td[^>]*>(.*?)</td>", text)
        assert len(cells) == 4 * 3 and any("800" in cell for cell in cells[3:])
        assert not any(re.fullmatch(r"id|cells", cell) for cell in cells)


def test_a_table_too_long_for_wechat_is_left_out() -> None:
    """The series has hundreds of rows; what is pasted has none, and says where they are."""
    text = read("en", TIDY, BY_YEAR)["wechat"]
    assert "<table" not in text
    assert f"{BASE}en/{TIDY}/{BY_YEAR}/" in text


def test_markdown_is_a_linked_picture_and_a_line() -> None:
    text = read("en", FIGURES, KINDS)["markdown"]
    picture, _, line = text.partition("\n\n")
    page = f"{BASE}en/{FIGURES}/{KINDS}/"
    image = rf"!\[(?:[^\[\]\\]|\\.)+\]\(<{BASE}embed/en/{FIGURES}/{KINDS}\.png>\)"
    assert re.fullmatch(rf"\[{image}\]\(<{page}>\)", picture)
    assert line.startswith(f"[Most stalls sell food](<{page}>) · The Fixture")


def test_markdown_escapes_what_it_would_take_for_its_own() -> None:
    assert snippets._escape("a_b [c] <d> *e* & f") == r"a\_b \[c\] \<d\> \*e\* \& f"


def test_amp_has_a_placeholder_and_a_way_to_see_all() -> None:
    reader = Reader(read("en", FIGURES, KINDS)["amp"])
    frame = reader.only("amp-iframe")
    assert frame["layout"] == "fixed-height" and "resizable" in frame
    assert (frame["sandbox"] or "").startswith("allow-scripts")
    assert "placeholder" in reader.only("amp-img")
    assert any("overflow" in attributes for _, attributes in reader.found)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_no_paragraph_of_what_wechat_gets_is_an_address_alone(code: str) -> None:
    """Other editors make an embed of such a paragraph, in the midst of what was pasted."""
    text = read(code, FIGURES, KINDS)["wechat"]
    texts = re.findall(r"<(?:p|section)\b[^>]*>([^<]*)<", text)
    assert any(f"{BASE}{code}/{FIGURES}/{KINDS}/" in one for one in texts)
    assert not any(one.strip().startswith("http") for one in texts)


@pytest.mark.parametrize("kind", SNIPPETS)
def test_words_cannot_leave_their_place(kind: str) -> None:
    """Text between tags and in attributes is the title's own, quotation marks and all."""
    for code, slug, key in ALL:
        made = write_pinned()[code] if kind == "pinned" else read(code, slug, key)
        for tag, attributes in Reader(made[kind]).found:
            assert not any(name.startswith("on") for name in attributes), tag
            assert tag != "script" or attributes["src"]


STORY = next(story for story in load_fixture().stories if story.slug == FIGURES)
CHART = STORY.charts[0]

PIN = Pin("0" * 12, FIGURES, KINDS, "2024-05-09")


@cache
def press_pinned(*changed: str) -> Press:
    """Return a press for the fixture whose chart was pinned, and `changed` in some languages."""
    printed = print_fixture()
    site = keep_pin(printed.site, PIN, dict.fromkeys(changed, "other"))
    return make_press(site, printed.pictures, printed.cards, printed.posters, Printer(site.files))


def write_pinned(*changed: str) -> Mapping[str, Mapping[str, str]]:
    return make_files(press_pinned(*changed), STORY, CHART).snippets


def test_what_is_pinned_is_offered_while_the_chart_tells_what_it_told() -> None:
    made = write_pinned()
    for code in ("en", "zh"):
        assert list(made[code]) == [*SNIPPETS]
        frame, live = Reader(made[code]["pinned"]), Reader(made[code]["frame"])
        pinned = f"{BASE}embed/@{PIN.version}/{code}/{FIGURES}/{KINDS}/"
        assert frame.only("iframe")["src"] == pinned
        assert frame.only("a")["href"] == f"{BASE}{code}/{FIGURES}/{KINDS}/"
        assert frame.only("iframe")["sandbox"] == live.only("iframe")["sandbox"]
    later = write_pinned("en")
    assert "pinned" not in later["en"] and later["zh"] == made["zh"]
    assert later["en"].items() <= read("en", FIGURES, KINDS).items()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_pinned_frame_has_room_for_its_longest_line(code: str) -> None:
    """The lines of all states share one room, as high as the highest of them."""
    press = press_pinned()
    (pin,) = press.site.register.pins
    live = snippets.fit_chart(press, STORY, CHART, code)
    fit = snippets.fit_pinned(press, STORY, CHART, code, pin)
    name, line = SIZES["small"]
    size = press.site.look.sizes[name]
    for words, link in list_lines(press, STORY, code, pin).values():
        for width in KNOTS:
            text = f"{words} {link} {pin.version}"
            count = len(wrap(text, size, width - 2 * MARGIN))
            more = int(count * size * line + GAPS["small"])
            assert fit.at(width) - live.at(width) >= more - SPARE, width
    assert fit.tallest > live.tallest


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_pinned_frame_is_as_tall_as_it_was_on_its_day(code: str) -> None:
    """The look of the live chart may change, and its height with it."""
    frame = Reader(write_pinned()[code]["pinned"]).only("iframe")
    kept = Fit({280: 500, 600: 400})  # see keep_pin
    assert frame["height"] == "500" and kept.css() in (frame["style"] or "")
