"""How far the answer goes: what does not apply and why, what is not covered, what is not verified."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from dalel.locale.mark import N_
from dalel.qualification.model import Certificate, Head, Literal
from dalel.report.chapters.uncovered import uncovered
from dalel.report.document import (
    Block,
    Chapter,
    Heading,
    Items,
    Line,
    Paragraph,
    Span,
    Table,
    words,
)
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.actors import deed_title, deeds_title
from dalel.report.wording.addresses import address_of, addresses_of, manner, short_title
from dalel.report.wording.certificates import how_far
from dalel.report.wording.likewise import MANY, form, likewise, others_named
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import Outcome, kept, outcome

_SETTLED = frozenset({"refuted", "raised refuted", "nothing raised"})


def not_applying(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter on what does not apply."""
    tr = speech.tr
    judged = dossier.qualification
    blocks: list[Block] = []
    refuted = [h for h in judged.heads if outcome(h) is Outcome.NOT_MET and not kept(h)]
    if refuted:
        blocks.append(Heading(2, words(tr("Raised, and not met"))))
        columns = (tr("Who, for what"), tr("Norm"), tr("Because"))
        rows = tuple(_refuted(speech, refuted))
        blocks.append(Table(columns, (3, 3, 5), rows))
    by_key = {head.key: head for head in judged.heads}
    alike: dict[Hashable, list[Certificate]] = {}
    for certificate in judged.certificates:
        alike.setdefault(_certified(certificate, by_key), []).append(certificate)
    for group in alike.values():
        for several in [group] if len(group) > MANY else [[each] for each in group]:
            blocks += _certificates(speech, several, by_key)
    if judged.not_raised:
        blocks.append(Heading(2, words(tr("Not raised"))))
        lead = tr("Nothing is told of the core conduct of these norms; they are not refuted.")
        blocks.append(Paragraph(words(lead), "small attached"))
        found = list(dict.fromkeys(norm for norm, _, _ in judged.not_raised))
        blocks.append(Paragraph(words(addresses_of(speech, found))))
    if judged.not_applicable:
        blocks.append(Heading(2, words(tr("Fits nothing that the case describes"))))
        found = list(dict.fromkeys(norm for norm, _ in judged.not_applicable))
        blocks.append(Paragraph(words(addresses_of(speech, found))))
    if not blocks:
        blocks.append(Paragraph(words(tr("Every norm covered is raised."))))
    return Chapter(tr("What does not apply, and why"), tuple(blocks))


def _refuted(speech: Speech, heads: Sequence[Head]) -> Iterator[tuple[Line, ...]]:
    """Yield a row for all norms of a deed that fall at the same facts; one for many deeds that do so alike."""
    alike: dict[Hashable, list[Head]] = {}
    for head in heads:
        key = (head.actor, head.norm.id, manner(speech, head), _forms(head.refuted_by))
        alike.setdefault(key, []).append(head)
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for group in alike.values():
        for several in [group] if len(group) > MANY else [[each] for each in group]:
            first = several[0]
            how = manner(speech, first)
            name = f"{address_of(speech, first.norm.id)} · {short_title(speech, first.norm)}"
            who = f"{speech.name(first.actor)} · {deeds_title(speech, [h.deed for h in several])}"
            because = _because(speech, [each.refuted_by for each in several])
            rows.setdefault((who, because), {})[f"{name} · {how}" if how else name] = None
    for (who, because), norms in rows.items():
        yield words(who), _lines(norms), words(because)


def _lines(texts: Iterable[str]) -> Line:
    """Return texts as one cell, each on a line of its own."""
    spans = [span for text in texts for span in (Span(" ", "break"), Span(text))]
    return tuple(spans[1:])


def _forms(literals: Sequence[Literal]) -> Hashable:
    return tuple((form(each.atom), each.positive) for each in literals)


def _because(speech: Speech, several: Sequence[Sequence[Literal]]) -> str:
    """Return the refuting facts of the first, and the things of which the same is so for the others."""
    said = "; ".join(
        atoms.say(speech, literal.atom, positive=literal.positive) for literal in several[0]
    )
    things = [
        tuple(thing for each in literals for thing in atoms.things_of(each.atom))
        for literals in several
    ]
    return likewise(speech, said, others_named(speech, things))


def _open_norms(certificate: Certificate, by_key: dict[str, Head]) -> tuple[str, ...]:
    # What is open is named by the keys of heads, which begin with the id of the norm.
    keys = certificate.open
    return tuple(by_key[k].norm.id if k in by_key else k.partition("|")[0] for k in keys)


def _certified(certificate: Certificate, by_key: dict[str, Head]) -> Hashable:
    """Return all that is said of a certificate but the deed and the things that its facts are about."""
    return (
        certificate.actor,
        certificate.grade,
        len(certificate.raised),
        tuple((norm, _forms(literals)) for norm, literals in certificate.refuted),
        certificate.not_raised,
        _open_norms(certificate, by_key),
        _forms(certificate.overturned_by),
    )


def _certificates(
    speech: Speech, several: Sequence[Certificate], by_key: dict[str, Head]
) -> Iterator[Block]:
    tr = speech.tr
    certificate = several[0]
    who = f"{speech.name(certificate.actor)} · {deed_title(speech, certificate.deed)}"
    settled = certificate.grade in _SETTLED
    message = N_("No crime covered: {who}") if settled else N_("Crimes covered, not settled: {who}")
    yield Heading(2, words(tr(message, who=who)))
    yield Paragraph(words(how_far(speech, certificate) + "."))
    if len(several) > 1:
        deeds = [each.deed for each in several]
        named = tr("The same of these deeds: {deeds}.", deeds=deeds_title(speech, deeds))
        yield Paragraph(words(named), "small")
    if certificate.refuted:
        columns = (tr("Norm"), tr("Refuted because"))
        alike: dict[str, list[str]] = {}
        for n, (norm, _) in enumerate(certificate.refuted):
            because = _because(speech, [each.refuted[n][1] for each in several])
            alike.setdefault(because, []).append(norm)
        rows = tuple(
            (words(addresses_of(speech, norms)), words(because)) for because, norms in alike.items()
        )
        yield Table(columns, (3, 7), rows)
    for name, norms in (
        (tr("Not raised, not refuted:"), certificate.not_raised),
        (tr("Open:"), _open_norms(certificate, by_key)),
    ):
        if norms:
            yield Paragraph(words(f"{name} {addresses_of(speech, norms)}"), "small")
    if certificate.overturned_by:
        said = _because(speech, [each.overturned_by for each in several])
        yield Paragraph(words(tr("Would be overturned by: {sentence}.", sentence=said)))


def limits(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter on what the answer does not take in."""
    tr = speech.tr
    judged = dossier.qualification
    blocks: list[Block] = [
        Items(
            (
                words(tr("This report qualifies what the case file tells; it does not find a person guilty. That is for a court.")),
                words(tr("Open words of the law (substantial harm, indecent form) are assessed by a court or an expert, never computed here.")),
                words(tr("A finding on a file says what the file shows or declares of itself, not who made it.")),
                words(tr("What nobody told is neither true nor false here.")),
            )
        )
    ]  # fmt: skip
    if judged.uncovered:
        blocks.append(Heading(2, words(tr("Norms of the register that are not covered"))))
        blocks += uncovered(speech, judged.uncovered)
    if judged.unverified:
        blocks.append(Heading(2, words(tr("Norms read here whose words are not verified"))))
        blocks.append(Items(tuple(words(address_of(speech, norm)) for norm in judged.unverified)))
    return Chapter(tr("Limits of this report"), tuple(blocks))
