"""Tests of youju.embeds."""
