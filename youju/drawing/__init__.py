"""Owns pictures: from a chart function to SVG and PNG, safely and in the right font."""
