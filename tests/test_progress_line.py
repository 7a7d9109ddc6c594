"""The progress line: one line of a terminal after a second, in the editor's language, and gone."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fixture import ROOT, copy_warm
from youju import progress_line
from youju.progress import Phase
from youju.progress_line import ProgressLine, show_progress

# What colours, and what moves the cursor and erases.
COLOURS, CONTROLS = re.compile(r"\x1b\[[0-9;]*m"), re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\r")


class Terminal(io.StringIO):
    """A terminal of 80 columns that keeps all that was written to it."""

    def isatty(self) -> bool:
        return True

    def read_lines(self) -> list[str]:
        """Return the lines as people read them, one after the other."""
        return CONTROLS.sub("\n", COLOURS.sub("", self.getvalue())).splitlines()

    def read_words(self) -> list[str]:
        """Return the lines without bars."""
        return [" ".join(re.sub("[━╸╺]", " ", line).split()) for line in self.read_lines()]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal on which the line comes up almost at once."""
    monkeypatch.setattr(progress_line, "PATIENCE_SECONDS", 0.01)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    threads = threading.active_count()
    yield Terminal()
    end = time.monotonic() + 30
    while threading.active_count() > threads:
        assert time.monotonic() < end
        time.sleep(0.01)


def await_text(terminal: Terminal, text: str) -> None:
    """Wait until `text` was written."""
    end = time.monotonic() + 30
    while text not in CONTROLS.sub("", terminal.getvalue()):
        assert time.monotonic() < end, terminal.read_words()
        time.sleep(0.01)


@contextmanager
def shown(terminal: Terminal, language: str, phase: Phase) -> Iterator[None]:
    """Show `phase` on the `terminal` for as long as this lasts."""
    line = ProgressLine(terminal, language)
    assert line.listener
    line.listener(phase)
    yield
    line.close()


@pytest.mark.parametrize(
    ("language", "phase", "line"),
    [
        ("en", Phase("drawing", 3, 14, "tea (1/2)"), "Drawing charts 3/14 · tea (1/2) 0:00"),
        ("zh", Phase("drawing", 3, 14), "繪製圖表 3/14 0:00"),
        ("en", Phase("waiting"), "Waiting for another build to record embeds 0:00"),
        ("en", Phase("fonts", subject="[bold]"), "Preparing fonts · [bold] 0:00"),
    ],
)
def test_it_says_what_is_done(terminal: Terminal, language: str, phase: Phase, line: str) -> None:
    with shown(terminal, language, phase):
        await_text(terminal, "0:00")
    assert line in terminal.read_words()


def test_it_takes_one_line_and_leaves_room_for_the_sign_of_an_interrupt(
    terminal: Terminal,
) -> None:
    with shown(terminal, "zh", Phase("drawing", 3, 14, "story-of-a-very-long-name" * 4)):
        await_text(terminal, "0:00")
    lines = terminal.read_lines()
    assert max(sum(1 + ("\u3400" < char < "\u9fff") for char in line) for line in lines) == 76
    assert any("story-of" in line and "…" in line for line in lines)


def test_it_goes_away(terminal: Terminal) -> None:
    with shown(terminal, "en", Phase("loading")):
        await_text(terminal, "Loading stories")
    # It goes back to the line, erases it, and shows the cursor again.
    last = terminal.getvalue().rpartition("0:00")[2]
    assert last.strip() == "\x1b[?25h\r\x1b[1A\x1b[2K"


def test_a_pipe_shows_nothing() -> None:
    pipe = io.StringIO()
    assert ProgressLine(pipe, "en").listener is None
    threads = threading.active_count()
    with show_progress(pipe, "en"):
        assert threading.active_count() == threads
    assert pipe.getvalue() == ""


def test_work_of_less_than_a_second_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress_line.PATIENCE_SECONDS == 1.0
    monkeypatch.setattr(progress_line, "PATIENCE_SECONDS", 30.0)
    terminal = Terminal()
    with shown(terminal, "en", Phase("loading")):
        pass
    assert terminal.getvalue() == ""


def test_what_others_print_meanwhile_stands_above_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    with shown(terminal, "en", Phase("loading")):
        await_text(terminal, "Loading stories")
        print("a warning", file=sys.stderr)
        await_text(terminal, "a warning")
        assert sys.stderr is not terminal
    assert sys.stderr is terminal
    assert "a warning" in terminal.read_words()


def test_what_goes_to_a_file_does_not_come_to_the_terminal(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stdout", file)
    with show_progress(terminal, "en"):
        await_text(terminal, "Reading files")
        print("a page")
    assert file.getvalue() == "a page\n"
    assert "a page" not in terminal.getvalue()


def test_it_comes_up_again_for_what_is_reported_later(terminal: Terminal) -> None:
    line = ProgressLine(terminal, "en")
    line.take(Phase("loading"))
    await_text(terminal, "Loading stories")
    line.close()
    former = len(terminal.getvalue())
    time.sleep(0.1)
    assert len(terminal.getvalue()) == former
    line.take(Phase("writing"))
    await_text(terminal, "Writing files")
    line.close()


CHECK = """
import sys
sys.path.insert(0, sys.argv[1])
import youju.progress_line as progress_line
progress_line.PATIENCE_SECONDS = float(sys.argv[3])
from youju.cli import main
code = main(["check", "--lang", "zh", "--root", sys.argv[2]])
print("LOADED", "rich" in sys.modules, code)
"""


def run_check(root: str, patience: float, *, on_terminal: bool) -> tuple[str, str]:
    """Return what a check of the site says on stdout, and on stderr, a terminal or a pipe."""
    reader, writer = os.openpty() if on_terminal else os.pipe()
    command = [sys.executable, "-c", CHECK, str(ROOT), root, str(patience)]
    env = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=writer, env=env)
    os.close(writer)
    written = b""
    try:
        while piece := os.read(reader, 4096):
            written += piece
    except OSError:  # how a terminal says that nobody writes to it any more
        pass
    os.close(reader)
    out, _ = process.communicate()
    return out.decode(), written.decode()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind")
def test_it_shows_on_a_terminal_alone_and_is_loaded_only_then(tmp_path: Path) -> None:
    root = str(copy_warm(tmp_path / "site"))
    out, written = run_check(root, 0.01, on_terminal=True)
    assert "頁都沒有問題。" in out
    assert out.endswith("LOADED True 0\n")
    assert re.search("讀入報道|檢查報道|讀取檔案", written) and written.endswith("\x1b[2K")
    for patience, on_terminal in ((30.0, True), (0.01, False)):
        out, written = run_check(root, patience, on_terminal=on_terminal)
        assert (out.endswith("LOADED False 0\n"), written) == (True, "")
