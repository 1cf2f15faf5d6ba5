"""Results as JSON: everything the report says, for programs. Their schemas stand in ``schemas``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from dalel.case.case import Case
from dalel.case.fact import Closure, Contradiction, Fact, Facts, Measured, MindFact
from dalel.case.finding import Examination
from dalel.case.measures import Interval
from dalel.case.position import Problem
from dalel.case.sentence import AnyAtom, Atom, Mind, Reading, Threshold, Unlisted
from dalel.case.states import Source
from dalel.norms.model import Law, Norm
from dalel.qualification.model import (
    Bar,
    Certificate,
    Head,
    Literal,
    PenaltyShown,
    Procedural,
    ProofNode,
    Qualification,
)
from dalel.report.dossier import Dossier
from dalel.report.schemas import tag
from dalel.report.wording.atoms import canonical
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import outcome

Json = dict[str, Any]


def result_json(dossier: Dossier, law: Law) -> Json:
    """Return the whole result as plain values. Sentences are English and can be pasted into a case file."""
    speech = Speech.of("en", law, dossier.case)
    judged = dossier.qualification
    return {
        "schema": tag("result"),
        "as_of": dossier.as_of.isoformat(),
        "case": {"title": dossier.case.title, "digest": dossier.case.digest},
        "law": {
            "jurisdiction": law.jurisdiction.id,
            "digest": law.digest,
            "known_to": law.known_to.isoformat(),
        },
        "versions": dict(dossier.versions),
        "exhibits": [exhibit_json(each, dossier.case) for each in dossier.examinations],
        "facts": _facts(speech, dossier.facts),
        "qualification": _qualification(speech, judged),
        "problems": [problem_json(each) for each in dossier.problems],
    }


def facts_json(facts: Facts, law: Law, case: Case) -> Json:
    """Return the facts of a case as plain values, as they stand in the result."""
    return _facts(Speech.of("en", law, case), facts)


# ── evidence and facts ────────────────────────────────────────────────────────────────────────────
def exhibit_json(examination: Examination, case: Case | None) -> Json:
    """Return an exhibit with what was found in it, and whose statement it is."""
    exhibit = examination.exhibit
    statements = case.statements if case is not None else ()
    return {
        "path": exhibit.path,
        "sha256": exhibit.sha256,
        "size": exhibit.size,
        "media_type": exhibit.media_type,
        "kind": exhibit.kind,
        "medium": exhibit.medium,
        "statement_of": sorted({one.by for one in statements if one.path == exhibit.path}),
        "findings": [
            {
                "id": finding.id,
                "question": finding.question,
                "weight": finding.weight.value,
                "value": finding.value,
                "message": finding.message,
                "values": dict(finding.values),
                "limits": finding.limits,
                "method": finding.method,
                "tool": finding.tool,
                "raw": dict(finding.raw),
            }
            for finding in examination.findings
        ],
    }


def _source(source: Source) -> Json:
    return {
        "kind": source.kind.value,
        "ref": source.ref,
        "by": source.by,
        "position": str(source.position),
    }


def _sources(sources: Iterable[Source]) -> list[Json]:
    return [_source(each) for each in sources]


def _facts(speech: Speech, held: Facts) -> Json:
    return {
        "atoms": [_fact(speech, fact) for fact in held.facts.values()],
        "measures": [_measured(speech, each) for each in held.measures.values()],
        "minds": [_mind(speech, each) for each in held.minds],
        "lists": [_closure(each) for each in held.closures],
        "contradictions": [_contradiction(speech, each) for each in held.contradictions],
    }


def _fact(speech: Speech, fact: Fact) -> Json:
    return {
        "about": atom_json(speech, fact.about),
        "state": fact.state.value,
        "proved": fact.proved,
        "rule": fact.rule,
        "sources": _sources(fact.sources),
        "replaced": [_fact(speech, each) for each in fact.replaced],
    }


def _measured(speech: Speech, measured: Measured) -> Json:
    return {
        "about": atom_json(speech, measured.about),
        "interval": _interval(measured.interval),
        "state": measured.state.value,
        "shown": measured.shown,
        "sources": _sources(measured.sources),
    }


def _interval(interval: Interval) -> Json:
    return {"low": _number(interval.low), "high": _number(interval.high)}


def _number(value: Decimal | None) -> str | None:
    """Return a number as text: binary fractions would change sums."""
    return None if value is None else f"{value:f}"


def _mind(speech: Speech, mind: MindFact) -> Json:
    return {
        "actor": mind.actor,
        "deed": mind.deed,
        "about": atom_json(speech, mind.about) if mind.about else None,
        "positive": mind.positive,
        "low": mind.low.name,
        "high": mind.high.name,
        "state": mind.state.value,
        "sources": _sources(mind.sources),
    }


def _closure(closure: Closure) -> Json:
    return {
        "list": closure.listing,
        "owner": closure.owner,
        "member": closure.member,
        "state": closure.state.value,
        "sources": _sources(closure.sources),
    }


def _contradiction(speech: Speech, clash: Contradiction) -> Json:
    said: list[Json] = []
    for each in clash.facts:
        match each:
            case Fact():
                said.append(_fact(speech, each))
            case Measured():
                said.append(_measured(speech, each))
            case MindFact():
                said.append(_mind(speech, each))
            case Closure():
                said.append(_closure(each))
    return {"reason": clash.reason, "facts": said}


def problem_json(problem: Problem) -> Json:
    """Return a problem with its place."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "values": problem.english(),
        "file": problem.position.file,
        "line": problem.position.line,
        "column": problem.position.column,
    }


# ── atoms ─────────────────────────────────────────────────────────────────────────────────────────
def atom_json(speech: Speech, atom: AnyAtom) -> Json:
    """Return an atom: its sentence as the case file takes it, and its parts."""
    said: Json = {"sentence": canonical(speech, atom)}
    match atom:
        case Atom():
            return {**said, "kind": "fact", "term": atom.term, "args": list(atom.args)}
        case Mind():
            return {
                **said,
                "kind": "mind",
                "actor": atom.actor,
                "deed": atom.deed,
                "degree": atom.degree.name,
                "positive": atom.positive,
                "about": atom_json(speech, atom.about),
            }
        case Threshold():
            return {
                **said,
                "kind": "measure",
                "term": atom.measure.term,
                "args": list(atom.measure.args),
                "strict": atom.strict,
                "value": _number(atom.value),
            }
        case Unlisted():
            return {
                **said,
                "kind": "further member",
                "list": atom.listing,
                "owner": atom.owner,
                "member": atom.member,
            }
        case Reading():
            return {**said, "kind": "reading", "reading": atom.reading}


def _literal(speech: Speech, literal: Literal) -> Json:
    return {
        "about": atom_json(speech, literal.atom),
        "positive": literal.positive,
        "state": literal.state.value,
    }


def _literals(speech: Speech, literals: Iterable[Literal]) -> list[Json]:
    return [_literal(speech, each) for each in literals]


# ── qualification ─────────────────────────────────────────────────────────────────────────────────
def _qualification(speech: Speech, judged: Qualification) -> Json:
    return {
        "heads": [_head(speech, head) for head in judged.heads],
        "articles": [
            {
                "label": each.label,
                "actor": each.actor,
                "deed": each.deed,
                "value": each.value.value,
                "heads": list(each.heads),
            }
            for each in judged.articles
        ],
        "one_of": [list(each) for each in judged.one_of],
        "questions": [
            {
                "about": atom_json(speech, each.atom),
                "gain": round(each.gain, 6),
                "settles_if_true": list(each.settles_if_true),
                "settles_if_false": list(each.settles_if_false),
            }
            for each in judged.questions
        ],
        "certificates": [_certificate(speech, each) for each in judged.certificates],
        "contradictions": [_contradiction(speech, each) for each in judged.contradictions],
        "not_raised": [
            {"norm": norm, "actor": actor, "deed": deed} for norm, actor, deed in judged.not_raised
        ],
        "not_applicable": [{"norm": norm, "why": why} for norm, why in judged.not_applicable],
        "uncovered": list(judged.uncovered),
        "unverified": list(judged.unverified),
        "receipt": {
            "law_digest": judged.receipt.law_digest,
            "case_digest": judged.receipt.case_digest,
            "engine": judged.receipt.engine,
            "as_of": judged.receipt.as_of.isoformat(),
            "known_to": judged.receipt.known_to.isoformat(),
        },
    }


def _certificate(speech: Speech, certificate: Certificate) -> Json:
    return {
        "actor": certificate.actor,
        "deed": certificate.deed,
        "grade": certificate.grade,
        "refuted": [
            {"norm": norm, "because": _literals(speech, because)}
            for norm, because in certificate.refuted
        ],
        "not_raised": list(certificate.not_raised),
        "open": list(certificate.open),
        "overturned_by": _literals(speech, certificate.overturned_by),
        "raised": list(certificate.raised),
        "no_subject": list(certificate.no_subject),
        "acting": list(certificate.acting),
    }


def _head(speech: Speech, head: Head) -> Json:
    return {
        "key": head.key,
        "norm": _norm(head.norm),
        "stage": head.stage.value,
        "role": head.role,
        "principal_deed": head.principal_deed,
        "actor": head.actor,
        "deed": head.deed,
        "places": dict(head.places),
        "outcome": outcome(head).value,
        "value": head.value.value,
        "deed_value": head.deed_value.value,
        "standing": head.standing.value,
        "displaced_by": list(head.displaced_by),
        "unless_heads": list(head.unless_heads),
        "unless_exceptions": list(head.unless_exceptions),
        "by_reading": [
            {"choice": dict(each.choice), "value": each.value.value} for each in head.by_reading
        ],
        "counts": {mark.value: number for mark, number in head.counts.items()},
        "proof": _proof(speech, head.proof) if head.proof else None,
        "missing_for": [_literals(speech, each) for each in head.missing_for],
        "missing_against": [_literals(speech, each) for each in head.missing_against],
        "refuted_by": _literals(speech, head.refuted_by),
        "why": _literals(speech, head.why),
        "contradictions": [_contradiction(speech, each) for each in head.contradictions],
        "assessments": [
            {"about": atom_json(speech, atom), "source": _source(source)}
            for atom, source in head.assessments
        ],
        "unverified": list(head.unverified),
        "part": [day.isoformat() for day in head.part] if head.part else None,
        "wording_certain": head.wording_certain,
        "boundary_computed": head.boundary_computed,
        "no_wording": head.no_wording,
        "unheld": list(head.unheld),
        "milder": [
            {
                "since": each.norm_since.isoformat(),
                "comparison": each.comparison,
                "value": each.value.value,
            }
            for each in head.milder
        ],
        "bars": [_bar(speech, each) for each in head.bars],
        "penalties": [_penalty(each) for each in head.penalties],
        "category": head.category,
        "attempt_unpunished": head.attempt_unpunished,
        "next_question": atom_json(speech, head.next_question) if head.next_question else None,
        "procedural": _procedural(speech, head.procedural) if head.procedural else None,
    }


def _procedural(speech: Speech, read: Procedural) -> Json:
    presumed = [(_literals(speech, (each.literal,))[0], each.norm) for each in read.presumed]
    return {
        "value": read.value.value,
        "presumed": [{"literal": literal, "norm": norm} for literal, norm in presumed],
        "unshown": list(read.unshown),
    }


def _norm(norm: Norm) -> Json:
    return {
        "id": norm.id,
        "kind": norm.kind.value,
        "act": norm.act,
        "article": norm.article,
        "part": norm.part,
        "title": dict(norm.title),
        "heading": dict(norm.heading),
        "since": norm.since.day.isoformat(),
        "until": norm.until.day.isoformat() if norm.until else None,
        "law": norm.law,
        "edition": norm.edition,
        "verification": norm.verification.value,
    }


def _proof(speech: Speech, node: ProofNode) -> Json:
    said: Json = {"connective": node.connective, "mark": node.mark.value}
    parts: Mapping[str, Any] = {
        "label": node.label,
        "path": node.path,
        "atom": atom_json(speech, node.atom) if node.atom else None,
        "number": node.number,
        "norm": node.norm,
        "reading": node.reading,
        "places": dict(node.places),
        "sources": _sources(node.sources),
        "children": [_proof(speech, child) for child in node.children],
    }
    said |= {name: value for name, value in parts.items() if value}
    if node.atom is not None:
        said["positive"] = node.positive
    return said


def _bar(speech: Speech, bar: Bar) -> Json:
    return {
        "kind": bar.kind.value,
        "applies": bar.applies,
        "day": bar.day.isoformat() if bar.day else None,
        "between": [day.isoformat() for day in bar.between] if bar.between else None,
        "who": bar.who,
        "norm": bar.norm,
        "missing": _literals(speech, bar.missing),
        "unless": _literals(speech, bar.unless),
        "suspended": bar.suspended,
        "runs_from": bar.runs_from,
        "after_case": bar.after_case,
    }


def _penalty(shown: PenaltyShown) -> Json:
    return {
        "kind": shown.kind,
        "low": _number(shown.low),
        "high": _number(shown.high),
        "unit": shown.unit,
        "low_tenge": _number(shown.low_sum),
        "high_tenge": _number(shown.high_sum),
        "mci": _number(shown.index),
        "mci_day": shown.index_day.isoformat() if shown.index_day else None,
        "provisional": shown.provisional,
        "unavailable_until": shown.unavailable_until.isoformat()
        if shown.unavailable_until
        else None,
        "together": shown.together,
        "optional": shown.optional,
        "subject": shown.subject,
        "minor": shown.under is not None,
        "beside": shown.beside,
        "reading": shown.reading,
        "first": shown.first,
    }
