"""Who did it: several possible authors, helpers of a doubtful author, executors through another (MODEL 3, 20, 26)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.qualification import toy
from tests.qualification.toy import STRUCK, bold, judge, offence

from dalel.case.conduct import Act
from dalel.case.fact import Facts
from dalel.case.sentence import Atom, Degree, Mind
from dalel.case.states import State
from dalel.norms.model import NormKind
from dalel.qualification.model import Head, Qualification, Standing, Value

BOTH_SANE: dict[Any, str] = {("person is sane", "ann"): "yes", ("person is sane", "bob"): "yes"}
WAS_ANN = ("deed was done by actor", "deed", "ann")
WAS_BOB = ("deed was done by actor", "deed", "bob")
EITHER: dict[Any, str] = {WAS_ANN: "disputed", WAS_BOB: "disputed"}


def either(**more: Any) -> Act:
    """An act of which the case says that ann or bob did it."""
    by = tuple(toy.told(each, State.DISPUTED) for each in ("ann", "bob"))
    return replace(toy.act(**more), by=by)


def judged(said: dict[Any, str], *things: Any, minds: Any = ()) -> Qualification:
    facts = toy.facts({**STRUCK, **BOTH_SANE, **EITHER, **said}, minds=minds)
    return judge(toy.law(offence(bold())), facts, described=toy.case(either(), *things))[0]


def by_actor(found: Qualification, deed: str = "deed") -> dict[str, Head]:
    return {head.actor: head for head in found.heads if head.deed == deed}


def test_of_one_of_several_the_deed_is_certain_and_the_person_open() -> None:
    found = judged({("deed is bold", "deed"): "yes"})
    heads = by_actor(found)
    assert {"ann": Value.OPEN, "bob": Value.OPEN} == {a: h.value for a, h in heads.items()}
    assert {Value.MET} == {h.deed_value for h in heads.values()}
    assert [[(Atom(WAS_ANN[0], WAS_ANN[1:]), True)]] == [
        [(x.atom, x.positive) for x in cube] for cube in heads["ann"].missing_for
    ]


def test_one_of_the_two_is_certain() -> None:
    found = judged({("deed is bold", "deed"): "yes"})
    assert [{"ann", "bob"}] == [
        {h.actor for h in found.heads if h.key in keys} for keys in found.one_of
    ]
    # an open deed, or one of them of unsound mind: nobody is certain
    assert () == judged({}).one_of
    said = {("deed is bold", "deed"): "yes", ("person is sane", "bob"): "no"}
    assert () == judged(said).one_of


def test_the_crime_is_named_of_which_one_of_the_two_is_certain_beside_the_duty() -> None:
    duty = toy.norm("toy.30", toy.BASIC, kind=NormKind.DUTY)
    facts = toy.facts({**STRUCK, **BOTH_SANE, **EITHER, ("deed is bold", "deed"): "yes"})
    law = toy.law(offence(bold()), duty)
    found = judge(law, facts, described=toy.case(either()))[0]
    norms = {head.key: head.norm.id for head in found.heads}
    assert [["toy.10", "toy.10"], ["toy.30", "toy.30"]] == [
        [norms[key] for key in keys] for keys in found.one_of
    ]


def test_who_is_left_did_it() -> None:
    found = judged({("deed is bold", "deed"): "yes", WAS_ANN: "no"})
    heads = by_actor(found)
    assert (Value.NOT_MET, Value.MET) == (heads["ann"].value, heads["bob"].value)
    assert Standing.STANDS is heads["bob"].standing


def test_that_none_of_them_did_it_is_a_contradiction() -> None:
    found = judged({("deed is bold", "deed"): "yes", WAS_ANN: "no", WAS_BOB: "no"})
    assert 1 == len(found.contradictions)
    assert {Value.CONTRADICTORY} == {h.value for h in found.heads}


def test_a_deed_that_may_not_have_happened_has_no_certain_author() -> None:
    found = judged({("deed is bold", "deed"): "yes", ("deed was done", "deed"): "unknown"})
    assert () == found.one_of
    assert {Value.OPEN} == {h.deed_value for h in found.heads}


NOBODY_KNOWS: dict[Any, str] = {("person is identified", "ann"): "no"}
WHO_IT_WAS = Atom("person is identified", ("ann",))


def test_who_it_was_is_asked_before_age_and_mind_of_somebody_nobody_knows() -> None:
    law = toy.law(offence(bold()))
    said = {**STRUCK, ("deed is bold", "deed"): "yes", **NOBODY_KNOWS}
    found = judge(law, toy.facts(said))[0]
    head = next(each for each in found.heads if each.actor == "ann")
    assert (Value.OPEN, Value.MET) == (head.value, head.deed_value)
    assert WHO_IT_WAS == head.next_question
    assert [WHO_IT_WAS] == [each.atom for each in found.questions]
    assert [{"person is identified", "person is sane"}] == [
        {x.atom.term for x in cube if isinstance(x.atom, Atom)} for cube in head.missing_for
    ]
    # that nobody knows who it was refutes nothing; that whoever it was is of unsound mind does
    assert [[("person is sane", False)]] == [
        [(x.atom.term, x.positive) for x in cube if isinstance(x.atom, Atom)]
        for cube in head.missing_against
    ]
    assert () == found.questions[0].settles_if_false


def test_nobody_stands_for_a_crime_who_is_not_known() -> None:
    law = toy.law(offence(bold()))
    said = {**STRUCK, **BOTH_SANE, ("deed is bold", "deed"): "yes"}
    for state, value in (("no", Value.OPEN), ("unknown", Value.OPEN), ("yes", Value.MET)):
        facts = toy.facts({**said, ("person is identified", "ann"): state})
        (head,) = (each for each in judge(law, facts)[0].heads if each.actor == "ann")
        assert value is head.value
        assert () == head.missing_against


def test_a_claim_stands_against_somebody_who_is_not_known() -> None:
    law = toy.law(toy.norm("toy.30", toy.BASIC, bold(), kind=NormKind.CLAIM))
    said = {**STRUCK, ("deed is bold", "deed"): "yes", **NOBODY_KNOWS}
    (head,) = judge(law, toy.facts(said))[0].heads
    assert Value.MET is head.value


HELPS = ("deed helps other", "help", "deed")


def helping(by: str, verb: str = "ask", **more: Any) -> Act:
    helps, does = (toy.told("deed"),), toy.told(verb)
    return toy.act("help", by=(by,), helps=helps, does=does, against=(), **more)


def knew(actor: str) -> Any:
    about = Atom("actor would take part in deed", (actor, "deed"))
    return toy.mind(about, Degree.KNEW, actor=actor, deed="help")


def test_a_helper_answers_whoever_of_them_did_it() -> None:
    """The deed is certain, whose it is does not matter to the accomplice."""
    said = {("deed is bold", "deed"): "yes", HELPS: "yes", ("person is sane", "vic"): "yes"}
    found = judged(said, helping("vic"), minds=[knew("vic")])
    assert Value.MET_UNLESS is by_actor(found, "help")["vic"].value


def test_a_sentence_that_an_act_helped_another_raises_the_helper_as_the_field_does() -> None:
    told = {("deed is bold", "deed"): "yes", ("person is sane", "vic"): "yes"}
    silent = toy.act("help", by=("vic",), does=toy.told("ask"), against=())
    assert {} == by_actor(judged(told, silent, minds=[knew("vic")]), "help")
    for state, value in (("yes", Value.MET_UNLESS), ("unknown", Value.OPEN)):
        found = judged({**told, HELPS: state}, silent, minds=[knew("vic")])
        assert value is by_actor(found, "help")["vic"].value
    assert {} == by_actor(judged({**told, HELPS: "no"}, silent, minds=[knew("vic")]), "help")


def test_who_helped_and_may_have_done_it_answers_in_one_role_or_the_other() -> None:
    said = {("deed is bold", "deed"): "yes", HELPS: "yes"}
    found = judged(said, helping("bob"), minds=[knew("bob")])
    assert Value.OPEN is by_actor(found, "help")["bob"].value
    sure = judged({**said, WAS_ANN: "yes", WAS_BOB: "no"}, helping("bob"), minds=[knew("bob")])
    assert Value.MET_UNLESS is by_actor(sure, "help")["bob"].value
    own = judged({**said, WAS_BOB: "yes", WAS_ANN: "no"}, helping("bob"), minds=[knew("bob")])
    heads = {h.deed: h.value for h in own.heads if h.actor == "bob"}
    assert {"deed": Value.MET} == heads


def helped(verb: str, executor_sane: str = "yes", **said: str) -> Head:
    law = toy.law(offence(), extra={"role.incite": "inciter", "role.through-another": "through"})
    facts: Facts = toy.facts(
        {
            **STRUCK,
            HELPS: "yes",
            ("person is sane", "ann"): executor_sane,
            ("person is sane", "bob"): "yes",
            **{(sentence, "help"): state for sentence, state in said.items()},
        },
        minds=[knew("bob")],
    )
    found, _ = judge(law, facts, described=toy.case(toy.act(), helping("bob", verb)))
    return next(h for h in found.heads if h.actor == "bob")


@pytest.mark.parametrize(
    ("verb", "sane", "role"),
    [
        ("incite", "no", "through"),
        ("order", "no", "through"),
        ("incite", "yes", "inciter"),
        ("incite", "unknown", "inciter"),
        ("ask", "no", "aider"),  # an aider uses nobody
    ],
)
def test_who_moves_somebody_that_cannot_answer_is_executor_through_another(
    verb: str, sane: str, role: str
) -> None:
    head = helped(verb, sane)
    assert (role, Value.MET_UNLESS) == (head.role, head.value)


def test_a_helping_act_that_may_not_have_happened_leaves_the_accomplice_open() -> None:
    assert Value.OPEN is helped("ask", **{"deed was done": "unknown"}).value


@pytest.mark.parametrize(
    ("state", "value"), [("yes", Value.NOT_MET), ("disputed", Value.OPEN), ("no", Value.MET_UNLESS)]
)
def test_help_called_back_in_time_frees_the_accomplice(state: str, value: Value) -> None:
    """Criminal Code 26(3): asked only where somebody says so."""
    assert value is helped("ask", **{"deed was given up of the actor's own will": state}).value


BOLD = Atom("deed is bold", ("deed",))


def used(verb: str, executor: tuple[Degree, Degree] | None, own: Degree | None) -> Head:
    """Bob moves ann to a deed of which she may not have known that it is bold."""
    law = toy.law(
        offence(bold(Degree.KNEW)),
        extra={"role.incite": "inciter", "role.through-another": "through"},
    )
    said: dict[Any, str] = {
        **STRUCK,
        **BOTH_SANE,
        HELPS: "yes",
        ("deed is bold", "deed"): "yes",
        ("deed goes beyond what actor intended", "deed", "bob"): "no",
    }
    minds = [knew("bob")]
    if executor is not None:
        minds.append(toy.mind(BOLD, *executor))
    if own is not None:
        minds.append(toy.mind(BOLD, own, actor="bob", deed="help"))
    described = toy.case(toy.act(), helping("bob", verb))
    found, _ = judge(law, toy.facts(said, minds=minds), described=described)
    return next(h for h in found.heads if h.actor == "bob")


INNOCENT = (Degree.DID_NOT_KNOW, Degree.SHOULD_HAVE_KNOWN)


@pytest.mark.parametrize(
    ("verb", "executor", "own", "role", "value"),
    [
        ("incite", INNOCENT, Degree.KNEW, "through", Value.MET),
        ("incite", INNOCENT, None, "through", Value.OPEN),  # his own mind is asked
        ("ask", INNOCENT, Degree.KNEW, "aider", Value.NOT_MET),  # an aider uses nobody
        ("incite", (Degree.KNEW, Degree.WANTED), Degree.KNEW, "inciter", Value.MET),
        ("incite", None, Degree.KNEW, "inciter", Value.OPEN),
    ],
)
def test_who_uses_somebody_that_does_not_know_answers_with_his_own_mind(
    verb: str,
    executor: tuple[Degree, Degree] | None,
    own: Degree | None,
    role: str,
    value: Value,
) -> None:
    head = used(verb, executor, own)
    assert (role, value) == (head.role, head.value)


def test_the_mind_that_is_missing_is_the_users() -> None:
    missing = used("incite", INNOCENT, None).missing_for
    assert [[Mind("bob", "help", BOLD, Degree.KNEW)]] == [
        [x.atom for x in cube] for cube in missing
    ]


@pytest.mark.parametrize(
    ("link", "known", "value"),
    [
        ("yes", True, Value.MET),
        ("unknown", True, Value.OPEN),
        ("no", True, Value.NOT_MET),
        ("yes", False, Value.OPEN),
    ],
)
def test_who_helped_a_helper_answers_for_the_deed_that_he_knew_of(
    link: str, known: bool, value: Value
) -> None:
    """Bob orders the making of what vic's act brings to ann's deed."""
    order = toy.act(
        "order", by=("bob",), helps=(toy.told("help"),), does=toy.told("order"), against=()
    )
    about = Atom("actor would take part in deed", ("bob", "deed"))
    minds = [toy.mind(about, Degree.KNEW, actor="bob", deed="order")] if known else []
    said: dict[Any, str] = {
        **STRUCK,
        **BOTH_SANE,
        HELPS: link,
        ("deed helps other", "order", "help"): "yes",
        ("deed goes beyond what actor intended", "deed", "bob"): "no",
    }
    described = toy.case(toy.act(), helping("vic"), order)
    found, _ = judge(toy.law(offence()), toy.facts(said, minds=minds), described=described)
    (head,) = [h for h in found.heads if h.actor == "bob"]
    assert ("organiser", "deed", value) == (head.role, head.principal_deed, head.value)
