"""Owns the store: what builds made, found again by the hash of all that it came from."""
