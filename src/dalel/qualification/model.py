"""Stage 3's result: heads (one norm, one actor, one deed), their verdicts, proofs and gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dalel.case.sentence import AnyAtom
from dalel.case.states import Source, State

if TYPE_CHECKING:
    from dalel.case.fact import Contradiction
    from dalel.norms.model import Norm


class Value(Enum):
    """What a formula is, under every way the open facts can turn out."""

    __hash__ = object.__hash__  # by identity, as they are compared

    MET = "met"
    MET_UNLESS = "met unless"  # only exceptions that nobody raised are open
    OPEN = "open"
    NOT_MET = "not met"
    CONTRADICTORY = "contradictory"
    CONTESTED = "contested"  # decided, but differently under rival readings


class Standing(Enum):
    """What remains of a met norm beside the others (MODEL 26)."""

    __hash__ = object.__hash__

    STANDS = "stands"
    STANDS_UNLESS = "stands unless"  # a displacing norm is open
    DISPLACED = "displaced"
    NOT_MET = "not met"
    OPEN = "open"


class Stage(Enum):
    """How far the deed went."""

    __hash__ = object.__hash__

    COMPLETED = "completed"
    ATTEMPT = "attempt"
    PREPARATION = "preparation"


class Mark(Enum):
    """How an element stands in the proof."""

    __hash__ = object.__hash__  # by identity, as they are compared

    PROVED = "proved"  # carried by an exhibit, a statement or a finding
    AS_TOLD = "as told"  # true, on the word of the author of the case
    PRESUMED = "presumed"
    BY_LAW = "by law"  # follows from the law or from a reading
    REFUTED = "refuted"
    MISSING = "missing"
    DISPUTED = "disputed"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class Literal:
    """An atom, plain or negated: one thing still to be established."""

    atom: AnyAtom
    positive: bool
    state: State = State.NOT_ASKED


_NOTHING: Mapping[str, str] = MappingProxyType({})


class ProofNode(NamedTuple):
    """A node of the proof, on the statute's own tree; a named tuple, for an answer holds a thousand.

    ``label`` is the element's label in the norm file ("" inside an element); ``connective`` is one of
    ``all``, ``any of``, ``at least``, ``some``, ``no``, ``every``, ``unless``, ``not``, ``atom``, ``mind``, ``norm``,
    ``reading``, ``member``; leaves have ``atom``. ``places`` maps the names bound here to ids. ``raised`` tells
    of an exception whether somebody raised it.
    """

    connective: str
    mark: Mark
    label: str = ""
    path: str = ""
    atom: AnyAtom | None = None
    positive: bool = True
    number: int = 0
    norm: str = ""  # of a referenced norm
    reading: str = ""
    sources: tuple[Source, ...] = ()
    children: tuple[ProofNode, ...] = ()
    places: Mapping[str, str] = _NOTHING
    raised: bool = True


@dataclass(frozen=True, slots=True)
class ByReading:
    """The verdict under one choice of readings: reading id → first answer taken?"""

    choice: Mapping[str, bool]
    value: Value


@dataclass(frozen=True, slots=True)
class PenaltyShown:
    """A penalty with its sum of money on the right day, if it is a fine."""

    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    low_sum: Decimal | None = None
    high_sum: Decimal | None = None
    index: Decimal | None = None
    index_day: date | None = None
    provisional: bool = False  # the day that sets the index is not yet known
    unavailable_until: date | None = None  # arrest, while it is suspended
    together: bool = False
    optional: bool = False
    subject: str = ""
    under: Decimal | None = None  # as the law leaves it for who was under this age
    beside: str = ""  # added to this main penalty only
    reading: str = (
        ""  # it is one only if the disputed text is read so: in its first answer, or in its second
    )
    first: bool = True


class BarKind(Enum):
    """What stops or ends a case without making an element false."""

    COMPLAINT = "complaint"
    RECONCILED = "reconciliation"
    LIMITATION = "limitation"
    DOUBLE = "double punishment"
    SUSPECT = "suspect in a criminal case"
    AGE = "administrative age"
    AMNESTY = "amnesty"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: whether it applies (None: cannot be said yet), until when or from when, who can lift it."""

    kind: BarKind
    applies: bool | None
    day: date | None = None
    between: tuple[date, date] | None = None  # the day, where that of the deed is not exact
    who: str = ""  # word of the list of prosecutions or a role
    norm: str = ""
    missing: tuple[Literal, ...] = ()
    unless: tuple[Literal, ...] = ()  # what nobody told, and would move the day
    suspended: bool = False  # the term was stopped: ``day`` is the latest on which it ends
    after_case: str = ""  # the closed criminal case after which an administrative term runs
    runs_from: str = ""  # the last act of the one continued offence from which a term runs


@dataclass(frozen=True, slots=True)
class Milder:
    """A later wording compared with that of the deed: milder, harsher, same, incomparable, or ends punishability."""

    norm_since: date
    comparison: str
    value: Value


@dataclass(frozen=True, slots=True)
class Presumed:
    """What a presumption of law takes as so until the contrary is shown, and which norm says it."""

    literal: Literal
    norm: str


@dataclass(frozen=True, slots=True)
class Procedural:
    """A head where the unproven closes against whoever bears the burden (MODEL 30 and 31).

    ``value``: met, not met, or open: unproven by the claimant or the prosecution. ``unshown`` are the paths of
    elements that the respondent has to show and has not shown.
    """

    value: Value
    presumed: tuple[Presumed, ...] = ()
    unshown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """One norm at one tuple of places for one actor and deed, at one stage and role.

    ``deed_value`` leaves out the person layer (age, sanity, identity). ``missing_for`` are the smallest sets
    of literals that would make it met, ``missing_against`` those that would refute it, smallest first.
    """

    key: str  # stable: "kz.cc.147.4|completed|post,anna…"
    norm: Norm
    stage: Stage
    role: str  # "" for the executor; else a word of the list *roles*
    principal_deed: str
    actor: str
    deed: str
    places: Mapping[str, str]
    raised: bool
    value: Value
    deed_value: Value
    standing: Standing
    displaced_by: tuple[str, ...] = ()  # keys of heads
    unless_heads: tuple[str, ...] = ()  # keys of open displacing heads
    unless_exceptions: tuple[str, ...] = ()  # paths of elements: exceptions nobody raised
    by_reading: tuple[ByReading, ...] = ()  # more than one only if the verdict depends on readings
    proof: ProofNode | None = None
    missing_for: tuple[tuple[Literal, ...], ...] = ()
    missing_against: tuple[tuple[Literal, ...], ...] = ()
    refuted_by: tuple[
        Literal, ...
    ] = ()  # of a not met head: a smallest set of facts that refutes it
    contradictions: tuple[Contradiction, ...] = ()
    counts: Mapping[Mark, int] = field(default_factory=dict)  # labelled elements by mark
    assessments: tuple[tuple[AnyAtom, Source], ...] = ()
    unverified: tuple[str, ...] = ()  # ids of norms read that are not verified
    # Of a deed that lasted across a change of the law: the days of it that this wording governs.
    part: tuple[date, date] | None = None
    wording_certain: bool = True  # False: the partial date of the deed touches several wordings
    boundary_computed: bool = False
    # Of a deed of whose day nothing is told: what it would be, beside the others, by the texts in force last.
    by_last_text: Value | None = None
    no_wording: bool = False  # the text of that day is not held
    unheld: tuple[
        str, ...
    ] = ()  # norms or units whose text on some of its days is not held: it hangs on them
    milder: tuple[Milder, ...] = ()
    bars: tuple[Bar, ...] = ()
    penalties: tuple[PenaltyShown, ...] = ()
    category: str = ""
    attempt_unpunished: bool = False  # the category is too light for an attempt to be punished
    next_question: AnyAtom | None = None
    why: tuple[Literal, ...] = ()  # sufficient reason: facts that alone make it met
    procedural: Procedural | None = None  # where the law presumes, or the respondent bears a burden


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or part with several items, judged as one formula for one actor and deed (MODEL 2)."""

    label: str
    actor: str
    deed: str
    value: Value
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask next: the atom, what it would gain, and which heads each answer would settle."""

    atom: AnyAtom
    gain: float  # bits over the open heads
    settles_if_true: tuple[str, ...]
    settles_if_false: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """*Nothing criminal applies*, for one actor and deed: its grade and what stands behind it.

    ``grade``: refuted (each encoded offence has a refuted element), raised refuted (each that was raised has
    one, of the rest nothing is told), nothing raised, or open.
    """

    actor: str
    deed: str
    grade: str
    refuted: tuple[tuple[str, tuple[Literal, ...]], ...]  # norm id, refuting literals
    not_raised: tuple[str, ...]
    open: tuple[str, ...]
    overturned_by: tuple[
        Literal, ...
    ] = ()  # one fact whose change would turn a refuted raised offence
    raised: tuple[str, ...] = ()  # ids of the norms that were raised
    # Of a legal person, which is no subject: ids of the norms that nothing but that refutes, and the natural
    # persons of the case who act for it. Who did the deed for it is what is missing (MODEL 21).
    no_subject: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the result was made with."""

    law_digest: str
    case_digest: str
    engine: str
    as_of: date
    known_to: date


@dataclass(frozen=True, slots=True)
class Qualification:
    """The whole answer of stage 3."""

    heads: tuple[Head, ...]  # raised ones, sorted by actor, day, weight
    articles: tuple[Article, ...]
    one_of: tuple[tuple[str, ...], ...]  # keys of heads of which one is certain
    certificates: tuple[Certificate, ...]
    not_raised: tuple[tuple[str, str, str], ...]  # norm id, actor, deed
    not_applicable: tuple[tuple[str, str], ...]  # norms that no described thing fits: id, why
    questions: tuple[Question, ...]  # best first
    contradictions: tuple[Contradiction, ...]
    uncovered: tuple[str, ...]
    unverified: tuple[str, ...]
    receipt: Receipt
