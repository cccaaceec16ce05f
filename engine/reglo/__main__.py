"""Lets `python -m reglo` do what the command `reglo` does, where scripts are not on the path."""

import sys

from reglo.cli import main

if __name__ == "__main__":
    sys.exit(main())
