"""Owns how wide and where text breaks: metrics, lines and the chart font."""
