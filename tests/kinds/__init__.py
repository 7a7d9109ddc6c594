"""Tests of the kinds of charts."""
