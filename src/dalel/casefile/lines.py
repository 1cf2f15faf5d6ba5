"""Reads ``facts:``, ``complete:`` and ``asks:``: sentences of the vocabulary with their states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dalel.case.case import Completeness, Sentence
from dalel.case.measures import Days, Interval, Money, is_currency
from dalel.case.position import Problem
from dalel.case.sentence import AnyAtom, Atom
from dalel.case.states import Source, SourceKind, State, Told
from dalel.casefile import messages as say
from dalel.casefile.fields import Field
from dalel.casefile.sheet import Sheet, normal, shown
from dalel.casefile.told import OPEN, YES, read_scalar, read_sources
from dalel.norms.library import list_written
from dalel.norms.model import TermKind
from dalel.norms.problems import nearest
from dalel.norms.yaml_nodes import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.case.conduct import Assessment
    from dalel.case.position import Position
    from dalel.norms.model import Listing, Term
    from dalel.norms.sentences import Sentences

_EXAMPLES = {"date": "2026-03-04", "years": "17", "number": "3"}
_READS = {"date": "day", "years": "age"}
_ANSWER = Field("answer", "answer", "yes-no")


@dataclass(frozen=True, slots=True)
class Lines:
    """Reads sentences of one case, the vocabulary's parser at hand."""

    sheet: Sheet
    sentences: Sentences

    def parse(self, text: str, position: Position) -> tuple[AnyAtom, bool] | None:
        """Return the atom of a sentence and whether it stands plain; say what is wrong otherwise."""
        parsed = self.sentences.parse(normal(text), self.sheet.type_of, self.sheet.types)
        if isinstance(parsed, Problem):
            place = parsed.position
            at = (
                replace(position, column=position.column + place.column - 1)
                if place.column
                else position
            )
            self.sheet.said.found.append(replace(parsed, position=at))
            return None
        return parsed.atom, parsed.positive

    # ── facts ─────────────────────────────────────────────────────────────────────────────────────
    def facts(self, node: Node | None) -> tuple[Sentence, ...]:
        """Read the section ``facts:``."""
        if node is None or (isinstance(node, ScalarNode) and not node.text):
            return ()
        if not isinstance(node, MapNode):
            self.sheet.said.say("case.facts", say.FACTS_FORM, node.position)
            return ()
        found: list[Sentence] = []
        for key, value in node.entries:
            measure = self._measure(key.text)
            read = (measure[0], True) if measure else self.parse(key.text, key.position)
            if read is None:
                continue
            about, positive = read
            found += [
                Sentence(about, told if positive else opposite(told), key.position)
                for told in self._voices(value, key, measure[1] if measure else None, ())
            ]
        return tuple(found)

    def _measure(self, text: str) -> tuple[Atom, Term] | None:
        """Return the measure whose value the line gives, if it names one and nothing else."""
        words = normal(text).split()
        for match in self.sentences.phrases.whole(words):
            args = tuple(words[index] for index in match.args)
            for term in match.terms:
                kinds = term.places.values()
                fits = all(
                    self.sheet.type_of(name) in kind.split("|")
                    for name, kind in zip(args, kinds, strict=True)
                )
                if term.kind is TermKind.MEASURE and fits:
                    return Atom(term.sentence, args), term
        return None

    def _voices(
        self, node: Node, key: ScalarNode, measure: Term | None, sources: tuple[Source, ...]
    ) -> list[Told[Any]]:
        if isinstance(node, ListNode):
            return [one for item in node.items for one in self._voices(item, key, measure, sources)]
        if isinstance(node, MapNode):
            value = node.get("is")
            own = read_sources(node, self.sheet) or sources
            if value is None:
                self.sheet.said.say("case.no-value", say.NO_IS, node.position)
                return []
            return self._voices(value, key, measure, own)
        told = self._measured(node, key, measure) if measure is not None else self._state(node, key)
        return [replace(told, sources=sources)] if told is not None else []

    def _state(self, node: ScalarNode, key: ScalarNode) -> Told[Any] | None:
        text = normal(node.text)
        if text in YES:
            answer = YES[text]
            return Told(answer, State.ESTABLISHED if answer else State.REFUTED, (), node.position)
        if text in OPEN:
            return Told(None, OPEN[text], (), node.position)
        if text == State.NOT_ASKED.value:
            return None
        if not text:
            self.sheet.said.say("case.empty-value", say.EMPTY_VALUE, key.position, key=shown(key))
        else:
            self.sheet.said.say("case.state", say.STATE, node.position, value=shown(node))
        return None

    def _measured(self, node: ScalarNode, key: ScalarNode, term: Term) -> Told[Any] | None:
        text = normal(node.text)
        if text in YES or not text:
            example = _EXAMPLES.get(term.unit, "3")
            if is_currency(term.unit):
                example = f"12 000 000 {term.unit}"
            self.sheet.said.say(
                "case.measure",
                say.MEASURE_VALUE,
                node.position,
                sentence=shown(key),
                example=example,
            )
            return None
        field = Field(
            key.text, "", "money" if is_currency(term.unit) else _READS.get(term.unit, "number")
        )
        told = read_scalar(node, field, self.sheet)
        if told is None or told.value is None:
            return told
        return replace(told, value=interval_of(told.value, term.unit))

    # ── assessments ───────────────────────────────────────────────────────────────────────────────
    def assessed(self, things: list[Assessment]) -> tuple[Sentence, ...]:
        """Return the sentences that assessments answer, each carried by its assessor."""
        found = []
        for thing in things:
            question, answer = thing.question, thing.answer
            if question is None or question.value is None or answer is None:
                continue
            parsed = self.sentences.parse(normal(question.value).rstrip("?"), self.sheet.type_of)
            if isinstance(parsed, Problem):
                near = parsed.english().get("nearest", "")
                message = say.ASSESSMENT_NEAR if near else say.ASSESSMENT
                more = {"nearest": near} if near else {}
                place = question.position
                self.sheet.said.warn("case.assessment", message, place, id=thing.id, **more)
                continue
            sources = answer.sources or (_assessor(thing),)
            told: Told[Any] = replace(answer, sources=sources)
            turned = told if parsed.positive else opposite(told)
            found.append(Sentence(parsed.atom, turned, question.position))
        return tuple(found)

    # ── complete ──────────────────────────────────────────────────────────────────────────────────
    def complete(self, node: Node | None) -> tuple[Completeness, ...]:
        """Read the section ``complete:``."""
        if node is None or (isinstance(node, ScalarNode) and not node.text):
            return ()
        if not isinstance(node, MapNode):
            self.sheet.said.say("case.complete", say.COMPLETE_FORM, node.position)
            return ()
        found = []
        for key, value in node.entries:
            named = self._listing(key)
            if named is None:
                continue
            listing, owner = named
            field = Field(key.text, "", "yes-no")
            voices: list[tuple[Node, tuple[Source, ...]]] = [(value, ())]
            if isinstance(value, MapNode):
                inner = value.get("is")
                if inner is None:
                    self.sheet.said.say("case.no-value", say.NO_IS, value.position)
                    continue
                voices = [(inner, read_sources(value, self.sheet))]
            for told_node, sources in voices:
                if not isinstance(told_node, ScalarNode):
                    self.sheet.said.say("case.complete", say.COMPLETE_FORM, told_node.position)
                    continue
                told = read_scalar(told_node, field, self.sheet)
                if told is not None:
                    told = replace(told, sources=sources, position=key.position)
                    found.append(Completeness(listing.key, owner, told))
        return tuple(found)

    def _listing(self, key: ScalarNode) -> tuple[Listing, str] | None:
        """Return the list and the owner that ``consents of saule`` names."""
        words = normal(key.text).split()
        known = list(self.sheet.law.listings.values())
        if len(words) == 3:
            name, connective, owner = words
            named = [
                one
                for one in known
                if name in {one.name, plural(one.name)} and one.connective == connective
            ]
            owners = tuple(dict.fromkeys(one.owner for one in named))
            if owners:
                node = replace(
                    key,
                    text=owner,
                    position=replace(
                        key.position, column=key.position.column + len(name) + len(connective) + 2
                    ),
                )
                found = self.sheet.refer(node, owners)
                if found is None:
                    return None
                type_name = self.sheet.types[found]
                return next(one for one in named if one.owner == type_name), found
        forms = {f"{plural(one.name)} {one.connective}": one for one in known}
        said = " ".join(words[:2])
        near = nearest(said, forms)
        rest = " ".join(words[2:]) or "…"
        if near:
            self.sheet.said.say(
                "case.list",
                say.NO_LIST,
                key.position,
                key=shown(key),
                nearest=f"{near} {rest}",
                list=list_written(f"{near} {rest}", forms[near], rest),
            )
        else:
            open_ones = {form: one for form, one in forms.items() if not one.always_complete}
            self.sheet.said.say(
                "case.list", say.NO_LIST_FAR, key.position, key=shown(key), known=_named(open_ones)
            )
        return None

    # ── asks ──────────────────────────────────────────────────────────────────────────────────────
    def asks(self, node: Node | None) -> dict[str, str]:
        """Read what the author wants to know first."""
        if node is None or (isinstance(node, ScalarNode) and not node.text):
            return {}
        if not isinstance(node, MapNode):
            self.sheet.said.say("case.asks", say.ASKS_FORM, node.position)
            return {}
        found = {}
        for key, value in node.entries:
            if isinstance(value, ScalarNode):
                found[key.text] = normal(value.text)
            else:
                self.sheet.said.say("case.asks", say.ASKS_FORM, value.position)
        return found


def opposite(told: Told[Any]) -> Told[Any]:
    """Return what is told of a sentence, from what is told of its negation."""
    if told.state is State.ESTABLISHED:
        return replace(told, value=False, state=State.REFUTED)
    if told.state is State.REFUTED:
        return replace(told, value=True, state=State.ESTABLISHED)
    return told


def interval_of(value: object, unit: str) -> object:
    """Return a measure's value as an interval in its base unit; sums in another currency stay sums."""
    if isinstance(value, Days):
        return Interval(_ordinal(value.first), _ordinal(value.last))
    if isinstance(value, Money) and value.currency == unit:
        return value.amount
    return value


def _ordinal(day: Any) -> Any:  # date | None -> Decimal | None
    from decimal import Decimal

    return None if day is None else Decimal(day.toordinal())


def _named(forms: Mapping[str, Listing]) -> dict[str, str]:
    """Return how lists are written, each with what it is in the reader's language."""
    found: dict[str, list[str]] = {}
    for form, listing in forms.items():
        for language, text in list_written(f"{form} …", listing, "…").items():
            found.setdefault(language, []).append(text)
    return {language: ", ".join(texts) for language, texts in found.items()}


def plural(name: str) -> str:
    """Return a list's name in the plural, as ``complete:`` writes it."""
    irregular = {"person": "persons", "data": "data", "medium": "media"}
    if name in irregular:
        return irregular[name]
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _assessor(thing: Assessment) -> Source:
    """Return who carries an assessment: its exhibit if it has one, else the word of its assessor."""
    who = " ".join(
        str(told.value)
        for told in (thing.by, thing.who)
        if told is not None and told.value is not None
    )
    if thing.exhibit is not None and thing.exhibit.value is not None:
        return Source(SourceKind.EXHIBIT, thing.exhibit.value, who, thing.position)
    kind = SourceKind.ASSUMED if who.startswith("assumed") else SourceKind.AUTHOR
    return Source(kind, thing.id, who, thing.position)
