"""Marks English sentences for translation; importing this costs nothing."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name
    """Return the message unchanged: it is a key of the catalogues, translated when shown."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 -- as N_, for a message with a plural
    """Return both forms unchanged: they are the arguments of ``Messages.plural``."""
    return one, many
