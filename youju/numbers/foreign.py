"""Owns the languages that a source may be in beside those of the site: all that Youju reads."""

from __future__ import annotations

from collections.abc import Mapping

from youju.languages.parts import list_tags
from youju.model import Language
from youju.numbers.plurals import read_locale


def list_foreign(languages: Mapping[str, Language]) -> dict[str, Language]:
    """Return by its code each language that Youju brings and that is none of `languages`.

    A script of a language (zh-Hans) is none of them: units are spelt by the code of a site's own.
    """
    spoken = {language.tag.partition("-")[0] for language in languages.values()}
    tags = [tag for tag in list_tags() if "-" not in tag and tag not in {*spoken, *languages}]
    return {tag: Language(tag, tag, str(read_locale(tag).display_name)) for tag in tags}
