"""Tests of youju.problems."""
