"""Youju 有據: bilingual data journalism in which every number has its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from youju.api import Build, build, check, load, plan
    from youju.model import Site
    from youju.output.lock import BusyError
    from youju.problems import BuildError, Problem

__version__ = "0.1.0"
__all__ = [
    "Build",
    "BuildError",
    "BusyError",
    "Problem",
    "Site",
    "__version__",
    "build",
    "check",
    "load",
    "plan",
]
_HOMES = {
    **dict.fromkeys(("Build", "build", "check", "load", "plan"), "youju.api"),
    **dict.fromkeys(("BuildError", "Problem"), "youju.problems"),
    "BusyError": "youju.output.lock",
    "Site": "youju.model",
}


def __getattr__(name: str) -> object:
    """Import what is asked for only then: the command line starts without it (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
