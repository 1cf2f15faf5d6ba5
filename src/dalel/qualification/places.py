"""The places of norms: what a case describes, reached along the declared lists.

A list leads from a thing to others, by a field of the one (``field data``) or of the others (``inverse by``).
Only what is described is a place; what must be searched for is bound by a quantifier of the norm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.case.states import State, Told
from dalel.norms.model import ALSO, ELSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dalel.case.case import Case
    from dalel.norms.model import Law, Listing, Place

Env = dict[str, str]  # name in a norm → id in the case


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """The places of a norm, the last one and those before it; norms that range over the same things share it."""

    before: Signature | None
    name: str
    type: str
    listing: str
    owner: str


class Signatures:
    """The signatures of one law: each stands once, and is told apart by identity."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Signature] = {}

    def of(self, places: tuple[Place, ...]) -> Signature | None:
        """Return the signature of a norm's places; None for a norm without any."""
        found: Signature | None = None
        for place in places:
            key = (found, place.name, place.type, place.listing, place.owner)
            known = self._known.get(key)
            if known is None:
                known = Signature(found, place.name, place.type, place.listing, place.owner)
                self._known[key] = known
            found = known
        return found


class Places:
    """The lists of one case, read once each."""

    __slots__ = ("_by_type", "_case", "_inverse", "_law", "_members", "_signatures")

    def __init__(self, case: Case, law: Law) -> None:
        self._case = case
        self._law = law
        self._members: dict[tuple[str, str], tuple[str, ...]] = {}
        self._inverse: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._signatures: dict[Signature | None, tuple[Env, ...]] = {None: ({},)}
        self._by_type: dict[str, list[str]] = {}
        for key, type_name in case.types.items():
            self._by_type.setdefault(type_name, []).append(key)

    def of_type(self, type_name: str) -> list[str]:
        """Return the ids of all things of a type."""
        return self._by_type.get(type_name, [])

    def listing(self, key: str) -> Listing:
        """Return a declared list."""
        return self._law.listings[key]

    def members(self, key: str, owner: str) -> Sequence[str]:
        """Return the members that the case names of a list of ``owner``, in the order of the file."""
        found = self._members.get((key, owner))
        if found is None:
            found = self._members[key, owner] = tuple(self._read(self._law.listings[key], owner))
        return found

    def _read(self, listing: Listing, owner: str) -> list[str]:
        reads, _, name = listing.reads.partition(" ")
        if reads == "all":
            return self.of_type(listing.member)
        if reads == "inverse":
            key = (listing.member, name)
            if key not in self._inverse:
                self._inverse[key] = self._invert(listing.member, name)
            return self._inverse[key].get(owner, [])
        thing = self._case.things.get(owner)
        return [] if thing is None else list(dict.fromkeys(_ids(thing, name)))

    def _invert(self, type_name: str, names: str) -> dict[str, list[str]]:
        """Return by owner the things whose fields name him: the first one that is told of a thing, or each."""
        inverse: dict[str, list[str]] = {}
        for key in self.of_type(type_name):
            thing = self._case.things[key]
            if ALSO in names:
                told = [one for path in names.split(ALSO) for one in self._led(thing, path)]
            else:
                told = next(filter(None, (list(_ids(thing, n)) for n in names.split(ELSE))), [])
            for other in dict.fromkeys(told):
                inverse.setdefault(other, []).append(key)
        return inverse

    def _led(self, thing: object, path: str) -> list[str]:
        """Return where a path of fields (``backs.by``) leads from a thing."""
        name, _, rest = path.partition(".")
        found = list(_ids(thing, name))
        if not rest:
            return found
        return [one for other in found for one in self._led(self._case.things.get(other), rest)]

    def fill(self, places: tuple[Place, ...], env: Mapping[str, str]) -> Iterator[Env]:
        """Yield every way to fill the places that ``env`` leaves out, along their lists."""
        for at, place in enumerate(places):
            if place.name in env:
                continue
            if place.listing:
                owner = env.get(place.owner)
                members = self.members(place.listing, owner) if owner is not None else ()
            else:
                members = tuple(self.of_type(place.type))
            for member in members:
                yield from self.fill(places[at + 1 :], {**env, place.name: member})
            return
        yield dict(env)

    def tuples(self, signature: Signature | None) -> tuple[Env, ...]:
        """Return every way to fill a norm's places; norms with the same signature share the answer."""
        found = self._signatures.get(signature)
        if found is None:
            assert signature is not None
            name, listing, owner = signature.name, signature.listing, signature.owner
            fewer = self.tuples(signature.before)  # parts share their first places
            if listing:
                reached = [(env, self.members(listing, env.get(owner, ""))) for env in fewer]
            else:
                members = self.of_type(signature.type)
                reached = [(env, members) for env in fewer]
            found = tuple([{**env, name: one} for env, members in reached for one in members])
            self._signatures[signature] = found
        return found


def field_name(name: str) -> str:
    """Return the attribute of a field as lists and the case file write it (``sounds-like`` → ``sounds_like``)."""
    return name.replace("-", "_")


def _ids(thing: object, name: str) -> Iterator[str]:
    attribute = field_name(name)
    value = getattr(thing, attribute, None)
    if value is None:
        value = getattr(thing, attribute + "_", None)
    for told in value if isinstance(value, tuple) else (value,):
        if (
            isinstance(told, Told)
            and isinstance(told.value, str)
            and told.state is not State.REFUTED
        ):
            yield told.value
