"""Where each new text goes: to the text it copies, or to the group that is likely its home."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.decided_by_people import decided_by_people
from actionclust.advice.far_from_groups import far_from
from actionclust.advice.learned_homes import told_confidence
from actionclust.coding.begin.from_other_actions import NEW_ACTION
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.tree import Aside
from actionclust.network.membership import NO_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.advice.homes import HomeFinder
    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.project.record import Project
    from actionclust.coding.tree.tree import Tree

NO_HOME = "new, and no group is likely enough"
"""Why a new text is unclustered that no group is likely to be the home of."""

UNLIKE = "new, and like no group"
"""Why a new text is unclustered that is further from all groups than nearly all texts in them."""

COPY_OUTSIDE = "new, and a copy of an unclustered text"
"""Why a new text is unclustered that copies a text in no group."""


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """Where a new text goes, and how sure that is."""

    action: str
    group: str | None  # None if it stays unclustered
    confidence: float | None  # how likely that group is its home, or the likeliest one
    runner_up: str | None  # the next likely group
    told: str | None  # why it is where it is, of this text
    aside: str = NEW_ACTION  # the reason that the study has for it, when it is in no group


def likely_places(
    space: TextSpace, finder: HomeFinder, study: Project, new: Sequence[str], least: float
) -> list[LikelyPlace]:
    """Find the place of each new text of a study; `least` is how likely a home must be.

    With 0, each text with words goes to some group, however far it is from all.
    """
    actions, tree = space.actions, study.tree
    homes = finder.homes(tree, actions.ids, decided_by_people(study).actions, by_people=True)
    known: dict[int, list[str]] = {}
    late = set(new)
    for id_, row in zip(actions.ids, space.vectors.row_of.tolist(), strict=True):
        if row >= 0 and id_ not in late:
            known.setdefault(row, []).append(id_)
    sure = told_confidence(homes.probability, homes.own)
    near, other = finder.nearness(homes.own, len(homes.groups))
    inside = (homes.own >= 0) & (near > 0)
    far = far_from(near[inside], other[inside]) if inside.any() else 0.0
    if len(homes.groups) == 1:
        # no group is likelier than another: how many texts in this one are no nearer than it
        sure = np.searchsorted(np.sort(near[inside]), near, side="right") / max(inside.sum(), 1)
    found = []
    for id_ in new:
        place = actions.row_of[id_]
        row = int(space.vectors.row_of[place])
        if row < 0:
            reason = space.vectors.aside[place] or NO_WORDS
            found.append(LikelyPlace(id_, None, None, None, reason, reason))
        elif row in known:
            same = [one for one in known[row] if actions.text_of[one] == actions.text_of[id_]]
            found.append(_of_copy(id_, same or known[row], tree))
        else:
            chances = homes.probability[place]
            unlike = least > 0 and (near[place] < far or not near[place])
            one = _by_likeness(id_, homes.groups, chances, float(sure[place]), least)
            found.append(_unlike(one) if unlike and one.confidence is not None else one)
    return found


def _unlike(one: LikelyPlace) -> LikelyPlace:
    """Leave a text unclustered, however much likelier one group is than the others."""
    told = "further from all groups than nearly all texts in them"
    # the chances were learned from texts that are like some group
    return replace(one, group=None, confidence=None, told=told, aside=UNLIKE)


def _of_copy(action: str, copied: Sequence[str], tree: Tree) -> LikelyPlace:
    """Go where most of the texts are that this one copies."""
    first = min(copied, key=natural)
    places = Counter(at for one in copied if not isinstance(at := tree.places[one], Aside))
    ranked = sorted(places, key=lambda group: (-places[group], natural(group)))
    if not ranked:
        return LikelyPlace(
            action, None, None, None, f"a copy of {first}, which is unclustered", COPY_OUTSIDE
        )
    group = ranked[0]
    of = min((one for one in copied if tree.places[one] == group), key=natural)
    return LikelyPlace(
        action,
        group,
        round(places[group] / places.total(), 4),
        ranked[1] if len(ranked) > 1 else None,
        f"a copy of {of}",
    )


def _by_likeness(
    action: str,
    groups: tuple[str, ...],
    chances: NDArray[np.float64],
    sure: float,
    least: float,
) -> LikelyPlace:
    """Go to the likeliest group, if it is likely enough."""
    order = np.argsort(-chances, kind="stable").tolist()
    if not order:
        return LikelyPlace(action, None, None, None, "no group holds a text yet", NO_HOME)
    best, second = order[0], order[1] if len(order) > 1 else None
    confidence = round(sure, 4)
    group, runner_up = groups[best], None if second is None else groups[second]
    if confidence >= least:
        return LikelyPlace(action, group, confidence, runner_up, None)
    told = f"the likeliest group is {group}, with {confidence:.2f}; asked were {least:g}"
    return LikelyPlace(action, None, confidence, runner_up, told, NO_HOME)
