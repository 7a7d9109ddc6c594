"""Owns the run of the site's own code, charts.py and tables.py: trusted, and apt to fail."""
