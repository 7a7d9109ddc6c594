"""Owns the kinds of charts: each draws rows as an Altair chart, told by its options."""
