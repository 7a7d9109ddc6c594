"""Tests of youju.preview."""
