"""Tests of youju.typography."""
