"""The one door to the site: build.py build, check, diff, serve, translated."""

import sys

from youju.cli import main

if __name__ == "__main__":
    sys.exit(main())
