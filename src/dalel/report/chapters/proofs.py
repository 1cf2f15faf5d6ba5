"""The proof of a head on the statute's own tree: element, mark, the statute's words, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.case.sentence import Reading
from dalel.locale.mark import N_
from dalel.norms.model import Norm
from dalel.qualification.model import Head, Mark, ProofNode
from dalel.report.document import Line, Proof, ProofLine, Span, words
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.addresses import address, element_name
from dalel.report.wording.sources import rests_on
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import MARKS

TONES = {
    Mark.PROVED: "proved",
    Mark.AS_TOLD: "told",
    Mark.PRESUMED: "presumed",
    Mark.BY_LAW: "law",
    Mark.REFUTED: "refuted",
    Mark.MISSING: "missing",
    Mark.DISPUTED: "disputed",
    Mark.CONTRADICTORY: "clash",
}
_JOINTS = {
    "any of": N_("one of these"),
    "at least": N_("at least {n} of these"),
    "some": N_("for one of them"),
    "no": N_("for none of them"),
    "every": N_("for each of them"),
    "not": N_("this is not so"),
    "unless": N_("unless"),
    "member": N_("for {name}"),
}
_DEEPEST = 7


def proof_of(speech: Speech, dossier: Dossier, head: Head) -> Proof | None:
    """Return the proof of a head; None where the engine gave none."""
    if head.proof is None:
        return None
    lines = tuple(_lines(speech, dossier, head.proof, head.norm, 0))
    return Proof(lines) if lines else None


def legend(speech: Speech) -> tuple[tuple[str, str], ...]:
    """Return the marks of proofs: tone and words."""
    return tuple((TONES[mark], speech.tr(message)) for mark, message in MARKS.items())


def statute_words(speech: Speech, norm: Norm, label: str) -> str:
    """Return the statute's own words of an element; an English report quotes the Russian text."""
    pieces = norm.words.get(label, {})
    language = speech.language if speech.language in {"kk", "ru"} else "ru"
    return " … ".join(pieces.get(language) or pieces.get("ru") or pieces.get("kk") or ())


def _lines(
    speech: Speech, dossier: Dossier, node: ProofNode, norm: Norm, depth: int
) -> Iterator[ProofLine]:
    """Yield the lines of a node: itself if it says anything, then what stands under it."""
    line = _said(speech, node, norm)
    inner = _inner(speech, node, norm)
    if line:
        quoted = statute_words(speech, norm, node.label) if node.label else ""
        yield ProofLine(
            depth=min(depth, _DEEPEST),
            tone=TONES[node.mark],
            mark=speech.tr(MARKS[node.mark]),
            line=line,
            words=words(f"«{quoted}»", "quote") if quoted else (),
            sources=words(rests_on(speech, dossier, node.sources)),
        )
        depth += 1
    for child in node.children:
        yield from _lines(speech, dossier, child, inner, depth)


def _said(speech: Speech, node: ProofNode, norm: Norm) -> Line:
    """Return what a node says; nothing for one that only joins others."""
    name = element_name(speech, norm, node.label) if node.label else ""
    parts: list[Span] = [Span(name, "strong")] if name else []
    if node.connective == "unless" and name:
        parts.insert(0, Span(speech.tr("unless:") + " ", "quiet"))
    if node.atom is not None:
        said = _atom(speech, node)
        if name:
            parts.append(Span(": ", "strong"))
        parts.append(Span(said))
    elif node.norm:
        where = address(speech, _referenced(speech, node.norm, norm))
        said = speech.tr("as {norm} requires", norm=where)
        parts.append(Span(f": {said}" if name else said))
    elif node.connective in _JOINTS and (not name or node.connective not in {"unless", "not"}):
        said = speech.tr(_JOINTS[node.connective], n=node.number, name=_member(speech, node))
        if len(node.children) > 1 or node.connective in {"not", "member", "some", "no", "every"}:
            parts.append(Span(f" ({said})" if name else said, "quiet"))
    return tuple(parts)


def _atom(speech: Speech, node: ProofNode) -> str:
    assert node.atom is not None
    if isinstance(node.atom, Reading):
        reading = speech.law.readings.get(node.atom.reading)
        if reading is not None:
            answer = atoms.say(speech, node.atom, positive=node.positive)
            return f"{speech.pick(reading.question)} — {answer}"
    return atoms.say(speech, node.atom, positive=node.positive)


def _member(speech: Speech, node: ProofNode) -> str:
    return ", ".join(speech.quoted(each) for each in node.places.values())


def _inner(speech: Speech, node: ProofNode, norm: Norm) -> Norm:
    """Return the norm whose labels the children bear."""
    return _referenced(speech, node.norm, norm) if node.norm else norm


def _referenced(speech: Speech, norm_id: str, norm: Norm) -> Norm:
    """Return a referenced norm: its wording that began before the referring one ended, else the newest."""
    wordings = speech.law.wordings(norm_id)
    end = norm.until.day if norm.until else None
    for wording in wordings:
        if end is None or wording.since.day < end:
            return wording
    return wordings[0] if wordings else norm
