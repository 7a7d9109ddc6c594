"""Tests of youju.numbers."""
