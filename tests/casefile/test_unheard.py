"""Fields that no norm reads yet: the list is true, and whoever tells one hears of it."""

from __future__ import annotations

import pytest
from tests.casefile.vocabulary import read

from dalel.case.case import SECTIONS
from dalel.casefile.fields import fields_of
from dalel.casefile.unheard import UNHEARD, unheard
from dalel.norms.load import load_law

LAW = load_law()[0]
READ = " ".join(
    [
        *(line for term in LAW.terms.values() for line in (*term.reads, *term.found_by)),
        *(listing.reads for listing in LAW.listings.values()),
    ]
).replace("[", " ").replace("]", " ").replace(",", " ").replace(":", " ").split()  # fmt: skip


@pytest.mark.parametrize("section", sorted(UNHEARD))
def test_what_is_called_unheard_exists_and_is_read_by_no_rule(section: str) -> None:
    thing = SECTIONS[section][1]

    assert set(fields_of(thing)) >= UNHEARD[section]
    for key in UNHEARD[section]:
        assert not any(said.endswith(f".{key}") for said in READ), key


def test_a_field_that_changes_no_line_is_told_once_at_its_first_place() -> None:
    case, problems = read(
        "case: x\npersons: {bek: {is: natural}}\nacts:\n"
        "  a: {by: bek, does: call, when: 2026, tried: 3}\n"
        "  b: {by: bek, does: call, when: 2026, tried: 4}\n"
    )
    [hint] = unheard(case)

    assert () == problems
    assert ("tried", "act", 4) == (hint.values["key"], hint.values["kind"], hint.position.line)


def test_what_is_read_gives_no_hint() -> None:
    case, _ = read(
        "case: x\npersons: {bek: {is: natural, sane: yes}}\nacts: {a: {by: bek, does: call, when: 2026}}\n"
    )

    assert () == unheard(case)
