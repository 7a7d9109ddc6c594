"""Owns files as editors save them: bytes become text, tables and documents, with their places."""
