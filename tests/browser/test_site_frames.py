"""The page in the frame: it fits, measures itself, tells its host, answers, and obeys nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, Page
from serving import Host

from tests.browser.conftest import LANGUAGES, Built, Visit
from youju.embeds.heights import LEAST_SHARE
from youju.theme import PALETTE

SANDBOX = 'sandbox="allow-scripts allow-popups"'
# The host's page keeps what it is told; the frame is named so that scripts find it.
HEARD = """<!doctype html><meta charset="utf-8"><body style="margin: 0"><script>
window.heard = [];
addEventListener("message", (event) => heard.push(event.data));
</script>"""
# What the frame would like to be, what it is, and how its picture does.
STATE = """() => {
  const page = document.scrollingElement, frame = document.querySelector(".frame");
  const svg = [...document.querySelectorAll("svg.plot")]
    .find((one) => one.getBoundingClientRect().width);
  const box = svg.getBoundingClientRect(), drawn = svg.viewBox.baseVal;
  return {
    down: page.scrollHeight - innerHeight, sideways: page.scrollWidth - innerWidth,
    content: frame.getBoundingClientRect().height, picture: box.height, breadth: box.width,
    natural: box.width * drawn.height / drawn.width,
    foot: document.querySelector(".source").getBoundingClientRect().bottom - innerHeight,
  };
}"""


@pytest.fixture
def paste(visit: Visit, foreign: Host, faults: list[str]) -> Callable[..., Page]:
    """Open a host's page with a frame of an address; `style` is the frame's."""

    def open_host(
        address: str, style: str, attributes: str = SANDBOX, width: int = 1000, **options: Any
    ) -> Page:
        frame = f'<iframe src="{address}" style="border: 0; {style}" {attributes}></iframe>'
        foreign.texts["/frame"] = HEARD + frame
        foreign.texts["/favicon.ico"] = ""
        page = visit("about:blank", width, height=900, **options)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            # A browser tells a host that a frame without scripts runs none.
            lambda message: (
                message.type == "error"
                and "Blocked script execution" not in message.text
                and faults.append(message.text)
            ),
        )
        page.goto(foreign.address + "/frame")
        return page

    return open_host


def heights(page: Page) -> list[int]:
    """Return the heights that the host was told, in our own manner of telling."""
    return page.evaluate("heard.filter((one) => one?.youju).map((one) => one.youju.height)")


def settle(page: Page) -> None:
    page.wait_for_timeout(350)


def inside(page: Page) -> Frame:
    return page.frames[1]


def list_charts(site: Built, code: str) -> list[str]:
    return site.paths(f"embed/{code}/*/*/index.html")


def first(site: Built, code: str = "en") -> str:
    return site.address + list_charts(site, code)[0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_frame_as_tall_as_it_asked_shows_everything_at_its_size(
    real: Built, paste: Callable[..., Page], code: str
) -> None:
    for path in list_charts(real, code)[::2]:
        page = paste(real.address + path, "width: 344px; height: 150px")
        for width in (344, 300, 640):
            page.locator("iframe").evaluate(f"one => {{ one.style.width = '{width}px'; }}")
            settle(page)
            wish = heights(page)[-1]
            page.locator("iframe").evaluate(f"one => {{ one.style.height = '{wish}px'; }}")
            settle(page)
            assert heights(page)[-1] == wish, "the wish does not depend on the frame's height"
            state = inside(page).evaluate(STATE)
            assert state["down"] <= 0 and state["sideways"] <= 0, (path, width, state)
            assert state["picture"] == pytest.approx(state["natural"], abs=2)
            # A change of one pixel is not told.
            assert state["content"] == pytest.approx(wish, abs=2)
            page.locator("iframe").evaluate("one => { one.style.height = '150px'; }")
        page.context.close()


def test_a_tall_frame_changes_nothing(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(first(real), "width: 344px; height: 3000px")
    settle(page)
    state = inside(page).evaluate(STATE)
    assert state["content"] == pytest.approx(heights(page)[-1], abs=1)
    assert state["picture"] == pytest.approx(state["natural"], abs=0.6)


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize("size", [(200, 60), (320, 420), (320, 250), (600, 300), (960, 5000)])
def test_a_frame_of_any_size_loses_nothing(
    real: Built, paste: Callable[..., Page], size: tuple[int, int], scripted: bool
) -> None:
    width, height = size
    for code in LANGUAGES:
        for path in list_charts(real, code)[1:4]:
            style = f"width: {width}px; height: {height}px"
            page = paste(real.address + path, style, java_script_enabled=scripted)
            state = inside(page).evaluate(STATE)
            assert state["sideways"] <= 0, (path, state)
            least = max(LEAST_SHARE * state["natural"], min(80, state["natural"]))
            assert state["picture"] >= least - 0.6, (path, state)
            # It scrolls only where the words and the least picture do not fit, and then to the end.
            if state["down"] > 0:
                assert state["picture"] <= max(least, 100) + 0.6, (path, state)
                assert state["foot"] <= state["down"] + 1
            else:
                assert state["foot"] <= 0
            page.context.close()


@pytest.mark.parametrize("letters", [18, 24])
def test_large_letters_do_not_make_the_picture_small(
    real: Built, paste: Callable[..., Page], letters: int
) -> None:
    """As a browser's least size of letters does, in a frame that nobody tells the new height."""
    for path in list_charts(real, "en")[:3]:
        page = paste(real.address + path, "width: 320px; height: 480px")
        inside(page).evaluate(
            """(size) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(`p, h1, a, span { font-size: ${size}px !important; }`);
              document.adoptedStyleSheets = [sheet];
            }""",
            letters,
        )
        state = inside(page).evaluate(STATE)
        assert state["picture"] >= LEAST_SHARE * state["natural"] - 0.6, (path, state)
        assert state["foot"] <= max(state["down"], 0) + 1, (path, state)
        page.context.close()


@pytest.mark.parametrize("attributes", ['sandbox=""', SANDBOX, "", 'sandbox="allow-same-origin"'])
def test_a_frame_may_be_fenced_in_as_one_likes(
    real: Built, paste: Callable[..., Page], attributes: str
) -> None:
    page = paste(first(real), "width: 344px; height: 500px", attributes)
    settle(page)
    assert inside(page).locator("svg.plot.narrow").is_visible()
    scripted = attributes in (SANDBOX, "")
    assert len(heights(page)) == scripted


def test_every_manner_of_telling_has_the_same_height(
    real: Built, paste: Callable[..., Page]
) -> None:
    address = first(real)
    page = paste(f"{address}?childId=my-chart_1&x=2#?secret=abc123", "width: 344px; height: 300px")
    settle(page)
    # A frame may be laid out twice while its page loads.
    told = page.evaluate("heard")
    assert len(told) in (3, 6)
    thing, text, pym = told[-3:]
    height = thing["youju"]["height"]
    name = "/".join(address.rstrip("/").split("/")[-2:])
    assert thing == {
        "datawrapper-height": {name: height},
        **{"sentinel": "amp", "type": "embed-size", "height": height},
        **{"message": "height", "value": height, "secret": "abc123"},
        "youju": {"height": height, "id": name, "language": "en"},
    }
    assert json.loads(text) == {
        **{"sender": "Flourish", "method": "resize", "context": "iframe.resize"},
        **{"src": inside(page).url, "height": height},
    }
    assert pym == f"pymxPYMxmy-chart_1xPYMxheightxPYMx{height}"
    assert 200 < height < 1000


@pytest.mark.parametrize("tail", ["", "?childId=a%20b", "?childId=", "#?secret=a-b", "#secret"])
def test_what_is_not_asked_for_is_not_told(
    real: Built, paste: Callable[..., Page], tail: str
) -> None:
    page = paste(first(real) + tail, "width: 344px; height: 300px")
    settle(page)
    *_, thing, text = page.evaluate("heard")
    assert "secret" not in thing and text.startswith("{")


def test_only_a_real_change_is_told_and_only_once(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(first(real), "width: 344px; height: 300px")
    settle(page)
    assert len(heights(page)) == 1
    frame = inside(page)
    frame.evaluate("document.querySelector('.finding').style.paddingTop = '1px'")
    settle(page)
    assert len(heights(page)) == 1
    frame.evaluate("document.querySelector('.finding').style.paddingTop = '40px'")
    settle(page)
    before, after = heights(page)
    assert after == before + 40
    page.locator("iframe").evaluate("one => { one.style.height = '350px'; }")
    settle(page)
    assert len(heights(page)) == 2
    page.locator("iframe").evaluate("one => { one.style.width = '200px'; }")
    settle(page)
    assert len(heights(page)) == 3


def test_a_frame_that_nobody_sees_is_measured_when_it_is_seen(
    real: Built, paste: Callable[..., Page]
) -> None:
    page = paste(first(real), "width: 344px; height: 300px; display: none")
    settle(page)
    assert heights(page) == []
    page.locator("iframe").evaluate("one => { one.style.display = 'block'; }")
    settle(page)
    [height] = heights(page)
    assert height > 200


QUERIES = [
    {"type": "embed-size-query"},
    {"sentinel": "amp", "type": "embed-size-query"},
    {"sentinel": "amp", "type": "frames-init"},
    {"youju": "height?"},
    "pymxPYMxoursxPYMxwidthxPYMx344",
    {"message": "ready", "secret": "abc123"},
]


def post(page: Page, message: str, times: int = 1) -> None:
    page.evaluate(
        f"for (let i = 0; i < {times}; i++) frames[0].postMessage({message}, '*')",
    )


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_query_is_answered(real: Built, paste: Callable[..., Page], query: object) -> None:
    address = f"{first(real)}?childId=ours#?secret=abc123"
    page = paste(address, "width: 344px; height: 300px")
    settle(page)
    post(page, json.dumps(query))
    settle(page)
    one, other = heights(page)
    assert one == other


def test_a_flood_of_queries_gets_few_answers(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(first(real), "width: 344px; height: 300px")
    settle(page)
    post(page, '{youju: "height?"}', 5000)
    page.wait_for_timeout(1000)
    assert 2 <= len(heights(page)) < 40


COMMANDS = [
    "null",
    "undefined",
    "0",
    "NaN",
    "'x'.repeat(5_000_000)",
    "(() => { const loop = {}; loop.type = loop.youju = loop; return loop; })()",
    "new Map([['type', 'embed-size-query']])",
    "{type: ['embed-size-query']}",
    "{youju: {height: 5000, html: '<b>x</b>', theme: 'dark'}}",
    "{type: 'embed-size', sentinel: 'amp', height: 50}",
    "{message: 'link', value: 'https://evil.example/'}",
    "{method: 'navigateTo', url: 'https://evil.example/'}",
    "'pymxPYMxoursxPYMxnavigateToxPYMxhttps://evil.example/'",
    "'pymxPYMxothersxPYMxwidthxPYMx344'",
    "'pymxPYMx.*xPYMxwidthxPYMx344'",
    "JSON.stringify({type: 'embed-size-query'})",
    "{message: 'ready'}",
    "{message: 'ready', secret: 'abc12'}",
    "{message: 'ready', secret: ['abc123']}",
    "{__proto__: {type: 'embed-size-query'}, constructor: 1}",
]


def test_no_command_is_obeyed(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(f"{first(real)}?childId=ours#?secret=abc123", "width: 344px; height: 300px")
    settle(page)
    frame = inside(page)
    look = "document.documentElement.outerHTML"
    before, url, told = frame.evaluate(look), frame.url, len(page.evaluate("heard"))
    for command in COMMANDS:
        post(page, command)
        page.wait_for_timeout(60)
    settle(page)
    assert (frame.evaluate(look), frame.url) == (before, url)
    assert len(page.evaluate("heard")) == told


def test_only_the_host_is_answered(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(first(real), "width: 344px; height: 300px")
    settle(page)
    page.evaluate("""() => new Promise((done) => {
      const other = document.createElement("iframe");
      other.srcdoc = "<script>top.frames[0].postMessage({youju: 'height?'}, '*')<" + "/script>";
      other.onload = done;
      document.body.append(other);
    })""")
    settle(page)
    assert len(heights(page)) == 1


def test_a_page_that_is_no_frame_tells_nobody(real: Built, visit: Visit) -> None:
    page = visit("about:blank", 344)
    page.add_init_script("window.heard = []; addEventListener('message', (e) => heard.push(e))")
    page.goto(first(real))
    settle(page)
    assert page.evaluate("heard.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["", "?theme=light", "?theme=dark", "?theme=red", "?theme="])
def test_a_theme_that_is_asked_for_holds(
    real: Built, paste: Callable[..., Page], theme: str, scheme: str
) -> None:
    page = paste(first(real) + theme, "width: 344px; height: 300px", color_scheme=scheme)
    dark = "dark" in theme or ("light" not in theme and scheme == "dark")
    seen = inside(page).evaluate("""() => {
      const style = getComputedStyle(document.documentElement);
      return [style.backgroundColor, style.getPropertyValue("--main"), style.colorScheme];
    }""")
    paper = "rgb(17, 24, 29)" if dark else "rgb(255, 255, 255)"
    assert seen[:2] == [paper, PALETTE["main"][dark]]
    told = theme.removeprefix("?theme=")
    assert seen[2] == (told if told in ("light", "dark") else "light dark")


def test_on_paper_the_chart_is_light_and_of_its_size(real: Built, visit: Visit) -> None:
    page = visit(first(real) + "?theme=dark", 344, height=200, color_scheme="dark")
    assert page.evaluate(STATE)["picture"] < page.evaluate(STATE)["natural"] - 50
    page.emulate_media(media="print")
    state = page.evaluate(STATE)
    assert state["picture"] == pytest.approx(state["natural"], abs=0.6)
    main = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--main')")
    assert main == PALETTE["main"][0]


def test_nothing_is_kept_and_the_hosts_address_is_not_read(
    real: Built, paste: Callable[..., Page]
) -> None:
    page = paste(first(real), "width: 344px; height: 300px", "")
    settle(page)
    kept = "[document.cookie, localStorage.length, sessionStorage.length]"
    assert inside(page).evaluate(kept) == ["", 0, 0]
    source = real.read(list_charts(real, "en")[0])
    for word in ("referrer", "ancestorOrigins", "cookie", "Storage", "top.", "innerHTML", "eval"):
        assert word not in source
