"""The library of norms as loaded: expressions, elements, wordings, terms, lists, readings.

Everything is frozen and resolved: term sentences exist, names are in scope, lists are declared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from dalel.case.position import NOWHERE, Position
from dalel.case.sentence import Degree
from dalel.norms.jurisdiction import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Mapping

Text = dict[str, str]  # language → words; keys "kk", "ru", "en"


# ── vocabulary ────────────────────────────────────────────────────────────────────────────────────
class TermKind(Enum):
    """What answers a term: a fact, somebody's assessment, a measure, or a rule of the vocabulary."""

    FACT = "fact"
    ASSESSMENT = "assessment"
    MEASURE = "measure"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Term:
    """A sentence with places, in three languages, with its question and who can answer it."""

    sentence: str
    places: Mapping[str, str]  # place name → type, in the order of the sentence
    kind: TermKind
    means: str
    say: Text  # "{deed}" placeholders; en defaults to the sentence itself
    deny: Text  # the sentence negated
    ask: Text
    who: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()  # lines of the reading language, see facts/
    found_by: tuple[str, ...] = ()  # lines that turn findings into facts
    unread_when: str = ""
    proved_by: tuple[str, ...] = ()  # kinds of evidence, keys of the messages
    presupposes: str = ""
    open_word: bool = False  # an open word of the law: a court or an expert assesses it
    unit: str = ""  # of a measure: years, days, number, date, or the code of the law's currency
    position: Position = NOWHERE


ELSE = " else "  # between the fields of a list, of which the first that is told counts
ALSO = " also "  # between fields that all count; ``backs.by`` leads through the things that ``backs`` names


@dataclass(frozen=True, slots=True)
class Listing:
    """A declared list: ``victim of data`` leads from a thing of type data to persons.

    ``reads`` is ``data.of`` (a field of the owner) or ``harm.to`` inverse (things whose field names the owner).
    """

    name: str  # "victim"
    connective: str  # of | in | to | by | from
    owner: str  # type of the owner
    member: str  # type of the members
    reads: str  # "field FIELD", "inverse FIELD", "inverse FIELD else FIELD", "inverse FIELD also FIELD.FIELD" or "all"
    owner_name: str = ""
    called: Text = field(default_factory=dict)  # "consents of {owner}"
    ask: Text = field(default_factory=dict)  # "is there any other …"
    say: Text = field(default_factory=dict)  # "a further … of {owner}"
    deny: Text = field(default_factory=dict)  # "there are no further … of {owner}"
    who: tuple[str, ...] = ()  # who can say whether there is another one
    proved_by: tuple[str, ...] = ()
    always_complete: bool = False  # members are what the case describes (a deed's actors)
    position: Position = NOWHERE

    @property
    def key(self) -> str:
        """Return the list's key, as in ``complete: consents of saule`` (``consent of person``)."""
        return f"{self.name} {self.connective} {self.owner_name}"


@dataclass(frozen=True, slots=True)
class Axiom:
    """What is always so: if all of ``when`` hold then one of ``then`` holds (none: they exclude each other).

    Atoms are ``(term sentence, names, positive)``; names are the axiom's own, typed by the terms.
    """

    when: tuple[tuple[str, tuple[str, ...], bool], ...]
    then: tuple[tuple[str, tuple[str, ...], bool], ...]
    reason: Text
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to what a disputed text means, and who holds it."""

    text: Text
    holders: Text
    source: str = ""


@dataclass(frozen=True, slots=True)
class DisputedText:
    """A reading (``kz.r.1``): the question and its two answers; the first is the variable's true value."""

    id: str
    question: Text
    first: Answer
    second: Answer
    touches: tuple[str, ...] = ()
    source: str = ""
    position: Position = NOWHERE


# ── expressions ───────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Says:
    """A term about named places."""

    term: str
    args: tuple[str, ...]
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Compares:
    """A measure against a number: ``operator`` is ``>=``, ``>``, ``<=`` or ``<``; ``unit`` may be an index."""

    measure: Says
    operator: str
    value: Decimal
    unit: str
    on_day_of: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Holds:
    """Another norm holds at named places; layer ``deed`` (objective side and mind) or ``all`` (with the person)."""

    norm: str
    args: tuple[str, ...]
    layer: str = "all"
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class ReadingIs:
    """A reading is taken in its first answer (``first`` False: in its second)."""

    reading: str
    first: bool = True
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class SignsOfCrime:
    """The deed holds signs of a crime (some raised criminal norm's deed layer may hold)."""

    deed: str
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    body: Expression
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class And:
    """Conjunction."""

    parts: tuple[Expression, ...]
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Or:
    """Disjunction."""

    parts: tuple[Expression, ...]
    position: Position = NOWHERE


Expression = Says | Compares | Holds | ReadingIs | SignsOfCrime | Not | And | Or


# ── elements ──────────────────────────────────────────────────────────────────────────────────────
class HeadKind(Enum):
    """How the children of an element combine."""

    ALL = "all"
    ANY = "any of"
    AT_LEAST = "at least"  # n of the children
    SOME = "some"
    NO = "no"
    EVERY = "every"
    AT_LEAST_MEMBERS = "at least members"  # n members of a list


@dataclass(frozen=True, slots=True)
class Head:
    """The head in brackets: ``(any of)``, ``(at least 2 of)``, ``(some harm to victim such that)``."""

    kind: HeadKind
    number: int = 0
    type: str = ""
    name: str = ""  # the bound name; the type's own name unless ``as`` gives one
    listing: str = ""  # key of the list
    owner: str = ""  # name in scope


@dataclass(frozen=True, slots=True)
class Mark:
    """What an element declares of mind: a degree, or *nothing* with the authority why.

    ``about`` is the expression after ``that``; else the mind is about the element's own expression.
    """

    degree: Degree | None
    authority: str = ""
    about: Expression | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """A line of the outline. ``path`` is its labels joined by `` › ``, unique within the block."""

    label: str
    path: str
    head: Head
    expression: Expression | None
    children: tuple[Element, ...]
    unless: bool = False  # subtracts: an exception
    mark: Mark | None = None
    completes: bool = False  # an attempt has not reached it
    shown_by: str = ""  # burden: "respondent", "claimant"
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the signature: ``victim of data`` is Place("victim", "person", "victim of data", "data")."""

    name: str
    type: str
    listing: str = ""
    owner: str = ""
    position: Position = NOWHERE


# ── norms ─────────────────────────────────────────────────────────────────────────────────────────
class NormKind(Enum):
    """Kinds of block; each has its own words for its result."""

    OFFENCE = "offence"
    ADMINISTRATIVE = "administrative"
    DUTY = "duty"
    CLAIM = "claim"
    RULE = "rule"
    EXCEPTION = "exception"
    DEFINITION = "definition"  # sufficient: makes its term true, never false
    GENERAL = "general"  # a rule that the engine reads by its parameters
    PRESUMPTION = "presumption"
    RELEASE = "release"
    BAR = "bar"


class Verification(Enum):
    """How far the words were checked against the official text."""

    VERIFIED = "verified"
    DERIVED = "derived"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Boundary:
    """One end of a wording's life. ``status``: read, computed, footnote, or *at least* (older text not encoded)."""

    day: date
    status: str = "read"


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty: ``kind`` is a word of the list *penalties*, bounds in ``unit``; by subject class for KoAP."""

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    subject: str = ""  # individual, official, small, medium, large; empty for all
    together: bool = False  # beside a main penalty ("with …")
    optional: bool = False  # "… or without it"
    beside: str = ""  # added to this main penalty only
    reading: str = ""  # it is one only if the disputed text is read so
    first: bool = True  # … in its first answer, else in its second
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Sanction:
    """The penalties of a part, alternatives first, and who prosecutes (public, private, private-public)."""

    penalties: tuple[Penalty, ...] = ()
    prosecution: str = ""
    body: str = ""  # word of the list *bodies*
    category: str = (
        ""  # given by the file where the kind of guilt decides; else derived from the maximum
    )
    remedies: tuple[str, ...] = ()  # of claims: words of the list *remedies*
    enforcer: str = ""
    note: Text = field(default_factory=dict)
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Quote:
    """The statute's deciding words in one language, literal."""

    language: str
    text: str
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class NormCase:
    """A line of a ``cases`` block: expected verdict and the facts it changes from its base."""

    expected: bool | None  # True met, False not met, None open ("?")
    name: str
    base: str
    facts: tuple[str, ...]
    position: Position = NOWHERE
    columns: tuple[int, ...] = ()  # where each of the facts begins in its line


@dataclass(frozen=True, slots=True)
class Norm:
    """One part (or limb) of an article in one wording."""

    id: str
    kind: NormKind
    places: tuple[Place, ...]
    elements: tuple[Element, ...]
    core: Expression | None
    since: Boundary
    until: Boundary | None
    law: str  # the amending law named in the heading
    act: str  # kz/criminal-code
    article: str
    part: str  # "4", "2.4" …
    title: Text  # of the article
    heading: Text  # of the part
    quotes: tuple[Quote, ...] = ()
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(
        default_factory=dict
    )  # label → lang → pieces
    names: Mapping[str, Text] = field(
        default_factory=dict
    )  # label → language → name of the element
    verification: Verification = Verification.UNVERIFIED
    edition: str = ""
    read: date | None = None
    sanction: Sanction | None = None
    qualifies: tuple[
        str, ...
    ] = ()  # ids that this norm displaces, same deed and actor (special, qualified)
    parameters: Mapping[str, str] = field(default_factory=dict)
    makes: Says | None = None  # of a definition: the term that it makes true
    open_texts: tuple[Text, ...] = ()
    cases: tuple[NormCase, ...] = ()
    position: Position = NOWHERE
    source: str = ""  # the row of the register and the dossier file that it was written from
    after_gap: bool = False  # another text stood before ``since``, and is not encoded


@dataclass(frozen=True, slots=True)
class Act:
    """A statute: number, titles, official address."""

    id: str
    title: Text
    short: Text  # "Criminal Code", "УК РК", "ҚР ҚК"
    number: str
    address: str
    branch: str  # criminal | administrative | civil | public


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One value of a unit between two days, and the uses it serves."""

    unit: str
    value: Decimal
    since: date
    until: date | None
    uses: tuple[str, ...]
    status: str = "verified"


@dataclass(frozen=True, slots=True)
class Law:
    """The whole library of one jurisdiction."""

    jurisdiction: Jurisdiction
    terms: Mapping[str, Term]
    listings: Mapping[str, Listing]
    words: Mapping[str, Mapping[str, Text]]  # closed list → word → language → name
    axioms: tuple[Axiom, ...]
    norms: tuple[Norm, ...]  # all wordings, by id, newest first
    acts: Mapping[str, Act]
    units: tuple[UnitRow, ...]
    readings: Mapping[str, DisputedText]
    uncovered: tuple[
        tuple[str, Text], ...
    ]  # ids of the register not encoded yet, and what they are
    known_to: date  # law known to this day
    digest: str  # SHA-256 over all files
    register_size: int = 0

    def wordings(self, norm_id: str) -> tuple[Norm, ...]:
        """Return every wording of a norm, newest first."""
        return tuple(norm for norm in self.norms if norm.id == norm_id)
