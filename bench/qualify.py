"""Claim: one case × the whole law is judged in 5 ms: verdicts, missing sets and the next question.

The engine alone, on a warm law: reading the case and establishing facts are not counted; proofs, bars,
penalties and later wordings are measured apart. The peer builds the same formulas, from the same ground trees
over the same open facts, with ``dd.autoref``, and decides the same verdicts; it offers no missing sets by size.

    python bench/qualify.py [CASE_FOLDER…]      default: the folders of examples/
"""

from __future__ import annotations

import gc
import platform
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from dd.autoref import BDD, Function

import dalel
from dalel.case.case import Case
from dalel.case.fact import Facts
from dalel.casefile.read import read_case
from dalel.facts.establish import establish
from dalel.norms.files import law_root
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.qualification.charging import Charging
from dalel.qualification.diagram import TRUE
from dalel.qualification.judging import Judging
from dalel.qualification.known import FREE, YES
from dalel.qualification.node import Node
from dalel.qualification.qualify import collecting_later, qualify

ROUNDS = 200
PEER_ROUNDS = 30
AS_OF = date(2026, 11, 24)
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print a line a case: charges, open atoms, median and 99th percentile, and the peer's ratio."""
    law, problems = load_law(law_root())
    if problems:
        print(f"the law has {len(problems)} problems; numbers are of what could be loaded")
    folders = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "examples").iterdir())
    print(
        f"dalel {dalel.__version__} · {len(law.norms)} wordings · Python {platform.python_version()} ·"
        f" dd {version('dd')} · {ROUNDS} rounds, after gc.freeze()"
    )
    print(
        f"{'case':<22}{'charges':>8}{'open':>6}{'nodes':>7}"
        f"{'judge ms':>10}{'p99':>7}{'whole ms':>10}{'p99':>7}{'diagrams ms':>13}{'dd ms':>8}{'ratio':>7}"
    )
    for folder in folders:
        if not (folder / "case.yaml").exists():
            continue
        case, _ = read_case(folder, law)
        if case is None:
            continue
        facts, _ = establish(case, (), law)
        given = (case, facts, law, AS_OF)
        qualify(*given)
        gc.collect()
        gc.freeze()
        short = measured(partial(judged, *given), ROUNDS)
        whole = measured(partial(qualify, *given), ROUNDS)
        charging = Charging(*given, {})
        charging.charge()
        own = measured(partial(compiled, charging), PEER_ROUNDS)
        peer = measured(partial(compiled_by_peer, charging), PEER_ROUNDS)
        judging = compiled(charging)
        assert peer_agrees(charging, judging)
        print(
            f"{folder.name:<22}{len(charging.charges):>8}{len(judging.formulas.atom_at):>6}"
            f"{len(judging.formulas.diagrams):>7}{short[0]:>10.2f}{short[1]:>7.2f}"
            f"{whole[0]:>10.2f}{whole[1]:>7.2f}{own[0]:>13.2f}{peer[0]:>8.2f}{peer[0] / own[0]:>6.1f}×"
        )


def measured(run: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median and the 99th percentile of a call, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))]


@collecting_later()
def judged(case: Case, facts: Facts, law: Law, as_of: date) -> None:
    """Judge a case up to verdicts, missing sets both ways and questions, without proofs."""
    charging = Charging(case, facts, law, as_of, {})
    charging.charge()
    Judging(charging).answers()


def forget(charging: Charging) -> None:
    """Forget the compiled formulas of the ground trees."""
    for charge in charging.charges:
        charge.known_full = charge.known_lean = -1
        trees = [charge.conduct, charge.person]
        trees += [tree for later in charge.later for tree in (later.conduct, later.person) if tree]
        for tree in trees:
            for node in tree.walk():
                node.full = node.lean = -1
    for definition in charging.axioms.definitions:
        for node in definition.node.walk():
            node.full = node.lean = -1


def compiled(charging: Charging) -> Judging:
    """Compile every charge of a case."""
    forget(charging)
    return Judging(charging)


def compiled_by_peer(charging: Charging) -> list[Function]:
    """Compile every charge of a case with ``dd``, from the same trees over the same atoms."""
    peer = Peer(charging)
    return [peer.charge(charge.conduct, charge.person) for charge in charging.charges]


def peer_agrees(charging: Charging, judging: Judging) -> bool:
    """Return whether both managers find the same charges constant."""
    peer = Peer(charging)
    for charge in charging.charges:
        theirs = peer.charge(charge.conduct, charge.person)
        ours = charge.full(judging.formulas)
        if (theirs == peer.manager.true, theirs == peer.manager.false) != (ours == TRUE, ours == 0):
            return False
    return True


class Peer:
    """The ground trees of a case in a manager of ``dd.autoref``."""

    def __init__(self, charging: Charging) -> None:
        self.manager = BDD()
        self.atoms = charging.atoms
        self.crimes = [charge for charge in charging.charges if charge.criminal]
        self.known: dict[int, Function] = {}

    def charge(self, conduct: Node, person: Node) -> Function:
        """Return a charge: both layers."""
        return self.manager.apply("and", self.node(conduct), self.node(person))

    def node(self, node: Node) -> Function:
        """Return a ground node."""
        if id(node) not in self.known:
            self.known[id(node)] = self._node(node)
        return self.known[id(node)]

    def _node(self, node: Node) -> Function:
        manager = self.manager
        if node.kind in {"atom", "mind", "reading", "unheld"}:
            value = self.atoms.values[node.atom]
            if value != FREE:
                return manager.true if (value == YES) is node.positive else manager.false
            name = f"v{node.atom}"
            manager.declare(name)
            return manager.var(name) if node.positive else ~manager.var(name)
        if node.kind == "signs":
            assert node.places is not None
            deeds = [c for c in self.crimes if c.deed == node.places["deed"]]
            return self._joined("or", [self.node(charge.conduct) for charge in deeds])
        parts = [self.node(child) for child in node.children]
        if node.kind in {"all", "every", "member", "norm"}:
            return self._joined("and", parts)
        if node.kind in {"any of", "some", "segments"}:
            return self._joined("or", parts)
        if node.kind in {"no", "not", "unless"}:
            return manager.apply("not", self._joined("or", parts))
        reached = [manager.true] + [manager.false] * node.number
        for part in reversed(parts):
            for k in range(node.number, 0, -1):
                more = manager.apply("and", part, reached[k - 1])
                reached[k] = manager.apply("or", reached[k], more)
        return reached[node.number]

    def _joined(self, operator: Literal["and", "or"], parts: list[Function]) -> Function:
        found: Function = self.manager.true if operator == "and" else self.manager.false
        for part in parts:
            found = self.manager.apply(operator, found, part)
        return found


if __name__ == "__main__":
    main()
