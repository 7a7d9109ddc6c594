"""Owns what readers get: addresses, templates, evidence, embeds and downloads."""
