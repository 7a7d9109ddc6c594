"""The languages of a site: each has all its parts, Youju's or the site's own, or is refused."""

from __future__ import annotations

import pytest

from tests.fixture import FIXTURE, load_files
from youju.content.languages import find_own
from youju.inputs import read_inputs
from youju.languages.parts import PARTS, read_part
from youju.problems import BuildError, Problem

FILES = dict(read_inputs(FIXTURE).files)
SETTINGS = "site_src/site.toml"
FRENCH = {SETTINGS: FILES[SETTINGS].replace(b'tag = "en"', b'tag = "fr"')}
OWN = {f"site_src/languages/fr/{part}.toml": read_part("en", part).encode() for part in PARTS}


def refuse(files: dict[str, bytes]) -> list[Problem]:
    """Return the problems that stop a site of the fixture with other `files`."""
    with pytest.raises(BuildError) as raised:
        load_files({**FILES, **files})
    return list(raised.value.problems)


def test_a_language_with_a_style_alone_is_refused_with_the_files_it_lacks() -> None:
    style = "site_src/languages/fr/style.toml"
    (problem,) = refuse({**FRENCH, style: OWN[style]})
    assert (problem.code, problem.origin.file) == ("site-language-part", SETTINGS)
    lacking = "numerals.toml, reading.toml, claims.toml, samples.toml"
    assert problem.mend("en").startswith(f"Add {lacking} to site_src/languages/fr/;")
    assert f"請在 site_src/languages/fr/ 加上 {lacking}；" in problem.mend("zh")


@pytest.mark.parametrize("part", PARTS)
def test_no_part_may_be_missing(part: str) -> None:
    own = {file: text for file, text in OWN.items() if not file.endswith(f"/{part}.toml")}
    (problem,) = refuse({**FRENCH, **own})
    assert problem.code == "site-language-part"
    assert problem.mend("en").startswith(f"Add {part}.toml to site_src/languages/fr/;")


def test_a_derived_language_must_have_them_too() -> None:
    more = b'\n[languages.zh-hans]\ntag = "zh"\nname = "x"\nderived_from = "zh"\n'
    (problem,) = refuse({SETTINGS: FILES[SETTINGS] + more})
    assert problem.code == "site-language-part"
    assert "reading.toml" not in problem.mend("en")


def test_a_site_brings_a_language_of_its_own() -> None:
    site, problems = load_files({**FILES, **FRENCH, **OWN})
    assert problems == []
    assert site.languages["en"].own == {part: read_part("en", part) for part in PARTS}
    assert site.languages["zh"].own == {}


def test_the_nearest_file_is_taken_and_of_two_as_near_the_sites() -> None:
    files = {f"site_src/languages/{tag}/style.toml": b"" for tag in ("en", "zh")}
    assert find_own("en-GB", "style", files) == "site_src/languages/en/style.toml"
    assert find_own("zh-Hant", "style", files) is None
    assert find_own("zh-Hant", "style", {}) is None


@pytest.mark.parametrize("file", ["en/sytle.toml", "ja/style.toml", "style.toml"])
def test_a_file_that_nothing_reads_is_told(file: str) -> None:
    (problem,) = refuse({f"site_src/languages/{file}": OWN["site_src/languages/fr/style.toml"]})
    assert (problem.code, problem.origin.file) == (
        "site-language-stray",
        f"site_src/languages/{file}",
    )
