"""Owns the script that interactive charts load: Vega, known by its hash, and our view."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from youju.inputs import RUNTIME
from youju.model import Origin, Site
from youju.problems import Problems

VIEW, LICENCES = "static/js/view.js", "static/js/licences.txt"
INSTALL = "npm install --no-save --ignore-scripts vega@6.4.0 vega-interpreter@2.3.2"
VEGA, INTERPRETER = RUNTIME
# Whatever a package manager brings, only these bytes reach a reader (reliability H4, P6).
HASHES = {
    VEGA: "8f6a3587cf8d4f42c7e08120e3eb05d067e746d554e39d2dcf52acc0bd5ba28f",
    INTERPRETER: "c0bdb735a63f9276f136e8d90d7fdf5d8e9df8031eb069048fc9975c876fd7f9",
}
# Vega finds an `exports` of its own here, and so puts nothing on `window`.
_WRAPPED = """(() => {{
/*! With Vega, D3 and others, whose licences stand beside this file: {licences} */
const vega = {{}};
((exports, module) => {{
{vega}
}})(vega, {{}});
const expressionInterpreter = (() => {{
{interpreter}
}})();
{view}
}})();
"""
_IMPORT = re.compile(r"^import (\{[^{}]*\}) from 'vega-util';$", re.MULTILINE)
_EXPORT = re.compile(r"^export \{ (\w+) as expressionInterpreter \};$", re.MULTILINE)
_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def is_wanted(site: Site) -> bool:
    """Return whether any chart of `site` is interactive."""
    return any(chart.interactive for story in site.stories for chart in story.charts)


def check_runtime(site: Site, problems: Problems) -> None:
    """Report files of the runtime that are missing or other than known, where one is wanted."""
    if not is_wanted(site):
        return
    if any(name not in site.files for name in RUNTIME):
        problems.add("chart-runtime-missing", Origin(VEGA), command=INSTALL)
        return
    for name, known in HASHES.items():
        if hashlib.sha256(site.files[name]).hexdigest() != known:
            problems.add("chart-runtime-other", Origin(name), command=INSTALL)


def bundle_runtime(files: Mapping[str, bytes]) -> bytes:
    """Return one script of the input `files`: Vega, its interpreter and our view, all local."""
    vega, interpreter, view = (files[name].decode() for name in (VEGA, INTERPRETER, VIEW))
    interpreter = _IMPORT.sub(r"const \1 = vega;", interpreter)
    interpreter = _EXPORT.sub(r"return \1;", interpreter)
    told = name_licences(files).rpartition("/")[2]
    bundle = _WRAPPED.format(vega=vega, interpreter=interpreter, view=view, licences=told)
    return _MAP.sub("", bundle).encode()


def name_licences(files: Mapping[str, bytes]) -> str:
    """Return the path at which the licences of what is in the script are published beside it."""
    return f"assets/licences.{hashlib.sha256(files[LICENCES]).hexdigest()[:12]}.txt"
