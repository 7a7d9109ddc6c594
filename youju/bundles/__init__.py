"""Owns bundles: a story with all that was made of it, under the digest of what it came from."""
