"""Metadata of a chart: everything a program needs, the same figures as in figures.json."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.fixture import BY_YEAR, FIGURES, KINDS, TIDY, load_fixture, print_fixture, text_of
from youju.downloads.chart_metadata import LONGEST, SHORTEST, describe_dataset


def read(slug: str, chart_id: str, code: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text_of(f"embed/{code}/{slug}/{chart_id}.metadata.json"))
    return read


def test_figures_are_told_as_in_the_storys_ledger() -> None:
    told = read(FIGURES, KINDS, "en")
    whole = json.loads(text_of(f"data/{FIGURES}/figures.json"))
    ledger = {figure["id"]: figure for figure in whole["figures"]}
    assert [figure["id"] for figure in told["figures"]] == ["food", "clothes", "stalls"]
    assert all(figure == ledger[figure["id"]] for figure in told["figures"])
    assert told["table"] is None


def test_a_chart_of_a_series_names_its_table() -> None:
    told = read(TIDY, BY_YEAR, "zh")
    assert told["figures"] == [] and told["table"] == "visits"
    assert told["language"] == "zh-Hant" and "中央閱覽室" in told["finding"]
    assert [source["publisher"]["zh"] for source in told["sources"]] == ["樣本統計處"]


@pytest.mark.parametrize("code", ["en", "zh"])
def test_every_file_it_names_exists_and_is_as_large(code: str) -> None:
    told, pages = read(FIGURES, KINDS, code), print_fixture().pages
    base = "https://fixture.example/sub/"
    assert len(told["files"]) == 16
    for file in told["files"]:
        assert len(pages[file["url"].removeprefix(base)]) == file["bytes"], file
    for address in (told["page"], told["embed"], *told["translations"].values()):
        assert f"{address.removeprefix(base)}index.html" in pages, address


def test_the_page_describes_a_dataset_with_its_downloads() -> None:
    page = text_of(f"en/{FIGURES}/{KINDS}/index.html")
    text = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    told = json.loads(text)
    assert (told["@type"], told["name"]) == ("Dataset", "Most stalls sell food")
    assert "license" not in told  # the fixture's site.toml names none
    assert [file["contentUrl"].rpartition("/")[2] for file in told["distribution"]] == [
        "kinds.csv",
        "kinds-excel.csv",
    ]


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("slug, chart_id", [(FIGURES, KINDS), (TIDY, BY_YEAR)])
def test_a_dataset_is_described_by_its_data_and_at_the_length_that_is_asked_for(
    slug: str, chart_id: str, code: str
) -> None:
    page = text_of(f"{code}/{slug}/{chart_id}/index.html")
    text = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    told, words = json.loads(text), read(slug, chart_id, code)
    assert SHORTEST <= len(told["description"]) <= LONGEST
    assert words["finding"] in told["description"]
    assert words["description"] not in told["description"]  # that is the picture's
    assert words["sources"][0]["title"][code] in told["description"]
    for figure in words["figures"]:
        assert figure["label"][code] in told["description"]
        assert figure["label"][code] in told["variableMeasured"]


def test_a_dataset_of_few_words_is_described_in_enough_of_them() -> None:
    site = load_fixture()
    story = next(story for story in site.stories if story.slug == FIGURES)
    chart = replace(story.charts[0], finding={"zh": "多。"}, figures=("food",), beside=())  # type: ignore[arg-type]
    told = describe_dataset(site, story, chart, "zh", {})
    assert len(told["description"]) >= SHORTEST
    long = replace(chart, finding={"zh": "多。" * 3000})  # type: ignore[arg-type]
    told = describe_dataset(site, story, long, "zh", {})
    assert len(told["description"]) == LONGEST
