"""What the names of a block stand for while it is grounded, and how its elements are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.qualification.places import Env

# How the elements of a norm are read: as done, or as what an unfinished deed aimed at.
DONE = 0
ATTEMPT = 1  # completing elements are wanted, all others done
PREPARATION = 2  # everything that carries a mind is wanted
WANTED = 3  # inside an element that is only wanted


class Scope:
    """What the names of one block mean, and who acts in it: the bearer of minds, the deed of the day."""

    __slots__ = ("actor", "deed", "env", "mode")

    def __init__(self, env: Env, actor: str, deed: str, mode: int) -> None:
        self.env = env
        self.actor = actor
        self.deed = deed
        self.mode = mode

    def bind(self, name: str, member: str) -> Scope:
        """Return the scope with one more name."""
        return Scope({**self.env, name: member}, self.actor, self.deed, self.mode)

    def wanting(self) -> Scope:
        """Return the scope in which everything is only wanted."""
        return Scope(self.env, self.actor, self.deed, WANTED)
