"""Addresses and titles of norms: Criminal Code 190(3)(1); УК РК, ст. 190, ч. 3, п. 1."""

from __future__ import annotations

from dalel.locale.mark import N_
from dalel.norms.model import Norm
from dalel.qualification.model import Head, Stage
from dalel.report.wording.speech import Speech

# In codes of offences parts hold points; in the Civil Code and in laws points hold subpoints.
_PARTS = (N_("{act} {article}({part})({point})"), N_("{act} {article}({part})"))
_POINTS = (N_("{act}, article {article}({part})({point})"), N_("{act}, article {article}({part})"))
_WHOLE = N_("{act}, article {article}")
_BRANCHES_WITH_PARTS = frozenset({"criminal", "administrative"})
_CODES_WITH_PARTS = ("criminal", "administrative", "procedure")
_LONGEST = 44


def address(speech: Speech, norm: Norm) -> str:
    """Return where the norm stands, as lawyers of the language cite it."""
    act = speech.law.acts.get(norm.act) or speech.law.acts.get(norm.act.rpartition("/")[2])
    name = speech.pick(act.short) if act else norm.act
    part, _, rest = norm.part.partition(".")
    point, _, _ = rest.partition(".")
    if not part or not part[:1].isdigit():
        return speech.tr(_WHOLE, act=name, article=norm.article)
    with_parts = any(each in norm.act for each in _CODES_WITH_PARTS) or (
        act is not None and act.branch in _BRANCHES_WITH_PARTS
    )
    long, short = _PARTS if with_parts else _POINTS
    message = long if point[:1].isdigit() else short
    return speech.tr(message, act=name, article=norm.article, part=part, point=point)


def address_of(speech: Speech, norm_id: str) -> str:
    """Return the address of a norm by its id, newest wording; the id where the library does not hold it."""
    for norm in speech.law.norms:
        if norm.id == norm_id:
            return address(speech, norm)
    return norm_id


def short_title(speech: Speech, norm: Norm) -> str:
    """Return what the norm is about, short enough for a line of page one."""
    title = speech.pick(norm.title)
    heading = speech.pick(norm.heading)
    if not heading:
        return title
    if not title or len(title) + len(heading) > _LONGEST:
        return _first_capital(heading)
    return f"{title}: {_first_small(heading)}"


def long_title(speech: Speech, norm: Norm) -> str:
    """Return the article's own title with the heading of the part."""
    title = speech.pick(norm.title)
    heading = speech.pick(norm.heading)
    return f"{title}: {_first_small(heading)}" if title and heading else title or heading


def manner(speech: Speech, head: Head) -> str:
    """Return the stage and role where they are not the usual ones: *attempt*, *aider*."""
    words = []
    if head.role:
        words.append(speech.word("roles", head.role))
    if head.stage is not Stage.COMPLETED:
        words.append(speech.tr(_STAGES[head.stage]))
    return ", ".join(words)


_STAGES = {
    Stage.COMPLETED: N_("completed"),
    Stage.ATTEMPT: N_("attempt"),
    Stage.PREPARATION: N_("preparation"),
}


def element_name(speech: Speech, norm: Norm, label: str) -> str:
    """Return what an element is called: its name in the table, else the statute's words, else its label."""
    named = norm.names.get(label, {})
    pieces = norm.words.get(label, {}).get(speech.language, ())
    return named.get(speech.language) or " … ".join(pieces) or speech.pick(named) or label


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_small(text: str) -> str:
    """Return the text with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
