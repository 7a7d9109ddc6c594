"""The SVG files of charts look the same in our renderer, in librsvg and in a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import LANGUAGES, Built, Visit

SVG = "{http://www.w3.org/2000/svg}"
RENDERER = "rsvg-convert"
# For each picture its size and, row by row, how many pixels are not the paper's.
INKED = """(sources) => Promise.all(sources.map(async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { width, height } = canvas;
  const { data } = pen.getImageData(0, 0, width, height);
  const [red, green, blue] = data, rows = new Array(height).fill(0);
  const far = (one, other) => Math.abs(one - other) > 60;
  for (let row = 0, at = 0; row < height; row++)
    for (const end = at + 4 * width; at < end; at += 4)
      if (far(data[at], red) || far(data[at + 1], green) || far(data[at + 2], blue)) rows[row]++;
  return { width, height, rows };
}))"""


def render(file: Path, fonts: Path) -> bytes:
    """Return the PNG that librsvg makes of an SVG file, with the fonts of the browser tests."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    done = subprocess.run([RENDERER, str(file)], env=environment, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


def list_texts(file: Path) -> dict[str, tuple[int, int]]:
    """Return the rows of pixels that each text round the picture takes: name → (first, last)."""
    found = {}
    for group in ElementTree.parse(file).iter(f"{SVG}g"):
        lines = [float(span.get("y", "")) for span in group.iter(f"{SVG}tspan")]
        if lines and group.get("id"):
            size = float(group.get("font-size", ""))
            found[str(group.get("id"))] = (int(min(lines) - size), int(max(lines) + size / 3))
    return found


def locate(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


@pytest.mark.parametrize("dark", ["", "-dark"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_picture_file_looks_the_same_elsewhere(
    real: Built, glance: Visit, font_file: Path, code: str, dark: str
) -> None:
    if not shutil.which(RENDERER):
        missing = f"{RENDERER} is missing: run tests/install-browser"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    page = glance("about:blank")
    names = [p.removesuffix("@2x.png") for p in real.paths(f"embed/{code}/*/*[!k]@2x.png")]
    assert len(names) > 4
    for name in names:
        svg = real.folder / f"{name}{dark}.svg"
        ours = (real.folder / f"{name}{dark}.png").read_bytes()
        sources = [
            locate("png", ours),
            locate("png", render(svg, font_file)),
            locate("svg+xml", svg.read_bytes()),
        ]
        first, *others = page.evaluate(INKED, sources)
        texts = list_texts(svg)
        assert {"title", "finding", "source", "address"} <= texts.keys()
        for other in others:
            compare(first, other, texts, name)


def compare(
    first: dict[str, Any], other: dict[str, Any], texts: dict[str, tuple[int, int]], name: str
) -> None:
    """Hold two drawings of a chart against each other: size, ink as a whole, ink of each text."""
    for side in ("width", "height"):
        assert abs(first[side] - other[side]) <= 1, name
    assert sum(other["rows"]) == pytest.approx(sum(first["rows"]), rel=0.2), name
    for text, (start, end) in texts.items():
        inks = [sum(drawing["rows"][start:end]) for drawing in (first, other)]
        assert inks[0] > 200, (name, text, inks)
        assert inks[1] == pytest.approx(inks[0], rel=0.5), (name, text, inks)
