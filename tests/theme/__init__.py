"""Tests of youju.theme."""
