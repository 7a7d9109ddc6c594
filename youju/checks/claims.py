"""Owns claims: what a sentence says of numbers is borne by the figures that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from youju.checks.bearing import RECORDS, Bearings
from youju.checks.claimed import recall_claims
from youju.checks.comparison import write_bound
from youju.checks.doubts import open_doubted
from youju.checks.orders import StatedOrder, is_borne, list_orders
from youju.checks.relation_rows import list_stated
from youju.checks.runs import Runs, open_runs
from youju.checks.statements import Mention, Statement, list_statements
from youju.checks.subjects import (
    find_applied,
    find_pair,
    find_ranked,
    is_aside,
    is_qualifier,
    list_clause,
    list_inside,
    list_touching,
)
from youju.checks.table_claims import weigh_rows
from youju.checks.verdicts import Verdict
from youju.checks.workbook import Books
from youju.languages.claiming import find_side, has_numeral, means_named
from youju.model import Origin, Site, Story
from youju.numbers.formulas import FigureRef
from youju.numbers.intervals import Interval
from youju.problems import Problems

# An order of rows is the pictures' business: see pictures.truth.
_ORDERS = ("ascending", "descending")
# Words that are said of much beside numbers ("leads the field", "most are"), or of a whole that
# need not be cited: what contradicts them is a note.
_LOOSE = ("nearly_all", "few", "mostly", "lead", "rear")
# What is weighed as another relation.
_WEIGHED = {"mostly": "majority", "lead": "largest", "rear": "smallest", "lesser": "minority"} | {
    "most": "majority"
}
_PAIRED = ("more", "fewer", "equal")
_COMPARED = ("largest", "smallest")
_RANKS = (*_COMPARED, "record", *RECORDS)
_SHOWN = 4
# What is told of a claim, and of one that may be said of something else.
_TOLD = {Verdict.FALSE: "claim-false", Verdict.OPEN: "claim-open"}
_DOUBTED = {Verdict.FALSE: "claim-doubtful"}
_NUMERALS = ("half", "twice", "triple", "quadruple")


def check_claims(site: Site, problems: Problems) -> None:
    """Report claims that the figures named beside them contradict, leave open, or do not bear.

    Most are judged by the figures, within their written digits. What these cannot judge is borne by
    a relation of checks.csv that states just this of them, or by one whose cell `bears` has the
    words; a phrase there that is in no claim is told, too.
    """
    quotes: dict[Quote, bool] = {}
    for story in site.stories:
        own = [*_list_quotes(story)]
        quotes = dict.fromkeys(own, False) | quotes
        books, runs = open_doubted(story, site.units, problems), open_runs(story)
        orders = list_orders(story, books)
        for code in site.authored:
            for statement in list_statements(site, story, code):
                bearing = [quote for quote in own if _is_quoted(statement, quote)]
                quotes |= dict.fromkeys(bearing, True)
                known = _is_known(story, statement, books.doubted)
                if not bearing and known and statement.claim.relation not in _ORDERS:
                    _check_statement(story, statement, books, runs, orders, problems)
    for quote in [quote for quote, found in quotes.items() if not found]:
        problems.add("claim-quote-gone", quote.origin, quote=quote.words)


@dataclass(frozen=True)
class Quote:
    """A phrase that a row of checks.csv says it bears, and where it stands."""

    words: str
    origin: Origin


def _list_quotes(story: Story) -> Iterator[Quote]:
    for relation in list_stated(story):
        for words in relation.phrases:
            yield Quote(words, relation.row.origin("bears"))


def _is_quoted(statement: Statement, quote: Quote) -> bool:
    """Tell whether the claim stands in the phrase, as the text has it."""
    claim = statement.claim
    starts = (match.start() for match in re.finditer(re.escape(quote.words), statement.text))
    return any(start <= claim.start and claim.end <= start + len(quote.words) for start in starts)


def _is_known(story: Story, statement: Statement, doubted: Set[str]) -> bool:
    """Tell whether all that a statement is about could be read, and nothing of it is `doubted`;
    what could not, or is, is told itself."""
    chart = statement.chart
    ids = {mention.name for mention in statement.mentions if mention.cited}
    ids |= {*chart.figures, *chart.beside} if chart else set()
    lost = chart is not None and chart.table is not None and chart.table not in story.series
    if not ids and (story.unread.ids or story.unread.series or not story.unread.whole):
        return False
    return (
        not lost
        and ids <= story.figures.keys() - doubted
        and (chart is None or bool(chart.figures or chart.table))
    )


def _check_statement(
    story: Story,
    statement: Statement,
    books: Books,
    runs: Runs,
    orders: Sequence[StatedOrder],
    problems: Problems,
) -> None:
    """Report a claim that is not borne, by its figures or by what the story's relations state."""
    verdict, bearings = _weigh(story, statement, books, runs)
    if statement.negated or statement.claim.sides:
        _check_contradiction(statement, verdict, bearings, problems)
        return
    if statement.claim.relation == "most" and verdict is None and not bearings.named:
        return  # "Most people know the song": as common as "people do"
    if verdict is Verdict.HOLDS or is_qualifier(statement):
        return
    loose = _is_loose(statement, verdict, bearings)
    if (loose or verdict is None) and (
        _is_typed(statement) or _is_stated(statement, bearings, orders)
    ):
        return
    told = _DOUBTED if loose else _TOLD
    code = told.get(verdict, "claim-unborne") if verdict else "claim-unborne"
    _tell(code, statement, bearings, problems)


def _is_loose(statement: Statement, verdict: Verdict | None, bearings: Bearings) -> bool:
    """Tell whether a claim may be said of something else than the figures beside it."""
    return (
        statement.claim.relation in _LOOSE
        or (statement.claim.relation == "most" and not _is_share(find_applied(statement), bearings))
        or (verdict is Verdict.FALSE and _is_borne_elsewhere(statement, bearings))
        or is_aside(statement)
        or (statement.claim.relation in RECORDS and not list_touching(statement))
        or _is_of_named(statement)
    )


def _is_share(figure_id: str, bearings: Bearings) -> bool:
    """Tell whether a figure is in percent: of 516 people nobody knows how many there are in all."""
    figure = bearings.books.figures.get(figure_id)
    return (
        figure is not None and bearings.books.ledger.units[figure.quantity.unit].kind == "percent"
    )


def _is_stated(statement: Statement, bearings: Bearings, orders: Sequence[StatedOrder]) -> bool:
    """Tell whether a relation states what is claimed of the figures that the sentence names."""
    books, drawn = bearings.books, {*bearings.drawn}
    known = [mention for mention in statement.mentions if mention.name in books.figures]
    pair = find_pair(statement, known)
    relation = _read_relation(statement)
    relation = "record" if relation in RECORDS else relation
    return is_borne(relation, {*bearings.named}, drawn, pair, orders, books)


def _check_contradiction(
    statement: Statement, verdict: Verdict | None, bearings: Bearings, problems: Problems
) -> None:
    """Report a comparison of two figures that is false, and a claim that is denied and yet holds.

    Of several figures the one that is meant may be another than the one that bears the claim.
    """
    most = 1 if statement.claim.relation in _RANKS else 2
    if statement.claim.sides:
        if verdict is Verdict.FALSE and not statement.negated:
            _tell("claim-false", statement, bearings, problems)
    elif verdict is Verdict.HOLDS and 0 < len(bearings.named) <= most:
        _tell("claim-denied", statement, bearings, problems)


def _tell(code: str, statement: Statement, bearings: Bearings, problems: Problems) -> None:
    values = {"words": statement.claim.words, "figures": _show(bearings)}
    problems.add(code, statement.origin, **values)


def _weigh(
    story: Story, statement: Statement, books: Books, runs: Runs
) -> tuple[Verdict | None, Bearings]:
    """Judge a statement by the figures that it names; return them with what they say."""
    claim = statement.claim
    known = [mention for mention in statement.mentions if mention.name in books.figures]
    named = tuple(dict.fromkeys(mention.name for mention in known))
    chart = statement.chart
    drawn, beside = (chart.figures, chart.beside) if chart else ((), ())
    bearings = Bearings(
        books,
        named,
        tuple(key for key in drawn if key in books.figures),
        tuple(key for key in beside if key in books.figures),
    )
    if claim.sides:
        names = {mention.start: mention.name for mention in known if mention.cited}
        first, last = map(names.get, claim.sides)
        return (bearings.compare(first, last, claim.relation) if first and last else None), bearings
    told = weigh_rows(statement, story, runs, _read_relation(statement))
    if told is not None:
        return told, bearings
    pair = find_pair(statement, known) if claim.relation in _PAIRED else None
    if pair or claim.relation in ("more", "fewer"):
        return (bearings.compare(*pair, claim.relation) if pair else None), bearings
    side = find_side(statement.text, claim, statement.language)
    verdict = _narrow(statement, bearings, known).weigh(_read_relation(statement), side)
    if verdict is Verdict.FALSE and claim.relation in RECORDS:
        own_clause = replace(bearings, named=tuple(list_clause(statement, known)))
        return own_clause.weigh(claim.relation, side), bearings
    if verdict is not Verdict.HOLDS and _is_of_named(statement):
        own = find_ranked(statement, known)
        verdict = bearings.weigh_among(own, claim.relation) if own else None
    return verdict, bearings


def _narrow(statement: Statement, bearings: Bearings, known: Sequence[Mention]) -> Bearings:
    """Return what a rank can be about: the figures of its own clause, where it has some."""
    beside = list_inside(statement, known) if statement.claim.relation in _COMPARED else []
    return replace(bearings, named=tuple(beside)) if beside else bearings


def _is_borne_elsewhere(statement: Statement, bearings: Bearings) -> bool:
    """Tell whether a figure of another clause is what a rank says, and none there is its opposite:
    not so in "summer, A, was the lowest, winter, B, the highest"."""
    relation = statement.claim.relation
    if relation not in _COMPARED or bearings.weigh(relation, "") is not Verdict.HOLDS:
        return False
    claims = recall_claims(statement.text, statement.language)
    return not {*_COMPARED} <= {claim.relation for claim in claims}


def _is_of_named(statement: Statement) -> bool:
    """Tell whether a rank is one among what was named: the largest of these."""
    if statement.claim.relation not in _COMPARED:
        return False
    return means_named(statement.text, statement.claim, statement.language)


def _read_relation(statement: Statement) -> str:
    """Return the relation as which a claim is weighed: less than half is a minority."""
    relation = statement.claim.relation
    if relation == "half":
        side = find_side(statement.text, statement.claim, statement.language)
        return {"above": "majority", "below": "minority"}.get(side, relation)
    return _WEIGHED.get(relation, relation)


def _is_typed(statement: Statement) -> bool:
    """Tell whether the words are or precede a number that is typed: the gate tells that."""
    claim = statement.claim
    behind = statement.text[claim.end :].lstrip()[:1]
    numeral = claim.relation in _NUMERALS or has_numeral(claim, statement.language)
    return numeral or behind.isdigit()


def _show(bearings: Bearings) -> str:
    """Return the figures that a claim was held against, with their bounds."""
    ids = bearings.named or bearings.drawn
    bounds = ((key, bearings.bound(FigureRef(key))) for key in ids[:_SHOWN])
    shown = ", ".join(f"{key} {_write(bound)}" for key, bound in bounds if bound)
    return shown + ", …" * (len(ids) > _SHOWN)


def _write(bound: Interval) -> str:
    low, high = (write_bound(end, 2) for end in (bound.low, bound.high))
    return low if low == high else f"{low} – {high}"
