"""Tests of youju.content."""
