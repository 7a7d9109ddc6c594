"""A table is fetched, shown cell by cell, and kept only if it is a good copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixture import copy_site, edit
from tests.listening import Answers, listen
from tests.provoking import TIDY
from youju.cli import main
from youju.content.fetched import FETCHED
from youju.fetching.tables import fetch_table, write_table
from youju.inputs import read_inputs
from youju.problems import BuildError, Problems

VISITS = "data/visits.csv"
TABLE = "year,room,visits\n1964,central,90000\n1965,central,93726\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = copy_site(tmp_path / "site")
    (root / VISITS).write_text(TABLE)
    return root


def name_address(root: Path, address: str) -> None:
    edit(root / TIDY, "[series.visits]\n", f'[series.visits]\naddress = "{address}/v.csv"\n')


def fetch(root: Path, name: str = "visits") -> list[str]:
    fetched = fetch_table(read_inputs(root), name, Problems())
    write_table(root, fetched)
    return list(fetched.changes)


def fail(root: Path, name: str = "visits") -> list[str]:
    with pytest.raises(BuildError) as error:
        fetch(root, name)
    return [f"{problem.origin} {problem.code}" for problem in error.value.problems]


def test_each_cell_that_changes_is_shown_and_kept(site: Path) -> None:
    new = TABLE.replace("93726", "93727") + "1966,central,97412\n"
    with listen({"/v.csv": (200, {}, new.encode())}) as address:
        name_address(site, address)
        assert fetch(site) == ["1965, central · visits: 93726 → 93727", "+ 1966, central, 97412"]
        assert (site / VISITS).read_text() == new
        assert address in (site / FETCHED).read_text()
        assert fetch(site, "reading-rooms/visits") == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<html><p>moved", [f"{VISITS}:1:1 table-web-page"]),
        (b"year,room,visits\n1964,central,soon\n", [f"{VISITS}:2:3 cell-not-a-number"]),
        (b"year,room\n1964,central\n", [f"{TIDY}:11:1 series-column"]),
    ],
)
def test_what_is_no_good_copy_is_not_kept(site: Path, body: bytes, told: list[str]) -> None:
    with listen({"/v.csv": (200, {}, body)}) as address:
        name_address(site, address)
        assert fail(site) == told
    assert (site / VISITS).read_text() == TABLE
    assert not (site / FETCHED).exists()


def test_a_table_that_was_never_fetched_says_how(site: Path) -> None:
    (site / VISITS).unlink()
    with listen({"/v.csv": (200, {}, TABLE.encode())}) as address:
        name_address(site, address)
        problems = Problems()
        from youju.content.site import load_site

        load_site(read_inputs(site), problems)
        (first,) = [problem for problem in problems if problem.code == "fetch-first"]
        assert first.mend("en") == "Run: build.py fetch visits"
        assert fetch(site) == [f"+ {VISITS}: 2 × 3"]
        assert (site / VISITS).read_text() == TABLE


def test_a_table_without_an_address(site: Path) -> None:
    assert fail(site, "visit") == ["site_src/stories/:1:1 fetch-unknown"]


@pytest.mark.parametrize("address", ["ftp://a.example/x", "/data/x.csv", "https:///x", "http://["])
def test_an_address_that_is_none(site: Path, address: str) -> None:
    name_address(site, address)
    assert fail(site) == [f"{TIDY}:12:1 fetch-address"]


def test_a_copy_that_was_changed_by_hand_is_told(site: Path) -> None:
    from youju.content.site import load_site

    with listen({"/v.csv": (200, {}, TABLE.encode())}) as address:
        name_address(site, address)
        fetch(site)
    told = Problems()
    load_site(read_inputs(site), told)
    assert not told.has_code("fetch-changed")
    (site / VISITS).write_text(TABLE.replace("90000", "90001"))
    load_site(read_inputs(site), told)
    (problem,) = [problem for problem in told if problem.code == "fetch-changed"]
    assert problem.grade == "note" and VISITS in problem.sentence("zh")


def test_the_command_asks_and_without_a_terminal_keeps_what_there_is(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers: Answers = {"/v.csv": (200, {}, TABLE.replace("93726", "1").encode())}
    with listen(answers) as address:
        name_address(site, address)
        assert main(["fetch", "visits", "--root", str(site)]) == 1
        assert (site / VISITS).read_text() == TABLE
        assert main(["fetch", "visits", "--root", str(site), "--lang", "zh", "--yes"]) == 0
    said = capsys.readouterr().out
    assert "93726 → 1" in said and "已取得 data/visits.csv。改動：1 處。" in said
    assert (site / VISITS).read_bytes() == answers["/v.csv"][2]
