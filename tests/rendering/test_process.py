"""One child process: it answers, or says why not and is gone."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from youju.rendering import process as process_module
from youju.rendering.faces import Faces, Typecase
from youju.rendering.process import Process
from youju.rendering.specs import Fault


@pytest.fixture(scope="module")
def faces() -> Iterator[Faces]:
    typecase = Typecase(str)
    typecase.cover(["Noto Sans CJK TC visits"])
    yield typecase.faces
    typecase.close()


@pytest.fixture(scope="module")
def shared(faces: Faces) -> Iterator[Process]:
    """Return a child for tests that leave it as it was."""
    shared = Process(10)
    shared.give_faces(faces)
    yield shared
    shared.stop()


@pytest.fixture
def process(faces: Faces) -> Iterator[Process]:
    """Return a child for a test that ends it."""
    process = Process(10)
    process.give_faces(faces)
    yield process
    process.stop()


def ask(process: Process, spec: object) -> bytes | Fault:
    return process.ask(json.dumps(["svg", json.dumps(spec), 1]).encode())


def test_a_control_character_ends_the_child_and_says_so(process: Process) -> None:
    answer = ask(process, {"data": {"values": [{}]}, "mark": {"type": "text", "text": "a\x0bb"}})
    assert isinstance(answer, Fault)
    assert answer.code == "chart-drawing-stopped"
    assert "NonXmlChar" in answer.what
    assert isinstance(ask(process, {}), Fault)


def test_an_error_of_vega_comes_without_its_stack(shared: Process) -> None:
    answer = ask(shared, {"data": {"values": [{}]}, "mark": "nothing"})
    assert isinstance(answer, Fault)
    assert answer.code == "chart-drawing-failed"
    assert answer.what.startswith("TypeError: ")
    assert "https:" not in answer.what


def test_data_are_never_fetched(shared: Process, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1")
    for url in ("http://127.0.0.1:9/x.csv", (tmp_path / "x.csv").as_uri(), "x.csv"):
        answer = ask(shared, {"data": {"url": url}, "mark": "bar"})
        assert isinstance(answer, Fault) or b'aria-roledescription="bar"' not in answer


@pytest.mark.parametrize(
    ("instead", "code", "said"),
    [
        ("refuse", "chart-drawing-stopped", "no_such_library"),
        ("write_rubbish", "chart-drawing-stopped", "exit "),
        ("hang", "chart-drawing-slow", "0.1"),
    ],
)
def test_a_child_that_does_not_answer_is_told(
    instead: str, code: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "_DRAWS", f"tests.answering:{instead}")
    process = Process(0.1 if instead == "hang" else 10)
    process.give_faces(Faces())
    answer = ask(process, {})
    process.stop()
    assert isinstance(answer, Fault)
    assert answer.code == code
    assert said in answer.what


@pytest.mark.slow
def test_a_child_that_the_system_kills_is_told(process: Process) -> None:
    assert isinstance(ask(process, {"data": {"values": [{}]}, "mark": "point"}), bytes)
    os.kill(process._child._process.pid, signal.SIGTERM)
    answer = ask(process, {"data": {"values": [{}]}, "mark": "point"})
    assert isinstance(answer, Fault)
    assert (answer.code, answer.what[-12:]) == ("chart-drawing-stopped", ": no message")


def test_only_the_chart_font_is_there(shared: Process) -> None:
    """A family that the machine has, and the child must not: its words are not drawn at all."""

    def png(family: str, words: str) -> bytes | Fault:
        text = f'<text y="20" font-family="{family}">{words}</text>'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">{text}</svg>'
        return shared.ask(json.dumps(["png", svg, 1]).encode())

    nothing = png("Noto Sans CJK TC", "")
    assert png("Noto Sans CJK TC", "visits") != nothing
    assert png("DejaVu Sans", "visits") == nothing
