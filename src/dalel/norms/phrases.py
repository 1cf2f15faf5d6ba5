"""Finds terms in running words: a tree of the vocabulary's sentences, word by word.

A term's sentence is split at blanks. The first occurrence of each of its place names is the place; every other
word is fixed. Several terms may share a pattern (``deed spreads …``) and differ in the types of their places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.norms.problems import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dalel.norms.model import Term

PLACE = ""  # stands for a place in a pattern; no word is empty


def pattern(sentence: str, places: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a term's sentence with its places emptied."""
    open_places = set(places)
    words: list[str] = []
    for word in sentence.split():
        if word in open_places:
            open_places.remove(word)
            words.append(PLACE)
        else:
            words.append(word)
    return tuple(words)


@dataclass(slots=True)
class _Step:
    """A node of the tree: what may follow, and the terms that end here."""

    fixed: dict[str, _Step] = field(default_factory=dict)
    place: _Step | None = None
    terms: list[Term] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``start … end`` read as one of ``terms`` about ``args``."""

    end: int
    args: tuple[int, ...]  # indices of the words that fill the places
    terms: tuple[Term, ...]


class Phrases:
    """The vocabulary's sentences, ready to be found."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Step()
        self._patterns: dict[tuple[str, ...], list[Term]] = {}
        for term in terms:
            words = pattern(term.sentence, term.places)
            self._patterns.setdefault(words, []).append(term)
            step = self._root
            for word in words:
                if not word:
                    step.place = step.place or _Step()
                    step = step.place
                else:
                    step = step.fixed.setdefault(word, _Step())
            step.terms.append(term)

    def matches(
        self, words: Sequence[str], start: int, may_fill: Callable[[str], bool]
    ) -> Iterator[Match]:
        """Yield every reading of the words from ``start`` on as a term, fixed words first."""
        todo: list[tuple[_Step, int, tuple[int, ...]]] = [(self._root, start, ())]
        while todo:
            step, at, args = todo.pop()
            if step.terms:
                yield Match(at, args, tuple(step.terms))
            if at >= len(words):
                continue
            word = words[at]
            if step.place is not None and may_fill(word):
                todo.append((step.place, at + 1, (*args, at)))
            following = step.fixed.get(word)
            if following is not None:
                todo.append((following, at + 1, args))

    def longest(
        self, words: Sequence[str], start: int, may_fill: Callable[[str], bool]
    ) -> Match | None:
        """Return the reading that takes in most words; of equals the one with most fixed words."""
        best: Match | None = None
        for match in self.matches(words, start, may_fill):
            if best is None or (match.end, -len(match.args)) > (best.end, -len(best.args)):
                best = match
        return best

    def whole(
        self, words: Sequence[str], may_fill: Callable[[str], bool] = lambda _: True
    ) -> list[Match]:
        """Return every reading that takes in all the words, most fixed words first."""
        found = [match for match in self.matches(words, 0, may_fill) if match.end == len(words)]
        return sorted(found, key=lambda match: len(match.args))

    def nearest(self, words: Sequence[str], is_name: Callable[[str], bool]) -> str:
        """Return the term's sentence most like the words, with the words' own names in its places."""
        names = [word for word in words if is_name(word)]
        said = " ".join("·" if is_name(word) else word for word in words)
        best, score = "", 0.5
        for known in self._patterns:
            text = " ".join(word or "·" for word in known)
            if abs(len(text) - len(said)) > max(len(text), len(said)) * 0.6:
                continue
            alike = likeness(said, text)
            if alike > score:
                sentence = self._patterns[known][0].sentence
                best, score = self._filled(known, names, sentence), alike
        return best

    @staticmethod
    def _filled(words: tuple[str, ...], names: Sequence[str], sentence: str) -> str:
        """Put the names into a pattern's places if they are as many; else show the sentence."""
        if sum(not word for word in words) != len(names):
            return sentence
        rest = iter(names)
        return " ".join(word or next(rest) for word in words)
