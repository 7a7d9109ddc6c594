"""Youju 有據: bilingual data journalism in which every number has its evidence."""

__version__ = "0.1.0"
