"""What a drawn SVG must be: ids that do not depend on order, nothing broken, only known glyphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.rendering.svg_checks import check_svg, renumber_ids

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def svg(inner: str) -> str:
    return f'{HEAD}<g font-family="Noto Sans CJK TC">{inner}</g></svg>'


def codes(inner: str) -> list[str]:
    return [fault.code for fault in check_svg(svg(inner))]


def test_a_plain_picture_passes() -> None:
    words = "圖書館 https://example.org undefinedness Infinity Hall"
    assert codes(f'<text>{words}</text><path d="M0,1h2" fill="url(#gradient_1)"/>') == []


def test_a_cut_picture_is_broken() -> None:
    assert [fault.code for fault in check_svg(svg("")[:-3])] == ["chart-drawing-broken"]


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0,NaNh1"/>',
        '<g transform="translate(undefined,0)"/>',
        '<rect width="Infinity"/>',
        "<text>NaN%</text>",
        "<text>-Infinity</text>",
        '<path aria-label="visits: undefined"/>',
    ],
)
def test_what_is_not_a_number_is_found(inner: str) -> None:
    assert codes(inner) == ["chart-drawing-number"]


@pytest.mark.parametrize(
    "inner",
    [
        "<image/>",
        "<foreignObject/>",
        "<script/>",
        '<a href="https://example.org"/>',
        '<a xlink:href="data:text/html,x"/>',
        '<use href="//example.org/x"/>',
        '<rect fill="url(https://example.org/x)"/>',
        "<rect style=\"fill:url( 'x.svg')\"/>",
        "<style>@import 'x'</style>",
        '<g onload=""/>',
        '<set attributeName="href" to="javascript:a()"/>',
        '<animate attributeName="href" values="javascript:a()"/>',
        "<?xml-stylesheet href='https://example.org/x.css'?>",
    ],
)
def test_what_points_outside_is_found(inner: str) -> None:
    assert codes(inner) == ["chart-drawing-address"]


def test_nothing_is_told_to_the_program_that_reads_it() -> None:
    plain = svg("<text>a &lt;?php</text>")
    assert check_svg(f'<?xml version="1.0"?>{plain}') == []
    for head in ("<?xml-stylesheet href='x.css'?>", '<!DOCTYPE svg [<!ENTITY a "b">]>'):
        assert [fault.code for fault in check_svg(head + plain)] == ["chart-drawing-address"]


def test_the_font_of_every_text_is_ours() -> None:
    assert codes('<text font-family="sans-serif">a</text>') == ["chart-font"]
    assert codes('<text font-family=""> </text>') == []
    stack = "&quot;Noto Sans CJK SC&quot;, &quot;PingFang SC&quot;, sans-serif"
    assert codes(f'<text font-family="{stack}">a</text>') == []
    assert [fault.code for fault in check_svg(f"{HEAD}<text>a</text></svg>")] == ["chart-font"]


def test_a_missing_glyph_is_named_with_its_code_point() -> None:
    faults = check_svg(svg("<text>圖<tspan>😀</tspan></text><text>😀</text>"))
    assert [(fault.code, fault.what) for fault in faults] == [("chart-missing-glyph", "😀 U+1F600")]
    assert codes("<title>😀</title>") == []


def test_ids_are_counted_in_the_order_they_appear() -> None:
    text = '<text x="url(#clip9)">url(#clip9) id="clip9"</text>'
    gradient = '<p id="p_gradient_7"/><p id="gradient_7"/>'
    assert renumber_ids(f'<g clip-path="url(#clip9)"/>{text}<p id="clip4"/>{gradient}') == (
        '<g clip-path="url(#clip1)"/><text x="url(#clip1)">url(#clip9) id="clip9"</text>'
        '<p id="clip2"/><p id="p_gradient_1"/><p id="gradient_1"/>'
    )


@given(st.lists(st.integers(0, 30), max_size=6), st.integers(0, 500))
def test_ids_do_not_depend_on_where_counting_began(uses: list[int], start: int) -> None:
    def draw(first: int) -> str:
        return "".join(f'<g clip-path="url(#clip{n + first})"/>' for n in uses)

    assert renumber_ids(draw(start)) == renumber_ids(draw(0)) == renumber_ids(renumber_ids(draw(0)))
