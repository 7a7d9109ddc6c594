"""The lock: one build at a time, and a dead build holds nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from youju.model import Page
from youju.output import lock
from youju.output.lock import BusyError, lock_output
from youju.output.writer import recover_output, write_pages
from youju.problems import BuildError

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from youju.output.lock import lock_output
with lock_output(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(output: Path) -> subprocess.Popen[str]:
    """Start a process that holds the lock until its input is closed."""
    owner = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(output)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert owner.stdout is not None and owner.stdout.readline() == "held\n"
    return owner


def test_a_second_build_learns_who_is_at_work(tmp_path: Path) -> None:
    output = tmp_path / "output"
    owner = hold(output)
    for attempt in (
        lambda: write_pages([Page("a", b"")], output, ""),
        lambda: recover_output(output),
    ):
        with pytest.raises(BusyError) as busy:
            attempt()
        assert busy.value.pid == owner.pid
        assert busy.value.since[:2] == "20" and len(busy.value.since) == 19
        assert str(owner.pid) in busy.value.problem.sentence("en")
        assert busy.value.since in busy.value.problem.sentence("zh")
        assert busy.value.problem.mend("en") and busy.value.problem.mend("zh")
    assert not output.exists()
    owner.communicate()
    write_pages([Page("a", b"")], output, "")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_killed_builds_lock_is_free(tmp_path: Path) -> None:
    output = tmp_path / "output"
    owner = hold(output)
    owner.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    owner.communicate()
    assert (tmp_path / ".output.lock").read_text().startswith(f"{owner.pid} ")
    recover_output(output)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_build_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), lock_output(tmp_path / "output"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    with lock_output(tmp_path / "output"), lock_output(tmp_path / "other"):
        assert len(list(tmp_path.iterdir())) == 2


def test_a_lock_on_a_file_that_its_owner_removed_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".output.lock"
    tries: list[int] = []

    def lock_late(handle: int) -> bool:
        if not tries:
            path.unlink()
        tries.append(handle)
        return try_lock(handle)

    try_lock = lock._try_lock
    monkeypatch.setattr(lock, "_try_lock", lock_late)
    with lock_output(tmp_path / "output"):
        assert len(tries) == 2 and path.exists()


@pytest.mark.parametrize("content", ["", "no number", "12"])
def test_a_lock_file_that_says_nothing_still_locks(content: str, tmp_path: Path) -> None:
    output = tmp_path / "output"
    owner = hold(output)
    (tmp_path / ".output.lock").write_text(content)
    with pytest.raises(BusyError) as busy, lock_output(output):
        raise AssertionError
    assert busy.value.pid == (12 if content == "12" else 0)
    owner.communicate()


def test_a_link_in_the_place_of_the_lock_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / ".output.lock").symlink_to("precious")
    with pytest.raises(BuildError) as error:
        write_pages([Page("a", b"")], tmp_path / "output", "")
    assert error.value.problems[0].code == "output-failed"
    assert "symbolic links" in error.value.problems[0].sentence("en")
    assert (tmp_path / "precious").read_text() == "precious"
    assert (tmp_path / ".output.lock").is_symlink() and not (tmp_path / "output").exists()
