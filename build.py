"""The one door to the site: build.py build, serve, check."""

import sys

from youju.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["build"]))
