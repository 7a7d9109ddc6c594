"""Owns the name `youju.slider`, by which stories imported the slider before `youju.charts` was."""

from __future__ import annotations

from youju.theme.slider import add_slider

__all__ = ["add_slider"]
