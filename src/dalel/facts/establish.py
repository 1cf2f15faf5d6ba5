"""Stage 2: what fields, sentences and findings come to, each fact with its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dalel.case.fact import Contradiction, Fact, Facts
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.facts.aging import aged
from dalel.facts.closures import closures_of
from dalel.facts.conditions import Readings
from dalel.facts.contradictions import contradictions_of
from dalel.facts.deriving import Things, derive
from dalel.facts.findings import Examined, found
from dalel.facts.measuring import measures_of
from dalel.facts.minds import minds_of
from dalel.facts.reading import compile_readings
from dalel.facts.voices import Voice, combine, sources_of
from dalel.norms.model import TermKind
from dalel.norms.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.case.case import Case
    from dalel.case.finding import Examination
    from dalel.case.position import Problem
    from dalel.norms.model import Law

_COMPILED: list[
    tuple[Law, Readings, Sentences, dict[str, tuple[str, ...]]]
] = []  # for the law last used


def establish(
    case: Case, examinations: Sequence[Examination], law: Law
) -> tuple[Facts, tuple[Problem, ...]]:
    """Return every fact of a case, in the order of the vocabulary and of the case."""
    readings, sentences, words = _compiled(law)
    things = Things(case, words)
    voices = _voices(case, examinations, readings, things, law)
    measures, apart, problems = measures_of(case, readings, things, law, sentences.write)
    ages, older = aged(case, measures, law)
    measures |= ages
    said = list(problems)
    clashes: list[Contradiction] = [*apart, *older]
    facts: dict[Atom, Fact] = {}
    for atom, heard in voices.items():
        fact, clash, problem = combine(atom, heard, sentences.write)
        facts[atom] = fact
        if clash is not None:
            clashes.append(clash)
        if problem is not None:
            said.append(problem)
    minds, mind_clashes, mind_problems = minds_of(case, sentences.write)
    closures, list_clashes = closures_of(case)
    clashes += (*mind_clashes, *list_clashes, *contradictions_of(case, facts, measures, law))
    said += mind_problems
    said.sort(key=lambda one: (one.position, one.code))
    return Facts(facts, measures, minds, closures, tuple(clashes)), tuple(said)


def _voices(
    case: Case,
    examinations: Sequence[Examination],
    readings: Readings,
    things: Things,
    law: Law,
) -> dict[Atom, list[Voice]]:
    """Return everything that is said of every atom: by fields, findings, sentences."""
    voices: dict[Atom, list[Voice]] = {}
    examined = Examined(case, examinations)
    for reading in readings.terms:
        voices |= derive(reading, things)
        if reading.found and examined:
            for atom, more in found(reading, things, examined).items():
                voices[atom] = [*_settled(voices.get(atom, [])), *more]
    for line in case.facts:
        if not isinstance(line.about, Atom):
            continue
        term = law.terms.get(line.about.term)
        if term is None or term.kind is TermKind.MEASURE or line.told.state is State.NOT_ASKED:
            continue
        told = line.told
        voice = Voice(told.state, sources_of(told), line.position)
        as_told = not any(source.kind.proves for source in voice.sources)
        voices[line.about] = [
            *_settled(voices.get(line.about, [])),
            replace(voice, as_told=as_told),
        ]
    return voices


def _settled(voices: list[Voice]) -> list[Voice]:
    """Return the fields' voices as they count beside others: *else refuted* then speaks in full."""
    if any(not voice.weak for voice in voices):
        return [voice for voice in voices if not voice.weak]
    return [replace(voice, weak=False) for voice in voices]


def _compiled(law: Law) -> tuple[Readings, Sentences, dict[str, tuple[str, ...]]]:
    if not _COMPILED or _COMPILED[0][0] is not law:
        readings, _ = compile_readings(law)
        words = {listing: tuple(listed) for listing, listed in law.words.items()}
        _COMPILED[:] = [(law, readings, Sentences(law), words)]
    return _COMPILED[0][1:]
