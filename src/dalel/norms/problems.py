"""Collects problems of the law files, and finds the nearest valid word for a wrong one."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

from dalel.case.position import NOWHERE, Position, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalel.case.position import Value

_LOOSE = 0.6
_CLEAR = 0.75
_BEGIN = 2


class Complaints:
    """A growing list of problems; ``failed`` tells whether an error (no mere warning) was met."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def say(
        self,
        code: str,
        message: str,
        position: Position = NOWHERE,
        severity: Severity = Severity.ERROR,
        /,
        **values: object,
    ) -> None:
        """Note a problem; values become text, but for words in several languages."""
        told = {key: _told(value) for key, value in values.items()}
        self.found.append(Problem(code, message, told, position, severity))

    def warn(
        self, code: str, message: str, position: Position = NOWHERE, /, **values: object
    ) -> None:
        """Note a problem that hides nothing from judgment."""
        self.say(code, message, position, Severity.WARNING, **values)

    def strange(
        self,
        code: str,
        messages: tuple[str, str],
        position: Position,
        word: str,
        valid: Iterable[str],
        /,
        **values: object,
    ) -> None:
        """Note a word that is not valid: by the second message with the ``nearest`` one, if any is like it.

        The first message lists what is ``known``. Both may use ``word``.
        """
        known = list(valid)
        near = nearest(word, known)
        if near:
            self.say(code, messages[1], position, word=word, nearest=near, **values)
        else:
            shown = ", ".join(known) or "—"
            self.say(code, messages[0], position, word=word, known=shown, **values)

    @property
    def failed(self) -> bool:
        """Return whether anything found is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.found)


def _told(value: object) -> Value:
    return {**value} if isinstance(value, Mapping) else str(value)


def nearest(word: str, valid: Iterable[str], cutoff: float = _LOOSE) -> str:
    """Return the valid word that is most like the given one; empty if none is like it.

    A word that only shares letters here and there (“create”, “threaten”) is no slip of the pen.
    """
    close = get_close_matches(word, list(valid), 3, cutoff)
    return next((each for each in close if cutoff != _LOOSE or _a_slip(word, each)), "")


def _a_slip(word: str, valid: str) -> bool:
    return word[:_BEGIN] == valid[:_BEGIN] or likeness(word, valid) >= _CLEAR


def likeness(first: str, second: str) -> float:
    """Return how alike two texts are, between 0 and 1."""
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
