"""Owns what CLDR knows of languages, through Babel: plural categories, and where one is at home."""

from __future__ import annotations

from decimal import Context, localcontext
from decimal import Decimal as D
from functools import cache
from typing import TYPE_CHECKING

from youju.model import UNIT_KINDS

if TYPE_CHECKING:
    from babel import Locale

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def find_category(digits: str, kind: str, tag: str) -> str:
    """Return the CLDR category of a number for a unit of `kind`: "one", "two", "few", "other".

    `digits` are plain and as printed, for zeros count: English has 1 point, but 1.0 points.
    Ranks and ordinals take the ordinal rules (39 is "other", 3 "few": 3rd).
    """
    locale = read_locale(tag)
    rule = locale.ordinal_form if UNIT_KINDS[kind].ordinal else locale.plural_form
    with localcontext(Context(prec=len(digits) + 28)):
        return str(rule(D(digits)))


@cache
def read_locale(tag: str) -> Locale:
    """Return Babel's locale of a BCP 47 tag (zh-Hant), loading Babel only now."""
    from babel import Locale

    return Locale.parse(tag, sep="-")


def find_territory(tag: str) -> str:
    """Return the country of a BCP 47 tag, or the one that CLDR takes for it: zh-Hant → "TW"."""
    from babel.core import get_global

    locale, likely = read_locale(tag), get_global("likely_subtags")
    if locale.territory:
        return locale.territory
    names = ["_".join(filter(None, (locale.language, locale.script))), locale.language]
    whole = next((likely[name] for name in names if name in likely), "")
    return str(whole.rpartition("_")[2])


def has_locale(tag: str) -> bool:
    """Return whether Babel knows the BCP 47 `tag`: "en-GB" yes, "en-XX" no."""
    from babel import UnknownLocaleError

    try:
        read_locale(tag)
    except (UnknownLocaleError, ValueError):
        return False
    return True
