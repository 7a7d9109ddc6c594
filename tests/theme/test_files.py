"""Files that charts declare: found by their name, read as text, bytes or JSON."""

from __future__ import annotations

import pandas as pd
import pytest

from youju.theme.files import Files, MissingFile

FILES = Files({"/data/us.json": b'\xef\xbb\xbf{"a": 1}', "x.csv": "年,數\n1,2\n".encode()})


def test_a_file_is_read_as_it_is_needed() -> None:
    assert FILES["/data/us.json"].json() == {"a": 1}
    assert FILES["/data/us.json"].read_text() == '{"a": 1}'
    assert FILES["x.csv"].read_bytes().startswith("年".encode())
    assert list(pd.read_csv(FILES["x.csv"].open())["數"]) == [2]


def test_the_last_part_of_a_name_is_enough_where_it_is_clear() -> None:
    assert FILES["us.json"].name == "/data/us.json"
    both = Files({"/data/a.json": b"1", "maps/a.json": b"2"})
    with pytest.raises(MissingFile):
        both["a.json"]
    assert both["maps/a.json"].json() == 2


def test_a_file_that_is_not_declared_is_missed_by_its_name() -> None:
    with pytest.raises(MissingFile, match="other"):
        FILES["other.json"]
    assert list(FILES) == ["/data/us.json", "x.csv"] and len(FILES) == 2
