"""Owns fetching: a table's new copy from its address, and what it changes, before it is kept."""
