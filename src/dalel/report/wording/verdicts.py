"""Words of verdicts, marks, states and sources."""

from __future__ import annotations

from enum import Enum

from dalel.case.finding import Weight
from dalel.case.sentence import Degree
from dalel.case.states import SourceKind, State
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.model import Certificate, Head, Mark, ProofNode, Standing, Value
from dalel.qualification.undated import LIKELY


class Outcome(Enum):
    """What page one says of a head; the order is that of weight."""

    STANDS = "stands"
    STANDS_UNLESS = "stands unless"
    MET_UNLESS = "met unless"
    CONTESTED = "contested"
    OPEN = "open"
    CONTRADICTORY = "contradictory"
    NOT_JUDGED = "not judged"
    DISPLACED = "displaced"
    NOT_MET = "not met"


_BY_VALUE = {
    Value.MET_UNLESS: Outcome.MET_UNLESS,
    Value.CONTESTED: Outcome.CONTESTED,
    Value.OPEN: Outcome.OPEN,
    Value.CONTRADICTORY: Outcome.CONTRADICTORY,
    Value.NOT_MET: Outcome.NOT_MET,
}
_WEIGHT = {outcome: weight for weight, outcome in enumerate(Outcome)}


def outcome(head: Head) -> Outcome:
    """Return what is said of a head: its value, and beside the others its standing."""
    if head.no_wording:
        return Outcome.NOT_JUDGED
    if head.standing is Standing.DISPLACED and head.value is not Value.NOT_MET:
        return Outcome.DISPLACED
    if head.value is Value.MET:
        unless = head.standing is Standing.STANDS_UNLESS
        return Outcome.STANDS_UNLESS if unless else Outcome.STANDS
    return _BY_VALUE[head.value]


_HOLDS = frozenset({Mark.PROVED, Mark.AS_TOLD, Mark.PRESUMED, Mark.BY_LAW})


def kept(head: Head) -> bool:
    """Return whether a duty bound the actor and was kept: all holds but the breach, which a duty names last.

    A breach that another norm defines may fail for other reasons (it does not bind at all): that is not
    called kept.
    """
    if head.norm.kind is not NormKind.DUTY or outcome(head) is not Outcome.NOT_MET:
        return False
    elements = head.proof.children if head.proof is not None else ()
    binds, breach = elements[:-1], elements[-1:]
    if not binds or any(element.mark not in _HOLDS for element in binds):
        return False
    return breach[0].mark is Mark.REFUTED and not _refers(breach[0])


def _refers(node: ProofNode) -> bool:
    return bool(node.norm) or any(_refers(child) for child in node.children)


def hangs_on_person(head: Head) -> bool:
    """Return whether the deed is settled and only its actor is not: who it was, how old, of what mind."""
    settled = head.deed_value in {Value.MET, Value.MET_UNLESS}
    return outcome(head) is Outcome.OPEN and settled


def fewest_missing(head: Head) -> int:
    """Return how many things must at least be established for the head to be met."""
    return min((len(each) for each in head.missing_for), default=0)


def weight(head: Head) -> tuple[int, int, int, str]:
    """Return a key that sorts heads by how much they matter, open ones by how little is missing."""
    likely = 0 if head.by_last_text is None else LIKELY[head.by_last_text]
    return _WEIGHT[outcome(head)], likely, fewest_missing(head), head.norm.id


BADGES = {
    Outcome.STANDS: N_("STANDS"),
    Outcome.STANDS_UNLESS: N_("STANDS UNLESS"),
    Outcome.MET_UNLESS: N_("MET UNLESS"),
    Outcome.CONTESTED: N_("CONTESTED"),
    Outcome.OPEN: N_("OPEN"),
    Outcome.CONTRADICTORY: N_("CONTRADICTORY"),
    Outcome.NOT_JUDGED: N_("NOT JUDGED"),
    Outcome.DISPLACED: N_("DISPLACED"),
    Outcome.NOT_MET: N_("NOT MET"),
}
_DUTY_BADGES = {
    **BADGES,
    Outcome.STANDS: N_("BREACHED"),
    Outcome.STANDS_UNLESS: N_("BREACHED UNLESS"),
    Outcome.MET_UNLESS: N_("BREACHED UNLESS"),
}
_CLAIM_BADGES = {
    **BADGES,
    Outcome.STANDS: N_("ARISES"),
    Outcome.STANDS_UNLESS: N_("ARISES UNLESS"),
    Outcome.MET_UNLESS: N_("ARISES UNLESS"),
    Outcome.NOT_MET: N_("DOES NOT ARISE"),
}
KEPT = N_("KEPT")


def badge(head: Head) -> str:
    """Return the message of a head's badge; duties and claims have words of their own."""
    if kept(head):
        return KEPT
    badges = {NormKind.DUTY: _DUTY_BADGES, NormKind.CLAIM: _CLAIM_BADGES}
    return badges.get(head.norm.kind, BADGES)[outcome(head)]


VALUES = {
    Value.MET: N_("met"),
    Value.MET_UNLESS: N_("met unless an exception applies"),
    Value.OPEN: N_("open"),
    Value.NOT_MET: N_("not met"),
    Value.CONTRADICTORY: N_("contradictory"),
    Value.CONTESTED: N_("contested"),
}
STANDINGS = {
    Standing.STANDS: N_("stands"),
    Standing.STANDS_UNLESS: N_("stands unless another norm applies"),
    Standing.DISPLACED: N_("displaced"),
    Standing.NOT_MET: N_("not met"),
    Standing.OPEN: N_("open"),
}
MARKS = {
    Mark.PROVED: N_("proved"),
    Mark.AS_TOLD: N_("as told"),
    Mark.PRESUMED: N_("presumed"),
    Mark.BY_LAW: N_("by law"),
    Mark.REFUTED: N_("refuted"),
    Mark.MISSING: N_("missing"),
    Mark.DISPUTED: N_("disputed"),
    Mark.CONTRADICTORY: N_("contradictory"),
}
DEGREES = {
    Degree.DID_NOT_KNOW: N_("did not know"),
    Degree.SHOULD_HAVE_KNOWN: N_("should have known"),
    Degree.ACCEPTED: N_("consciously accepted"),
    Degree.KNEW: N_("knew"),
    Degree.WANTED: N_("wanted"),
}
STATES = {
    State.ESTABLISHED: N_("established"),
    State.REFUTED: N_("refuted"),
    State.DISPUTED: N_("disputed"),
    State.UNKNOWN: N_("asked, not known"),
    State.NOT_ASKED: N_("not asked yet"),
    State.NOT_APPLICABLE: N_("not applicable"),
}
SOURCES = {
    SourceKind.EXHIBIT: N_("exhibit"),
    SourceKind.STATEMENT: N_("statement"),
    SourceKind.FINDING: N_("finding"),
    SourceKind.AUTHOR: N_("as told"),
    SourceKind.ASSUMED: N_("assumed"),
    SourceKind.DERIVED: N_("derived"),
    SourceKind.LAW: N_("law"),
}
WEIGHTS = {
    Weight.PRESENT: N_("present"),
    Weight.ABSENT: N_("absent"),
    Weight.CANNOT_BE_ASSESSED: N_("cannot be assessed"),
}
COMPARISONS = {
    "milder": N_("milder"),
    "harsher": N_("harsher"),
    "same": N_("the same"),
    "incomparable": N_("neither milder nor harsher"),
    "ends punishability": N_("no longer punishable"),
    "may end punishability": N_("perhaps no longer punishable: what is open or disputed decides"),
}
# Where something was raised and refuted, and the rest never mentioned.
RAISED_REFUTED = N_("each offence raised has a refuted element; of the others nothing is told")
GRADES = {
    "refuted": N_("each offence covered has a refuted element"),
    "raised refuted": RAISED_REFUTED,
    "nothing raised": N_("no offence covered is raised"),
    "open": N_("not settled"),
}


def grade(certificate: Certificate) -> str:
    """Return the message that says how far a certificate goes."""
    return GRADES.get(certificate.grade, certificate.grade)
