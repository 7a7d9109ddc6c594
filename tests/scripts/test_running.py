"""The run of a story's code: ended when it goes on too long, and heard when it opens files."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from youju.scripts import running
from youju.scripts.running import TooSlow, run_within

Opened = dict[tuple[str, int], None]
# Python traces no hook but one that asks for it: to `make coverage` it would never have run.
running._hear.__dict__["__cantrace__"] = True


def compiled(code: str, **names: Any) -> Callable[[], Any]:
    """Return a call that runs `code` as if it stood in the file story.py."""
    return lambda: exec(compile(code, "story.py", "exec"), dict(names))


def listen(code: str, **names: Any) -> list[tuple[str, int]]:
    opened: Opened = {}
    run_within(compiled(code, **names), "story.py", opened)
    return [(Path(path).name, line) for path, line in opened]


def test_what_is_returned_and_raised_comes_through() -> None:
    assert run_within(lambda: 5, "story.py", {}) == 5
    with pytest.raises(ZeroDivisionError):
        run_within(compiled("1 / 0"), "story.py", {})


def test_who_profiles_a_build_gets_past_a_story() -> None:
    code = (
        "import cProfile\n"
        "from youju.scripts.running import run_within\n"
        "with cProfile.Profile():\n"
        "    run_within(lambda: 5, 'story.py', {})\n"
        "    assert [*(n for n in range(3))] == [0, 1, 2]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_who_traces_a_build_gets_past_a_story_that_was_ended() -> None:
    code = (
        "import sys\n"
        "from youju.scripts import running\n"
        "running.TIME_LIMIT = 0.1\n"
        "endless = compile('while True: pass', 'story.py', 'exec')\n"
        "sys.settrace(lambda *told: None)\n"
        "for _ in range(2):\n"
        "    try:\n"
        "        running.run_within(lambda: exec(endless, {}), 'story.py', {})\n"
        "    except running.TooSlow:\n"
        "        print('ended', *(n for n in range(3)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, timeout=60, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["ended 0 1 2"] * 2


@pytest.mark.parametrize(
    "code",
    [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except Exception: pass",
        "n = 0\nfor _ in iter(int, 1): n += 1",
    ],
)
def test_endless_code_is_ended(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TIME_LIMIT", 0.2)
    with pytest.raises(TooSlow):
        run_within(compiled(code), "story.py", {})
    assert run_within(lambda: 5, "story.py", {}) == 5


def test_code_that_swallows_everything_once_is_ended_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "TIME_LIMIT", 0.2)
    code = "try:\n    while True: pass\nexcept BaseException: pass\nwhile True: pass"
    with pytest.raises(TooSlow):
        run_within(compiled(code), "story.py", {})


def test_code_in_another_thread_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TIME_LIMIT", 0.2)
    ends: list[BaseException] = []

    def call() -> None:
        try:
            run_within(compiled("while True: pass"), "story.py", {})
        except TooSlow as error:
            ends.append(error)

    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(60)
    assert len(ends) == 1 and not thread.is_alive()


def test_a_file_that_is_read_is_heard_with_its_line(tmp_path: Path) -> None:
    for name in ("a.csv", "b.json"):
        (tmp_path / name).write_text("1")
    code = "\n(root / 'a.csv').read_text()\n(root / 'b.json').read_bytes()\n"
    assert listen(code, root=tmp_path) == [("a.csv", 2), ("b.json", 3)]
    assert listen("import os\nos.close(os.open(root / 'a.csv', os.O_RDONLY))", root=tmp_path) == [
        ("a.csv", 2)
    ]


def test_what_is_not_read_or_is_no_data_is_not_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "neighbour.py").write_text("VALUE = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    quiet = (
        "(root / 'new.txt').write_text('x')",
        "import neighbour",
        "import wave, zoneinfo; zoneinfo.ZoneInfo('Asia/Taipei')",
        "import warnings; warnings.warn('told')",
        "import altair; altair.Chart().to_json",
        "try: open(root / 'missing')\nexcept OSError: pass",
    )
    for code in quiet:
        with pytest.warns(UserWarning) if "warn" in code else nullcontext():
            assert listen(code, root=tmp_path) == [], code


def test_nobody_listens_to_other_code(tmp_path: Path) -> None:
    opened: Opened = {}
    run_within(lambda: None, "story.py", opened)
    (tmp_path / "a").write_text("1")
    compiled("(root / 'a').read_text()", root=tmp_path)()
    assert opened == {}
