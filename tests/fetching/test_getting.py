"""Addresses give bytes within bounds, or a problem; never another kind of address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.listening import Answers, listen
from youju.fetching import getting as module
from youju.fetching.getting import get_bytes
from youju.model import Origin
from youju.problems import Problems

NAMED = Origin("site_src/stories/a/story.toml", 4)


def get(address: str) -> tuple[bytes | None, list[str]]:
    problems = Problems()
    content = get_bytes(address, NAMED, problems)
    for problem in problems:
        assert problem.origin == NAMED and problem.sentence("zh") and problem.mend("en")
    return content, [problem.code for problem in problems]


def test_what_stands_at_an_address() -> None:
    answers: Answers = {"/a.csv": (200, {}, b"year,n\n"), "/b": (302, {"Location": "/a.csv"}, b"")}
    with listen(answers) as address:
        assert get(f"{address}/a.csv") == (b"year,n\n", [])
        assert get(f"{address}/b") == (b"year,n\n", [])
        assert get(f"{address}/gone") == (None, ["fetch-failed"])


def test_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    assert get((tmp_path / "a.csv").as_uri()) == (b"x", [])
    assert get((tmp_path / "b.csv").as_uri()) == (None, ["fetch-failed"])


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/x", "data:,x"])
def test_a_redirection_leads_to_no_other_kind_of_address(target: str) -> None:
    with listen({"/a": (302, {"Location": target}, b"")}) as address:
        assert get(f"{address}/a") == (None, ["fetch-failed"])


def test_more_than_a_table_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 10)
    with listen({"/a": (200, {}, b"x" * 11), "/b": (200, {}, b"x" * 10)}) as address:
        assert get(f"{address}/a") == (None, ["fetch-too-large"])
        assert get(f"{address}/b") == (b"x" * 10, [])


def test_a_server_that_is_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    with listen({"/a": (0, {}, b"")}) as address:
        assert get(f"{address}/a") == (None, ["fetch-failed"])
