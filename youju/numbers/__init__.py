"""Owns quantities: how each language words them, and how they are read back."""
