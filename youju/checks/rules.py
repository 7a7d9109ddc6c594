"""Owns the table of rules over what editors wrote: each with the part of the site that it reads.

What stands between tables is held by the table (`relations`, `workbooks`), and finished pages by
`audit`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

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
from youju.checks.named_comparisons import check_named_comparisons
from youju.checks.odd_qualifiers import check_odd_qualifiers
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
from youju.checks.unit_words import check_unit_words
from youju.embeds.losses import check_archive
from youju.model import Site
from youju.printing.runtime import check_runtime
from youju.problems import Problems


class Reads(Enum):
    """How much a rule reads. What it finds is kept with that (see bundles.findings), and a build
    asks it again when that has changed: the less, the better.
    """

    PROSE = auto()  # what is written in Markdown, of a site that has one language: see cut_language
    DATA = auto()  # a story, or what is no story's, and no prose
    STORY = auto()  # a story with its prose, or what is no story's
    SITE = auto()  # what is no story's, and nothing of a story
    ALL = auto()  # stories and what is no story's together


@dataclass(frozen=True)
class Rule:
    """A rule of what editors write: `check` reports what is wrong in a part of a site."""

    reads: Reads
    check: Callable[[Site, Problems], None]


# A rule that is added here is held by build, check, the preview and the tests alike, in this order.
CHECKS = (
    Rule(Reads.SITE, check_templates),
    Rule(Reads.SITE, check_colours),
    Rule(Reads.SITE, check_logo),
    Rule(Reads.SITE, check_unfinished_words),
    Rule(Reads.SITE, check_naked_words),
    Rule(Reads.SITE, check_site_words),
    Rule(Reads.SITE, check_unit_words),
    Rule(Reads.DATA, check_unfinished_cells),
    Rule(Reads.DATA, check_naked),
    Rule(Reads.PROSE, check_cited),
    Rule(Reads.PROSE, check_naked_prose),
    Rule(Reads.STORY, check_texts),
    Rule(Reads.STORY, check_photographs),
    Rule(Reads.STORY, check_unfinished_texts),
    Rule(Reads.STORY, check_beside),
    Rule(Reads.STORY, check_beside_labels),
    Rule(Reads.STORY, check_beside_times),
    Rule(Reads.STORY, check_beside_rates),
    Rule(Reads.STORY, check_translations),
    Rule(Reads.STORY, check_exchanges),
    Rule(Reads.STORY, check_reversals),
    Rule(Reads.STORY, check_derivations),
    Rule(Reads.STORY, check_odd_qualifiers),
    Rule(Reads.STORY, check_excerpt_words),
    Rule(Reads.STORY, check_summed_times),
    Rule(Reads.STORY, check_shares),
    Rule(Reads.STORY, check_claims),
    Rule(Reads.STORY, check_named_comparisons),
    Rule(Reads.STORY, check_prints),
    Rule(Reads.STORY, check_timing),
    Rule(Reads.STORY, check_printed_times),
    Rule(Reads.STORY, check_published_times),
    Rule(Reads.STORY, check_typed_dates),
    Rule(Reads.STORY, check_dating),
    Rule(Reads.STORY, check_measures),
    Rule(Reads.ALL, check_addresses),
    Rule(Reads.ALL, check_runtime),
    Rule(Reads.ALL, check_archive),
    Rule(Reads.ALL, check_second_eyes),
)


def check_words(site: Site, problems: Problems) -> None:
    """Hold what is no story's, by the rules that need no story."""
    pages = replace(site, stories=())
    check_rules(Reads.DATA, pages, problems)
    for code in site.authored:
        check_rules(Reads.PROSE, cut_language(pages, code), problems)
    check_rules(Reads.STORY, pages, problems)
    check_rules(Reads.SITE, site, problems)


def check_rules(reads: Reads, part: Site, problems: Problems) -> None:
    """Hold a `part` of a site, which need not have more than it `reads`, by those rules."""
    for rule in CHECKS:
        if rule.reads is reads:
            step()
            rule.check(part, problems)


def cut_language(part: Site, code: str) -> Site:
    """Return `part` as a site that has the one language `code`."""
    return replace(part, languages={code: part.languages[code]})
