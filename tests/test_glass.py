"""Promises under glass: what other people's pages were promised on some day holds in every build.

What was promised stands in tests/promises/; promising.py says how it is kept, and adds to it. The
heights of frames are held in a browser, by browser/test_site_promises.py.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.promising import (
    BASE_URL,
    Promises,
    add,
    hash_bytes,
    list_named,
    promise_today,
    read_changed,
    read_promises,
)

KEPT = read_promises()


@pytest.fixture(scope="module")
def pages() -> Mapping[str, bytes]:
    return promise_today()[1]


def test_there_is_something_to_hold() -> None:
    assert len(KEPT.addresses) >= 935 and len(KEPT.bytes) >= 22 and len(KEPT.told) >= 7
    assert {one.kind for one in KEPT.snippets} >= {
        *("frame", "pinned", "script", "element", "picture", "wechat", "markdown", "amp"),
        *("address", "oembed", "talent_total"),
    }


@pytest.mark.slow
def test_every_address_that_was_ever_named_is_still_there(pages: Mapping[str, bytes]) -> None:
    lost = []
    for address in sorted(KEPT.addresses):
        path, _, place = address.partition("#")
        if path not in pages or (place and f'id="{place}"'.encode() not in pages[path]):
            lost.append(address)
    assert lost == []


def test_every_address_in_a_snippet_is_among_those_that_are_held() -> None:
    named = {address for one in KEPT.snippets for address in list_named(one.text)}
    assert len(named) > 300
    assert named <= KEPT.addresses


@pytest.mark.slow
def test_what_never_changes_has_the_same_bytes(pages: Mapping[str, bytes]) -> None:
    assert {path: hash_bytes(pages.get(path, b"")) for path in KEPT.bytes} == KEPT.bytes


@pytest.mark.slow
def test_scripts_are_those_that_snippets_trust(pages: Mapping[str, bytes]) -> None:
    trusted = set()
    for one in KEPT.snippets:
        trusted |= set(re.findall(r'src="([^"]+\.js)" integrity="sha384-([^"]+)"', one.text))
    assert trusted
    for address, digest in trusted:
        script = pages[address.removeprefix(BASE_URL)]
        assert base64.b64encode(hashlib.sha384(script).digest()).decode() == digest


@pytest.mark.slow
def test_what_charts_tell_changes_on_purpose_only() -> None:
    """A pin says that its chart has changed: this must be true, and somebody must know it."""
    expected = {
        (chart, code): told for chart, one in KEPT.told.items() for code, told in one.items()
    }
    for change in read_changed():
        assert set(change) == {"chart", "why", "told"} and len(change["why"]) > 20, change
        for code, told in change["told"].items():
            assert (change["chart"], code) in expected, change
            expected[change["chart"], code] = told
    now = promise_today()[0].told
    assert {(chart, code): now.get(chart, {}).get(code) for chart, code in expected} == expected, (
        "If a chart tells something else on purpose, add it with the reason to"
        " tests/promises/changed.toml"
    )


def test_what_is_added_drops_nothing() -> None:
    (first, *_) = KEPT.snippets
    today = Promises(
        addresses=frozenset({"zh/new/index.html"}),
        bytes={"embed/embed.1f2e.js": "f", **dict.fromkeys(KEPT.bytes, "other")},
        told={
            chart: {**dict.fromkeys(one, "other"), "fr": "new"} for chart, one in KEPT.told.items()
        },
        snippets=frozenset({first._replace(text="<iframe>")}),
    )
    both = add(KEPT, today)
    assert both.addresses == KEPT.addresses | {"zh/new/index.html"}
    assert both.bytes == {**KEPT.bytes, "embed/embed.1f2e.js": "f"}
    assert both.snippets == KEPT.snippets | today.snippets
    assert both.told == {chart: {**one, "fr": "new"} for chart, one in KEPT.told.items()}
    assert add(KEPT, replace(today, told={})).told == KEPT.told
