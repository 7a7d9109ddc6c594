"""Tests of youju.pictures."""
