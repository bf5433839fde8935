"""What speaks for a suggestion: shared words, nearest texts, how likely each group is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.advice.queue.doubtful_texts import Suggested
    from actionclust.advice.queue.learner import Learned
    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.project.record import Project

_WORDS = 3  # words named
_TEXTS = 2  # texts quoted
_QUOTED = 60  # characters of a text


@dataclass(frozen=True)
class Grounds:
    """Tells what speaks for suggestions, from what was learned of the texts."""

    h: Project
    space: TextSpace
    learned: Learned

    def of(self, candidate: Suggested) -> str:
        """Tell what speaks for a suggestion."""
        match candidate.kind:
            case "move" | "place":
                told = self._of_move(candidate)
            case "check":
                told = self._of_check(candidate)
            case "copies":
                told = self._of_copies(candidate)
            case "merge":
                told = self._of_merge(candidate)
            case "split":
                told = self._of_split(candidate)
            case "set aside":
                told = self._of_far_text(candidate)
            case "name":
                said = self._texts(candidate.actions)
                told = f"from {said} in {candidate.source[0]}, which nobody has named"
        return told

    @cached_property
    def _row(self) -> dict[int, int]:
        places = self.learned.finder.places.tolist()
        return {place: row for row, place in enumerate(places)}

    @cached_property
    def _number(self) -> dict[str, int]:
        return {group: number for number, group in enumerate(self.learned.groups)}

    def _of_move(self, candidate: Suggested) -> str:
        target = candidate.target or ""
        told = []
        if words := self.shared(candidate.actions, self.members(target)):
            told.append(f"shares {listed(words)} with {target}")
        near = self.nearest(candidate.actions[0], self.members(target))
        if near:
            told.append(f"nearest there: {self._texts(near)}")
        chances = [self._chance(candidate.actions, target)]
        chances += [self._chance(candidate.actions, group) for group in candidate.source]
        return "; ".join([*told, " against ".join(chances)])

    def _of_check(self, candidate: Suggested) -> str:
        own, told = candidate.source[0], ["it sits loosely"]
        if near := self.nearest(candidate.actions[0], self.members(own)):
            told.append(f"nearest in {own}: {self._texts(near)}")
        chances = [self._chance(candidate.actions, one) for one in (own, *candidate.choices)]
        return "; ".join([*told, " against ".join(chances[:2])])

    def _of_copies(self, candidate: Suggested) -> str:
        near = self.nearest(candidate.actions[0], self.members(candidate.target or ""))
        return f"says the same as {self._texts(near[:1])} in {candidate.target}"

    def _of_merge(self, candidate: Suggested) -> str:
        one, other = candidate.source[0], candidate.target or ""
        first, second = self.members(one), self.members(other)
        words = self.shared(sorted(first), second)
        told = [f"texts of each are as likely in the other: {self._chance(first, other)}"]
        told.append(self._chance(second, one))
        return ", ".join(told) + (f"; both say {listed(words)}" if words else "")

    def _of_split(self, candidate: Suggested) -> str:
        group = candidate.source[0]
        rest = [one for one in self.members(group) if one not in set(candidate.actions)]
        apart = self.telling(candidate.actions, rest)
        others = self.telling(rest, candidate.actions)
        size = counted(len(rest) + len(candidate.actions), "text")
        about = f" and say {listed(apart)}" if apart else ""
        end = f"; the others say {listed(others)}" if others else ""
        return f"{len(candidate.actions)} of {size} stand apart{about}{end}"

    def _of_far_text(self, candidate: Suggested) -> str:
        near = self.nearest(candidate.actions[0], self.h.actions.ids)
        if not near:
            return "no text says anything alike"
        return f"far from every group; the nearest text is {self._texts(near[:1])}"

    def shared(self, some: Sequence[str], others: Sequence[str]) -> list[str]:
        """Name the words that two lists of texts have most in common."""
        one, other = self._weights(some), self._weights(others)
        return self._words(one * other)

    def telling(self, some: Sequence[str], others: Sequence[str]) -> list[str]:
        """Name the words that set some texts apart from others."""
        return self._words(np.maximum(self._weights(some) - self._weights(others), 0.0))

    def nearest(self, action: str, others: Sequence[str]) -> list[str]:
        """Name the texts among others that are most like one."""
        row = self._row.get(self.h.actions.row_of[action])
        rows = [
            (found, one)
            for one in others
            if one != action and (found := self._row.get(self.h.actions.row_of[one])) is not None
        ]
        if row is None or not rows:
            return []
        numbers = np.array([found for found, _ in rows])
        points = self.learned.finder.points
        alike = (points.words[numbers] @ points.words[[row]].T).toarray()[:, 0]
        alike += points.context[numbers] @ points.context[row]
        order = np.lexsort((numbers, -np.round(alike, 6)))
        return [rows[place][1] for place in order[:_TEXTS].tolist() if alike[place] > 0]

    def members(self, group: str) -> tuple[str, ...]:
        """Name the actions in a group, in order."""
        held = self.h.tree.members.get(group, frozenset())
        return tuple(sorted(held, key=self.h.actions.row_of.__getitem__))

    def _weights(self, actions: Sequence[str]) -> NDArray[np.float64]:
        """Give the mean weight of each word in some texts."""
        vectors = self.space.vectors
        rows = vectors.row_of[[self.h.actions.row_of[one] for one in actions]]
        rows = np.sort(rows[rows >= 0])
        if not len(rows):
            return np.zeros(vectors.words)
        sums = vectors.matrix[rows].sum(axis=0)
        return np.asarray(sums, dtype=np.float64).ravel()[: vectors.words] / len(rows)

    def _words(self, weight: NDArray[np.float64]) -> list[str]:
        order = np.argsort(-np.round(weight, 9), kind="stable")[:_WORDS]
        return [self.space.vectors.terms[place] for place in order.tolist() if weight[place] > 0]

    def _chance(self, actions: Sequence[str], group: str) -> str:
        rows = [self.h.actions.row_of[one] for one in actions]
        mean = float(self.learned.probability[rows, self._number[group]].mean())
        return f"{mean:.0%} for {group}"

    def _texts(self, actions: Sequence[str]) -> str:
        return ", ".join(f"{one} {self._quoted(one)}" for one in actions)

    def _quoted(self, action: str) -> str:
        text = " ".join(self.h.actions.text_of[action].split())
        return f"'{text if len(text) <= _QUOTED else text[: _QUOTED - 1] + chr(0x2026)}'"
