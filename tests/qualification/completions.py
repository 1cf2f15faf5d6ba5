"""Total completions of a case under the shipped law: a second reading of the model, written apart from the engine.

A completion says of everything that the facts leave open how it is: sentences, how far minds went, sums, ages and
days, how many members lists have beyond the named ones, how texts are read, what texts that are not held said.
It keeps the axioms and definitions of the law. Norms are read directly in it, without trees and diagrams.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from tests.qualification.worlds import DAY, World

from dalel.case.case import Case
from dalel.case.fact import Facts
from dalel.case.sentence import Atom, Degree
from dalel.case.states import State
from dalel.norms.model import (
    And,
    Compares,
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
    Says,
    SignsOfCrime,
)
from dalel.qualification.model import Head, Stage

Env = Mapping[str, str]
Aside = frozenset[tuple[str, str]]  # exceptions (norm, path) that nobody raised
DONE, ATTEMPT, PREPARATION, WANTED = "done", "attempt", "preparation", "wanted"
_STAGES = {Stage.COMPLETED: DONE, Stage.ATTEMPT: ATTEMPT, Stage.PREPARATION: PREPARATION}
_DIRECT = {Degree.SHOULD_HAVE_KNOWN: Degree.KNEW, Degree.ACCEPTED: Degree.WANTED}
_MOST_REPAIRS = 300

# once true it stays so, or once untrue
STAYS = {"consent had ended before deed": True, "person was alive on the day of deed": False}


class Completions(World):
    """Completions of one case."""

    def __init__(self, case: Case, facts: Facts, law: Law, as_of: int) -> None:
        super().__init__(case, facts, law, as_of)
        self.wordings: dict[str, list[Norm]] = {}
        self.lent: dict[tuple[str, str], tuple[str, str]] = {}  # whose mind stands for whose
        for norm in law.norms:
            self.wordings.setdefault(norm.id, []).append(norm)
        self.axioms: dict[str, list[Any]] = {}
        for axiom in law.axioms:
            clause = [(t, names, not sign) for t, names, sign in axiom.when] + list(axiom.then)
            for term, _, _ in clause:
                self.axioms.setdefault(term, []).append(clause)
        self.definitions: dict[str, list[str]] = {}
        for norm in law.norms:
            if norm.makes is not None and norm.kind is not NormKind.PRESUMPTION:
                known = self.definitions.setdefault(norm.makes.term, [])
                if norm.id not in known:
                    known.append(norm.id)
        self.parameters = {
            key: value
            for norm in reversed(law.norms)
            if norm.kind is NormKind.GENERAL
            for key, value in norm.parameters.items()
        }
        self.crimes: dict[str, list[Head]] = {}
        self.unsure: set[str] = set()  # norms with exceptions raised at some places only
        self._in_signs: set[str] = set()

    # ── norms ─────────────────────────────────────────────────────────────────────────────────────
    def holds(
        self,
        norm_id: str,
        env: Env,
        day: str,
        *,
        person: bool = True,
        conduct: bool = True,
        mode: str = DONE,
        aside: Aside = frozenset(),
    ) -> bool:
        """Return whether a norm holds at some places, those that are left out searched along their lists."""
        norm = self.of_day(norm_id, env, day)
        if norm is None or isinstance(norm, bool):
            return bool(norm)
        for filled in self._fill(norm, env):
            deed = filled.get(_deed(norm), day)
            scope = _Scope(filled, filled.get(_actor(norm), ""), deed, mode, norm.id, aside)
            layers = []
            if conduct:
                layers.append([e for e in norm.elements if e.label != "person"])
            held = all(self._siblings(HeadKind.ALL, 0, layer, scope) for layer in layers)
            if held and person:
                own = [e for e in norm.elements if e.label == "person"]
                held = self._siblings(HeadKind.ALL, 0, own, scope.as_done())
            if held:
                return True
        return False

    def of_day(self, norm_id: str, env: Env, day: str) -> Norm | bool | None:
        """Return the wording of the day; true or false where its text is not held, none where there was no law."""
        wordings = self.wordings.get(norm_id)
        if wordings is None:
            return self.text(norm_id)
        deed = env.get(_deed(wordings[0]), day)
        if not deed:
            return wordings[0]
        measure = Atom(DAY, (deed,))
        ends = {each.day for norm in wordings for each in (norm.since, norm.until) if each}
        self.pools.setdefault(measure, set()).update(Decimal(e.toordinal()) for e in ends)
        on = int(self.number(measure))
        for norm in wordings:  # newest first
            if norm.since.day.toordinal() <= on:
                until = norm.until.day.toordinal() if norm.until else None
                if until is None or on < until:
                    return norm
                newer = any(other.since.day > norm.since.day for other in wordings)
                return self.text(norm_id) if newer else None
        return self.text(norm_id) if wordings[-1].since.status == "at least" else None

    def _fill(self, norm: Norm, env: Env) -> Iterator[dict[str, str]]:
        names = [place.name for place in norm.places]
        known = {name: env[name] for name in names if env.get(name)}
        if all(name in known for name in names):
            yield {**known}
            return
        at = next(place for place in norm.places if place.name not in known)
        members: Sequence[str] = ()
        if at.listing:
            members = self.named(at.listing, known[at.owner]) if at.owner in known else ()
        else:
            members = self.case.of_type(at.type)
        for member in members:
            yield from self._fill(norm, {**known, at.name: member})

    def _siblings(
        self, kind: HeadKind, number: int, elements: Sequence[Element], scope: _Scope
    ) -> bool:
        plain = [self._element(each, scope) for each in elements if not each.unless]
        if kind is HeadKind.ANY:
            whole = any(plain)
        elif kind is HeadKind.AT_LEAST:
            whole = sum(plain) >= number
        else:
            whole = all(plain)
        return whole and not any(
            self._element(each, scope)
            for each in elements
            if each.unless and (scope.norm, each.path) not in scope.aside
        )

    def _element(self, element: Element, scope: _Scope) -> bool:
        mark, head = element.mark, element.head
        minded = mark is not None and mark.degree is not None
        if (element.completes and scope.mode == ATTEMPT) or (minded and scope.mode == PREPARATION):
            scope = scope.wanting()
        about = mark.about if mark is not None else None
        if about is not None and scope.mode == WANTED:
            return self._mind(about, scope, Degree.WANTED)
        degree = mark.degree if mark is not None else None
        if degree is not None and scope.mode != DONE:
            degree = _DIRECT.get(degree, degree)
        if element.expression is not None:
            own = degree if about is None else None
            found = self._says(element.expression, scope, own)
        elif head.listing:
            return self._search(element, scope, about, degree)
        else:
            found = self._siblings(head.kind, head.number, element.children, scope)
        if about is not None and degree is not None:
            return found and self._mind(about, scope, degree)
        return found

    def _search(
        self, element: Element, scope: _Scope, about: Expression | None, degree: Degree | None
    ) -> bool:
        head = element.head
        owner = scope.env.get(head.owner, head.owner)
        members = self.members(head.listing, owner)
        if scope.mode == WANTED and not self.law.listings[head.listing].always_complete:
            members = [*self.named(head.listing, owner), f"wanted-{scope.norm}-{element.path}"]
        inside = about is not None and head.name in _names(about)
        held = []
        for member in members:
            inner = scope.bind(head.name, member)
            found = self._siblings(HeadKind.ALL, 0, element.children, inner)
            if inside and about is not None and degree is not None:
                found = found and self._mind(about, inner, degree)
            held.append(found)
        whole = {
            HeadKind.SOME: any(held),
            HeadKind.NO: not any(held),
            HeadKind.EVERY: all(held),
            HeadKind.AT_LEAST_MEMBERS: sum(held) >= head.number,
        }[head.kind]
        if about is not None and degree is not None and not inside:
            return whole and self._mind(about, scope, degree)
        return whole

    def _says(
        self,
        expression: Expression,
        scope: _Scope,
        degree: Degree | None = None,
        *,
        positive: bool = True,
    ) -> bool:
        if isinstance(expression, Says):
            args = tuple(scope.env.get(arg, arg) for arg in expression.args)
            about = Atom(expression.term, args)
            if scope.mode == WANTED:
                rank = self.rank(scope.actor, scope.deed, about, positive=positive)
                return rank >= Degree.WANTED
            found = self.fact(expression.term, args) is positive
            if found and degree is not None:
                return self.rank(scope.actor, scope.deed, about, positive=positive) >= degree
            return found
        if isinstance(expression, Not):
            return self._says(expression.body, scope, degree, positive=not positive)
        if isinstance(expression, And | Or):
            parts = [self._says(p, scope, degree, positive=positive) for p in expression.parts]
            return all(parts) if isinstance(expression, And) is positive else any(parts)
        if isinstance(expression, Compares):
            return self._compares(expression, scope) is positive
        if isinstance(expression, ReadingIs):
            return (self.text(expression.reading) is expression.first) is positive
        if isinstance(expression, SignsOfCrime):
            deed = scope.env.get(expression.deed, expression.deed)
            return self.signs(deed) is positive
        assert isinstance(expression, Holds)
        return self._refers(expression, scope) is positive

    def _refers(self, holds: Holds, scope: _Scope) -> bool:
        wordings = self.wordings.get(holds.norm)
        if wordings is None:
            return self.text(holds.norm)
        names = [place.name for place in wordings[0].places]
        given = dict(zip(names, holds.args, strict=False))
        env = {n: scope.env.get(given.get(n, n), given.get(n, "")) for n in names}
        env = {n: thing for n, thing in env.items() if thing}
        deed = holds.layer == "deed"
        return self.holds(
            holds.norm,
            env,
            scope.deed,
            person=not deed,
            mode=scope.mode if deed else DONE,
            aside=scope.aside,
        )

    def _compares(self, compares: Compares, scope: _Scope) -> bool:
        args = tuple(scope.env.get(arg, arg) for arg in compares.measure.args)
        measure, value = Atom(compares.measure.term, args), compares.value
        rows = [row for row in self.law.units if row.unit == compares.unit]
        if rows:
            rows = [row for row in rows if "threshold" in row.uses] or rows
            deed = scope.env.get(compares.on_day_of, "") if compares.on_day_of else scope.deed
            if deed not in self.case.of_type("act"):
                deed = scope.deed
            day = Atom(DAY, (deed,))
            ends = {each for row in rows for each in (row.since, row.until) if each}
            self.pools.setdefault(day, set()).update(Decimal(e.toordinal()) for e in ends)
            on = self.last_of_series(deed) or int(self.number(day))
            row = next(
                (
                    row
                    for row in rows
                    if row.since.toordinal() <= on
                    and (row.until is None or on < row.until.toordinal())
                ),
                None,
            )
            if row is None:
                return self.text(compares.unit)
            value *= row.value
        self.pools.setdefault(measure, set()).add(value)
        number = self.number(measure)
        return {
            ">=": number >= value,
            ">": number > value,
            "<": number < value,
            "<=": number <= value,
        }[compares.operator]

    def _mind(
        self, about: Expression, scope: _Scope, degree: Degree, *, positive: bool = True
    ) -> bool:
        if isinstance(about, Not):
            return self._mind(about.body, scope, degree, positive=not positive)
        if isinstance(about, And | Or):
            parts = [self._mind(p, scope, degree, positive=positive) for p in about.parts]
            return all(parts) if isinstance(about, And) is positive else any(parts)
        assert isinstance(about, Says)
        atom = Atom(about.term, tuple(scope.env.get(arg, arg) for arg in about.args))
        return self.rank(scope.actor, scope.deed, atom, positive=positive) >= degree

    def rank(self, actor: str, deed: str, about: Atom, *, positive: bool) -> int:
        """Return how far a mind went: the user's, where another was used who had none."""
        whose = self.lent.get((actor, deed), (actor, deed))
        return super().rank(*whose, about, positive=positive)

    # ── heads ─────────────────────────────────────────────────────────────────────────────────────
    def met(self, head: Head, aside: Aside) -> bool:
        """Return whether a head is met: both layers."""
        return self.deed(head, aside) and self.person(head, aside)

    def deed(self, head: Head, aside: Aside) -> bool:
        """Return the deed layer of a head, at its stage and in its role."""
        if not head.role:
            return self._executed(head, head.stage, head.actor, aside)
        act, principal = head.deed, head.principal_deed
        executors = [each for each in self.named("actor of deed", principal) if each != head.actor]
        if head.role == "executor-through-another" and all(map(self._mindless, executors)):
            self.lent = {(each, principal): (head.actor, act) for each in executors}
            used = any(
                self._doubtless("deed was done", principal)
                and self._executed(head, head.stage, each, aside)
                for each in executors
            )
            self.lent = {}
            return self._doubtless("deed was done", act) and used and self._helped_by(head)
        about = Atom("actor would take part in deed", (head.actor, principal))
        excess = (head.norm.id, "excess")
        return (
            self._doubtless("deed was done", act)
            and self._helped(act, principal, frozenset())
            and self.rank(head.actor, act, about, positive=True) >= Degree.KNEW
            and not self._called_back(act)
            and (
                excess in aside
                or not self.fact("deed goes beyond what actor intended", (principal, head.actor))
            )
            and any(
                self._doubtless("deed was done by actor", principal, each)
                and self._executed(head, head.stage, each, aside)
                for each in executors
            )
        )

    def _mindless(self, actor: str) -> bool:
        """Return whether somebody has no mind at all: a legal person, or who is told to have known nothing."""
        legal = self.told.state(Atom("person is a legal person", (actor,)))
        ranks = [m for m in self.told.minds if m.actor == actor]
        return legal is State.ESTABLISHED or any(m.high < Degree.KNEW for m in ranks)

    def _helped_by(self, head: Head) -> bool:
        return self._helped(head.deed, head.principal_deed, frozenset())

    def _helped(self, act: str, principal: str, seen: frozenset[str]) -> bool:
        """Return whether an act helped a deed, itself or through acts that it helped."""
        others = [
            about.args[1]
            for about, fact in self.told.facts.items()
            if (about.term, about.args[0]) == ("deed helps other", act)
            and fact.state is not State.REFUTED
        ]
        return any(
            self.fact("deed helps other", (act, other))
            and (
                not self._late(act, principal)
                or self.fact("help by deed was promised beforehand", (act,))
            )
            and (other == principal or self._helped(other, principal, seen | {act}))
            for other in others
            if other not in seen and other != act
        )

    def _late(self, act: str, other: str) -> bool:
        """Return whether an act began after the days of the deed, of its series and of what was handed over for it.

        What deals with the gain did, unless it surely was over by the day on which they may have been.
        """
        one: set[str] = {other}
        for name in self.case.of_type("series"):
            series: Any = self.case.things[name]
            members = {told.value for told in series.members}
            apart = series.one_intent is not None and series.one_intent.value is False
            if other in members and not (apart and series.one_intent.state.decided):
                one |= members
        days: list[tuple[int | None, int | None]] = [self.span(each) for each in one]
        helper: Any = self.case.things[act]
        with_gain = helper.does is not None and helper.does.value in {"hide", "cash-out"}
        for name in self.case.of_type("transfer"):
            transfer: Any = self.case.things[name]
            if transfer.because is None or transfer.because.value != other:
                continue
            if transfer.when is not None and transfer.when.value is not None:
                told = transfer.when.value
                low = None if told.first is None else told.first.toordinal()
                high = None if told.last is None else told.last.toordinal()
                days.append((low, high))
            elif not with_gain:
                return False
        begun, ended = self.span(act)
        if with_gain:
            known = [low for low, _ in days if low is not None]
            return not known or ended > max(known)
        if begun is None:
            return False
        return all(high is not None and begun > high for _, high in days)

    def _executed(self, head: Head, stage: Stage, actor: str, aside: Aside) -> bool:
        deed = head.principal_deed or head.deed
        env = {**head.places}
        if _actor(head.norm):
            env[_actor(head.norm)] = actor
        done = self._doubtless("deed was done", deed) and self.holds(
            head.norm.id, env, deed, person=False, aside=aside
        )
        if stage is Stage.COMPLETED:
            return done
        return (
            not done
            and self._stopped(deed, for_another=bool(head.role))
            and self.fact("deed only prepares", (deed,)) is (stage is Stage.PREPARATION)
            and self.holds(head.norm.id, env, deed, person=False, mode=_STAGES[stage], aside=aside)
        )

    def _called_back(self, act: str) -> bool:
        """Return whether a helper took his help back, where anybody said anything of that."""
        about = Atom("deed was given up of the actor's own will", (act,))
        return self.told.state(about).told and self.fact(about.term, about.args)

    def _stopped(self, deed: str, *, for_another: bool) -> bool:
        """Return whether a deed failed for causes outside the will of its actor, or of another who helped it."""
        outside = self.fact("deed was stopped by outside causes", (deed,))
        given_up = self.fact("deed was given up of the actor's own will", (deed,))
        return outside or given_up if for_another else outside and not given_up

    def person(self, head: Head, aside: Aside) -> bool:
        """Return the person layer of a head: an accomplice's is his own, by the law of the day of the deed."""
        if not self._doubtless("deed was done by actor", head.deed, head.actor):
            return False
        if not self._known(head):
            return False
        norm = self.of_day(head.norm.id, head.places, head.principal_deed or head.deed)
        if norm is None or isinstance(norm, bool):
            return bool(norm)
        env = {**head.places}
        own_places = ((_actor(norm), head.actor), (_deed(norm), head.deed))
        env |= {name: thing for name, thing in own_places if name}
        own = [each for each in norm.elements if each.label == "person"]
        scope = _Scope(env, env.get(_actor(norm), ""), head.deed, DONE, norm.id, aside)
        return self._siblings(HeadKind.ALL, 0, own, scope)

    def _known(self, head: Head) -> bool:
        """Return whether it will be known who an actor is: that nobody knows it so far decides nothing."""
        about = ("person is identified", (head.actor,))
        state = self.told.state(Atom(*about))
        liable = head.norm.kind in {NormKind.OFFENCE, NormKind.ADMINISTRATIVE}
        if not liable or not state.told or state is State.ESTABLISHED:
            return True
        return self.draw.facts.setdefault(about, self.draw.rng.random() < 0.5)

    def _doubtless(self, term: str, *args: str) -> bool:
        state = self.told.state(Atom(term, args))
        return not state.told or state is State.ESTABLISHED or self.fact(term, args)

    def signs(self, deed: str, aside: Aside = frozenset()) -> bool:
        """Return whether a deed holds signs of a crime: the deed layer of some raised crime, at any stage."""
        if deed in self._in_signs:
            return False
        self._in_signs.add(deed)
        found = any(self.deed(head, aside) for head in self.crimes.get(deed, ()))
        self._in_signs.discard(deed)
        return found

    # ── drawing ───────────────────────────────────────────────────────────────────────────────────
    def keeps(self) -> bool:
        """Repair what breaks an axiom or a definition of what was decided so far; tell whether that worked."""
        repairs = 0
        done: set[Any] = set()
        while True:
            new = [key for key in self.draw.facts if key not in done]
            if not new:
                return True
            for term, args in new:
                done.add((term, args))
                for clause in self._broken(term, args):
                    repairs += 1
                    if repairs > _MOST_REPAIRS or not self._repair(clause):
                        return False
                    done.difference_update((t, a) for t, a, _ in clause)

    def _broken(self, term: str, args: tuple[str, ...]) -> Iterator[list[Any]]:
        for clause in self.axioms.get(term, ()):
            types: dict[str, str] = {}
            for other, names, _ in clause:
                types |= dict(zip(names, self.law.terms[other].places.values(), strict=True))
            for names in [names for other, names, _ in clause if other == term]:
                bound = dict(zip(names, args, strict=True))
                if tuple(bound[n] for n in names) != args:
                    continue
                free = [n for n in types if n not in bound]
                for rest in product(*(self.case.of_type(types[n]) for n in free)):
                    env = {**bound, **dict(zip(free, rest, strict=True))}
                    ground = [(t, tuple(env[n] for n in ns), sign) for t, ns, sign in clause]
                    if not any(self.fact(t, a) is sign for t, a, sign in ground):
                        yield ground
        if term in STAYS:
            for other, (first, last) in (
                (each, self.span(each)) for each in self.case.of_type("act")
            ):
                begin, end = self.span(args[1])
                there = (term, (args[0], other))
                told = self.told.state(Atom(*there)).decided
                if other == args[1] or not (told or there in self.draw.facts):
                    continue
                earlier, later = (term, args), there
                if begin is not None and last < begin:
                    earlier, later = later, earlier
                elif first is None or end >= first:
                    continue
                clause = [(*earlier, not STAYS[term]), (*later, STAYS[term])]
                if not any(self.fact(t, a) is sign for t, a, sign in clause):
                    yield clause
        if term == "deed was done by actor":
            act: Any = self.case.things[args[0]]
            some = [each.value for each in act.by if each.state is State.DISPUTED]
            one_of_them = [(term, (args[0], each), True) for each in some]
            if len(some) > 1 and not any(self.fact(t, a) for t, a, _ in one_of_them):
                yield one_of_them
        for norm_id in self.definitions.get(term, ()):
            makes = self.wordings[norm_id][0].makes
            assert makes is not None
            env = dict(zip(makes.args, args, strict=True))
            place = _deed(self.wordings[norm_id][0])
            # one that speaks of no deed makes its term true only if every day of the case does
            days = [env.get(place, "")] if place else list(self.case.of_type("act"))
            if not self.fact(term, args) and all(self.holds(norm_id, env, day) for day in days):
                yield [(term, args, True)]

    def _repair(self, clause: list[Any]) -> bool:
        options = [
            (t, a, sign)
            for t, a, sign in clause
            if (t, a) not in self.draw.fixed and not self.told.state(Atom(t, a)).decided
        ]
        if not options:
            return False
        term, args, sign = self.draw.rng.choice(options)
        self.draw.facts[term, args] = sign
        return True


@dataclass(frozen=True)
class _Scope:
    env: Env
    actor: str
    deed: str
    mode: str
    norm: str
    aside: Aside

    def bind(self, name: str, member: str) -> _Scope:
        return _Scope(
            {**self.env, name: member}, self.actor, self.deed, self.mode, self.norm, self.aside
        )

    def wanting(self) -> _Scope:
        return _Scope(self.env, self.actor, self.deed, WANTED, self.norm, self.aside)

    def as_done(self) -> _Scope:
        return _Scope(self.env, self.actor, self.deed, DONE, self.norm, self.aside)


def _actor(norm: Norm) -> str:
    names = [place.name for place in norm.places]
    known = next((name for name in ("actor", "respondent") if name in names), "")
    return known or next((place.name for place in norm.places if place.type == "person"), "")


def _deed(norm: Norm) -> str:
    names = [place.name for place in norm.places]
    if "deed" in names:
        return "deed"
    return next((place.name for place in norm.places if place.type == "act"), "")


def _names(expression: Expression) -> set[str]:
    if isinstance(expression, Says):
        return set(expression.args)
    if isinstance(expression, Not):
        return _names(expression.body)
    if isinstance(expression, And | Or):
        return set().union(*map(_names, expression.parts))
    return set()
