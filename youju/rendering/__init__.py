"""Owns drawing: specs become SVG and PNG in child processes, safely and in the right font."""
