"""Many deeds, many actors of one deed, many victims of one: diagrams grow no faster than the case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.qualification import shipped

from dalel.qualification.charging import Charging
from dalel.qualification.judging import Judging
from dalel.qualification.model import Value

PUBLISHED = "    channel: platform\n    uses: clip\n    purpose: take-property\n"


def deeds(many: int) -> str:
    """Return a case of many deeds of one actor, every other one with a payment."""
    text = "case: many deeds\npersons:\n  marat: {is: natural, age: at least 25}\n  askar: {is: natural}\n"
    text += "media:\n  clip: {shows: askar, scene: invented}\ndata:\n  face: {of: askar, kind: face}\nacts:\n"
    for at in range(many):
        text += (
            f"  a{at}:\n    by: marat\n    does: {'publish' if at % 2 else 'ask'}\n    data: face\n"
        )
        text += f"    misleads: askar\n    when: 2026-05-{1 + at % 28:02}\n{PUBLISHED}"
    text += "transfers:\n"
    for at in range(0, many, 2):
        text += f"  t{at}: {{because: a{at}, decided-by: askar, whose: askar, of: property}}\n"
    return text


def actors(many: int) -> str:
    """Return a case of many actors of one deed."""
    names = [f"p{at}" for at in range(many)]
    text = "case: many actors\npersons:\n  askar: {is: natural}\n"
    text += "".join(f"  {name}: {{is: natural, age: at least 20}}\n" for name in names)
    text += (
        "media:\n  clip: {shows: askar, scene: invented}\ndata:\n  face: {of: askar, kind: face}\n"
    )
    text += f"acts:\n  a:\n    by: [{', '.join(names)}]\n    does: publish\n    data: face\n"
    text += f"    misleads: askar\n    when: 2026-05-03\n{PUBLISHED}"
    return text + "transfers:\n  t: {because: a, decided-by: askar, whose: askar, of: property}\n"


def victims(many: int) -> str:
    """Return a case of many victims of one deed: data, harm and a payment of each."""
    each = range(many)
    names = ", ".join(f"v{at}" for at in each)
    text = "case: many victims\npersons:\n  marat: {is: natural, age: at least 25}\n"
    text += "".join(f"  v{at}: {{is: natural}}\n" for at in each)
    text += f"media:\n  clip: {{shows: [{names}], scene: invented}}\ndata:\n"
    text += "".join(f"  d{at}: {{of: v{at}, kind: face}}\n" for at in each)
    text += "acts:\n  a:\n    by: marat\n    does: publish\n    when: 2026-05-03\n"
    text += (
        f"    misleads: [{names}]\n    data: [{', '.join(f'd{at}' for at in each)}]\n{PUBLISHED}"
    )
    text += "harms:\n" + "".join(f"  h{at}: {{to: v{at}, because: a}}\n" for at in each)
    paid = (
        f"  t{at}: {{because: a, decided-by: v{at}, whose: v{at}, of: property}}\n" for at in each
    )
    return text + "transfers:\n" + "".join(paid)


def judged(text: str) -> tuple[int, int]:
    """Return how many lines a case has, and how many nodes their diagrams."""
    case, facts = shipped.told(text)
    charging = Charging(case, facts, shipped.law(), shipped.AS_OF, {})
    charging.charge()
    judging = Judging(charging)
    found = judging.qualification()
    assert Value.OPEN in {head.value for head in found.heads}
    return len(found.heads), len(judging.formulas.diagrams)


@pytest.mark.parametrize(
    ("story", "few", "steeper"), [(deeds, 20, 1), (actors, 8, 1), (victims, 3, 3)]
)
def test_diagrams_grow_no_faster_than_the_case(
    story: Callable[[int], str], few: int, steeper: int
) -> None:
    """Twice as many of them make twice as many lines, and about as many more nodes; of victims, a few more."""
    lines, nodes = judged(story(few))
    twice_lines, twice_nodes = judged(story(2 * few))
    assert 1.8 * lines <= twice_lines <= 2.2 * lines
    assert twice_nodes <= (2.3 + steeper * 0.7) * nodes


def test_many_deeds_need_no_deep_recursion() -> None:
    """How deep the engine calls itself does not hang on how many deeds there are."""
    lines, _ = judged(deeds(100))
    assert lines > 400
