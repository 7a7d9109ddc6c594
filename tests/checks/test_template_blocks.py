"""Blocks of a site's own templates: told is one that no page shows, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from youju.checks.template_blocks import check_blocks
from youju.model import Origin
from youju.problems import Problems
from youju.problems.hints import hint

BASE, STORY = "templates/base.html", "templates/story.html"
DESK = "{% block desk %}{% endblock %}"
SITE = load_fixture()


def tell(**own: str) -> list[tuple[Origin, str]]:
    """Return what is told of a site laid over ours whose own templates are `own`, by name."""
    files = dict(SITE.files)
    for name, text in own.items():
        file = f"templates/{name}.html"
        if file in files:
            files[f"templates/youju/{name}.html"] = files[file]
        files[file] = text.encode()
    problems = Problems()
    check_blocks(replace(SITE, files=files, house={"site_src/strings.toml": b""}), problems)
    assert {problem.code for problem in problems} <= {"template-block"}
    return [(problem.origin, dict(problem.values)["name"]) for problem in problems]


def extend(name: str, *blocks: str) -> str:
    filled = (f"{{% block {block} %}}x{{% endblock %}}" for block in blocks)
    return "\n".join((f"{{% extends '{name}.html' %}}", *filled))


def test_what_is_edited_in_place_is_held_whole() -> None:
    problems, home = Problems(), replace(SITE, house={})
    check_blocks(home, problems)
    assert tuple(problems) == ()
    text = SITE.files[STORY].replace(b"{% block head %}", b"{% block heads %}")
    check_blocks(replace(home, files={**SITE.files, STORY: text}), problems)
    (problem,) = problems
    assert (problem.code, problem.origin.file) == ("template-block", STORY)


def test_a_misspelt_block_is_told_at_its_line_with_the_nearest_name() -> None:
    own = {
        "base": extend("youju/base", "own_head", "foooter"),
        "story": extend("youju/story", "byline", "afterstory"),
    }
    assert tell(**own) == [(Origin(BASE, 3), "foooter"), (Origin(STORY, 3), "afterstory")]
    files = {
        **SITE.files,
        "templates/youju/base.html": SITE.files[BASE],
        BASE: own["base"].encode(),
    }
    problems = Problems()
    check_blocks(replace(SITE, files=files), problems)
    (problem,) = problems
    assert dict(problem.values) == {"name": "foooter", **hint("foooter", ["footer"])}


def test_a_block_of_another_template_is_told() -> None:
    assert tell(base=extend("youju/base", "byline")) == [(Origin(BASE, 2), "byline")]
    assert tell(story=extend("youju/story", "byline", "footer", "own_head")) == []


def test_blocks_that_a_base_of_ones_own_has_are_filled_by_a_story() -> None:
    whole = SITE.files[BASE].decode("utf-8").replace("</body>", f"{DESK}</body>")
    within = f"{extend('youju/base')}{{% block footer %}}{DESK}{{% endblock %}}"
    beside = extend("youju/base", "desk")
    story = extend("youju/story", "desk")
    assert tell(base=whole, story=story) == tell(base=within, story=story) == []
    # A block outside those of ours is on no page, whoever fills it.
    lost = [(Origin(BASE, 2), "desk"), (Origin(STORY, 2), "desk")]
    assert tell(base=beside, story=story) == lost


def test_a_file_of_ones_own_between_ours_and_a_story_counts() -> None:
    layout = f"{extend('youju/story')}{{% block byline %}}{DESK}{{% endblock %}}"
    assert tell(story=extend("layout", "desk", "byline"), layout=layout) == []
    origin = Origin("templates/layout.html", 2)
    assert tell(story=extend("layout"), layout=extend("youju/story", "desk")) == [(origin, "desk")]


def test_a_block_that_is_called_by_name_is_shown() -> None:
    called = extend("youju/base", "desk") + "{% block footer %}{{ self.desk() }}{% endblock %}"
    assert tell(base=called) == []


@pytest.mark.parametrize(
    "text",
    [
        extend("gone", "nosuch"),
        extend("base", "nosuch"),
        "{% extends 'youju/base.html' if site else 'story.html' %}{% block nosuch %}{% endblock %}",
        "{% extends 'youju/base.html' %}{% block nosuch %}",
        "{% block nosuch %}{% endblock %}",
        "{{ '" + "(" * 3000,
    ],
)
def test_nothing_is_told_where_nobody_can_know(text: str) -> None:
    """A file that is not there, one that extends itself, a choice, a fault, a whole page."""
    assert tell(base=text) == []
