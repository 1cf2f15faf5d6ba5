"""What is known of something, and who says so. Missing is never false."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from dalel.case.position import NOWHERE, Position

T = TypeVar("T")


class State(Enum):
    """The six states of a fact (DESIGN section 4)."""

    ESTABLISHED = "established"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"  # asked, and nobody knows
    NOT_ASKED = "not asked"
    NOT_APPLICABLE = "not applicable"

    __hash__ = object.__hash__  # by identity, as they are compared

    @property
    def decided(self) -> bool:
        """Return whether the state fixes a truth value; every other state leaves the atom free."""
        return self is State.ESTABLISHED or self is State.REFUTED

    @property
    def told(self) -> bool:
        """Return whether anybody said anything at all: told facts can *raise* a norm."""
        return self is not State.NOT_ASKED and self is not State.NOT_APPLICABLE


class SourceKind(Enum):
    """Who or what carries a fact. Only the first three prove; the others are printed *as told*."""

    EXHIBIT = "exhibit"
    STATEMENT = "statement"
    FINDING = "finding"
    AUTHOR = "author"  # the author of the case file wrote it down, without a source
    ASSUMED = "assumed"
    DERIVED = "derived"  # follows from other facts by a rule of the vocabulary
    LAW = "law"

    @property
    def proves(self) -> bool:
        """Return whether a fact that rests on this source may be printed *proved*."""
        return self in {SourceKind.EXHIBIT, SourceKind.STATEMENT, SourceKind.FINDING}


@dataclass(frozen=True, slots=True)
class Source:
    """One support of a fact: ``ref`` is a path, a finding's id or a rule; ``by`` is who says it."""

    kind: SourceKind
    ref: str = ""
    by: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """A field of the case file: its value, how sure it is, who says so and where it stands.

    ``value`` is ``None`` where the state is unknown, disputed without a value, or not applicable.
    """

    value: T | None
    state: State = State.ESTABLISHED
    sources: tuple[Source, ...] = ()
    position: Position = NOWHERE
