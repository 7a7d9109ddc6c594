"""Ways to provoke problems that no folder of mistakes holds: a changed site, an odd folder.

`CHANGES` are changes to the fixture site, each with the problem that it is told by. `provoke` adds
those of folders, locks, specs and pictures. `TOLD` are what only a crash, a full disk or code in
charts.py makes: examples for the manual, which the tests of those modules bring about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.fixture import (
    FIGURES,
    FIXTURE,
    Memory,
    check_finished,
    check_workbooks,
    hold,
    load_fixture,
    print_fixture,
)
from tests.mapping import provoke_maps
from tests.photographing import make_large_photograph
from tests.relating import HEADER, find_problems, make_site
from tests.spreadsheets import PASSWORD, Rows, Sheets, make_huge_workbook, make_xlsx
from youju.audit.grammar import read_tongue
from youju.audit.indexes import make_index
from youju.audit.indexing import index_source
from youju.audit.template_words import check_template_words
from youju.checks.claims import check_claims
from youju.checks.derivations import check_derivations
from youju.checks.links import check_links
from youju.checks.reversals import check_reversals
from youju.checks.second_eyes import CHECKED, check_second_eyes, record_checked
from youju.checks.translations import check_translations, record_translations
from youju.content.chart_kinds import take_kind
from youju.content.chart_rows import ChartRows
from youju.content.fetched import FETCHED
from youju.content.kind_rows import check_kind_rows
from youju.content.site import load_site
from youju.embeds.archive import record_pages
from youju.embeds.pins import make_pins
from youju.fetching.tables import fetch_table
from youju.formats.csv import parse_csv
from youju.formats.csv_records import MOST_ROWS
from youju.formats.toml import parse_document
from youju.inputs import LARGEST_FILE, Inputs, read_inputs
from youju.languages.parts import PARTS, read_part
from youju.model import Origin, Text
from youju.output.lock import BusyError
from youju.output.paths import check_output, check_paths, check_strangers
from youju.pictures.interaction import check_interaction
from youju.printing.runtime import VEGA, check_runtime
from youju.problems import BuildError, Problem, Problems
from youju.problems.hints import hint
from youju.publish import check_sources
from youju.rendering.specs import check_spec
from youju.rendering.svg_checks import check_svg
from youju.tables.print_indexes import format_index

SETTINGS, STRINGS, UNITS = "site_src/site.toml", "site_src/strings.toml", "site_src/units.toml"
STORY = "site_src/stories/market-stalls/story.toml"
TIDY = "site_src/stories/reading-rooms/story.toml"
PROSE = "site_src/stories/market-stalls/en.md"
TABLES = "site_src/stories/reading-rooms/tables.py"
TOTALS = """def totals(visits):
    return visits.groupby('year', as_index=False)[['visits']].sum()
"""
STALLS, VISITS = "data/stalls.csv", "data/visits.csv"
INDEX, KEPT = "data/sources/office.numbers.csv", "data/sources/office.txt"
FOOD = "item,exact,2024-05,office,3,"
PAGE = "templates/page.html"
FILES = dict(read_inputs(FIXTURE).files)
FILES[VISITS] = b"".join(FILES[VISITS].splitlines(keepends=True)[:5])
OWN_LOOK, OWN_SCRIPT = "static/css/own.css", "static/js/own.js"
GONE, ALL = "(the file is gone)", "(the whole file)"
# What rules found in the parts of a site that a change leaves alone.
_JUDGED = Memory()

BY = 'id = "by-year"'
BARS = f'{BY}\nkind = "bars"\nx = "room"\ny = "visits"'

KIND_ROWS = ChartRows(
    {
        "year": ("2001", "2002", "2002"),
        "before": ("2001", "2002-06", "2001-06"),
        "city": ("new_york", "Rome", "Rome"),
        "n": ("4", "-5", ""),
    },
    ("year", "n"),
    figures=False,
    ids=("row-2", "row-3", "row-4"),
)
# Rows of which one has no name, and one no time.
NAMELESS = ChartRows(
    {"city": ("Oslo", "", "Rome"), "n": ("4", "5", "6"), "year": ("2001", "2002", "")},
    ("n", "year"),
    figures=False,
    ids=("row-2", "row-3", "row-4"),
)
# Wholes of which one has a part without a number, and one no row for it.
BROKEN_WHOLES = ChartRows(
    {"year": tuple("11222334"), "city": tuple("ababcabb"), "n": ("", *"5555555")},
    ("n",),
    figures=False,
)
# Rows of which one lies beyond its interval; the ends of one are exchanged, another has one alone.
FAULTY_ENDS = ChartRows(
    {
        "crop": ("Rice", "Tea", "Nuts"),
        "n": ("4", "5", "6"),
        "low": ("5", "6", "4"),
        "high": ("6", "2", ""),
    },
    ("n", "low", "high"),
    figures=False,
    ids=("row-2", "row-3", "row-4"),
)
BARS_WITH_ENDS = 'kind = "bars"\nx = "crop"\ny = "n"\ninterval = ["low", "high"]'
# Figures of which one is a range.
SPAN_ROWS = ChartRows({"id": ("low", "high")}, (), figures=True, spans=("low",))
# Figures that are no percent.
COUNTS = ChartRows(
    {"id": ("a", "b"), "value": ("12", "30")}, ("value",), figures=True, amounts={"value": "person"}
)
# Figures that are no exact numbers, or percent.
ABOUT = replace(COUNTS, inexact=("b",))
SHARES = replace(COUNTS, amounts={}, shares=("value",))
UNLIKE = replace(COUNTS, units={"value": {"count": "person", "yuan": "yuan"}})
CIRCLES = 'kind = "symbol-map"\nx = "id"\nshapes.file = "a.json"\nshapes.property = "code"'
ONE_SIDED = ChartRows({"year": ("2001",), "city": ("Oslo",), "n": ("1",)}, ("n",), figures=False)
# Times in other spellings than one, and an era that is not read.
SPELLINGS = ChartRows(
    {"when": ("2021年12月", "民國110年12月", "昭和60年", "2021-12"), "n": ("1", "2", "3", "4")},
    ("n",),
    figures=False,
    table="visits",
)
SPELT = 'kind = "bars"\nx = "when"\ny = "n"'
EARLY = 'kind = "lines"\nx = "year"\ny = "n"'
MANY_PANELS = ChartRows(
    {"city": tuple(f"City {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"), "n": ("1",) * 25},
    ("n",),
    figures=False,
)
# Kinds of charts that these rows are not fit for.
KIND_LINES = (
    'kind = "percent-columns"\nx = "year"\ny = "n"\nseries = "city"',
    'kind = "lines"\nx = "year"\ny = "n"\nlog = true',
    'kind = "slope"\nx = "n"\ny = "n"\nseries = "city"',
    'kind = "histogram"\nx = "n"\nbin = 0.001',
    'kind = "lines"\nx = "city"\ny = "n"\ninterval = ["n", "n"]',
    'kind = "waffle"\nx = "city"\ny = "year"',
    'kind = "units"\nx = "city"\ny = "year"\nper = 0.5',
    'kind = "ranks"\nx = "year"\ny = "n"\nseries = "city"\nranked = true',
    'kind = "ranks"\nx = "year"\ny = "n"\nseries = "city"',
    'kind = "time-spans"\nx = "city"\nstart = "year"\nend = "n"',
    'kind = "time-spans"\nx = "city"\nstart = "year"\nend = "before"',
    'kind = "choropleth"\nx = "city"\ny = "year"\nshapes.file = "a.json"\nshapes.property = "a"\n'
    "breaks = [2001, 2001.5]",
    'kind = "choropleth"\nx = "year"\ny = "n"\nshapes.file = "a.json"\nshapes.property = "a"',
    'kind = "choropleth"\nx = "city"\ny = "n"\nshapes.file = "a.json"\nshapes.property = "a"\n'
    "breaks = [5, 2]",
    'kind = "symbol-map"\nx = "city"\ny = "n"\nshapes.file = "a.json"\nshapes.property = "a"',
)

# The code, the file, what stands there and what an editor made of it.
CHANGES: tuple[tuple[str, str, str, str], ...] = (
    ("look-content", OWN_LOOK, ALL, '.fig::before { content: "about "; }\n'),
    ("look-hides", OWN_LOOK, ALL, "figure .note { display: none; }\n"),
    ("look-alters", OWN_LOOK, ALL, ".fig { unicode-bidi: bidi-override; direction: rtl; }\n"),
    ("look-script-rewrites", OWN_SCRIPT, ALL, 'q("data.fig").textContent = "";\n'),
    ("chart-unknown-encoding", STORY, 'encoding = "length"', 'encoding = "lenght"'),
    ("site-no-settings", SETTINGS, GONE, ""),
    ("site-no-languages", SETTINGS, ALL, 'base_url = "https://news.example/"\n'),
    ("site-base-url", SETTINGS, "https://fixture.example/sub/", "news.example"),
    (
        "site-licence-url",
        SETTINGS,
        "[defaults]",
        '[licence]\nname.en = "Free"\nname.zh = "自由"\nurl = "creativecommons.org"\n\n[defaults]',
    ),
    ("site-default", SETTINGS, 'language = "en"', 'language = "fr"'),
    ("rule-unknown-code", SETTINGS, "[defaults]", '[rules]\nparity-item = "note"\n\n[defaults]'),
    ("rule-unknown-grade", SETTINGS, "[defaults]", '[rules]\nhouse-style = "warn"\n\n[defaults]'),
    ("rule-error", SETTINGS, "[defaults]", '[rules]\ncell-date = "note"\n\n[defaults]'),
    ("rule-off", SETTINGS, "[defaults]", '[rules]\nparity-items = "off"\n\n[defaults]'),
    ("checks-missing", SETTINGS, "[defaults]", 'checks = ["/data/checks.csv"]\n\n[defaults]'),
    ("site-derived-from", SETTINGS, 'tag = "zh-Hant"', 'tag = "zh-Hant"\nderived_from = "fr"'),
    ("site-language-code", SETTINGS, "[languages.zh]", '[languages."zh/tw"]'),
    ("site-language-tag", SETTINGS, 'tag = "zh-Hant"', 'tag = "xx"'),
    ("site-language-part", SETTINGS, 'tag = "zh-Hant"', 'tag = "zh"'),
    ("story-updated", STORY, "date = 2024-05-09", "date = 2024-05-09\nupdated = 2024-05-10"),
    ("chart-kind-unknown", TIDY, BY, f'{BY}\nkind = "colums"'),
    ("chart-kind-declined", TIDY, BY, f'{BY}\nkind = "pie"'),
    ("chart-kind-absent", TIDY, BY, f'{BY}\nkind = "map"'),
    ("chart-option-alone", TIDY, BY, f'{BY}\norder = "ascending"'),
    ("chart-option-missing", TIDY, BY, f'{BY}\nkind = "bars"\nx = "room"'),
    ("chart-option-other", TIDY, BY, f"{BARS}\nbaseline = 1"),
    ("chart-option-log", TIDY, BY, f"{BARS}\nlog = true"),
    ("chart-option-column", TIDY, BY, BARS.replace('"room"', '"rooms"')),
    ("chart-option-text", TIDY, BY, BARS.replace('"visits"', '"room"')),
    ("chart-option-value", TIDY, BY, f'{BARS}\norder = "decending"'),
    (
        "chart-option-apart",
        TIDY,
        BY,
        f'{BARS.replace("bars", "lines")}\nfacet = "room"\nevents.a.en = "A"\nevents.a.zh = "A"',
    ),
    ("document-nested", STORY, 'slug = "market-stalls"', f"{'a.' * 70}slug = 1"),
    ("document-syntax", STORY, 'slug = "market-stalls"', 'slug: "market-stalls"'),
    ("document-text-not-closed", STORY, 'slug = "market-stalls"', 'slug = "market-stalls'),
    ("document-not-quoted", STORY, 'slug = "market-stalls"', "slug = “market-stalls”"),
    ("text-escaped-character", STORY, '"Market stalls"', '"Market \\u202Estalls"'),
    ("document-key-twice", STORY, "short.en =", "title.en ="),
    ("document-not-closed", STORY, '["stalls", "food_share"]', '["stalls", "food_share"'),
    ("document-list-comma", STORY, '["stalls", "food_share"]', '["stalls" "food_share"]'),
    ("document-part-brackets", STORY, "[[charts]]", "[[charts]"),
    ("document-backslash", STORY, "/data/stalls.csv", "data\\stalls.csv"),
    ("document-behind-value", STORY, '"Market stalls"', '"The "market" stalls"'),
    ("text-conflict", STORY, 'slug = "', '<<<<<<< HEAD\nslug = "'),
    ("look-in-template", PAGE, "{% extends", "<style>.note { font-size: 0 }</style>{% extends"),
    ("chart-no-place", STORY, "place = {", "# place = {"),
    (
        "chart-no-measure",
        TIDY,
        'subtitle.en = "Visits by room, Fixture Town"\nsubtitle.zh = "各閱覽室訪問人次，樣本鎮"\n',
        "",
    ),
    ("chart-no-time", STALLS, "800,item,exact,2024-05,", "800,item,exact,,"),
    ("unfinished-cell-lost", STALLS, "賣衣服的", "賣衣?的"),
    ("unfinished-cell-mark", STALLS, "含鞋帽。", "待補。"),
    ("document-no-such-day", STORY, "date = 2024-05-09", "date = 2021-13-23"),
    ("document-day-form", STORY, "date = 2024-05-09", "date = 2024/5/9"),
    ("document-key-below", STORY, "[[charts]]\n", "[[charts]]\npublished = 2024-05-10\n"),
    ("document-unknown-key", STORY, "key_figures =", "key_figurs ="),
    ("document-missing-text", STORY, 'short.en = "Market stalls"\n', ""),
    ("document-wrong-type", STORY, "date = 2024-05-09", 'date = "May 2024"'),
    ("story-slug", STORY, "market-stalls", "Market Stalls"),
    ("story-duplicate-slug", STORY, "market-stalls", "reading-rooms"),
    ("chart-id", STORY, 'id = "kinds"', 'id = "data"'),
    ("chart-duplicate-id", STORY, "[[charts]]", '[[charts]]\nid = "kinds"\n\n[[charts]]'),
    ("chart-empty", STORY, 'figures = ["food", "clothes"]\n', ""),
    ("chart-unknown-series", TIDY, 'table = "visits"', 'table = "visitors"'),
    ("table-missing", STORY, "/data/stalls.csv", "/data/stall.csv"),
    ("chart-file-missing", STORY, 'id = "kinds"', 'id = "kinds"\nfiles = ["/data/us.geojson"]'),
    ("series-column", TIDY, '"year", "visits"', '"year", "visitors"'),
    ("series-source", TIDY, 'source = "office"', 'source = "bureau"'),
    ("series-column-name", VISITS, "year,room,visits", "year,room,Visits"),
    ("series-total-row", VISITS, "1964,central,", "合計,,"),
    ("series-column-taken", VISITS, "year,room,visits", "year,id,visits"),
    ("series-no-number", VISITS, "1964,central,90000", "1964,central,"),
    ("series-empty-words", VISITS, "1964,central,90000", "1964,,90000"),
    (
        "series-long-name",
        TIDY,
        '"visits"]',
        '"visits"]\nlong = {from = ["visits"], name = "Room", value = "count"}',
    ),
    (
        "series-long-heading",
        TIDY,
        '"year", "visits"]',
        '"year", "count", "kind"]\nlong = {from = ["visits"], name = "kind", value = "count"}',
    ),
    ("series-unit", TIDY, '"visits"]', '"visits"]\nunits.visits = "visitor"'),
    ("series-unit-column", TIDY, '"visits"]', '"visits"]\nunits.room = "person"'),
    ("series-row-twice", VISITS, "1965,central,93726", "1964,central,90000"),
    ("series-range", TIDY, "[series.visits]", '[series.visits]\nrange = "A1-C5"'),
    ("series-no-times", TIDY, "[series.visits]", '[series.visits]\ntimes = ["room"]'),
    (
        "series-no-time",
        TIDY,
        "[series.visits]",
        '[series.visits]\nrange = "A1:C3"\ntimes = ["room"]',
    ),
    ("series-failed-formula", VISITS, "1964,central,90000", "1964,#REF!,90000"),
    ("series-percent", VISITS, "1964,central,90000", "1964,central,9%"),
    ("derived-qualifier", STALLS, ",percent,exact,", ",percent,over,"),
    ("derived-digits", STALLS, f"800,{FOOD}800個", f"800,{FOOD}0.08萬個"),
    ("derived-coarse", STALLS, "food / (food + clothes),0.1", "food / (food + clothes),10"),
    ("share-other-part", STALLS, "food / (food + clothes)", "clothes / (food + clothes)"),
    (
        "share-other-whole",
        STALLS,
        "food / (food + clothes),0.1",
        "food / (food + clothes),0.1\n"
        "cloth_share,kinds_share,賣布的,Cloth,,percent,exact,2024-05,,,,,,"
        "clothes / (food + clothes),0.1\n"
        "more_share,kinds_share,對比,Against,,percent,exact,2024-05,,,,,,clothes / food,0.1",
    ),
    (
        "summed-other-time",
        STALLS,
        "food_share,kinds_share",
        "both,,兩種,Both kinds,,item,exact,2019-05,,,,,,food + clothes,\nfood_share,kinds_share",
    ),
    ("qualifier-odd", STALLS, "800,item,exact,", "0,item,nearly,"),
    ("qualifier-doubtful", STALLS, "800,item,exact,", "1,item,about,"),
    ("period-after-source", STALLS, FOOD, FOOD.replace("2024-05", "2025-05")),
    ("print-unknown", STALLS, f"800,{FOOD}800個", f"900,{FOOD}900個"),
    ("print-elsewhere", STALLS, "office,3,800個", "office,4,800個"),
    ("print-no-place", STALLS, f"800,{FOOD}800個", f"900,{FOOD.replace('3', '17')}900個"),
    ("print-cut", STALLS, "1200多個", "1200多"),
    ("print-value", INDEX, "個,800", "個,8000"),
    ("print-fell", INDEX, "3,2,800個,,800,,個,800,", "3,2,800個,,800,,個,800,down"),
    ("print-twice", INDEX, "3,3,400個,,400,,個,400", "3,3,800個,,800,,個,800"),
    ("print-shared", STALLS, f"400,{FOOD}400個", f"800,{FOOD.replace('item', 'post')}800個"),
    ("index-broken", INDEX, "3,2,800個", "3,,800個"),
    ("index-unknown-source", "data/sources.csv", "office,樣本", "bureau,樣本"),
    ("period-unprinted", STALLS, ",P1Y,", ",P2Y,"),
    ("date-unsourced", PROSE, "There are {{", "In 2017 it moved. There are {{"),
    ("prose-missing", PROSE, GONE, ""),
    ("published-other-date", PROSE, "There are {{", "Printed in March 2021. There are {{"),
    ("prose-syntax", PROSE, '{{ fig("rent") }}', '{{ fig("rent) }}'),
    ("prose-unknown-call", PROSE, '{{ fig("rent") }}', '{{ number("rent") }}'),
    ("prose-misspelt-call", PROSE, '{{ fig("rent") }}', '{{ figure("rent") }}'),
    ("prose-bare-word", PROSE, '{{ fig("rent") }}', "{{ rent }}"),
    ("prose-unquoted", PROSE, '{{ fig("rent") }}', "{{ fig(rent) }}"),
    ("prose-empty-call", PROSE, '{{ fig("rent") }}', "{{ fig() }}"),
    ("prose-no-reason", PROSE, '{{ fig("rent") }}', '{{ literal("Hall 4") }}'),
    ("prose-call-words", PROSE, '{{ fig("rent") }}', '{{ fig("rent", "food") }}'),
    ("prose-unknown-figure", PROSE, '{{ fig("rent") }}', '{{ fig("rents") }}'),
    ("prose-unknown-chart", PROSE, '{{ chart("kinds") }}', '{{ chart("kind") }}'),
    ("prose-chart-not-shown", PROSE, '{{ chart("kinds") }}', ""),
    ("prose-section-id", PROSE, "## Stalls {#stalls}", "## Stalls"),
    ("beside-other-unit", PROSE, '{{ fig("rent") }}', '{{ fig("rent", noun=False) }} people,'),
    (
        "beside-other-label",
        STORY,
        "food {{ fig('food') }}, clothes {{ fig('clothes') }}",
        "Selling clothes {{ fig('food') }}, clothes {{ fig('clothes') }}",
    ),
    ("beside-other-time", PROSE, "There are {{ fig", "In 2019 there are {{ fig"),
    ("beside-other-rate", PROSE, '{{ fig("rent") }} a year', '{{ fig("rent") }} a month'),
    ("beside-no-currency", PROSE, '{{ fig("rent") }}', '{{ fig("rent", noun=False) }}'),
    ("naked-doubt", PROSE, '{{ fig("rent") }}', '{{ fig("rent") }}, as in Hall 5,'),
    ("parity-not-cited", PROSE, '{{ fig("rent") }}', "some money"),
    ("parity-sections", PROSE, "{#stalls}", "{#booths}"),
    ("address-taken", STORY, "market-stalls", "about"),
    ("template-syntax", PAGE, "{% endblock %}", "{% endblok %}"),
    ("template-missing", PAGE, "base.html", "bass.html"),
    ("template-block", PAGE, "{% block kind %}", "{% block kinds %}"),
    ("template-no-word", PAGE, "<article>", "<article>{{ say('by_line') }}"),
    ("string-braces", STRINGS, "paragraph {n}", "paragraph {no}"),
    ("asset-missing", "static/css/site.css", GONE, ""),
    ("units-other-words", UNITS, 'en = "{n} yuan"', 'en = "{n} euros"'),
    ("units-not-a-unit", UNITS, ALL, 'stall = "{n} stalls"\n'),
    ("units-unknown-kind", UNITS, ALL, '[stall]\nkind = "number"\nen = "{n}"\nzh = "{n}"\n'),
    ("units-unknown-key", UNITS, ALL, '[stall]\nkind = "count"\nplural = "s"\n'),
    ("units-wrong-form", UNITS, ALL, '[stall]\nkind = "count"\nen = "stalls"\nzh = "{n}個"\n'),
    ("units-missing-language", UNITS, ALL, '[stall]\nkind = "count"\nzh = "{n}個"\n'),
    (
        "units-wrong-per",
        UNITS,
        ALL,
        '[stall]\nkind = "count"\nper = 1000\nen = "{n}"\nzh = "{n}"\n',
    ),
)

# What Markdown loses or leaves of prose: the code, and what stands at the end of a text.
PROSES: tuple[tuple[str, str], ...] = (
    ("claim-false", 'Food is the smallest kind, with {{ fig("food") }}.'),
    (
        "claim-open",
        'There are {{ fig("stalls") }}, more than '
        '{{ literal("three times as many", "worked out") }} as the {{ fig("clothes") }}.',
    ),
    ("claim-denied", 'Clothing is not the smallest kind, with {{ fig("clothes") }}.'),
    ("claim-unborne", "Rents rose."),
    ("claim-doubtful", 'Food brings up the rear, with {{ fig("food") }}.'),
    ("prose-chart-inside", 'As {{ chart("kinds") }} shows.'),
    ("prose-nested", "\n".join("    " * depth + "- deep" for depth in range(300))),
    ("prose-heavy", "[" * 600),
    ("unfinished-conflict", "<<<<<<< HEAD"),
    ("unfinished-braces", 'The rent is { fig("rent") }.'),
    ("unfinished-mark", "TODO: ask for the rents."),
    ("unfinished-lost", "企業經營管理?才"),
    ("prose-picture", "![the market](market.png)"),
    ("prose-html", '<iframe src="https://video.example/a"></iframe>'),
    ("prose-attribute", '<p align="center">The market</p>'),
    ("prose-link", "[the market](ftp://market.example/list)"),
    ("prose-heading", "###Rents {#rents}"),
    ("prose-left-heading", "＃＃ Rents {#rents}"),
    ("prose-footnote", "[^rent]: Paid once a year."),
    ("prose-left-footnote", "The rent[^rent] is paid once a year."),
    ("prose-left-link", "See [the market] (https://market.example/)."),
    ("prose-left-list", "> The rent is\n> - paid once a year."),
    ("prose-left-table", "The rents:\n| stall | rent |\n|---|---|\n| corner | high |"),
    ("prose-left-sign", "The rent is ** high **."),
    ("prose-lost", "| stall | rent |\n|---|---|\n| corner | high | nobody reads this |"),
    ("prose-code", "    The rent is paid once a year."),
)

# Relations between the figures of relating.py, with the problem that each is told by.
RELATIONS: tuple[tuple[str, str], ...] = (
    ("relation-not-equal", "a,sum(parts),=,total"),
    ("relation-not-agreeing", "a,share,~,adults / total"),
    ("relation-wrong-order", "a,students,>,children"),
    ("relation-other-unit", "a,share,in,person"),
    ("relation-unknown-unit", "a,museums,in,musem"),
    ("relation-other-qualifier", "a,adults,is,about"),
    ("relation-unknown-qualifier", "a,adults,is,precise"),
    ("relation-unknown-figure", "a,totl,~,adults"),
    ("relation-unknown-sign", "a,adults,equals,students"),
    ("relation-no-figure", "a,1,<,2"),
    ("relation-empty", "a,adults,,students"),
    ("relation-missing-id", ",total,>,adults"),
    ("relation-bad-id", "A b,total,>,adults"),
    ("relation-duplicate-id", "a,total,>,adults,,\na,total,>,students"),
)

# The code, a pattern of the finished page of a story, and what a wrong template makes of it.
FINISHED = "en/market-stalls/index.html"
PRINTS: tuple[tuple[str, str, str], ...] = (
    ("finished-differs", ">about 3.6\u00a0million", ">about 3.6\u00a0billion"),
    ("finished-value", 'value="800"', 'value="8000"'),
    ("finished-unknown-figure", 'data-figure="food"', 'data-figure="foods"'),
    ("finished-typed-qualifier", "of which <a", "of which nearly <a"),
    ("finished-typed-emphasis", "of which <a", "of which only <a"),
    ("finished-bare-number", "A count on", "A count of 3,000 on"),
    ("finished-shown-number", "<main", '<meter value="9116"></meter><main'),
    ("finished-bare-words", r"(<svg[^>]*plot[^>]*>)", r"\1<text>three million</text>"),
    ("finished-character", "A count on", "A \u202ecount on"),
    ("finished-date", "May 9, 2024</time>", "May 8, 2024</time>"),
    ("finished-languages", 'data-figure="food"', 'data-figure="foods"'),
    ("finished-label", "<dt>Stalls</dt>", "<dt>Share selling food</dt>"),
    ("finished-no-source", '<p class="source">.*?</p>', ""),
    ("finished-order", "(<a.*?</a>)(, of which )(<a.*?</a>)", r"\3\2\1"),
)

CHART, OUTPUT = Origin(STORY, 14), Origin("output")
CODE = Origin(STORY.replace("story.toml", "charts.py"), 9)
_CHART = {"chart": "by_year", "language": "en", "size": "narrow", "where": ""}
_MISFIT = _CHART | {"mark": "rect", "row": "row-7", "drawn": "90", "due": "60"}
TOLD: tuple[tuple[str, Origin, Mapping[str, str]], ...] = (
    (
        "photograph-broken",
        Origin(PROSE, 3),
        {"file": "a.png", "reason": "truncated"},
    ),
    ("chart-no-function", CHART, {"file": "charts.py", "id": "kinds"}),
    ("card-long-title", CHART, {"chart": "kinds", "languages": "en", "most": "3"}),
    ("chart-code-failed", CHART, {"error": "KeyError: 'food'"}),
    ("chart-code-missing", CODE, {}),
    (
        "chart-colour",
        Origin("site_src/theme.toml"),
        {"name": "ninth", "where": str(CODE), **hint("ninth", ("fifth", "main"))},
    ),
    ("chart-code-slow", CODE, {"seconds": "10"}),
    ("tables-code-slow", Origin(TABLES, 3), {"seconds": "10"}),
    ("chart-no-chart", CODE, {"id": "kinds", "found": "None"}),
    ("chart-word-missing", CHART, {"chart": "kinds", "key": "total", "line": "9"}),
    ("chart-kind-word", CHART, {"chart": "kinds", "kind": "units", "key": "dot"}),
    ("chart-file-unknown", CODE, {"chart": "kinds", "file": "us.geojson"}),
    ("chart-file-undeclared", CODE, {"file": "data/us.geojson"}),
    ("chart-dates-english", CHART, _CHART | {"language": "zh", "what": "Jan"}),
    ("chart-overflows", CHART, _CHART | {"width": "390", "room": "340"}),
    ("chart-rows-missing", CHART, _CHART | {"count": "1", "missing": "row-7"}),
    ("chart-rows-unnamed", CHART, {"chart": "by_year", "where": "mark_line (layer[1])"}),
    ("chart-rows-unknown", CHART, {"chart": "by_year"}),
    ("chart-left-out-nothing", CHART, {"chart": "by_year"}),
    ("chart-not-proportional", CHART, _MISFIT),
    ("chart-proportion-doubtful", CHART, _MISFIT),
    ("chart-place-doubtful", CHART, _MISFIT),
    ("chart-stray-tone", CHART, _CHART | {"row": "row-7", "drawn": "#cfe3ea", "due": "#0f5b73"}),
    ("chart-strange-words", CHART, _CHART | {"row": "row-7", "words": "Rome"}),
    ("chart-other-order", CHART, _CHART | {"words": "largest at the top"}),
    ("chart-group-part", CHART, {"chart": "kinds", "group": "kinds", "missing": "books"}),
    (
        "claims-reversed",
        CHART,
        {"language": "English", "other": "繁體中文", "place": f"{STORY}:14"}
        | {"mine": "smallest", "theirs": "最大"},
    ),
    ("chart-drawing-failed", CHART, _CHART | {"what": "Unknown mark"}),
    ("chart-drawing-stopped", CHART, _CHART | {"what": "exit -6: out of memory"}),
    ("chart-drawing-slow", CHART, _CHART | {"what": "20"}),
    ("template-stopped", Origin(PAGE, 7), {"reason": "UndefinedError: 'leaf' is undefined"}),
    (
        "house-style",
        Origin("youju/languages/en/style.toml"),
        {"language": "English", "sample": "1200 person over", "found": "over 1,200 people"}
        | {"expected": "more than 1,200 people"},
    ),
    ("index-no-reader", Origin("data/sources.csv", 2), {"id": "office", "language": "-"}),
    ("index-no-pdf", Origin("report.pdf"), {}),
    ("index-empty", Origin("report.pdf"), {}),
    ("index-no-numbers", Origin("report.html"), {}),
    ("output-disk-full", OUTPUT, {"place": "zh/index.html", "reason": "No space left"}),
    ("output-failed", OUTPUT, {"place": "zh/index.html", "reason": "Input/output error"}),
    ("output-forbidden", OUTPUT, {"place": "output", "reason": "Permission denied"}),
    ("output-mount", OUTPUT, {}),
    ("preview-slow", Origin("site_src"), {"seconds": "600"}),
)


def read_kind(lines: str, rows: ChartRows = KIND_ROWS) -> list[Problem]:
    """Return what is wrong with the rows of a chart whose kind and options `lines` say."""
    problems = Problems()
    document = parse_document(f"[[charts]]\n{lines}".encode(), STORY, problems)
    chosen = take_kind(document, ("charts", 0), rows, problems)
    languages = {code: load_fixture().languages[code] for code in ("en", "zh")}
    check_kind_rows(document, ("charts", 0), chosen, rows, (), languages, problems)
    return list(problems)


def provoke(folder: Path) -> Iterator[Problem]:
    """Yield every problem that can be brought about here; `folder` is empty and may be used."""
    for code, file, old, new in CHANGES:
        yield from (found for found in read_changed(file, old, new) if found.code == code)
    end = '{{ chart("kinds") }}'
    for code, words in PROSES:
        changed = read_changed(PROSE, end, f"{end}\n\n{words}")
        yield from (found for found in changed if found.code == code)
    yield from _provoke_indexes(folder / "d")
    yield from _provoke_times()
    yield from _provoke_fractions()
    yield from _provoke_quotes()
    yield from _provoke_second_eyes()
    yield from _provoke_bytes()
    yield from _provoke_workbooks()
    yield from _provoke_derived()
    yield from _hide(_provoke_fetching(folder / "e"), folder)
    yield from _provoke_languages()
    yield from _provoke_lookups()
    yield from _hide(_provoke_inputs(folder / "a"), folder)
    yield from _hide(_provoke_output(folder / "b"), folder)
    yield from _provoke_charts()
    for lines in KIND_LINES:
        yield from read_kind(lines)
    yield from provoke_maps()
    yield from read_kind('kind = "area"', SPAN_ROWS)
    yield from read_kind('kind = "bars"\nx = "city"\ny = "n"', NAMELESS)
    yield from read_kind(BARS_WITH_ENDS, FAULTY_ENDS)
    yield from read_kind(
        'kind = "percent-bars"\nx = "year"\ny = "n"\nseries = "city"', BROKEN_WHOLES
    )
    yield from read_kind(SPELT, SPELLINGS)
    yield from read_kind('kind = "waffle"', COUNTS)
    yield from read_kind('kind = "bars"', UNLIKE)
    yield from read_kind(CIRCLES, SHARES)
    for rows in (ABOUT, SHARES):
        yield from read_kind('kind = "rates"\nx = "id"\ny = "value"', rows)
    yield from read_kind('kind = "pyramid"\nx = "year"\ny = "n"\nseries = "city"', ONE_SIDED)
    yield from read_kind('kind = "bars"\nx = "city"\ny = "n"\nfacet = "city"', MANY_PANELS)
    yield from read_kind('kind = "lines"\nx = "n"\ny = "n"\nseries = "city"', MANY_PANELS)
    yield from read_kind(f"{EARLY}\nevents.1999.en = 'A'", ONE_SIDED)
    for code, row in RELATIONS:
        found = find_problems(make_site(f"{HEADER}{row},,\n"))
        yield from (problem for problem in found if problem.code == code)
    yield from _provoke_translations()
    yield from _provoke_pins(folder / "c")
    yield from _provoke_runtime()
    for code, old, new in PRINTS:
        yield from (found for found in read_printed(old, new) if found.code == code)
    yield from _provoke_note()
    for link in ("../abuot/", "#stals"):
        yield from _provoke_link(link)
    for code, origin, filled in TOLD:
        yield Problem(code, origin, tuple(sorted(filled.items())))


def _hide(problems: Iterator[Problem], folder: Path) -> Iterator[Problem]:
    """Yield `problems` without the name of a folder that is another one each time."""
    for problem in problems:
        values = ((name, value.replace(str(folder), "")) for name, value in problem.values)
        yield replace(problem, values=tuple(values))


def _provoke_indexes(folder: Path) -> Iterator[Problem]:
    """Yield what is told of indexes and kept texts, and by the command that makes an index."""
    text = "# 市場\n\n共有900個。\n"
    bare = {name: content for name, content in FILES.items() if name != INDEX}
    for files in (FILES | {KEPT: text.encode()}, bare | {KEPT: text.encode()}, bare):
        problems = Problems()
        check_sources(Inputs(Path(), files), problems)
        yield from problems
    yield from _provoke_older(text)
    fell = FILES[INDEX].replace("個,800,".encode(), "個,800,down".encode())
    rose = FILES[STALLS].replace("800個".encode(), "增加800個".encode())
    found = read_files({**FILES, INDEX: fell, STALLS: rose})
    yield from (one for one in found if one.code == "print-turned")
    folder.mkdir()
    (folder / "empty.pdf").write_bytes(b"%PDF-1.4 nothing")
    for key, name in (("ofice", "a.txt"), ("office", "a.txt"), ("office", "empty.pdf")):
        problems = Problems()
        try:
            index_source(Inputs(Path(), FILES), key, folder / name, problems)
        except BuildError as error:
            yield from error.problems


def _provoke_older(text: str) -> Iterator[Problem]:
    """Yield what is told of an index that an earlier edition made of the same text."""
    index = make_index(text, "office", read_tongue("zh"))
    numbers = tuple(replace(one, printed="900") for one in index.numbers)
    old = format_index(replace(index, numbers=numbers, edition=1)).encode()
    problems = Problems()
    check_sources(Inputs(Path(), FILES | {KEPT: text.encode(), INDEX: old}), problems)
    yield from problems


def mark_food(status: str = "forecast", period: str = "2024-05") -> dict[str, bytes]:
    """Return the fixture's files with a column `status`, of which the figure food has a cell."""
    head, *rows = FILES[STALLS].decode("utf-8-sig").splitlines()
    marked = [f"{row},{status if row.startswith('food,') else ''}" for row in rows]
    table = "\n".join([f"{head},status", *marked]).replace(
        ",2024-05,office,3,800", f",{period},office,3,800"
    )
    return {**FILES, STALLS: table.encode()}


def sign(**cells: str) -> dict[str, bytes]:
    """Return the fixture's files with a column `checked`, and what its `cells` say by figure."""
    head, *rows = FILES[STALLS].decode("utf-8-sig").splitlines()
    signed = [f"{row},{cells.get(row.partition(',')[0], '')}" for row in rows]
    return {**FILES, STALLS: "\n".join([f"{head},checked", *signed]).encode()}


def _provoke_quotes() -> Iterator[Problem]:
    """Yield what is told of a phrase that a relation bears, and that nothing says."""
    table = "id,left,sign,right,bears\nfood_above,food,>,clothes,by far the largest\n"
    problems = Problems()
    files = {**FILES, "data/checks.csv": table.encode()}
    check_claims(load_site(Inputs(Path(), files), Problems()), problems)
    yield from problems


def _provoke_second_eyes() -> Iterator[Problem]:
    """Yield what is told of figures that somebody checked, and by the command that records it."""
    files = sign(food="Chan 2026-11-03", rent="yes", stalls="Chan 2026-11-03")
    site = load_site(Inputs(Path(), sign(food="Chan 2026-11-03")), Problems())
    record = record_checked(site, FIGURES, Problems())
    assert record
    files |= {CHECKED: record.text.encode()}
    files[STALLS] = files[STALLS].replace(b"Selling food", b"Food stalls")
    for content in (files[CHECKED], b"[broken"):
        found = Problems()
        changed = load_site(Inputs(Path(), files | {CHECKED: content}), found)
        check_second_eyes(changed, found)
        record_checked(changed, FIGURES, found)
        yield from (problem for problem in found if problem.code.startswith("checked-"))


def _provoke_fractions() -> Iterator[Problem]:
    """A column in percent has shares of one."""
    told = FILES[TIDY].replace(b'"visits"]', b'"visits"]\nunits.visits = "percent"', 1)
    cells = "".join(f"{1964 + n},central,0.1{n}5\n" for n in range(4))
    found = read_files({**FILES, TIDY: told, VISITS: f"year,room,visits\n{cells}".encode()})
    yield from (problem for problem in found if problem.code == "series-fractions")


def _provoke_times() -> Iterator[Problem]:
    """Yield what is told of a forecast, of its words, and of days seen from another day."""
    own = {f"site_src/languages/en/{part}.toml": read_part("en", part).encode() for part in PARTS}
    style = "site_src/languages/en/style.toml"
    own[style] = own[style].partition(b"[status.plan]")[0]
    said = {code: FILES[PROSE.replace("en.md", f"{code}.md")].decode() for code in ("zh", "en")}
    for chinese in ("2020年5月，市場", "市場"):
        files = FILES | {
            PROSE: said["en"].replace("There are", "In May 2019 there were").encode(),
            PROSE.replace("en.md", "zh.md"): said["zh"].replace("市場", chinese, 1).encode(),
        }
        yield from (found for found in read_files(files) if found.code.startswith("dates-"))
    for chinese in ("去年，市場", "市場"):
        files = FILES | {
            PROSE: said["en"].replace("There are", "Next year there will be").encode(),
            PROSE.replace("en.md", "zh.md"): said["zh"].replace("市場", chinese, 1).encode(),
        }
        yield from (found for found in read_files(files) if found.code.startswith("relative-"))
    for files in (mark_food(), mark_food() | own):
        problems = Problems()
        check_sources(Inputs(Path(), files, today=date(2024, 5, 8)), problems)
        check_sources(Inputs(Path(), files, today=date(2025, 5, 8)), problems)
        yield from problems


def read_changed(file: str, old: str, new: str) -> tuple[Problem, ...]:
    """Return the problems of the fixture when `file` has `new` in the place of `old`."""
    files = dict(FILES)
    if old == GONE:
        del files[file]
    else:
        text = files.get(file, b"").decode("utf-8")
        assert old == ALL or old in text, f"{old!r} is not in {file}"
        files[file] = (new if old == ALL else text.replace(old, new, 1)).encode()
    return read_files(files)


def read_files(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return the problems of the site that `files` make, in their order."""
    problems = Problems()
    try:
        site = load_site(Inputs(Path(), files), problems)
        hold(site, problems, _JUDGED)
        check_derivations(site, problems)
    except BuildError as error:
        return error.problems
    return BuildError(problems).problems


def read_printed(old: str, new: str) -> tuple[Problem, ...]:
    """Return the problems of a printed page when it has `new` where `old` matches.

    The page is FINISHED; it is read with the same page in the other languages.
    """
    printed, problems = print_fixture(), Problems()
    page, count = re.subn(old, new, printed.pages[FINISHED].decode("utf-8"), count=1)
    assert count, old
    name = FINISHED.partition("/")[2]
    pages = {path: other for path, other in printed.pages.items() if path.endswith(f"/{name}")}
    check_finished(printed.site, {**pages, FINISHED: page.encode()}, problems)
    return BuildError(problems).problems


def _provoke_note() -> Iterator[Problem]:
    """A chart has a note, and its page does not show it."""
    printed, problems = print_fixture(), Problems()
    codes = tuple(printed.site.languages)
    note = Text(dict.fromkeys(codes, "Stalls of one day."), codes)
    stories = [
        replace(story, charts=tuple(replace(chart, note=note) for chart in story.charts))
        for story in printed.site.stories
    ]
    pages = {FINISHED: printed.pages[FINISHED]}
    check_finished(replace(printed.site, stories=tuple(stories)), pages, problems)
    yield from BuildError(problems).problems


def _provoke_lookups() -> Iterator[Problem]:
    """Formulas that name cells of a table, each with one mistake."""
    head = FILES[STALLS].splitlines()[0].decode()
    story = FILES[TIDY].replace(b"date =", b'figures = ["/data/cited.csv"]\ndate =', 1)
    gap = story.replace(b'"visits"]', b'"visits"]\nmissing = [""]', 1)
    visits = FILES[VISITS].replace(b"1964,central,90000", b"1964,central,")
    formulas = (
        "visits.visits[1964]",
        "visit.visits[year=1964]",
        "visits.vists[year=1964]",
        "visits.room[year=1964]",
        "visits.visits[year=2064]",
        "visits.visits[room=central]",
        "sum(visits.visits)",
        "last(visits.visits[room>central])",
        "visits.visits[year=1965, room=central]",
        "visits.visits[year=1964, room=central]",
    )
    for formula in formulas:
        row = f'visitors,,訪客,Visitors,,person,exact,1964,,,,,,"{formula}",'
        files = {**FILES, "data/cited.csv": f"{head}\n{row}\n".encode(), TIDY: story}
        if formula.startswith("sum"):
            files |= {TIDY: gap, VISITS: visits}
        if formula.endswith("1964, room=central]"):
            files[TIDY] = story.replace(b"words.central", b"words.middle")
        found = read_files(files)
        told = ("lookup-", "derived-other-time", "evidence-")
        yield from (problem for problem in found if problem.code.startswith(told))


def _provoke_link(link: str) -> Iterator[Problem]:
    words = f"\n\nSee [the page]({link}).\n".encode()
    site, problems = (
        load_site(Inputs(Path(), {**FILES, PROSE: FILES[PROSE] + words}), Problems()),
        Problems(),
    )
    check_links(site, print_fixture().pages, problems)
    yield from problems


def _provoke_bytes() -> Iterator[Problem]:
    """A file in another encoding; relations that nothing names; tables and pictures too large."""
    yield from read_files({**FILES, STORY: FILES[STORY].decode("utf-8").encode("gb18030")})
    yield from read_files({**FILES, "data/checks.csv": b"id,left,sign,right\na,food,<,stalls\n"})
    problems = Problems()
    parse_csv("year\n" + "1964\n" * (MOST_ROWS + 1), VISITS, problems)
    yield from problems
    for content in (make_large_photograph(), b""):
        photograph = {TIDY.replace("story.toml", "hall.jpg"): content}
        yield from read_files({**FILES, **photograph})


def derive(code: str, lines: str) -> dict[str, bytes]:
    """Return the fixture with a table `totals` that `code` of tables.py makes of its tidy one."""
    declared = f'[series.totals]\nnumbers = ["year", "visits"]\n{lines}\n\n[[charts]]'
    story = FILES[TIDY].replace(b"[[charts]]", declared.encode(), 1)
    return {**FILES, TIDY: story, TABLES: code.encode()}


def _provoke_fetching(folder: Path) -> Iterator[Problem]:
    """Tables whose address gives nothing, or that nobody has fetched as they are."""
    folder.mkdir()
    gone, huge = folder / "gone.csv", folder / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    record = b'["data/visits.csv"]\naddress = "https://a.example/v.csv"\ndate = 2024-05-09\n'
    head = b"[series.visits]\n"
    for address in ("/data/visits.csv", gone.as_uri(), huge.as_uri()):
        story = FILES[TIDY].replace(head, head + f'address = "{address}"\n'.encode(), 1)
        files = {**FILES, TIDY: story, FETCHED: record}
        yield from read_files(files)
        yield from read_files({name: text for name, text in files.items() if name != VISITS})
        twice = {**files, f"{TIDY.replace('reading-rooms', 'rooms')}": story}
        for name, given in (("visits", files), ("visist", files), ("visits", twice)):
            try:
                fetch_table(Inputs(Path(), given), name, Problems())
            except BuildError as error:
                yield from error.problems


def _provoke_derived() -> Iterator[Problem]:
    """Tables that tables.py does not make, or does not make twice alike."""
    own = 'from = ["visits"]'
    for lines in ('from = ["visit"]', f'{own}\nfile = "/data/visits.csv"'):
        yield from read_files(derive(TOTALS, lines))
    yield from read_files({n: c for n, c in derive("", own).items() if n != TABLES})
    chance = "import random\n\ndef totals(t):\n    return t.assign(visits=random.random())\n"
    for code in ("x = 1\n", "def totals(t):\n    return t.year\n", chance):
        yield from read_files(derive(code, own))
    yield from read_files(derive("def totals(t):\n    return t.yaer\n", own))
    reads = f"    with open({str(FIXTURE / VISITS)!r}) as file: file.read()\n"
    opens = f"def totals(t):\n{reads}    return t\n"
    for problem in read_files(derive(opens, own)):
        values = ((k, v.replace(f"{FIXTURE}/", "")) for k, v in problem.values)
        yield replace(problem, values=tuple(values))


def _provoke_workbooks() -> Iterator[Problem]:
    """Workbooks that cannot be opened, and sheets that are no table as they stand."""
    book = "data/visits.xlsx"
    head = ["year", "room", "visits"]
    rows: Rows = [
        [1964, "central", 90000],
        [None, "north", None],
        [1965, "central", "=C2*2"],
    ]
    sheets: Sheets = {
        "1964": [head, *rows[:2]],
        "1965": [head, rows[2]],
        "a": [head, [1, "\ue000x", 2]],
    }
    whole = make_xlsx(sheets, merged=["A2:A3", "C2:C3"], hidden=[3])
    for content in (whole, PASSWORD, PASSWORD[:8], b"<html>", b"PK\x03\x04", make_huge_workbook()):
        for line in ("", 'sheet = "1964"', 'sheet = "1965"', 'sheet = "1956"', 'sheet = "a"'):
            story = FILES[TIDY].replace(b"visits.csv", b"visits.xlsx", 1)
            story = story.replace(b"[series.visits]", f"[series.visits]\n{line}".encode(), 1)
            found = read_files({**FILES, book: content, TIDY: story})
            yield from (one for one in found if one.code.startswith(("workbook-", "worksheet-")))
    beside = Problems()
    copied = {book: make_xlsx({"a": [head, rows[0]]}), "data/visits - 副本.csv": b"year,room\n"}
    check_workbooks(load_site(Inputs(Path(), {**FILES, **copied}), beside), beside)
    yield from (problem for problem in beside if problem.code.startswith("table-beside-"))
    yield from read_changed(TIDY, "[series.visits]", '[series.visits]\nsheet = "1964"')
    months = FILES[TIDY].replace(b'numbers = ["year", ', b"numbers = [", 1)
    cells = b"year,room,visits\n10407,central,90000\n10408,central,93726\n"
    yield from read_files({**FILES, TIDY: months, VISITS: cells})


def _provoke_languages() -> Iterator[Problem]:
    """Parts of a language that a site brings: one with a wrong pattern, one by a wrong name."""
    folder, text = "site_src/languages/en", read_part("en", "reading")
    wrong = text.replace("dates = [", "dates = [ '(19|20', ", 1).encode()
    yield from read_files({**FILES, f"{folder}/reading.toml": wrong})
    yield from read_files({**FILES, f"{folder}/readings.toml": text.encode()})


def _provoke_inputs(root: Path) -> Iterator[Problem]:
    """A file beyond all measure, a link that leaves the site and one that leads nowhere."""
    (root / "data").mkdir(parents=True)
    with (root / "data/scan.pdf").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    (root.parent / "elsewhere.csv").touch()
    (root / "data/all.csv").symlink_to("../../elsewhere.csv")
    (root / "data/gone.csv").symlink_to("nothing.csv")
    problems = Problems()
    read_inputs(root, problems)
    yield from problems


def _provoke_output(root: Path) -> Iterator[Problem]:
    """An output over the data, a link, a file; addresses no system takes; a file of a stranger."""
    (root / "data").mkdir(parents=True)
    (root / "link").symlink_to("elsewhere")
    (root / "file").touch()
    problems = Problems()
    for name in ("data", "link", "file"):
        check_output(root / name, root, problems)
    paths = ["../x.html", "zh/con.txt", "a/b.html", "A/B.html", f"zh/{'x' * 300}.html"]
    check_paths(paths, root / "output", problems)
    check_strangers(["zh/index.html"], [("zh/index.html", False)], root / "output", problems)
    yield from problems
    yield BusyError(4711, "2026-03-01 09:30:00").problem


def _provoke_translations() -> Iterator[Problem]:
    """Confirm the translation of no story, and one into the original's own language."""
    problems = Problems()
    record_translations(load_fixture(), "market-stall", (), problems)
    record_translations(load_fixture(), "market-stalls", ("en",), problems)
    yield from problems
    yield from _provoke_template_numbers()
    yield from _provoke_turns()
    yield from _provoke_counts()


def _provoke_counts() -> Iterator[Problem]:
    """Deny in one language only, and leave sentences out, where nothing was confirmed."""
    folder = "site_src/stories/market-stalls"
    english = b"# Market\n\nIt is not so, and never was. Rents rise. Stalls close."
    files = {**FILES, f"{folder}/en.md": english, f"{folder}/zh.md": "# 市場\n\n是這樣。".encode()}
    problems = Problems()
    check_reversals(load_site(Inputs(Path(), files), Problems()), problems)
    yield from problems


def _provoke_template_numbers() -> Iterator[Problem]:
    """Type a number in words into a template."""
    problems, words = Problems(), b"<p>Forty thousand people came.</p>"
    site = load_site(Inputs(Path(), FILES | {PAGE: FILES[PAGE] + words}), Problems())
    check_template_words(site, problems)
    yield from problems


def _provoke_turns() -> Iterator[Problem]:
    """Turn one language round after it was confirmed, or cite another figure in both, and confirm
    it again by a script."""
    folder = "site_src/stories/market-stalls"
    files = {
        **FILES,
        f"{folder}/en.md": b"# Market\n\nIt does not say who pays.\n\nThe rest are smaller.\n\n"
        b"Rents differ. The landlord does not say why.\n\n{{ fig('food') }} are open.\n\n"
        b"The yearly rent is {{ fig('rent') }}.",
        f"{folder}/zh.md": (
            "# 市場\n\n沒有說誰付。\n\n其餘較小。\n\n租金不一。房東沒有說為什麼。\n\n"
            "開檔的有{{ fig('food') }}。\n\n每年租金{{ fig('rent') }}。".encode()
        ),
    }
    turned = files[f"{folder}/en.md"].replace(b"does not say who", b"says who")
    turned = (
        turned.replace(b"yearly rent", b"yearly income")
        .replace(b"smaller", b"larger")
        .replace(b" The landlord does not say why.", b"")
    )
    problems, chinese = Problems(), files[f"{folder}/zh.md"]
    for english, other in ((files[f"{folder}/en.md"], "food"), (turned, "clothes")):
        files[f"{folder}/en.md"] = english.replace(b"food", other.encode())
        files[f"{folder}/zh.md"] = chinese.replace(b"food", other.encode())
        site = load_site(Inputs(Path(), files), Problems())
        record = record_translations(site, "market-stalls", (), Problems())
        assert record
        files[record.file] = record.text.encode()
    check_translations(load_site(Inputs(Path(), files), Problems()), problems)
    yield from problems


def _provoke_pins(root: Path) -> Iterator[Problem]:
    """Pin a story and a chart that do not exist; a file stands where the register should be."""
    printed, problems = print_fixture(), Problems()
    press = printed.open_press()
    make_pins(press, "market-stall", None, "2024-05-10", problems)
    make_pins(press, "market-stalls", "kind", "2024-05-10", problems)
    yield from problems
    root.mkdir()
    (root / "embeds").touch()
    try:
        record_pages(root, printed.pages)
    except BuildError as error:
        yield from error.problems


def _provoke_runtime() -> Iterator[Problem]:
    """Leave out the runtime of interactive charts, and take another one."""
    site, problems = load_fixture(), Problems()
    check_runtime(replace(site, files={}), problems)
    check_runtime(replace(site, files={**site.files, VEGA: b"another"}), problems)
    yield from problems


def _provoke_charts() -> Iterator[Problem]:
    """Specs and pictures with one fault each, reported as `draw_charts` does."""
    rows = [{"name": "museum", "visits": 3}]
    number = {"x": {"field": "visits", "type": "quantitative"}}
    specs: list[dict[str, Any]] = [
        {"data": {"url": "data.csv"}},
        {"data": {"values": "name,visits\na,1"}},
        {"data": {"values": rows * 5001}},
        {"data": {"values": [{"name": "mus\x02eum"}]}},
        {"data": {"values": [{"visits": float("nan")}]}},
        {"data": {"values": [{"visits": "4.3萬"}]}, "encoding": number},
        {"encoding": {"x": {"field": "visits.total"}}},
        {"title": "x" * 501},
        {"transform": [{"sample": 10}]},
    ]
    pictures = [
        "<text font-family='Comic Sans'>museum</text>",
        "<text font-family='Noto Sans CJK TC'>\U0001f600</text>",
        "<path d='M0,NaN'/>",
        "<image href='https://news.example/a.png'/>",
        "<g>",
    ]
    faults = [fault for spec in specs for fault in check_spec(spec)]
    for picture in pictures:
        faults += check_svg(f"<svg xmlns='http://www.w3.org/2000/svg'>{picture}</svg>")
    number = {"text": {"field": "visits", "type": "quantitative"}}
    brush = [{"name": "brush", "select": "interval"}]
    click = [{"name": "click", "select": "point"}]
    faults += check_interaction({"params": click}, False)
    faults += check_interaction({}, True)
    faults += check_interaction({"params": brush}, True)
    faults += check_interaction({"params": click, "encoding": number}, True)
    for fault in faults:
        values = {**_CHART, "what": fault.what, "where": fault.where}
        yield Problem(fault.code, CHART, tuple(sorted(values.items())))
