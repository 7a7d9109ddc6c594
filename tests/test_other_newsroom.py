"""Another newsroom's site, page by page: its name, colours, type and logo, and nothing of ours.

tests/sites/other_newsroom sets them in theme.toml and adds to our templates by their blocks.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.fixture import KEPT, ROOT, check_finished, edit, read_once, read_site
from youju.embeds.heights import fit_frame
from youju.inputs import read_inputs
from youju.model import Site
from youju.problems import BuildError, Problems
from youju.publish import make_pages
from youju.rendering.png import SIGNATURE
from youju.rendering.svg import Picture
from youju.theme import HOUSE

NEWSROOM = ROOT / "tests" / "sites" / "other_newsroom"
# Every kind of page, and what stands on other people's.
KINDS = {
    "doors": "index.html",
    "not found": "404.html",
    "index": "{}/index.html",
    "story": "{}/ferries/index.html",
    "data": "{}/ferries/data/index.html",
    "chart": "{}/ferries/sizes/index.html",
    "leaf": "{}/about/index.html",
    "frame": "embed/{}/ferries/sizes/index.html",
    "figure card": "embed/{}/ferries/figure/large/index.html",
    "file": "embed/{}/ferries/sizes.svg",
    "dark file": "embed/{}/ferries/sizes-dark.svg",
    "specification": "embed/{}/ferries/sizes.vl.json",
    "metadata": "embed/{}/ferries/sizes.json",
}
CHANGED = [
    tone
    for name in ("main", "accent", "ink", "quiet", "rule", "pale")
    for tone in HOUSE.palette[name]
]


@cache
def load() -> Site:
    """Return the newsroom's site, in which nothing is wrong and nothing is to be told."""
    site, problems = read_once(NEWSROOM)
    assert problems == []
    return site


@cache
def make() -> Mapping[str, bytes]:
    """Return every page of it by its path; drawings stay from run to run."""
    problems = Problems()
    made = make_pages(load(), KEPT, problems, whole=False)
    problems.raise_if_any()
    return made.pages


def list_texts() -> dict[str, str]:
    texts = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")
    return {path: page.decode() for path, page in make().items() if path.endswith(texts)}


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_there_and_says_whose_it_is(kind: str, code: str) -> None:
    text = make()[KINDS[kind].format(code)].decode()
    assert load().name[code] in text or "ledger.example" in text or kind == "not found"


def test_no_page_has_our_name() -> None:
    ours = re.compile(r".{0,30}(?:Youju|有據).{0,30}")  # youju-chart is for programs
    found = {path: ours.findall(text) for path, text in list_texts().items()}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_page_has_a_colour_that_the_newsroom_changed() -> None:
    found = {path: [tone for tone in CHANGED if tone in t] for path, t in list_texts().items()}
    assert {path: tones for path, tones in found.items() if tones} == {}


def test_pictures_and_snippets_are_in_its_colours() -> None:
    texts = list_texts()
    main, quiet = load().look.palette["main"], load().look.palette["quiet"]
    assert f'fill="{main[0]}"' in texts[KINDS["file"].format("en")]
    assert f'fill="{main[1]}"' in texts[KINDS["dark file"].format("en")]
    assert load().look.palette["ninth"][0] in texts["embed/en/ferries/tones.svg"]
    assert 'class="f-ninth"' in texts["embed/en/ferries/tones/index.html"]
    chart = texts[KINDS["chart"].format("zh")]
    assert f"border-top:2px solid {main[0]};" in chart and f"color:{quiet[0]}" in chart
    # A frame has the colours of its own chart.
    assert "--ninth:#33402b" in texts["embed/zh/ferries/tones/index.html"]
    assert "--ninth" not in texts[KINDS["frame"].format("zh")]


def test_pages_have_its_type_its_logo_its_icon_and_what_its_templates_add() -> None:
    texts = list_texts()
    (css,) = (text for path, text in texts.items() if path.endswith(".css"))
    assert '--headline:"Palatino","Palatino Linotype","Songti SC",' in css
    story = texts[KINDS["story"].format("en")]
    assert 'src="../../ledger.svg" width="96" height="32" alt="Harbour Ledger"' in story
    assert 'srcset="../../ledger-dark.svg"' in story
    assert '<link rel="icon" href="../../anchor.png" type="image/png">' in story
    assert '<meta name="theme-color" content="#8a1f3d">' in story
    assert story.index("By the harbour desk") < story.index("Write to the harbour desk")
    assert story.index("Every figure here has its evidence") < story.index("Quay Street")
    assert "港灣帳本，碼頭街" in texts[KINDS["chart"].format("zh")]


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        ("sizes", "Harbour City, items, April 2023"),
        ("tones", "Ferries in Harbour City by size"),
    ],
)
def test_wherever_a_chart_goes_it_says_what_it_measures_where_and_when(
    chart: str, said: str
) -> None:
    texts = list_texts()
    for path in ("en/ferries/index.html", f"en/ferries/{chart}/index.html"):
        assert f'<p class="subtitle">{said}</p>' in texts[path]
    embed = f"embed/en/ferries/{chart}"
    for ending in ("/index.html", ".svg", "-dark.svg", ".vl.json", ".json", ".metadata.json"):
        assert said in texts[embed + ending], ending
    assert f"<desc>{said}: " in texts[f"{embed}.svg"]
    snippets = texts[f"en/ferries/{chart}/index.html"]
    assert snippets.count(f"Harbour Ledger · {said} · Source") > 5


def test_frames_are_as_tall_as_its_type_needs() -> None:
    """The same site in the house's type has lower frames."""
    look = load().look
    texts = {"title": ["A title of several words " * 3], "finding": ["Said " * 30], "small": ["x"]}
    pictures = {size: Picture(width, 200, "", ()) for size, width in look.widths.items()}
    ours = fit_frame(texts, {**pictures, "wide": Picture(680, 200, "", ())})
    theirs = fit_frame(texts, pictures, look)
    assert theirs.at(320) > ours.at(320) + 30
    assert theirs.at(744) > ours.at(744)
    assert fit_frame(texts, pictures, replace(look, sizes=HOUSE.sizes)).at(320) < theirs.at(320)


def test_share_cards_are_pictures_and_its_files_are_published() -> None:
    pages = make()
    cards = [path for path in pages if path.endswith("card.png")]
    assert len(cards) == 6
    assert all(pages[path].startswith(SIGNATURE) for path in cards)
    assert {"ledger.svg", "ledger-dark.svg", "anchor.png"} <= pages.keys()


def test_a_template_extends_the_one_that_it_replaces() -> None:
    files = read_inputs(NEWSROOM).files
    assert files["templates/youju/base.html"] == (ROOT / "templates/base.html").read_bytes()
    assert "templates/youju/index.html" not in files
    assert not any(name.startswith("templates/youju/") for name in read_inputs(ROOT).files)


def test_a_template_that_extends_itself_is_told(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(NEWSROOM, tmp_path / "site"))
    edit(copy / "templates/story.html", "youju/story.html", "story.html")
    problems = Problems()
    site, found = read_site(copy)
    assert found == []
    with pytest.raises(BuildError) as stopped:
        make_pages(site, KEPT, problems, whole=False)
    assert [problem.code for problem in stopped.value.problems] == ["template-stopped"]


@pytest.mark.parametrize(
    ("value", "unit", "printed"), [("2", "growth", "增長2倍"), ("2.5", "years", "兩年半")]
)
def test_a_number_may_be_whole_words_in_one_language_alone(
    value: str, unit: str, printed: str, tmp_path: Path
) -> None:
    root = shutil.copytree(NEWSROOM, tmp_path / "site")
    (root / "data/sources/port.numbers.csv").unlink()  # its source prints no such number
    row = f"more,own,增減,More or less,{value},{unit},exact,2023-04,port,2,{printed}\n"
    with (root / "data/ferries.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    site, found = read_site(root)
    problems = Problems()
    check_finished(site, make_pages(site, KEPT, problems, whole=False).pages, problems)
    assert [*found, *problems] == []
