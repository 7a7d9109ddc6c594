"""Tests of youju.formats."""
