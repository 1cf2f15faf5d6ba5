"""What holds of many things is said once in words, then by the names of the other things alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from dalel.case.sentence import AnyAtom
from dalel.report.wording.atoms import things_of
from dalel.report.wording.speech import Speech

MANY = 4  # up to so many are said each in full


def others_named(speech: Speech, things: Sequence[Sequence[str]]) -> list[str]:
    """Return, for each but the first, the names of the things in which they differ."""
    varying = [n for n, each in enumerate(zip(*things, strict=True)) if len(set(each)) > 1]
    return [", ".join(speech.quoted(each[n]) for n in varying) for each in things[1:]]


def likewise(speech: Speech, said: str, others: Iterable[str]) -> str:
    """Return *“post” spreads “face”; likewise: “post2”, “face2”; “post3”, “face3”*."""
    named = "; ".join(dict.fromkeys(each for each in others if each))
    return (
        speech.tr("{sentence}; likewise: {others}", sentence=said, others=named) if named else said
    )


def form(atom: AnyAtom) -> Hashable:
    """Return what an atom says without the things of which it says it: atoms of one form can be said likewise."""
    return (type(atom).__name__, *_words(atom, frozenset(things_of(atom))))


def _words(part: object, things: frozenset[str]) -> Iterable[Hashable]:
    if isinstance(part, tuple):
        for each in part:
            yield from _words(each, things)
    elif not (isinstance(part, str) and part in things):
        yield str(part)
    else:
        yield None
