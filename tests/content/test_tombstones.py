"""tombstones.toml: a table for each embed that is no more; its mistakes are in embed_mistakes."""

from __future__ import annotations

from tests.tabling import LANGUAGES
from youju.content.tombstones import parse_tombstones
from youju.model import Origin
from youju.problems import Problems

TEXT = """\
["market-stalls/kinds"]
date = 2024-06-01
title.zh = "攤位"
title.en = "Stalls"
reason.zh = "點算有誤。"
reason.en = "Miscounted."
instead = "market-stalls/figure/food"

[fr]
date = 2024-06-02
title = { zh = "法文版", en = "French" }
reason = { zh = "不再更新。", en = "No longer kept." }
"""


def test_words_come_in_all_languages_and_derived_ones_are_converted() -> None:
    problems = Problems()
    chart, language = parse_tombstones(TEXT.encode(), LANGUAGES, problems)
    assert not problems
    assert (chart.place, chart.instead) == ("market-stalls/kinds", "market-stalls/figure/food")
    assert dict(chart.title) == {"zh": "攤位", "en": "Stalls", "zh-hans": "摊位"}
    assert (chart.date, language.date) == ("2024-06-01", "2024-06-02")
    assert chart.reason["zh-hans"] == "点算有误。"
    assert chart.origin == Origin("site_src/tombstones.toml", 1)
    assert (language.place, language.instead, language.origin.line) == ("fr", "", 9)


def test_a_moment_is_no_day() -> None:
    problems = Problems()
    moment = TEXT.replace("2024-06-01", "2024-06-01T07:32:00")
    assert parse_tombstones(moment.encode(), LANGUAGES, problems)[0].date == ""
    (problem,) = problems
    assert problem.code == "document-wrong-type" and problem.origin.line == 2


def test_a_site_without_tombstones_has_none() -> None:
    assert parse_tombstones(b"", LANGUAGES, Problems()) == ()
