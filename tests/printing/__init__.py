"""Tests of youju.printing."""
