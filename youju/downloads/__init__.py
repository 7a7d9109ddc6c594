"""Owns the files that readers take away: tables, figures, metadata and specs."""
