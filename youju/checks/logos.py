"""Owns a logo as readers see it: whether it stands out from the paper that it is on."""

from __future__ import annotations

from youju.checks.colours import PAPERS
from youju.content.logo_colours import read_colours
from youju.content.logos import STATIC
from youju.content.look import THEME
from youju.formats.toml import parse_document
from youju.model import Site
from youju.problems import Problems
from youju.theme.letters import measure_contrast

# A mark with less contrast stands out little; WCAG asks for none of logos, and for 3 of others.
_SEEN = 2.5
# What is less may be the badge of letters that are seen.
_MOST = 0.9


def check_logo(site: Site, problems: Problems) -> None:
    """Say where nearly all of a logo is nearly of the colour of its paper, light or dark.

    Nothing is said of one whose colours cannot be told. How much each colour of an SVG covers is
    not known: one that is seen is enough.
    """
    logo = site.look.logo
    if logo is None:
        return
    dark = (logo.dark, "dark") if logo.dark else (logo.path, "file")
    files = {"light": (logo.path, "file"), "dark": dark}
    document = parse_document(site.files.get(THEME, b""), THEME, Problems())
    for number, (paper, (path, key)) in enumerate(files.items()):
        ground, file = site.look.palette["paper"][number], f"{STATIC}{path}"
        colours = read_colours(file, site.files.get(file, b"")) or {}
        faint = {
            colour: share
            for colour, share in colours.items()
            if measure_contrast(colour, ground) < _SEEN
        }
        if sum(faint.values()) > _MOST:
            colour = max(faint, key=lambda each: faint[each])
            values = {"file": file, "colour": colour, "on": ground, "paper": paper}
            values |= {"paper_zh": PAPERS[paper]}
            values |= {"ratio": f"{measure_contrast(colour, ground):.2f}"}
            problems.add("look-logo-faint", document.origin("logo", key), **values)
