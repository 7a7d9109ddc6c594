"""What templates are given: each name that they use is there, and none that was there is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from types import NoneType, UnionType
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from tests.fixture import FIGURES, KINDS, ROOT, keep_pin, load_fixture, print_fixture
from tests.templates import find_lost, list_given, list_names_today, read_names
from youju.embeds.pin_pages import print_pinned
from youju.embeds.snippets import FramedItemView
from youju.embeds.tombstone_pages import print_tombstones
from youju.model import Origin, Pin, Register, Text, Tombstone
from youju.pages.given import GIVEN
from youju.pages.plan import plan_rest, plan_text, plan_whole
from youju.printing.context import make_press
from youju.printing.templating import PRINTED, Printer

FOLDER = ROOT / "templates"
SOURCES = {
    path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.html")
}


class Listener(Printer):
    """Prints nothing, and holds what templates are given against what they are promised."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(files)
        self.heard: set[str] = set()
        self.wrong: set[str] = set()

    def print(self, name: str, values: Mapping[str, object]) -> str:
        self.heard.add(name)
        given = list_given(name)
        self.wrong |= {f"{name}: {key} is not told of" for key in values.keys() - given.keys()}
        for key, hint in given.items():
            self.wrong.update(f"{name}: {one}" for one in list_wrong(key, values.get(key), hint))
        return ""


def list_wrong(place: str, value: Any, hint: Any) -> list[str]:
    """Return the places in `value` that are not of the type `hint`."""
    if get_origin(hint) is UnionType:
        if value is None and NoneType in get_args(hint):
            return []
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if is_typeddict(hint):
        hints = get_type_hints(hint)
        told = get_type_hints(hint, include_extras=True)
        needed = {key for key, one in told.items() if get_origin(one) is not NotRequired}
        lost = needed - value.keys()
        # A snippet of charts is also one of figures, of which less is known.
        more = value.keys() - hints.keys() if hint is not FramedItemView else ()
        wrong = [f"{place}.{key} is lost" for key in lost]
        wrong += [f"{place}.{key} is not told of" for key in more]
        for key in hints.keys() & value.keys():
            wrong += list_wrong(f"{place}.{key}", value[key], hints[key])
        return wrong
    owner = get_origin(hint) or hint
    if owner is list and isinstance(value, list):
        return [one for item in value for one in list_wrong(f"{place}[]", item, *get_args(hint))]
    if owner is Any or isinstance(value, owner):
        return []
    return [f"{place} is a {type(value).__name__}"]


def test_every_template_that_is_printed_is_told_of() -> None:
    assert set(GIVEN) == set(PRINTED)


@pytest.mark.parametrize("template", GIVEN)
def test_a_template_asks_for_nothing_that_it_is_not_given(template: str) -> None:
    assert find_lost(template, SOURCES) == []


@pytest.mark.parametrize(
    ("file", "text", "wrong", "lost"),
    [
        ("story.html", "day.property", "day.prop", "story.html:7: day.prop"),
        ("story.html", "item.cited", "item.sighted", "story.html:29: item.sighted"),
        ("story.html", "{{ story.body }}", "{{ stori.body }}", "story.html:23: stori"),
        ("base.html", "default_path", "site.door", "base.html:15: site.door"),
        ("base.html", "paths.index", "paths.front", "base.html:40: paths.front"),
        ("macros.html", "row.cells", "row.cell", "macros.html:49: row.cell"),
        ("macros.html", "item.quote.gloss", "item.quote.hint", "macros.html:37: item.quote.hint"),
        ("data.html", "item.figure.id", "item.figure.key", "data.html:29: item.figure.key"),
        ("plain.html", "attribute='title'", "attribute='head'", "plain.html:8: titles[].head"),
        ("chart.html", "chart.fit.tallest", "chart.fit.high", "chart.html:37: chart.fit.high"),
    ],
)
def test_what_is_not_given_is_found(file: str, text: str, wrong: str, lost: str) -> None:
    assert text in SOURCES[file]
    changed = {**SOURCES, file: SOURCES[file].replace(text, wrong)}
    whole = {"base.html": "story.html", "macros.html": "story.html"}.get(file, file)
    assert lost in find_lost(whole, changed)


def test_pages_hand_over_what_templates_are_promised() -> None:
    pin, gone = (
        Pin("0" * 12, FIGURES, KINDS, "2024-05-09"),
        Text({"en": "", "zh": ""}, ("en", "zh")),
    )
    stone = Tombstone(f"{FIGURES}/{KINDS}", "2024-06-01", gone, gone, "", Origin(""))
    published = Register((f"embed/en/{FIGURES}/{KINDS}/index.html",))
    site, printed = keep_pin(load_fixture(), pin), print_fixture()
    listener = Listener(site.files)
    drawn = (printed.pictures, printed.cards, printed.posters)
    press = make_press(site, *drawn, listener, printed.photographs)
    pages = [plan_whole(press)]
    for story in site.stories:
        pages += [plan_text(press, story), plan_rest(press, story)]
    (story, *_) = (story for story in site.stories if story.slug == FIGURES)
    print_pinned(press, story, story.charts[0], "en", pin)
    buried = replace(site, tombstones=(stone,), register=published)
    pages.append(print_tombstones(replace(press, site=buried)))
    assert all(page.path for page in chain(*pages))
    assert sorted(listener.wrong) == []
    assert sorted(set(GIVEN) - listener.heard) == []


def test_what_newsrooms_templates_were_promised_is_there() -> None:
    promised, today = read_names(), list_names_today()
    gone = {name: lost for name in promised if (lost := promised[name] - today.get(name, set()))}
    assert gone == {}
    new = {name for name in today if today[name] - promised.get(name, set())}
    assert new == set(), "run python tests/promising.py"
