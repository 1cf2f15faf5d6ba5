"""What a verdict means, line by line of the model, in stories under the shipped law."""

from __future__ import annotations

from tests.qualification.shipped import heads, judged

from dalel.qualification.model import Certificate, Qualification, Standing, Value

FIRM = """
    case: A firm publishes
    persons:
      firm: {is: legal}
      dana: {is: natural, age: 30, sane: yes, relations: [{manager-of: firm}]}
      aset: {is: natural, relations: [{employee-of: firm}]}
      saule: {is: natural}
    data:
      face: {of: saule, kind: face, private-life: yes, secret: yes, true: yes}
    acts:
      post: {by: firm, does: publish, when: 2026-03-04, data: face, channel: platform, mind: wanted}
    complete: {consents of saule: yes}
"""


def certificate(found: Qualification, actor: str, deed: str) -> Certificate:
    return next(c for c in found.certificates if (c.actor, c.deed) == (actor, deed))


# ── 21: legal persons ─────────────────────────────────────────────────────────────────────────────
def test_a_legal_person_is_no_subject_and_the_search_moves_to_those_who_acted_for_it() -> None:
    found = judged(FIRM)
    crimes = [h for h in found.heads if h.norm.kind.value == "offence"]
    assert {Value.NOT_MET} == {h.value for h in crimes}
    assert Value.NOT_MET not in {h.deed_value for h in crimes}
    certified = certificate(found, "firm", "post")
    assert {h.norm.id for h in crimes} == set(certified.no_subject)
    assert ("dana", "aset") == certified.acting


def test_a_natural_person_who_did_it_for_the_firm_answers_alone() -> None:
    found = judged(FIRM.replace("by: firm", "by: dana, on-behalf-of: firm"))
    assert {"dana"} == {h.actor for h in heads(found, "kz.cc.147.5")}
    assert not [c for c in found.certificates if c.no_subject]


def test_whether_somebody_is_a_legal_person_is_never_guessed() -> None:
    found = judged(FIRM.replace("firm: {is: legal}", "firm: {}"))
    assert {Value.OPEN} == {h.value for h in heads(found, "kz.cc.147.5")}
    assert not [c for c in found.certificates if c.no_subject]


# ── 33: the certificate ───────────────────────────────────────────────────────────────────────────
def test_an_act_with_neither_verb_nor_day_raises_nothing() -> None:
    found = judged("case: x\npersons: {arman: {is: natural}}\nacts: {silence: {by: arman}}\n")
    certified = certificate(found, "arman", "silence")
    assert ("nothing raised", (), (), ()) == (
        certified.grade,
        certified.refuted,
        certified.raised,
        certified.open,
    )
    assert certified.not_raised
    assert not found.heads


# ── 26: one of several ────────────────────────────────────────────────────────────────────────────
def test_one_of_two_callers_is_certain() -> None:
    found = judged("""
        case: x
        persons:
          arman: {is: natural, age: 30, sane: yes}
          bek: {is: natural, age: 31, sane: yes}
          dana: {is: natural}
        acts:
          call: {by: {some of: [arman, bek]}, does: call, when: 2026-03-04, misleads: dana, purpose: take-property, mind: wanted}
        transfers:
          t: {because: call, decided-by: dana, whose: dana, of: property, amount: 900 000 KZT, when: 2026-03-04, return: nothing, happened: yes, received: yes}
        facts:
          t was decided under the error made by call: yes
    """)
    fraud = heads(found, "kz.cc.190", value=Value.OPEN)
    assert {"arman", "bek"} == {h.actor for h in fraud}
    assert {Value.MET} == {h.deed_value for h in fraud if h.norm.id == "kz.cc.190.1"}
    assert {Standing.OPEN} == {h.standing for h in fraud}
    assert [{h.key for h in fraud}] == [set(keys) for keys in found.one_of]  # basic or qualified
