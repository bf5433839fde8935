"""Clusters and super-clusters proposed: sub-clusters that are alike, put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.advice.levels.asked_numbers import checked_wanted
from actionclust.advice.levels.dendrogram import Dendrogram, dendrogram_of
from actionclust.advice.levels.level_tree import level_tree
from actionclust.advice.levels.proposed_steps import LevelStep, proposed_steps
from actionclust.advice.levels.sorted_texts import sorted_texts
from actionclust.advice.text_space import text_space
from actionclust.by_value import ByValue
from actionclust.coding.hierarchy.hierarchy import Hierarchy, check_hierarchy
from actionclust.coding.log.entry import now
from actionclust.coding.log.history import Recorder
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.errors import InputError, counted, listed
from actionclust.table_rows import records, strict

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

_MOST = 4_000  # groups, each of which is compared with each other


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LevelProposal(ByValue):
    """Clusters and super-clusters that are proposed: the value that `propose_levels` returns.

    Nothing is changed until it is accepted. Printed, it shows the tree of groups that would be.

    Attributes
    ----------
    before : Hierarchy
        What it was made for.
    steps : tuple of LevelStep
        The groups that are proposed, clusters first, each an edit with its evidence.
    dendrogram : Dendrogram
        The tree that was cut, to be drawn.
    notes : tuple of str
        What the tree suggested, which numbers could not be met and why, and what was left out.
    """

    before: Hierarchy
    steps: tuple[LevelStep, ...]
    dendrogram: Dendrogram
    notes: tuple[str, ...]

    @property
    def table(self) -> pd.DataFrame:
        """The steps as a table, one row a group.

        The columns are: step, from 1; level; group, its id; label; new, whether it is a new
        group, which is called by its keywords until somebody names it; joined, the ids of what
        is put into it; similarity, the mean cosine of the centroids of what it joins, NaN for
        one that stands alone; and evidence.
        """
        rows = [
            (
                number,
                step.edit.level,
                step.edit.id,
                step.edit.label,
                step.new,
                ", ".join(step.edit.groups),
                step.similarity,
                step.evidence,
            )
            for number, step in enumerate(self.steps, start=1)
        ]
        names = ["step", "level", "group", "label", "new", "joined", "similarity", "evidence"]
        table = pd.DataFrame(rows, columns=names)
        return table.astype({"similarity": "float64", "new": "bool", "step": "int64"})

    def accept(self) -> Hierarchy:
        """Make the groups that are proposed.

        Each is one edit of the log, whose reason is the evidence, and each can be taken back.

        Returns
        -------
        Hierarchy
            With the clusters and super-clusters.

        Examples
        --------
        >>> from actionclust import cluster_actions, propose_levels
        >>> texts = ["train nurses", "train all nurses", "share data", "share more data"]
        >>> h = cluster_actions([*texts, "pay for care", "pay care at home"], 3).to_hierarchy()
        >>> print(propose_levels(h, clusters=2, super_clusters=0).accept().last.why)
        proposed: stands alone; called by its keywords until somebody names it
        """
        recorder = Recorder(self.before.history)
        for step in self.steps:
            recorder.record(step.edit, time=now(), analyst=self.before.analyst, why=step.why)
        return replace(self.before, history=recorder.history())

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the tree of groups with matplotlib, as `Dendrogram.plot` does.

        Parameters
        ----------
        ax : matplotlib.axes.Axes or None
            Where to draw; None makes new axes, high enough for all labels to be read.

        Returns
        -------
        matplotlib.axes.Axes
            The drawing.
        """
        return self.dendrogram.plot(ax)

    def to_dict(self) -> dict[str, Any]:
        """Give the proposal as strict JSON has it, for programs: what is missing is None.

        Returns
        -------
        dict
            steps, the rows of `table`; dendrogram, what `Dendrogram.to_dict` gives; and notes.
        """
        told: dict[str, Any] = strict(
            {
                "steps": records(self.table),
                "dendrogram": self.dendrogram.to_dict(),
                "notes": list(self.notes),
            }
        )
        return told

    def __repr__(self) -> str:
        """Count what is proposed."""
        made = [
            counted(sum(step.new and step.edit.level == level for step in self.steps), level)
            for level in GROUP_LEVELS[1:]
        ]
        filled = sum(not step.new for step in self.steps)
        more = f", and more in {counted(filled, 'group')} that people made" if filled else ""
        return f"<{' and '.join(made)} proposed{more}>"

    def __str__(self) -> str:
        """Show the groups as they would be, and the notes."""
        return "\n".join([str(self.accept()), *(f"note: {note}" for note in self.notes)])

    def _repr_html_(self) -> str:
        html: str = self.accept()._repr_html_()
        return html


def propose_levels(
    h: Hierarchy,
    clusters: float | None = None,
    super_clusters: float | None = None,
    *,
    vectors: ArrayLike | None = None,
) -> LevelProposal:
    """Propose clusters of sub-clusters, and super-clusters of clusters.

    Groups are compared by the texts in them: by their centroids in the space of the clustering,
    by the words that few groups have, by where their texts would be at home, and by the company
    of their words or their meaning. A tree that agrees with what the four say joins the most
    alike step by step, and is cut where the numbers of groups are met.

    What people grouped is kept: nothing is taken out of a cluster or super-cluster that is there,
    no two of them are united, and they keep ids and labels; they may take in what stood alone.
    Sub-clusters under a super-cluster stay under it. New groups are called by keywords, phrases
    first, until somebody names them; one that holds a single group is called like it.

    Parameters
    ----------
    h : Hierarchy
        The hierarchy. Groups without a text that has words are left where they are.
    clusters : int, float or None
        How many clusters there are to be, those that are there included: a number, or a share of
        the groups to put together, between 0 and 1. 0 proposes none. None takes what the tree
        suggests: of all numbers from the root of the number of groups to three quarters of it,
        the one whose mean silhouette is highest, by the cosines of the groups' centroids.
    super_clusters : int, float or None
        How many super-clusters, likewise; a share is one of the clusters, and the tree suggests
        a number from 2 to the root of the number of groups.
    vectors : array-like or None
        The vectors that the texts were clustered with, where they were; a project does not keep
        them.

    Returns
    -------
    LevelProposal
        The steps, the drawing, and notes; its `accept` gives the hierarchy. It does not depend on
        the order of the texts.

    Raises
    ------
    InputError
        If `h` is no hierarchy, no group of it holds a text that has words, or there are more
        than 4,000 groups.
    SettingError
        If a number is neither a whole one, a share nor None, or the texts were clustered with
        vectors that are not passed.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "share data", "share more data"]
    >>> h = cluster_actions([*texts, "train doctors", "more doctors"], target=3).to_hierarchy()
    >>> proposal = propose_levels(h, clusters=2, super_clusters=0)
    >>> proposal
    <2 clusters and 0 super-clusters proposed>
    >>> h = proposal.accept()
    """
    check_hierarchy(h, "propose_levels")
    wanted = checked_wanted("clusters", clusters)
    wanted_above = checked_wanted("super_clusters", super_clusters)
    texts = sorted_texts(h.tree, text_space(h, vectors))
    if not texts.groups:
        raise InputError(
            "no group holds a text that has words, so there is nothing to put together; cluster "
            "the texts, or move them into groups, first"
        )
    if len(texts.groups) > _MOST:
        raise InputError(
            f"propose_levels compares each group with each other, {_MOST:,} of them at the most; "
            f"there are {len(texts.groups):,}: merge some, or cluster with a lower target"
        )
    cut = level_tree(h.tree, texts, wanted, wanted_above)
    return LevelProposal(
        h,
        proposed_steps(h.tree, texts, cut),
        dendrogram_of(h.tree, texts, cut),
        (*cut.notes, *_left_out(h, texts.groups)),
    )


def _left_out(h: Hierarchy, groups: tuple[str, ...]) -> list[str]:
    """Name the sub-clusters that stand alone and cannot be compared."""
    loose = [
        node.id
        for node in h.tree.in_order()
        if node.level == "sub-cluster" and node.parent is None and node.id not in groups
    ]
    if not loose:
        return []
    return [f"no text with words, and so left where they are: {listed(loose)}"]
