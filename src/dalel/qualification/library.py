"""What the engine prepares once a law, whatever the case: wordings by day, signatures, parameters, indexes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from dalel.norms.model import (
    And,
    Compares,
    Holds,
    NormKind,
    Or,
    Says,
    TermKind,
    Verification,
)
from dalel.norms.tree import leaves, walk
from dalel.qualification.names import joined, names_in
from dalel.qualification.places import Signatures
from dalel.qualification.raised import teller
from dalel.qualification.recipes import block, own, sentence
from dalel.qualification.rules import axioms, implied
from dalel.qualification.sanctions import CATEGORIES, CEILING, EXCLUDED, category, for_the_young
from dalel.qualification.segments import timeline
from dalel.qualification.shapes import lines, names_under, shape
from dalel.qualification.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from dalel.norms.model import Boundary, Element, Expression, Law, Norm, UnitRow
    from dalel.qualification.places import Env, Signature
    from dalel.qualification.raised import Teller
    from dalel.qualification.recipes import Own, Recipe, Said
    from dalel.qualification.rules import Rule
    from dalel.qualification.sanctions import Young
    from dalel.qualification.segments import Row, Timeline

PERSON_LAYER = "person"
THRESHOLD = "threshold"  # use of a unit's value: where sums are measured against it
_JUDGED = frozenset({NormKind.OFFENCE, NormKind.ADMINISTRATIVE, NormKind.DUTY, NormKind.CLAIM})
_NEEDS = 2  # sets of terms that a wording may need
_WHOLE_UNITS = frozenset({"years", "days", "date", "number"})  # counted in whole units


@dataclass(slots=True)
class Library:
    """A law made ready for many cases."""

    law: Law
    wordings: dict[str, tuple[Wording, ...]] = field(default_factory=dict)  # by id, newest first
    timelines: dict[Wording, Timeline] = field(default_factory=dict)
    # id → the days on which it, or a norm that it refers to, begins to read otherwise; filled as it is asked
    changes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    # id → each signature that its wordings have, with a wording of it
    signatures: dict[str, tuple[tuple[Signature | None, Wording], ...]] = field(
        default_factory=dict
    )
    # For the first and the second need: term → the wordings that it serves, "" → those without such a need.
    needs: tuple[Mapping[str, list[Wording]], ...] = ()
    judged: tuple[str, ...] = ()  # ids of norms that make heads, in the order of the law
    definitions: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # term → ids of definitions
    presumptions: dict[str, tuple[Norm, ...]] = field(default_factory=dict)  # by the term made true
    # term → terms from each of which alone it follows, with the places of their names in it
    implied: dict[str, tuple[tuple[str, tuple[int, ...]], ...]] = field(default_factory=dict)
    # term → axioms that read it, with the numbers of the names and the sign there
    axioms: dict[str, tuple[tuple[Rule, tuple[int, ...], bool], ...]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()  # measures counted in whole units
    assessments: frozenset[str] = frozenset()
    conduct_terms: frozenset[str] = frozenset()  # read from a deed's verb
    outward_terms: frozenset[str] = (
        frozenset()
    )  # read from a deed's verb or channel and nothing else
    parameters: Mapping[str, str] = field(default_factory=dict)
    begun: Mapping[str, Boundary] = field(default_factory=dict)  # parameter → since when it is law
    young: Mapping[str, Young] = field(default_factory=dict)  # parameters for who is under an age
    categories: tuple[str, ...] = ()  # of crimes, the lightest first
    ages: tuple[Decimal, ...] = ()  # those that penalties hang on, youngest first
    ranks: Mapping[str, int] = field(default_factory=dict)  # kind of penalty → 0 for the lightest
    units: Mapping[str, tuple[UnitRow, ...]] = field(default_factory=dict)
    # unit → its values for thresholds, oldest first
    thresholds: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    unverified: frozenset[tuple[str, int]] = frozenset()
    leaning: frozenset[str] = frozenset()  # norms that are not verified, or refer to one
    _layers: dict[Wording, tuple[Recipe, Recipe]] = field(default_factory=dict)
    _own: dict[Wording, tuple[Own, ...]] = field(default_factory=dict)
    completable: frozenset[str] = frozenset()  # norms that something completes, or their basic norm
    cored: frozenset[str] = frozenset()  # norms with a core of their own, or that refer to one
    _categories: dict[Wording, str] = field(default_factory=dict)
    _sentences: dict[tuple[int, bool], Said] = field(default_factory=dict)
    _tellers: dict[int, Teller] = field(default_factory=dict)
    _read: dict[int, tuple[int, frozenset[str] | None]] = field(default_factory=dict)
    _shapes: dict[object, int] = field(default_factory=dict)  # what searches look for, by number

    def body(self, element: Element) -> tuple[int, frozenset[str] | None]:
        """Return the number of what a search looks for, labels aside, and the names that it reads (None: it may read any)."""
        key = id(element)
        found = self._read.get(key)
        if found is None:
            names = joined(names_under(child) for child in element.children)
            about = element.mark.about if element.mark is not None else None
            if names is not None and about is not None:
                names = joined((names, names_in(about)))
            number = self._shapes.setdefault(shape(element), len(self._shapes))
            found = self._read[key] = (number, names)
        return found

    def layers(self, wording: Wording) -> tuple[Recipe, Recipe]:
        """Return the recipes of a wording's two layers: its conduct, and the person."""
        found = self._layers.get(wording)
        if found is None:
            person = (wording.person,) if wording.person is not None else ()
            norm = wording.norm.id
            found = self._layers[wording] = (
                block(wording.conduct, norm, wording),
                block(person, norm),
            )
        return found

    def own(self, wording: Wording) -> tuple[Own, ...]:
        """Return what a wording's conduct reads itself."""
        found = self._own.get(wording)
        if found is None:
            found = self._own[wording] = own(wording.conduct)
        return found

    def raisable(self, told: frozenset[str]) -> frozenset[Wording]:
        """Return the wordings that the terms told anywhere in a case could raise: a quick look first."""
        served = [
            frozenset(chain(needs[""], *[needs[term] for term in told if term in needs]))
            for needs in self.needs
        ]
        return served[0].intersection(*served[1:])

    def category(self, wording: Wording) -> str:
        """Return the category of an offence."""
        found = self._categories.get(wording)
        if found is None:
            found = self._categories[wording] = category(
                wording.norm, self.parameters, self.categories
            )
        return found

    def sentence(self, expression: Expression, *, positive: bool) -> Said:
        """Return the recipe of an expression that stands alone."""
        key = (id(expression), positive)
        found = self._sentences.get(key)
        if found is None:
            found = self._sentences[key] = sentence(expression, positive=positive)
        return found

    def told(self, core: Expression) -> Teller:
        """Return what tells whether a norm's core conduct is raised."""
        found = self._tellers.get(id(core))
        if found is None:
            found = self._tellers[id(core)] = teller(core)
        return found

    def branch(self, norm: Norm) -> str:
        """Return the branch of law that a norm's act belongs to, by its kind where the act says nothing."""
        act = self.law.acts.get(norm.act)
        if act is not None and act.branch:
            return act.branch
        return {NormKind.OFFENCE: "criminal", NormKind.ADMINISTRATIVE: "administrative"}.get(
            norm.kind, "civil"
        )


_LATEST: list[Library] = []
_KEPT = 4


def library(law: Law) -> Library:
    """Return the law made ready; the latest few laws are kept."""
    for known in _LATEST:
        if known.law is law or (law.digest and known.law.digest == law.digest):
            return known
    made = _prepare(law)
    _LATEST.insert(0, made)
    del _LATEST[_KEPT:]
    return made


def _first_day(boundary: Boundary) -> date:
    return boundary.day


def _prepare(law: Law) -> Library:
    made = Library(law)
    by_id: dict[str, list[Norm]] = {}
    for norm in law.norms:
        by_id.setdefault(norm.id, []).append(norm)
    for norms in by_id.values():
        norms.sort(key=lambda norm: norm.since.day, reverse=True)
    cores = {norm_id: _core(norm_id, by_id, frozenset()) for norm_id in by_id}
    shared = Signatures()
    alike: dict[object, int] = {}
    for norm_id, norms in by_id.items():
        made.wordings[norm_id] = tuple(
            _wording(norm, norm.core or cores[norm_id], shared, alike) for norm in norms
        )
    made.needs = tuple(_serving(made.wordings.values(), at) for at in range(_NEEDS))
    made.timelines = {known[0]: timeline(known) for known in made.wordings.values()}
    made.signatures = {
        key: tuple({each.signature: each for each in reversed(known)}.items())[::-1]
        for key, known in made.wordings.items()
    }
    made.judged = tuple(key for key, norms in by_id.items() if norms[0].kind in _JUDGED)
    definitions: dict[str, list[str]] = {}
    for norms in by_id.values():
        if norms[0].makes is not None and norms[0].kind is NormKind.PRESUMPTION:
            term = norms[0].makes.term
            made.presumptions[term] = (*made.presumptions.get(term, ()), norms[0])
    for norm_id, norms in by_id.items():
        for norm in norms:
            if norm.makes is not None and norm.kind is not NormKind.PRESUMPTION:
                known = definitions.setdefault(norm.makes.term, [])
                if norm_id not in known:
                    known.append(norm_id)
    made.definitions = {term: tuple(ids) for term, ids in definitions.items()}
    made.axioms = axioms(law, definitions)
    made.implied = implied(law)
    made.whole = frozenset(key for key, term in law.terms.items() if term.unit in _WHOLE_UNITS)
    made.assessments = frozenset(
        key for key, term in law.terms.items() if term.kind is TermKind.ASSESSMENT
    )
    made.conduct_terms = frozenset(
        key for key, term in law.terms.items() if any(".does in" in line for line in term.reads)
    )
    made.outward_terms = frozenset(
        key
        for key, term in law.terms.items()
        if term.reads and all(".does in" in line or ".channel in" in line for line in term.reads)
    )
    parameters: dict[str, str] = {}
    begun: dict[str, Boundary] = {}
    for norm in law.norms:
        if norm.kind is NormKind.GENERAL:
            for key, value in norm.parameters.items():
                parameters.setdefault(key, value)
                begun[key] = min(norm.since, begun.get(key, norm.since), key=_first_day)
    made.parameters, made.begun = parameters, begun
    made.categories = tuple(law.words.get(CATEGORIES, ()))
    made.young = for_the_young(parameters)
    made.ages = tuple(
        sorted({made.young[key].age for key in (EXCLUDED, CEILING) if key in made.young})
    )
    made.ranks = {kind: at for at, kind in enumerate(law.jurisdiction.lightest_first)}
    units: dict[str, list[UnitRow]] = {}
    for row in law.units:
        units.setdefault(row.unit, []).append(row)
    made.units = {
        unit: tuple(sorted(rows, key=lambda row: row.since)) for unit, rows in units.items()
    }
    made.thresholds = {unit: _thresholds(rows) for unit, rows in made.units.items()}
    made.completable = frozenset(
        key
        for key in by_id
        if _reach(key, by_id, lambda norm: any(e.completes for e in elements_of(norm)))
    )
    made.cored = frozenset(
        key for key in by_id if _reach(key, by_id, lambda norm: norm.core is not None)
    )
    made.unverified = frozenset(
        (norm.id, norm.since.day.toordinal())
        for norm in law.norms
        if norm.verification is not Verification.VERIFIED
    )
    made.leaning = frozenset(
        key
        for key in by_id
        if _reach(key, by_id, lambda norm: norm.verification is not Verification.VERIFIED)
    )
    return made


def _serving(wordings: Iterable[tuple[Wording, ...]], at: int) -> dict[str, list[Wording]]:
    """Return which wordings each term serves, told anywhere in a case, as what they need at a place."""
    found: dict[str, list[Wording]] = {"": []}
    for wording in chain.from_iterable(wordings):
        for term in wording.needs[at] if at < len(wording.needs) else ("",):
            found.setdefault(term, []).append(wording)
    return found


def _thresholds(rows: tuple[UnitRow, ...]) -> tuple[Row, ...]:
    used = [row for row in rows if THRESHOLD in row.uses] or rows
    return tuple(
        (row.since.toordinal(), row.until.toordinal() if row.until else None, row.value)
        for row in used
    )


def _terms(expression: Expression | None) -> Iterator[str]:
    for leaf in leaves(expression) if expression is not None else ():
        if isinstance(leaf, Says):
            yield leaf.term
        elif isinstance(leaf, Compares):
            yield leaf.measure.term


def _wording(
    norm: Norm, core: Expression | None, shared: Signatures, alike: dict[object, int]
) -> Wording:
    person = next((element for element in norm.elements if element.label == PERSON_LAYER), None)
    conduct = tuple(element for element in norm.elements if element is not person)
    names = tuple(place.name for place in norm.places)
    actor = _named(norm, ("actor", "respondent"), "person")
    person_reads = _read((person,) if person is not None else (), names, actor)
    said = lines(person, norm.id) if person is not None else None
    return Wording(
        norm=norm,
        criminal=norm.kind is NormKind.OFFENCE,
        administrative=norm.kind is NormKind.ADMINISTRATIVE,
        since=norm.since.day.toordinal(),
        until=norm.until.day.toordinal() if norm.until else None,
        signature=shared.of(norm.places),
        names=names,
        actor=actor,
        deed=(deed := _named(norm, ("deed",), "act")),
        deed_at=next((at for at, place in enumerate(norm.places) if place.name == deed), -1),
        core=core,
        needs=_needs(norm, core, person),
        person=person,
        conduct=conduct,
        alike=alike.setdefault((actor, person_reads, said), len(alike)),
        person_reads=_reader(person_reads),
        conduct_reads=_reader(_read(conduct, names, actor)),
    )


def _read(elements: tuple[Element, ...], names: tuple[str, ...], actor: str) -> tuple[str, ...]:
    """Return those of a norm's names that a layer reads, and the bearer of minds; the day is told apart anyway."""
    read = joined(names_under(element) for element in elements)
    if read is None or set(names) <= read | {actor}:
        return names
    return tuple(name for name in names if name in read | {actor})


def _reader(names: tuple[str, ...]) -> Callable[[Env], object]:
    """Return what reads the things of some names; every place of a norm is filled when it is grounded."""
    return itemgetter(*names) if names else lambda _: ()


def _named(norm: Norm, names: tuple[str, ...], type_name: str) -> str:
    for name in names:
        if any(place.name == name for place in norm.places):
            return name
    return next((place.name for place in norm.places if place.type == type_name), "")


def elements_of(norm: Norm) -> Iterator[Element]:
    """Yield every element of a norm, in the order of its text."""
    return walk(norm.elements)


def _core(norm_id: str, by_id: Mapping[str, list[Norm]], seen: frozenset[str]) -> Expression | None:
    """Return a norm's core conduct; a part without one has that of the basic norm which it refers to."""
    for norm in by_id.get(norm_id, ()):
        if norm.core is not None:
            return norm.core
    for norm in by_id.get(norm_id, ()):
        for element in walk(norm.elements):
            for holds in references(element.expression):
                target = by_id.get(holds.norm)
                if not target or holds.norm in seen or target[0].kind not in _JUDGED:
                    continue
                core = _core(holds.norm, by_id, seen | {norm_id})
                # the basic norm's own names: they must mean the same here
                same = tuple(place.name for place in target[0].places)
                if core is not None and (not holds.args or holds.args == same[: len(holds.args)]):
                    return core
    return None


def _reach(norm_id: str, by_id: Mapping[str, list[Norm]], has: Callable[[Norm], bool]) -> bool:
    """Return whether some wording of a norm, or of one that it refers to, has a mark."""
    seen, stack = {norm_id}, [norm_id]
    while stack:
        for norm in by_id.get(stack.pop(), ()):
            if has(norm):
                return True
            for element in elements_of(norm):
                for holds in references(element.expression):
                    if holds.norm not in seen:
                        seen.add(holds.norm)
                        stack.append(holds.norm)
    return False


def references(expression: Expression | None) -> Iterator[Holds]:
    """Yield the references to other norms in an expression."""
    if expression is not None:
        yield from (leaf for leaf in leaves(expression) if isinstance(leaf, Holds))


def _needs(
    norm: Norm, core: Expression | None, person: Element | None
) -> tuple[frozenset[str], ...]:
    own = frozenset(
        term
        for element in walk(norm.elements)
        if element is not person
        for term in _terms(element.expression)
    )
    if core is None:
        return (own,)
    needed = _needed(core)
    return (*([own] if norm.qualifies and own else ()), *([] if needed is None else (needed,)))


def _needed(core: Expression) -> frozenset[str] | None:
    """Return terms of which one must be told for the core to be raised anywhere; None: there is no such set."""
    if isinstance(core, Says):
        return frozenset({core.term})
    if isinstance(core, Compares):
        return frozenset({core.measure.term})
    if isinstance(core, And):
        told = [found for part in core.parts if (found := _needed(part)) is not None]
        return min(told, key=len) if told else None
    if isinstance(core, Or):
        return joined(_needed(part) for part in core.parts)
    return None
