"""Owns the site's own pages: stories, charts, their files and the plan of all addresses."""
