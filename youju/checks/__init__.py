"""Owns what may not be published: rules over what was written, across files and languages."""
