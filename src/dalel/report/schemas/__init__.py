"""The published JSON Schemas (2020-12): one for each thing that Dalel prints or writes as JSON.

A file is what a user gets, whole: nothing is joined at run time, so definitions that two schemas share stand
in both, and a test holds them equal.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

NAMES = (
    "examination",
    "facts",
    "result",
    "problems",
    "law-list",
    "norm",
    "reading",
    "custody",
    "origin",
)
VERSION = 1


def tag(name: str) -> str:
    """Return what the field ``schema`` of a record says: ``dalel/facts/1``."""
    return f"dalel/{name}/{VERSION}"


def published(name: str) -> dict[str, Any]:
    """Return the schema of a name in ``NAMES``."""
    text = (files(__name__) / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
