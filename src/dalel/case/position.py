"""Places in a source, and problems that point at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where something stands in a file: line and column count from 1; 0 means the file as a whole."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, as editors read it."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Position()


class Severity(Enum):
    """How much a problem matters: an *error* hides something from judgment, a *warning* does not."""

    ERROR = "error"
    WARNING = "warning"


# What a placeholder stands for: text, or the law's own words in each language (language → words).
Value: TypeAlias = "str | Mapping[str, str]"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the user's input, or a law file, got wrong.

    ``message`` is an English sentence with ``{placeholders}``; it is also the key of its translations.
    ``code`` is stable (``case.unknown-key``): machines match on it, messages may be reworded.
    """

    code: str
    message: str
    values: Mapping[str, Value] = field(default_factory=dict)
    position: Position = NOWHERE
    severity: Severity = Severity.ERROR

    def text(self) -> str:
        """Return the English sentence with its values filled in."""
        return self.message.format(**self.english())

    def english(self) -> dict[str, str]:
        """Return the values, of words in several languages the English ones."""
        return {
            name: value if isinstance(value, str) else value.get("en", "")
            for name, value in self.values.items()
        }
