"""Tests of youju.output."""
