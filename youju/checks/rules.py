"""Owns the lists of rules over what editors wrote, and what each list is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from youju.cancelling import step
from youju.checks.beside import check_beside
from youju.checks.beside_labels import check_beside_labels
from youju.checks.beside_rates import check_beside_rates
from youju.checks.beside_times import check_beside_times
from youju.checks.citing import check_addresses, check_cited, check_texts
from youju.checks.claims import check_claims
from youju.checks.colours import check_colours
from youju.checks.dating import check_dating
from youju.checks.derivations import check_derivations
from youju.checks.excerpt_words import check_excerpt_words
from youju.checks.exchanges import check_exchanges
from youju.checks.logos import check_logo
from youju.checks.measures import check_measures
from youju.checks.photographs import check_photographs
from youju.checks.printed_times import check_printed_times
from youju.checks.prints import check_prints
from youju.checks.published_times import check_published_times
from youju.checks.reversals import check_reversals
from youju.checks.second_eyes import check_second_eyes
from youju.checks.shares import check_shares
from youju.checks.summed_times import check_summed_times
from youju.checks.templates import check_templates
from youju.checks.timing import check_timing
from youju.checks.translations import check_site_words, check_translations
from youju.checks.typed_dates import check_typed_dates
from youju.checks.uncited import check_naked, check_naked_prose, check_naked_words
from youju.checks.unfinished import (
    check_unfinished_cells,
    check_unfinished_texts,
    check_unfinished_words,
)
from youju.embeds.losses import check_archive
from youju.model import Site
from youju.printing.runtime import check_runtime
from youju.problems import Problems


def check_words(site: Site, problems: Problems) -> None:
    """Hold what is no story's, by the rules that need no story."""
    pages = replace(site, stories=())
    check_data(pages, problems)
    for code in site.authored:
        check_prose(pages, code, problems)
    check_story(pages, problems)
    for check in OF_SITE:
        check(site, problems)


def check_data(part: Site, problems: Problems) -> None:
    """Hold what a `part` of a site, which need not have prose, has beside that."""
    _check_each(OF_DATA, part, problems)


def check_prose(part: Site, code: str, problems: Problems) -> None:
    """Hold the prose of a `part` of a site in one language, which is all that it needs of it."""
    for check in OF_PROSE:
        step()
        check(part, code, problems)


def check_story(part: Site, problems: Problems) -> None:
    """Hold what a `part` of a site says together: that of a story, which has none of its pages."""
    _check_each(OF_STORIES, part, problems)


def _check_each(
    checks: Iterable[Callable[[Site, Problems], None]], part: Site, problems: Problems
) -> None:
    for check in checks:
        step()
        check(part, problems)


def check_together(site: Site, problems: Problems) -> None:
    """Hold stories and what is no story's against each other, but for relations."""
    for check in OF_ALL:
        check(site, problems)


# A rule that is added to one of these is held by build, check, the preview and the tests alike.
# What they find in a story follows from its part of the site (bundles.parts), and is kept with it:
# in what it has beside prose, in its prose in one language, and in all of it together.
OF_DATA: tuple[Callable[[Site, Problems], None], ...] = (
    check_unfinished_cells,
    check_naked,
)
OF_PROSE: tuple[Callable[[Site, str, Problems], None], ...] = (
    check_cited,
    check_naked_prose,
)
OF_STORIES: tuple[Callable[[Site, Problems], None], ...] = (
    check_texts,
    check_photographs,
    check_unfinished_texts,
    check_beside,
    check_beside_labels,
    check_beside_times,
    check_beside_rates,
    check_translations,
    check_exchanges,
    check_reversals,
    check_derivations,
    check_excerpt_words,
    check_summed_times,
    check_shares,
    check_claims,
    check_prints,
    check_timing,
    check_printed_times,
    check_published_times,
    check_typed_dates,
    check_dating,
    check_measures,
)
# What they find follows from what is no story's.
OF_SITE: tuple[Callable[[Site, Problems], None], ...] = (
    check_templates,
    check_colours,
    check_logo,
    check_unfinished_words,
    check_naked_words,
    check_site_words,
)
OF_ALL: tuple[Callable[[Site, Problems], None], ...] = (
    check_addresses,
    check_runtime,
    check_archive,
    check_second_eyes,
)
