"""Tests of youju.downloads."""
