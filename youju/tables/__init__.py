"""Owns CSV files as editors leave them: from bytes to figures, sources and tidy tables."""
