"""Owns `python -m youju`, the same door as build.py."""

import sys

from youju.cli import main

if __name__ == "__main__":
    sys.exit(main())
