"""Days in an order that cannot be: told with both places, and only where it is certain."""

from __future__ import annotations

import pytest
from tests.casefile.vocabulary import read

from dalel.case.position import Severity

HEAD = "case: x\npersons:\n  dana: {is: natural}\n  bek: {is: natural, born: 1990}\n"
DEAD = HEAD.replace("dana: {is: natural}", "dana: {is: natural, died: 2025-05}")
ACTS = (
    "media: {clip: {}}\nacts:\n"
    "  make: {by: bek, does: generate, when: 2026-03-01, result: clip}\n"
    "  post: {by: bek, does: publish, when: 2026-03-05, uses: clip}\n"
)


def told(text: str) -> list[str]:
    """Return the order mistakes of a text: the line of the one day, the line of the other."""
    _, problems = read(text)
    assert all(problem.code == "case.order" for problem in problems), problems
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [
        f"{problem.position.line} against {problem.english()['place'].split(':')[1]}"
        for problem in problems
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(
            "transfers: {t: {because: post, when: 2026-03-04}}", "9 against 8", id="transfer"
        ),
        pytest.param(
            "harms: {h: {to: dana, because: post, when: 2026-02}}", "9 against 8", id="harm"
        ),
        pytest.param(
            "harms: {h: {to: dana, because: t, when: 2026-03-05}}\ntransfers: {t: {because: post, when: 2026-03-06}}",
            "9 against 10",
            id="harm of a transfer",
        ),
        pytest.param(
            "links: {l: {cause: post, effect: h, direct: yes}}\nharms: {h: {to: dana, when: 2026-02}}",
            "10 against 8",
            id="link",
        ),
        pytest.param(
            "publications: {p: {of: clip, from: 2026-02-28}}",
            "9 against 7",
            id="publication, medium",
        ),
        pytest.param(
            "publications: {p: {by: post, from: 2026-03-04}}", "9 against 8", id="publication, act"
        ),
        pytest.param(
            "publications: {p: {from: 2026-03-10, to: 2026-03-09}}", "9 against 9", id="removal"
        ),
        pytest.param(
            "publications: {p: {from: 2026-03-10, warning: {is: yes, until: 2026-03}, to: 2026-03-11}}",
            None,
            id="a month that may be later",
        ),
        pytest.param(
            "consents: {c: {by: dana, given: 2026-02-01, withdrawn: 2026-01}}",
            "9 against 9",
            id="withdrawal",
        ),
        pytest.param(
            "notices: {n: {to: bek, reached: 2026-04-02, done: 2026-04-01}}",
            "9 against 9",
            id="notice",
        ),
        pytest.param(
            "publications: {p: {from: 2026-03-10}}\nnotices: {n: {to: bek, about: p, reached: 2026-03-01}}",
            "10 against 9",
            id="notice before the publication",
        ),
        pytest.param(
            "series: {s: {members: [make, post], from: 2026-03-03}}",
            "7 against 9",
            id="member of a series",
        ),
        pytest.param(
            "proceedings: {p: {about: post, complaint-on: 2026-03-01}}",
            "9 against 8",
            id="complaint",
        ),
        pytest.param(
            "priors: {p: {person: bek, imposed: 2025-02, executed: 2025-01}}",
            "9 against 9",
            id="prior",
        ),
        pytest.param(
            "transfers: {t: {because: post, when: 2026-03-04, happened: no}}",
            None,
            id="never happened",
        ),
        pytest.param("transfers: {t: {because: post, when: 2026-03}}", None, id="the same month"),
        pytest.param("transfers: {t: {because: post, when: unknown}}", None, id="unknown"),
        pytest.param(
            "harms: {h: {to: dana, because: post, when: 2026-03-05}}", None, id="the same day"
        ),
    ],
)
def test_an_order_of_days(more: str, expected: str | None) -> None:
    assert ([expected] if expected else []) == told(f"{HEAD}{ACTS}{more}\n")


def test_an_act_cannot_use_what_was_made_later() -> None:
    assert ["8 against 7"] == told(HEAD + ACTS.replace("2026-03-05", "2026-02-05"))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("consents: {c: {by: dana, given: 2026-01}}", "9 against 3"),
        ("transfers: {t: {because: post, decided-by: dana, when: 2026-03-06}}", "9 against 3"),
        (
            "proceedings: {p: {about: post, complaint-by: dana, complaint-on: 2026-04}}",
            "9 against 3",
        ),
        ("consents: {c: {by: dana, given: 2025-05}}", None),
        ("consents: {c: {by: bek, given: 1989}}", "9 against 4"),
    ],
)
def test_the_dead_and_the_unborn_take_no_part(more: str, expected: str | None) -> None:
    assert ([expected] if expected else []) == told(f"{DEAD}{ACTS}{more}\n")


def test_an_actor_who_had_died_is_told_with_both_places() -> None:
    assert ["7 against 4", "8 against 4"] == told(
        HEAD.replace("born: 1990", "born: 1990, died: 2020") + ACTS
    )
