"""Runs the ``cases`` of a norm: does it hold, fail or stay open under the facts that a line names?

Three-valued on the norm's own tree, with references expanded: whatever is not named is refuted, ``unknown``
facts are tried both ways, and a reading is taken in its first answer unless a case says otherwise. One member stands for each list that a head runs along.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.case_facts import CaseFacts
from dalel.norms.judging import Judge, Situation, Wordings
from dalel.norms.model import Element, HeadKind, Norm, NormCase
from dalel.norms.tree import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dalel.norms.grammar import Grammar
    from dalel.norms.model import Law
    from dalel.norms.problems import Complaints

MOST_UNKNOWN = 12

NO_BASE = (
    N_("There is no base “{word}”; bases are: {known}."),
    N_("There is no base “{word}”; did you mean “{nearest}”?"),
)
TOO_MANY = N_("A case can leave at most {most} things unknown.")
FAILS = N_(
    "This case does not hold: it says “{expected}”, the norm gives “{found}” (+ met, - not met, ? open)."
)
FAILS_AT = N_(
    "This case does not hold: it says “{expected}”, the norm gives “{found}” (+ met, - not met, ? open); the element “{label}” fails first."
)
BASE_FAILS = N_(
    "This base gives “{found}” (- not met, ? open); every case starts from a norm that is met."
)
BASE_FAILS_AT = N_(
    "This base gives “{found}” (- not met, ? open), because the element “{label}” fails; every case starts from a norm that is met."
)
REDUNDANT = N_(
    "Refuting the element “{label}” leaves the norm met in the base “{base}”; either it is no element, or an alternative."
)
NOT_COVERED = N_(
    "No case that is met relies on the element “{label}”; add a line “+ base …” that does."
)
NO_CASES = N_("The norm has no cases; add a base and at least one case that is not met.")
NEGATIVE = N_("The norm has no case that is not met; add a line that begins with “-”.")

_NAMES = {True: "+", False: "-", None: "?"}


class CaseRunner:
    """Runs the cases of the norms of a law."""

    def __init__(self, law: Law, grammar: Grammar, said: Complaints) -> None:
        self.law = law
        self.grammar = grammar
        self.said = said
        self.wordings = Wordings(law.norms)

    def run(self, norm: Norm) -> None:
        """Run the cases of a norm and complain of each that does not hold."""
        if not norm.elements:
            return
        if not norm.cases:
            self.said.warn("law.cases-none", NO_CASES, norm.position)
            return
        reader = CaseFacts(self.wordings, self.grammar, norm, self.said)
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
            results.add(Judge(self.wordings, norm, fixed).norm(norm))
            if len(results) == 2:
                return None
        return results.pop()

    # ── lines ─────────────────────────────────────────────────────────────────────────────────────
    def _base_holds(self, norm: Norm, line: NormCase, made: Situation) -> None:
        value = self.value(norm, made)
        if value is True:
            return
        label = self._first_failing(norm, made)
        message = BASE_FAILS_AT if label else BASE_FAILS
        self.said.say("law.case", message, line.position, found=_NAMES[value], label=label)

    def _line(
        self, norm: Norm, line: NormCase, bases: Mapping[str, Situation], reader: CaseFacts
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
        judge = Judge(self.wordings, norm, fixed)
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
            judge = Judge(self.wordings, norm, base.fixed)
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
            judge = Judge(self.wordings, norm, situation.fixed)
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
