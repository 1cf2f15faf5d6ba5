"""The engine against total worlds: verdicts, and the smallest missing sets, on generated norms and cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.qualification import toy
from tests.qualification.oracle import Oracle, World

from dalel.case.case import Case
from dalel.case.fact import Facts
from dalel.case.measures import Days
from dalel.case.sentence import Atom, Degree, Unlisted
from dalel.case.states import State
from dalel.norms.model import (
    And,
    Axiom,
    Element,
    Expression,
    HeadKind,
    Holds,
    Law,
    Norm,
    NormKind,
    Not,
    Or,
    ReadingIs,
)
from dalel.qualification.model import Head, Literal, Qualification, Value
from dalel.qualification.qualify import qualify

Sets = tuple[tuple[Literal, ...], ...]
BREAK = date(2026, 2, 11)
WORDS = ["bold", "loud", "late", "paid"]
PERSONAL = ["deed cheats person", "deed strikes person"]
ENV = {"deed": "deed", "actor": "ann", "victim": "vic"}


def literals(scope: frozenset[str]) -> st.SearchStrategy[Expression]:
    """Return strategies for a sentence, plain or negated, about the names in scope."""
    atoms = [toy.says(f"deed is {word}", "deed") for word in WORDS]
    atoms += [
        toy.says("deed cheats person", "deed", "victim"),
        toy.says("person is rich", "victim"),
    ]
    if "harm" in scope:
        atoms = [
            toy.says("harm is grave", "harm"),
            toy.says("harm is lasting", "harm"),
        ] * 2 + atoms[:2]
    if "consent" in scope:
        atoms = [
            toy.says("consent is genuine", "consent"),
            toy.says("consent covers deed", "consent", "deed"),
        ] * 2 + atoms[:1]
    plain = st.sampled_from(atoms)
    return st.one_of(plain, plain, plain.map(Not))


def expressions(scope: frozenset[str], *, measures: bool) -> st.SearchStrategy[Expression]:
    parts = [literals(scope), literals(scope), literals(scope)]
    pair = st.tuples(literals(scope), literals(scope))
    parts += [pair.map(And), pair.map(Or), pair.map(lambda p: Not(And(p)))]
    if measures:
        measure = toy.says("sum of deed", "deed")
        operators = st.sampled_from([">=", ">", "<", "<="])
        parts.append(
            st.builds(lambda n, o: toy.over(measure, n, o), st.sampled_from([10, 20]), operators)
        )
        parts.append(st.booleans().map(lambda first: ReadingIs("toy.r.1", first)))
        parts.append(
            st.sampled_from(["deed", "all"]).map(
                lambda layer: Holds("toy.9", ("deed", "actor", "victim"), layer)
            )
        )
    return st.one_of(parts)


LISTS = {"harm": "harm to person", "consent": "consent of person"}


class Labels:
    """Labels that are unique in a norm."""

    def __init__(self) -> None:
        self.number = 0

    def next(self) -> str:
        """Return the next label."""
        self.number += 1
        return f"e{self.number}"


@st.composite
def elements(
    draw: st.DrawFn,
    labels: Labels,
    depth: int,
    scope: frozenset[str],
    searches: list[str],
    *,
    unless: bool = False,
) -> Element:
    kind = draw(st.sampled_from(["leaf"] * 3 + (["group", "search"] if depth else [])))
    name = labels.next()
    if kind == "search" and not scope & {"harm", "consent"} and len(searches) < 3:
        member = draw(st.sampled_from(["harm", "consent"]))
        searches.append(member)
        head = draw(st.sampled_from([HeadKind.SOME, HeadKind.NO, HeadKind.EVERY]))
        children = [
            draw(elements(labels, 0, scope | {member}, searches))
            for _ in range(draw(st.integers(1, 2)))
        ]
        return toy.search(name, head, member, LISTS[member], "victim", *children, unless=unless)
    if kind == "group" and depth:
        head = draw(st.sampled_from([HeadKind.ALL, HeadKind.ANY, HeadKind.AT_LEAST]))
        children = [
            draw(elements(labels, depth - 1, scope, searches))
            for _ in range(draw(st.integers(2, 3)))
        ]
        if draw(st.booleans()):
            children.append(draw(elements(labels, depth - 1, scope, searches, unless=True)))
        return toy.group(name, head, *children, number=2, unless=unless)
    simple = draw(expressions(scope, measures=not unless))
    degree = draw(st.sampled_from([None, None, Degree.KNEW, Degree.WANTED])) if not unless else None
    about = None
    if degree is not None and draw(st.booleans()):
        about = draw(literals(frozenset()))
    return (
        toy.leaf(name, simple, degree, about=about, unless=unless)
        if degree
        else toy.leaf(name, simple, unless=unless)
    )


@st.composite
def pair_of_minds(draw: st.DrawFn, labels: Labels) -> list[Element]:
    """Two minds about one sentence: rungs of one ladder, or towards it and towards its opposite."""
    told = toy.says(f"deed is {draw(st.sampled_from(WORDS))}", "deed")
    degrees = draw(st.permutations([Degree.ACCEPTED, Degree.KNEW, Degree.WANTED]))
    opposite = draw(st.booleans())
    about: tuple[Expression, Expression] = (told, Not(told) if opposite else told)
    first, second = (
        toy.leaf(labels.next(), draw(literals(frozenset())), degree, about=each)
        for degree, each in zip(degrees, about, strict=False)
    )
    together = draw(st.sampled_from(["all", "any", "unless"]))
    if together == "all":
        return [first, second]
    if together == "any":
        return [toy.group(labels.next(), HeadKind.ANY, first, second)]
    return [first, toy.group(labels.next(), HeadKind.ALL, second, unless=True)]


@st.composite
def pair_of_searches(draw: st.DrawFn, labels: Labels, searches: list[str]) -> list[Element]:
    """Two searches of one list that no single member can satisfy, and perhaps a third."""
    member = draw(st.sampled_from(["harm", "consent"]))
    this, that = {
        "harm": (toy.says("harm is grave", "harm"), toy.says("harm is lasting", "harm")),
        "consent": (
            toy.says("consent is genuine", "consent"),
            toy.says("consent covers deed", "consent", "deed"),
        ),
    }[member]
    bodies: list[Expression] = [And((this, Not(that))), Not(this)]
    if draw(st.booleans()):
        bodies.append(And((this, that)))
    searches += [member] * len(bodies)
    found = [
        toy.search(
            labels.next(),
            HeadKind.SOME,
            member,
            LISTS[member],
            "victim",
            toy.leaf(labels.next(), body),
        )
        for body in bodies
    ]
    if draw(st.booleans()):
        return found
    return [toy.group(labels.next(), HeadKind.AT_LEAST, *found, number=2)]


@dataclass(frozen=True)
class Toy:
    """A generated problem; a failing test notes what matters of it."""

    law: Law
    case: Case
    facts: Facts
    further: dict[str, int]  # by list, how many searches go through it


STATES = st.sampled_from(["yes", "no", "disputed", "unknown", None, None, None])


@st.composite
def problems(draw: st.DrawFn) -> Toy:
    """Return a law with one offence, a rule and perhaps axioms, a case, and what is known of it."""
    searches: list[str] = []
    labels = Labels()
    shape = draw(st.sampled_from(["any", "any", "minds", "searches"]))
    if shape == "minds":
        body = draw(pair_of_minds(labels))
    elif shape == "searches":
        body = draw(pair_of_searches(labels, searches))
    else:
        body = [
            draw(elements(labels, 2, frozenset(), searches)) for _ in range(draw(st.integers(1, 2)))
        ]
    if shape == "any" and draw(st.booleans()):
        body.append(draw(elements(labels, 1, frozenset(), searches, unless=True)))
    rule = toy.norm(
        "toy.9", toy.leaf("r", draw(literals(frozenset()))), kind=NormKind.RULE, core=None
    )
    # definitions work on sentences that some norm reads: the one that may be made is read here
    core = toy.leaf("core", Or((toy.STRIKES, toy.says("deed is bold", "deed"))))
    norms = [rule]
    if draw(st.booleans()):
        older = draw(elements(labels, 1, frozenset(), searches))
        norms.append(toy.norm("toy.10", core, *body, toy.PERSON, since=BREAK))
        norms.append(
            toy.norm("toy.10", core, older, toy.PERSON, since=date(2020, 1, 1), until=BREAK)
        )
    else:
        norms.append(toy.norm("toy.10", core, *body, toy.PERSON))
    if draw(st.booleans()):
        makes = toy.says("deed is bold", "deed")
        definition = toy.leaf("d", draw(literals(frozenset())))
        norms.append(
            toy.norm("toy.11", definition, kind=NormKind.DEFINITION, core=None, makes=makes)
        )
    axioms = []
    if draw(st.booleans()):
        first, second = draw(st.permutations(["deed is bold", "deed is loud", "deed is late"]))[:2]
        sign = draw(st.booleans())
        axioms.append(Axiom(((first, ("d",), True),), ((second, ("d",), sign),), {"en": "so"}))
    if draw(st.booleans()):
        axioms.append(
            Axiom(
                (("harm is lasting", ("h",), True),),
                (("harm is grave", ("h",), True),),
                {"en": "so"},
            )
        )
    law = toy.law(*norms, axioms=tuple(axioms))
    things = [toy.harm()] * draw(st.booleans()) + [toy.consent()] * draw(st.booleans())
    day = draw(
        st.sampled_from(
            [date(2026, 3, 4), date(2026, 1, 1), Days(date(2026, 2, 1), date(2026, 2, 28)), None]
        )
    )
    case = toy.case(toy.act(day=day), *things)
    sentences: list[tuple[str, ...]] = [(f"deed is {word}", "deed") for word in WORDS]
    sentences += [
        ("deed cheats person", "deed", "vic"),
        ("person is rich", "vic"),
        ("person is sane", "ann"),
    ]
    sentences += [("harm is grave", "hurt"), ("harm is lasting", "hurt")]
    sentences += [("consent is genuine", "yes"), ("consent covers deed", "yes", "deed")]
    said = {s: state for s in sentences if (state := draw(STATES)) is not None}
    measures = draw(
        st.sampled_from(
            [{}, {("sum of deed", "deed"): (15, 15)}, {("sum of deed", "deed"): (5, 15)}]
        )
    )
    minds = []
    if draw(st.booleans()):
        about = draw(
            st.sampled_from(
                [None, Atom("deed is bold", ("deed",)), Atom("deed cheats person", ("deed", "vic"))]
            )
        )
        low = draw(st.sampled_from([Degree.KNEW, Degree.WANTED]))
        minds.append(toy.mind(about, low, positive=about is None or draw(st.booleans())))
    closed = [
        toy.complete(key, "vic", closed_as)
        for key in ("harm to person", "consent of person")
        if (
            closed_as := draw(
                st.sampled_from(
                    [None, State.ESTABLISHED, State.ESTABLISHED, State.REFUTED, State.UNKNOWN]
                )
            )
        )
    ]
    facts = toy.facts({**toy.STRUCK, **said}, measures=measures, minds=minds, closures=closed)
    return Toy(law, case, facts, _further(law, day))


def _further(law: Law, day: date | Days | None) -> dict[str, int]:
    """Return by list how many searches that look for different things go through it.

    A wording that the day of the deed cannot touch searches for nothing.
    """
    days = day if isinstance(day, Days) else Days(day, day)
    looked_for: dict[str, set[object]] = {}
    waiting = [element for norm in law.norms if _touches(norm, days) for element in norm.elements]
    while waiting:
        element = waiting.pop()
        waiting += element.children
        if element.head.listing:
            # some and none of a list look for the same member
            _, *found = _looked_for(element)
            looked_for.setdefault(element.head.listing, set()).add(tuple(found))
    return {listing: len(found) for listing, found in looked_for.items()}


def _touches(norm: Norm, days: Days) -> bool:
    """Return whether a wording is in force on one of the days."""
    if days.last is not None and days.last < norm.since.day:
        return False
    until = norm.until.day if norm.until else None
    return until is None or days.first is None or days.first < until


def _looked_for(element: Element) -> tuple[object, ...]:
    """Return what an element asks, its labels aside."""
    children = tuple(_looked_for(child) for child in element.children)
    return element.head, element.expression, element.mark, element.unless, children


def shown(law: Law, facts: Facts) -> str:
    """Return a generated problem for a reader of a failing test."""

    def expression(e: Expression) -> str:
        if isinstance(e, Not):
            return f"not ({expression(e.body)})"
        if isinstance(e, And | Or):
            return f" {type(e).__name__.lower()} ".join(f"({expression(p)})" for p in e.parts)
        return getattr(e, "term", None) or repr(e)

    def lines(element: Element, indent: int) -> list[str]:
        mark = element.mark
        about = f" that {expression(mark.about)}" if mark and mark.about else ""
        head = (
            ""
            if element.expression
            else f"({element.head.kind.value} {element.head.number} {element.head.listing})"
        )
        text = expression(element.expression) if element.expression else ""
        return [
            (
                f"{'  ' * indent}{'unless ' if element.unless else ''}{element.label} {head}: {text}"
                f"{f' [{mark.degree!r}{about}]' if mark else ''}"
            ),
            *(line for child in element.children for line in lines(child, indent + 1)),
        ]

    out = []
    for norm in law.norms[1:]:
        out.append(
            f"{norm.kind.value} {norm.id} since {norm.since.day} makes {norm.makes and norm.makes.term}"
        )
        out += [line for element in norm.elements for line in lines(element, 1)]
    out += [f"axiom {a.when} => {a.then}" for a in law.axioms]
    out += [f"{f.about.term} {f.about.args}: {f.state.value}" for f in facts.facts.values()]
    out += [f"{m.about}: {m.interval}" for m in facts.measures.values()]
    out += [f"mind {m.about} {m.positive} {m.low.name}" for m in facts.minds]
    out += [f"complete {c.listing}: {c.state.value}" for c in facts.closures]
    return "\n".join(out)


def expected(truths: list[tuple[bool, bool]]) -> Value:
    full, lean = {f for f, _ in truths}, {n for _, n in truths}
    if full == {False}:
        return Value.NOT_MET
    if full == {True}:
        return Value.MET
    return Value.MET_UNLESS if lean == {True} else Value.OPEN


def joined(values: set[Value]) -> Value:
    if len(values) == 1:
        return next(iter(values))
    if Value.OPEN in values:
        return Value.OPEN
    return Value.CONTESTED if Value.NOT_MET in values else Value.MET_UNLESS


def judged(law: Law, case: Case, facts: Facts) -> tuple[Any, Qualification]:
    found, _ = qualify(case, facts, law, toy.AS_OF)
    return next(
        (h for h in found.heads if h.norm.id == "toy.10" and h.stage.value == "completed"), None
    ), found


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_verdicts_and_missing_sets_are_those_of_all_worlds(problem: Toy) -> None:
    """A value is what holds in every world; a missing set settles it, can be so, and is minimal."""
    head, found = judged(problem.law, problem.case, problem.facts)
    note(shown(problem.law, problem.facts))
    note(f"{head.value} for {head.missing_for} against {head.missing_against}")
    _agrees(problem, head, found)


def test_a_wording_of_other_days_searches_nothing() -> None:
    """A search that only an older wording makes asks for no further member of its own."""
    grave = toy.says("harm is grave", "harm")
    searches = [
        toy.search("e", HeadKind.SOME, "harm", "harm to person", "victim", leaf)
        for leaf in (toy.leaf("f", grave), toy.leaf("f", grave, Degree.KNEW))
    ]
    law = toy.law(
        toy.norm("toy.10", toy.BASIC, searches[0], toy.PERSON, since=BREAK),
        toy.norm("toy.10", toy.BASIC, searches[1], toy.PERSON, until=BREAK),
    )
    facts = toy.facts({**toy.STRUCK, **toy.SANE})
    for day, further in ((toy.DAY, 1), (None, 2)):
        case = toy.case(toy.act(day=day))
        assert _further(law, day) == {"harm to person": further}
        head, found = judged(law, case, facts)
        assert head.value is Value.OPEN
        _agrees(Toy(law, case, facts, _further(law, day)), head, found)


def test_a_later_law_adds_nothing_to_the_missing_sets_of_the_day() -> None:
    """What only a later wording looks for, to see which is milder, is missing nowhere under that of the day."""
    grave = toy.says("harm is grave", "harm")
    some = toy.search(
        "e1", HeadKind.SOME, "harm", "harm to person", "victim", toy.leaf("e2", grave)
    )
    every = toy.search(
        "e3", HeadKind.EVERY, "harm", "harm to person", "victim", toy.leaf("e4", Not(grave))
    )
    law = toy.law(
        toy.norm("toy.10", toy.BASIC, some, toy.PERSON, since=BREAK),
        toy.norm("toy.10", toy.BASIC, every, toy.PERSON, since=date(2020, 1, 1), until=BREAK),
    )
    closed = [toy.complete("harm to person", "vic", State.REFUTED)]
    facts = toy.facts({**toy.STRUCK, **toy.SANE}, closures=closed)
    case = toy.case(toy.act(day=date(2026, 1, 1)))

    head, found = judged(law, case, facts)

    another = Atom("harm is grave", ("another-harm-to-vic",))
    second = Unlisted(
        "harm to person", "vic", "another-harm-to-vic-2"
    )  # there is one, and maybe more
    assert head.missing_for == (
        (Literal(another, positive=False), Literal(second, positive=False)),
    )
    assert head.missing_against == ((Literal(another, positive=True),),)
    assert [each.value for each in head.milder] == [Value.OPEN]
    _agrees(Toy(law, case, facts, _further(law, date(2026, 1, 1))), head, found)


def _agrees(problem: Toy, head: Head, found: Qualification) -> None:
    """Compare what the engine says of a problem with its worlds."""
    law, case, facts = problem.law, problem.case, problem.facts
    oracle = Oracle(law, case, facts, toy.AS_OF, further=problem.further)
    worlds, exhaustive = oracle.worlds("toy.10", ENV)
    if not worlds:  # the facts clash with an axiom, perhaps in what no norm reads
        return
    if found.contradictions:  # spoilt facts are free for the engine, not for the oracle
        return
    readings = {w.values.get(("reading", "toy.r.1")) for w, _, _ in worlds}
    values = {
        reading: expected(
            [(f, n) for w, f, n in worlds if w.values.get(("reading", "toy.r.1")) == reading]
        )
        for reading in readings
    }
    if exhaustive:
        assert head.value is joined(set(values.values()))
    elif head.value in {Value.MET, Value.NOT_MET}:
        assert set(values.values()) == {head.value}
    elif head.value is Value.MET_UNLESS:
        assert all(lean for _, _, lean in worlds)
    if len(readings) > 1 or not exhaustive:
        return
    _check_sets(oracle, worlds, head)


def _check_sets(oracle: Oracle, worlds: list[tuple[World, bool, bool]], head: Head) -> None:
    # further members of one list come together in the engine: none beside those told, or one for each search
    together = [
        (w, lean)
        for w, _, lean in worlds
        if all(n in oracle.between(*k[1:]) for k, n in w.values.items() if k[0] == "further")
    ]
    for sets, wanted in ((head.missing_for, True), (head.missing_against, False)):
        for cube in sets:
            held = [
                lean
                for w, lean in together
                if all(oracle.literal(w, x.atom, x.positive) for x in cube)
            ]
            assert set(held) == {wanted}
            for left_out in cube:
                fewer = [x for x in cube if x is not left_out]
                assert any(
                    lean is not wanted
                    for w, lean in together
                    if all(oracle.literal(w, x.atom, x.positive) for x in fewer)
                )
        if sets and len(sets) < 8 and len(sets[-1]) <= 4:
            _none_is_missing(oracle, together, sets, wanted)


def _none_is_missing(
    oracle: Oracle, worlds: list[tuple[World, bool]], sets: Sets, wanted: bool
) -> None:
    """Whatever pair of the literals in play settles the norm says at least as much as one of the sets."""
    atoms = list(dict.fromkeys(x.atom for cube in sets for x in cube))
    holding = {
        (atom, positive): {
            at for at, (w, _) in enumerate(worlds) if oracle.literal(w, atom, positive)
        }
        for atom in atoms
        for positive in (True, False)
    }
    found = [set.intersection(*(holding[x.atom, x.positive] for x in cube)) for cube in sets]
    for size in (1, 2):
        for pair in combinations(holding, size):
            held = set.intersection(*(holding[signed] for signed in pair))
            if held and {worlds[at][1] for at in held} == {wanted}:
                assert any(held <= settled for settled in found)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(), st.data())
def test_fixing_a_free_fact_never_reverses_a_decided_value(
    problem: Toy, data: st.DataObject
) -> None:
    """Met stays met and not met stays not met, whatever more is learnt (MODEL 35)."""
    law, case, facts = problem.law, problem.case, problem.facts
    head, found = judged(law, case, facts)
    if found.contradictions or head.value not in {Value.MET, Value.NOT_MET}:
        return
    sentences: list[tuple[str, ...]] = [(f"deed is {word}", "deed") for word in WORDS]
    sentences += [("deed cheats person", "deed", "vic"), ("person is sane", "ann")]
    sentences += [("person is rich", "vic"), ("harm is grave", "hurt"), ("harm is lasting", "hurt")]
    sentences += [("consent is genuine", "yes"), ("consent covers deed", "yes", "deed")]
    free = [s for s in sentences if not facts.state(Atom(s[0], s[1:])).decided]
    if not free:
        return
    states = st.sampled_from(["yes", "no"])
    learnt = data.draw(st.dictionaries(st.sampled_from(free), states, min_size=1, max_size=3))
    more = toy.facts(learnt).facts
    richer = Facts(
        facts={**facts.facts, **more},
        measures=facts.measures,
        minds=facts.minds,
        closures=facts.closures,
    )
    after, found = judged(law, case, richer)
    if not found.contradictions:
        assert after.value is head.value


@pytest.mark.parametrize("seed", range(3))
def test_many_open_facts_are_sampled(seed: int) -> None:
    """With more open facts than can be enumerated, no sampled world contradicts a verdict."""
    choice = toy.group(
        "choice",
        HeadKind.ANY,
        *(toy.leaf(word, toy.says(f"deed is {word}", "deed"), Degree.KNEW) for word in WORDS),
        toy.search(
            "hurt",
            HeadKind.SOME,
            "harm",
            "harm to person",
            "victim",
            toy.leaf("grave", toy.says("harm is grave", "harm"), Degree.ACCEPTED),
        ),
    )
    never = toy.group(
        "never",
        HeadKind.ALL,
        toy.leaf(
            "x", And((toy.says("deed is sorry", "deed"), Not(toy.says("deed is sorry", "deed"))))
        ),
    )
    either = toy.group("either", HeadKind.ANY, choice, never)
    law = toy.law(toy.norm("toy.10", either, toy.PERSON))
    case = toy.case(toy.act(), toy.harm(), toy.harm("scar"))
    facts = toy.facts({**toy.STRUCK, **toy.SANE})
    head, _ = judged(law, case, facts)
    oracle = Oracle(law, case, facts, toy.AS_OF, further={})
    worlds, exhaustive = oracle.worlds("toy.10", ENV, seed, samples=20_000)
    assert not exhaustive
    assert head.value is Value.OPEN
    assert {True, False} == {full for _, full, _ in worlds}
    for cube in head.missing_for:
        assert {True} == {
            lean
            for w, _, lean in worlds
            if all(oracle.literal(w, x.atom, x.positive) for x in cube)
        }
