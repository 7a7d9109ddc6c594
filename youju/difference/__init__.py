"""Owns what a build would change for readers against the site as last built."""
