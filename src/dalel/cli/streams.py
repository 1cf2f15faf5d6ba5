"""Standard output and error as they come: closed, full, or of an encoding that lacks Kazakh letters."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Any

from dalel.locale.mark import N_

FULL = N_("what was printed did not reach its reader: {reason}")


class Unwritable(Exception):  # noqa: N818 -- a state of the reader, not an error of ours
    """What is printed does not arrive (a full disk, a reader that is gone)."""

    def __init__(self, reason: str) -> None:
        """Keep the system's words."""
        super().__init__(reason)
        self.message = FULL
        self.reason = reason


def prepare() -> None:
    """Make both streams writable: what is closed swallows, what an encoding lacks is spelt out.

    A file name may hold bytes that are no text; they are printed as escapes rather than end the run.
    """
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif isinstance(stream, TextIOWrapper):
            ascii_only = stream.encoding.lower() in {"ascii", "us-ascii", "ansi_x3.4-1968", "646"}
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def flush() -> None:
    """Write out what still waits.

    Raises:
        Unwritable: it does not arrive.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise lost(error) from error


def lost(error: OSError) -> Unwritable:
    """Return the error of a stream as what to tell the user; nothing more is written to it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Unwritable(error.strerror or str(error))
