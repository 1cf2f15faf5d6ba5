"""Reads ``mind:`` of an act: what each of its actors wanted, knew, accepted of it.

``mind: knew`` says it of everything that is true of the act; ``{SENTENCE: degree}`` of one sentence; with
several actors, ``{bek: …, arman: …}`` of each.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dalel.case.people import Knowledge
from dalel.case.sentence import Atom, Degree
from dalel.case.states import Source, State, Told
from dalel.casefile import messages as say
from dalel.casefile.sheet import Sheet, normal, shown
from dalel.casefile.told import NOT_ASKED, read_sources
from dalel.norms.problems import nearest
from dalel.norms.yaml_nodes import MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from dalel.case.conduct import Act
    from dalel.casefile.lines import Lines

ALL = "all"
# What an author's word leaves possible. *Knew* and *accepted* do not deny that more was wanted (MODEL 15);
# who should have known did not know.
DEGREES = {
    "wanted": (Degree.WANTED, Degree.WANTED),
    "knew": (Degree.KNEW, Degree.WANTED),
    "accepted": (Degree.ACCEPTED, Degree.WANTED),
    "should have known": (Degree.SHOULD_HAVE_KNOWN, Degree.SHOULD_HAVE_KNOWN),
    "did not know": (Degree.DID_NOT_KNOW, Degree.DID_NOT_KNOW),
    "believed the opposite": (Degree.DID_NOT_KNOW, Degree.DID_NOT_KNOW),
}
# States in place of a degree: the question is whether he knew.
STATES = {
    "established": (Degree.KNEW, Degree.WANTED, State.ESTABLISHED),
    "yes": (Degree.KNEW, Degree.WANTED, State.ESTABLISHED),
    "refuted": (Degree.DID_NOT_KNOW, Degree.DID_NOT_KNOW, State.ESTABLISHED),
    "no": (Degree.DID_NOT_KNOW, Degree.DID_NOT_KNOW, State.ESTABLISHED),
    "disputed": (Degree.KNEW, Degree.WANTED, State.DISPUTED),
    "unknown": (Degree.KNEW, Degree.WANTED, State.UNKNOWN),
}
WORDS = (*DEGREES, "disputed", "unknown")


def read_minds(node: Node, act: Act, lines: Lines) -> tuple[Told[Knowledge], ...]:
    """Read what the actors of an act knew and wanted."""
    sheet = lines.sheet
    actors = tuple(dict.fromkeys(told.value for told in act.by if told.value is not None))
    if not actors:
        sheet.said.warn("case.mind", say.MIND_NOBODY, node.position, id=act.id)
        return ()
    if isinstance(node, MapNode) and node.get("is") is None:
        found: list[Told[Knowledge]] = []
        for key, value in node.entries:
            name = normal(key.text)
            if name in actors:
                found += _of(value, (name,), act, lines)
            elif name == ALL:
                found += _degree(value, actors, act, None, True, sheet, ())
            else:
                found += _about(key, value, actors, act, lines)
        return tuple(found)
    return tuple(_degree(node, actors, act, None, True, sheet, ()))


def _of(node: Node, actors: tuple[str, ...], act: Act, lines: Lines) -> list[Told[Knowledge]]:
    """Read the mind of one of several actors."""
    if not isinstance(node, MapNode) or node.get("is") is not None:
        return _degree(node, actors, act, None, True, lines.sheet, ())
    found: list[Told[Knowledge]] = []
    for key, value in node.entries:
        if normal(key.text) == ALL:
            found += _degree(value, actors, act, None, True, lines.sheet, ())
        else:
            found += _about(key, value, actors, act, lines)
    return found


def _about(
    key: ScalarNode, value: Node, actors: tuple[str, ...], act: Act, lines: Lines
) -> list[Told[Knowledge]]:
    read = lines.parse(key.text, key.position)
    if read is None:
        return []
    about, positive = read
    if not isinstance(about, Atom):
        lines.sheet.said.say("case.mind", say.MIND_ATOM, key.position, sentence=shown(key))
        return []
    return _degree(value, actors, act, about, positive, lines.sheet, ())


def _degree(  # noqa: PLR0917 -- what a mind is told of, each passed on as it is
    node: Node,
    actors: tuple[str, ...],
    act: Act,
    about: Atom | None,
    positive: bool,  # noqa: FBT001 -- the sign of a sentence, passed on
    sheet: Sheet,
    sources: tuple[Source, ...],
) -> list[Told[Knowledge]]:
    if isinstance(node, MapNode):
        value = node.get("is")
        if value is None:
            sheet.said.say("case.no-value", say.NO_IS, node.position)
            return []
        own = read_sources(node, sheet) or sources
        return _degree(value, actors, act, about, positive, sheet, own)
    if not isinstance(node, ScalarNode):
        sheet.said.say("case.mind", say.MIND_FORM, node.position)
        return []
    text = normal(node.text).replace("-", " ")
    if text == NOT_ASKED:
        return []
    if text in DEGREES:
        low, high = DEGREES[text]
        state = State.ESTABLISHED
    elif text in STATES:
        low, high, state = STATES[text]
    else:
        near = nearest(text, WORDS)
        message = say.MIND_DEGREE_NEAR if near else say.MIND_DEGREE
        more = {"nearest": near} if near else {}
        sheet.said.say("case.mind", message, node.position, value=shown(node), **more)
        return []
    told = Told(
        Knowledge(actors[0], act.id, about, positive, low, high), state, sources, node.position
    )
    assert told.value is not None
    return [replace(told, value=replace(told.value, actor=actor)) for actor in actors]
