"""Progress: what work reports reaches who listens in its thread, and costs nobody else anything."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from tests.fixture import FIGURES, TIDY, copy_site
from youju.api import build
from youju.embeds import archive
from youju.embeds.archive import record_embeds
from youju.output.lock import BusyError, lock_output
from youju.progress import Phase, find_listener, heard_by, named, report, space, track


def test_what_is_reported_is_heard_until_the_end() -> None:
    heard: list[Phase] = []
    report("reading")
    with heard_by(heard.append):
        report("fonts")
        report("drawing", 3, 14)
        with heard_by(None):
            report("reading")
    report("reading")
    assert heard == [Phase("fonts"), Phase("drawing", 3, 14)]


def test_items_are_counted_and_what_is_reported_meanwhile_has_their_names() -> None:
    heard: list[Phase] = []
    with heard_by(heard.append):
        for item in track("stories", ["tea", "rice"], str.upper):
            report("fonts")
            assert item in ("tea", "rice")
        report("writing")
        assert list(track("loading", ["tea"])) == ["tea"]
    assert heard == [
        *(Phase("stories", 1, 2), Phase("fonts", subject="TEA (1/2)")),
        *(Phase("stories", 2, 2), Phase("fonts", subject="RICE (2/2)")),
        *(Phase("writing"), Phase("loading", 1, 1)),
    ]


def test_one_item_is_named_without_its_place() -> None:
    heard: list[Phase] = []
    with heard_by(heard.append):
        for _ in track("stories", ["tea"], str):
            report("fonts")
    assert heard[-1] == Phase("fonts", subject="tea")


def test_what_is_sent_far_is_each_new_sort_and_of_the_others_what_people_can_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[Phase] = []
    now = 0.0
    monkeypatch.setattr("youju.progress.time.monotonic", lambda: now)
    with heard_by(space(heard.append)), named("tea"):
        for number in range(1, 11):
            report("drawing", number, 10)
            now += 0.0625
        report("rasters", 1, 1)
    numbers = [phase.number for phase in heard if phase.key == "drawing"]
    assert numbers == [1, 5, 9]
    assert heard[-1] == Phase("rasters", 1, 1, "tea")


def test_who_listens_is_known() -> None:
    assert find_listener() is None
    with heard_by(print):
        assert find_listener() is print


def test_an_item_that_fails_leaves_no_name() -> None:
    heard: list[Phase] = []
    with heard_by(heard.append):
        with pytest.raises(ZeroDivisionError):
            for _ in track("stories", ["tea"], str):
                raise ZeroDivisionError
        report("reading")
    assert heard[-1] == Phase("reading")


def test_other_threads_are_not_heard() -> None:
    heard: list[Phase] = []
    with heard_by(heard.append):
        thread = Thread(target=report, args=("reading",))
        thread.start()
        thread.join()
    assert heard == []


@pytest.mark.slow
def test_a_build_reports_each_of_its_stages(tmp_path: Path) -> None:
    root, heard = copy_site(tmp_path / "site"), list[Phase]()
    with heard_by(heard.append):
        built = build(root)
    phases = dict.fromkeys(phase.key for phase in heard)
    begun = ("loading", "checking", "stories", "preparing", "fonts", "drawing", "rasters")
    assert tuple(phases) == (*begun, "printing", "auditing", "writing")
    stories = [phase for phase in heard if phase.key == "loading"]
    assert stories == [Phase("loading", 1, 2), Phase("loading", 2, 2)]
    drawn = {phase.subject for phase in heard if phase.key == "rasters"}
    assert drawn == {f"{TIDY} (1/2)", f"{FIGURES} (2/2)"} or drawn == {
        *(f"{FIGURES} (1/2)", f"{TIDY} (2/2)")
    }
    assert all(0 <= phase.number <= phase.total for phase in heard)
    assert heard[-1] == Phase("writing", built.pages, built.pages)


def test_waiting_for_the_lock_of_embeds_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_PATIENCE", 0.1)
    heard: list[Phase] = []
    (tmp_path / "embeds").mkdir()
    with heard_by(heard.append), lock_output(tmp_path / "embeds"), pytest.raises(BusyError):
        record_embeds(tmp_path, ("embed/en/a/b/",), {}, {})
    assert set(heard) == {Phase("waiting")}
