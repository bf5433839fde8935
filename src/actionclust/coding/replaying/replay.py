"""Replaying edits on the same or on other data, with a report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from actionclust.actions import Actions
from actionclust.by_value import ByValue
from actionclust.coding.begin.from_other_actions import restarted
from actionclust.coding.hierarchy.hierarchy import Hierarchy, check_hierarchy
from actionclust.coding.project.moves_file import fingerprint, read_moves
from actionclust.coding.replaying.matching_groups import matching_groups
from actionclust.coding.replaying.rebase import MADE, Rebase
from actionclust.errors import InputError
from actionclust.table_rows import records, strict
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    import pandas as pd

    from actionclust.coding.edits import Edit
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.project.moves_file import Suggestion

    Source = Iterable[Edit | LogEntry] | Hierarchy | str | os.PathLike[str]


@dataclass(frozen=True, eq=False)
class Replay(ByValue):
    """What came of a replay.

    Attributes
    ----------
    hierarchy : Hierarchy
        With all that could be made.
    report : pandas.DataFrame
        One row for each edit, in order: edit, its kind; analyst; outcome, "made", "partly made"
        or "left out"; what, a sentence; and why, the reason if it was not made whole.
    notes : tuple of str
        What else is to be known: which groups have another id here, which were not found
        again, or that moves were suggested on another state.
    """

    hierarchy: Hierarchy
    report: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every edit was made whole."""
        return bool((self.report["outcome"] == MADE).all())

    def to_dict(self) -> dict[str, Any]:
        """Give the report as strict JSON has it, for programs; `hierarchy` is saved by `save`.

        Returns
        -------
        dict
            complete; edits, the rows of `report`; and notes, a list.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
        >>> replay([], on=h).to_dict()
        {'complete': True, 'edits': [], 'notes': []}
        """
        told: dict[str, Any] = strict(
            {"complete": self.complete, "edits": records(self.report), "notes": self.notes}
        )
        return told

    def _repr_html_(self) -> str:
        from pandas.io.formats.style import Styler  # noqa: PLC0415 - slow to import

        # a fixed name and no name for each cell, so that the same report gives the same page
        shown = Styler(self.report, uuid="replay", cell_ids=False)
        return shown.format(escape="html").hide(axis="index").to_html()


def replay(changes: Source, *, on: Hierarchy | Actions) -> Replay:
    """Make edits on a hierarchy as far as that goes, and report the rest.

    Actions that the hierarchy does not have are left out of an edit, and groups that it does not
    have out of a list of groups to put together, merge or take apart. Another edit of a group
    that is not there, or one that breaks a rule, is left out whole; so is what depends on it:
    edits of the groups that it would have made, and taking it back. A new group whose id is taken
    gets the next free one, and later edits follow it.

    Parameters
    ----------
    changes : Hierarchy, iterable of Edit or LogEntry, or path
        Edits; entries of a log keep their analyst, time and reason. Or a hierarchy, whose whole
        log is meant: the groups that it began with are found again among those of `on` by the
        actions that they share, so that the log can be replayed on a new clustering. Elsewhere
        ids are taken as they are. Or the file of moves that a reader of the shared page saved.
    on : Hierarchy or Actions
        Where to make them. For actions, for instance with texts that came late, `changes` is a
        hierarchy: its log is replayed from the groups that it began with, and new actions are
        unclustered.

    Returns
    -------
    Replay
        The hierarchy, and the report.

    Raises
    ------
    InputError
        If there is no such file, or it is not a file of moves; if something else than a
        hierarchy is to be replayed on actions, or an action has the id of a group; or if
        `changes` or `on` is of another kind.

    See Also
    --------
    Hierarchy.apply : Makes all edits or none.
    diff : Lists what differs between two hierarchies.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    >>> start = cluster_actions(texts, target=2).to_hierarchy()
    >>> edited = start.rename("S01", "Train nurses").rename("S02", "Share data")
    >>> later = cluster_actions(["open data", *texts], target=2).to_hierarchy()
    >>> print(replay(edited, on=later).hierarchy)
    S01  Share data  (3)
    S02  Train nurses  (3)
    >>> print(replay(edited, on=later.actions).hierarchy)
    S01  Train nurses  (3)
    S02  Share data  (2)
    unclustered: new  (1)
    """
    if not isinstance(on, Actions):
        check_hierarchy(on, "replay(on=...)")
    notes: list[str] = []
    groups: dict[str, str | None] = {}
    items: Iterable[Edit | LogEntry | Suggestion]
    if isinstance(on, Actions):
        if not isinstance(changes, Hierarchy):
            raise InputError(
                "replay on actions takes the hierarchy whose groups and log are meant; got "
                f"{type(changes).__name__}"
            )
        on, notes = restarted(changes, on)
        items = changes.entries
    elif isinstance(changes, Hierarchy):
        groups = matching_groups(changes.history.start, on.tree)
        items = changes.entries
    elif isinstance(changes, (str, os.PathLike)):
        moves = read_moves(changes)
        items = moves.suggestions
        if moves.start != fingerprint(on.tree):
            notes.append("the moves were suggested on another state of the hierarchy")
    elif isinstance(changes, Iterable):
        items = changes
    else:
        raise InputError(
            "replay takes a hierarchy, edits, or the path of a file of moves; got "
            f"{type(changes).__name__}"
        )
    player = Rebase(on, groups)
    for change in items:
        player.make(change)
    columns = ["edit", "analyst", "outcome", "what", "why"]
    report = text_frame(player.rows, columns)
    hierarchy = replace(on, history=player.recorder.history())
    return Replay(hierarchy, report, (*notes, *player.notes()))
