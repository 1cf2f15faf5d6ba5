"""Lines of the reading language, compiled: conditions on fields, and what a line says where they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.norms.model import Term


@dataclass(frozen=True, slots=True)
class Path:
    """``place.field`` or ``place.field.field``: walks through ids, union over many."""

    place: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """``P.field``: a yes-no field; its state is carried over. ``not P.field`` inverts."""

    path: Path
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Among:
    """``P.field in [w, w]``: a value of the field is one of the words.

    In a line that ``refutes``, every told value must be one of them.
    """

    path: Path
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Names:
    """``P.field has Q``: Q's id is among the field's ids."""

    path: Path
    place: str


@dataclass(frozen=True, slots=True)
class IsWord:
    """``P.field is Q``: the field's word fills the place Q (of type word)."""

    path: Path
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """``P.relations [r, r] Q`` or ``P.holds [c, c] any``: a row holds, on the day of ``deed`` if there is one."""

    place: str
    attribute: str
    words: frozenset[str]
    other: str  # place of the other person; empty for capacities
    deed: str  # place of an act whose day the row must cover


@dataclass(frozen=True, slots=True)
class Special:
    """``function argument argument``: a rule with a name of its own, see ``specials``."""

    function: str
    arguments: tuple[Path, ...]
    norms: frozenset[str] | None = None  # of a function that asks for which norms


Condition = Flag | Among | Names | IsWord | Row | Special


@dataclass(frozen=True, slots=True)
class Line:
    """One line of ``reads`` or ``unread when``, compiled; its conditions in the order to look at them."""

    text: str
    conditions: tuple[Condition, ...]
    else_refuted: bool = False
    refutes: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One line of ``found by``: a finding on the exhibit of the medium to which the path leads."""

    text: str
    path: Path
    question: str
    values: frozenset[str]
    refutes: bool = False


@dataclass(frozen=True, slots=True)
class TermReading:
    """Everything that answers one term."""

    term: Term
    lines: tuple[Line, ...] = ()
    otherwise: Line | None = None  # read where no line said anything
    found: tuple[Found, ...] = ()
    verb_place: str = ""  # act whose complete description refutes the term ...
    verbs: frozenset[str] = frozenset()  # ... unless its verb is one of these


@dataclass(frozen=True, slots=True)
class Readings:
    """The compiled vocabulary: facts and assessments apart from measures."""

    terms: tuple[TermReading, ...]
    measures: tuple[tuple[Term, tuple[Special, ...]], ...]
