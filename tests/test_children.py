"""Children: they answer in frames; whatever else they do, who asked is told that they are gone."""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.children import Child, LateError, listen, receive, send


@given(st.lists(st.binary(max_size=300)))
def test_frames_come_back_as_they_were_sent(contents: list[bytes]) -> None:
    stream = io.BytesIO()
    for content in contents:
        send(stream, content)
    stream.seek(0)
    assert [receive(stream) for _ in contents] == contents
    with pytest.raises(EOFError):
        receive(stream)


@given(st.binary(min_size=1, max_size=50), st.data())
def test_a_cut_frame_is_no_frame(content: bytes, data: st.DataObject) -> None:
    stream = io.BytesIO()
    send(stream, content)
    cut = stream.getvalue()[: data.draw(st.integers(0, len(content) + 7))]
    with pytest.raises(EOFError):
        receive(io.BytesIO(cut))


def test_who_listens_gets_each_frame_and_learns_that_there_are_no_more() -> None:
    stream, ended = io.BytesIO(), threading.Event()
    for content in (b"a", b"bc"):
        send(stream, content)
    stream.seek(0)
    inbox = listen(stream, ended.set)
    assert [inbox.get(), inbox.get(), inbox.get()] == [b"a", b"bc", None]
    assert ended.wait(60)


@pytest.fixture
def errors() -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as file:
        yield file


def begin(name: str, errors: IO[bytes], *, session: bool = True) -> Child:
    return Child(f"tests.answering:{name}", session=session, errors=errors)


def test_frames_come_back_whole_whatever_is_printed_or_read(errors: IO[bytes]) -> None:
    child = begin("echo", errors)
    for content in (b"", b"\x00\xff", bytes(300_000)):
        child.send(content)
        assert child.receive() == content
    assert child.stop() == (-signal.SIGKILL if sys.platform != "win32" else 1)
    errors.seek(0)
    assert errors.read().count(b"written") == 3


def test_one_that_the_system_kills_is_gone(errors: IO[bytes]) -> None:
    child = begin("hang", errors)
    assert child.receive() == b"begun"
    child.kill()
    with pytest.raises(EOFError):
        child.receive()
    with pytest.raises(OSError):
        for _ in range(3):
            child.send(bytes(100_000))
    assert child.stop() != 0
    with pytest.raises(EOFError):  # its pipes are closed
        child.receive()


def test_one_that_takes_too_long_is_ended(errors: IO[bytes]) -> None:
    child = begin("hang", errors)
    child.receive()
    started = time.monotonic()
    with pytest.raises(LateError), child.within(0.1):
        child.send(bytes(10_000_000))  # it reads nothing, and the pipe is full
        child.receive()
    assert time.monotonic() - started < 60
    child.stop()


def test_one_in_time_is_left_alone(errors: IO[bytes]) -> None:
    child = begin("echo", errors)
    with child.within(60):
        child.send(b"a")
        assert child.receive() == b"a"
    child.send(b"b")
    assert child.receive() == b"b"
    child.stop()


def test_what_is_no_frame_is_no_answer(errors: IO[bytes]) -> None:
    child = begin("write_rubbish", errors)
    with pytest.raises(EOFError, match="no frame"):
        child.receive()
    child.stop()


def test_one_that_stumbles_says_why(errors: IO[bytes]) -> None:
    child = begin("refuse", errors)
    with pytest.raises(EOFError):
        child.receive()
    assert child.stop(60) == 1
    errors.seek(0)
    assert b"no_such_library" in errors.read()


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts")
@pytest.mark.parametrize("handler", [signal.default_int_handler, signal.SIG_IGN])
def test_it_may_end_itself_before_it_is_ended(
    handler: Callable[..., object] | signal.Handlers, errors: IO[bytes]
) -> None:
    """Also where it was asked before it could hear, and a parent in the background hears none."""
    former = signal.signal(signal.SIGINT, handler)
    try:
        child = begin("wait_for_interrupt", errors)
    finally:
        signal.signal(signal.SIGINT, former)
    assert child.stop(60) == 3
    stubborn = begin("hang", errors)
    stubborn.receive()
    assert stubborn.stop(0.1) == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="sessions")
def test_one_in_a_session_of_its_own_hears_no_interrupt_of_the_terminal(errors: IO[bytes]) -> None:
    child, other = begin("echo", errors), begin("echo", errors, session=False)
    assert os.getsid(child._process.pid) != os.getsid(0) == os.getsid(other._process.pid)
    for one in (child, other):
        one.stop()


def test_an_environment_is_its_own(errors: IO[bytes]) -> None:
    child = Child("tests.answering:echo", environment={**os.environ, "TZ": "UTC"}, errors=errors)
    child.send(b"a")
    assert child.receive() == b"a"
    child.stop()
