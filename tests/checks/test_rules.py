"""Every list of rules is asked, and the fixture passes all."""

from __future__ import annotations

import pytest

from tests.checks.test_citing import ABOUT, EN, ZH, changed, tell


def test_the_fixture_may_be_published() -> None:
    assert tell({}) == []


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (changed(ZH, '{{ fig("rent") }}', "不少"), f"{ZH}:1:1 parity-not-cited"),
        (changed(ZH, '{{ chart("kinds") }}', ""), f"{ZH}:1:1 prose-chart-not-shown"),
        (changed(EN, "## Stalls", "## Ninety stalls"), f"{EN}:1:4 naked-number"),
        ({ABOUT: b"# About {#about}\n\n## x"}, f"{ABOUT}:3:1 prose-section-id"),
        ({"templates/extra.html": b"{% x"}, "templates/extra.html:1:1 template-syntax"),
        (
            {EN.replace("en.md", "translations.toml"): b"x"},
            f"{EN[:-5]}translations.toml:1:1 translation-record",
        ),
    ],
)
def test_every_check_is_asked(files: dict[str, bytes], found: str) -> None:
    assert found in tell(files)
