"""Reads a ``norm`` block: its header, core, displacements and elements with their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.case.sentence import Degree
from dalel.locale.mark import N_
from dalel.norms.grammar import Scope, UnreadableError
from dalel.norms.lexer import Word, words_of
from dalel.norms.model import (
    Element,
    Expression,
    Head,
    HeadKind,
    Listing,
    Mark,
    NormKind,
    Place,
    Says,
)
from dalel.norms.outline import Line, read_outline
from dalel.norms.problems import Complaints, nearest
from dalel.norms.vocabulary import CONNECTIVES, TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.norms.grammar import Grammar

DEGREES = {
    "wanted": Degree.WANTED,
    "knew": Degree.KNEW,
    "accepted": Degree.ACCEPTED,
    "should have known": Degree.SHOULD_HAVE_KNOWN,
}
MARKS = (*DEGREES, "nothing: …", "completes", "shown by respondent", "shown by claimant")
PERSON = "person"  # the top-level element of this label is the person layer
RESERVED = ("core", "displaces", "makes")
_ID = re.compile(r"[a-z]{2}(\.[\w-]+)+\Z")

NO_HEADER = N_("A norm begins with a line like “offence {example} of deed, actor of deed”.")
KIND = (
    N_("“{word}” is no kind of norm; the kinds are: {known}."),
    N_("“{word}” is no kind of norm; did you mean “{nearest}”?"),
)
ID = N_("“{id}” is no id of a norm; ids look like {example}.")
NO_PLACES = N_("After the id the places stand: “{id} of deed, actor of deed”.")
PLACE_FORM = N_("“{place}” is no place; write “name”, or “name of owner” along a declared list.")
PLACE_OWNER = N_("The place “{place}” hangs on “{owner}”, which does not stand before it.")
PLACE_LIST = N_("No list leads from {owner} to “{place}”; the lists of {owner} are: {lists}.")
PLACE_TYPE = N_("The type of “{place}” is not known; name a type, as in “{near} as {place}”.")
PLACE_TWICE = N_("The place “{place}” stands here twice.")
NO_LABEL = N_(
    "A line of the outline is “label: sentence”; here the colon after the label is missing."
)
LABEL_EMPTY = N_("The label before the colon is missing.")
LABEL_COMMA = N_("A label holds no comma, because the table names several labels between commas.")
LABEL_TWICE = N_(
    "The label “{label}” stands in line {first} already; each label names one element."
)
NOTHING_UNDER = N_("The element “{label}” says nothing: a sentence is missing, or lines under it.")
BOTH = N_(
    "The element “{label}” has both a sentence and lines under it; move the sentence into a line."
)
HEAD = N_(
    "“{head}” is no head; these can stand in brackets: any of · at least 2 of · some, no, every TYPE of NAME such that."
)
HEAD_ALONE = N_("The head “{head}” needs lines under it.")
HEAD_LIST = N_(
    "No list “{type} {connective} …” belongs to “{owner}”, which is of type {owner_type}; its lists are: {lists}."
)
HEAD_NAME = N_("Nothing here is called “{name}”; the names are: {names}.")
BOUND_TWICE = N_("The name “{name}” is taken already; give another one with “as”.")
MARK_OPEN = N_("The marks end with “]”, and nothing follows them.")
MARK = (
    N_("“{word}” is no mark; marks are: {known}."),
    N_("“{word}” is no mark; did you mean “{nearest}”?"),
)
MARK_TWICE = N_("An element has one mark of mind; here a second one stands.")
AUTHORITY = N_("“nothing” needs its reason: “nothing: article 15(1)”.")
MIND_MISSING = N_(
    "The element “{label}” does not say what mind covers it; end the line with [wanted], [knew], [accepted], [should have known] or [nothing: authority]."
)
MIND_HEAD = N_(
    "A mark on “{label}”, which has lines under it, must say about what: “[knew that …]”, or be “[nothing: …]”."
)
CORE_MISSING = N_("An offence names its core conduct: a line “core: …” is missing.")
MAKES_MISSING = N_(
    "A definition or a presumption says what it makes true: a line “makes: …” is missing."
)
NO_ELEMENTS = N_("The norm has no elements.")
RESERVED_HEAD = N_("“{label}” takes no lines under it.")


@dataclass(slots=True)
class Block:
    """A norm block as read; references to other norms are not yet resolved."""

    id: str
    kind: NormKind
    places: tuple[Place, ...]
    elements: tuple[Element, ...] = ()
    core: Expression | None = None
    displaces: tuple[str, ...] = ()
    makes: Says | None = None
    position: Position = field(default_factory=Position)
    displaces_at: Position = field(default_factory=Position)
    labels: dict[str, Position] = field(default_factory=dict)


class BlockReader:
    """Reads norm blocks of one file with one grammar."""

    def __init__(self, grammar: Grammar, file: str, said: Complaints) -> None:
        self.grammar = grammar
        self.example = grammar.jurisdiction.example_id
        self.file = file
        self.said = said
        self.listings: dict[tuple[str, str, str], Listing] = {
            (one.name, one.connective, one.owner): one
            for one in grammar.vocabulary.listings.values()
        }
        self.place_types = _place_types(grammar)

    def read(self, lines: Sequence[tuple[int, str]]) -> Block | None:
        """Read the lines of a block; None where the header already fails."""
        roots = read_outline(_joined(lines), self.file, self.said)
        if not roots:
            first = lines[0][0] if lines else 0
            self.said.say(
                "law.header", NO_HEADER, Position(self.file, first, 1), example=self.example
            )
            return None
        header, rest = roots[0], roots[0].children + roots[1:]
        block = self._header(header)
        if block is None:
            return None
        scope = Scope({place.name: place.type for place in block.places})
        elements: list[Element] = []
        for line in rest:
            label, _, text = line.text.partition(":")
            if label in RESERVED:
                self._reserved(block, line, label, text, scope)
            else:
                element = self._element(block, line, "", scope, covered=False, guarded=False)
                if element is not None:
                    elements.append(element)
        block.elements = tuple(elements)
        if not elements and block.kind not in {NormKind.GENERAL, NormKind.PRESUMPTION}:
            self.said.say("law.elements", NO_ELEMENTS, block.position)
        if block.kind in {NormKind.OFFENCE, NormKind.ADMINISTRATIVE} and block.core is None:
            self.said.say("law.core", CORE_MISSING, block.position)
        if block.kind in {NormKind.DEFINITION, NormKind.PRESUMPTION} and block.makes is None:
            self.said.say("law.makes", MAKES_MISSING, block.position)
        return block

    # ── the header ────────────────────────────────────────────────────────────────────────────────
    def _header(self, line: Line) -> Block | None:
        words = words_of(line.text, line.number, line.column)
        place = line.position(self.file)
        if len(words) < 2:
            self.said.say("law.header", NO_HEADER, place, example=self.example)
            return None
        kinds = [kind.value for kind in NormKind]
        if words[0].text not in kinds:
            self.said.strange("law.kind", KIND, place, words[0].text, kinds)
            return None
        norm_id = words[1].text
        if not _ID.match(norm_id):
            self.said.say("law.id", ID, self._at(words[1]), id=norm_id, example=self.example)
            return None
        kind = NormKind(words[0].text)
        if len(words) < 4 or words[2].text != "of":
            if kind is NormKind.GENERAL and len(words) == 2:
                return Block(norm_id, kind, (), position=place)
            self.said.say("law.places", NO_PLACES, self._at(words[-1]), id=norm_id)
            return None
        places: list[Place] = []
        for group in _groups(words[3:]):
            made = self._place(group, places)
            if made is None:
                return None
            places.append(made)
        return Block(norm_id, kind, tuple(places), position=place)

    def _at(self, word: Word) -> Position:
        return Position(self.file, word.line, word.column)

    def _place(self, group: list[Word], before: list[Place]) -> Place | None:
        texts = [word.text for word in group]
        position = self._at(group[0])
        named = ""
        if len(texts) > 2 and texts[-2] == "as":
            named, texts = texts[-1], texts[:-2]
        name = named or texts[0]
        if any(place.name == name for place in before):
            self.said.say("law.place", PLACE_TWICE, position, place=name)
            return None
        if len(texts) == 1:
            type_name = self.place_types.get(texts[0], "")
            if not type_name:
                near = nearest(name, TYPES, 0.0)
                self.said.say("law.place", PLACE_TYPE, position, place=name, near=near)
                return None
            return Place(name, type_name, "", "", position)
        if len(texts) != 3 or texts[1] not in CONNECTIVES:
            self.said.say("law.place", PLACE_FORM, position, place=" ".join(texts))
            return None
        owner = next((place for place in before if place.name == texts[2]), None)
        if owner is None:
            self.said.say("law.place", PLACE_OWNER, position, place=texts[0], owner=texts[2])
            return None
        listing = self.listings.get((texts[0], texts[1], owner.type))
        if listing is None:
            self.said.say(
                "law.list",
                PLACE_LIST,
                position,
                place=f"{texts[0]} {texts[1]} {texts[2]}",
                owner=owner.type,
                lists=self._lists_of(owner.type),
            )
            return None
        return Place(name, listing.member, listing.key, owner.name, position)

    def _lists_of(self, type_name: str) -> str:
        keys = [
            key for key, one in self.grammar.vocabulary.listings.items() if one.owner == type_name
        ]
        return ", ".join(keys) or "—"

    # ── reserved lines ────────────────────────────────────────────────────────────────────────────
    def _reserved(self, block: Block, line: Line, label: str, text: str, scope: Scope) -> None:
        place = line.position(self.file)
        if line.children:
            self.said.say("law.outline", RESERVED_HEAD, place, label=label)
        if label == "displaces":
            block.displaces_at = place
            more = " ".join([text, *(one for one, _, _ in line.more)])
            block.displaces = tuple(one.strip() for one in more.split(",") if one.strip())
            return
        words = self._words(line, len(label) + 1, text)
        made = self._expression(words, scope, place)
        if label == "core":
            block.core = made
        elif isinstance(made, Says):
            block.makes = made
        elif made is not None:
            self.said.say("law.makes", MAKES_MISSING, place)

    # ── elements ──────────────────────────────────────────────────────────────────────────────────
    def _element(
        self, block: Block, line: Line, above: str, scope: Scope, *, covered: bool, guarded: bool
    ) -> Element | None:
        """Read one line and those under it.

        ``covered``: a mark above speaks for this element; ``guarded``: mind is not asked here (person, unless).
        """
        place = line.position(self.file)
        before, colon, after = line.text.partition(":")
        if not colon or "[" in before:
            self.said.say("law.label", NO_LABEL, place)
            return None
        unless = before.startswith("unless ")
        label_text = before.removeprefix("unless ") if unless else before
        label, head_text = _label_and_head(label_text)
        if not label:
            self.said.say("law.label", LABEL_EMPTY, place)
            return None
        self._label(block, label, place)
        path = f"{above} › {label}" if above else label
        head, inner = self._head(head_text, scope, line)
        is_person = not above and label == PERSON
        guarded = guarded or unless or is_person
        sentence, marks_text, marks_column = _split_marks(after, len(before) + 1)
        words = self._words(line, len(before) + 1, sentence)
        told = len(self.said.found)
        marks = self._marks(marks_text, scope, line, marks_column)
        misread = len(self.said.found) > told
        mark = next((one for one in marks if isinstance(one, Mark)), None)
        expression = None
        if sentence.strip() or line.more:
            expression = self._expression(words, scope, place)
        if line.children and expression is not None:
            self.said.say("law.outline", BOTH, place, label=label)
        elif not line.children and not sentence.strip() and not line.more:
            self.said.say("law.outline", NOTHING_UNDER, place, label=label)
        if head.kind is not HeadKind.ALL and not line.children:
            self.said.say("law.head", HEAD_ALONE, place, head=head_text)
        if misread:
            pass  # one complaint about a mark is enough
        elif line.children and mark and mark.degree is not None and mark.about is None:
            self.said.say("law.mind", MIND_HEAD, place, label=label)
        elif (
            block.kind is NormKind.OFFENCE
            and not line.children
            and not (mark or covered or guarded)
        ):
            end = Position(self.file, line.number, line.column + len(line.text))
            self.said.say("law.mind", MIND_MISSING, end, label=label)
        children = [
            self._element(
                block, child, path, inner, covered=covered or mark is not None, guarded=guarded
            )
            for child in line.children
        ]
        return Element(
            label=label,
            path=path,
            head=head,
            expression=expression,
            children=tuple(child for child in children if child is not None),
            unless=unless,
            mark=mark,
            completes="completes" in marks,
            shown_by=next(
                (
                    one.removeprefix("shown by ")
                    for one in marks
                    if isinstance(one, str) and one.startswith("shown by ")
                ),
                "",
            ),
            position=place,
        )

    def _label(self, block: Block, label: str, place: Position) -> None:
        if "," in label:
            self.said.say("law.label", LABEL_COMMA, place)
        if label in block.labels:
            first = block.labels[label].line
            self.said.say("law.label-twice", LABEL_TWICE, place, label=label, first=first)
        block.labels.setdefault(label, place)

    def _words(self, line: Line, offset: int, text: str) -> list[Word]:
        words = words_of(text, line.number, line.column + offset)
        for more, number, column in line.more:
            words += words_of(_split_marks(more, 0)[0], number, column)
        return words

    def _expression(self, words: list[Word], scope: Scope, place: Position) -> Expression | None:
        try:
            return self.grammar.read_words(words, scope, place)
        except UnreadableError as error:
            self._unreadable(error)
            return None

    def _unreadable(self, error: UnreadableError) -> None:
        self.said.say(error.code, error.message, error.position, **error.values)

    # ── heads ─────────────────────────────────────────────────────────────────────────────────────
    def _head(self, text: str, scope: Scope, line: Line) -> tuple[Head, Scope]:
        """Read what stands in the brackets after a label; give the scope of the lines under it."""
        whole = Head(HeadKind.ALL)
        if not text:
            return whole, scope
        column = line.column + line.text.index("(") + 1
        place = Position(self.file, line.number, column)
        words = text.split()
        if words in (["any", "of"], ["all", "of"]):
            return Head(HeadKind.ANY if words[0] == "any" else HeadKind.ALL), scope
        number, kind = 0, HeadKind.ALL
        if words[:2] == ["at", "least"] and len(words) > 3 and words[2].isdecimal():
            number, kind, words = int(words[2]), HeadKind.AT_LEAST_MEMBERS, words[3:]
            if words == ["of"]:
                return Head(HeadKind.AT_LEAST, number), scope
        elif words[0] in {"some", "no", "every"}:
            kind, words = HeadKind(words[0]), words[1:]
        if kind is HeadKind.ALL or words[-2:] != ["such", "that"]:
            self.said.say("law.head", HEAD, place, head=text)
            return whole, scope
        named, words = _take_as(words[:-2])
        if len(words) != 3:
            self.said.say("law.head", HEAD, place, head=text)
            return whole, scope
        made = self._bound(words, named, scope, place)
        if made is None:
            return whole, scope
        listing, name = made
        inner = scope.with_name(name, listing.member)
        return Head(kind, number, listing.member, name, listing.key, words[2]), inner

    def _bound(
        self, words: list[str], named: str, scope: Scope, place: Position
    ) -> tuple[Listing, str] | None:
        """Find the list that a head runs along, and the name that it binds."""
        type_word, connective, owner = words
        owner_type = scope.names.get(owner)
        if owner_type is None:
            names = ", ".join(scope.names)
            self.said.say("law.name", HEAD_NAME, place, name=owner, names=names)
            return None
        listing = self.listings.get((type_word, connective, owner_type))
        if listing is None:
            self.said.say(
                "law.list",
                HEAD_LIST,
                place,
                type=type_word,
                connective=connective,
                owner=owner,
                owner_type=owner_type,
                lists=self._lists_of(owner_type),
            )
            return None
        name = named or type_word
        if name in scope.names:
            self.said.say("law.name", BOUND_TWICE, place, name=name)
            return None
        return listing, name

    # ── marks ─────────────────────────────────────────────────────────────────────────────────────
    def _marks(self, text: str, scope: Scope, line: Line, offset: int) -> list[Mark | str]:
        """Read ``[knew; completes]``; plain marks stay words."""
        column = line.column + offset
        number = line.number
        if not text and line.more:
            last, number, start = line.more[-1]
            _, text, offset = _split_marks(last, 0)
            column = start + offset
        if not text:
            return []
        place = Position(self.file, number, column)
        if not text.endswith("]") or text.count("[") != 1:
            self.said.say("law.mark", MARK_OPEN, place)
            return []
        found: list[Mark | str] = []
        at = column + 1
        for piece in text[1:-1].split(";"):
            start = at + len(piece) - len(piece.lstrip())
            at += len(piece) + 1
            made = self._mark(piece.strip(), scope, Position(self.file, number, start))
            if isinstance(made, Mark) and any(isinstance(one, Mark) for one in found):
                self.said.say("law.mark", MARK_TWICE, Position(self.file, number, start))
            elif made is not None:
                found.append(made)
        return found

    def _mark(self, text: str, scope: Scope, place: Position) -> Mark | str | None:
        if text in {"completes", "shown by respondent", "shown by claimant"}:
            return text
        name, colon, authority = text.partition(":")
        if name.strip() == "nothing":
            if not colon or not authority.strip():
                self.said.say("law.mark", AUTHORITY, place)
                return None
            return Mark(None, authority.strip())
        degree, that, rest = text.partition(" that ")
        if degree.strip() not in DEGREES:
            self.said.strange("law.mark", MARK, place, degree.strip(), MARKS)
            return None
        if not that:
            return Mark(DEGREES[degree.strip()])
        offset = len(degree) + len(that)
        words = words_of(rest, place.line, place.column + offset)
        about = self._expression(words, scope, place)
        return Mark(DEGREES[degree.strip()], "", about)


# ── small readings of text ────────────────────────────────────────────────────────────────────────
def _label_and_head(text: str) -> tuple[str, str]:
    """Divide ``limbs (any of)`` into the label and what stands in the brackets."""
    label, bracket, rest = text.partition("(")
    if not bracket or not rest.rstrip().endswith(")"):
        return text.strip(), ""
    return label.strip(), rest.rstrip()[:-1].strip()


def _split_marks(text: str, offset: int) -> tuple[str, str, int]:
    """Divide ``sentence [marks]``; the offset is where the bracket stands."""
    at = text.find("[")
    if at < 0:
        return text, "", 0
    return text[:at], text[at:].rstrip(), offset + at


def _take_as(words: list[str]) -> tuple[str, list[str]]:
    """Take ``as name`` out of a head."""
    if "as" in words:
        at = words.index("as")
        if at + 1 < len(words):
            return words[at + 1], words[:at] + words[at + 2 :]
    return "", words


def _groups(words: list[Word]) -> list[list[Word]]:
    """Divide words at commas."""
    groups: list[list[Word]] = [[]]
    for word in words:
        text = word.text.rstrip(",")
        if text:
            groups[-1].append(Word(text, word.line, word.column))
        if word.text.endswith(","):
            groups.append([])
    return [group for group in groups if group]


def _joined(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join a header that goes on after a comma with the lines that follow it."""
    made: list[tuple[int, str]] = []
    for number, text in lines:
        if len(made) == 1 and made[0][1].rstrip().endswith(","):
            made[0] = (made[0][0], f"{made[0][1].rstrip()} {text.strip()}")
        else:
            made.append((number, text))
    return made


def _place_types(grammar: Grammar) -> dict[str, str]:
    """Return the type of each name that can begin a chain of places."""
    types = {name: name for name in TYPES}
    for listing in grammar.vocabulary.listings.values():
        types.setdefault(listing.owner_name, listing.owner)
    for term in grammar.vocabulary.terms.values():
        for name, kind in term.places.items():
            if kind in TYPES:
                types.setdefault(name, kind)
    return types
