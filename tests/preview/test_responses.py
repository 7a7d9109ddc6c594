"""What a browser gets: addresses as on a published site, and copies that reload themselves."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.preview.responses import find_answer, find_type, is_page, make_copy, open_policy

HOST = "127.0.0.1:5500"
SCRIPT = b'<script src="/~youju/preview.js" async></script>'
SCRIPT += b'<script src="/livereload.js?port=5500&amp;snipver=v1" async></script>'
PAGES = {
    "index.html": b"root",
    "zh/x/index.html": b"x",
    "zh/數據/index.html": b"table",
    "zh/x/chart.svg": b"<svg/>",
    ".git/config": b"secret",
    "404.html": b"lost",
}


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("", 200, b"root"),
        ("index.html", 200, b"root"),
        ("zh/x/", 200, b"x"),
        ("zh/數據/", 200, b"table"),
        ("zh/x/chart.svg", 200, b"<svg/>"),
        ("zh/", 404, b"lost"),
        ("zh", 404, b"lost"),
        ("/", 404, b"lost"),
        ("/zh/x", 404, b"lost"),
        ("../index.html", 404, b"404\n"),
        (".git/config", 404, b"404\n"),
        ("zh/x/missing.png", 404, b"lost"),
    ],
)
def test_addresses_lead_where_they_lead_when_published(path: str, status: int, body: bytes) -> None:
    answer = find_answer(PAGES, path)
    assert (answer.status, answer.body) == (status, body)


def test_a_folder_without_its_slash_is_redirected_to_it() -> None:
    assert find_answer(PAGES, "zh/x").location == "/zh/x/"
    assert find_answer(PAGES, "zh/數據").location == "/zh/%E6%95%B8%E6%93%9A/"


@given(st.text())
def test_a_redirect_never_leaves_the_site(path: str) -> None:
    location = find_answer(PAGES | {"evil.example/index.html": b""}, path).location
    assert not location.startswith(("//", "/\\"))


def test_pages_are_told_from_what_they_load() -> None:
    for path in ("", "zh/x/", "zh/x", "404.html", "nowhere", "new.html"):
        assert is_page(path)
    for path in ("zh/x/chart.svg", "site.css", ".git/config", "../x.html"):
        assert not is_page(path)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.vl.json", "application/json; charset=utf-8"),
        ("feed.xml", "text/xml; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.zip", "application/zip"),
        ("_headers", "application/octet-stream"),
    ],
)
def test_types(name: str, kind: str) -> None:
    assert find_type(name) == kind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<html><head></head><body>x</body></html>\n", b"</body></html>\n"),
        (b"<p>no head, no body", b""),
        (b"<script>a = '</body></html>'</script>", b""),
        (b"<head><style>" + b"a{}" * 50_000 + b"</style></head><body>x</BODY >\n", b"</BODY >\n"),
        (b"", b""),
    ],
)
def test_the_script_stands_at_the_end_of_any_page(before: bytes, after: bytes) -> None:
    copy = make_copy(before, HOST, "v1")
    assert copy == before.removesuffix(after) + SCRIPT + after


@given(st.binary())
def test_nothing_else_of_a_page_changes(page: bytes) -> None:
    assert make_copy(page, HOST, "v1").replace(SCRIPT, b"", 1) == page


def test_the_bar_stands_at_the_foot_above_the_scripts() -> None:
    copy = make_copy(b"<body>x</body>", HOST, "v1", b"<div>bar</div>")
    assert copy == b"<body>x<div>bar</div>" + SCRIPT + b"</body>"


def test_a_port_that_the_address_leaves_out_is_80() -> None:
    assert b"?port=80&amp;" in make_copy(b"", "localhost", "v1")


@pytest.mark.parametrize(
    "tag",
    [
        """<meta http-equiv="Content-Security-Policy" content="{}">""",
        """<META content="{}" HTTP-EQUIV=content-security-policy >""",
        """<meta\n data-x='>' http-equiv='Content-Security-Policy' content="{}"/>""",
    ],
)
@pytest.mark.parametrize("quote", ["'", "&#39;", "&apos;"])
def test_the_policy_in_a_copy_lets_the_script_load_and_connect(tag: str, quote: str) -> None:
    tag = tag.format(f"default-src {quote}none{quote}; img-src data:")
    copy = make_copy(f"<head>{tag}<title>x</title>".encode(), HOST, "v1").decode()
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"><title>', copy)
    assert found
    assert html.unescape(found[1]) == (
        "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; "
        "connect-src 'self' ws://127.0.0.1:5500"
    )


@pytest.mark.parametrize(
    ("policy", "opened"),
    [
        ("", ""),
        ("img-src 'self'", "img-src 'self'"),
        ("script-src 'none'", "script-src 'self'"),
        ("script-src 'sha256-x'; SCRIPT-SRC *", "script-src 'sha256-x' 'self'"),
        ("script-src-elem 'none';", "script-src-elem 'self'"),
        ("style-src 'sha256-x'", "style-src 'sha256-x' 'self'"),
        ("connect-src https://a.example", f"connect-src https://a.example 'self' ws://{HOST}"),
        (
            "default-src 'self'",
            "default-src 'self'; script-src 'self'; style-src 'self'; "
            f"connect-src 'self' ws://{HOST}",
        ),
    ],
)
def test_a_policy_is_opened_no_further_than_needed(policy: str, opened: str) -> None:
    assert open_policy(policy, HOST) == opened
