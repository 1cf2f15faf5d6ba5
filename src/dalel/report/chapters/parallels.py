"""Heads that are proved the same way: which thing and source of one stand in the place of which of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dalel.case.sentence import AnyAtom, Atom, Mind, Reading, Threshold, Unlisted
from dalel.case.states import Source, SourceKind
from dalel.qualification.model import Head, Literal, ProofNode
from dalel.report.wording.addresses import items_of
from dalel.report.wording.atoms import things_of
from dalel.report.wording.verdicts import kept, outcome

_MOST_DIFFERING = 12  # nodes; a proof that differs in more is printed in full
_OF_LAW = frozenset({SourceKind.DERIVED, SourceKind.LAW, SourceKind.ASSUMED})


@dataclass(frozen=True, slots=True)
class Parallel:
    """What of the first stands for what of the other: things by id, sources, and the nodes that differ beyond that.

    ``differing`` are, head by head, the nodes of the other whose mark, number, things or sources the two maps do
    not yield from the first.
    """

    things: Mapping[str, str]
    sources: Mapping[Source, Source]
    differing: tuple[tuple[ProofNode, ...], ...]


def shape(head: Head) -> tuple[object, ...]:
    """Return all of a head that must agree before its proof may stand for another's: things and marks are left out."""
    norm = head.norm
    return (
        norm.id,
        norm.since.day,
        head.stage,
        head.role,
        bool(head.principal_deed),
        head.part,
        outcome(head),
        head.value,
        head.deed_value,
        head.standing,
        kept(head),
        head.category,
        head.unless_exceptions,
        tuple(items_of(head)),
        tuple((tuple(by.choice.items()), by.value) for by in head.by_reading),
        head.milder,
        tuple(_norm_of(key) for key in head.displaced_by),
        _skeleton(head.proof) if head.proof else None,
    )


def parallel(first: Sequence[Head], other: Sequence[Head]) -> Parallel | None:
    """Return how heads of one shape correspond; None where they differ in more than a row can say."""
    found = _Correspondence()
    differing = []
    for one, two in zip(first, other, strict=True):
        found.pair(one.deed, two.deed)
        found.pair(one.actor, two.actor)
        if one.principal_deed and not found.pair(one.principal_deed, two.principal_deed):
            return None
        if not found.all(one.places, two.places):
            return None
        differing.append(
            tuple(found.nodes(one.proof, two.proof)) if one.proof and two.proof else ()
        )
        if sum(map(len, differing)) > _MOST_DIFFERING:
            return None
    for one, two in zip(first, other, strict=True):
        for mine, his in (
            (one.missing_for, two.missing_for),
            (one.missing_against, two.missing_against),
        ):
            if _sets(mine, found.things) != _sets(his, {}):
                return None
    return Parallel(found.things, found.sources, tuple(differing))


class _Correspondence:
    """Grows while two trees are walked; the first pair that is met holds."""

    def __init__(self) -> None:
        self.things: dict[str, str] = {}
        self.sources: dict[Source, Source] = {}

    def pair(self, mine: str, his: str) -> bool:
        return self.things.setdefault(mine, his) == his

    def all(self, mine: Mapping[str, str], his: Mapping[str, str]) -> bool:
        return mine.keys() == his.keys() and all(
            self.pair(thing, his[name]) for name, thing in mine.items()
        )

    def nodes(self, mine: ProofNode, his: ProofNode) -> Iterable[ProofNode]:
        """Yield the nodes of the second tree that do not follow from the first."""
        same = [
            mine.mark is his.mark,
            self.all(mine.places, his.places),
            self._atoms(mine.atom, his.atom),
            self._sources(mine.sources, his.sources),
        ]
        if not all(same):
            yield his
        for one, two in zip(mine.children, his.children, strict=True):
            yield from self.nodes(one, two)

    def _atoms(self, mine: AnyAtom | None, his: AnyAtom | None) -> bool:
        if isinstance(mine, Threshold) and isinstance(his, Threshold) and mine.value != his.value:
            return False
        pairs = zip(_things(mine), _things(his), strict=True)
        return all(self.pair(one, two) for one, two in pairs)

    def _sources(self, mine: Sequence[Source], his: Sequence[Source]) -> bool:
        if [each.kind for each in mine] != [each.kind for each in his]:
            return False
        pairs = zip(map(_named, mine), map(_named, his), strict=True)
        return all(self._source(one, two) for one, two in pairs)

    def _source(self, mine: Source, his: Source) -> bool:
        if mine.kind in _OF_LAW:
            return mine == his
        return self.sources.setdefault(mine, his) == his


def _named(source: Source) -> Source:
    """Return a source without its place in the case file, which is not printed."""
    return Source(source.kind, source.ref, source.by)


def _norm_of(key: str) -> str:
    return key.partition("|")[0]


def _skeleton(node: ProofNode) -> tuple[object, ...]:
    return (
        node.connective,
        node.label,
        node.positive,
        node.number,
        node.norm,
        node.reading,
        _kind(node.atom),
        tuple(_skeleton(child) for child in node.children),
    )


def _kind(atom: AnyAtom | None) -> tuple[object, ...]:
    """Return what an atom says, without the things that it says it of."""
    match atom:
        case Atom():
            return ("fact", atom.term, len(atom.args))
        case Mind():
            return ("mind", atom.about.term, len(atom.about.args), atom.degree, atom.positive)
        case Threshold():
            return ("threshold", atom.measure.term, len(atom.measure.args), atom.strict)
        case Unlisted():
            return ("unlisted", atom.listing)
        case Reading():
            return ("reading", atom.reading)
        case _:
            return ()


def _things(atom: AnyAtom | None) -> tuple[str, ...]:
    if atom is None:
        return ()
    further = (atom.member,) if isinstance(atom, Unlisted) else ()
    return (*things_of(atom), *further)


_Said = tuple[object, ...]


def _sets(
    sets: Iterable[Iterable[Literal]], things: Mapping[str, str]
) -> frozenset[frozenset[_Said]]:
    """Return missing sets in the other's names."""
    return frozenset(frozenset(_literal(each, things) for each in literals) for literals in sets)


def _literal(literal: Literal, things: Mapping[str, str]) -> _Said:
    named = tuple(things.get(each, each) for each in _things(literal.atom))
    value = literal.atom.value if isinstance(literal.atom, Threshold) else None
    return _kind(literal.atom), named, value, literal.positive, literal.state
