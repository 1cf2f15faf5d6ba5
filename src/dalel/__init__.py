"""Dalel: who answers for a deepfake, under which norm, what proves it, what is missing."""

from __future__ import annotations

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Return the version when it is asked for: reading it at import would slow every command."""
    if name == "__version__":
        from importlib.metadata import version

        found = version("dalel")
        globals()[name] = found  # once: reading it takes a millisecond
        return found
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
