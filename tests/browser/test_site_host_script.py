"""embed.js on other people's pages: our frames get height and language, nothing else moves."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import Built, Listen, Visit
from tests.browser.serving import Host
from tests.browser.waiting import wait_until

FENCED = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'
STYLE = "border: 0; width: 100%; height: 450px"
STRICT = "default-src 'none'; frame-src *; script-src {address}"
# The page's own moves: where each part stands.
HEARD = """<script>
addEventListener("message", ({ source, data }) => {
  const frame = [...document.querySelectorAll("iframe")]
    .find((one) => one.contentWindow === source);
  if (frame && data?.youju) frame.told = data.youju;
});
</script>"""
TALL = "height => document.querySelector('iframe').offsetHeight === height"
PLACES = """() => [...document.querySelectorAll("body *")].map((part) => {
  const box = part.getBoundingClientRect();
  return [part.localName, box.x, box.y, box.width, box.height].join(" ");
})"""

# In a frame: it has the width, if one is asked for, and just the height of what is in it.
FITTED = """(width) => (width ?? innerWidth) === innerWidth
  && Math.abs(document.querySelector(".frame").getBoundingClientRect().height - innerHeight) <= 2"""


@pytest.fixture
def script(real: Built) -> str:
    return f'<script src="{real.address}{name_script(real)}" async></script>'


def name_script(site: Built) -> str:
    """Return the address of the script that snippets name now; old ones stand beside it."""
    page = site.read(site.paths("en/*/*/index.html")[0])
    path: str
    [path] = set(re.findall(r"embed/embed\.[0-9a-f]+\.js", page))
    return path


@pytest.fixture
def paste(glance: Visit, listen: Listen, foreign: Host, faults: list[str]) -> Callable[..., Page]:
    def open_host(body: str, lang: str = "", policy: str = "", **options: Any) -> Page:
        head = (
            f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>Host</title>{HEARD}'
        )
        foreign.texts["/host"] = f'{head}<body style="margin: 0; width: 400px">{body}'
        foreign.texts["/favicon.ico"] = ""
        foreign.headers["/host"] = {"Content-Security-Policy": policy} if policy else {}
        page = glance("about:blank", options.pop("width", 400), **options)
        listen(page, "pageerror", lambda error: faults.append(str(error)))
        page.goto(foreign.address + "/host")
        return page

    return open_host


def charts(site: Built, code: str = "en") -> list[str]:
    return [site.address + path for path in site.paths(f"embed/{code}/*/*/index.html")]


def frame(address: str, attributes: str = FENCED) -> str:
    return f'<iframe src="{address}" style="{STYLE}" {attributes}></iframe>'


def expect_fitted(page: Page, number: int = 0, width: int | None = None) -> None:
    """The frame is as tall as its chart, which is of its natural size; and as wide as it says."""
    expect(page.locator("iframe").nth(number)).not_to_have_css("height", "450px")
    wait_until(inner(page, number), FITTED, arg=width)


def inner(page: Page, number: int = 0) -> Frame:
    """Return the frame in the iframe element of that number; a page lists frames as they come."""
    found = page.locator("iframe").nth(number).element_handle().content_frame()
    assert found
    return found


def heights(page: Page) -> list[float]:
    found: list[float] = page.locator("iframe").evaluate_all(
        "all => all.map((one) => one.offsetHeight)"
    )
    return found


@pytest.mark.parametrize("place", ["before", "after", "late"])
def test_a_frame_gets_its_height(
    real: Built, script: str, paste: Callable[..., Page], place: str
) -> None:
    fences = (FENCED, "", 'sandbox="allow-scripts allow-same-origin"')
    body = "".join(frame(charts(real)[0], fence) for fence in fences)
    pasted = {"before": script + body, "after": body + script, "late": script}[place]
    page = paste(pasted, height=3000)  # all in sight: a browser lets the others rest
    if place == "late":
        page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", body)
    for number in range(3):
        expect_fitted(page, number, 400)
    page.set_viewport_size({"width": 700, "height": 3000})
    page.evaluate("document.body.style.width = '690px'")
    for number in range(3):
        expect_fitted(page, number, 690)


def test_a_script_that_comes_long_after_the_frame_asks_it(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    page = paste(frame(charts(real)[0]))
    page.wait_for_timeout(250)
    assert heights(page) == [450]
    address = script.split('"')[1]
    page.evaluate(
        "src => document.body.append(Object.assign(document.createElement('script'), { src }))",
        address,
    )
    expect_fitted(page)


def test_ten_copies_of_the_script_are_one(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    counting = """<script>
      window.listening = 0;
      const add = window.addEventListener;
      window.addEventListener = function (kind, ...rest) {
        listening += kind === "message";
        return add.call(this, kind, ...rest);
      };
    </script>"""
    page = paste(counting + script * 5 + frame(charts(real)[0]) + script * 5)
    expect_fitted(page)  # all ten have run: a page has loaded when its scripts have
    assert page.evaluate("listening") == 1


def test_absurd_heights_are_bounded(real: Built, script: str, paste: Callable[..., Page]) -> None:
    page = paste(frame(charts(real)[0], "") + script)
    expect_fitted(page)
    bounded = {"1e9": 4000, "5000": 4000, "-5": 80, "0": 80, "1": 80, "79.2": 80}
    for height, expected in bounded.items():
        for told, taken in (("300", 300), (height, expected)):
            inner(page).evaluate(f"parent.postMessage({{youju: {{height: {told}}}}}, '*')")
            wait_until(page, TALL, arg=taken)
    assert heights(page) == [80]


WRONG = [
    *("null", "undefined", "1", "'500px'", "'x'.repeat(1e6)", "[]", "{}", "new Map()"),
    *("{youju: null}", "{youju: 'height'}", "{youju: {}}", "{youju: {height: null}}"),
    *("{youju: {height: NaN}}", "{youju: {height: Infinity}}", "{youju: {height: -Infinity}}"),
    *("{youju: {height: '900'}}", "{youju: {height: '900px;position:fixed'}}"),
    *("{youju: {height: [900]}}", "{youju: {height: {valueOf: 1}}}", "{youju: {height: true}}"),
    *("{height: 900}", "{type: 'embed-size', sentinel: 'amp', height: 900}"),
    *("{'datawrapper-height': {a: 900}}", "JSON.stringify({youju: {height: 900}})"),
    *("{youju: {width: 5, style: 'x', src: 'https://evil.example/', html: '<b>'}}",),
    "(() => { const loop = {}; loop.youju = loop; loop.height = loop; return loop; })()",
    "{youju: {height: 900n}}",
]


def test_what_is_no_height_changes_nothing(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    page = paste(frame(charts(real)[0], "") + "<p>Words below.</p>" + script)
    expect_fitted(page)
    before = page.evaluate(PLACES), page.content()
    for message in WRONG:
        inner(page).evaluate(f"parent.postMessage({message}, '*')")
    page.wait_for_timeout(200)
    assert (page.evaluate(PLACES), page.content()) == before


def test_strangers_move_nothing(
    real: Built, foreign: Host, host: Host, script: str, paste: Callable[..., Page]
) -> None:
    say = "<script>setInterval(() => parent.postMessage({youju: {height: 900}}, '*'), 20)</script>"
    foreign.texts["/stranger"] = foreign.texts["/embed/en/a/b/"] = say
    # A page of our own host that is no embed, and one whose path only begins like ours.
    host.texts["/elsewhere"] = host.texts["/embedded/x/"] = say
    strangers = [
        f"{foreign.address}/stranger",
        f"{foreign.address}/embed/en/a/b/",
        f"{real.address}elsewhere",
        f"{real.address}embedded/x/",
        f"{real.address}embed/../elsewhere",
    ]
    body = frame(charts(real)[0], "")
    for address in strangers:
        body += frame(address, "") + frame(address, FENCED)
    body += f'<iframe srcdoc="{say.replace(chr(34), "")}" style="{STYLE}"></iframe>'
    page = paste(body + script)
    expect_fitted(page)
    page.wait_for_timeout(250)
    assert set(heights(page)[1:]) == {450}
    before = page.evaluate(PLACES)
    # The host's own scripts, and a frame of ours that has gone to a stranger.
    page.evaluate("for (let i = 0; i < 50; i++) postMessage({youju: {height: 900}}, '*')")
    inner(page).evaluate(f"location.replace('{foreign.address}/stranger')")
    inner(page).wait_for_url("**/stranger")
    page.wait_for_timeout(250)
    assert page.evaluate(PLACES) == before


def test_a_flood_is_one_change_a_frame_and_then_none(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    page = paste(frame(charts(real)[0], "") + script)
    expect_fitted(page)
    page.evaluate("""() => {
      window.changes = 0;
      new MutationObserver(() => { window.changes += 1; })
        .observe(document.querySelector("iframe"), { attributeFilter: ["style"] });
    }""")
    inner(page).evaluate("""() => {
      for (let i = 0; i < 3000; i++) parent.postMessage({youju: {height: 300 + i % 7}}, "*");
    }""")
    wait_until(page, "changes && document.querySelector('iframe').offsetHeight === 303")
    assert 1 <= page.evaluate("changes") < 25
    inner(page).evaluate("""() => {
      let height = 500;
      const grow = () => parent.postMessage({youju: {height: height += 5}}, "*");
      window.growing = setInterval(grow, 5);
    }""")
    # As many as a frame may, of which the first was before we counted.
    wait_until(page, "changes === 49")
    stopped = heights(page)
    page.wait_for_timeout(300)
    assert heights(page) == stopped and stopped[0] < 2500
    inner(page).evaluate("clearInterval(window.growing)")
    # Another width is a new beginning.
    page.evaluate("document.body.style.width = '330px'")
    expect_fitted(page, 0, 330)


def test_each_of_two_copies_has_its_own_height(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    one = charts(real)[0]
    narrow = frame(one).replace("width: 100%", "width: 250px")
    page = paste(frame(one) + narrow.replace("250px", "200px") + script)
    expect_fitted(page, 0)
    expect_fitted(page, 1)
    wide, thin = heights(page)
    assert wide != thin


LANGUAGES_OF_HOSTS = [
    *(("zh-CN", "zh-hans"), ("zh-SG", "zh-hans"), ("zh", "zh-hans"), ("zh-TW", "zh")),
    *(
        ("zh-HK", "zh"),
        ("zh-MO", "zh"),
        ("zh_TW", "zh"),
        ("ZH-hant", "zh"),
        ("cmn-Hans", "zh-hans"),
    ),
    *(("en-GB", "en"), ("en", "en"), ("fr", "zh"), ("", "zh"), ("???", "zh")),
]


def expect_languages(page: Page, codes: list[str]) -> None:
    """The frames have these addresses, their pages have told so, and each has its height."""
    tags = {"zh": "zh-Hant", "zh-hans": "zh-Hans", "en": "en"}
    wait_until(
        page,
        """(wanted) => {
          const all = [...document.querySelectorAll("iframe")];
          return all.length === wanted.length && all.every((frame, i) =>
            frame.src.split("/embed/")[1].split("/")[0] === wanted[i][0]
            && frame.told?.language === wanted[i][1] && frame.told.height === frame.offsetHeight);
        }""",
        arg=[(code, tags[code]) for code in codes],
    )


@pytest.mark.parametrize("lang, code", LANGUAGES_OF_HOSTS)
def test_a_frame_speaks_the_language_of_its_host(
    real: Built, script: str, paste: Callable[..., Page], lang: str, code: str
) -> None:
    first, second, third, *_ = charts(real)
    auto = frame(first.replace("/en/", "/auto/"))
    marked = frame(second, FENCED + " data-youju-auto")
    page = paste(script + auto + marked + frame(third), lang, locale="zh-HK")
    expect_languages(page, [code, code, "en"])


def test_the_nearest_language_counts_and_changes_are_followed(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    auto = frame(charts(real)[0].replace("/en/", "/auto/") + "?theme=dark#?secret=ab")
    page = paste(f'{auto}<div lang="en">{auto}</div>{script}', "zh-TW")
    expect_languages(page, ["zh", "en"])
    page.evaluate("document.documentElement.lang = 'zh-CN'")
    expect_languages(page, ["zh-hans", "en"])
    page.evaluate("document.querySelector('div').lang = 'zh-Hant-HK'")
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", auto)
    expect_languages(page, ["zh-hans", "zh", "zh-hans"])
    sources = page.locator("iframe").evaluate_all("all => all.map((one) => one.src)")
    assert all(source.endswith("?theme=dark#?secret=ab") for source in sources)


def test_a_frame_that_was_led_elsewhere_is_set_right_once(
    real: Built, host: Host, script: str, paste: Callable[..., Page], listen: Listen
) -> None:
    # As when the page without a language leads on at the very moment that another is chosen.
    address = charts(real)[0]
    path = address.removeprefix(real.address.rstrip("/"))
    astray = address.replace("/en/", "/zh/")
    host.texts[path] = f"<!doctype html><script>location.replace('{astray}')</script>"
    asked: list[str] = []
    page = paste(script, "en")
    listen(page, "request", lambda request: asked.append(request.url))
    marked = frame(address, FENCED + " data-youju-auto")
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", marked)
    for _ in range(100):
        if len(asked) >= 4:
            break
        page.wait_for_timeout(50)
    page.wait_for_timeout(300)  # and no more
    del host.texts[path]
    assert asked == [address, astray] * 2


@pytest.mark.parametrize(
    "locale, query, code",
    [
        *(("en-US", "", "en"), ("zh-TW", "", "zh"), ("zh-CN", "", "zh-hans"), ("fr-FR", "", "zh")),
        *(("en-US", "?lang=zh-SG", "zh-hans"), ("zh-TW", "?lang=en&theme=dark#?secret=a", "en")),
        ("en-US", "?lang=xx", "en"),
    ],
)
def test_the_page_without_a_language_leads_on(
    real: Built, paste: Callable[..., Page], locale: str, query: str, code: str
) -> None:
    auto = charts(real)[0].replace("/en/", "/auto/") + query
    page = paste(frame(auto), locale=locale)
    expected = auto.replace("/auto/", f"/{code}/")
    inner(page).wait_for_url(expected)


def test_the_page_without_a_language_needs_no_script(
    real: Built, glance: Visit, paste: Callable[..., Page]
) -> None:
    auto = charts(real)[0].replace("/en/", "/auto/")
    page = glance(auto, java_script_enabled=False, locale="en-US")
    page.wait_for_url("**/embed/zh/**")
    # Fenced in altogether a page may not even lead on by itself.
    page = paste(frame(auto, 'sandbox=""'))
    assert inner(page).locator("a").count() == 3
    inner(page).locator("a[data-code=en]").click()
    inner(page).wait_for_url(charts(real)[0])


ELEMENT = (
    '<youju-chart src="{src}" title="A chart" height="450" {more}>'
    '<a href="https://youju.example/">A chart</a></youju-chart>'
)


@pytest.mark.parametrize("place", ["before", "after"])
def test_an_element_makes_a_frame_and_keeps_its_words(
    real: Built, script: str, paste: Callable[..., Page], place: str
) -> None:
    element = ELEMENT.format(src=charts(real)[0], more='theme="dark"')
    page = paste(script + element if place == "before" else element + script)
    expect_fitted(page)
    made = page.locator("youju-chart > iframe")
    assert made.count() == 1
    assert made.get_attribute("src") == charts(real)[0] + "?theme=dark"
    assert made.get_attribute("title") == "A chart"
    assert made.get_attribute("loading") == "lazy"
    assert set((made.get_attribute("sandbox") or "").split()) == {
        *("allow-scripts", "allow-popups", "allow-popups-to-escape-sandbox")
    }
    box, link = made.bounding_box(), page.locator("youju-chart > a").bounding_box()
    assert box and link and link["y"] >= box["y"] + box["height"] - 1 and box["width"] == 400
    page.evaluate("document.querySelector('youju-chart').removeAttribute('theme')")
    inner(page).wait_for_url(charts(real)[0])


def test_an_element_follows_languages_and_moves_with_its_page(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    src = charts(real)[0].replace("/en/", "/auto/")
    elements = ELEMENT.format(src=src, more="") + ELEMENT.format(src=src, more='lang="en"')
    page = paste(script + elements, "zh-TW")
    expect_languages(page, ["zh", "en"])
    page.evaluate("""() => {
      const [first, second] = document.querySelectorAll("youju-chart");
      first.lang = "zh-CN";
      document.body.append(first);
      document.body.append(second.cloneNode(true));
    }""")
    expect_languages(page, ["en", "zh-hans", "en"])


def test_an_element_shows_nobody_elses_pages(script: str, paste: Callable[..., Page]) -> None:
    sources = ("https://evil.example/embed/en/a/b/", "javascript:x", "", "../x")
    page = paste(script + "".join(ELEMENT.format(src=source, more="") for source in sources))
    wait_until(page, "!!customElements.get('youju-chart')")
    page.wait_for_timeout(100)
    assert page.locator("iframe").count() == 0
    links = page.locator("youju-chart a")
    assert [link.is_visible() for link in links.all()] == [True] * 4


def test_a_strict_host_can_check_the_script_by_its_hash(
    real: Built, script: str, paste: Callable[..., Page]
) -> None:
    address = script.split('"')[1]
    path = real.folder / name_script(real)
    digest = b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
    checked = f'<script src="{address}" integrity="sha384-{digest}" crossorigin></script>'
    element = ELEMENT.format(src=charts(real)[0], more="")
    page = paste(element + checked, policy=STRICT.format(address=address))
    expect_fitted(page)
    assert not re.search(
        r"\beval\b|new Function|innerHTML|document\.write", path.read_text("utf-8")
    )


def test_ten_charts_hardly_shift_the_page(
    real: Built, script: str, glance: Visit, paste: Callable[..., Page]
) -> None:
    watching = """<script>
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    </script>"""
    pasted = []
    for address in [*charts(real, "zh"), *charts(real)][:10]:
        bare = glance(address, 680, height=3000)
        height = bare.evaluate("document.querySelector('.frame').offsetHeight")
        # What a snippet reckons is near the truth, which depends on the reader's fonts.
        lazy = f'loading="lazy" height="{round(height * 1.04)}" {FENCED}'
        style = "border: 0; width: 100%"
        pasted.append(f'<p>Words.</p><iframe src="{address}" style="{style}" {lazy}></iframe>')
    body = f"<style>body {{ width: 680px !important; }}</style>{watching}{''.join(pasted)}"
    page = paste(body + script, width=700, height=900)
    expect_fitted(page)
    for _ in range(16):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(150)
    for number in range(10):
        expect_fitted(page, number)
    page.wait_for_timeout(100)
    assert page.evaluate("window.shift") < 0.05


@pytest.mark.parametrize("place", ["before", "after"])
def test_names_on_the_page_take_nothing_from_the_script(
    real: Built, script: str, foreign: Host, paste: Callable[..., Page], place: str
) -> None:
    """A form or a picture covers what a document or a form has under its name, or its id."""
    of_document = ("currentScript", "getElementsByTagName", "createElement", "addEventListener")
    of_window = ("MutationObserver", "Comment", "Element", "Document", "customElements", "home")
    of_form = ("lang", "insertBefore", "replaceWith", "closest", "getAttribute", "childNodes")
    names = "".join(
        f'<img name="{name}" src="/evil/embed/x.png" alt=""><form id="{name}" name="{name}"></form>'
        for name in (*of_document, "baseURI", *of_window)
    )
    inputs = "".join(f'<input type="hidden" name="{name}">' for name in of_form)
    automatic = frame(charts(real)[0].replace("/en/", "/auto/"))
    pasted = f'<form lang="zh-CN">{inputs}{automatic}</form>'
    element = ELEMENT.format(src=charts(real)[0], more="")
    svg = '<svg width="1" height="1"><iframe src="/host"></iframe></svg>'
    foreign.texts["/evil/embed/x.png"] = ""
    body = [svg + names, script]
    page = paste("".join(body if place == "before" else body[::-1]) + pasted + element)
    expect(page.locator("youju-chart > iframe")).to_have_count(1)
    frames = page.locator("form > iframe, youju-chart > iframe")
    addresses = frames.evaluate_all("all => all.map((one) => one.src)")
    expect(frames.first).to_have_attribute("src", re.compile("/embed/zh-hans/"))
    assert addresses[1] == charts(real)[0]
    for one in frames.all():
        expect(one).not_to_have_css("height", "450px")
