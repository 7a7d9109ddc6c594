"""Tests of youju.rendering."""
