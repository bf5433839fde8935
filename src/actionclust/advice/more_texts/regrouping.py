"""Which group each community of a new clustering becomes, where people hold texts and groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.advice.decided_by_people import Decisions
    from actionclust.coding.tree.tree import Tree


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Where communities go."""

    group_of: Mapping[int, str]  # the group that each community becomes, or goes to
    new: tuple[int, ...]  # the communities that become new groups, the largest first


def groups_of_people(tree: Tree, decided: Decisions) -> frozenset[str]:
    """Name the groups that stay: those that people touched, or that hold what people put there."""
    held = {at for id_ in held_texts(tree, decided) if isinstance(at := tree.places[id_], str)}
    wide = {id_ for id_, node in tree.nodes.items() if node.level != GROUP_LEVELS[0]}
    told = {id_ for id_, node in tree.nodes.items() if node.rule}
    stays = decided.groups | held | wide | told | tree.children.keys() | tree.placements.keys()
    return frozenset(stays & tree.nodes.keys())


def held_texts(tree: Tree, decided: Decisions) -> frozenset[str]:
    """Name the texts that stay where they are."""
    return decided.actions | tree.pinned


def regrouping(
    tree: Tree, decided: Decisions, communities: Mapping[str, int], smallest: int
) -> Regrouping:
    """Find the group of each community; it needs `smallest` free texts to become a new one.

    A community is the group of people that most of its placed texts are in. Of the others, each
    becomes the group that a machine made and that it shares most texts with, if these are most of
    one of the two.
    """
    held, stays = held_texts(tree, decided), groups_of_people(tree, decided)
    texts: dict[int, list[str]] = {}
    for action in sorted(communities, key=natural):
        if communities[action]:
            texts.setdefault(communities[action], []).append(action)
    known = {
        number: Counter(at for id_ in texts[number] if isinstance(at := tree.places[id_], str))
        for number in sorted(texts)
    }
    group_of = {}
    for number, places in known.items():
        most = _most(places)
        if most in stays and 2 * places[most] > places.total():
            group_of[number] = most
    group_of |= _paired(tree, stays, {n: one for n, one in known.items() if n not in group_of})
    new = []
    for number in sorted(texts):
        if number in group_of:
            continue
        most = _most(known[number])
        if sum(id_ not in held for id_ in texts[number]) >= smallest:
            new.append(number)
        elif most:
            group_of[number] = most
    return Regrouping(group_of, tuple(new))


def _most(places: Counter[str]) -> str:
    """Name the group that most are in, the first of equals; "" for none."""
    return min(places, key=lambda group: (-places[group], natural(group)), default="")


def _paired(
    tree: Tree, stays: frozenset[str], known: Mapping[int, Counter[str]]
) -> dict[int, str]:
    """Pair communities with the groups of a machine that they share most texts with."""
    numbers = list(known)
    groups = sorted(tree.members.keys() - stays, key=natural)
    shared = np.array(
        [[_shared(tree, group, known[number]) for group in groups] for number in numbers]
    ).reshape(len(numbers), len(groups))
    rows, columns = linear_sum_assignment(-shared)
    return {
        numbers[row]: groups[column]
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if shared[row, column]
    }


def _shared(tree: Tree, group: str, places: Counter[str]) -> int:
    """Count what a community shares with a group, if that is most of one of the two."""
    both = places[group]
    return both if 2 * both > min(places.total(), len(tree.members[group])) else 0


def listed_by_group(places: Mapping[str, str | Aside], ids: Sequence[str]) -> dict[str, list[str]]:
    """List actions by the group that they go to."""
    found: dict[str, list[str]] = {}
    for id_ in ids:
        at = places[id_]
        if not isinstance(at, Aside):
            found.setdefault(at, []).append(id_)
    return found
