"""`python -m dashboard`: the same as `marsad` (edge)."""

import sys

from dashboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
