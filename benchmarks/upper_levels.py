"""What it takes a simulated analyst to put groups into upper groups, with and without proposals.

The name of a group is read in 3 seconds, an edit takes 4, a tick 1. What is reached is the share
of texts whose group is where people have it.

* By hand: the names of all groups are read; those of one upper group are ticked and put into it
  in one edit, the upper group with most texts first. A group that stands alone takes no edit.
* Proposed: what `propose_levels` makes is accepted in one edit, and the names of all groups are
  read, as they stand there. Those that belong elsewhere are ticked, and what goes from one upper
  group to another is one edit, the largest upper groups first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from analyst import ACTING, READING, TICKING
from scipy.optimize import linear_sum_assignment

from actionclust import propose_levels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionclust import Hierarchy


@dataclass(frozen=True)
class Unit:
    """A group to be put into an upper one."""

    texts: int
    right: str  # the upper group in which people have it
    proposed: str  # the upper group in which it is proposed
    alone: bool = False  # whether people have it in no upper group


Curve = list[tuple[int, float]]


def by_hand(units: list[Unit]) -> Curve:
    """Read all names, then make one upper group after the other."""
    total = sum(unit.texts for unit in units)
    right = sum(unit.texts for unit in units if unit.alone)
    seconds = READING * len(units)
    curve: Curve = [(seconds, right / total)]
    for _, inside in _largest_first([unit for unit in units if not unit.alone], "right"):
        seconds += TICKING * len(inside) + ACTING
        right += sum(unit.texts for unit in inside)
        curve.append((seconds, right / total))
    return curve


def proposed(units: list[Unit]) -> Curve:
    """Accept what is proposed, and put right what is wrong in it."""
    total = sum(unit.texts for unit in units)
    home = _standing(units)
    right = sum(unit.texts for unit in units if home.get(unit.proposed) == unit.right)
    seconds = ACTING + READING * len(units)
    curve: Curve = [(seconds, right / total)]
    for name, inside in _largest_first(units, "proposed"):
        wrong: dict[str, list[Unit]] = defaultdict(list)
        for unit in inside:
            if unit.right != home.get(name):
                wrong[unit.right].append(unit)
        for moved in wrong.values():
            seconds += TICKING * len(moved) + ACTING
            right += sum(unit.texts for unit in moved)
            curve.append((seconds, right / total))
    return curve


def units_of(h: Hierarchy, above: Mapping[str, str], wanted: int) -> list[Unit]:
    """Propose so many upper groups, and look where most texts of each group belong."""
    tree = propose_levels(h, wanted, 0).accept().tree
    found = []
    for group, members in sorted(tree.members.items()):
        texts = Counter(sorted(above[action] for action in members))
        right = texts.most_common(1)[0][0]
        found.append(Unit(len(members), right, tree.nodes[group].parent or group))
    return found


def reached(curve: Curve, share: float) -> float:
    """Give the seconds until a share was reached."""
    return next((float(when) for when, found in curve if found >= share), float("nan"))


def _largest_first(units: list[Unit], by: str) -> list[tuple[str, list[Unit]]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        found[getattr(unit, by)].append(unit)
    return sorted(found.items(), key=lambda one: (-sum(unit.texts for unit in one[1]), one[0]))


def _standing(units: list[Unit]) -> dict[str, str]:
    """Let each proposed group stand for one upper group, each for one."""
    texts: Counter[tuple[str, str]] = Counter()
    for unit in units:
        texts[unit.proposed, unit.right] += unit.texts
    rows = sorted({unit.proposed for unit in units})
    columns = sorted({unit.right for unit in units})
    counts = np.array([[texts[row, column] for column in columns] for row in rows])
    pairs = zip(*linear_sum_assignment(-counts), strict=True)
    return {rows[row]: columns[column] for row, column in pairs}
