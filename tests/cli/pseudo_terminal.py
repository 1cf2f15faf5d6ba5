"""What a process has printed on a pseudo-terminal."""

from __future__ import annotations

import os


def all_shown(parent: int) -> bytes:
    """Read what is printed until the other end is closed, and close this one."""
    shown = b""
    while True:
        try:
            block = os.read(parent, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        shown += block
    os.close(parent)
    return shown
