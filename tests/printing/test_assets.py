"""The look: named by its hash, and a policy that allows nothing but it (reliability P3, P6)."""

from __future__ import annotations

import gzip
import hashlib
import re
from base64 import b64encode
from html import unescape

from tests.fixture import ONE_YEAR, load_fixture, print_fixture, text_of
from tests.printing.test_style_sheets import compact
from youju.printing.assets import (
    AUTO_JS,
    CHOOSE_JS,
    CSS,
    EMBED_CSS,
    EMBED_JS,
    FRAME_JS,
    JS,
    PREVIEW,
    TIP_CSS,
    TIP_JS,
    bundle_assets,
    make_csp,
)
from youju.theme import HOUSE, look_css

FILES = {
    CSS: b"p{}",
    EMBED_CSS: b"i{}",
    TIP_CSS: b"t{}",
    JS: b"site();",
    PREVIEW: b"preview();",
    TIP_JS: b"// About tips.\n  tips(); // kept",
    FRAME_JS: b"frame();",
    CHOOSE_JS: b'const LANGUAGES = "LANGUAGES";',
    AUTO_JS: b"auto();",
    EMBED_JS: b"embed();",
    "static/a/b.svg": b"<svg/>",
}
TAGS = {"zh": "zh-Hant", "en": "en"}
POLICY = re.compile(
    r'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
)


def test_names_carry_the_hash_of_the_bytes() -> None:
    assets = bundle_assets({**FILES, "data/x.csv": b"1"}, TAGS)
    pages = {page.path: page.content for page in assets.pages}
    assert set(pages) == {assets.css, assets.js, assets.embed_script, "a/b.svg"}
    assert pages["a/b.svg"] == b"<svg/>"
    for path in (assets.css, assets.js, assets.embed_script):
        assert hashlib.sha256(pages[path]).hexdigest()[:12] in path
    assert pages[assets.css] == look_css(HOUSE).encode() + b"\nt{}\np{}"
    assert assets.embed_css == compact(look_css(HOUSE) + "\nt{}\ni{}")


def test_scripts_are_bundled_without_their_comments() -> None:
    assets = bundle_assets(FILES, TAGS)
    pages = {page.path: page.content for page in assets.pages}
    assert pages[assets.js] == b"tips(); // kept\npreview();\nsite();"
    assert assets.frame_js == "tips(); // kept\nframe();"


def test_a_frame_has_its_style_without_comments() -> None:
    style = b'/* Two\n lines; */\n  a::after { content: "/* said */"; } /* b */\n\n  b {}'
    assets = bundle_assets({**FILES, EMBED_CSS: style}, TAGS)
    assert assets.embed_css.endswith('}t{}a::after{content:"/* said */"}b{}')


def test_scripts_that_choose_a_language_know_those_of_the_site() -> None:
    assets = bundle_assets(FILES, TAGS)
    chosen = 'const LANGUAGES = {"zh":"zh-Hant","en":"en"};'
    assert assets.auto_js == f'(() => {{\n"use strict";\n{chosen}\nauto();\n}})();'
    embed = next(page for page in assets.pages if page.path == assets.embed_script)
    assert embed.content.decode() == assets.auto_js.replace("auto", "embed")
    assert bundle_assets(FILES, {"en": "en"}).embed_script != assets.embed_script


def test_the_script_for_other_pages_has_the_hash_that_their_browsers_check() -> None:
    assets = bundle_assets(FILES, TAGS)
    embed = next(page for page in assets.pages if page.path == assets.embed_script)
    digest = b64encode(hashlib.sha384(embed.content).digest()).decode()
    assert assets.embed_integrity == f"sha384-{digest}"
    assert re.fullmatch(r"embed/embed\.[0-9a-f]{12}\.js", assets.embed_script)


def test_another_byte_is_another_name() -> None:
    one, two = (bundle_assets({**FILES, CSS: css}, TAGS) for css in (b"p{}", b"q{}"))
    assert one.css != two.css
    assert one.js == two.js


def test_the_script_for_other_pages_is_small() -> None:
    paths = [path for path in print_fixture().pages if path.startswith("embed/embed.")]
    assert paths
    for path in paths:
        assert len(gzip.compress(print_fixture().pages[path], 9)) < 2_000


def test_the_runtime_is_known_by_its_name_and_by_its_hash() -> None:
    files = load_fixture().files
    assert bundle_assets(files, TAGS).runtime == ""
    assets = bundle_assets(files, TAGS, interactive=True)
    pages = {page.path: page.content for page in assets.pages}
    assert re.fullmatch(r"assets/interactive\.[0-9a-f]{12}\.js", assets.loader)
    assert hashlib.sha256(pages[assets.runtime]).hexdigest()[:12] in assets.runtime
    digest = b64encode(hashlib.sha384(pages[assets.runtime]).digest()).decode()
    assert assets.integrity == f"sha384-{digest}"
    assert len(pages[assets.loader]) < 1_500


def read_pages() -> dict[str, str]:
    return {path: text_of(path) for path in print_fixture().pages if path.endswith(".html")}


def read_policy(page: str) -> dict[str, str]:
    text = POLICY.search(page)
    assert text, "the policy must be the first thing in the page after its encoding"
    parts = (part.partition(" ") for part in unescape(text[1]).split("; "))
    return {name: value for name, _, value in parts}


def test_a_page_allows_nothing_but_the_sites_own_files() -> None:
    for path, page in read_pages().items():
        policy = read_policy(page)
        assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
        assert not re.search("unsafe|\\*", " ".join(policy.values()))
        if path.startswith("embed/"):
            (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
            (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
            hashes = {
                name: b64encode(hashlib.sha256(text.encode()).digest()).decode()
                for name, text in (("style-src", style), ("script-src", script))
            }
            assert policy["style-src"] == f"'sha256-{hashes['style-src']}'"
            live = ONE_YEAR in path and "/auto/" not in path
            more = " 'self' https://fixture.example/sub/assets/" if live else ""
            assert policy.pop("script-src") == f"'sha256-{hashes['script-src']}'{more}"
            assert "connect-src" not in policy
        else:
            assert (policy["script-src"], policy["style-src"]) == ("'self'", "'self'")
            assert "<style" not in page
        assert "http" not in " ".join(policy.values())


def test_a_page_holds_no_inline_script_style_or_handler() -> None:
    for path, page in read_pages().items():
        page = re.sub(r"<textarea.*?</textarea>", "", page, flags=re.DOTALL)
        assert not re.search(r"<[^>]*\s(?:on[a-z]+|style)=", page), path
        if path.startswith("embed/"):  # its one script is known to its policy by its hash
            page = page.replace("<script>", "", 1)
        for script in re.findall(r"<script[^>]*>", page):
            own = re.search(r'\ssrc="(?:[./]*|/sub/)assets/', script)
            assert own or re.search(r'type="application/(?:ld\+)?json"', script), script
        assert not re.search(r"""(?:src|srcset|poster)=["'](?:https?:)?//""", page), path


def test_the_policy_of_an_inline_style_fits_that_style_alone() -> None:
    assert make_csp("p{}") != make_csp("p{} ")
    assert "'self'" not in make_csp("p{}")
    assert "script-src" not in make_csp("p{}")
    assert make_csp("p{}", "a()") != make_csp("p{}", "b()")
