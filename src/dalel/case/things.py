"""What every thing of a case shares, and how its fields are declared.

A field's metadata is the one place that says how it is written: the case-file reader and the JSON Schema
both come from it. YAML keys are field names with ``_`` turned into ``-`` and a trailing ``_`` dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dalel.case.position import NOWHERE, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something with an id that the case describes."""

    id: str
    position: Position = NOWHERE


def told(reads: str = "text", *, words: str = "", to: str = "", many: bool = False) -> Any:
    """Declare a field that the author may tell.

    ``reads`` is how a scalar is read: ``text``, ``yes-no``, ``word`` (of the closed list ``words``), ``thing``
    (an id of type ``to``; several types are joined by ``|``), ``day``, ``age``, ``number``, ``money``, ``path``,
    ``moment`` (day with time) or ``rows`` (a list of mappings of the type ``to``).
    ``many`` fields take one value or a list and hold a tuple; the others hold ``None`` until told.

    What is told of a yes-no field is its value and the state that goes with it: ``Told(True, ESTABLISHED)``,
    ``Told(False, REFUTED)``. ``Told(None, REFUTED)`` in another field says that there is none (``removed-by:
    nobody``, ``withdrawn: never``). A value with the state DISPUTED is one of several (``{some of: [a, b]}``).
    """
    metadata = {"reads": reads, "words": words, "to": to, "many": many}
    return field(default=() if many else None, metadata=metadata)
