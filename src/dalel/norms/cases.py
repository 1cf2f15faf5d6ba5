"""Runs the ``cases`` of a norm: does it hold, fail or stay open under the facts that a line names?

Three-valued on the norm's own tree, with references expanded: whatever is not named is refuted, ``unknown``
facts are tried both ways, and a reading is taken in its first answer unless a case says otherwise. One member stands for each list that a head runs along.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.grammar import Grammar, Scope, UnreadableError
from dalel.norms.model import (
    And,
    Compares,
    Element,
    Expression,
    HeadKind,
    Holds,
    Norm,
    NormCase,
    Not,
    Or,
    ReadingIs,
    Says,
    SignsOfCrime,
)
from dalel.norms.problems import Complaints, nearest
from dalel.norms.resolve import references
from dalel.norms.words import plain_label, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dalel.norms.model import Law

Key = tuple[object, ...]
MIND: Key = ("mind",)
PERSON: Key = ("person",)
MOST_UNKNOWN = 12
WORDS = ("without", "with", "unknown", "reading")
_OPPOSITE = {">=": "<", ">": "<=", "<=": ">", "<": ">="}

NO_BASE = (
    N_("There is no base “{word}”; bases are: {known}."),
    N_("There is no base “{word}”; did you mean “{nearest}”?"),
)
NO_LABEL_NEAR = N_("“{fact}” is no label of this norm, nor a sentence; did you mean “{nearest}”?")
ONE_SENTENCE = N_("Here one sentence stands at a time; divide “{fact}” by “;”.")
CHANGE = N_(
    "After the base stands “without …”, “with …”, “unknown …” or “reading …”, not “{found}”."
)
TOO_MANY = N_("A case can leave at most {most} things unknown.")
FAILS = N_("This case does not hold: expected {expected}, found {found}.")
FAILS_AT = N_(
    "This case does not hold: expected {expected}, found {found}; the element “{label}” fails first."
)
BASE_FAILS = N_("The base itself is {found}; every case starts from a norm that is met.")
BASE_FAILS_AT = N_(
    "The base itself is {found}: the element “{label}” fails; every case starts from a norm that is met."
)
REDUNDANT = N_(
    "Refuting the element “{label}” leaves the norm met in the base “{base}”; either it is no element, or an alternative."
)
NOT_COVERED = N_(
    "No case that is met relies on the element “{label}”; add a line “+ base …” that does."
)
NO_CASES = N_("The norm has no cases; add a base and at least one case that is not met.")
NEGATIVE = N_("The norm has no case that is not met; add a line that begins with “-”.")

_NAMES = {True: "met", False: "not met", None: "open"}


@dataclass(slots=True)
class Situation:
    """What a case says: what is so, what is open; labels, references and layers that are fixed."""

    fixed: dict[Key, bool] = field(default_factory=dict)
    unknown: dict[Key, None] = field(default_factory=dict)

    def copy(self) -> Situation:
        """Return a situation to change."""
        return Situation(dict(self.fixed), dict(self.unknown))

    def tell(self, key: Key, value: bool | None) -> None:  # noqa: FBT001 -- the value itself
        """Say that something is so, is not so, or is open."""
        self.fixed.pop(key, None)
        self.unknown.pop(key, None)
        if value is None:
            self.unknown[key] = None
        else:
            self.fixed[key] = value


class CaseRunner:
    """Runs the cases of the norms of a law."""

    def __init__(self, law: Law, grammar: Grammar, said: Complaints) -> None:
        self.law = law
        self.grammar = grammar
        self.said = said
        self.by_id: dict[str, list[Norm]] = {}
        for norm in law.norms:
            self.by_id.setdefault(norm.id, []).append(norm)

    def run(self, norm: Norm) -> None:
        """Run the cases of a norm and complain of each that does not hold."""
        if not norm.elements:
            return
        if not norm.cases:
            self.said.warn("law.cases-none", NO_CASES, norm.position)
            return
        reader = _Facts(self, norm)
        bases: dict[str, Situation] = {}
        for line in norm.cases:
            if line.name == line.base and line.expected and _is_base(line, norm):
                made = reader.base(line)
                if made is not None:
                    bases[line.name] = made
                    self._base_holds(norm, line, made)
        met = {
            name: base
            for name, base in bases.items()
            if not base.unknown and self.value(norm, base) is True
        }
        for line in norm.cases:
            if not _is_base(line, norm):
                made = self._line(norm, line, bases, reader)
                if made is not None:
                    met[f"{line.position.line}"] = made
        if not any(line.expected is False for line in norm.cases):
            self.said.warn("law.cases-negative", NEGATIVE, norm.cases[0].position)
        self._redundant(norm, bases)
        if bases:
            self._covered(norm, met.values())

    def value(self, norm: Norm, situation: Situation) -> bool | None:
        """Return whether a norm is met in a situation; None where it depends on what is open."""
        free = list(situation.unknown)
        results = set()
        for choice in product((True, False), repeat=len(free)):
            fixed = {**situation.fixed, **dict(zip(free, choice, strict=True))}
            results.add(_Judge(self, norm, fixed).norm(norm))
            if len(results) == 2:
                return None
        return results.pop()

    def wording_for(self, norm_id: str, reader: Norm) -> Norm | None:
        """Return the wording of a referenced norm that was in force beside the reader's."""
        wordings = self.by_id.get(norm_id, [])
        for one in wordings:
            begins_before_end = reader.until is None or one.since.day < reader.until.day
            ends_after_begin = one.until is None or one.until.day > reader.since.day
            if begins_before_end and ends_after_begin:
                return one
        return wordings[0] if wordings else None

    # ── lines ─────────────────────────────────────────────────────────────────────────────────────
    def _base_holds(self, norm: Norm, line: NormCase, made: Situation) -> None:
        value = self.value(norm, made)
        if value is True:
            return
        label = self._first_failing(norm, made)
        message = BASE_FAILS_AT if label else BASE_FAILS
        self.said.say("law.case", message, line.position, found=_NAMES[value], label=label)

    def _line(
        self, norm: Norm, line: NormCase, bases: Mapping[str, Situation], reader: _Facts
    ) -> Situation | None:
        """Run one line; return its situation if it is met as expected."""
        base = bases.get(line.base)
        if base is None:
            known = {one.name for one in norm.cases if _is_base(one, norm)}
            if line.base not in known:
                self.said.strange("law.cases", NO_BASE, line.position, line.base, sorted(known))
            return None
        made = base.copy()
        if not reader.changes(line, made):
            return None
        if len(made.unknown) > MOST_UNKNOWN:
            self.said.say("law.cases", TOO_MANY, line.position, most=MOST_UNKNOWN)
            return None
        value = self.value(norm, made)
        if value is line.expected:
            return made if value and not made.unknown else None
        label = self._first_failing(norm, made) if line.expected and value is False else ""
        self.said.say(
            "law.case",
            FAILS_AT if label else FAILS,
            line.position,
            expected=_NAMES[line.expected],
            found=_NAMES[value],
            label=label,
        )
        return None

    def _first_failing(self, norm: Norm, situation: Situation) -> str:
        """Return the path of the first element that fails."""
        fixed = {**dict.fromkeys(situation.unknown, True), **situation.fixed}
        judge = _Judge(self, norm, fixed)
        names = {place.name: place.name for place in norm.places}
        elements = norm.elements
        path = ""
        while True:
            for element in elements:
                value = judge.element(element, names, top=True)
                if value == element.unless:
                    path = element.path
                    if (
                        element.children
                        and element.head.kind is HeadKind.ALL
                        and not element.unless
                    ):
                        elements = element.children
                        break
                    return path
            else:
                return path

    # ── what the bases rely on ────────────────────────────────────────────────────────────────────
    def _redundant(self, norm: Norm, bases: Mapping[str, Situation]) -> None:
        """Refute each element that a base relies on: the norm must fail."""
        names = {place.name: place.name for place in norm.places}
        for name, base in bases.items():
            if base.unknown or self.value(norm, base) is not True:
                continue
            judge = _Judge(self, norm, base.fixed)
            for element in judge.relied(norm.elements, HeadKind.ALL, 0, names):
                if element.children:
                    continue
                refuted = base.copy()
                judge.refute(element, names, refuted)
                if self.value(norm, refuted) is True:
                    self.said.say(
                        "law.case-redundant",
                        REDUNDANT,
                        element.position,
                        label=element.label,
                        base=name,
                    )

    def _covered(self, norm: Norm, met: Iterable[Situation]) -> None:
        """Find the elements that no met case relies on."""
        names = {place.name: place.name for place in norm.places}
        covered = _under_negation(norm.elements)
        for situation in met:
            judge = _Judge(self, norm, situation.fixed)
            for element in judge.relied(norm.elements, HeadKind.ALL, 0, names):
                covered.add(element.path)
                if ("label", element.path) in situation.fixed:
                    covered |= {one.path for one in walk(element.children)}
        for element in walk(norm.elements):
            if not element.children and element.path not in covered:
                self.said.warn(
                    "law.cases-cover", NOT_COVERED, element.position, label=element.label
                )


def _is_base(line: NormCase, norm: Norm) -> bool:
    """Tell whether a line declares a base."""
    return line.expected is True and line.name == line.base and not _is_plain(line, norm)


def _is_plain(line: NormCase, norm: Norm) -> bool:
    """Tell whether ``+ base`` stands in the line: an earlier line declares that base."""
    return any(
        other is not line
        and other.name == other.base == line.base
        and other.position.line < line.position.line
        for other in norm.cases
    )


def _under_negation(elements: Iterable[Element], inside: bool = False) -> set[str]:  # noqa: FBT001, FBT002
    """Return the paths of elements below an exception or a ``no … such that``."""
    found: set[str] = set()
    for element in elements:
        here = inside or element.unless
        if here:
            found.add(element.path)
        below = here or element.head.kind is HeadKind.NO
        found |= _under_negation(element.children, below)
    return found


# ── reading what a case says ──────────────────────────────────────────────────────────────────────
class _Facts:
    """Reads the sentences of a norm's cases."""

    def __init__(self, runner: CaseRunner, norm: Norm) -> None:
        self.runner = runner
        self.norm = norm
        self.labels: dict[str, str] = {}
        for element in walk(norm.elements):
            for name in (element.label, element.path, plain_label(element.label)):
                self.labels.setdefault(name, element.path)
        names = {place.name: place.type for place in norm.places}
        self.scope = Scope({**self._bound(norm, {norm.id}), **names})

    def _bound(self, norm: Norm, seen: set[str]) -> dict[str, str]:
        """Return the names that heads bind, here and in the norms that are read."""
        names = {one.head.name: one.head.type for one in walk(norm.elements) if one.head.name}
        for reference in references(norm):
            if reference.norm in seen:
                continue
            seen.add(reference.norm)
            read = self.runner.wording_for(reference.norm, norm)
            if read is not None:
                names = {**self._bound(read, seen), **names}
        return names

    def base(self, line: NormCase) -> Situation | None:
        """Read a base."""
        made = Situation()
        good = True
        for fact, column in zip(line.facts, line.columns, strict=True):
            good = self._tell(fact, True, line.position, column, made) and good
        return made if good else None

    def changes(self, line: NormCase, made: Situation) -> bool:
        """Apply the changes of a line."""
        good = True
        for change, column in zip(line.facts, line.columns, strict=True):
            word, _, rest = change.partition(" ")
            place = Position(line.position.file, line.position.line, column)
            if word not in WORDS:
                self.runner.said.say("law.cases", CHANGE, place, found=change)
                return False
            if word == "reading":
                good = self._tell(change, True, place, column, made) and good
                continue
            value = {"without": False, "with": True, "unknown": None}[word]
            at = column + len(word) + 1
            for piece in rest.split(";"):
                fact = piece.strip()
                start = at + len(piece) - len(piece.lstrip())
                at += len(piece) + 1
                if fact.startswith(f"{word} "):
                    fact = fact.removeprefix(f"{word} ").strip()
                if fact:
                    good = self._tell(fact, value, place, start, made) and good
        return good

    def _tell(
        self,
        fact: str,
        value: bool | None,  # noqa: FBT001 -- the value itself
        line: Position,
        column: int,
        made: Situation,
    ) -> bool:
        """Say one fact of a situation; complain where it is none."""
        if fact == "mind":
            made.tell(MIND, value)
            return True
        if fact in self.labels:
            made.tell(("label", self.labels[fact]), value)
            if fact == "person":
                made.tell(PERSON, value)
            return True
        if fact == "person":
            made.tell(PERSON, value)
            return True
        place = Position(line.file, line.line, column)
        words = fact.split()
        bare = (
            words[1:] if words[0] == "rule" else words[2:] if words[:2] == ["deed", "of"] else words
        )
        if len(bare) == 1 and "." in bare[0] and bare[0] in self.runner.by_id:
            fact = f"{fact} holds"
        try:
            read = self.runner.grammar.read(fact, self.scope, place)
        except UnreadableError as error:
            near = nearest(fact, self.labels, 0.75)
            said = self.runner.said
            if near:
                said.say("law.cases", NO_LABEL_NEAR, place, fact=fact, nearest=near)
            else:
                said.say("law.cases", error.message, error.position, **error.values)
            return False
        return self._tell_expression(read, value, made, fact, place)

    def _tell_expression(
        self,
        read: Expression,
        value: bool | None,  # noqa: FBT001 -- the value itself
        made: Situation,
        fact: str,
        place: Position,
    ) -> bool:
        while isinstance(read, Not):
            value = None if value is None else not value
            read = read.body
        if isinstance(read, And | Or):
            self.runner.said.say("law.cases", ONE_SENTENCE, place, fact=fact)
            return False
        if isinstance(read, ReadingIs):
            made.tell(("reading", read.reading), value if read.first else _negated(value))
        elif isinstance(read, Holds):
            made.tell(("norm", read.norm, read.layer), value)
        else:
            made.tell(key_of(read, {}), value)
        return True


def _negated(value: bool | None) -> bool | None:  # noqa: FBT001 -- the value itself
    return None if value is None else not value


def key_of(leaf: Expression, names: Mapping[str, str]) -> Key:
    """Return the key under which a sentence is told, with the names of the case."""
    if isinstance(leaf, Says):
        return ("says", leaf.term, *(names.get(name, name) for name in leaf.args))
    if isinstance(leaf, Compares):
        args = tuple(names.get(name, name) for name in leaf.measure.args)
        return ("compares", leaf.measure.term, args, leaf.unit, leaf.operator, leaf.value)
    if isinstance(leaf, SignsOfCrime):
        return ("signs", names.get(leaf.deed, leaf.deed))
    if isinstance(leaf, ReadingIs):
        return ("reading", leaf.reading)
    if isinstance(leaf, Holds):
        return ("norm", leaf.norm, leaf.layer)
    return ("expression", id(leaf))


# ── judging ───────────────────────────────────────────────────────────────────────────────────────
class _Judge:
    """Judges a norm where every fact is fixed: what is not told is refuted."""

    def __init__(self, runner: CaseRunner, norm: Norm, fixed: Mapping[Key, bool]) -> None:
        self.runner = runner
        self.top = norm
        self.fixed = fixed
        self.mind = fixed.get(MIND, False)

    def norm(self, norm: Norm) -> bool:
        """Judge the norm whose cases are run."""
        names = {place.name: place.name for place in norm.places}
        return self.all_of(norm.elements, HeadKind.ALL, 0, names, top=True)

    def all_of(
        self,
        elements: Iterable[Element],
        kind: HeadKind,
        number: int,
        names: Mapping[str, str],
        *,
        top: bool,
        without_person: bool = False,
    ) -> bool:
        """Judge siblings together: *all*, *any* or *at least n*, less the exceptions."""
        holding = whole = 0
        for element in elements:
            if without_person and element.label == "person":
                continue
            value = self.element(element, names, top=top)
            if element.unless:
                if value:
                    return False
                continue
            whole += 1
            holding += value
        if kind is HeadKind.ANY:
            return holding > 0
        if kind is HeadKind.AT_LEAST:
            return holding >= number
        return holding == whole

    def element(self, element: Element, names: Mapping[str, str], *, top: bool) -> bool:
        """Judge an element; its label may be fixed by the case."""
        if top and ("label", element.path) in self.fixed:
            return self.fixed["label", element.path]
        if element.label == element.path == "person" and PERSON in self.fixed:
            return self.fixed[PERSON]
        mark = element.mark
        asks_mind = mark is not None and mark.degree is not None
        if element.expression is not None:
            each = asks_mind and mark is not None and mark.about is None
            value = self.expression(element.expression, names, positive=True, mind=each)
        else:
            value = self.head(element, names, top=top)
        if asks_mind and mark is not None and (mark.about is not None or element.children):
            value = value and self.mind
        return value

    def head(self, element: Element, names: Mapping[str, str], *, top: bool) -> bool:
        """Judge the lines under a head; one member stands for a list."""
        head = element.head
        if head.name:
            names = {**names, head.name: head.name}
        kind = head.kind if head.kind in {HeadKind.ANY, HeadKind.AT_LEAST} else HeadKind.ALL
        body = self.all_of(element.children, kind, head.number, names, top=top)
        if head.kind is HeadKind.NO:
            return not body
        if head.kind is HeadKind.EVERY:
            return body or not self.exists(head.name)
        return body

    def exists(self, name: str) -> bool:
        """Tell whether the case says anything of a list's member."""
        return any(value and name in key for key, value in self.fixed.items())

    def expression(
        self, expression: Expression, names: Mapping[str, str], *, positive: bool, mind: bool
    ) -> bool:
        """Judge an expression; ``mind`` asks that each of its sentences is covered by the mind."""
        if isinstance(expression, Not):
            return self.expression(expression.body, names, positive=not positive, mind=mind)
        if isinstance(expression, And | Or):
            parts = [
                self.expression(part, names, positive=positive, mind=mind)
                for part in expression.parts
            ]
            return all(parts) if isinstance(expression, And) == positive else any(parts)
        value = self.leaf(expression, names) == positive
        return value and (self.mind or not mind)

    def leaf(self, leaf: Expression, names: Mapping[str, str]) -> bool:
        """Judge one sentence."""
        if isinstance(leaf, Holds):
            return self.reference(leaf, names)
        if isinstance(leaf, ReadingIs):
            return self.fixed.get(("reading", leaf.reading), True) == leaf.first
        told = self.fixed.get(key_of(leaf, names))
        if told is None and isinstance(leaf, Compares):
            return self.implied(leaf, names)
        return bool(told)

    def reference(self, leaf: Holds, names: Mapping[str, str]) -> bool:
        """Judge a referenced norm at the names that fill its places."""
        for layer in (leaf.layer, "all"):
            told = self.fixed.get(("norm", leaf.norm, layer))
            if told is not None and (layer == leaf.layer or told):
                return told
        read = self.runner.wording_for(leaf.norm, self.top)
        if read is None:
            return False
        inner = {
            place.name: names.get(name, name)
            for place, name in zip(read.places, leaf.args, strict=False)
        }
        return self.all_of(
            read.elements,
            HeadKind.ALL,
            0,
            inner,
            top=False,
            without_person=leaf.layer == "deed",
        )

    def implied(self, leaf: Compares, names: Mapping[str, str]) -> bool:
        """Tell whether a comparison follows from others of the same measure that are told."""
        _, term, args, unit, operator, value = key_of(leaf, names)
        for key, told in self.fixed.items():
            if key[:4] != ("compares", term, args, unit):
                continue
            known, limit = str(key[4]), key[5]
            if not told:
                known = _OPPOSITE[known]
            if _follows(known, limit, str(operator), value):
                return True
        return False

    # ── what is relied on ─────────────────────────────────────────────────────────────────────────
    def relied(
        self, elements: Iterable[Element], kind: HeadKind, number: int, names: Mapping[str, str]
    ) -> Iterable[Element]:
        """Yield the elements without any single one of which the norm would not be met."""
        holding = [
            element
            for element in elements
            if not element.unless and self.element(element, names, top=True)
        ]
        needed = {HeadKind.ANY: 1, HeadKind.AT_LEAST: number}.get(kind, len(holding))
        if len(holding) > needed:
            return
        for element in holding:
            yield element
            head = element.head
            if ("label", element.path) in self.fixed or head.kind in {HeadKind.NO, HeadKind.EVERY}:
                continue
            inner = {**names, head.name: head.name} if head.name else names
            yield from self.relied(element.children, head.kind, head.number, inner)

    def refute(self, element: Element, names: Mapping[str, str], made: Situation) -> None:
        """Change a situation so that an element's own sentences are refuted."""
        if ("label", element.path) in made.fixed or element.expression is None:
            made.tell(("label", element.path), False)
            return
        if element.label == element.path == "person":
            made.tell(PERSON, False)
            return
        if isinstance(element.expression, ReadingIs):
            made.tell(("reading", element.expression.reading), not element.expression.first)
            return
        self._refute(element.expression, names, made, positive=True)

    def _refute(
        self, expression: Expression, names: Mapping[str, str], made: Situation, *, positive: bool
    ) -> None:
        if isinstance(expression, Not):
            self._refute(expression.body, names, made, positive=not positive)
        elif isinstance(expression, And | Or):
            for part in expression.parts:
                self._refute(part, names, made, positive=positive)
        elif not isinstance(expression, ReadingIs):  # facts are refuted, readings are not
            made.tell(key_of(expression, names), not positive)


def _follows(known: str, limit: object, operator: str, value: object) -> bool:
    """Tell whether ``x known limit`` implies ``x operator value``."""
    if known in {">=", ">"} and operator in {">=", ">"}:
        if operator == ">" and known == ">=":
            return limit > value  # type: ignore[operator, no-any-return]
        return limit >= value  # type: ignore[operator, no-any-return]
    if known in {"<=", "<"} and operator in {"<=", "<"}:
        if operator == "<" and known == "<=":
            return limit < value  # type: ignore[operator, no-any-return]
        return limit <= value  # type: ignore[operator, no-any-return]
    return False
