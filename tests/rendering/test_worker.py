"""The program of the child process: what it may import."""

from __future__ import annotations

import subprocess
import sys


def test_it_imports_nothing_of_the_site() -> None:
    code = (
        f"import sys; sys.path = {sys.path}\n"
        "import youju.rendering.worker, vl_convert; print(*sorted(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    modules = ran.stdout.split()
    assert [name for name in modules if name.startswith("youju")] == [
        "youju",
        "youju.children",
        "youju.rendering",
        "youju.rendering.worker",
    ]
    assert not {"pandas", "altair", "numpy", "uharfbuzz"} & {*modules}


def test_nothing_heavy_is_imported_with_the_parent() -> None:
    code = f"import sys; sys.path = {sys.path}\n"
    code += "import youju.rendering.renderer; print(sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    assert "'youju.rendering.renderer'" in ran.stdout
    for name in ("vl_convert", "pandas", "altair", "uharfbuzz", "importlib.metadata"):
        assert f"'{name}'" not in ran.stdout
