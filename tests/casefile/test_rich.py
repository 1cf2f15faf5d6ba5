"""What rich stories need, each with its place: read without mistakes, within the schema."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml
from tests.casefile.vocabulary import good, law, mistakes, read

from dalel.case.states import State
from dalel.casefile.schema import case_schema

RICH = """\
case: rich
persons:
  saule: {is: natural, alive: yes}
  dana: {is: natural, number: at least 3, holds: [{capacity: journalist, of: paper, from: 2024}], relations: [{employee-of: firm, to: 2026-03-01}]}
  firm: {is: legal}
  site: {is: legal}
  arman: {is: natural}
  bek: {is: natural}
  timur: {is: natural}
media:
  clip: {shows: nobody real}
acts:
  post: {by: arman, does: publish, when: 2026-01-16, uses: clip}
  call: {by: bek, does: call, when: 2026-03-04, mind: {all: wanted, call misleads dana: knew}}
  ask: {by: bek, does: demand, when: 2026-03-04, demand: {of: money, from: dana}, threat: {of: publication, to: dana}}
  joint: {by: [arman, bek], does: call, when: 2026, agreed: {with: timur, before: start}, mind: {arman: knew, bek: {joint is hidden: wanted}}}
  either: {by: {some of: [arman, bek]}, does: call, when: 2026}
  tried: {by: bek, does: call, when: 2026, tried: 44, succeeded: 30, stage: {reached: attempt, stopped-by: outside, says: dana}}
  maybe: {by: timur, does: call, happened: unknown, when: 7 days after call, through: post, with: [name]}
  again: {like: maybe, when: before 2026-05-01}
publications:
  p: {of: clip, by: post, kept-by: site, from: 2026-01-16, to: unknown, removed-by: nobody, machine-mark: no, warning: {is: no, until: 2026-01-21}}
notices:
  n: {from: saule, to: site, kind: complaint, about: p, asks: removal, reached: 2026-01-17T10:00+05:00, outcome: refused, reasons: yes, done: never}
series:
  s: {by: arman, against: saule, from: 2021, to: 2026-03, members: [post, ask], episodes: unknown, one-intent: disputed}
things:
  flood: {is: event, exists: no}
transfers:
  hoped: {happened: no, asked-of: dana, amount: 900 000 KZT, amount-is: total}
harms:
  h: {to: saule, because: [call, post], through-decision-of: dana}
consents:
  c: {by: saule, genuine: yes, shown-to: bek, until: call is hidden, withdrawn: {sent: 2026-01-02, reached: 2026-01-05}}
asks: {release: bek, for: call}
"""


@pytest.fixture(scope="module")
def things() -> Any:
    return good(RICH).things


def test_a_rich_story_fits_the_schema() -> None:
    document = yaml.load(RICH, Loader=yaml.BaseLoader)
    validator = jsonschema.Draft202012Validator(case_schema(law()))

    assert [] == [error.json_path for error in validator.iter_errors(document)]


def test_one_key_may_tell_several_fields(things: Any) -> None:
    tried, joint, p, c = (things[name] for name in ("tried", "joint", "p", "c"))

    assert ("attempt", "outside") == (tried.stage.value, tried.stopped_by.value)
    assert ["dana"] == [source.by for source in tried.stage.sources]
    assert (["timur"], True) == (
        [told.value for told in joint.agreed_with],
        joint.agreed_before_start.value,
    )
    assert (False, date(2026, 1, 21)) == (p.warning.value, p.warning_until.value.exact)
    assert date(2026, 1, 5) == c.withdrawn.value.exact
    assert date(2026, 1, 2) == c.withdrawal_sent.value.exact


def test_a_consent_may_end_with_a_sentence(things: Any) -> None:
    assert (None, "call is hidden") == (things["c"].until, things["c"].until_event.value)
    wrong = RICH.replace("until: call is hidden", "until: call is hiden")
    assert ["34:54 sentence.unknown"] == mistakes(wrong)


def test_identifiers_stand_beside_a_use(things: Any) -> None:
    assert ["name"] == [told.value for told in things["maybe"].identifiers]
    assert ["name"] == [told.value for told in things["again"].identifiers]


def test_what_is_asked_and_unknown_is_no_answer(things: Any) -> None:
    assert State.UNKNOWN is things["maybe"].happened.state
    assert State.UNKNOWN is things["s"].episodes.state
    assert State.DISPUTED is things["s"].one_intent.state


def test_a_second_document_is_told_and_read() -> None:
    text = RICH.replace("notices:", "---\nnotices:")

    assert ["23:1 yaml.several"] == mistakes(text)


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ("", "case.act-without"),
        ("by: nobody, ", "case.nobody"),
        ("by: unknown, ", None),
        ("by: bekk, ", "case.dangling"),
    ],
)
def test_an_act_of_which_nobody_is_named_was_done_by_somebody(by: str, code: str | None) -> None:
    """The deed can be judged, and a sentence about who did it can be pasted in; who it was is asked."""
    text = (
        "case: x\npersons: {bek: {is: natural}}\n"
        f"acts:\n  call: {{{by}does: call, when: 2026, mind: wanted}}\n"
        "facts: {unknown-of-call knew in call that call is hidden: yes}\n"
    )
    case, problems = read(text)

    assert ([code] if code else []) == [problem.code for problem in problems]
    assert all(problem.position.line == 4 for problem in problems)
    assert ["unknown-of-call"] == [told.value for told in case.things["call"].by]
    assert "unidentified" == case.things["unknown-of-call"].is_.value
    assert "person" == case.types["unknown-of-call"]
    assert {"unknown-of-call"} == {told.value.actor for told in case.minds}
    assert "unknown-of-call" == case.facts[0].about.actor


@pytest.mark.parametrize(
    ("act", "more", "posts"),
    [
        ("does: repost, uses: clip", "", ["post-of-a"]),
        ("does: publish, uses: [clip, other-clip]", "", ["post-of-a-clip", "post-of-a-other-clip"]),
        ("does: hand-over, uses: clip", "", []),
        ("does: repost, uses: photo", "", []),
        ("does: publish, uses: clip, stage: {reached: attempt, stopped-by: outside}", "", []),
        ("does: repost, uses: clip", "publications: {p: {of: clip, by: a}}\n", ["p"]),
        ("does: repost, uses: clip", "publications: {p: {of: clip}}\n", ["p"]),
        (
            "does: repost, uses: clip",
            "publications: {post-of-a: {of: clip, by: b}}\n",
            ["post-of-a", "post-of-a-1"],
        ),
    ],
)
def test_an_act_that_spreads_and_tells_of_no_publication_has_one(
    act: str, more: str, posts: list[str]
) -> None:
    text = (
        "case: x\npersons: {bek: {is: natural}}\n"
        "media: {clip: {origin: ai-generated}, other-clip: {scene: invented}, photo: {origin: genuine}}\n"
        f"acts: {{a: {{by: bek, when: 2026, {act}}}, b: {{by: bek, when: 2026, does: keep}}}}\n{more}"
    )
    case, problems = read(text)

    assert () == problems
    assert posts == list(case.of_type("publication"))


def test_what_was_asked_of_an_untold_publication_can_be_answered() -> None:
    case, problems = read(
        "case: x\npersons: {bek: {is: natural}}\nmedia: {clip: {origin: ai-generated}}\n"
        "acts: {a: {by: bek, when: 2026, does: repost, uses: clip}}\n"
        "facts: {post-of-a carries a mark: no}\n"
    )

    assert () == problems
    assert ("post-of-a",) == case.facts[0].about.args


def test_an_unnamed_actor_takes_no_id_of_the_case() -> None:
    case, _ = read(
        "case: x\npersons: {unknown-of-call: {is: natural}}\nacts: {call: {does: call, when: 2026}}\n"
    )

    assert "natural" == case.things["unknown-of-call"].is_.value
    assert ["unknown-of-call-1"] == [told.value for told in case.things["call"].by]
