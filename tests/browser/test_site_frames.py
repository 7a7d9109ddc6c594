"""The page in the frame: it fits, measures itself, tells its host, answers, and obeys nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Frame, Page

from tests.browser.conftest import LANGUAGES, Built, Listen, Visit
from tests.browser.serving import Host
from tests.browser.waiting import wait_until
from youju.embeds.heights import LEAST_SHARE
from youju.theme import PALETTE

SANDBOX = 'sandbox="allow-scripts allow-popups"'
# The host's page keeps what each frame tells it. Frames lie on each other: a browser lets those
# rest that nobody has in view.
HEARD = """<!doctype html><meta charset="utf-8"><body style="margin: 0">
<style>iframe { border: 0; position: absolute; top: 0; left: 0 }</style><script>
window.heard = [];
window.rested = new Map();
addEventListener("message", ({ source, data }) => {
  let from = 0;
  while (frames[from] !== source) from += 1;
  if (data === "at rest") rested.get(source)();
  else (heard[from] ??= []).push(data);
});
</script>"""
# A frame answers when observers were told of its width and some pictures have passed since: what it
# had to tell by then is told. A busy browser shows pictures before it tells observers.
REST = """() => {
  if (window.resting) return;
  window.resting = true;
  let observed;
  new ResizeObserver(() => observed = innerWidth).observe(document.documentElement);
  addEventListener("message", ({ data }) => {
    if (!data?.rest) return;
    const [width, height] = data.rest;
    let left = 4;
    const look = () => {
      if (observed === width && innerWidth === width && innerHeight === height) left -= 1;
      if (left) requestAnimationFrame(look);
      else parent.postMessage("at rest", "*");
    };
    look();
  });
}"""
RESTED = """() => Promise.all([...document.querySelectorAll("iframe")].map((one) =>
  new Promise((done, fail) => {
    setTimeout(fail, 10_000, new Error("a frame does not come to rest"));
    rested.set(one.contentWindow, done);
    one.contentWindow.postMessage({ rest: [one.clientWidth, one.clientHeight] }, "*");
  })))"""
SIZE = """([widths, heights]) => document.querySelectorAll("iframe").forEach((one, i) => {
  if (widths) one.style.width = `${widths[i]}px`;
  if (heights) one.style.height = `${heights[i]}px`;
})"""
# As in a frame that no browser renders: nothing tells when it has room.
NO_BELLS = """
window.ResizeObserver = class { observe() {} };
window.requestAnimationFrame = () => 0;
"""
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

# How high the line of place and time is, and how much of it stands where it can be seen.
LINE = """() => {
  const line = document.querySelector(".subtitle").getBoundingClientRect();
  const room = document.querySelector(".measure").getBoundingClientRect();
  const high = Math.min(line.bottom, room.bottom) - Math.max(line.top, room.top);
  return { height: line.height, shown: line.left < room.right ? high : 0 };
}"""


@pytest.fixture
def paste(glance: Visit, listen: Listen, foreign: Host, faults: list[str]) -> Callable[..., Page]:
    """Open a host's page with these frames; more options go to the window."""

    def hear(message: ConsoleMessage) -> None:
        # A browser tells a host that a frame without scripts runs none.
        if message.type == "error" and "Blocked script execution" not in message.text:
            faults.append(message.text)

    def open_host(*frames: str, **options: Any) -> Page:
        foreign.texts["/frame"] = HEARD + "".join(frames)
        foreign.texts["/favicon.ico"] = ""
        page = glance("about:blank", options.pop("width", 1000), height=900, **options)
        listen(page, "pageerror", lambda error: faults.append(str(error)))
        listen(page, "console", hear)
        page.goto(foreign.address + "/frame")
        return page

    return open_host


def frame(address: str, width: int = 344, height: int = 300, attributes: str = SANDBOX) -> str:
    style = f"width: {width}px; height: {height}px"
    return f'<iframe src="{address}" style="{style}" {attributes}></iframe>'


def hear(page: Page, number: int = 0) -> list[Any]:
    """Return what the host was told by the frame of that number."""
    told: list[Any] = page.evaluate("number => heard[number] ?? []", number)
    return told


def heights(page: Page, number: int = 0) -> list[int]:
    """Return the heights that the host was told, in our own manner of telling."""
    told = [one for one in hear(page, number) if isinstance(one, dict) and "youju" in one]
    return [one["youju"]["height"] for one in told]


def settle(page: Page) -> None:
    """Wait till every frame is laid out in its size, and the host has heard what it then tells."""
    for one in page.frames[1:]:
        one.evaluate(REST)
    page.evaluate(RESTED)


def inside(page: Page, number: int = 0) -> Frame:
    return page.frames[1 + number]


def list_charts(site: Built, code: str) -> list[str]:
    return site.paths(f"embed/{code}/*/*/index.html")


def first(site: Built, code: str = "en") -> str:
    return site.address + list_charts(site, code)[0]


def test_a_frame_that_nobody_renders_asks_the_clock_when_wordpress_waits(
    real: Built, paste: Callable[..., Page]
) -> None:
    """WordPress shows a frame only when it has spoken, and no other bell rings in a hidden one."""
    secret = frame(f"{first(real)}#?secret=abc123", 0)
    page = paste(secret, frame(first(real), 0), before=NO_BELLS)
    page.wait_for_timeout(300)
    assert hear(page, 0) == hear(page, 1) == []
    page.evaluate(SIZE, [[344, 344], None])
    wait_until(page, "heard[0]?.length > 0")  # by no picture either
    assert heights(page) and hear(page)[0]["secret"] == "abc123"
    assert hear(page, 1) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_frame_as_tall_as_it_asked_shows_everything_at_its_size(
    real: Built, paste: Callable[..., Page], code: str
) -> None:
    paths = list_charts(real, code)[::2]
    page = paste(*(frame(real.address + path, 344, 150) for path in paths))
    for width in (344, 300, 640):
        page.evaluate(SIZE, [[width] * len(paths), None])
        settle(page)
        wishes = [heights(page, i)[-1] for i in range(len(paths))]
        page.evaluate(SIZE, [None, wishes])
        settle(page)
        for i, (path, wish) in enumerate(zip(paths, wishes, strict=True)):
            assert heights(page, i)[-1] == wish, "the wish does not depend on the frame's height"
            state = inside(page, i).evaluate(STATE)
            assert state["down"] <= 0 and state["sideways"] <= 0, (path, width, state)
            assert state["picture"] == pytest.approx(state["natural"], abs=2)
            # A change of one pixel is not told.
            assert state["content"] == pytest.approx(wish, abs=2)
        page.evaluate(SIZE, [None, [150] * len(paths)])


def test_a_tall_frame_changes_nothing(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(frame(first(real), height=3000))
    settle(page)
    state = inside(page).evaluate(STATE)
    assert state["content"] == pytest.approx(heights(page)[-1], abs=1)
    assert state["picture"] == pytest.approx(state["natural"], abs=0.6)


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize("size", [(200, 60), (320, 420), (320, 250), (600, 300), (960, 5000)])
def test_a_frame_of_any_size_loses_nothing(
    real: Built, paste: Callable[..., Page], size: tuple[int, int], scripted: bool
) -> None:
    paths = [path for code in LANGUAGES for path in list_charts(real, code)[1:4]]
    frames = [frame(real.address + path, *size) for path in paths]
    page = paste(*frames, java_script_enabled=scripted)
    assert len(page.frames) == 10
    for i, path in enumerate(paths):
        state = inside(page, i).evaluate(STATE)
        assert state["sideways"] <= 0, (path, state)
        least = max(LEAST_SHARE * state["natural"], min(80, state["natural"]))
        assert state["picture"] >= least - 0.6, (path, state)
        # It scrolls only where the words and the least picture do not fit, and then to the end.
        if state["down"] > 0:
            assert state["picture"] <= max(least, 100) + 0.6, (path, state)
            assert state["foot"] <= state["down"] + 1
        else:
            assert state["foot"] <= 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_line_that_came_later_gives_way_whole_and_before_the_picture(
    real: Built, paste: Callable[..., Page], code: str
) -> None:
    """Frames that were pasted before charts had place and time below their titles are too short."""
    paths = list_charts(real, code)
    page = paste(*(frame(real.address + path, 344, 150) for path in paths))
    settle(page)
    wishes = [heights(page, i)[-1] for i in range(len(paths))]
    for off in (0, 3, 12, 22):
        page.evaluate(SIZE, [None, [wish - off for wish in wishes]])
        settle(page)
        for i, path in enumerate(paths):
            line, state = inside(page, i).evaluate(LINE), inside(page, i).evaluate(STATE)
            assert state["picture"] == pytest.approx(state["natural"], abs=2), (path, off)
            whole = line["shown"] == pytest.approx(line["height"], abs=0.6)
            assert whole if not off else not line["shown"], (path, off, line)


@pytest.mark.parametrize("letters", [18, 24])
def test_large_letters_do_not_make_the_picture_small(
    real: Built, paste: Callable[..., Page], letters: int
) -> None:
    """As a browser's least size of letters does, in a frame that nobody tells the new height."""
    paths = list_charts(real, "en")[:3]
    page = paste(*(frame(real.address + path, 320, 480) for path in paths))
    for i, path in enumerate(paths):
        inside(page, i).evaluate(
            """(size) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(`p, h1, a, span { font-size: ${size}px !important; }`);
              document.adoptedStyleSheets = [sheet];
            }""",
            letters,
        )
        state = inside(page, i).evaluate(STATE)
        assert state["picture"] >= LEAST_SHARE * state["natural"] - 0.6, (path, state)
        assert state["foot"] <= max(state["down"], 0) + 1, (path, state)


def test_a_frame_may_be_fenced_in_as_one_likes(real: Built, paste: Callable[..., Page]) -> None:
    fences = ('sandbox=""', SANDBOX, "", 'sandbox="allow-same-origin"')
    page = paste(*(frame(first(real), height=500, attributes=fence) for fence in fences))
    wait_until(page, "heard[1] && heard[2]")
    page.wait_for_timeout(200)
    for i, fence in enumerate(fences):
        assert inside(page, i).locator("svg.plot.narrow").is_visible()
        scripted = fence in (SANDBOX, "")
        assert len(heights(page, i)) == scripted, fence


def test_every_manner_of_telling_has_the_same_height(
    real: Built, paste: Callable[..., Page]
) -> None:
    address = first(real)
    page = paste(frame(f"{address}?childId=my-chart_1&x=2#?secret=abc123"))
    settle(page)
    # A frame may be laid out twice while its page loads.
    told = hear(page)
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


def test_what_is_not_asked_for_is_not_told(real: Built, paste: Callable[..., Page]) -> None:
    tails = ("", "?childId=a%20b", "?childId=", "#?secret=a-b", "#secret")
    page = paste(*(frame(first(real) + tail) for tail in tails))
    settle(page)
    for i, tail in enumerate(tails):
        *_, thing, text = hear(page, i)
        assert "secret" not in thing and text.startswith("{"), tail


def test_only_a_real_change_is_told_and_only_once(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(frame(first(real)))
    settle(page)
    assert len(heights(page)) == 1
    pad = "document.querySelector('.finding').style.paddingTop = "
    inside(page).evaluate(f"{pad}'7px'")
    settle(page)
    assert len(heights(page)) == 1
    inside(page).evaluate(f"{pad}'46px'")
    settle(page)
    before, after = heights(page)
    assert after == before + 40
    page.evaluate(SIZE, [None, [350]])
    settle(page)
    assert len(heights(page)) == 2
    page.evaluate(SIZE, [[200], None])
    settle(page)
    assert len(heights(page)) == 3


def test_a_frame_that_nobody_sees_is_measured_when_it_is_seen(
    real: Built, paste: Callable[..., Page]
) -> None:
    page = paste("<style>iframe { display: none }</style>", frame(first(real)))
    page.wait_for_timeout(350)  # longer than the clock of a frame that is out of sight
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


def test_a_query_is_answered(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(frame(f"{first(real)}?childId=ours#?secret=abc123"))
    settle(page)
    for count, query in enumerate(QUERIES, start=1):
        [*_, before] = told = heights(page)
        assert len(told) == count
        post(page, json.dumps(query))
        settle(page)
        assert heights(page) == [*told, before], query


def test_a_flood_of_queries_gets_few_answers(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(frame(first(real)))
    settle(page)
    post(page, '{youju: "height?"}', 5000)
    settle(page)
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
    page = paste(frame(f"{first(real)}?childId=ours#?secret=abc123"))
    settle(page)
    look = "document.documentElement.outerHTML"
    before, url, told = inside(page).evaluate(look), inside(page).url, len(hear(page))
    for command in COMMANDS:
        post(page, command)
        settle(page)
    assert (inside(page).evaluate(look), inside(page).url) == (before, url)
    assert len(hear(page)) == told


def test_only_the_host_is_answered(real: Built, paste: Callable[..., Page]) -> None:
    page = paste(frame(first(real)))
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
    page.wait_for_timeout(100)
    assert page.evaluate("heard.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_theme_that_is_asked_for_holds(
    real: Built, paste: Callable[..., Page], scheme: str
) -> None:
    themes = ("", "?theme=light", "?theme=dark", "?theme=red", "?theme=")
    page = paste(*(frame(first(real) + theme) for theme in themes), color_scheme=scheme)
    for i, theme in enumerate(themes):
        dark = "dark" in theme or ("light" not in theme and scheme == "dark")
        seen = inside(page, i).evaluate("""() => {
          const style = getComputedStyle(document.documentElement);
          return [style.backgroundColor, style.getPropertyValue("--main"), style.colorScheme];
        }""")
        paper = "rgb(17, 24, 29)" if dark else "rgb(255, 255, 255)"
        assert seen[:2] == [paper, PALETTE["main"][dark]], theme
        told = theme.removeprefix("?theme=")
        assert seen[2] == (told if told in ("light", "dark") else "light dark")


def test_on_paper_the_chart_is_light_and_of_its_size(real: Built, glance: Visit) -> None:
    page = glance(first(real) + "?theme=dark", 344, height=200, color_scheme="dark")
    assert page.evaluate(STATE)["picture"] < page.evaluate(STATE)["natural"] - 50
    page.emulate_media(media="print")
    state = page.evaluate(STATE)
    assert state["picture"] == pytest.approx(state["natural"], abs=0.6)
    main = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--main')")
    assert main == PALETTE["main"][0]


def test_nothing_is_kept_and_the_hosts_address_is_not_read(
    real: Built, paste: Callable[..., Page]
) -> None:
    page = paste(frame(first(real), attributes=""))
    settle(page)
    kept = "[document.cookie, localStorage.length, sessionStorage.length]"
    assert inside(page).evaluate(kept) == ["", 0, 0]
    source = real.read(list_charts(real, "en")[0])
    for word in ("referrer", "ancestorOrigins", "cookie", "Storage", "top.", "innerHTML", "eval"):
        assert word not in source
