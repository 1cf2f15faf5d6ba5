"""How far the answer goes: what does not apply and why, what is not covered, what is not verified."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.locale.mark import N_
from dalel.qualification.model import Certificate, Head, Literal
from dalel.report.chapters.uncovered import uncovered
from dalel.report.document import Block, Chapter, Heading, Items, Line, Paragraph, Table, words
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.actors import deed_title
from dalel.report.wording.addresses import address_of, addresses_of, manner, short_title
from dalel.report.wording.certificates import how_far
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
        rows = tuple(_refuted(speech, head) for head in refuted)
        blocks.append(Table(columns, (3, 3, 5), rows))
    by_key = {head.key: head for head in judged.heads}
    for certificate in judged.certificates:
        blocks += _certificate(speech, certificate, by_key)
    if judged.not_raised:
        blocks.append(Heading(2, words(tr("Not raised"))))
        lead = tr("Nothing is told of the core conduct of these norms; they are not refuted.")
        blocks.append(Paragraph(words(lead), "small"))
        found = list(dict.fromkeys(norm for norm, _, _ in judged.not_raised))
        blocks.append(Paragraph(words(addresses_of(speech, found))))
    if judged.not_applicable:
        blocks.append(Heading(2, words(tr("Fits nothing that the case describes"))))
        found = list(dict.fromkeys(norm for norm, _ in judged.not_applicable))
        blocks.append(Paragraph(words(addresses_of(speech, found))))
    if not blocks:
        blocks.append(Paragraph(words(tr("Every norm covered is raised."))))
    return Chapter(tr("What does not apply, and why"), tuple(blocks))


def _refuted(speech: Speech, head: Head) -> tuple[Line, ...]:
    how = manner(speech, head)
    name = f"{address_of(speech, head.norm.id)} · {short_title(speech, head.norm)}"
    return (
        words(f"{speech.name(head.actor)} · {deed_title(speech, head.deed)}"),
        words(f"{name} · {how}" if how else name),
        words(_because(speech, head.refuted_by)),
    )


def _because(speech: Speech, literals: tuple[Literal, ...]) -> str:
    return "; ".join(
        atoms.say(speech, literal.atom, positive=literal.positive) for literal in literals
    )


def _certificate(
    speech: Speech, certificate: Certificate, by_key: dict[str, Head]
) -> Iterator[Block]:
    tr = speech.tr
    # What is open is named by the keys of heads, which begin with the id of the norm.
    still_open = [
        by_key[key].norm.id if key in by_key else key.partition("|")[0] for key in certificate.open
    ]
    who = f"{speech.name(certificate.actor)} · {deed_title(speech, certificate.deed)}"
    settled = certificate.grade in _SETTLED
    message = N_("No crime covered: {who}") if settled else N_("Crimes covered, not settled: {who}")
    yield Heading(2, words(tr(message, who=who)))
    yield Paragraph(words(how_far(speech, certificate) + "."))
    if certificate.refuted:
        columns = (tr("Norm"), tr("Refuted because"))
        rows = tuple(
            (words(address_of(speech, norm)), words(_because(speech, literals)))
            for norm, literals in certificate.refuted
        )
        yield Table(columns, (3, 7), rows)
    for name, norms in (
        (tr("Not raised, not refuted:"), certificate.not_raised),
        (tr("Open:"), still_open),
    ):
        if norms:
            yield Paragraph(words(f"{name} {addresses_of(speech, norms)}"), "small")
    if certificate.overturned_by:
        said = _because(speech, certificate.overturned_by)
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
