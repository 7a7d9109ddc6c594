"""Owns the variables that style sheets take from a look: its colours, type, sizes and widths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from youju.model import Look
from youju.theme.palette import palette_css

# Names that CSS knows; all others are families, and stand in quotation marks.
GENERIC = ("serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif")
_PLAIN = (*GENERIC, "-apple-system")
# What a root font size is in browsers; pages are set in it, so that readers can enlarge them.
_ROOT = 16


def look_css(look: Look) -> str:
    """Return the variables and classes of `look`, which every style sheet stands behind."""
    sizes = {
        "prose": f"{look.sizes['prose'] / _ROOT:g}rem",
        "column": f"{look.widths['wide'] / _ROOT:g}rem",
        "broad": f"{look.widths['broad'] / _ROOT:g}rem",
        **{f"frame-{name}": f"{look.sizes[name]:g}px" for name in ("title", "text", "small")},
        "frame-value": f"{look.sizes['value']:g}px",
        "frame-column": f"{look.widths['wide']}px",
    }
    first = _write_type(look, look.own_faces[""]) + _write(sizes)
    languages = "".join(
        f":lang({tag}){{{_write_type(look, own)}}}" for tag, own in look.own_faces.items() if tag
    )
    return f"{palette_css(look)}:root{{{first}}}{languages}"


def list_faces(look: Look, kind: str, own: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the families of a `kind`, "headline" or "text": a language's own before the last."""
    *faces, last = look.faces[kind]
    return (*faces, *own.get(kind, ()), last)


def _write_type(look: Look, own: Mapping[str, Sequence[str]]) -> str:
    return _write({kind: _stack(list_faces(look, kind, own)) for kind in look.faces})


def _stack(faces: Sequence[str]) -> str:
    return ",".join(face if face in _PLAIN else f'"{face}"' for face in faces)


def _write(variables: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in variables.items())
