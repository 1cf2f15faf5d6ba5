"""Why the system refuses a file, as it says so in English: keys of their translations."""

from __future__ import annotations

from dalel.locale.mark import N_

REASONS = (
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Is a directory"),
    N_("File exists"),
    N_("File name too long"),
    N_("Too many levels of symbolic links"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("Input/output error"),
    N_("Too many open files"),
    N_("File too large"),
    N_("not an ordinary file"),
    N_("not a PEM file"),
    N_("missing"),
)
