"""``python -m dalel``: the command line, where the ``dalel`` script is not on the path."""

from __future__ import annotations

import sys

from dalel.cli import main

if __name__ == "__main__":
    sys.exit(main())
