"""From charges to the answer: verdicts, standing, gaps, questions, certificates."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import dalel
from dalel.qualification.articles import roll_up
from dalel.qualification.authors import one_of_them
from dalel.qualification.axioms import reach
from dalel.qualification.bars import bars, penalty_day, young
from dalel.qualification.certificate import certificates
from dalel.qualification.concurrence import ALL, RESIDUAL, Stands, displacers, one_of, stands
from dalel.qualification.diagram import FALSE
from dalel.qualification.formula import Formulas
from dalel.qualification.gaps import Gaps, Sets
from dalel.qualification.known import FREE, Unheld, identity
from dalel.qualification.milder import UNCHANGED, milder
from dalel.qualification.model import (
    Head,
    Literal,
    Milder,
    Qualification,
    Question,
    Receipt,
    Standing,
    Value,
)
from dalel.qualification.order import in_time
from dalel.qualification.procedural import Procedure
from dalel.qualification.proof import Proofs
from dalel.qualification.questions import Answers
from dalel.qualification.raised import is_told
from dalel.qualification.sanctions import shown
from dalel.qualification.segments import DAY_OF_DEED
from dalel.qualification.tally import Tally
from dalel.qualification.undated import LIKELY, day_levels, undated
from dalel.qualification.verdict import Judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalel.case.fact import Contradiction
    from dalel.case.sentence import Atom
    from dalel.qualification.charge import Charge
    from dalel.qualification.charging import Charging
    from dalel.qualification.known import Atoms
    from dalel.qualification.node import Node
    from dalel.qualification.verdict import Verdict

QUESTIONS = 20
CROWD = 3  # from so many charges of one norm for one deed on, variables are put in order first
PERSON = "person"

_REFUTED = Stands(Standing.NOT_MET, FALSE)
_UNPROVEN = frozenset({Value.OPEN, Value.CONTESTED, Value.MET_UNLESS})
_UNDECIDED = frozenset({Value.OPEN, Value.CONTRADICTORY, Value.CONTESTED})
_HANGING = _UNDECIDED | {Value.MET_UNLESS}
_WEIGHT = {  # what a reader wants to see first
    Standing.STANDS: 0,
    Standing.STANDS_UNLESS: 1,
    Standing.OPEN: 3,
    Standing.DISPLACED: 5,
    Standing.NOT_MET: 6,
}


class Judging:
    """Judges the charges of one case."""

    def __init__(self, charging: Charging) -> None:
        self._charging = charging
        self._charges = charging.charges
        self._grounder = charging.grounder
        self._atoms = charging.atoms
        self._weak: dict[
            Node, tuple[str, ...]
        ] = {}  # norms not verified, by the tree that reads them
        self._places = {key: at for at, key in enumerate(charging.case.things)}
        crimes: dict[str, list[Node]] = {}
        for charge in self._charges:
            if charge.criminal:
                crimes.setdefault(charge.deed, []).append(charge.conduct)
        self.formulas = Formulas(charging.atoms, crimes)
        # Days on top: wordings, index rows and ages all hang on them, and a chain above splits the rest apart.
        for measure, rungs in sorted(_ladders(charging.atoms), key=_days_first):
            self.formulas.ladders.update(dict.fromkeys(rungs, rungs))
            if measure.term == DAY_OF_DEED:
                self.formulas.level(rungs[0])
        for atoms in in_time(charging.atoms, charging.calendar):
            for number in atoms:
                if charging.atoms.values[number] == FREE:
                    self.formulas.level(number)
        alike = Counter((each.norm_id, each.actor, each.deed) for each in self._charges)
        if max(alike.values(), default=0) >= CROWD:
            self._arrange()
        charging.axioms.compile(self.formulas)
        self.formulas.fix(self._grounder.leaves.values())
        for charge in self._charges:
            charge.full(self.formulas)
            charge.lean(self.formulas)
        self.judge = Judge(self.formulas, charging.axioms)
        self._procedure = Procedure(self.formulas, self.judge, charging.presumptions)
        self.gaps = Gaps(self.formulas, self.judge)
        self._undated = undated(charging.case, self._atoms)

    def _arrange(self) -> None:
        """Let what is open about one victim stand together, before it is read charge by charge.

        What hangs on all charges of a deed would otherwise tell apart what they say of each victim in turn.
        """
        types = self._charging.case.types
        others = [
            [name for name in charge.env.values() if name not in {charge.actor, charge.deed}]
            for charge in self._charges
        ]
        person_of: dict[str, str] = {}
        for names in others:
            persons = [name for name in names if types.get(name) == PERSON]
            if persons:
                for name in names:
                    person_of.setdefault(name, persons[-1])
        groups: dict[tuple[str, str], list[Charge]] = {}
        for charge, names in zip(self._charges, others, strict=True):
            persons = [person_of[name] for name in names if name in person_of]
            groups.setdefault((charge.deed, persons[-1] if persons else ""), []).append(charge)
        for charges in groups.values():
            for charge in charges:
                for tree in (charge.conduct, charge.person):
                    for node in tree.walk():
                        if node.atom >= 0 and self._atoms.values[node.atom] == FREE:
                            self.formulas.level(node.atom)

    # ── the answer ────────────────────────────────────────────────────────────────────────────────
    def verdicts(self) -> list[tuple[Charge, Verdict, Stands]]:
        """Return every charge with its value and what remains of it beside the others."""
        same_deed: dict[tuple[str, str], list[Charge]] = {}
        for charge in self._charges:
            if charge.deed_lean(self.formulas) != FALSE:  # what is refuted displaces nothing
                same_deed.setdefault((charge.actor, charge.deed), []).append(charge)
        residual = self._grounder.library.parameters.get(RESIDUAL) == ALL
        found = []
        for charge in self._charges:
            verdict = self.judge.verdict(charge.full(self.formulas), charge.lean(self.formulas))
            if verdict.value is Value.NOT_MET:
                found.append((charge, verdict, _REFUTED))
                continue
            beside = same_deed.get((charge.actor, charge.deed), [])
            others = displacers(charge, beside, residual=residual)
            found.append(
                (charge, verdict, stands(charge, others, verdict, self.formulas, self.judge))
            )
        return found

    def answers(self) -> tuple[list[tuple[Charge, Verdict, Stands]], tuple[Question, ...]]:
        """Return verdicts and questions, with missing sets ready: all but proofs and consequences."""
        judged = self.verdicts()
        for charge, verdict, stand in judged:
            self._missing(charge, verdict, stand)
        self._answers = self._ask(judged)
        return judged, self._questions()

    def _missing(self, charge: Charge, verdict: Verdict, stand: Stands) -> tuple[Sets, Sets]:
        """Return the smallest sets that would make a charge met, or stand, and those that would refute it."""
        if stand.standing is Standing.STANDS_UNLESS:
            formula = stand.formula
        elif stand.standing is not Standing.DISPLACED and verdict.value in _UNDECIDED:
            formula = charge.lean(self.formulas)
        else:
            return (), ()
        return self.gaps.missing(formula), self.gaps.missing(self.formulas.diagrams.neg(formula))

    def qualification(self) -> Qualification:
        """Return the whole answer of stage 3."""
        charging = self._charging
        judged, questions = self.answers()
        then = self._reach_back()
        proofs = Proofs(self.formulas, self.gaps, charging.axioms.derived)
        tally = Tally(self._grounder.library.assessments)
        heads = [
            self._head(charge, verdict, stand, proofs, tally, then=then)
            for charge, verdict, stand in judged
        ]
        heads.sort(key=self._order)
        certain: list[tuple[str, ...]] = []
        by_deed: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for charge, verdict, stand in judged:
            if stand.standing in {Standing.OPEN, Standing.STANDS_UNLESS} and (
                verdict.value is not Value.CONTRADICTORY
            ):
                pair = by_deed.setdefault((charge.actor, charge.deed), [])
                pair.append((charge.key, stand.formula))
        for members in by_deed.values():
            certain.extend(one_of(members, self.formulas, self.judge))
        certain.extend(one_of_them(judged, charging.case, self.formulas, self.judge))
        law, silence = charging.law, charging.silence()
        return Qualification(
            heads=tuple(heads),
            articles=tuple(roll_up(self._charges, self.formulas, self.judge)),
            one_of=tuple(certain),
            certificates=tuple(
                certificates(
                    charging, heads, {charge.key: charge for charge in self._charges}, silence
                )
            ),
            not_raised=tuple(silence.not_raised),
            not_applicable=tuple(silence.not_applicable),
            questions=questions,
            contradictions=self._clashes(),
            uncovered=tuple(norm_id for norm_id, _ in law.uncovered),
            unverified=tuple(dict.fromkeys(norm for head in heads for norm in head.unverified)),
            receipt=Receipt(
                law.digest, charging.case.digest, dalel.__version__, charging.as_of, law.known_to
            ),
        )

    def _reach_back(self) -> Judge:
        """Return who judges the charges under later laws: these may read more, and more is always so then."""
        if not self._charging.reach_back():
            return self.judge
        self._charging.axioms.compile(self.formulas)
        self.formulas.fix(self._grounder.leaves.values())
        for charge in self._charges:
            for later in charge.later:
                for tree in (later.conduct, later.person):
                    if tree is not None:
                        self.formulas.full(tree)
                        self.formulas.lean(tree)
        return Judge(self.formulas, self._charging.axioms)

    def _order(self, head: Head) -> tuple[object, ...]:
        persons = self._places
        first, _ = self._grounder.calendar.span(head.deed) if head.deed else (0, 0)
        missing = min((len(cube) for cube in head.missing_for), default=99)
        weight = _WEIGHT[head.standing] + (head.value is Value.MET_UNLESS)
        if head.value is Value.CONTRADICTORY:
            weight = 4
        return (
            persons.get(head.actor, -1),
            first or 0,
            persons.get(head.deed, -1),
            weight,
            0 if head.by_last_text is None else LIKELY[head.by_last_text],
            missing,
            head.key,
        )

    # ── questions ─────────────────────────────────────────────────────────────────────────────────
    def _ask(self, judged: list[tuple[Charge, Verdict, Stands]]) -> dict[str, Answers]:
        """Return, for every open charge, what each answer about it would do."""
        diagrams = self.formulas.diagrams
        known: dict[int, Answers] = {}
        found = {}
        for charge, verdict, stand in judged:
            if stand.standing is Standing.DISPLACED:
                continue  # another line stands in its place, and asks for itself
            if verdict.value is Value.OPEN:
                formula = charge.lean(self.formulas)
            elif stand.standing is Standing.STANDS_UNLESS:
                formula = stand.formula
            else:
                continue
            if formula not in known:
                taken = self._taken(formula, verdict)
                plain = diagrams.restrict(formula, taken)
                always = diagrams.restrict(self.judge.axioms(formula), taken)
                levels = self.judge.depends(plain) - self.judge.exists.keys()
                known[formula] = Answers(diagrams, plain, always, levels, self.judge.unheld)
            found[charge.key] = known[formula]
        return found

    def _taken(self, formula: int, verdict: Verdict) -> dict[int, bool]:
        """Return answers to the readings that leave a formula open: the first ones where they do."""
        readings = self.judge.readings
        first = dict.fromkeys(readings, True)
        if self.judge.depends(self.formulas.diagrams.restrict(formula, first)):
            return first
        for each in verdict.by_reading:
            if each.value is Value.OPEN:
                return {level: each.choice.get(name, True) for level, name in readings.items()}
        return first

    def _questions(self) -> tuple[Question, ...]:
        gain: dict[int, float] = {}
        who = {charge.key: found for charge in self._charges if (found := self._who(charge))}
        for key, answers in self._answers.items():
            for level, bits in answers.gain.items():
                if key not in who or level == who[key][0] or level not in who[key][1]:
                    gain[level] = gain.get(level, 0.0) + bits
        days = set(day_levels(self.formulas, self._atoms, gain, self._undated))
        told = self._told(gain)
        best = sorted(
            gain, key=lambda each: (each not in days, -round(gain[each], 9), each not in told, each)
        )
        return tuple(
            Question(
                self._atoms.named(self.formulas.atom_at[level]),
                gain[level],
                tuple(key for key, a in self._answers.items() if level in a.settles_if_true),
                tuple(key for key, a in self._answers.items() if level in a.settles_if_false)
                if level not in self.judge.sought
                else (),
            )
            for level in best[:QUESTIONS]
        )

    def _who(self, charge: Charge) -> tuple[int, frozenset[int]] | None:
        """Return the variable for who somebody is of whom that is not known, and those that wait for it."""
        if not self.judge.sought:
            return None
        levels = self.formulas.diagrams.support(self.formulas.full(charge.person))
        sought = levels & self.judge.sought
        return (min(sought), levels) if sought else None

    def _next(self, charge: Charge) -> int | None:
        """Return the variable to ask of next for a charge: of whom nobody knows who it is, that first."""
        answers = self._answers.get(charge.key)
        best = answers.best(self._told(answers.gain)) if answers else None
        if answers and self._undated:  # without its day a deed has no law: that is asked first
            days = day_levels(self.formulas, self._atoms, answers.gain, self._undated)
            best = max(days, key=lambda level: (answers.gain[level], -level), default=best)
        who = self._who(charge)
        return who[0] if who and best in who[1] else best

    def _told(self, levels: Iterable[int]) -> frozenset[int]:
        """Return the variables of which anybody said anything: what raised a line is asked before what did not."""
        atom_at, atoms = self.formulas.atom_at, self._atoms
        return frozenset([level for level in levels if is_told(atom_at[level], atoms)])

    # ── heads ─────────────────────────────────────────────────────────────────────────────────────
    def _head(
        self,
        charge: Charge,
        verdict: Verdict,
        stand: Stands,
        proofs: Proofs,
        tally: Tally,
        *,
        then: Judge,
    ) -> Head:
        charging, formulas = self._charging, self.formulas
        full = charge.full(formulas)
        value = verdict.value
        deed_verdict = self.judge.verdict(
            formulas.full(charge.conduct), formulas.lean(charge.conduct)
        )
        proof = proofs.of(charge)
        best = self._next(charge)
        missing_for, missing_against = self._missing(charge, verdict, stand)
        return Head(
            key=charge.key,
            norm=charge.wording.norm,
            stage=charge.stage,
            role=charge.role,
            principal_deed=charge.principal_deed,
            actor=charge.actor,
            deed=charge.deed,
            places=charge.env,
            raised=True,
            value=value,
            deed_value=deed_verdict.value,
            standing=stand.standing,
            displaced_by=stand.displaced_by,
            unless_heads=stand.unless,
            unless_exceptions=self._exceptions(charge) if value in _UNPROVEN else (),
            by_reading=verdict.by_reading,
            proof=proof,
            missing_for=missing_for,
            missing_against=missing_against,
            refuted_by=self._reason(charge, value=False) if value is Value.NOT_MET else (),
            contradictions=self._contradictions(full) if value is Value.CONTRADICTORY else (),
            counts=tally.counts(proof),
            assessments=tally.assessments(proof),
            unverified=self._unverified(charge),
            part=_part(charge),
            wording_certain=len(charge.segments) == 1,
            boundary_computed=_computed(charge),
            by_last_text=self._by_last_text(charge, value, stand),
            no_wording=charge.no_wording,
            unheld=self._unheld(charge) if value in _HANGING else (),
            milder=self._milder(charge, value, then),
            bars=tuple(bars(charge, charging.case, self._grounder, charging.as_of)),
            penalties=shown(
                charge.wording.norm,
                self._grounder.library.units,
                penalty_day(charge, charging.case, self._grounder, charging.as_of),
                self._grounder.library.parameters,
                charge.stage,
                young=self._grounder.library.young,
                under=young(charge, self._grounder),
                readings=self._atoms.readings,
            ),
            category=charge.category,
            attempt_unpunished=charge.attempt_unpunished,
            next_question=self._atoms.named(formulas.atom_at[best]) if best is not None else None,
            why=self._reason(charge, value=True) if value in {Value.MET, Value.MET_UNLESS} else (),
            procedural=self._procedure.of(charge) if value in _UNPROVEN else None,
        )

    def _by_last_text(self, charge: Charge, value: Value, stand: Stands) -> Value | None:
        if charge.deed not in self._undated or value not in _HANGING:
            return None
        diagrams = self.formulas.diagrams
        levels = diagrams.support(stand.formula)
        days = day_levels(self.formulas, self._atoms, levels, self._undated)
        formula = diagrams.restrict(stand.formula, dict.fromkeys(days, True))
        return self.judge.verdict(formula, formula).value

    def _reason(self, charge: Charge, *, value: bool) -> tuple[Literal, ...]:
        parts = [self.gaps.reason(tree, value=value) for tree in (charge.conduct, charge.person)]
        if value:
            if None in parts:
                return ()
            return self.gaps.literals(
                frozenset().union(*(part for part in parts if part is not None))
            )
        held = [part for part in parts if part is not None]
        return self.gaps.literals(min(held, key=len)) if held else ()

    def _exceptions(self, charge: Charge) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for tree in (charge.conduct, charge.person):
            for node in tree.walk():
                if node.kind == "unless" and not node.raised and self.formulas.full(node) > 1:
                    path = node.exception.path if node.exception else "excess"
                    own = node.norm == charge.norm_id
                    found[path if own else f"{node.norm} › {path}"] = None
        return tuple(found)

    def _contradictions(self, full: int) -> tuple[Contradiction, ...]:
        supports = [self._atoms.supports[number] for number in self.judge.clashing(full)]
        spoilt = {identity(support) for support in supports if support is not None}
        return tuple(clash for clash in self._clashes() if spoilt & set(map(identity, clash.facts)))

    def _clashes(self) -> tuple[Contradiction, ...]:
        return (*self._charging.facts.contradictions, *self._charging.axioms.found)

    def _unverified(self, charge: Charge) -> tuple[str, ...]:
        """Return the norms that a charge reads and whose text is not verified, in the order of the proof."""
        if charge.norm_id not in self._grounder.library.leaning:
            return ()
        trees = (charge.conduct, charge.person)
        return tuple(dict.fromkeys(chain.from_iterable(map(self._unverified_under, trees))))

    def _unverified_under(self, node: Node) -> tuple[str, ...]:
        found = self._weak.get(node)
        if found is None:
            norms = [self._unverified_under(child) for child in node.children if child.children]
            wording = node.outline.wording
            if wording and (wording.norm.id, wording.since) in self._grounder.library.unverified:
                norms.insert(0, (wording.norm.id,))
            found = self._weak[node] = tuple(dict.fromkeys(chain.from_iterable(norms)))
        return found

    def _unheld(self, charge: Charge) -> tuple[str, ...]:
        """Return the norms and units whose text on some of the possible days is not held, if that matters."""
        levels = self.judge.unheld & self.formulas.diagrams.support(charge.lean(self.formulas))
        texts = [self._atoms.atoms[self.formulas.atom_at[level]] for level in sorted(levels)]
        return tuple(text.norm for text in texts if isinstance(text, Unheld))

    def _milder(self, charge: Charge, value: Value, judge: Judge) -> tuple[Milder, ...]:
        found, ranks = [], self._grounder.library.ranks
        for later in charge.later:
            after = value
            if later.norm is None:
                after = Value.NOT_MET
            elif later.conduct is not None and later.person is not None:
                conj, trees = self.formulas.diagrams.conj, (later.conduct, later.person)
                full = conj(*map(self.formulas.full, trees))
                after = judge.verdict(full, conj(*map(self.formulas.lean, trees))).value
            then = milder(charge.wording.norm, later.norm, later.day, value, after, ranks=ranks)
            if not (later.elsewhere and then.comparison in UNCHANGED):
                found.append(then)
        return tuple(found)


def _ladders(atoms: Atoms) -> Iterator[tuple[Atom, tuple[int, ...]]]:
    """Yield the measures of which numbers are open, with their atoms, the lowest number first."""
    for measure, numbers in atoms.thresholds.items():
        rungs = [number for number in numbers if atoms.values[number] == FREE]
        if rungs:
            yield measure, tuple(sorted(rungs, key=lambda number: reach(atoms.atoms[number])))


def _days_first(ladder: tuple[Atom, tuple[int, ...]]) -> tuple[bool, tuple[str, ...]]:
    measure, _ = ladder
    return (measure.term != DAY_OF_DEED, measure.args)


def _computed(charge: Charge) -> bool:
    """Return whether a boundary that was computed and not read decides which wording governs."""
    norm = charge.wording.norm
    return norm.since.status == "computed" or bool(norm.until and norm.until.status == "computed")


def _part(charge: Charge) -> tuple[date, date] | None:
    """Return the days of a lasting deed that a charge is about, where other wordings govern the rest."""
    if charge.part is None or not charge.part_of_many:
        return None
    first, last = charge.part
    return date.fromordinal(first), date.fromordinal(last)
