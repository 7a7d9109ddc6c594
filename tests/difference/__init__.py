"""Tests of youju.difference."""
