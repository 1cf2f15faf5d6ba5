"""Judges a norm on its own tree where every fact is fixed: what is not told is refuted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.norms.model import (
    And,
    Compares,
    Element,
    Expression,
    HeadKind,
    Holds,
    Norm,
    Not,
    Or,
    ReadingIs,
    Says,
    SignsOfCrime,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Key = tuple[object, ...]
MIND: Key = ("mind",)
PERSON: Key = ("person",)
_OPPOSITE = {">=": "<", ">": "<=", "<=": ">", "<": ">="}


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


class Wordings:
    """Finds the wording of a referenced norm."""

    def __init__(self, norms: Iterable[Norm]) -> None:
        self.by_id: dict[str, list[Norm]] = {}
        for norm in norms:
            self.by_id.setdefault(norm.id, []).append(norm)

    def beside(self, norm_id: str, reader: Norm) -> Norm | None:
        """Return the wording of a norm that was in force beside the reader's."""
        wordings = self.by_id.get(norm_id, [])
        for one in wordings:
            begins_before_end = reader.until is None or one.since.day < reader.until.day
            ends_after_begin = one.until is None or one.until.day > reader.since.day
            if begins_before_end and ends_after_begin:
                return one
        return wordings[0] if wordings else None


class Judge:
    """Judges a norm where every fact is fixed: what is not told is refuted."""

    def __init__(self, wordings: Wordings, norm: Norm, fixed: Mapping[Key, bool]) -> None:
        self.wordings = wordings
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
        read = self.wordings.beside(leaf.norm, self.top)
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
