"""Owns pictures: charts, their files and share cards, in every language and width."""
