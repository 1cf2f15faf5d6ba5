"""Reads what a case of a norm says: sentences, labels, references, and ``person`` or ``mind`` as a whole."""

from __future__ import annotations

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.grammar import Grammar, Scope, UnreadableError
from dalel.norms.judging import MIND, PERSON, Situation, Wordings, key_of
from dalel.norms.model import And, Expression, Holds, Norm, NormCase, Not, Or, ReadingIs
from dalel.norms.problems import Complaints, nearest
from dalel.norms.resolve import references
from dalel.norms.tree import walk
from dalel.norms.words import plain_label

WORDS = ("without", "with", "unknown", "reading")

NO_LABEL_NEAR = N_("“{fact}” is no label of this norm, nor a sentence; did you mean “{nearest}”?")
ONE_SENTENCE = N_("Here one sentence stands at a time; divide “{fact}” by “;”.")
CHANGE = N_(
    "After the base stands “without …”, “with …”, “unknown …” or “reading …”, not “{found}”."
)


class CaseFacts:
    """Reads the sentences of a norm's cases."""

    def __init__(self, wordings: Wordings, grammar: Grammar, norm: Norm, said: Complaints) -> None:
        self.wordings = wordings
        self.grammar = grammar
        self.said = said
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
            read = self.wordings.beside(reference.norm, norm)
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
                self.said.say("law.cases", CHANGE, place, found=change)
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
        if len(bare) == 1 and "." in bare[0] and bare[0] in self.wordings.by_id:
            fact = f"{fact} holds"
        try:
            read = self.grammar.read(fact, self.scope, place)
        except UnreadableError as error:
            near = nearest(fact, self.labels, 0.75)
            if near:
                self.said.say("law.cases", NO_LABEL_NEAR, place, fact=fact, nearest=near)
            else:
                self.said.say("law.cases", error.message, error.position, **error.values)
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
            self.said.say("law.cases", ONE_SENTENCE, place, fact=fact)
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
