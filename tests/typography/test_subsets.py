"""Subsets of the chart font: right names and characters, and every picture byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from youju.typography import fonts
from youju.typography.subsets import _COMMON, find_wanted, write_subset

TC = "Noto Sans CJK TC"
# A face's name and its first fallback, kerned and condensed, in both scripts, escaped and bold.
WORDS = {
    "traditional": (TC, "慶48.9萬人以上「大慶」——讓餘衛骨直"),
    "simplified": ("Noto Sans CJK SC", "骨直让“万元”—20% ≥ −5 é"),
    "korean": ("Noto Sans CJK KR", "대경 骨"),
    "a face of its own": ("Noto Sans Mono CJK TC", "骨 1,234"),
    "fallback": ("Liberation Sans", "Daqing 大慶骨 AV To"),
    "escaped": (TC, "&#x9aa8;&#39592; &amp; ２０％"),
    "a compatibility ideograph": (TC, "樂\ufa5b\uf9bf A\u030a Å"),
    "a variation": (TC, "葛\U000e0100葛"),
    "upright": (TC, "ゴシック ｱｲｳ"),
}
DRAW = """
import json, sys, hashlib
import vl_convert
folders, pictures = json.loads(sys.stdin.read())
for folder in folders:
    vl_convert.register_font_directory(folder)
print(json.dumps([vl_convert.svg_to_png(svg, scale=2).hex() for svg in pictures]))
"""


def picture(face: str, words: str) -> str:
    lines = "".join(
        f'<text y="{20 + 30 * n}" font-family="{face}" font-size="19" {style}>{words}</text>'
        for n, style in enumerate(("", 'font-weight="bold"', 'writing-mode="tb"', "opacity='.5'"))
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="500" height="160">{lines}</svg>'


def draw(folders: list[Path], pictures: list[str]) -> list[str]:
    """Return the pictures as PNGs from a process that has these fonts and those of vl-convert."""
    asked = json.dumps([[str(folder) for folder in folders], pictures])
    command = [sys.executable, "-c", DRAW]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    drawn: list[str] = json.loads(done.stdout)
    return drawn


def test_pictures_are_those_of_the_whole_font_byte_for_byte(tmp_path: Path) -> None:
    pictures = [picture(face, words) for face, words in WORDS.values()]
    wanted = frozenset[str]().union(*map(find_wanted, pictures))
    whole = draw([fonts._font_file().parent], pictures)
    subset = draw(list(write_subset(wanted, tmp_path)), pictures)
    assert dict(zip(WORDS, subset, strict=True)) == dict(zip(WORDS, whole, strict=True))
    assert len(set(whole)) == len(WORDS)
    assert draw([], pictures) != whole  # the machine's own fonts would not do as well


def test_a_subset_has_the_names_and_the_forms_of_its_face(tmp_path: Path) -> None:
    folders = write_subset({"骨", TC, "Noto Sans Mono CJK HK"}, tmp_path)
    names = []
    for folder in folders:
        (file,) = folder.iterdir()
        face = hb.Face(hb.Blob.from_file_path(str(file)))
        name = face.get_name(hb.OTNameIdPredefined.FONT_FAMILY)
        whole = fonts.open_faces()[name]
        assert [*face.list_names()] == [*whole.list_names()]
        assert face.table_tags == whole.table_tags
        assert ord("骨") in face.unicodes and ord("萬") not in face.unicodes
        assert file.stat().st_size < 500_000
        names.append(name)
    assert names == ["Noto Sans CJK JP", TC, "Noto Sans Mono CJK HK"]


@pytest.mark.parametrize("text", ["圖\ud840", r"\u5716", r"'\\u{5716}'", "&#x5716;", "&#22294;"])
def test_a_character_is_wanted_however_it_is_written(text: str) -> None:
    assert "圖" in find_wanted(text)


@given(st.text())
def test_what_json_and_markup_hold_is_wanted(text: str) -> None:
    marked = "".join(f"&#{ord(char)};" for char in text)
    for written in (text, json.dumps(json.dumps(text)), json.dumps(marked)):
        assert {char for char in text if ord(char) not in _COMMON} <= find_wanted(written)
