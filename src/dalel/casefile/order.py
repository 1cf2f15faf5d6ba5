"""Days that cannot stand in their order: an effect before its cause, an end before its beginning, a dead giver.

Only what is certain is told: of partial days the order must be wrong however they fall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dalel.case.conduct import Act, Demand, Notice, Proceeding, Publication, Series
from dalel.case.measures import Days
from dalel.case.objects import Harm, Link, Transfer
from dalel.case.people import Consent
from dalel.case.states import State, Told
from dalel.casefile import messages as say
from dalel.casefile.fields import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dalel.case.things import Thing
    from dalel.casefile.sheet import Sheet

Day = Told[Days]
# field of a thing → the field of the same thing that cannot lie after it
WITHIN = {
    "person": (("died", "born"),),
    "publication": (("to", "from_"), ("warning_until", "from_")),
    "consent": (
        ("withdrawn", "given"),
        ("withdrawal_sent", "given"),
        ("withdrawn", "withdrawal_sent"),
        ("until", "given"),
    ),
    "notice": (("answered", "reached"), ("done", "reached")),
    "series": (("to", "from_"),),
    "circumstance": (("to", "from_"),),
    "prior": (("executed", "imposed"),),
    "proceeding": (("opened", "registered"),),
}
STARTS = ("when", "from_", "reached", "given")  # when a thing begins, by its first of these fields


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything told of a case, and who made which medium."""

    things: Mapping[str, Thing]
    makers: Mapping[str, list[str]]  # medium → acts
    sheet: Sheet


def check_order(things: Mapping[str, Thing], sheet: Sheet) -> None:
    """Warn of every pair of days whose order cannot be, with both places."""
    makers: dict[str, list[str]] = {}
    for thing in things.values():
        for medium in _named(getattr(thing, "result", ())):
            makers.setdefault(medium, []).append(thing.id)
    scene = Scene(things, makers, sheet)
    for thing in things.values():
        for later, earlier in WITHIN.get(sheet.types[thing.id], ()):
            _within(thing, later, earlier, sheet)
        for row in (*getattr(thing, "holds", ()), *getattr(thing, "relations", ())):
            _within(row, "to", "from_", sheet, owner=thing.id)
        check = _CHECKS.get(type(thing))
        if check is not None:
            check(thing, scene)


def _within(thing: Thing, later: str, earlier: str, sheet: Sheet, *, owner: str = "") -> None:
    day, other = _told(thing, later), _told(thing, earlier)
    if day is None or other is None or not _before(day, other):
        return
    values = {"id": owner or thing.id, "key": key_of(later), "other": key_of(earlier)}
    _warn(say.ORDER_WITHIN, day, other, values, sheet)


def _told(thing: Thing | None, attribute: str) -> Day | None:
    told = getattr(thing, attribute, None)
    if isinstance(told, Told) and told.state is State.ESTABLISHED and isinstance(told.value, Days):
        return told
    return None


def _start(thing: Thing | None) -> Day | None:
    """Return the day on which a thing begins; None where it is told not to have happened."""
    happened = getattr(thing, "happened", None)
    if happened is not None and happened.value is False:
        return None
    return next((day for name in STARTS if (day := _told(thing, name)) is not None), None)


def _before(day: Day, other: Day) -> bool:
    """Return whether a day certainly lies before another one."""
    one, two = day.value, other.value
    assert one is not None
    assert two is not None
    return one.last is not None and two.first is not None and one.last < two.first


def _warn(message: str, day: Day, other: Day, values: dict[str, str], sheet: Sheet) -> None:
    assert day.value is not None
    assert other.value is not None
    more = {"day": day.value.text, "then": other.value.text, "place": str(other.position)}
    sheet.said.warn("case.order", message, day.position, **values, **more)


def _after(thing: Thing, day: Day | None, cause: str, scene: Scene, message: str) -> None:
    """Warn where a day of a thing lies before the beginning of another."""
    other = _start(scene.things.get(cause))
    if day is not None and other is not None and cause != thing.id and _before(day, other):
        _warn(message, day, other, {"id": thing.id, "other": cause}, scene.sheet)


def _named(told: object) -> Iterator[str]:
    """Yield the ids that a field names for sure."""
    for one in told if isinstance(told, tuple) else (told,):
        if isinstance(one, Told) and one.state is State.ESTABLISHED and isinstance(one.value, str):
            yield one.value


def _living(thing: Thing, day: Day | None, people: object, scene: Scene) -> None:
    """Warn where somebody takes part who was dead already, or not yet born."""
    for name in _named(people):
        if day is None:
            return
        died, born = _told(scene.things.get(name), "died"), _told(scene.things.get(name), "born")
        values = {"id": thing.id, "person": name}
        if died is not None and _before(died, day):
            _warn(say.ORDER_DEAD, day, died, values, scene.sheet)
        if born is not None and _before(day, born):
            _warn(say.ORDER_UNBORN, day, born, values, scene.sheet)


# ── kinds of things ───────────────────────────────────────────────────────────────────────────────
def _act(act: Act, scene: Scene) -> None:
    day = _start(act)
    for medium in _named(act.uses):
        makers = scene.makers.get(medium, [])
        if len(makers) == 1:  # of several makers, any one may have been first
            _after(act, day, makers[0], scene, say.ORDER_MADE)
    _living(act, day, (*act.by, *act.misleads), scene)


def _publication(publication: Publication, scene: Scene) -> None:
    day = _told(publication, "from_")
    for act in _named(publication.by):
        _after(publication, day, act, scene, say.ORDER_EFFECT)
    for medium in _named(publication.of):
        makers = scene.makers.get(medium, [])
        if len(makers) == 1:
            _after(publication, day, makers[0], scene, say.ORDER_MADE)


def _transfer(transfer: Transfer, scene: Scene) -> None:
    day = _start(transfer)
    for act in _named(transfer.because):
        _after(transfer, day, act, scene, say.ORDER_EFFECT)
    _living(transfer, day, transfer.decided_by, scene)


def _harm(harm: Harm, scene: Scene) -> None:
    for cause in _named(harm.because):
        _after(harm, _start(harm), cause, scene, say.ORDER_EFFECT)


def _link(link: Link, scene: Scene) -> None:
    for effect in _named(link.effect):
        told = scene.things.get(effect)
        if told is None or (
            isinstance(told, Harm) and set(_named(link.cause)) & set(_named(told.because))
        ):
            continue  # that pair is told already
        for cause in _named(link.cause):
            _after(told, _start(told), cause, scene, say.ORDER_EFFECT)


def _consent(consent: Consent, scene: Scene) -> None:
    if not list(_named(consent.on_behalf_of)):
        _living(consent, _told(consent, "given"), consent.by, scene)


def _demand(demand: Demand, scene: Scene) -> None:
    for act in _named(demand.by):
        _after(demand, _told(demand, "deadline"), act, scene, say.ORDER_ABOUT)


def _notice(notice: Notice, scene: Scene) -> None:
    day = _told(notice, "reached")
    for about in _named(notice.about):
        _after(notice, day, about, scene, say.ORDER_ABOUT)


def _proceeding(proceeding: Proceeding, scene: Scene) -> None:
    days = [_told(proceeding, name) for name in ("complaint_on", "registered", "opened")]
    first = next((day for day in days if day is not None), None)
    for about in _named(proceeding.about):
        _after(proceeding, first, about, scene, say.ORDER_ABOUT)
    _living(proceeding, days[0], proceeding.complaint_by, scene)


def _series(series: Series, scene: Scene) -> None:
    first, last = _told(series, "from_"), _told(series, "to")
    for name in _named(series.members):
        day = _start(scene.things.get(name))
        values = {"id": name, "other": series.id}
        if day is not None and first is not None and _before(day, first):
            _warn(say.ORDER_MEMBER, day, first, values, scene.sheet)
        if day is not None and last is not None and _before(last, day):
            _warn(say.ORDER_MEMBER, day, last, values, scene.sheet)


_CHECKS: dict[type[Thing], Callable[[Any, Scene], None]] = {
    Act: _act,
    Publication: _publication,
    Transfer: _transfer,
    Harm: _harm,
    Link: _link,
    Consent: _consent,
    Demand: _demand,
    Notice: _notice,
    Proceeding: _proceeding,
    Series: _series,
}
