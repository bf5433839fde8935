"""Combining the logs of two analysts who began from the same hierarchy.

Edits that touch different things combine, and edits that do the same are made once, in whatever
order the two logs are given. Edits that leave the same thing in different states are conflicts:
both are listed, neither is made, and nothing is guessed. An edit that builds on one that was
left out is left out too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from actionclust.by_value import ByValue
from actionclust.coding.combining.branches import (
    edits_since,
    history_until,
    made_again,
    made_by,
    shared_length,
    steps,
    taken_back,
)
from actionclust.coding.combining.conflicts import without_conflicts
from actionclust.coding.combining.joining import Joining
from actionclust.coding.combining.numbering import renumbered
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.log.history import Recorder
from actionclust.errors import InputError, counted
from actionclust.table_rows import records, strict
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from actionclust.coding.combining.conflicts import Conflict
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.log.history import History


@dataclass(frozen=True, eq=False)
class Combined(ByValue):
    """What came of combining two logs.

    Attributes
    ----------
    hierarchy : Hierarchy
        With the edits of both that do not conflict; the analyst is that of the first one.
    conflicts : tuple of Conflict
        The pairs of edits that do; neither was made.
    left_out : tuple of LogEntry
        Edits that fall with one that was not made.
    reasons : tuple of str
        Why each of these was left out.
    agreed : tuple of LogEntry
        Edits that were not made again, since the other analyst had done the same.
    renumbered : mapping of str to str
        The new id of new groups of one analyst, where the other had used the id for another
        group or given the same group another id.
    notes : tuple of str
        What else is to be known: whose groups were renumbered.
    """

    hierarchy: Hierarchy
    conflicts: tuple[Conflict, ...]
    left_out: tuple[LogEntry, ...]
    reasons: tuple[str, ...]
    agreed: tuple[LogEntry, ...]
    renumbered: Mapping[str, str]
    notes: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether all edits of both hold."""
        return not self.conflicts and not self.left_out

    @property
    def report(self) -> pd.DataFrame:
        """The conflicts as a table: what each did, by whom, why, and what about."""
        rows = [
            (
                ", ".join(conflict.about),
                str(conflict.one),
                conflict.one.analyst,
                conflict.one.why,
                str(conflict.other),
                conflict.other.analyst,
                conflict.other.why,
            )
            for conflict in self.conflicts
        ]
        columns = ["about", "one", "by", "why", "other", "by other", "why other"]
        return text_frame(rows, columns)

    def to_dict(self) -> dict[str, Any]:
        """Give the report as strict JSON has it, for programs; `hierarchy` is saved by `save`.

        Returns
        -------
        dict
            complete; edits, how many hold together; conflicts, the rows of `report`; left_out, a
            list with what and why of each; agreed, a list of sentences; renumbered, a dict; and
            notes, a list.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy("PV")
        >>> told = combine(h.rename("S01", "Training"), h.by("ASL")).to_dict()
        >>> told["complete"], told["edits"], told["conflicts"]
        (True, 1, [])
        """
        told: dict[str, Any] = strict(
            {
                "complete": self.complete,
                "edits": len(self.hierarchy.entries),
                "conflicts": records(self.report),
                "left_out": [
                    {"what": str(entry), "why": why}
                    for entry, why in zip(self.left_out, self.reasons, strict=True)
                ],
                "agreed": [str(entry) for entry in self.agreed],
                "renumbered": dict(self.renumbered),
                "notes": self.notes,
            }
        )
        return told

    def __repr__(self) -> str:
        """Count what came of it."""
        return (
            f"<{counted(len(self.hierarchy.entries), 'edit')} together, "
            f"{counted(len(self.conflicts), 'conflict')}, "
            f"{len(self.left_out)} left out, {len(self.agreed)} the same>"
        )


def combine(one: Hierarchy, other: Hierarchy) -> Combined:
    """Combine the edits of two analysts who began from the same hierarchy.

    Parameters
    ----------
    one, other : Hierarchy
        Two hierarchies with the same actions and the same start; their logs may share a
        beginning.

    Returns
    -------
    Combined
        The same whichever comes first: the hierarchy with the edits that do not conflict, and
        the conflicts.

    Raises
    ------
    InputError
        If one is not a hierarchy, or the two do not begin from the same one.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    >>> start = cluster_actions(texts, target=2).to_hierarchy()
    >>> one = start.by("PV").rename("S01", "Train nurses").rename("S02", "Data")
    >>> other = start.by("ASL").rename("S02", "Share data")
    >>> both = combine(one, other)
    >>> both.hierarchy["S01"].label, [conflict.about for conflict in both.conflicts]
    ('Train nurses', [('S02',)])
    """
    check_hierarchy(one, "combine")
    check_hierarchy(other, "combine")
    if one.history.start != other.history.start or one.actions != other.actions:
        raise InputError(
            "combine takes two hierarchies that began from the same one; these have other "
            "actions or another start: use diff to see how they differ"
        )
    parted = history_until(one.history, shared_length(one.entries, other.entries))
    # the same one comes first whatever the order of the call
    first, second = sorted(
        (one.history, other.history),
        key=lambda side: [(e.analyst, e.time, e.id) for e in side.log[len(parted.log) :]],
    )
    base, ours, theirs = _from_one_base(parted, first, second)
    theirs, names = renumbered(base.tree.issued, ours, theirs)
    settled = without_conflicts(steps(ours, base.tree), steps(theirs, base.tree))
    joining = Joining(base)
    joining.make(settled.first, settled.second)
    left_out = (*settled.left_out, *joining.left_out)
    makers = {id_: entry.analyst for entry in second.log for id_ in made_by(entry)}
    return Combined(
        hierarchy=replace(one, history=joining.history()),
        conflicts=settled.conflicts,
        left_out=tuple(entry for entry, _ in left_out),
        reasons=tuple(reason for _, reason in left_out),
        agreed=tuple(joining.agreed),
        renumbered=names,
        notes=tuple(
            f"{id_} of {makers[id_] or 'somebody'} is {new} here" for id_, new in names.items()
        ),
    )


def _from_one_base(
    parted: History, first: History, second: History
) -> tuple[History, list[LogEntry], list[LogEntry]]:
    """Do what both undid or redid, and give what each of them did besides."""
    back = [taken_back(side, parted) for side in (first, second)]
    again = [made_again(side, parted) for side in (first, second)]
    recorder = Recorder(parted)
    for undone in (back, again):
        for place in [place for place in undone[0] if place in undone[1]]:
            entry = undone[0].pop(place)
            del undone[1][place]
            recorder.record(entry.edit, time=entry.time, analyst=entry.analyst, why=entry.why)
    ours, theirs = (
        [*back[side].values(), *again[side].values(), *edits_since(history, parted)]
        for side, history in enumerate((first, second))
    )
    return recorder.history(), ours, theirs
