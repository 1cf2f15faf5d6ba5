"""Finds every message of the sources, by their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent / "src" / "dalel"
_MARKS = frozenset({"N_", "_", "tr"})  # N_("…"), _("…"), tr("…"), speech.tr("…")


@dataclass(frozen=True)
class Found:
    """A message, its plural if it has one, and where it stands."""

    message: str
    plural: str
    where: str


def messages(root: Path = SOURCE) -> list[Found]:
    """Return every message of the Python files under a folder."""
    return [found for path in sorted(root.rglob("*.py")) for found in _in_file(path, root)]


def _in_file(path: Path, root: Path) -> Iterator[Found]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        texts = [
            each.value
            for each in node.args[:2]
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        where = f"{path.relative_to(root)}:{node.lineno}"
        if _name(node.func) in _MARKS and texts:
            yield Found(texts[0], "", where)
        elif (_is_plural(node.func) or _name(node.func) == "NN_") and len(texts) == 2:
            yield Found(texts[0], texts[1], where)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _is_plural(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "plural"
        and _name(function.value) in _MARKS
    )
