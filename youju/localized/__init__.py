"""Owns stories in one language: the words of a story, a chart and a figure."""
