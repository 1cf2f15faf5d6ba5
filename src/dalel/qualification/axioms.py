"""What is always so, as far as it touches the atoms of a case.

Ladders of mind, thresholds of one measure, how many further members a list has, the axioms of the vocabulary
and the definitions of the law: each is a clause over atoms, or a formula that makes a term true. Clauses that
the facts violate are contradictions; what follows from known facts is known.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dalel.case.fact import Contradiction, Fact
from dalel.case.sentence import Atom, Threshold, Unlisted
from dalel.case.states import Source, SourceKind, State
from dalel.locale.mark import N_
from dalel.qualification.diagram import FALSE, TRUE
from dalel.qualification.known import FREE, NO, YES
from dalel.qualification.node import Node
from dalel.qualification.order import OLDER, OVER, growing, in_order
from dalel.qualification.rules import EXCLUDE
from dalel.qualification.scope import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dalel.qualification.diagram import Diagrams
    from dalel.qualification.formula import Formulas
    from dalel.qualification.ground import Grounder
    from dalel.qualification.known import Support
    from dalel.qualification.rules import Rule

Clause = tuple[tuple[int, bool], ...]  # one of the signed atoms holds

CLASH = N_("By the law's own definitions these facts cannot all be so.")


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition at some places: where ``node`` holds, the atom is true; elsewhere nothing follows."""

    atom: int
    node: Node
    norm: str


class Axioms:
    """The axioms of one case, closed over the atoms that its formulas read."""

    def __init__(self, grounder: Grounder) -> None:
        self._grounder = grounder
        self._atoms = grounder.atoms
        self.clauses: list[tuple[Clause, str]] = []
        self._ordered = 0  # the last of them, which order the rungs of ladders
        self._seen: set[object] = set()  # rules with what they were grounded for
        self._done = 0  # atoms whose rules are grounded
        self._open: list[tuple[Clause, str]] = []  # those that no known fact satisfies
        self._reasons: dict[Clause, Mapping[str, str]] = {}  # an axiom's own words for its clause
        self.definitions: list[Definition] = []
        self.ladders: list[tuple[int, ...]] = []  # atoms of which each follows from the next
        self.found: list[Contradiction] = []
        self.derived: dict[int, str] = {}  # atom → why it follows
        self._premises: dict[int, frozenset[int]] = {}  # derived atom → atoms that it follows from
        self._constraints: list[tuple[int, frozenset[int]]] = []
        self._component: dict[int, int] = {}  # level → index of its joined constraint
        self._joined: list[int] = []
        self._projections: dict[tuple[int, frozenset[int]], int] = {}  # by what is left out

    # ── gathering ─────────────────────────────────────────────────────────────────────────────────
    def gather(self) -> None:
        """Ground every axiom that reads an atom of the case; atoms that this adds are followed too.

        It may be called again when formulas have read more.
        """
        ready = self._grounder.library
        axioms, definitions = ready.axioms, ready.definitions
        seen, done = self._seen, self._done
        atoms, values = self._atoms.atoms, self._atoms.values
        del self.clauses[len(self.clauses) - self._ordered :]
        while done < len(atoms):
            latest = atoms[done:]
            for number, atom in enumerate(latest, done):
                if type(atom) is Atom:
                    term = atom.term
                    if term in axioms:
                        for rule, at, sign in axioms[term]:
                            value = values[number]
                            if value == FREE or (value == YES) is not sign:  # else it is satisfied
                                self._ground(rule, at, atom, seen)
                    if term in definitions:
                        self._define(number, atom)
            done += len(latest)
            if done == len(atoms):  # definitions may search open lists
                self._grounder.lists.close()
        self._done, ruled = done, len(self.clauses)
        self.ladders.clear()
        self._ladders()
        given = self._atoms, self._grounder.calendar
        self.clauses.extend([(clause, OVER) for clause in in_order(*given)])
        self.clauses.extend([(clause, OLDER) for clause in growing(*given)])
        self._ordered = len(self.clauses) - ruled

    def _ground(self, rule: Rule, at: tuple[int, ...], atom: Atom, seen: set[object]) -> None:
        for things in self._fill(rule, at, atom.args):
            key = (rule, things)
            if key not in seen:
                if rule.put and self._may_be_put(rule, things):
                    continue
                seen.add(key)
                fact, signed = self._atoms.fact, []
                for term, pick, positive in rule.signed:
                    signed.append((fact(term, pick(things) if pick else things), positive))
                clause = tuple(signed)
                self.clauses.append((clause, rule.reason))
                self._reasons[clause] = rule.reasons

    def _may_be_put(self, rule: Rule, things: tuple[str, ...]) -> bool:
        """Return whether an atom that nothing tells or reads may be put as an axiom needs it, whatever the others say."""
        for term, pick in rule.put:
            if self._atoms.silent(term, pick(things) if pick else things):
                return True
        return False

    def _fill(
        self, rule: Rule, at: tuple[int, ...], args: tuple[str, ...]
    ) -> tuple[tuple[str, ...], ...]:
        """Return what an axiom's names may stand for, over the things of their types; ``args``: those at ``at``."""
        if at == rule.numbers:
            return (args,)
        known = dict(zip(at, args, strict=True))
        if tuple([known[number] for number in at]) != args:  # one name twice, and two things
            return ()
        of_type = self._grounder.places.of_type
        choices = [
            (known[number],) if number in known else of_type(kind)
            for number, kind in enumerate(rule.types)
        ]
        return tuple(itertools.product(*choices))

    def _define(self, number: int, atom: Atom) -> None:
        grounder = self._grounder
        for norm_id in grounder.library.definitions[atom.term]:
            newest = grounder.library.wordings[norm_id][0]
            makes = newest.norm.makes
            if makes is None:
                continue
            filled = dict(zip(makes.args, atom.args, strict=True))
            if newest.deed:
                node = grounder.norm(norm_id, filled, "all", DONE, filled.get(newest.deed, ""))
                self.definitions.append(Definition(number, node, norm_id))
            else:  # it speaks of no deed: true only if every day of the case makes it so
                for node in _on_every_day(grounder, norm_id, filled):
                    self.definitions.append(Definition(number, node, norm_id))

    def _ladders(self) -> None:
        atoms = self._atoms
        for rungs in atoms.ladders.values():
            if len(rungs) > 1:
                self._order([number for _, number in sorted(rungs)])
        for members in atoms.further.values():
            if len(members) > 1:
                self._order(sorted(members, key=lambda number: _nth(atoms.atoms[number])))
        for numbers in atoms.thresholds.values():
            if len(numbers) > 1:
                self._order(sorted(numbers, key=lambda number: reach(atoms.atoms[number])))

    def _order(self, rungs: list[int]) -> None:
        self.ladders.append(tuple(rungs))
        for lower, higher in itertools.pairwise(rungs):
            self.clauses.append((((higher, False), (lower, True)), EXCLUDE))

    # ── what follows, what clashes ────────────────────────────────────────────────────────────────
    def settle(self) -> None:
        """Find clauses that the facts violate, then what follows from the rest, until nothing changes."""
        values = self._atoms.values
        self._open = []
        clashed = False
        for entry in self.clauses:
            is_open = False
            for number, positive in entry[0]:
                value = values[number]
                if value == FREE:
                    is_open = True
                elif (value == YES) is positive:
                    break
            else:
                if is_open:
                    self._open.append(entry)
                else:
                    self._clash(*entry)
                    clashed = True
        if clashed:  # what was satisfied by a fact that is set free now may be open again
            self._open = list(self.clauses)
        changed = True
        while changed:
            changed = False
            for clause, why in self._open:
                open_one: tuple[int, bool] | None = None
                for number, positive in clause:
                    value = values[number]
                    if value == FREE:
                        if open_one is not None:
                            break
                        open_one = (number, positive)
                    elif (value == YES) is positive:
                        break
                else:
                    if open_one is not None and open_one[0] not in self._atoms.clashing:
                        self.conclude(*open_one, why)
                        others = frozenset(number for number, _ in clause) - {open_one[0]}
                        self._premises[open_one[0]] = others
                        changed = True

    def conclude(self, number: int, positive: bool, why: str) -> None:  # noqa: FBT001 -- a signed atom
        """Set an atom that follows from known facts."""
        atoms = self._atoms
        atoms.values[number] = YES if positive else NO
        self.derived[number] = why
        if atoms.supports[number] is None:
            atom = atoms.atoms[number]
            if isinstance(atom, Atom):
                state = State.ESTABLISHED if positive else State.REFUTED
                atoms.supports[number] = Fact(atom, state, (Source(SourceKind.DERIVED, why),))

    def following(self, number: int) -> frozenset[int]:
        """Return the derived atoms that would be open if an atom were."""
        found = {number}
        for derived, premises in self._premises.items():  # in the order in which they were derived
            if not premises.isdisjoint(found):
                found.add(derived)
        return frozenset(found - {number})

    def _clash(self, clause: Clause, why: str) -> None:
        self.report([number for number, _ in clause], why, self._reasons.get(clause, {}))

    def report(
        self, numbers: list[int], why: str, reasons: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Record facts that exclude each other, and set them free."""
        supports: list[Support] = []
        for number in numbers:
            support = self._atoms.supports[number]
            if support is not None and support not in supports:
                supports.append(support)
        self.found.append(Contradiction(tuple(supports), why, dict(reasons)))
        self._atoms.mark_clashing(set(numbers))

    # ── as formulas ───────────────────────────────────────────────────────────────────────────────
    def compile(self, formulas: Formulas) -> None:
        """Compile the axioms between free atoms; definitions that hold make their terms known."""
        changed = [self._settled_by(each, formulas) for each in reversed(self.definitions)]
        if any(changed):
            self.settle()
        diagrams = formulas.diagrams
        values = self._atoms.values
        made: list[int] = []
        for definition in self.definitions:
            if values[definition.atom] != YES:
                holds = formulas.full(definition.node)
                made.append(diagrams.disj(diagrams.neg(holds), formulas.atom(definition.atom)))
        for clause, _ in self._open:
            for number, positive in clause:
                value = values[number]
                if value != FREE and (value == YES) is positive:
                    break
            else:
                made.append(diagrams.disj_all([formulas.rung(n, positive=p) for n, p in clause]))
        self._join([(f, diagrams.support(f)) for f in made if f != TRUE], formulas)

    def _settled_by(self, definition: Definition, formulas: Formulas) -> bool:
        """Conclude what a definition makes known, or report what it excludes; return whether it did either."""
        holds = formulas.full(definition.node)
        value = self._atoms.values[definition.atom]
        if holds != TRUE or value == YES:
            return False
        if value == NO:
            read = [
                node.atom
                for node in definition.node.walk()
                if node.kind in {"atom", "mind"} and self._atoms.values[node.atom] != FREE
            ]
            self.report([definition.atom, *dict.fromkeys(read)], CLASH)
        else:
            self.conclude(definition.atom, True, definition.norm)
        return True

    def _join(self, constraints: list[tuple[int, frozenset[int]]], formulas: Formulas) -> None:
        """Join constraints that share variables: a formula meets only those that it hangs together with."""
        groups: list[tuple[set[int], list[int]]] = []
        for formula, support in constraints:
            levels, members = set(support), [formula]
            rest = []
            for group in groups:
                if group[0].isdisjoint(levels):
                    rest.append(group)
                else:
                    levels |= group[0]
                    members = group[1] + members
            groups = [*rest, (levels, members)]
        self._component, self._joined, self._projections = {}, [], {}
        for levels, members in groups:
            diagrams = (
                formulas.diagrams
            )  # ladders first: what they do not allow is never spelled out
            joined = diagrams.conj_all(sorted(members, key=lambda f: len(diagrams.support(f))))
            if (
                joined == FALSE
            ):  # no completion at all: leave them out rather than prove anything from it
                numbers = sorted(formulas.atom_at[level] for level in levels)
                self.report(numbers, EXCLUDE)
                continue
            for level in levels:
                self._component[level] = len(self._joined)
            self._joined.append(joined)

    def about(self, formulas: Formulas, kept: frozenset[int], *parts: int) -> int:
        """Return what the axioms leave possible for some formulas: about their variables, and ``kept`` ones.

        A formula that no axiom has to be joined with but for variables that it does not read meets a small one.
        """
        diagrams = formulas.diagrams
        read = frozenset().union(*map(diagrams.support, parts))
        touched = {index for level in read if (index := self._component.get(level)) is not None}
        read |= kept
        return diagrams.every_of(
            [self._projected(index, read, diagrams) for index in sorted(touched)]
        )

    def _projected(self, index: int, read: frozenset[int], diagrams: Diagrams) -> int:
        joined = self._joined[index]
        outside = diagrams.support(joined) - read
        if not outside:
            return joined
        found = self._projections.get((index, outside))
        if found is None:
            begun = [
                (further, smaller)
                for (other, further), smaller in self._projections.items()
                if other == index and further < outside
            ]
            done, start = max(begun, key=lambda one: len(one[0]), default=(frozenset(), joined))
            found = diagrams.some(start, outside - done)
            self._projections[index, outside] = found
        return found


def reach(atom: object) -> tuple[object, bool]:
    """Return which number a threshold stands for, in the order of its measure."""
    assert isinstance(atom, Threshold)
    return (atom.value, atom.strict)


def _nth(atom: object) -> tuple[int, str]:
    """Return which further member an atom speaks of: ``another-2-…`` is the second."""
    assert isinstance(atom, Unlisted)
    head = atom.member.split("-", 2)[1]
    return (int(head), atom.member) if head.isdigit() else (1, atom.member)


def _on_every_day(grounder: Grounder, norm_id: str, filled: dict[str, str]) -> Iterator[Node]:
    wordings = grounder.library.wordings[norm_id]
    nodes = [
        grounder.norm(norm_id, filled, "all", DONE, deed) for deed in grounder.places.of_type("act")
    ]
    if len(wordings) == 1 and nodes:
        yield nodes[0]
    elif nodes:
        yield Node("all", tuple(nodes))
