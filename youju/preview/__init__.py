"""Owns the preview: every saved change is shown, and every problem."""
