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


# ── 1: places ─────────────────────────────────────────────────────────────────────────────────────
FRAUD = """
    case: x
    persons:
      bek: {is: natural, age: 31, sane: yes}
      dana: {is: natural}
      aset: {is: natural}
    acts:
      call: {by: bek, does: call, when: 2026-03-04, misleads: [dana, aset], against: [dana, aset], purpose: take-property, mind: wanted}
    transfers:
      t: {because: call, decided-by: dana, whose: dana, of: property, amount: AMOUNT, when: 2026-03-04, return: nothing, happened: yes, received: yes}
    facts:
      t was decided under the error made by call: yes
"""


def test_a_norm_that_names_no_victim_is_judged_once() -> None:
    found = judged(FRAUD.replace("AMOUNT", "900 000 KZT"))
    assert 1 == len(heads(found, "kz.cc.190.1"))


# ── 2, 26: as one formula ─────────────────────────────────────────────────────────────────────────
def test_petty_theft_or_fraud_is_certain_while_the_sum_is_not_known() -> None:
    """187 takes in what is worth up to 2 MCI, 190 the rest."""
    text = FRAUD.replace("AMOUNT", "at least 1000 KZT").replace("of: property", "of: money")
    found = judged(text)
    petty, fraud = heads(found, "kz.cc.187.1"), heads(found, "kz.cc.190.1")
    assert {Value.OPEN} == {h.value for h in petty}
    assert Value.NOT_MET not in {h.value for h in fraud}


# ── 3: the person layer ───────────────────────────────────────────────────────────────────────────
def test_an_author_who_is_not_identified_opens_the_person_and_never_the_deed() -> None:
    text = FRAUD.replace("AMOUNT", "900 000 KZT").replace(
        "bek: {is: natural, age: 31, sane: yes}", "bek: {is: unidentified}"
    )
    (head,) = heads(judged(text), "kz.cc.190.1")
    assert (Value.OPEN, Value.MET) == (head.value, head.deed_value)


# ── 13: consent ───────────────────────────────────────────────────────────────────────────────────
CONSENT = """
    case: x
    persons:
      dana: {is: natural, age: 30, sane: yes}
      saule: {is: natural, alive: yes}
    data:
      face: {of: saule, kind: face, private-life: yes, secret: yes, true: yes}
    acts:
      film: {by: dana, does: film, when: 2026-03-01, data: face}
      post: {by: dana, does: publish, when: 2026-03-04, data: face, channel: platform, mind: wanted}
    consents:
      filming: {by: saule, for: dana, given: 2026-02-01, covers: film, excludes: post}
    complete: {consents of saule: yes}
"""


def test_a_consent_to_something_else_does_not_open_that_there_was_none_for_this() -> None:
    values = {h.value for h in heads(judged(CONSENT), "kz.cc.147.5")}
    assert values <= {Value.MET, Value.MET_UNLESS}
    assert values
    still_open = judged(CONSENT.replace("complete: {consents of saule: yes}", ""))
    assert {Value.OPEN} == {h.value for h in heads(still_open, "kz.cc.147.5")}


# ── 39: the administrative subject ────────────────────────────────────────────────────────────────
def test_administrative_age_is_that_at_the_end_of_the_deed() -> None:
    text = CONSENT.replace("age: 30", "born: 2010-03-05").replace(
        "when: 2026-03-04,", "when: 2026-03-04, until: 2026-03-06,"
    )
    found = judged(text)
    assert {Value.NOT_MET} == {h.value for h in heads(found, "kz.cc.147.5")}  # 15 when it began
    assert Value.NOT_MET not in {h.value for h in heads(found, "kz.koap.79.1", deed="post")}
