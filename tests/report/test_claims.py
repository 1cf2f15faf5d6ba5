"""Claims about the dead are claimed by those who outlive them; duties that bind and were kept say so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report.sample import (
    AUTHOR,
    DIRECTOR,
    EXHIBIT,
    LAW,
    head,
    leaf,
    proof,
    qualification,
    told,
)
from tests.report.sample_law import IMAGE, LABEL

from dalel.case.people import Person, Relation
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.norms.load import load_law
from dalel.qualification.model import Head, Literal, Mark, Standing, Value
from dalel.report import text
from dalel.report.compose import compose
from dalel.report.wording.claims import sides
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import kept

HEIRS = "heirs of person consented to deed"
FAMILY = "children and surviving spouse of person consented to deed"
MARKED = Atom("publication carries a machine-readable mark", ("clip",))


def claim(term: str, **places: str) -> Head:
    """Return a claim about a dead person, by those whose consent the norm asks for."""
    return head(
        IMAGE, "bek", "call", Value.MET, Standing.STANDS,
        places={"deed": "call", "actor": "bek", "deceased": "uncle", **places},
        proof=proof(Mark.AS_TOLD, leaf("consent", Mark.AS_TOLD, Atom(term, ("uncle", "call")), AUTHOR)),
    )  # fmt: skip


def speech(language: str, **relatives: str) -> Speech:
    """Return the speech about the sample with a dead uncle and relatives: id → relation."""
    persons = {
        name: Person(
            id=name, relations=(Relation(id="", relation=told(kind), other=told("uncle")),)
        )
        for name, kind in relatives.items()
    }
    things = {**DIRECTOR.case.things, "uncle": Person(id="uncle"), **persons}
    return Speech.of(language, load_law()[0], replace(DIRECTOR.case, things=things))


@pytest.mark.parametrize(
    ("language", "term", "relatives", "said"),
    [
        ("en", HEIRS, {}, "about Uncle: the heirs against Bek Omarov"),
        ("en", HEIRS, {"aida": "heir-of"}, "about Uncle: the heirs (Aida) against Bek Omarov"),
        ("en", HEIRS, {"aida": "child-of"}, "about Uncle: the heirs against Bek Omarov"),
        ("en", FAMILY, {"aida": "child-of", "dina": "surviving-spouse-of", "era": "heir-of"},
         "about Uncle: the children and the surviving spouse (Aida, Dina) against Bek Omarov"),
        ("ru", HEIRS, {}, "о лице «Uncle»: наследники → Bek Omarov"),
        ("kk", FAMILY, {"aida": "child-of"}, "«Uncle» тұлғасы туралы: балалары мен артында қалған жұбайы (Aida) → Bek Omarov"),
    ],
)  # fmt: skip
def test_after_a_death_others_claim(
    language: str, term: str, relatives: dict[str, str], said: str
) -> None:
    assert said == sides(speech(language, **relatives), [claim(term)])


def test_a_claimant_that_the_norm_names_is_the_one_who_claims() -> None:
    assert "about Uncle: Aida against Bek Omarov" == sides(
        speech("en", aida="heir-of"), [claim(HEIRS, claimant="aida")]
    )


def duty(binds: Mark) -> Head:
    """Return a duty to mark that was not breached, since the mark is there."""
    return head(
        LABEL, "bek", "call", Value.NOT_MET, Standing.NOT_MET,
        refuted_by=(Literal(MARKED, True, State.ESTABLISHED),),
        proof=proof(
            Mark.REFUTED,
            leaf("binds", binds, Atom("deed spreads medium", ("call", "clip")), EXHIBIT),
            leaf("mark", Mark.REFUTED, MARKED, EXHIBIT),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("binds", "held"), [(Mark.PROVED, True), (Mark.REFUTED, False)])
def test_a_duty_is_kept_only_where_it_binds(binds: Mark, held: bool) -> None:
    assert held is kept(duty(binds))


@pytest.mark.parametrize(
    ("language", "badge"), [("en", "KEPT"), ("ru", "СОБЛЮДЕНО"), ("kk", "САҚТАЛҒАН")]
)
def test_a_duty_that_was_kept_has_a_line_that_says_by_what(language: str, badge: str) -> None:
    dossier = replace(DIRECTOR, qualification=qualification((duty(Mark.PROVED),)))
    lines = text.page_one(compose(dossier, LAW, language)).splitlines()
    line = next(n for n, each in enumerate(lines) if each.startswith(f"  {badge} "))

    assert "clip" in lines[line + 1] or "clip" in lines[line + 2]


def test_a_duty_that_does_not_bind_is_only_not_met() -> None:
    dossier = replace(DIRECTOR, qualification=qualification((duty(Mark.REFUTED),)))
    printed = text.page_one(compose(dossier, LAW, "en")).replace("\u00a0", " ")

    assert "KEPT" not in printed
    assert "Not met: AI Law, article 21(2) (" in printed
