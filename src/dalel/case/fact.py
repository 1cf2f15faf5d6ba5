"""Stage 2's result: facts with their states and sources, and the contradictions among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.case.position import NOWHERE, Position
from dalel.case.states import Source, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.case.measures import Interval
    from dalel.case.sentence import Atom, Degree


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one atom. ``replaced`` keeps what a later or stronger source overrode."""

    about: Atom
    state: State
    sources: tuple[Source, ...] = ()
    position: Position = NOWHERE
    rule: str = ""  # the vocabulary's line by which the fact follows from fields, if any
    replaced: tuple[Fact, ...] = ()
    # A leg of it rests on the author's word alone, whatever carries the others.
    as_told: bool = False
    inferred: bool = False  # unknown, as what is told leaves it open: nobody was asked

    @property
    def proved(self) -> bool:
        """Return whether an exhibit, a statement or a finding carries it (else it is *as told*)."""
        return not self.as_told and any(source.kind.proves for source in self.sources)


@dataclass(frozen=True, slots=True)
class Measured:
    """The interval of a measure term (``age of person at the start of deed``); a day is its ordinal.

    ``state`` is *established* where the interval was told, if only in part; *unknown* and *disputed* where it was
    asked without an answer; *not asked* where the calendar alone bounds it.
    """

    about: Atom
    interval: Interval
    sources: tuple[Source, ...] = ()
    position: Position = NOWHERE
    shown: str = ""  # as the author wrote it: ``12 000 000 EUR``, ``2026-02``
    state: State = State.ESTABLISHED


@dataclass(frozen=True, slots=True)
class MindFact:
    """How an actor of a deed stood towards a sentence; ``about`` None: towards all that is true of the deed.

    Where ``state`` is established, ``low`` and ``high`` bound the degree (a refuted *knew* is established from
    *did not know* to *accepted*); where it is disputed or unknown, they are the degree that was asked.
    """

    actor: str
    deed: str
    about: Atom | None
    positive: bool
    low: Degree
    high: Degree
    state: State
    sources: tuple[Source, ...] = ()
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Closure:
    """Whether a list is complete for an owner: established, refuted (more exist), or unknown.

    With a ``member`` (``another-consent-of-anna-2``) it speaks of the further members from that one on: established,
    there are fewer.
    """

    listing: str
    owner: str
    state: State
    sources: tuple[Source, ...] = ()
    position: Position = NOWHERE
    member: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A smallest set of facts that cannot all be so, each with its sources, and why they clash."""

    facts: tuple[Fact | Measured | MindFact | Closure, ...]
    reason: str  # English sentence, key of its translations
    # A rule of the vocabulary says why in its own words, by language; empty: ``reason`` is translated.
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything established about a case. An atom that is not here was not asked."""

    facts: Mapping[Atom, Fact] = field(default_factory=dict)
    measures: Mapping[Atom, Measured] = field(default_factory=dict)
    minds: tuple[MindFact, ...] = ()
    closures: tuple[Closure, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def state(self, atom: Atom) -> State:
        """Return the state of an atom; *not asked* where nothing was said."""
        fact = self.facts.get(atom)
        return fact.state if fact else State.NOT_ASKED
