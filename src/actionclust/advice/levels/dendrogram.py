"""The tree of groups as it is drawn: which are joined, at what height, on which level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.advice.levels.clear_cut import parts_in
from actionclust.advice.levels.dendrogram_plot import Branch, plot_branches
from actionclust.by_value import ByValue

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actionclust.advice.levels.growing_tree import TreeJoin
    from actionclust.advice.levels.level_tree import LevelTree
    from actionclust.advice.levels.sorted_texts import SortedTexts
    from actionclust.coding.tree.tree import Tree

_WIDTH = 36  # characters of the branches of a tree in plain text, more where it is deep
_STEP = 2  # characters between a join and the next one at least
_LABEL = 40  # characters of a label beside them
_DIGITS = 4  # of a height


@dataclass(frozen=True, slots=True, eq=False)
class Dendrogram(ByValue):
    """A tree of groups, drawn and cut.

    Its parts are numbered: the groups in the order of `groups` from 0 on, and then what each join
    makes.

    Attributes
    ----------
    groups : tuple of str
        The ids of the groups that hold texts.
    labels : tuple of str
        Their labels.
    sizes : tuple of int
        How many texts with words each holds.
    joins : tuple of TreeJoin
        What is joined, in turn: left, right, height.
    stage : tuple of str
        What each join makes: part of a "cluster", of a "super-cluster", or what stands "above"
        the levels.
    by_people : tuple of bool
        Whether people put the two together, so that the join is no proposal.
    order : tuple of int
        The groups from top to bottom, so that no branches cross.
    colour : tuple of int
        For each group the number of its super-cluster, from top to bottom; of its cluster where
        there are no super-clusters.
    """

    groups: tuple[str, ...]
    labels: tuple[str, ...]
    sizes: tuple[int, ...]
    joins: tuple[TreeJoin, ...]
    stage: tuple[str, ...]
    by_people: tuple[bool, ...]
    order: tuple[int, ...]
    colour: tuple[int, ...]

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the tree with matplotlib, a line for each group.

        Joins within clusters are drawn thick and those of clusters thin, each super-cluster in a
        colour of its own; what is above the levels is grey, and what people put together is
        dotted.

        Parameters
        ----------
        ax : matplotlib.axes.Axes or None
            Where to draw; None makes new axes, high enough for all labels to be read.

        Returns
        -------
        matplotlib.axes.Axes
            The drawing.
        """
        leaves = [(self.groups[g], self.labels[g], self.sizes[g]) for g in self.order]
        return plot_branches(leaves, self._branches(), ax)

    def __str__(self) -> str:
        """Draw the tree in plain text."""
        if not self.groups:
            return ""
        row, column = self.rows(), self._columns()
        canvas = np.full((len(self.groups), max(column) + 1), " ")
        for number, join in enumerate(self.joins):
            at = column[len(self.groups) + number]
            ends = sorted(round(row[one]) for one in (join.left, join.right))
            for one in (join.left, join.right):
                line = canvas[round(row[one]), column[one] : at]
                line[line == " "] = "-"
            canvas[ends[0] : ends[1] + 1, at] = "|"
            canvas[ends, at] = "+"
        ids = max(map(len, self.groups))
        return "\n".join(
            f"{self.groups[group]:<{ids}}  {_cut(self.labels[group]):<{_LABEL}} "
            f"{''.join(canvas[place])}".rstrip()
            for place, group in enumerate(self.order)
        )

    def rows(self) -> tuple[float, ...]:
        """Give where each part stands, counted from the top; a join in the middle of its two."""
        row = np.zeros(len(self.groups) + len(self.joins))
        row[list(self.order)] = np.arange(len(self.order))
        for number, join in enumerate(self.joins):
            row[len(self.groups) + number] = (row[join.left] + row[join.right]) / 2
        return tuple(row.tolist())

    def _branches(self) -> list[Branch]:
        """Give the lines of the tree, one for each join."""
        row, colour = self.rows(), list[int | None](self.colour)
        height = [0.0] * len(self.groups) + [join.height for join in self.joins]
        branches = []
        for join, stage, by_people in zip(self.joins, self.stage, self.by_people, strict=True):
            colour.append(None if stage == "above" else colour[join.left])
            branches.append(
                Branch(
                    across=(height[join.left], join.height, join.height, height[join.right]),
                    down=(row[join.left], row[join.left], row[join.right], row[join.right]),
                    colour=colour[-1],
                    thick=stage == "cluster",
                    dotted=by_people,
                )
            )
        return branches

    def _columns(self) -> list[int]:
        """Give the column in which each part begins in plain text, right of its own parts."""
        column = [0] * (len(self.groups) + len(self.joins))
        highest = max((join.height for join in self.joins), default=0.0) or 1.0
        for number, join in enumerate(self.joins):
            beside = max(column[join.left], column[join.right]) + _STEP
            column[len(self.groups) + number] = max(round(join.height / highest * _WIDTH), beside)
        return column

    def to_dict(self) -> dict[str, Any]:
        """Give the tree as strict JSON has it, for programs.

        Returns
        -------
        dict
            groups, from top to bottom, each with its part, id, label, size and colour; and joins,
            each with its part, left, right, height, stage and by_people.
        """
        first = len(self.groups)
        return {
            "groups": [
                {
                    "part": group,
                    "id": self.groups[group],
                    "label": self.labels[group],
                    "size": self.sizes[group],
                    "colour": self.colour[group],
                }
                for group in self.order
            ],
            "joins": [
                {
                    "part": first + number,
                    "left": join.left,
                    "right": join.right,
                    "height": round(join.height, _DIGITS),
                    "stage": stage,
                    "by_people": by_people,
                }
                for number, (join, stage, by_people) in enumerate(
                    zip(self.joins, self.stage, self.by_people, strict=True)
                )
            ],
        }


def dendrogram_of(tree: Tree, texts: SortedTexts, cut: LevelTree) -> Dendrogram:
    """Draw a tree that was cut."""
    groups = texts.groups
    order = parts_in(len(groups), cut.joins)[2 * len(groups) - 2]
    parts = cut.super_cluster if "super-cluster" in cut.levels else cut.cluster
    numbers = {part: number for number, part in enumerate(dict.fromkeys(parts[list(order)]))}
    return Dendrogram(
        groups=groups,
        labels=tuple(tree.nodes[group].label for group in groups),
        sizes=tuple(texts.sizes.tolist()),
        joins=cut.joins,
        stage=cut.stage,
        by_people=cut.by_people,
        order=order,
        colour=tuple(numbers[part] for part in parts),
    )


def _cut(label: str) -> str:
    line = " ".join(label.split())
    return line if len(line) <= _LABEL else f"{line[: _LABEL - 3]}..."
