"""The hand-written grammar against one in lark: the same trees, the same refusals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Token, Transformer
from lark.exceptions import LarkError
from tests.norms.small_law import law_with

from dalel.case.position import Position
from dalel.norms.check import grammar_of
from dalel.norms.grammar import Scope, UnreadableError
from dalel.norms.model import (
    And,
    Compares,
    Expression,
    Holds,
    Not,
    Or,
    ReadingIs,
    Says,
    SignsOfCrime,
)
from dalel.norms.wording import expression_text

LAW, _ = law_with()
GRAMMAR = grammar_of(LAW)
NAMES = {"deed": "act", "actor": "person", "victim": "person", "data": "data", "harm": "harm"}
SCOPE = Scope(NAMES)
HERE = Position("x", 1, 1)

PEER = r"""
start: disjunction
?disjunction: conjunction ("or" conjunction)*        -> either
?conjunction: one ("and" one)*                       -> both
?one: "not" one                                      -> negation
    | "(" disjunction ")"
    | atom
?atom: "deed" "spreads" "data"                       -> spreads
    | "deed" "collects" "data"                       -> collects
    | "data" "is" "true"                             -> true
    | "data" "concerns" "private" "life" "of" PERSON -> private
    | PERSON "consented" "to" "deed"                 -> consented
    | "deed" "creates" "danger" "to" "citizens," "organisations" "or" "the" "state" -> danger
    | "age" "of" PERSON "at" "the" "start" "of" "deed" comparison NUMBER ("years" | "year") -> age
    | "damage" "of" "harm" comparison NUMBER UNIT ["on" "the" "day" "of" "deed"] -> damage
    | "number" "of" "owners" "hit" "by" "deed" comparison NUMBER -> owners
    | "rule" ID "holds" ["at" name ("," name)*]      -> holds
    | ID "holds" ["at" name ("," name)*]             -> holds
    | "deed" "of" ID "holds" ["at" name ("," name)*] -> deed_holds
    | "reading" READING ["is" WHICH]                 -> reading
    | "signs" "of" "a" "crime" "in" "deed"           -> signs
!comparison: "is" "at" "least" | "is" "over" | "is" "at" "most" | "is" "under" | "is" "before" | "is" "after"
    | "is" "on" "or" "after" | "is" "on" "or" "before"
!name: "deed" | "actor" | "victim" | "data" | "harm"
PERSON: "actor" | "victim"
UNIT: "KZT" | "MCI"
WHICH: "first" | "second"
READING: "kz.r.1"
ID: "kz.cc.15.1" | "kz.cc.147.4"
NUMBER: /[0-9]+/
%ignore " "
"""
OPERATORS = {
    "is at least": ">=",
    "is over": ">",
    "is at most": "<=",
    "is under": "<",
    "is before": "<",
    "is after": ">",
    "is on or after": ">=",
    "is on or before": "<=",
}


class Tree(Transformer[Token, Any]):
    """Turns the peer's tree into nested tuples."""

    def start(self, parts: list[Any]) -> Any:
        """Return the whole."""
        return parts[0]

    def either(self, parts: list[Any]) -> Any:
        """Join by or."""
        return parts[0] if len(parts) == 1 else ("or", *parts)

    def both(self, parts: list[Any]) -> Any:
        """Join by and."""
        return parts[0] if len(parts) == 1 else ("and", *parts)

    def negation(self, parts: list[Any]) -> Any:
        """Negate."""
        return ("not", parts[0])

    def comparison(self, parts: list[Any]) -> str:
        """Return the operator."""
        return OPERATORS[" ".join(parts)]

    def name(self, parts: list[Any]) -> str:
        """Return a name."""
        return str(parts[0])

    def __default__(self, data: Any, children: list[Any], meta: Any) -> Any:
        return (str(data), *(str(one) if one is not None else "" for one in children))


PARSER = Lark(PEER, parser="earley", lexer="dynamic", ambiguity="resolve", maybe_placeholders=True)
NAMED = {
    "deed spreads data": "spreads",
    "deed collects data": "collects",
    "data is true": "true",
    "data concerns private life of person": "private",
    "person consented to deed": "consented",
    "deed creates danger to citizens, organisations or the state": "danger",
    "age of person at the start of deed": "age",
    "damage of harm": "damage",
    "number of owners hit by deed": "owners",
}


def plain(expression: Expression) -> Any:
    """Return our tree as the peer gives it."""
    if isinstance(expression, Or):
        return ("or", *map(plain, expression.parts))
    if isinstance(expression, And):
        return ("and", *map(plain, expression.parts))
    if isinstance(expression, Not):
        return ("not", plain(expression.body))
    if isinstance(expression, Says):
        persons = [arg for arg in expression.args if NAMES[arg] == "person"]
        return (NAMED[expression.term], *persons)
    if isinstance(expression, Compares):
        persons = [arg for arg in expression.measure.args if NAMES[arg] == "person"]
        unit = [expression.unit] if expression.unit in {"KZT", "MCI"} else []
        return (
            NAMED[expression.measure.term],
            *persons,
            expression.operator,
            str(expression.value),
            *unit,
        )
    if isinstance(expression, Holds):
        args = expression.args or ("",)
        return ("deed_holds" if expression.layer == "deed" else "holds", expression.norm, *args)
    if isinstance(expression, ReadingIs):
        return ("reading", expression.reading, expression.first)
    assert isinstance(expression, SignsOfCrime)
    return ("signs",)


def of_peer(tree: Any) -> Any:
    """Level what the two write differently: ``is first`` is the same as nothing."""
    if isinstance(tree, tuple):
        if tree[0] == "reading":
            return ("reading", tree[1], tree[2] != "second")
        return tuple(of_peer(one) for one in tree)
    return tree


says = st.sampled_from(
    [
        Says("deed spreads data", ("deed", "data")),
        Says("deed collects data", ("deed", "data")),
        Says("data is true", ("data",)),
        Says("data concerns private life of person", ("data", "victim")),
        Says("person consented to deed", ("actor", "deed")),
        Says("deed creates danger to citizens, organisations or the state", ("deed",)),
    ]
)
operators = st.sampled_from([">=", ">", "<=", "<"])
numbers = st.integers(0, 10**7).map(Decimal)
age = st.builds(
    Compares,
    st.just(Says("age of person at the start of deed", ("actor", "deed"))),
    operators,
    numbers,
    st.just("years"),
)
damage = st.builds(
    Compares,
    st.just(Says("damage of harm", ("harm",))),
    operators,
    numbers,
    st.sampled_from(["KZT", "MCI"]),
    st.sampled_from(["", "deed"]),
)
owners = st.builds(
    Compares,
    st.just(Says("number of owners hit by deed", ("deed",))),
    operators,
    numbers,
    st.just("number"),
)
holds = st.builds(
    Holds,
    st.sampled_from(["kz.cc.15.1", "kz.cc.147.4"]),
    st.sampled_from([(), ("deed",), ("deed", "actor"), ("deed", "actor", "data", "victim")]),
    st.sampled_from(["all", "deed"]),
)
readings = st.builds(ReadingIs, st.just("kz.r.1"), st.booleans())
leaf = says | age | damage | owners | holds | readings | st.just(SignsOfCrime("deed"))
expressions: st.SearchStrategy[Any] = st.recursive(
    leaf,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


def level(tree: Any) -> Any:
    """Level nested *and* and *or*, which the text writes without brackets."""
    if not isinstance(tree, tuple) or tree[0] not in {"and", "or", "not"}:
        return tree
    parts: list[Any] = []
    for part in map(level, tree[1:]):
        if tree[0] in {"and", "or"} and isinstance(part, tuple) and part[0] == tree[0]:
            parts += part[1:]
        else:
            parts.append(part)
    return (tree[0], *parts)


@settings(deadline=None)
@given(expressions)
def test_what_is_written_is_read_the_same_by_both(expression: Expression) -> None:
    text = expression_text(expression, LAW.terms)
    ours = plain(GRAMMAR.read(text, SCOPE, HERE))
    theirs = of_peer(Tree().transform(PARSER.parse(text)))

    assert level(plain(expression)) == level(ours)
    assert ours == theirs


SCRAPS = st.sampled_from(
    [
        "deed spreads data",
        "data is true",
        "deed collects",
        "rule kz.cc.15.1 holds",
        "kz.cc.147.4 holds",
        "holds",
        "deed of kz.cc.147.4 holds",
        "reading kz.r.1",
        "is second",
        "is",
        "age of actor at the start of deed is at least 16 years",
        "damage of harm is over 200 MCI",
        "damage of harm",
        "number of owners hit by deed is at least 2",
        "deed creates danger to citizens, organisations or the state",
        "signs of a crime in deed",
        "and",
        "or",
        "not",
        "(",
        ")",
        "or the state",
        "deed",
        "nobody",
        "16",
    ]
)


@settings(deadline=None)
@given(st.lists(SCRAPS, min_size=1, max_size=7).map(" ".join))
def test_both_refuse_the_same(text: str) -> None:
    try:
        ours = plain(GRAMMAR.read(text, SCOPE, HERE))
    except UnreadableError as error:
        wrong = error
        with pytest.raises(LarkError):
            PARSER.parse(text)
    else:
        assert ours == of_peer(Tree().transform(PARSER.parse(text)))
        return
    assert wrong.message.format(**wrong.values)
    assert 1 <= wrong.position.column <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1: A sentence is missing here."),
        (
            "damage of harm",
            "15: “damage of harm” is a measure; it needs “is at least”, “is over”, “is at most”, “is under” or “is before”, and a number.",
        ),
        ("damage of harm is over", "23: After “over” a number is expected, not “”."),
        (
            "damage of harm is over 200",
            "27: The number after “damage of harm” needs its unit: KZT or MCI.",
        ),
        (
            "damage of harm is over 200 years",
            "28: “years” is no unit for “damage of harm”; use KZT or MCI.",
        ),
        (
            "day of deed is before 18.01.2026",
            "23: After “before” a day is expected, as in 2026-01-18, not “18.01.2026”.",
        ),
        (
            "rule 15 holds",
            "6: After “rule” the id of a norm is expected, as in “rule kz.cc.147.4 holds”.",
        ),
        (
            "kz.cc.15.1 holds at deed,",
            "26: After “at” the names stand that fill the places of kz.cc.15.1, with commas between.",
        ),
        ("kz.cc.15.1 holds at dede", "21: Nothing here is called “dede”; did you mean “deed”?"),
        (
            "signs of a crime in actor",
            "21: In “signs of a crime in actor” the name “actor” is of type person; the type there is act.",
        ),
        (
            "class of actor is tiny",
            "19: “tiny” is no word of the list “subject classes”; its words are: individual, large.",
        ),
        ("data is true and", "17: The sentence ends too early; after “and” something must follow."),
        (
            "data is true () data",
            "14: After “data is true” stands “(”; only “and”, “or” or the end of the line can follow.",
        ),
    ],
)
def test_what_is_said_of_a_wrong_expression(text: str, expected: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        GRAMMAR.read(text, SCOPE, HERE)
    error = caught.value

    assert expected == f"{error.position.column}: {error.message.format(**error.values)}"


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("day of deed is before 2026-01-18", "<", 739634),
        ("day of deed is on or after 2026-01-18", ">=", 739634),
        ("damage of harm is over 1 000 000 KZT", ">", 1_000_000),
        ("damage of harm is at most 0.5 МРП", "<=", Decimal("0.5")),
    ],
)
def test_numbers_and_days(text: str, operator: str, value: int | Decimal) -> None:
    made = GRAMMAR.read(text, SCOPE, HERE)

    assert isinstance(made, Compares)
    assert (operator, Decimal(value)) == (made.operator, made.value)
