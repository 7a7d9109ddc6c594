"""Owns what a picture depends on besides what is drawn: what draws it, from code to font."""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from youju.store.cache import digest_modules
from youju.typography import fonts

# What decides, besides vl-convert and the font, which drawing a spec becomes.
_CODE = (
    *("rendering/faces.py", "rendering/fonts.conf", "rendering/png.py", "rendering/process.py"),
    *("rendering/scenes.py", "rendering/specs.py", "rendering/svg_checks.py"),
    *("rendering/tracing.py", "rendering/vega.py", "rendering/worker.py"),
    *("typography/fonts.py", "typography/subsets.py"),
)
_PACKAGES = ("pyoxipng", "vl_convert_python")


@cache
def read_machinery() -> tuple[str, ...]:
    """Return everything that a picture depends on, but for what is drawn."""
    return (sys.platform, _read_version(), fonts.font_digest(), digest_modules(_CODE))


def _read_version() -> str:
    """Return the versions of what draws and packs, importing neither it nor importlib.metadata."""
    found = find_spec("vl_convert")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("vl_convert is not installed")
    folder = Path(found.origin).parents[1]
    names = (path.name for kind in _PACKAGES for path in folder.glob(f"{kind}-*.dist-info"))
    return " ".join(sorted(names))
