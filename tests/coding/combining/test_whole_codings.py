"""Two whole codings of a real size: what is taken holds, and little waits for it."""

import random
from typing import Literal

import pytest

from actionclust import Hierarchy, combine, datasets, edits_towards
from actionclust.coding.tree.tree import Aside


def path(h: Hierarchy, action: str) -> tuple[str, ...]:
    """Give the labels of the groups of an action, since groups can get other ids."""
    place = h.place(action)
    return (place.reason,) if isinstance(place, Aside) else tuple(n.label for n in h.path(action))


@pytest.fixture(scope="module")
def codings() -> tuple[Hierarchy, Hierarchy]:
    """Give the worked example, and one with a fifth of the texts and some labels otherwise."""
    first = datasets.worked_example()
    source = random.Random(1)  # noqa: S311 - not a secret
    goal = first
    groups = sorted(id_ for id_ in goal.tree.nodes if goal.tree.members.get(id_))
    for action in source.sample(goal.actions.ids, 110):
        to = source.choice(groups)
        if goal.place(action) != to:
            goal = goal.move(action, to=to)
    for group in source.sample(groups, 8):
        goal = goal.rename(group, f"{goal[group].label} well")
    start = first.history_start
    return first, start.by("Second").apply(edits_towards(start, goal))


def test_most_is_made_at_once(codings: tuple[Hierarchy, Hierarchy]) -> None:
    result = combine(*codings)
    ids = codings[0].actions.ids
    placed = sum(
        path(result.hierarchy, id_) in {path(coding, id_) for coding in codings} for id_ in ids
    )
    # 110 texts and 8 labels are in dispute, and what was built on them waits
    assert placed > 350
    assert len(result.conflicts) < 140
    assert len(result.left_out) < 90


@pytest.mark.parametrize("side", ["mine", "theirs"])
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_taken_holds(
    codings: tuple[Hierarchy, Hierarchy], side: Literal["mine", "theirs"], *, turned: bool
) -> None:
    one, other = reversed(codings) if turned else codings
    result = combine(one, other).take(side)
    assert result.complete
    taken = one if side == "mine" else other
    moved = {id_ for place in taken.history.done for id_ in taken.entries[place].change.places}
    wrong = [id_ for id_ in moved if path(result.hierarchy, id_) != path(taken, id_)]
    assert wrong == []
