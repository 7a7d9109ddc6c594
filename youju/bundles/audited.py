"""Owns what is wrong on the pages of a half of a story: kept with them, each page once."""

from __future__ import annotations

from collections.abc import Mapping

from youju.audit.faults import Faults
from youju.audit.finished import Sights, find_own_faults, hold_together
from youju.bundles.kept import Bundle, keep_made
from youju.bundles.readings import Readings, name_texts
from youju.bundles.shelves import name_shelf, shelve
from youju.bundles.stories import Half, Made, is_keepable
from youju.store.cache import Store
from youju.store.memory import TEXTS


def audit_half(made: Made, store: Store | None) -> Faults:
    """Return what is wrong on the pages of a half of a story; `store` keeps it with them.

    Pages of pieces are kept with these.
    """
    half = made.half
    if half.kept:
        return half.kept.bundle.faults
    keeper = store if is_keepable(made.said) else None
    if not made.pieces:
        faults = hold_together([_read_half(half, made.pages, store)], half.part)
        return _keep_half(half, keeper, made.pages, (faults, {})).faults
    pairs = zip(half.pieces, made.pieces, strict=True)
    bundles = [_audit_piece(piece, pages, store, keeper) for piece, pages in pairs]
    faults = hold_together([(one.faults, one.sights) for one in bundles], half.part)
    if keeper:
        shelves = {key: places for one in bundles for key, places in one.shelves.items()}
        keys = tuple(key for piece in half.pieces for key in piece.list_keys())
        keep_made(keeper, half.key, Bundle(shelves, faults, {}, keys))
    return faults


def _audit_piece(
    piece: Half, pages: Mapping[str, bytes], store: Store | None, keeper: Store | None
) -> Bundle:
    """Return where the pages of a piece of a half are kept and what find_own_faults finds on them;
    the `store` has what was read before, and `keeper`, if any, keeps both."""
    if piece.kept:
        return piece.kept.bundle
    return _keep_half(piece, keeper, pages, _read_half(piece, pages, store))


def _read_half(
    half: Half, pages: Mapping[str, bytes], store: Store | None
) -> tuple[Faults, Sights]:
    readings = Readings(store, half.readings)
    with TEXTS.keep(store, name_texts(half.readings)):
        own = find_own_faults(half.part, pages, readings)
    readings.save()
    return own


def _keep_half(
    half: Half,
    store: Store | None,
    pages: Mapping[str, bytes],
    own: tuple[Faults, Sights],
) -> Bundle:
    """Return the bundle of `pages` and what was read on these, which `store`, if any, keeps."""
    if store is None:
        return Bundle({}, *own)
    shelf = name_shelf(half.key)
    bundle = Bundle({shelf: shelve(store, shelf, pages)}, *own)
    keep_made(store, half.key, bundle)
    return bundle
