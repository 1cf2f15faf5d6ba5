"""Runs every measurement: ``make bench``. Each says what it compares with, and in which versions."""

from __future__ import annotations

import runpy
from pathlib import Path

for script in ("qualify.py", "examine.py"):
    print(f"── {script}")
    runpy.run_path(str(Path(__file__).with_name(script)), run_name="__main__")
