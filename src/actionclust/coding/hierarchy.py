"""Hierarchy: actions in sub-clusters, clusters and super-clusters, edited by people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from actionclust.coding.verbs_actions import ActionVerbs
from actionclust.coding.verbs_groups import GroupVerbs
from actionclust.coding.verbs_levels import LevelVerbs

if TYPE_CHECKING:
    import os
    from pathlib import Path


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Hierarchy(ActionVerbs, GroupVerbs, LevelVerbs):
    """Actions in groups of three levels, and the log of how they came there.

    A hierarchy never changes: each verb gives a new one, with one more entry in its log; its
    `last` says what changed. Two hierarchies are equal if their actions, groups, places, pins
    and functions are; the log does not count. A group is named by its id ("S03") or by its
    label, if no other group has it. Every verb takes `why`, the reason, for the log.

    Attributes
    ----------
    actions : Actions
        The texts, as they were read.
    history : History
        The tree, how it began, and the log.
    analyst : str
        Who makes the next edits; `by` changes it.
    origin : Origin or None
        The clustering that it came from.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy(analyst="PV")
    >>> h = h.rename("S02", "Share data", why="says what to do")
    >>> h = h.group(["S01", "S02"], level="cluster", label="First steps")
    >>> print(h)
    C01  First steps  (5)
      S01  nurses, train  (3)
      S02  Share data  (2)
    >>> h.undo().undo() == h.history_start
    True
    """

    def by(self, analyst: str) -> Hierarchy:
        """Say who makes the next edits.

        Parameters
        ----------
        analyst : str
            A name.

        Returns
        -------
        Hierarchy
            The same, for that analyst.
        """
        return replace(self, analyst=analyst)

    @property
    def history_start(self) -> Hierarchy:
        """The hierarchy before the first edit."""
        start = self.history.start
        return replace(self, history=type(self.history)(start, start))

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
        """Save this hierarchy, with its actions, log and clustering, as a project file.

        Parameters
        ----------
        path : str or path-like
            The file, usually with the ending .json.
        overwrite : bool
            Whether to replace a file that this hierarchy does not continue.

        Returns
        -------
        pathlib.Path
            The file. The one before it is kept, with ".previous" before the ending.

        Raises
        ------
        InputError
            If the file holds edits that this hierarchy does not have, another project, or
            something else, and `overwrite` is not set; or if the folder does not exist.

        See Also
        --------
        load : Reads the file.
        """
        from actionclust.coding.project import save  # noqa: PLC0415 - it needs this class

        return save(self, path, overwrite=overwrite)
