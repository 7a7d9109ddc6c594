"""Owns the folder of the finished site: fresh or replaced as a whole."""
