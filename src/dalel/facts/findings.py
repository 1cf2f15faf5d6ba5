"""Turns findings into voices, by the ``found by`` lines of the vocabulary."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from dalel.case.finding import Weight
from dalel.case.sentence import Atom
from dalel.case.states import Source, SourceKind, State
from dalel.facts.looking import leaves
from dalel.facts.voices import DECLARES, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dalel.case.case import Case
    from dalel.case.finding import Examination, Finding
    from dalel.facts.conditions import Found, TermReading
    from dalel.facts.deriving import Things


class Examined:
    """The findings of a case's media."""

    def __init__(self, case: Case, examinations: Iterable[Examination]) -> None:
        self.case = case
        by_path: dict[str, list[Finding]] = {}
        self._by_medium: dict[str, list[Finding]] = {}
        for one in examinations:
            by_path.setdefault(one.exhibit.path, []).extend(one.findings)
            if one.exhibit.medium:
                self._by_medium.setdefault(one.exhibit.medium, []).extend(one.findings)
        for medium in case.of_type("medium"):
            thing: Any = case.things[medium]
            if thing.file is not None and medium not in self._by_medium:
                self._by_medium[medium] = by_path.get(thing.file.value, [])

    def __bool__(self) -> bool:
        """Return whether any medium has a finding."""
        return any(self._by_medium.values())

    def answers(self, medium: str, line: Found) -> list[Finding]:
        """Return the findings on a medium's exhibit that answer a line."""
        return [
            finding
            for finding in self._by_medium.get(medium, ())
            if finding.weight is not Weight.CANNOT_BE_ASSESSED
            and finding.value in line.values
            and _asks(finding.question, line.question)
        ]


def _asks(question: str, wanted: str) -> bool:
    """Return whether a finding's question is the wanted one, or one of its numbered ones."""
    return question == wanted or (
        question.startswith(f"{wanted}.") and question.removeprefix(f"{wanted}.").isdecimal()
    )


def found(reading: TermReading, things: Things, examined: Examined) -> dict[Atom, list[Voice]]:
    """Return the voices of findings about a term."""
    places = reading.term.places
    heard: dict[Atom, list[Voice]] = {}
    for line in reading.found:
        for name in things.of(places[line.path.place]):
            media = _media(things.case, name, line.path.attributes)
            findings = [one for medium in media for one in examined.answers(medium, line)]
            if not findings:
                continue
            state = State.REFUTED if line.refutes else State.ESTABLISHED
            sources = tuple(
                dict.fromkeys(Source(SourceKind.FINDING, one.id, one.method) for one in findings)
            )
            declares = line.question.startswith(DECLARES)
            position = things.case.things[name].position
            voice = Voice(state, sources, position, line.text, declares=declares)
            kinds = [
                (name,) if place == line.path.place else things.of(kind)
                for place, kind in places.items()
            ]
            for ids in product(*kinds):
                heard.setdefault(Atom(reading.term.sentence, ids), []).append(voice)
    return heard


def _media(case: Case, name: str, attributes: tuple[str, ...]) -> Sequence[str]:
    if not attributes:
        return (name,)
    return [
        leaf[0].value for leaf in leaves(case, name, attributes) if isinstance(leaf[0].value, str)
    ]
