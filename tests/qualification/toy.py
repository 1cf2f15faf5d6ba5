"""A toy jurisdiction in model objects: the engine's tests must not depend on any shipped law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dalel.case.case import Case
from dalel.case.conduct import Act, Proceeding, Series
from dalel.case.fact import Closure, Fact, Facts, Measured, MindFact
from dalel.case.measures import Days, Interval
from dalel.case.objects import Harm, Transfer
from dalel.case.people import Consent, Person
from dalel.case.position import Problem
from dalel.case.sentence import Atom, Degree
from dalel.case.states import Source, SourceKind, State, Told
from dalel.norms.jurisdiction import Currency, Index, Jurisdiction
from dalel.norms.model import (
    Answer,
    Axiom,
    Boundary,
    Compares,
    DisputedText,
    Element,
    Expression,
    Head,
    HeadKind,
    Law,
    Listing,
    Mark,
    Norm,
    NormKind,
    Penalty,
    Place,
    Sanction,
    Says,
    Term,
    TermKind,
    UnitRow,
    Verification,
)
from dalel.qualification.model import Qualification
from dalel.qualification.qualify import qualify

AS_OF = date(2026, 6, 1)
DAY = date(2026, 3, 4)


# ── terms ─────────────────────────────────────────────────────────────────────────────────────────
def term(sentence: str, places: dict[str, str], **more: Any) -> Term:
    return Term(
        sentence=sentence,
        places=places,
        kind=more.pop("kind", TermKind.FACT),
        means="",
        say={},
        deny={},
        ask={},
        **more,
    )


_ACT = {"deed": "act"}
TERMS = [
    *(term(f"deed is {word}", _ACT) for word in ("bold", "loud", "late", "paid", "shown", "sorry")),
    term("deed cheats person", {"deed": "act", "person": "person"}),
    term(
        "deed strikes person", {"deed": "act", "person": "person"}, reads=("deed.does in [call]",)
    ),
    term("person agreed to deed", {"person": "person", "deed": "act"}),
    term("person is sane", {"person": "person"}),
    term("person is identified", {"person": "person"}),
    term("person is rich", {"person": "person"}),
    term("harm is grave", {"harm": "harm"}, kind=TermKind.ASSESSMENT),
    term("harm is lasting", {"harm": "harm"}),
    term("deed caused harm", {"deed": "act", "harm": "harm"}),
    term("consent is genuine", {"consent": "consent"}),
    term("consent covers deed", {"consent": "consent", "deed": "act"}),
    term("transfer happened", {"transfer": "transfer"}),
    term("sum of deed", _ACT, kind=TermKind.MEASURE, unit="KZT"),
    term("damage of harm", {"harm": "harm"}, kind=TermKind.MEASURE, unit="KZT"),
    term("day of deed", _ACT, kind=TermKind.MEASURE, unit="date"),
    term(
        "age of person at the start of deed",
        {"person": "person", "deed": "act"},
        kind=TermKind.MEASURE,
        unit="years",
    ),
    term("deed was done", _ACT),
    term("deed was done by actor", {"deed": "act", "actor": "person"}),
    term("deed was stopped by outside causes", _ACT),
    term("deed was given up of the actor's own will", _ACT),
    term("deed only prepares", _ACT),
    term("deed helps other", {"deed": "act", "other": "act"}),
    term("actor would take part in deed", {"actor": "person", "deed": "act"}),
    term("deed goes beyond what actor intended", {"deed": "act", "actor": "person"}),
    term("actor is suspect of deed", {"actor": "person", "deed": "act"}),
    term("person complained about deed", {"person": "person", "deed": "act"}),
    term("actor was punished for deed already", {"actor": "person", "deed": "act"}),
    term(
        "administrative case against actor over deed was closed", {"actor": "person", "deed": "act"}
    ),
    term(
        "age of person at the end of deed",
        {"person": "person", "deed": "act"},
        kind=TermKind.MEASURE,
        unit="years",
    ),
    term("day of discovery of deed", _ACT, kind=TermKind.MEASURE, unit="date"),
    term("deed went on until its discovery", _ACT),
]


def listing(key: str, owner: str, member: str, reads: str, *, closed: bool = True) -> Listing:
    name, connective, owner_name = key.split()
    return Listing(
        name, connective, owner, member, reads, owner_name=owner_name, always_complete=closed
    )


LISTINGS = [
    listing("actor of deed", "act", "person", "field by"),
    listing("victim of deed", "act", "person", "field against"),
    listing("transfer by deed", "act", "transfer", "inverse because"),
    listing("harm to person", "person", "harm", "inverse to", closed=False),
    listing("consent of person", "person", "consent", "inverse by", closed=False),
]

PARAMETERS = {
    "category.misdemeanour": "no prison",
    "category.minor": "2",
    "category.medium": "5",
    "category.grave": "12",
    "attempt.from": "medium",
    "preparation.from": "grave",
    "limitation.minor": "2 years",
    "limitation.medium": "5 years",
    "limitation.grave": "15 years",
    "limitation.administrative": "2 months",
    "limitation.administrative.continuing": "2 months",
    "limitation.administrative.under 18": "1/2",
    "residual.administrative": "all",
    "role.order": "organiser",
    "role.default": "aider",
    "index.day.administrative": "opening",
    "index.day.criminal": "deed",
    "penalty.unavailable.arrest": "2030-01-01",
}


# ── norms ─────────────────────────────────────────────────────────────────────────────────────────
def says(sentence: str, *args: str) -> Says:
    return Says(sentence, args)


def over(measure: Says, value: int, operator: str = ">=", unit: str = "") -> Compares:
    return Compares(measure, operator, Decimal(value), unit)


def leaf(label: str, expression: Expression, degree: Degree | None = None, **more: Any) -> Element:
    mark = Mark(degree, about=more.pop("about", None)) if degree is not None else None
    return Element(label, label, Head(HeadKind.ALL), expression, (), mark=mark, **more)


def group(label: str, kind: HeadKind, *children: Element, number: int = 0, **more: Any) -> Element:
    return Element(label, label, Head(kind, number), None, children, **more)


def search(
    label: str, kind: HeadKind, name: str, key: str, owner: str, *children: Element, **more: Any
) -> Element:
    head = Head(kind, more.pop("number", 0), name, name, key, owner)
    return Element(label, label, head, None, children, **more)


DEED = Place("deed", "act")
ACTOR = Place("actor", "person", "actor of deed", "deed")
VICTIM = Place("victim", "person", "victim of deed", "deed")
PERSON = leaf("person", says("person is sane", "actor"))
STRIKES = says("deed strikes person", "deed", "victim")


def norm(norm_id: str, *elements: Element, **more: Any) -> Norm:
    kind = more.pop("kind", NormKind.OFFENCE)
    article = norm_id.split(".")[1]
    prison = more.pop("prison", 4)
    since = more.pop("since", date(2020, 1, 1))
    until = more.pop("until", None)
    defaults = {
        "places": (DEED, ACTOR, VICTIM),
        "core": STRIKES,
        "law": "1-I",
        "act": "toy/code",
        "article": article,
        "part": ".".join(norm_id.split(".")[2:]),
        "title": {},
        "heading": {},
        "verification": Verification.VERIFIED,
        "sanction": Sanction((Penalty("prison", None, Decimal(prison), "years"),)),
    }
    if not isinstance(since, Boundary):
        since = Boundary(since)
    return Norm(
        id=norm_id,
        kind=kind,
        elements=elements,
        since=since,
        until=Boundary(until) if until else None,
        **{**defaults, **more},
    )


CATEGORIES = ("misdemeanour", "minor", "medium", "grave", "extra-grave")
JURISDICTION = Jurisdiction(
    "toy",
    currency=Currency("KZT"),
    index=Index("MCI"),
    lightest_first=("warning", "fine", "corrective works", "community service", "arrest", "restriction", "prison"),
    days_of_month=30,
)  # fmt: skip
GENERAL = norm("toy.1", kind=NormKind.GENERAL, places=(), core=None, parameters=PARAMETERS)


def law(
    *norms: Norm,
    axioms: tuple[Axiom, ...] = (),
    units: tuple[UnitRow, ...] = (),
    extra: Mapping[str, str] | None = None,
) -> Law:
    """Make a law of norms; ``extra`` adds parameters that general rules give."""
    more = norm("toy.2", kind=NormKind.GENERAL, places=(), core=None, parameters=extra or {})
    return Law(
        jurisdiction=JURISDICTION,
        terms={each.sentence: each for each in TERMS},
        listings={each.key: each for each in LISTINGS},
        words={"categories": {key: {} for key in CATEGORIES}},
        axioms=axioms,
        norms=(GENERAL, *([more] if extra else []), *norms),
        acts={},
        units=units,
        readings={"toy.r.1": DisputedText("toy.r.1", {}, Answer({}, {}), Answer({}, {}))},
        uncovered=(),
        known_to=AS_OF,
        digest="",
    )


# ── cases ─────────────────────────────────────────────────────────────────────────────────────────
AUTHOR = (Source(SourceKind.AUTHOR),)
EXHIBIT = (Source(SourceKind.EXHIBIT, "letter.png"),)


def told(value: Any, state: State = State.ESTABLISHED) -> Told[Any]:
    return Told(value, state, AUTHOR)


def act(
    key: str = "deed", by: tuple[str, ...] = ("ann",), day: date | Days | None = DAY, **more: Any
) -> Act:
    when = day if isinstance(day, Days) or day is None else Days(day, day)
    return Act(
        id=key,
        by=tuple(told(each) for each in by),
        when=told(when) if when else None,
        against=tuple(told(each) for each in more.pop("against", ("vic",))),
        **more,
    )


def case(*things: Any) -> Case:
    persons = [Person(id=key) for key in ("ann", "bob", "vic")]
    names = {
        Act: "act",
        Person: "person",
        Harm: "harm",
        Consent: "consent",
        Transfer: "transfer",
        Series: "series",
        Proceeding: "proceeding",
    }
    everything = [*persons, *things]
    return Case(
        "toy",
        things={thing.id: thing for thing in everything},
        types={thing.id: names[type(thing)] for thing in everything},
    )


def harm(key: str = "hurt") -> Harm:
    return Harm(id=key, to=told("vic"))


def consent(key: str = "yes") -> Consent:
    return Consent(id=key, by=told("vic"))


STATES = {
    "yes": State.ESTABLISHED,
    "no": State.REFUTED,
    "disputed": State.DISPUTED,
    "unknown": State.UNKNOWN,
}


def facts(said: Mapping[Any, str], **more: Any) -> Facts:
    """``("deed is bold", "deed"): "yes"``; measures as ``(low, high)``; minds and closures as they are."""
    sources = more.pop("sources", AUTHOR)
    measures = {
        Atom(key[0], key[1:]): Measured(
            Atom(key[0], key[1:]),
            Interval(*(None if end is None else Decimal(end) for end in ends)),
            AUTHOR,
        )
        for key, ends in more.pop("measures", {}).items()
    }
    return Facts(
        facts={
            Atom(key[0], key[1:]): Fact(Atom(key[0], key[1:]), STATES[state], sources)
            for key, state in said.items()
        },
        measures=measures,
        minds=tuple(more.pop("minds", ())),
        closures=tuple(more.pop("closures", ())),
        contradictions=tuple(more.pop("contradictions", ())),
    )


def mind(
    about: Atom | None,
    low: Degree,
    high: Degree = Degree.WANTED,
    *,
    positive: bool = True,
    state: State = State.ESTABLISHED,
    actor: str = "ann",
    deed: str = "deed",
) -> MindFact:
    return MindFact(actor, deed, about, positive, low, high, state, AUTHOR)


def complete(key: str, owner: str, state: State = State.ESTABLISHED) -> Closure:
    return Closure(key, owner, state, AUTHOR)


STRUCK: dict[tuple[str, ...], str] = {("deed strikes person", "deed", "vic"): "yes"}
SANE: dict[tuple[str, ...], str] = {("person is sane", "ann"): "yes"}


# ── judging ───────────────────────────────────────────────────────────────────────────────────────
BASIC = leaf("core", STRIKES)


def judge(
    library: Law,
    known: Facts,
    *things: Any,
    described: Any = None,
    as_of: date = AS_OF,
    **more: Any,
) -> tuple[Qualification, tuple[Problem, ...]]:
    found, problems = qualify(described or case(act(), *things), known, library, as_of, **more)
    return found, problems


def only(library: Law, known: Facts, *things: Any, norm_id: str = "toy.10", **more: Any) -> Any:
    found, _ = judge(library, known, *things, **more)
    heads = [h for h in found.heads if h.norm.id == norm_id]
    assert len(heads) == 1
    return heads[0]


def offence(*elements: Any, **more: Any) -> Norm:
    return norm("toy.10", BASIC, *elements, PERSON, **more)


def bold(degree: Degree | None = None, **more: Any) -> Element:
    return leaf("bold", says("deed is bold", "deed"), degree, **more)
