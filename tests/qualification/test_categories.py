"""The category of an offence, by the longest term of prison that its sanction names (Criminal Code 11)."""

from __future__ import annotations

import pytest
from tests.qualification import shipped

from dalel.norms.model import NormKind
from dalel.qualification.library import library


@pytest.mark.parametrize(
    ("norm", "category"),
    [
        ("kz.cc.131.1", "misdemeanour"),  # no prison
        ("kz.cc.190.1", "minor"),  # up to 2 years
        ("kz.cc.194.1", "medium"),  # up to 4
        ("kz.cc.147.5", "grave"),  # 3 to 7
        ("kz.cc.190.4", "grave"),  # 5 to 10
        ("kz.cc.194.4", "extra-grave"),  # 7 to 15
    ],
)
def test_the_longest_term_of_prison_makes_the_category(norm: str, category: str) -> None:
    ready = library(shipped.law())

    assert {category} == {ready.category(wording) for wording in ready.wordings[norm]}


def test_every_offence_of_the_law_has_a_category() -> None:
    ready = library(shipped.law())
    offences = [norm for norm in shipped.law().norms if norm.kind is NormKind.OFFENCE]

    found = {ready.category(wording) for norm in offences for wording in ready.wordings[norm.id]}

    assert found <= set(ready.categories)
