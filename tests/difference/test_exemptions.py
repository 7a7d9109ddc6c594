"""What a site holds and lets pass: a relation, a literal or a phrase that comes or goes is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import youju
from tests.fixture import FIXTURE, copy_warm, edit
from youju.cli import main
from youju.content.site import load_site
from youju.difference.changes import ExemptionChange
from youju.difference.exemptions import compare_exemptions, list_exemptions
from youju.inputs import read_inputs
from youju.output.manifest import read_manifest
from youju.problems import Problems

STORY = "site_src/stories/market-stalls"
KEPT = "id,left,sign,right,note_zh,note_en\norder,food,>,clothes,,\n"
CHECKS = f"{KEPT}parts,stalls,~,food + clothes,,\n"
PHRASE = "[numerals]\nallow.en = ['Hall 4']\n"


def fill(root: Path) -> Path:
    """Copy the fixture with a relation, a literal, an allowed phrase and a name."""
    copy_warm(root)
    (root / "data/checks.csv").write_text(CHECKS, "utf-8")
    edit(root / "site_src/site.toml", "[defaults]", f"{PHRASE}\n[defaults]")
    edit(root / f"{STORY}/story.toml", "date =", 'names.en = ["Pier 6"]\ndate =')
    edit(
        root / f"{STORY}/story.toml",
        "A count on a single day.",
        "A count in {{ literal('Hall 7', 'a name') }}.",
    )
    return root


def test_each_is_listed_with_where_it_stands(tmp_path: Path) -> None:
    listed = dict(list_exemptions(load_site(read_inputs(fill(tmp_path / "site")), Problems())))
    prints = listed.pop("prints")
    assert "data/sources/office.numbers.csv 3: 800個 = 800" in prints
    assert listed == {
        "relations": (
            "data/checks.csv order: food > clothes",
            "data/checks.csv parts: stalls ~ food + clothes",
        ),
        "literals": ("market-stalls en: Hall 7 (a name)",),
        "allowed": ("site.toml en: Hall 4", "market-stalls en: Pier 6"),
    }
    bare = dict(list_exemptions(load_site(read_inputs(FIXTURE), Problems())))
    assert bare.pop("prints") == prints
    gone = compare_exemptions(listed, bare)
    assert [change.old for change in gone] == [
        *listed["relations"],
        *listed["literals"],
        *sorted(listed["allowed"]),
    ]
    assert {change.new for change in gone} == {""}
    assert compare_exemptions(listed, listed) == ()


def test_a_change_is_one_line_before_and_after() -> None:
    old, new = {"relations": ("a: x > y",)}, {"relations": ("a: x >= y",)}
    assert compare_exemptions(old, new) == (ExemptionChange("relations", "a: x > y", "a: x >= y"),)


@pytest.mark.slow
def test_the_difference_tells_what_went_since_the_last_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = fill(tmp_path / "site")
    youju.build(root)
    manifest = read_manifest(root / "output")
    assert manifest and manifest.exempt
    (root / "data/checks.csv").write_text(KEPT, "utf-8")
    edit(root / "site_src/site.toml", "'Hall 4'", "'Hall 4', 'half'")
    edit(
        root / "data/sources/office.numbers.csv", "3,3,400個,,400,,個,400", "3,3,401個,,401,,個,401"
    )
    assert main(["diff", "--root", str(root)]) == 0
    told = capsys.readouterr().out
    assert "  - data/checks.csv parts: stalls ~ food + clothes" in told
    assert "  + site.toml en: half" in told
    assert "  + data/sources/office.numbers.csv 3: 401個 = 401" in told
    assert main(["diff", "--root", str(root), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["exemptions"]
    assert {change["kind"] for change in found} == {"prints", "relations", "allowed"}
    (root / "output/.youju-manifest.json").write_text(
        json.dumps({"digest": manifest.digest, "pages": dict(manifest.pages)}), "utf-8"
    )
    assert main(["diff", "--root", str(root)]) == 0
    assert "checks.csv" not in capsys.readouterr().out
