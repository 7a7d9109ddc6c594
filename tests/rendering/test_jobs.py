"""Jobs: what a drawing process is asked, which is also what a job is known by."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest

from youju.rendering.jobs import Compilation, Drawing, Inlay, Job, Raster, Result, write_request

SVG = "<svg><path/></svg>"


@pytest.mark.parametrize(
    ("job", "asked"),
    [
        (Drawing({"mark": "bar"}), ["svg", '{"mark":"bar"}', 1]),
        (Compilation({"mark": "bar"}), ["vega", '{"mark":"bar"}', 1]),
        (Raster(SVG, 3), ["png", SVG, 3]),
    ],
)
def test_a_process_is_asked_for_a_kind_of_a_text(job: Job, asked: list[object]) -> None:
    assert json.loads(write_request(job)) == asked


def test_an_inlay_lies_over_all_else_at_its_place() -> None:
    _, text, _ = json.loads(write_request(Raster(SVG, inlay=Inlay(b"png", 1.5, 2, 30, 40))))
    data = b64encode(b"png").decode()
    place = 'x="1.5" y="2" width="30" height="40"'
    assert text == f'<svg><path/><image {place} href="data:image/png;base64,{data}"/></svg>'


def test_a_result_is_bytes_or_text() -> None:
    assert Result("數".encode()).text == "數"
    assert (Result().content, Result().text) == (b"", "")
