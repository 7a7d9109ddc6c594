"""Owns the languages of a site: what site.toml says of each, and the parts that each must have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from youju.content.language_parts import check_part
from youju.formats.toml import Document, check_keys, parse_document, take
from youju.languages import list_trillions, style_of
from youju.languages.parts import PARTS, find_part, has_part, list_places, list_tags
from youju.model import Language, Origin
from youju.numbers.plurals import has_locale
from youju.problems import Problems
from youju.problems.hints import hint

LANGUAGES_FOLDER = "site_src/languages/"
KEYS = ("tag", "name", "derived_from", "overrides", "trillion")
# A language's code begins its addresses: /zh/, /zh-hans/.
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
LanguageFiles = Mapping[str, bytes]


def parse_languages(
    document: Document, files: LanguageFiles, problems: Problems
) -> dict[str, Language]:
    """Parse [languages.<code>] tables; authored languages come first, in the file's order.

    A part of a language is the site's own where `files` have one for its tag, or Youju's. Raises
    BuildError for a language that cannot be known, or that lacks a part: what nobody reads
    would pass.
    """
    languages: dict[str, Language] = {}
    for code in take(document, ("languages",), dict, problems):
        path = ("languages", code)
        check_keys(document, path, KEYS, problems)
        languages[code] = Language(
            code=code,
            tag=take(document, (*path, "tag"), str, problems),
            name=take(document, (*path, "name"), str, problems),
            derived_from=take(document, (*path, "derived_from"), str, problems, "") or None,
            overrides=take(document, (*path, "overrides"), dict, problems, {}),
            trillion=take(document, (*path, "trillion"), str, problems, ""),
        )
    if not languages:
        problems.add("site-no-languages", Origin(document.file))
    for code, language in languages.items():
        _check_language(document, code, languages, problems)
        _check_parts(document, language, files, problems)
    _check_strays(languages, files, problems)
    own = {code: _read_parts(one, files, problems) for code, one in languages.items()}
    problems.raise_if_any()
    spoken = {code: replace(one, own=own[code]) for code, one in languages.items()}
    for language in spoken.values():
        _check_trillion(document, language, problems)
    return dict(sorted(spoken.items(), key=lambda item: not item[1].is_authored))


def _check_language(
    document: Document, code: str, languages: Mapping[str, Language], problems: Problems
) -> None:
    language = languages[code]
    if not _CODE.fullmatch(code):
        problems.add("site-language-code", document.origin("languages", code), found=code)
    if language.derived_from and language.derived_from not in languages:
        origin = document.origin("languages", code, "derived_from")
        problems.add("site-derived-from", origin, found=language.derived_from)


def _check_parts(
    document: Document, language: Language, files: LanguageFiles, problems: Problems
) -> None:
    """Report a tag that is unknown, or each file that its language lacks."""
    lacking = [part for part in PARTS if not _has_part(language.tag, part, files)]
    origin = document.origin("languages", language.code, "tag")
    if not has_locale(language.tag) or len(lacking) == len(PARTS):
        values = {"tag": language.tag, "known": ", ".join(list_tags())}
        problems.add("site-language-tag", origin, **values)
    elif lacking:
        missing = ", ".join(f"{part}.toml" for part in lacking)
        values = {
            "tag": language.tag,
            "missing": missing,
            "folder": f"{LANGUAGES_FOLDER}{language.tag}/",
        }
        problems.add("site-language-part", origin, **values)


def _has_part(tag: str, part: str, files: LanguageFiles) -> bool:
    return has_part(tag, part) or find_own(tag, part, files) is not None


def find_own(tag: str, part: str, files: LanguageFiles) -> str | None:
    """Return the site's file of `part` for `tag`; None where Youju has one nearer to the tag."""
    ours = find_part(tag, part)
    for place in list_places(tag, part):
        if LANGUAGES_FOLDER + place in files:
            return LANGUAGES_FOLDER + place
        if place == ours:
            return None
    return None


def _read_parts(language: Language, files: LanguageFiles, problems: Problems) -> dict[str, str]:
    """Return the text of each part that the site brings for `language`."""
    own: dict[str, str] = {}
    for part in PARTS:
        if file := find_own(language.tag, part, files):
            document = parse_document(files[file], file, problems)
            check_part(document, part, problems)
            own[part] = files[file].decode("utf-8-sig") if document.readable else ""
    return own


def _check_trillion(document: Document, language: Language, problems: Problems) -> None:
    """Report a word for 10¹² that the style of `language` does not have."""
    known = list_trillions(style_of(replace(language, trillion="")))
    if language.trillion and language.trillion not in known:
        origin = document.origin("languages", language.code, "trillion")
        values = {"found": language.trillion, "language": language.name}
        problems.add("site-language-trillion", origin, **values, **hint(language.trillion, known))


def _check_strays(
    languages: Mapping[str, Language], files: LanguageFiles, problems: Problems
) -> None:
    """Report each file under site_src/languages that no language of the site would read."""
    read = {
        LANGUAGES_FOLDER + place
        for language in languages.values()
        for part in PARTS
        for place in list_places(language.tag, part)
    }
    for file in files:
        if file.startswith(LANGUAGES_FOLDER) and file not in read:
            problems.add("site-language-stray", Origin(file), known=", ".join(PARTS))
