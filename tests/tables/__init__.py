"""Tests of youju.tables."""
