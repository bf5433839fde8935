"""The groups that a cut tree proposes, each an edit with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.advice.levels.clear_cut import parts_in
from actionclust.advice.levels.shared_evidence import shared_evidence
from actionclust.coding.edits.kinds import Group
from actionclust.coding.tree.ids import new_ids
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from actionclust.advice.levels.level_tree import LevelTree
    from actionclust.advice.levels.shared_evidence import SharedEvidence
    from actionclust.advice.levels.sorted_texts import SortedTexts
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Tree


@dataclass(frozen=True, slots=True)
class LevelStep:
    """A group that is proposed, or what is proposed to go into a group of people.

    Attributes
    ----------
    edit : Group
        The edit.
    new : bool
        Whether the group is new; else it is there already, and takes in more.
    similarity : float or None
        The mean cosine of the centroids of what it joins, up to 1; None where one stands alone.
    words : tuple of str
        The words that most of that comes from, the most telling first.
    """

    edit: Group
    new: bool
    similarity: float | None
    words: tuple[str, ...]

    @property
    def evidence(self) -> str:
        """Why they are together, in words."""
        if self.similarity is None:
            return "stands alone"
        shared = f"share {listed(self.words)}" if self.words else "share no word"
        return f"{shared}; mean cosine {self.similarity:.2f}"

    @property
    def why(self) -> str:
        """The reason that the log shows."""
        named = "; called by its keywords until somebody names it" if self.new else ""
        return f"proposed: {self.evidence}{named}"


def proposed_steps(tree: Tree, texts: SortedTexts, cut: LevelTree) -> tuple[LevelStep, ...]:
    """Give the edits that make the levels of a cut tree, in the order in which it is drawn."""
    steps: list[LevelStep] = []
    writer = _Writer(tree, texts, cut)
    if "cluster" in cut.levels:
        steps += writer.steps("cluster", cut.cluster, cut.hands.cluster, cut.hands.clusters)
    if "super-cluster" in cut.levels:
        hands = cut.hands
        steps += writer.steps(
            "super-cluster", cut.super_cluster, hands.super_cluster, hands.super_clusters
        )
    return tuple(steps)


class _Writer:
    """Writes the edits of one level after the other."""

    def __init__(self, tree: Tree, texts: SortedTexts, cut: LevelTree) -> None:
        self._evidence: SharedEvidence = shared_evidence(texts, cut.cosines)
        self._order = parts_in(len(texts.groups), cut.joins)[2 * len(texts.groups) - 2]
        self._wide = cut.hands.wide
        self._issued = tree.issued
        self._labels = {id_: node.label for id_, node in tree.nodes.items()}
        # the group that stands for each group that holds texts on the level below
        self._stands = [
            cut.hands.clusters[number] if number >= 0 else group
            for number, group in zip(cut.hands.cluster.tolist(), texts.groups, strict=True)
        ]

    def steps(
        self, level: Level, part: NDArray[np.int64], inside: NDArray[np.int64], ids: Sequence[str]
    ) -> list[LevelStep]:
        """Write the edits of a level; `inside` tells what is in a group of `ids` already."""
        parts: dict[int, list[int]] = {}
        for group in self._order:
            if level == "super-cluster" or not self._wide[group]:
                parts.setdefault(int(part[group]), []).append(group)
        called = self._evidence.labels(list(parts.values()))
        new = iter(new_ids(self._issued, level, len(parts)))
        steps = []
        for groups, keywords in zip(parts.values(), called, strict=True):
            joined = list(dict.fromkeys(self._stands[g] for g in groups if inside[g] < 0))
            if not joined:
                continue
            there = next((ids[inside[g]] for g in groups if inside[g] >= 0), None)
            if there is None:
                # one that stands alone keeps its name
                alone = self._labels[joined[0]] if len(joined) == 1 else ""
                edit = Group(tuple(joined), next(new), level, alone or keywords)
            else:
                edit = Group(tuple(joined), there, level, self._labels[there])
            sides: dict[str, list[int]] = {}
            for group in groups:
                sides.setdefault(self._stands[group], []).append(group)
            steps.append(self._step(edit, list(sides.values()), new=there is None))
            self._labels[edit.id] = edit.label
            for group in groups:
                if inside[group] < 0:
                    self._stands[group] = edit.id
        return steps

    def _step(self, edit: Group, sides: list[list[int]], *, new: bool) -> LevelStep:
        similarity = self._evidence.similarity(sides)
        words = () if similarity is None else self._evidence.words(sides)
        return LevelStep(edit, new, similarity, words)
