"""Tests, in folders that mirror the packages; here those of several packages at once."""
