"""Dossiers for the tests of the report: a cloned voice, a case without a crime, a hostile case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from tests.report import sample_law
from tests.report.sample_law import (
    ACCOUNT,
    ADMINISTRATIVE,
    FRAUD,
    FRAUD_LARGE,
    IMAGE,
    LABEL,
    LAW,
    PRIVACY,
)

from dalel.case.case import Case
from dalel.case.conduct import Act
from dalel.case.fact import Contradiction, Fact, Facts, Measured, MindFact
from dalel.case.finding import Custody, Examination, Exhibit, Finding, Weight
from dalel.case.measures import Days, Interval
from dalel.case.people import Person
from dalel.case.position import Position, Problem
from dalel.case.sentence import Atom, Degree, Mind, Reading, Threshold, Unlisted
from dalel.case.states import Source, SourceKind, State, Told
from dalel.case.things import Thing
from dalel.norms.model import Norm
from dalel.qualification.model import (
    Bar,
    BarKind,
    ByReading,
    Certificate,
    Head,
    Literal,
    Mark,
    Milder,
    PenaltyShown,
    ProofNode,
    Qualification,
    Question,
    Receipt,
    Stage,
    Standing,
    Value,
)
from dalel.report.dossier import Dossier

T = TypeVar("T")
AS_OF = date(2026, 11, 24)
EXHIBIT = Source(SourceKind.EXHIBIT, "exhibits/payment.txt")
STATEMENT = Source(SourceKind.STATEMENT, "exhibits/dana.txt", "dana")
AUTHOR = Source(SourceKind.AUTHOR)

MISLEADS = Atom("deed misleads person", ("call", "dana"))
HAPPENED = Atom("transfer happened", ("payment",))
AMOUNT = Atom("amount of transfer", ("payment",))
LARGE = Threshold(AMOUNT, strict=True, value=Decimal(4_325_000))
PART = Atom("actor would take part in deed", ("arman", "call"))
KNEW = Mind("arman", "make", PART, Degree.KNEW)
SUBSTANTIAL = Atom("harm is substantial", ("loss",))
PROCESSES = Atom("deed processes data", ("make", "voice"))
PAID = Atom("deed serves gain", ("card",))
SIXTEEN = Threshold(
    Atom("age of person at the start of deed", ("timur", "card")), strict=False, value=Decimal(16)
)
FURTHER = Unlisted("consent of person", "saule", "another-consent-of-saule")


def told(value: T) -> Told[T]:
    """Return a field as told."""
    return Told(value)


def _day(text: str) -> Told[Days]:
    parts = [int(each) for each in text.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return told(Days(day, day, text))
    year, month = parts
    return told(Days(date(year, month, 1), date(year, month, 28), text))


def _act(identifier: str, by: str, does: str, when: str) -> Act:
    return Act(id=identifier, by=(told(by),), does=told(does), when=_day(when))


def case_of(
    title: str, persons: dict[str, str], acts: tuple[Act, ...], others: dict[str, str]
) -> Case:
    """Return a case with persons (id → name), acts and other things (id → type)."""
    things: dict[str, Thing] = {
        identifier: Person(id=identifier, name=told(name) if name else None)
        for identifier, name in persons.items()
    }
    things |= {act.id: act for act in acts}
    types = dict.fromkeys(persons, "person") | {act.id: "act" for act in acts} | others
    return Case(title=title, things=things, types=types, digest="cd" * 32)


def head(
    norm: Norm, actor: str, deed: str, value: Value, standing: Standing, **more: object
) -> Head:
    """Return a head with what every head has."""
    fields: dict[str, object] = {
        "key": f"{norm.id}|completed|{deed},{actor}",
        "norm": norm,
        "stage": Stage.COMPLETED,
        "role": "",
        "principal_deed": "",
        "actor": actor,
        "deed": deed,
        "places": {"deed": deed, "actor": actor},
        "raised": True,
        "value": value,
        "deed_value": value,
        "standing": standing,
        **more,
    }
    return Head(**fields)  # type: ignore[arg-type]


def leaf(label: str, mark: Mark, atom: object, *sources: Source) -> ProofNode:
    """Return a labelled leaf of a proof."""
    return ProofNode("atom", mark, label=label, path=label, atom=atom, sources=sources)  # type: ignore[arg-type]


def proof(mark: Mark, *children: ProofNode) -> ProofNode:
    """Return a proof with the given elements."""
    return ProofNode("all", mark, children=children)


def qualification(heads: tuple[Head, ...], **more: object) -> Qualification:
    """Return a qualification with what every one has."""
    fields: dict[str, object] = {
        "heads": heads,
        "articles": (),
        "one_of": (),
        "certificates": (),
        "not_raised": (("kz.cc.131", "bek", "call"), ("kz.cc.274.1", "bek", "call")),
        "not_applicable": (("kz.cc.194.1", "no demand is described"),),
        "questions": (),
        "contradictions": (),
        "uncovered": ("kz.cc.272", "kz.cc.423"),
        "unverified": ("kz.koap.79.1",),
        "receipt": Receipt("ab" * 32, "cd" * 32, "dalel 0.1.0", AS_OF, date(2026, 7, 12)),
        **more,
    }
    return Qualification(**fields)  # type: ignore[arg-type]


_D = Decimal

STANDING = head(
    FRAUD_LARGE, "bek", "call", Value.MET, Standing.STANDS,
    proof=proof(
        Mark.AS_TOLD,
        leaf("deceit", Mark.PROVED, MISLEADS, STATEMENT),
        leaf("taking", Mark.PROVED, HAPPENED, EXHIBIT),
        leaf("large", Mark.AS_TOLD, LARGE, AUTHOR),
    ),
    counts={Mark.PROVED: 11, Mark.AS_TOLD: 3},
    why=(Literal(MISLEADS, True, State.ESTABLISHED), Literal(LARGE, True, State.ESTABLISHED)),
    bars=(Bar(BarKind.LIMITATION, False, date(2036, 3, 4)), Bar(BarKind.AMNESTY, None)),
    penalties=(PenaltyShown("prison", _D(3), _D(7), "years"), PenaltyShown("fine", _D(2), _D(3), "times")),
    category="grave",
    milder=(Milder(date(2026, 7, 12), "same", Value.MET),),
)  # fmt: skip
BASIC = head(
    FRAUD, "bek", "call", Value.MET, Standing.DISPLACED,
    displaced_by=(STANDING.key,),
    proof=proof(Mark.PROVED, leaf("deceit", Mark.PROVED, MISLEADS, STATEMENT)),
)  # fmt: skip
AIDER = head(
    FRAUD_LARGE, "arman", "make", Value.OPEN, Standing.OPEN,
    key="kz.cc.190.3.1|completed|aider|make,arman", role="aider", principal_deed="call",
    missing_for=((Literal(KNEW, True, State.DISPUTED),),),
    missing_against=((Literal(KNEW, False, State.DISPUTED),),),
    next_question=KNEW,
    proof=proof(Mark.DISPUTED, leaf("deceit", Mark.PROVED, MISLEADS, STATEMENT), leaf("knowledge", Mark.DISPUTED, KNEW, EXHIBIT, STATEMENT)),
    penalties=(PenaltyShown("prison", _D(3), _D(7), "years"), PenaltyShown("fine", _D(2), _D(3), "times")),
    bars=(Bar(BarKind.LIMITATION, False, date(2036, 3, 1)),),
)  # fmt: skip
DATA = head(
    PRIVACY, "arman", "make", Value.OPEN, Standing.OPEN,
    missing_for=((Literal(SUBSTANTIAL, True), Literal(FURTHER, False, State.UNKNOWN)),),
    next_question=SUBSTANTIAL,
    by_reading=(ByReading({"kz.r.1": True}, Value.OPEN), ByReading({"kz.r.1": False}, Value.NOT_MET)),
    proof=proof(Mark.MISSING, leaf("processing", Mark.AS_TOLD, PROCESSES, AUTHOR), leaf("substantial", Mark.MISSING, SUBSTANTIAL)),
    penalties=(PenaltyShown("fine", None, _D(3000), "MCI", None, _D(12_975_000), index=_D(4325), index_day=date(2026, 3, 4)), PenaltyShown("prison", None, _D(3), "years")),
    bars=(Bar(BarKind.COMPLAINT, None, who="victim"),),
)  # fmt: skip
FALLBACK = head(
    ADMINISTRATIVE, "arman", "make", Value.MET, Standing.STANDS_UNLESS,
    unless_heads=(DATA.key, AIDER.key),
    proof=proof(Mark.AS_TOLD, leaf("processing", Mark.AS_TOLD, PROCESSES, AUTHOR)),
    counts={Mark.AS_TOLD: 1},
    unverified=("kz.koap.79.1",),
    penalties=(PenaltyShown("fine", _D(10), _D(10), "MCI", _D(43_250), _D(43_250), index=_D(4325), index_day=date(2026, 3, 4), provisional=True, subject="individual"),),
)  # fmt: skip
CARD = head(
    ACCOUNT, "timur", "card", Value.OPEN, Standing.OPEN,
    missing_for=((Literal(SIXTEEN, True), Literal(PAID, True, State.UNKNOWN)),),
    next_question=SIXTEEN,
    proof=proof(Mark.MISSING, leaf("gain", Mark.MISSING, PAID)),
    penalties=(PenaltyShown("fine", None, _D(500), "MCI", None, _D(2_162_500), index=_D(4325), index_day=date(2026, 3, 4)),),
)  # fmt: skip
NOT_MET = head(
    FRAUD_LARGE, "timur", "card", Value.NOT_MET, Standing.NOT_MET,
    refuted_by=(Literal(Mind("timur", "card", PART, Degree.KNEW), False, State.REFUTED),),
    proof=proof(Mark.REFUTED, leaf("deceit", Mark.REFUTED, MISLEADS, AUTHOR)),
)  # fmt: skip
CLAIM = head(
    IMAGE, "arman", "make", Value.MET_UNLESS, Standing.STANDS,
    places={"deed": "make", "actor": "arman", "claimant": "saule"},
    unless_exceptions=("use",),
    next_question=FURTHER,
    counts={Mark.PROVED: 2, Mark.AS_TOLD: 1},
    proof=proof(Mark.AS_TOLD, leaf("use", Mark.AS_TOLD, PROCESSES, AUTHOR)),
)  # fmt: skip

_FINDING = Finding(
    "0f0f0f0f.metadata.source-type", "0f" * 32, "metadata.source-type", Weight.PRESENT,
    "trainedAlgorithmicMedia", "The content of the file is of type {type}.", {"type": "audio/x-wav"},
    limits="Metadata can be changed or removed by anyone who holds the file.",
    method="metadata 1", tool="pillow 13.0.0",
)  # fmt: skip
_EXAMINATION = Examination(
    Exhibit("exhibits/call.wav", "0f" * 32, 160_044, "audio/x-wav", "audio", "clone"), (_FINDING,)
)
_CUSTODY = (
    Custody("2026-11-24T08:00:00Z", "Investigator A.", "received", "0f" * 32, "exhibits/call.wav", "dalel 0.1.0"),
    Custody("2026-11-24T08:00:01Z", "Investigator A.", "examined", "0f" * 32, "exhibits/call.wav", "dalel 0.1.0", "1 findings"),
)  # fmt: skip

DIRECTOR = Dossier(
    case=case_of(
        "The director calls",
        {"saule": "", "dana": "", "firm": "«Firm» LLP", "arman": "", "bek": "Bek Omarov", "timur": ""},
        (
            _act("make", "arman", "generate", "2026-03-01"),
            _act("call", "bek", "call", "2026-03-04"),
            _act("card", "timur", "give-account-access", "2026-02"),
        ),
        {"voice": "data", "payment": "transfer", "loss": "harm", "clone": "medium"},
    ),
    examinations=(_EXAMINATION,),
    custody=_CUSTODY,
    facts=Facts(
        facts={
            MISLEADS: Fact(MISLEADS, State.ESTABLISHED, (STATEMENT,)),
            HAPPENED: Fact(HAPPENED, State.ESTABLISHED, (EXHIBIT,)),
            PROCESSES: Fact(PROCESSES, State.ESTABLISHED, (AUTHOR,)),
            PAID: Fact(PAID, State.UNKNOWN, (AUTHOR,)),
        },
        measures={AMOUNT: Measured(AMOUNT, Interval(_D(12_000_000), _D(12_000_000)), (EXHIBIT,), shown="12 000 000 KZT")},
        minds=(MindFact("arman", "make", PART, True, Degree.DID_NOT_KNOW, Degree.WANTED, State.DISPUTED, (EXHIBIT, STATEMENT)),),
    ),
    qualification=qualification(
        (AIDER, DATA, FALLBACK, CLAIM, STANDING, BASIC, CARD, NOT_MET),
        questions=(
            Question(KNEW, 1.0, (AIDER.key, FALLBACK.key), (AIDER.key,)),
            Question(PAID, 0.5, (CARD.key,), (CARD.key,)),
            Question(SUBSTANTIAL, 0.4, (DATA.key,), (DATA.key,)),
        ),
    ),
    problems=(),
    versions={"dalel": "0.1.0", "engine": "1"},
    as_of=AS_OF,
)  # fmt: skip

_CLASH = Contradiction(
    (Fact(PAID, State.DISPUTED, (EXHIBIT,)),), "The two facts exclude each other."
)
WITHOUT_CRIME = Dossier(
    case=case_of(
        "A clip without a mark",
        {"studio": "Studio LLP", "saule": "Saule"},
        (_act("post", "studio", "publish", "2026-01"),),
        {"clip": "publication"},
    ),
    examinations=(),
    custody=(),
    facts=Facts(),
    qualification=qualification(
        (
            head(LABEL, "studio", "post", Value.MET, Standing.STANDS, counts={Mark.PROVED: 1}, boundary_computed=True, wording_certain=False,
                 proof=proof(Mark.PROVED, leaf("mark", Mark.PROVED, Atom("publication carries a machine-readable mark", ("clip",)), EXHIBIT))),
            head(IMAGE, "studio", "post", Value.MET, Standing.STANDS, places={"claimant": "saule"}, counts={Mark.PROVED: 3}),
            head(ADMINISTRATIVE, "studio", "post", Value.CONTESTED, Standing.OPEN,
                 by_reading=(ByReading({"kz.r.1": True}, Value.MET), ByReading({"kz.r.1": False}, Value.NOT_MET))),
            head(ADMINISTRATIVE, "saule", "post", Value.CONTRADICTORY, Standing.OPEN, contradictions=(_CLASH,)),
        ),
        certificates=(
            Certificate("studio", "post", "refuted", (("kz.cc.147.2", (Literal(PROCESSES, False, State.REFUTED),)),), ("kz.cc.190.1",), (), (Literal(PROCESSES, True),)),
        ),
        contradictions=(_CLASH,),
        questions=(Question(Reading("kz.r.1"), 0.2, ("x",), ()),),
    ),
    problems=(Problem("exhibit.missing", "There is no file {path}.", {"path": "exhibits/clip.mp4"}, Position("case.yaml", 7, 3)),),
    as_of=AS_OF,
)  # fmt: skip

HOSTILE_NAME = (
    '#read("/etc/passwd") *_$\\ <b>\u202eevil\u200b 😀 \x1b[31m中文\x00 {name} [x] @y `z` //'
)
HOSTILE = Dossier(
    case=case_of(
        HOSTILE_NAME,
        {"bek": HOSTILE_NAME},
        (_act("call", "bek", "call", "2026-03-04"),),
        {"payment": "transfer"},
    ),
    examinations=(
        Examination(Exhibit(f"exhibits/{HOSTILE_NAME}.wav", "0f" * 32, 1, "audio/x-wav", "audio"), (_FINDING,)),
    ),
    custody=(Custody("2026-11-24T08:00:00Z", HOSTILE_NAME, "received", "0f" * 32, HOSTILE_NAME, "x"),),
    facts=Facts(facts={MISLEADS: Fact(MISLEADS, State.ESTABLISHED, (Source(SourceKind.STATEMENT, HOSTILE_NAME, HOSTILE_NAME),))}),
    qualification=qualification((STANDING,)),
    problems=(Problem("x", "There is no file {path}.", {"path": HOSTILE_NAME}),),
    as_of=AS_OF,
)  # fmt: skip

EMPTY = Dossier(
    case=Case(title=""), examinations=(), custody=(), facts=Facts(),
    qualification=qualification((), not_raised=(), not_applicable=(), unverified=()),
    problems=(), as_of=AS_OF,
)  # fmt: skip

SAMPLES = {"director": DIRECTOR, "without-crime": WITHOUT_CRIME, "hostile": HOSTILE, "empty": EMPTY}
__all__ = [
    "DIRECTOR",
    "EMPTY",
    "HOSTILE",
    "HOSTILE_NAME",
    "LAW",
    "SAMPLES",
    "WITHOUT_CRIME",
    "sample_law",
]
