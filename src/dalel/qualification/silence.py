"""What a case does not raise: norms that nobody speaks of, and norms that nothing described fits (MODEL 34)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dalel.norms.model import NormKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalel.qualification.charge import Charge
    from dalel.qualification.governing import Governing
    from dalel.qualification.library import Library
    from dalel.qualification.places import Env, Places
    from dalel.qualification.wording import Wording

Looked = dict[str, list[tuple["Wording", "Env"]]]  # norm → the places where it was looked at


class Silence(NamedTuple):
    """What a case does not raise, in the order of the law."""

    not_raised: list[tuple[str, str, str]]  # norm, actor, deed
    not_applicable: list[tuple[str, str]]  # norm, and the first of its places that nothing fills
    crimes: dict[tuple[str, str], Looked]  # by actor and deed: crimes that are not raised


def silence(
    ready: Library, places: Places, governing: Governing, charges: Iterable[Charge]
) -> Silence:
    """Return what none of the charges raises."""
    raised = {(charge.norm_id, charge.actor, charge.deed) for charge in charges}
    found = Silence([], [], {})
    for norm_id in ready.judged:
        wordings = ready.wordings[norm_id]
        fits = False
        others: dict[tuple[str, str], list[tuple[Wording, Env]]] = {}
        for signature, some in ready.signatures[norm_id]:
            for env in places.tuples(signature):
                deed = env.get(some.deed, "")
                for governed in governing.of(wordings, deed):
                    lead = governed.lead
                    if lead.signature is signature:
                        fits = True
                        pair = (env.get(lead.actor, ""), deed)
                        others.setdefault(pair, []).append((lead, env))
        if not fits:
            found.not_applicable.append((norm_id, _unfilled(wordings[0], places)))
        for pair, looked in others.items():
            if (norm_id, *pair) not in raised:
                found.not_raised.append((norm_id, *pair))
                if wordings[0].norm.kind is NormKind.OFFENCE:
                    found.crimes.setdefault(pair, {})[norm_id] = looked
    return found


def _unfilled(wording: Wording, places: Places) -> str:
    """Return the first place of a norm that nothing in the case fills."""
    unfilled, signature = "", wording.signature
    while signature is not None and not places.tuples(signature):
        unfilled, signature = signature.listing or signature.type, signature.before
    return unfilled
