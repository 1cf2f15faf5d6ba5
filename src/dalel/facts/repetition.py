"""Whether a deed may be a repeated one: the same person had done a like act before (Criminal Code 12).

Whether the earlier act was an offence under the same article, and whether he was released from liability for it,
the fields of a case do not decide: that there is such an act raises the question, and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalel.case.continued import one_deed
from dalel.case.states import State
from dalel.facts.looking import Outcome, Way, before, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.case import Case

_JUDGED = frozenset({"convicted", "acquitted"})  # what a court has judged is repeated by nothing
_CONTENTS = (("transfer", "because"), ("demand", "by"))  # by them acts are like each other


def like_act_before(case: Case, deed: str) -> Iterator[Outcome]:
    """Yield that it is not known whether a deed was done again, if a like act of the same person may precede it.

    Like acts brought about transfers, or hold demands. Acts told to be one continued deed are one.
    """
    contents = _contents(case, deed)
    act: Any = case.things[deed]
    actors = {told.value for told in act.by if told.state is not State.REFUTED}
    for name in case.of_type("act") if contents else ():
        other: Any = case.things[name]
        same = [told for told in other.by if told.value in actors]
        if name == deed or not same or same[0].state is State.REFUTED or _after(case, name, deed):
            continue
        if other.happened is not None and other.happened.state is State.REFUTED:
            continue
        if name in one_deed(case, deed) or _judged(case, name):
            continue
        if contents & _contents(case, name):
            yield Outcome(Way.UNKNOWN, (same[0],))
            return


def _contents(case: Case, deed: str) -> set[str]:
    """Return which contents an act has that make another one like it."""
    return {
        kind
        for kind, attribute in _CONTENTS
        for name in case.of_type(kind)
        if (told := getattr(case.things[name], attribute)) is not None and told.value == deed
    }


def _after(case: Case, name: str, deed: str) -> bool:
    """Return whether an act surely came after another one."""
    then, first = day_of(case, name), day_of(case, deed)
    return then is not None and first is not None and before(first, then) is True


def _judged(case: Case, deed: str) -> bool:
    """Return whether a court has convicted or acquitted over an act (Criminal Code 12(2))."""
    proceedings: list[Any] = [case.things[name] for name in case.of_type("proceeding")]
    return any(
        one.outcome is not None and one.outcome.value in _JUDGED
        for one in proceedings
        if deed in {told.value for told in one.about}
    )
