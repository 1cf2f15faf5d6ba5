"""Addresses and titles of norms: Criminal Code 190(3)(1); УК РК, ст. 190, ч. 3, п. 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dalel.locale.figures import HARD
from dalel.locale.mark import N_
from dalel.norms.model import Norm, NormKind
from dalel.qualification.model import Head, Mark, ProofNode, Stage
from dalel.report.wording.speech import Speech

# In codes of offences and procedure parts hold points; in the Civil Code and in laws points hold subpoints.
_PARTS = (N_("{article}({part})({point})"), N_("{article}({part})"), N_("{article}"))
_POINTS = (
    N_("article {article}({part})({point})"),
    N_("article {article}({part})"),
    N_("article {article}"),
)
_BRANCHES_WITH_PARTS = frozenset({"criminal", "administrative"})
_CODES_WITH_PARTS = ("criminal", "administrative", "procedure")
_CHARGED = frozenset({NormKind.OFFENCE, NormKind.ADMINISTRATIVE})
_LONGEST = 44
_ABBREVIATION = 9  # signs
_ITEM = re.compile(r"item (\S+)")
_HOLDS = frozenset({Mark.PROVED, Mark.AS_TOLD, Mark.PRESUMED, Mark.BY_LAW})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a norm stands: the act's short name, and the place in it."""

    act: str
    place: str
    joint: str = ", "

    def __str__(self) -> str:
        """Return both."""
        return f"{self.act}{self.joint}{self.place}"


def address(speech: Speech, norm: Norm, items: tuple[str, ...] = ()) -> str:
    """Return where the norm stands, as lawyers of the language cite it."""
    return str(address_in_parts(speech, norm, items))


def address_in_parts(speech: Speech, norm: Norm, items: tuple[str, ...] = ()) -> Address:
    """Return the address, its act apart from the place in it; ``items`` are the points that hold."""
    act = speech.law.acts.get(norm.act)
    name = _unbroken(speech.pick(act.short)) if act else norm.act
    part, _, rest = norm.part.partition(".")
    point, _, _ = rest.partition(".")
    if not point[:1].isdigit():
        point = ", ".join(items)
    with_parts = any(each in norm.act for each in _CODES_WITH_PARTS) or (
        act is not None and act.branch in _BRANCHES_WITH_PARTS
    )
    messages = _PARTS if with_parts else _POINTS
    depth = 2 if not part[:1].isdigit() else 0 if point else 1
    place = speech.tr(messages[depth], article=norm.article, part=part, point=point)
    joint = HARD if speech.language == "kk" or (with_parts and speech.language == "en") else ", "
    return Address(name, place, joint)


def _unbroken(short: str) -> str:
    """Return an abbreviation so that no line breaks inside it: УК РК; a name in words may break."""
    return short.replace(" ", HARD) if len(short) <= _ABBREVIATION else short


def address_of(speech: Speech, norm_id: str) -> str:
    """Return the address of a norm by its id, newest wording; the id where the library does not hold it."""
    norm = _newest(speech, norm_id)
    return address(speech, norm) if norm else norm_id


def addresses(speech: Speech, norms: Iterable[Norm], most: int | None = None) -> str:
    """Return several addresses, each once, each act named once; what is beyond ``most`` is counted."""
    found = list(dict.fromkeys(address_in_parts(speech, norm) for norm in norms))
    shown = found if most is None else found[:most]
    places: dict[tuple[str, str], list[str]] = {}
    for each in shown:
        places.setdefault((each.act, each.joint), []).append(each.place)
    separator = ", " if speech.language == "en" else "; "
    said = "; ".join(f"{act}{joint}{separator.join(p)}" for (act, joint), p in places.items())
    more = len(found) - len(shown)
    return said + speech.tr(" and {n} more", n=more) if more > 0 else said


def addresses_of(speech: Speech, norm_ids: Iterable[str], most: int | None = None) -> str:
    """Return the addresses of norms by their ids; an id that the library does not hold stands as it is."""
    ids = list(dict.fromkeys(norm_ids))
    held = [norm for norm in (_newest(speech, each) for each in ids) if norm is not None]
    strange = [each for each in ids if _newest(speech, each) is None]
    return "; ".join(filter(None, (addresses(speech, held, most), *strange)))


def _newest(speech: Speech, norm_id: str) -> Norm | None:
    return next((norm for norm in speech.law.norms if norm.id == norm_id), None)


# ── items: points of a part that are alternatives ─────────────────────────────────────────────────
def items_of(head: Head) -> dict[str, str]:
    """Return the points of the part that hold for a head: number → label of the element."""
    if head.proof is None:
        return {}
    found = {
        match[1]: node.label
        for node in _own_nodes(head.proof, head.norm.id)
        if (match := _ITEM.match(node.label)) and node.mark in _HOLDS
    }
    return dict(sorted(found.items()))


def _own_nodes(node: ProofNode, norm_id: str) -> Iterator[ProofNode]:
    """Yield the nodes of the head's own norm, not those of norms that it refers to."""
    yield node
    for child in node.children:
        if child.norm in {"", norm_id}:
            yield from _own_nodes(child, norm_id)


def head_address(speech: Speech, head: Head) -> str:
    """Return the address of a head with the points that hold."""
    return address(speech, head.norm, tuple(items_of(head)))


def charge(speech: Speech, head: Head) -> str:
    """Return the address of a head with its stage and role: *Criminal Code 190(3)(1), aider*."""
    how = manner(speech, head)
    where = head_address(speech, head)
    return f"{where}, {how}" if how else where


# ── titles ────────────────────────────────────────────────────────────────────────────────────────
def head_title(speech: Speech, head: Head) -> str:
    """Return what a head is about: of a part with points, those that hold."""
    labels = list(items_of(head).values())
    if not labels:
        return short_title(speech, head.norm)
    names = [element_name(speech, head.norm, label).partition(":")[0] for label in labels]
    return f"{speech.pick(head.norm.title)}: {', '.join(_first_small(name) for name in names)}"


def short_title(speech: Speech, norm: Norm) -> str:
    """Return what the norm is about, short enough for a line of page one."""
    title = speech.pick(norm.title)
    heading = speech.pick(norm.heading)
    if not heading or heading.casefold() == title.casefold():
        return title
    # What is charged is named by its article whenever that is short: "in public" alone is no offence.
    named = len(title) if norm.kind in _CHARGED else len(title) + len(heading)
    if not title or named > _LONGEST:
        return _first_capital(heading)
    return f"{title}: {_first_small(heading)}"


def long_title(speech: Speech, norm: Norm) -> str:
    """Return the article's own title with the heading of the part."""
    title = speech.pick(norm.title)
    heading = speech.pick(norm.heading)
    if title.casefold() == heading.casefold():
        return title
    return f"{title}: {_first_small(heading)}" if title and heading else title or heading


def manner(speech: Speech, head: Head) -> str:
    """Return the stage and role where they are not the usual ones: *attempt*, *aider*."""
    said = []
    if head.role:
        said.append(speech.word("roles", head.role))
    if head.stage is not Stage.COMPLETED:
        said.append(speech.tr(_STAGES[head.stage]))
    return ", ".join(said)


_STAGES = {
    Stage.COMPLETED: N_("completed"),
    Stage.ATTEMPT: N_("attempt"),
    Stage.PREPARATION: N_("preparation"),
}


def element_name(speech: Speech, norm: Norm, label: str) -> str:
    """Return what an element is called: its name in the table, else the statute's words, else its label."""
    named = norm.names.get(label, {})
    pieces = norm.words.get(label, {}).get(speech.language, ())
    said = named.get(speech.language) or " … ".join(pieces) or speech.pick(named)
    if said:
        return said
    message = _USUAL_LABELS.get(label)
    return speech.tr(message) if message else re.sub(r"^item \S+ ", "", label)


# Labels that many norms share, for those whose tables have no row for them.
_USUAL_LABELS = {
    "person": N_("person"),
    "guilt": N_("guilt"),
    "basic": N_("basic offence"),
    "items": N_("points"),
    "limbs": N_("alternatives"),
    "excess": N_("excess of an accomplice"),
}


def without_conjunction(speech: Speech, name: str) -> str:
    """Return an element's name without the *or* that joins it to the one before it in the statute."""
    return _first_small(name).removeprefix(_OR.get(speech.language, ""))


_OR = {"en": "or ", "ru": "либо ", "kk": "не "}


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_small(text: str) -> str:
    """Return the text with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
