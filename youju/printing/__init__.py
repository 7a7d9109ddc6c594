"""Owns the printing of pages: templates, assets, and what both are given."""
