"""Tests of youju.model."""
