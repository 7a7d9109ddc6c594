"""Tests of built sites in real browsers."""
