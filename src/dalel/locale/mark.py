"""Marks English sentences for translation; importing this costs nothing."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name
    """Return the message unchanged: it is a key of the catalogues, translated when shown."""
    return message
