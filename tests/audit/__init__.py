"""Tests of youju.audit."""
