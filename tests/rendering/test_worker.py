"""The program of the child process: its frames, and what it may import."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.rendering import worker


@given(st.lists(st.binary(max_size=300)))
def test_frames_come_back_as_they_were_sent(contents: list[bytes]) -> None:
    stream = io.BytesIO()
    for content in contents:
        worker.send(stream, content)
    stream.seek(0)
    assert [worker.receive(stream) for _ in contents] == contents
    with pytest.raises(EOFError):
        worker.receive(stream)


@given(st.binary(min_size=1, max_size=50), st.data())
def test_a_cut_frame_is_no_frame(content: bytes, data: st.DataObject) -> None:
    stream = io.BytesIO()
    worker.send(stream, content)
    cut = stream.getvalue()[: data.draw(st.integers(0, len(content) + 3))]
    with pytest.raises(EOFError):
        worker.receive(io.BytesIO(cut))


def test_it_imports_nothing_of_the_site() -> None:
    code = (
        f"import sys; sys.path = {sys.path}\n"
        f"import runpy; runpy.run_path({worker.__file__!r})\n"
        "import vl_convert; print({name.split('.')[0] for name in sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    assert "'vl_convert'" in ran.stdout
    for name in ("youju", "pandas", "altair", "numpy", "uharfbuzz"):
        assert f"'{name}'" not in ran.stdout


def test_nothing_heavy_is_imported_with_the_parent() -> None:
    code = f"import sys; sys.path = {sys.path}\n"
    code += "import youju.rendering.renderer; print(sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    assert "'youju.rendering.renderer'" in ran.stdout
    for name in ("vl_convert", "pandas", "altair", "uharfbuzz", "importlib.metadata"):
        assert f"'{name}'" not in ran.stdout
