"""Files of a chart: all beside its embed, and the archive of them, the same in every build."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pandas as pd
import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, TIDY, print_fixture, print_new
from youju.pages.chart_files import README, write_zip

SUFFIXES = (
    *(".svg", "-dark.svg", ".png", "@2x.png", "-dark.png", "-dark@2x.png"),
    *("-phone.svg", "-phone-dark.svg", "-phone.png", "-phone@2x.png"),
    *("-phone-dark.png", "-phone-dark@2x.png"),
    *(".csv", "-excel.csv", ".vl.json", ".json", ".metadata.json"),
)
CHARTS = ((FIGURES, KINDS), (TIDY, BY_YEAR))


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("slug, chart_id", CHARTS)
def test_every_file_stands_beside_the_embed(slug: str, chart_id: str, code: str) -> None:
    pages = print_fixture().pages
    for suffix in SUFFIXES:
        assert pages[f"embed/{code}/{slug}/{chart_id}{suffix}"], suffix


@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize("slug, chart_id", CHARTS)
def test_the_archive_has_all_but_png_and_a_readme(slug: str, chart_id: str, new: bool) -> None:
    """PNGs are most of a chart's bytes: the metadata in the archive name where they are."""
    pages = (print_new() if new else print_fixture()).pages
    archive = zipfile.ZipFile(io.BytesIO(pages[f"data/{slug}/{chart_id}.zip"]))
    assert archive.testzip() is None
    suffixes = [suffix for suffix in SUFFIXES if f"embed/en/{slug}/{chart_id}{suffix}" in pages]
    held = [suffix for suffix in suffixes if not suffix.endswith(".png")]
    assert len(held) == (7 if new else 9) and len(suffixes) - len(held) == (3 if new else 8)
    wanted = [f"{code}/{slug}/{chart_id}{suffix}" for code in ("en", "zh") for suffix in held]
    assert sorted(archive.namelist()) == sorted([README, *wanted])
    for name in wanted:
        assert archive.read(name) == pages[f"embed/{name}"]
    readme = archive.read(README).decode()
    assert "PNG pictures are not in the archive" in readme and "PNG不在壓縮檔內" in readme
    told = json.loads(archive.read(f"en/{slug}/{chart_id}.metadata.json"))
    named = [file["url"].removeprefix("https://fixture.example/sub/") for file in told["files"]]
    assert {f"embed/en/{slug}/{chart_id}{suffix}" for suffix in suffixes} - set(named) == {
        f"embed/en/{slug}/{chart_id}.metadata.json"
    }
    assert set(named) <= pages.keys()
    for code in ("en", "zh"):
        assert f"https://fixture.example/sub/{code}/{slug}/{chart_id}/" in readme
    assert "Not stated" in readme and "未註明" in readme
    assert "apostrophe" in readme and "撇號" in readme
    for colon in (": ", "："):
        assert f"\nen{colon}English · en\nzh{colon}繁體中文 · zh-Hant\n" in readme


@pytest.mark.parametrize("slug, chart_id", CHARTS)
def test_the_readme_resolves_every_source_that_the_numbers_name(slug: str, chart_id: str) -> None:
    pages = print_fixture().pages
    archive = zipfile.ZipFile(io.BytesIO(pages[f"data/{slug}/{chart_id}.zip"]))
    lines = archive.read(README).decode().splitlines()
    rows = csv.DictReader(io.StringIO(pages[f"embed/en/{slug}/{chart_id}.csv"].decode()))
    metadata = json.loads(pages[f"embed/en/{slug}/{chart_id}.metadata.json"])
    named = {row.get("source", "") for row in rows} | {s["id"] for s in metadata["sources"]}
    assert named - {""}
    for source in named - {""}:
        url = "https://statistics.example/market"
        assert f"{source}: Fixture Statistics, “Market count”, May 9, 2024 · {url}" in lines
        assert f"{source}：樣本統計處《市場清點》，2024年5月9日 · {url}" in lines


def test_an_archive_depends_on_its_entries_alone() -> None:
    entries = {"a.txt": b"1", "子/b.txt": b"2" * 500}
    assert write_zip(entries) == write_zip(dict(entries))
    assert zipfile.ZipFile(io.BytesIO(write_zip(entries))).read("子/b.txt") == b"2" * 500


@pytest.mark.parametrize("slug, chart_id", CHARTS)
def test_the_numbers_open_in_pandas_with_and_without_the_mark(slug: str, chart_id: str) -> None:
    pages = print_fixture().pages
    plain = pages[f"embed/zh/{slug}/{chart_id}.csv"]
    excel = pages[f"embed/zh/{slug}/{chart_id}-excel.csv"]
    assert excel == b"\xef\xbb\xbf" + plain and not plain.startswith(b"\xef\xbb\xbf")
    first, second = (pd.read_csv(io.BytesIO(content)) for content in (plain, excel))
    assert (
        first.equals(second) and len(first) == len([*csv.reader(io.StringIO(plain.decode()))]) - 1
    )
    assert first.select_dtypes("number").shape[1] >= 1


@pytest.mark.parametrize("slug, chart_id", CHARTS)
def test_the_specification_is_vega_lite_with_its_data_inside(slug: str, chart_id: str) -> None:
    spec = json.loads(print_fixture().pages[f"embed/en/{slug}/{chart_id}.vl.json"])
    assert "vega-lite" in spec["$schema"]
    assert spec["datasets"] and "url" not in json.dumps(spec["datasets"])
