"""The exchange: in one step where the system can, in two with a way back where it cannot."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from youju.output import exchange
from youju.output.exchange import exchange_folders, list_leftovers, recover_folders


def plant(place: Path, **sites: str) -> Path:
    """Put a folder with one page per keyword: output=... itself, others beside it."""
    for use, text in sites.items():
        folder = place if use == "output" else place.with_name(f".{place.name}.{use}")
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(text)
        (folder / ".youju-manifest.json").write_text('{"digest": "", "pages": {"index.html": ""}}')
    return place


def show(output: Path) -> dict[str, str]:
    return {path.name: (path / "index.html").read_text() for path in output.parent.iterdir()}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's renameat2")
def test_linux_exchanges_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_put_aside", None)
    output = plant(tmp_path / "輸出", output="old", stage="new")
    exchange_folders(output)
    assert show(output) == {"輸出": "new", ".輸出.stage": "old"}


def test_elsewhere_the_old_site_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")
    output = plant(tmp_path / "output", output="old", stage="new")
    exchange_folders(output)
    assert show(output) == {"output": "new", ".output.old": "old"}


def test_a_system_library_without_the_call_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin" if sys.platform == "linux" else "linux")
    output = plant(tmp_path / "output", output="old", stage="new")
    exchange_folders(output)
    assert show(output) == {"output": "new", ".output.old": "old"}


def test_a_first_site_needs_no_exchange(tmp_path: Path) -> None:
    output = plant(tmp_path / "output", stage="new")
    exchange_folders(output)
    assert show(output) == {"output": "new"}


@pytest.mark.parametrize(
    ("sites", "expected"),
    [
        ({"output": "old"}, "old"),
        ({"output": "old", "stage": "part of new"}, "old"),
        ({"output": "new", "stage": "old, exchanged"}, "new"),
        ({"old": "old", "stage": "new"}, "old"),
        ({"output": "new", "old": "old"}, "new"),
        ({"output": "old", "stage": "new", "copy": "part of old"}, "old"),
        ({"output": "part of old", "stage": "new", "old": "old"}, "old"),
        ({"old": "old"}, "old"),
    ],
)
def test_recovery_from_every_state(sites: dict[str, str], expected: str, tmp_path: Path) -> None:
    output = plant(tmp_path / "output", **sites)
    recover_folders(output)
    assert show(output) == {"output": expected}


def test_recovery_without_any_site_leaves_nothing(tmp_path: Path) -> None:
    output = plant(tmp_path / "output", stage="part of a first site")
    recover_folders(output)
    assert show(output) == {}


def test_recovery_leaves_links_alone(tmp_path: Path) -> None:
    output = plant(tmp_path / "output", output="site")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".output.old").symlink_to("elsewhere")
    recover_folders(output)
    assert (tmp_path / ".output.old").is_symlink() and (tmp_path / "elsewhere").is_dir()


def test_a_refusal_for_another_reason_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(exchange, "_swap", lambda first, second: False)
    monkeypatch.setattr(Path, "rename", refuse)
    output = plant(tmp_path / "output", output="old", stage="new")
    with pytest.raises(OSError, match=os.strerror(errno.EBUSY)):
        exchange_folders(output)
    assert show(output)["output"] == "old"


@pytest.mark.parametrize(("refusals", "renamed"), [(2, True), (3, False)])
def test_a_folder_in_use_is_tried_again(
    refusals: int, renamed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows: a virus scanner holds a folder for a moment."""
    left = [PermissionError(errno.EACCES, "in use")] * refusals
    rename = Path.rename

    def refuse(source: Path, target: Path) -> None:
        if left:
            raise left.pop()
        rename(source, target)

    monkeypatch.setattr(exchange, "_PAUSES", (0, 0))
    monkeypatch.setattr(Path, "rename", refuse)
    output = plant(tmp_path / "output", stage="new")
    if renamed:
        exchange_folders(output)
    else:
        with pytest.raises(PermissionError):
            exchange_folders(output)
    assert output.exists() is renamed


def test_leftovers_are_listed(tmp_path: Path) -> None:
    output = plant(tmp_path / "output", output="site", stage="new")
    (tmp_path / ".output.lock").touch()
    assert [path.name for path in list_leftovers(output)] == [".output.lock", ".output.stage"]
