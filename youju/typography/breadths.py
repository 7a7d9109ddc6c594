"""Owns how wide the usual faces of readers' machines are, by Helvetica's."""

from __future__ import annotations

# The mean advance of a face's letters and digits by Helvetica's, regular and bold: estimates,
# rounded up, for a frame that is a little too tall does no harm.
_BREADTHS = {
    "-apple-system": (1.08, 1.14),
    "arial": (1.02, 1.09),
    "arial narrow": (0.84, 0.9),
    "avenir": (1.06, 1.12),
    "avenir next": (1.08, 1.14),
    "baskerville": (0.98, 1.1),
    "blinkmacsystemfont": (1.08, 1.14),
    "book antiqua": (1.05, 1.12),
    "calibri": (0.92, 0.95),
    "cambria": (1.0, 1.08),
    "charter": (1.06, 1.18),
    "courier new": (1.2, 1.2),
    "franklin gothic medium": (1.02, 1.06),
    "garamond": (0.9, 1.0),
    "georgia": (1.12, 1.27),
    "gill sans": (0.95, 1.08),
    "helvetica": (1.02, 1.09),
    "helvetica neue": (1.04, 1.1),
    "hoefler text": (1.0, 1.12),
    "inter": (1.1, 1.16),
    "iowan old style": (1.08, 1.2),
    "lato": (1.02, 1.08),
    "liberation sans": (1.02, 1.09),
    "monospace": (1.2, 1.2),
    "noto sans": (1.1, 1.18),
    "noto serif": (1.14, 1.24),
    "open sans": (1.1, 1.16),
    "optima": (1.02, 1.1),
    "palatino": (1.05, 1.14),
    "palatino linotype": (1.05, 1.14),
    "roboto": (1.06, 1.1),
    "rockwell": (1.08, 1.18),
    "sans-serif": (1.08, 1.14),
    "segoe ui": (1.08, 1.16),
    "serif": (1.08, 1.2),
    "source sans pro": (1.0, 1.06),
    "system-ui": (1.08, 1.16),
    "tahoma": (1.04, 1.2),
    "times": (0.92, 1.0),
    "times new roman": (0.92, 1.0),
    "trebuchet ms": (1.04, 1.12),
    "ui-sans-serif": (1.08, 1.16),
    "ui-serif": (1.08, 1.2),
    "verdana": (1.2, 1.38),
}
# Of a face that nobody knows: as wide as the widest of those above.
_UNKNOWN = (1.2, 1.38)


def find_breadth(face: str, *, bold: bool) -> float:
    """Return how wide the Latin of `face` is by Helvetica, regular or bold; 0 for an unknown one.

    The face "" is any: as wide as the widest.
    """
    pair = _BREADTHS.get(face.lower(), (0.0, 0.0) if face else _UNKNOWN)
    return pair[bold]
