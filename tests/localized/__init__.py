"""Tests of youju.localized."""
