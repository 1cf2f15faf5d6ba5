"""The proof of a head on the statute's own tree: element, mark, the statute's words, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalel.case.sentence import Degree, Mind, Reading
from dalel.case.states import SourceKind
from dalel.locale.mark import N_
from dalel.norms.model import Norm
from dalel.qualification.model import Head, Mark, ProofNode
from dalel.report.document import Line, Proof, ProofLine, Span, words
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.addresses import address, element_name, without_conjunction
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
_ALWAYS_SAID = frozenset({"not", "member", "some", "no", "every"})
_MIND_OF_THIS = {
    Degree.WANTED: N_("{actor} wanted this"),
    Degree.KNEW: N_("{actor} knew this"),
    Degree.ACCEPTED: N_("{actor} knew this or consciously accepted it"),
    Degree.SHOULD_HAVE_KNOWN: N_("{actor} knew this or should have known it"),
    Degree.DID_NOT_KNOW: N_("{actor} did not know this"),
}
_DEEPEST = 7
_SHORT = 3  # a rule of so few nodes is spelled out each time


def _top(node: ProofNode) -> tuple[ProofNode, ...]:
    """Return what stands at the top: the head's own elements, or a lone leaf."""
    return node.children or (node,)


def legend(speech: Speech) -> tuple[tuple[str, str], ...]:
    """Return the marks of proofs: tone and words."""
    return tuple((TONES[mark], speech.tr(message)) for mark, message in MARKS.items())


def statute_words(speech: Speech, norm: Norm, label: str) -> str:
    """Return the statute's own words of an element; an English report quotes the Russian text."""
    pieces = norm.words.get(label, {})
    language = speech.language if speech.language in {"kk", "ru"} else "ru"
    return " … ".join(pieces.get(language) or pieces.get("ru") or pieces.get("kk") or ())


class Proofs:
    """The proofs of a report. A rule that several heads rest on is spelled out where it comes first."""

    def __init__(self, speech: Speech, dossier: Dossier) -> None:
        """Begin with nothing spelled out."""
        self.speech = speech
        self.dossier = dossier
        self._spelled_out: set[tuple[object, ...]] = set()

    def of(self, head: Head) -> Proof | None:
        """Return the proof of a head; None where the engine gave none."""
        if head.proof is None:
            return None
        lines = tuple(
            line for child in _top(head.proof) for line in self.lines(child, head.norm, 0)
        )
        return Proof(lines) if lines else None

    def chosen(self, head: Head, nodes: Sequence[ProofNode]) -> Iterator[ProofLine]:
        """Yield, without their depth, the lines of a head's proof that say one of these nodes."""
        wanted = {id(node) for node in nodes}
        if head.proof is None or not wanted:
            return
        for child in _top(head.proof):
            for line, said in self._walk(child, head.norm, 0):
                if not wanted.isdisjoint(said):
                    yield replace(line, depth=0)

    def lines(self, node: ProofNode, norm: Norm, depth: int) -> Iterator[ProofLine]:
        """Yield the lines of a node: itself if it says anything, then what stands under it."""
        yield from (line for line, _ in self._walk(node, norm, depth))

    def _walk(
        self, node: ProofNode, norm: Norm, depth: int, before: ProofNode | None = None
    ) -> Iterator[tuple[ProofLine, tuple[int, int]]]:
        """Yield each line with the nodes that it says."""
        said, children = node, node.children
        if node.label and node.connective == "all" and _speaks(children):
            # An element and the one sentence under it are one line; a mind towards it follows.
            said, children = children[0], (*children[0].children, *children[1:])
        line = self._said(node, said, norm, before)
        inner = _referenced(self.speech, said.norm, norm) if said.norm else norm
        if said.norm and children and self._known(said):
            children = children[len(said.children) :]
            line = (*line, Span(" " + self.speech.tr("(spelled out above)"), "quiet"))
        if line:
            alone = said is node or len(node.children) == 1 or said.norm
            quoted = statute_words(self.speech, norm, node.label) if node.label else ""
            mark = node.mark if alone else said.mark
            reading = isinstance(said.atom, Reading)
            yield (
                ProofLine(
                    depth=min(depth, _DEEPEST),
                    tone="disputed" if reading else TONES[mark],
                    mark=self.speech.tr(N_("reading") if reading else MARKS[mark]),
                    line=line,
                    words=words(f"«{quoted}»", "quote") if quoted else (),
                    sources=self._sources(said),
                ),
                (id(node), id(said)),
            )
            depth += 1
        earlier: ProofNode | None = said if said.connective == "atom" else None
        members: set[tuple[ProofLine, ...]] = set()
        for child in children:
            lines = list(self._walk(child, inner, depth, earlier))
            shown = tuple(line for line, _ in lines)
            # Several further members of a list that nobody named are said once.
            if child.connective != "member" or shown not in members:
                yield from lines
            members.add(shown)
            earlier = child if child.connective == "atom" else earlier

    def _sources(self, node: ProofNode) -> Line:
        """Return what a sentence rests on; the author's bare word is said by the mark already."""
        bare = all(each.kind is SourceKind.AUTHOR and not each.by for each in node.sources)
        if bare and node.mark is Mark.AS_TOLD:
            return ()
        return words(rests_on(self.speech, self.dossier.examinations, node.sources))

    def _known(self, node: ProofNode) -> bool:
        """Return whether a referenced rule was spelled out before, about the same things."""
        size = _size(node)
        key = (node.norm, node.mark, size, *sorted(node.places.items()))
        if key in self._spelled_out:
            return True
        if size > _SHORT:
            self._spelled_out.add(key)
        return False

    def _said(self, node: ProofNode, said: ProofNode, norm: Norm, before: ProofNode | None) -> Line:
        """Return what a node says; nothing for one that only joins others."""
        tr = self.speech.tr
        name = element_name(self.speech, norm, node.label) if node.label else ""
        text = self._sentence(said, norm, before)
        excepts = node.connective == "unless" and bool(name)
        if text and name == statute_words(self.speech, norm, node.label):
            name = ""  # the words of the norm stand beside the line
        if excepts and name:
            name = without_conjunction(self.speech, name)
        parts: list[Span] = [Span(name, "strong")] if name else []
        if excepts:
            parts.insert(0, Span(tr("unless:") + " ", "quiet"))
        if text:
            parts.append(Span(f": {text}" if name else text))
        elif node.connective in _JOINTS and not (name and node.connective in {"unless", "not"}):
            joint = tr(_JOINTS[node.connective], n=node.number, name=_member(self.speech, node))
            if len(node.children) > 1 or node.connective in _ALWAYS_SAID:
                parts.append(Span(f" ({joint})" if name else joint, "quiet"))
        return tuple(parts)

    def _sentence(self, node: ProofNode, norm: Norm, before: ProofNode | None) -> str:
        speech = self.speech
        match node.atom:
            case None:
                if not node.norm:
                    return ""
                where = address(speech, _referenced(speech, node.norm, norm))
                return speech.tr("as {norm} requires", norm=where)
            case Reading() if node.atom.reading in speech.law.readings:
                reading = speech.law.readings[node.atom.reading]
                answer = atoms.say(speech, node.atom, positive=node.positive)
                return f"{speech.pick(reading.question)} — {answer}"
            case Mind() if node.positive and _same(node.atom, before):
                return speech.tr(
                    _MIND_OF_THIS[node.atom.degree], actor=speech.name(node.atom.actor)
                )
            case _:
                return atoms.say(speech, node.atom, positive=node.positive)


def _size(node: ProofNode) -> int:
    return 1 + sum(_size(child) for child in node.children)


def _speaks(children: tuple[ProofNode, ...]) -> bool:
    """Return whether the first of the children is a sentence or a reference without a label of its own."""
    return bool(children) and not children[0].label and bool(children[0].atom or children[0].norm)


def _same(mind: Mind, before: ProofNode | None) -> bool:
    """Return whether a mind is about the sentence just said."""
    return before is not None and before.atom == mind.about and before.positive is mind.positive


def _member(speech: Speech, node: ProofNode) -> str:
    return ", ".join(speech.quoted(each) for each in node.places.values())


def _referenced(speech: Speech, norm_id: str, norm: Norm) -> Norm:
    """Return a referenced norm: its wording that began before the referring one ended, else the newest."""
    wordings = speech.law.wordings(norm_id)
    end = norm.until.day if norm.until else None
    for wording in wordings:
        if end is None or wording.since.day < end:
            return wording
    return wordings[0] if wordings else norm
