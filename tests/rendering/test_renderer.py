"""Drawing: right pictures in order, and a hazard costs the one chart that has it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest

from tests.starting import Start, find_children, needs_proc, start_program, wait_until
from youju.cancelling import CancelledError, wanted_while
from youju.rendering import process as process_module
from youju.rendering import renderer as drawing_module
from youju.rendering import specs, svg_checks
from youju.rendering.jobs import Compilation, Drawing, Job, Raster, Result
from youju.rendering.process import Process
from youju.rendering.renderer import Renderer
from youju.rendering.specs import Fault
from youju.store.cache import Store, make_key
from youju.typography import fonts

VISITS = pd.DataFrame({"place": ["圖書館", "museum", "公園"], "visits": [489000, 12000, 3.5]})


def chart(title: str = "Visits 到訪人次", **bar: Any) -> Drawing:
    made = alt.Chart(VISITS, title=title).mark_bar(**bar).encode(x="visits:Q", y="place:N")
    return Drawing(made.configure(font=fonts.family("zh-Hant")).to_dict())


def plain(words: str = "a", **changes: Any) -> Drawing:
    mark = {"type": "text", "text": words}
    spec = {"config": {"font": "Noto Sans CJK TC"}, "data": {"values": [{"a": 1}]}, "mark": mark}
    return Drawing({**spec, **changes})


def words(text: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">'
        f'<text y="20" font-family="Noto Sans CJK TC">{text}</text></svg>'
    )


ABORTS = plain("a\x0bb")
POISONS = plain(encoding={"href": {"value": "javascript:1"}})
HANGS = plain("慶" * 60_000)


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer() as renderer:
        yield renderer


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every spec and picture through, to see what happens behind the checks."""
    monkeypatch.setattr(specs, "check_spec", lambda spec: [])
    monkeypatch.setattr(svg_checks, "check_svg", lambda svg, glyphs=True: [])


def only_codes(results: list[Result]) -> list[list[str]]:
    return [[fault.code.removeprefix("chart-") for fault in r.faults] for r in results]


def test_drawing_that_is_cancelled_leaves_the_renderer_open(renderer: Renderer) -> None:
    jobs = [plain("one"), plain("two"), plain("three")]
    wanted = iter([True] * (len(jobs) + 1))  # all are begun, and the first is waited for
    with pytest.raises(CancelledError), wanted_while(lambda: next(wanted, False)):
        renderer.draw(jobs)
    assert not renderer.is_closed
    assert not any(result.faults for result in renderer.draw(jobs))


def test_charts_of_altair_are_drawn_in_the_order_asked(renderer: Renderer) -> None:
    titles = [f"第{n}圖 visits" for n in range(6)]
    results = renderer.draw([chart(title) for title in titles])
    for title, result in zip(titles, results, strict=True):
        assert result.faults == ()
        assert f">{title}</text>" in result.text
        assert result.text.count('aria-roledescription="bar"') == len(VISITS)
        assert 'font-family="Noto Sans CJK TC"' in result.text


def test_equal_jobs_are_drawn_once(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    ask = Process.ask

    def record(process: Process, request: bytes) -> bytes | Fault:
        asked.append(request)
        return ask(process, request)

    monkeypatch.setattr(Process, "ask", record)
    one, two, three = renderer.draw([plain("x"), plain("y"), plain("x")])
    assert one == three != two
    assert len(asked) == 2


@pytest.mark.slow
def test_chinese_is_drawn_in_its_own_shapes(renderer: Renderer, unchecked: None) -> None:
    jobs = [Raster(words(text)) for text in ("慶", "萬", "\ue000", "\U0001f600", "")]
    pictures = [result.content for result in renderer.draw(jobs)]
    assert len(set(pictures[:3]) | {pictures[4]}) == 4
    assert all(png.startswith(b"\x89PNG") for png in pictures)


@pytest.mark.slow
def test_a_png_has_its_scale(renderer: Renderer) -> None:
    one, two = renderer.draw([Raster(words("慶"), 1), Raster(words("慶"), 2)])
    sizes = [int.from_bytes(result.content[16:20]) for result in (one, two)]
    assert sizes == [60, 120]


@pytest.mark.slow
def test_the_same_chart_has_the_same_bytes_whatever_was_drawn_before(renderer: Renderer) -> None:
    stops = [alt.GradientStop(color="white", offset=0), alt.GradientStop(color="blue", offset=1)]
    linear = alt.Gradient(gradient="linear", stops=stops)
    radial = alt.Gradient(gradient="radial", stops=stops)
    jobs = [chart(clip=True), chart(color=linear), chart(color=radial), chart("b", clip=True)]
    first = renderer.draw(jobs)
    assert "clip1" in first[0].text and "clip2" not in first[0].text
    for seed in range(2):
        order = list(range(len(jobs)))
        random.Random(seed).shuffle(order)
        again = renderer.draw([jobs[n] for n in order])
        assert again == [first[n] for n in order]
    with Renderer(workers=1) as other:
        assert other.draw(jobs[::-1]) == first[::-1]


@pytest.mark.slow
def test_dates_do_not_depend_on_where_the_build_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"day": "2020-01-01"}, {"day": "2020-01-02"}]
    x = {"field": "day", "type": "temporal", "axis": {"format": "%Y-%m-%d", "values": []}}
    text = {"field": "day", "type": "temporal", "format": "%Y-%m-%d"}
    job = plain(data={"values": rows}, mark="text", encoding={"x": x, "text": text})
    monkeypatch.setenv("TZ", "America/New_York")
    with Renderer() as renderer:
        (result,) = renderer.draw([job])
    assert ">2020-01-01<" in result.text and ">2020-01-02<" in result.text


def test_what_is_refused_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_module, "Process", None)
    image = Raster(words("a").replace("<text", "<image/><text"))
    with Renderer() as renderer:
        results = renderer.draw([ABORTS, POISONS, HANGS, image])
    assert only_codes(results) == [
        ["spec-control"],
        ["spec-address"],
        ["spec-long"],
        ["drawing-address"],
    ]


@pytest.mark.slow
def test_a_missing_glyph_is_a_fault_and_is_not_kept(renderer: Renderer, tmp_path: Path) -> None:
    renderer._store = store = Store(tmp_path)
    with renderer.note_used() as used:
        (result,) = renderer.draw([chart("Visits 😀")])
    renderer._store = None
    assert result.faults == (Fault("chart-missing-glyph", "😀 U+1F600"),)
    assert result.text == ""
    assert len(used) == 1 and all(store.get(key) is None for key in used)


@pytest.mark.slow
def test_a_control_character_costs_one_chart(
    unchecked: None, capfd: pytest.CaptureFixture[str]
) -> None:
    with Renderer() as renderer:
        results = renderer.draw([plain("a"), ABORTS, plain("b"), plain("c")])
    assert only_codes(results) == [[], ["drawing-stopped"], [], []]
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
def test_a_failure_does_not_spoil_the_next_chart(
    unchecked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Process, bytes | Fault]] = []
    ask = Process.ask

    def record(process: Process, request: bytes) -> bytes | Fault:
        answer = ask(process, request)
        asked.append((process, answer))
        return answer

    monkeypatch.setattr(Process, "ask", record)
    with Renderer(workers=1) as renderer:
        results = renderer.draw([plain("a"), POISONS, plain("b"), plain("c")])
    assert only_codes(results) == [[], ["drawing-failed"], [], []]
    failed = [process for process, answer in asked if isinstance(answer, Fault)]
    assert len(asked) == 5 and len(set(failed)) == 2
    for process in failed:
        answers = [answer for answering, answer in asked if answering is process]
        assert [isinstance(answer, Fault) for answer in answers].index(True) == len(answers) - 1


@pytest.mark.slow
def test_a_child_that_died_by_accident_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with Renderer(workers=1) as renderer:
        renderer.draw([plain("a")])
        (child,) = renderer._idle
        child.kill()
        (result,) = renderer.draw([plain("b")])
        assert result.faults == ()
        assert renderer._idle != [child]


@pytest.mark.slow
def test_a_hang_costs_one_chart(unchecked: None) -> None:
    with Renderer(limit=2) as renderer:
        results = renderer.draw([HANGS, plain("b"), plain("c")])
    assert results[0].faults == (Fault("chart-drawing-slow", "2"),)
    assert only_codes(results) == [["drawing-slow"], [], []]


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    "bad",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><script>evil()</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="evil()"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><a href="//evil.example/"/></svg>',
        "<svg",
        "\udce9",
    ],
)
def test_a_poisoned_store_is_not_believed(bad: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    with Renderer(store) as renderer, renderer.note_used() as used:
        before = renderer.draw([plain("真")])
        (key,) = used
        store.put(key, bad.encode("utf-8", "surrogateescape"))
        assert renderer.draw([plain("真")]) == before
        assert store.get(key) == before[0].text.encode()


@pytest.mark.slow
def test_a_poisoned_view_is_not_believed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with Renderer(store) as renderer, renderer.note_used() as used:
        job = Compilation(plain("真").spec)
        before = renderer.draw([job])
        (key,) = used
        view = json.loads(before[0].text)
        view["data"].append({"name": "leak", "url": "https://evil.example/x.json"})
        store.put(key, json.dumps(view).encode())
        assert before[0].text and renderer.draw([job]) == before


def test_a_site_that_is_still_shown_stays_in_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keys = [make_key("svg", str(number)) for number in range(4)]
    with Renderer(store) as renderer:

        def draw(key: str) -> list[bool]:
            """Draw a site that uses `key`; return of each key whether it is left."""
            store.put(key, b"<svg/>")
            renderer.prune({key})
            return [store.measure(one) is not None for one in keys]

        assert draw(keys[0]) == [True, False, False, False]
        assert draw(keys[1]) == [True, True, False, False]
        renderer.show_last()
        assert draw(keys[2]) == [False, True, True, False]
        assert draw(keys[3]) == [False, True, True, True]


@pytest.mark.slow
def test_what_is_stored_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[Job] = [chart(), Raster(words("慶")), Raster(words("慶"), 3)]
    store = Store(tmp_path)
    with Renderer(store) as renderer, renderer.note_used() as used:
        cold = renderer.draw(jobs)
    store.prune(used)
    monkeypatch.setattr(drawing_module, "Process", None)
    monkeypatch.setattr(fonts, "read_characters", None)
    with Renderer(Store(tmp_path)) as renderer, renderer.note_used() as outer:
        assert renderer.draw(jobs[:1]) == cold[:1]
        with renderer.note_used() as inner:
            assert renderer.draw(jobs[1:]) == cold[1:]
    assert outer == used and inner < outer
    assert len(used) == len(set(cold)) == 3


def test_a_key_follows_what_is_drawn() -> None:
    jobs: list[Job] = [
        plain("a"),
        plain("b"),
        Raster("<svg/>"),
        Raster("<svg/>", 1),
        Raster("<svg />"),
    ]
    assert len({drawing_module._key(job) for job in jobs}) == len(jobs)
    assert drawing_module._key(plain("a")) == drawing_module._key(
        Drawing(dict(sorted(plain("a").spec.items())[::-1]))
    )


@pytest.mark.slow
def test_a_warmed_renderer_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    with Renderer() as renderer:
        renderer.warm(2)
        renderer.warm(2)
        assert len(renderer._idle) == 2
        monkeypatch.setattr(drawing_module, "Process", None)
        assert only_codes(renderer.draw([plain("a"), plain("b")])) == [[], []]


def test_a_closed_renderer_draws_nothing() -> None:
    with Renderer() as renderer:
        pass
    with pytest.raises(RuntimeError):
        renderer.draw([plain("a")])


# What follows starts and ends other programs, and looks for the children they leave.

PROGRAM = """
import os
import signal
import sys
from youju.rendering import specs
from youju.rendering.jobs import Drawing
from youju.rendering.renderer import Renderer
from youju.rendering.process import Process

def hang(words):
    return Drawing({"data": {"values": [{}]}, "mark": {"type": "text", "text": words * 60_000}})

def tell(process, request, limit, wait=Process._wait):
    if request is not None:
        os.write(1, b"asked\\n")  # whole, whichever thread is first
    return wait(process, request, limit)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
specs.check_spec = lambda spec: []
Process._wait = tell
with Renderer(limit=float(sys.argv[1])) as renderer:
    renderer.warm(2)
    if sys.argv[2:] == ["raise"]:
        raise ValueError("an accident")
    renderer.draw([hang("慶"), hang("萬"), hang("人")])
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Give what runs PROGRAM."""
    with start_program(tmp_path, PROGRAM) as started:
        yield started


def start_hanging(start: Start, limit: str) -> tuple[subprocess.Popen[str], str]:
    """Run PROGRAM until both of its children are drawing what takes a minute."""
    running, mark = start(limit)
    assert running.stdout is not None
    assert [running.stdout.readline() for _ in range(2)] == ["asked\n"] * 2
    time.sleep(0.4)
    assert len(find_drawing(mark)) == 2
    return running, mark


def find_drawing(mark: str) -> list[int]:
    return find_children(mark, process_module._DRAWS)


@pytest.mark.slow
@needs_proc
def test_an_exception_leaves_no_child(start: Start) -> None:
    running, mark = start("10", "raise")
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 1 and "an accident" in errors
    assert find_drawing(mark) == []


@pytest.mark.slow
@needs_proc
def test_ctrl_c_ends_a_hang_and_leaves_no_child(start: Start) -> None:
    running, mark = start_hanging(start, "600")
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    _, errors = running.communicate(timeout=30)
    assert running.returncode != 0 and "KeyboardInterrupt" in errors
    assert find_drawing(mark) == []


@pytest.mark.slow
@needs_proc
def test_children_of_a_killed_parent_end_by_themselves(start: Start) -> None:
    running, mark = start_hanging(start, "2")
    running.kill()
    running.communicate(timeout=30)
    assert find_drawing(mark) != []
    wait_until(lambda: not find_drawing(mark))


@pytest.mark.slow
def test_a_spec_is_compiled_as_it_is_drawn(renderer: Renderer, tmp_path: Path) -> None:
    job = Compilation(chart().spec)
    (compiled, drawing) = renderer.draw([job, chart()])
    vega = json.loads(compiled.text)
    assert [mark["type"] for mark in vega["marks"]] == ["rect"]
    assert drawing.text.startswith("<svg")
    store = Store(tmp_path)
    for _ in ("new", "stored"):
        with Renderer(store) as other:
            assert other.draw([job]) == [compiled]
    refused = Compilation(plain("a\x0bb").spec)
    assert [fault.code for fault in renderer.draw([refused])[0].faults] == ["chart-spec-control"]


@pytest.mark.slow
def test_children_without_a_character_begin_anew() -> None:
    """A face that is added to a process comes after those that it has: others would be drawn."""
    with Renderer(workers=1, expect=lambda: "待") as renderer:
        renderer.draw([Raster(words("甲"))])
        (first,) = renderer._idle
        renderer.draw([Raster(words("待甲"))])
        assert renderer._idle == [first]
        (grown,) = renderer.draw([Raster(words("甲乙"))])
        assert first not in renderer._idle
    with Renderer(workers=1) as renderer:
        assert renderer.draw([Raster(words("甲乙"))]) == [grown]


@pytest.mark.slow
def test_few_drawings_start_one_child(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []
    start = Process.__init__

    def record(process: Process, limit: float) -> None:
        started.append(process)
        start(process, limit)

    monkeypatch.setattr(Process, "__init__", record)
    with Renderer(apiece=3) as renderer:
        renderer.warm(3)
        renderer.draw([plain(text) for text in "abc"])
        assert len(started) == 1
        renderer.draw([plain(text) for text in "defg"])
        assert len(started) == 2
