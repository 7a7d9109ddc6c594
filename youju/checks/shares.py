"""Owns shares of one group: each is of its own part, and all are of the same whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from youju.checks.likeness import find_share, list_stems
from youju.checks.workbook import Books, open_books
from youju.model import Figure, Site
from youju.numbers.formulas import FigureRef, NameRef, Operation, list_members, list_names
from youju.problems import Problems

# Of fewer shares than these none is the odd one out.
_MANY = 3
_PERCENT = "percent"


def check_shares(site: Site, problems: Problems) -> None:
    """Report a share of another whole than all others of its group, and one of another's part.

    A share is a figure in percent that is one figure divided by what stands behind the stroke. It
    is of another's part where its label, in each language that is written, has all the words of
    one other figure's, which is no part of what is divided, and not those of the figure divided.
    """
    for story in site.stories:
        books = open_books(story, site.units)
        shares = dict(_list_shares(books))
        for ids in books.ledger.groups.values():
            wholes = {key: shares[key][1] for key in ids if key in shares}
            if len(wholes) >= _MANY:
                _check_wholes(wholes, books.figures, problems)
        for key, (part, _) in shares.items():
            others = list(_find_named(books.figures[key], part, books, site.authored))
            if len(others) == 1:
                values = {"id": key, "part": part, "other": others[0]}
                problems.add("share-other-part", books.figures[key].origin, **values)


def _list_shares(books: Books) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each share by its id: the figure that is divided, and what by, as it is written."""
    for key, tree in books.derived.items():
        unit = books.ledger.units[books.figures[key].quantity.unit]
        match tree:
            case Operation("/", FigureRef(part), right) if (
                unit.kind == _PERCENT and part in books.figures
            ):
                yield key, (part, " ".join(sorted(map(str, list_names(right)))))


def _list_ids(name: NameRef, books: Books) -> tuple[str, ...]:
    known = books.knows(name) and not books.misses(name)
    return list_members(name, books.ledger.groups) if known else ()


def _check_wholes(
    wholes: Mapping[str, str], figures: Mapping[str, Figure], problems: Problems
) -> None:
    """Report the one of some shares that is of another whole than the rest."""
    (usual, count), *_ = Counter(wholes.values()).most_common(1)
    if count != len(wholes) - 1:
        return
    odd = next(key for key, whole in wholes.items() if whole != usual)
    other = next(key for key, whole in wholes.items() if whole == usual)
    values = {"id": odd, "formula": figures[odd].formula, "usual": figures[other].formula}
    problems.add("share-other-whole", figures[odd].origin, other=other, **values)


def _find_named(share: Figure, part: str, books: Books, codes: tuple[str, ...]) -> Iterator[str]:
    """Yield the figures that a share's label names in place of the one it is of."""
    names = list(list_names(books.derived[share.id]))
    names = names if len(names) == 2 else names[:1]  # of a whole that adds up, the part is one
    if part in books.derived:
        names += list_names(books.derived[part])
    used = {key for name in names for key in _list_ids(name, books)}
    unit = books.figures[part].quantity.unit
    labels = {code: share.label[code] for code in codes}
    for key, figure in books.figures.items():
        if key in used | {share.id} or figure.quantity.unit != unit:
            continue
        named = all(
            list_stems(figure.label[code]) and find_share(figure.label[code], labels[code]) == 1
            for code in codes
        )
        own = max(find_share(books.figures[part].label[code], labels[code]) for code in codes)
        if named and own < 1:
            yield key
