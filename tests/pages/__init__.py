"""Tests of youju.pages."""
