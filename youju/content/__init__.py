"""Owns what editors write: settings, stories and prose become one Site."""
