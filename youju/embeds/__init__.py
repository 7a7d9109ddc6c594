"""Owns the promise that an embed never breaks: what was published, pinned, corrected or lost."""
