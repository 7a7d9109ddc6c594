"""Tests of youju.checks."""
