"""The languages of sources that a site does not speak itself."""

from __future__ import annotations

from tests.wording import LANGUAGES
from youju.languages.parts import list_tags
from youju.model import Language
from youju.numbers.foreign import list_foreign


def test_what_the_site_does_not_speak_is_foreign() -> None:
    spoken = {code: one for code, one in LANGUAGES.items() if code != "ja"}
    assert list_foreign(spoken) == {"ja": Language("ja", "ja", "日本語")}
    assert set(list_foreign({})) == {tag for tag in list_tags() if "-" not in tag}


def test_a_language_under_another_code_or_of_a_region_is_the_site_s_own() -> None:
    spoken = {"j": Language("j", "ja-JP", "日本語"), "en": LANGUAGES["en"]}
    assert list_foreign(spoken) == {}
