"""Owns what may not be published: rules across files, numbers, languages and finished pages."""
