"""What is suggested for a state of a study: worked out when it is first looked at.

An answer is made at once, then, and shown, before the list is put in order anew.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from actionclust.advice.queue.decisions import decisions_of, places_of
from actionclust.advice.queue.doubtful_groups import (
    copies_apart,
    groups_to_merge,
    groups_to_name,
    groups_to_split,
    parts_of_groups,
)
from actionclust.advice.queue.doubtful_texts import doubtful_texts
from actionclust.advice.queue.grounds import Grounds
from actionclust.advice.queue.learner import learn
from actionclust.advice.queue.opposite_moves import without_swaps
from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionclust.advice.homes import HomeFinder
    from actionclust.advice.queue.doubtful_groups import Apart, Name
    from actionclust.advice.queue.doubtful_texts import Suggested
    from actionclust.advice.queue.learner import Learned
    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.hierarchy.hierarchy import Hierarchy


class Renewed(NamedTuple):
    """What is suggested, the most worthwhile first, and what it follows from."""

    candidates: tuple[Suggested, ...]
    learned: Learned
    parts: Mapping[str, Apart]
    just_taken: frozenset[str]


class Renewal:
    """All that suggestions for a state follow from; equal where these are."""

    def __init__(
        self,
        h: Hierarchy,
        space: TextSpace,
        finder: HomeFinder,
        names: Mapping[str, Name],
        before: Renewed | None = None,
    ) -> None:
        self.space = space
        self.names = names
        self._h = h
        self._finder = finder
        self._before = before

    def on(self, h: Hierarchy) -> Renewal:
        """Suggest for another state, with what is known of this one."""
        return Renewal(h, self.space, self._finder, self.names, self.now)

    @cached_property
    def now(self) -> Renewed:
        """The suggestions."""
        h, finder, before = self._h, self._finder, self._before
        decisions = decisions_of(h)
        places = places_of(h, decisions)
        learned = learn(finder, places, None if before is None else before.learned)
        parts = parts_of_groups(h, finder, {} if before is None else before.parts)
        found = doubtful_texts(h, learned, places, decisions)
        found = without_swaps(found, Grounds(h, self.space, learned))
        copies = copies_apart(h, self.space, places, decisions)
        taken = {action for one in copies for action in one.actions}
        found = [one for one in found if taken.isdisjoint(one.actions)]
        found += copies
        found += groups_to_merge(h, learned, places, decisions)
        found += groups_to_split(h, parts, decisions)
        found += groups_to_name(h, self.names, decisions)
        return Renewed(tuple(sorted(found, key=_order)), learned, parts, decisions.just_taken)

    def __eq__(self, other: object) -> bool:
        """Compare what is suggested."""
        if not isinstance(other, Renewal):
            return NotImplemented
        return self.now.candidates == other.now.candidates

    def __hash__(self) -> int:
        """Hash what is suggested."""
        return hash(self.now.candidates)


def _order(one: Suggested) -> tuple[Any, ...]:
    about = [natural(name) for name in (*one.actions, *one.source)]
    return -one.benefit, -one.score, one.kind, about
