"""Tests of youju.languages."""
