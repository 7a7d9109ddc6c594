"""Owns reading finished pages as a stranger does: with eyes and tables of its own."""
