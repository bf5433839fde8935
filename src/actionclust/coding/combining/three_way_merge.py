"""Combining the logs of two analysts who began from the same hierarchy.

Edits that touch different things combine, and edits that do the same are made once, in whatever
order the two logs are given. Edits that leave the same thing in different states are conflicts:
both are listed, neither is made, and nothing is guessed, until somebody takes one. Of an edit of
many things only the part that conflicts waits. An edit that builds on one that was left out is
left out too.
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
from actionclust.coding.combining.choices import (
    OTHER_LABELS,
    SIDES,
    Choice,
    check_choice,
    conflict_places,
    things_given_up,
    with_other_labels,
)
from actionclust.coding.combining.conflicts import without_conflicts
from actionclust.coding.combining.joining import Joining
from actionclust.coding.combining.numbering import renumbered
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.log.history import Recorder
from actionclust.coding.replaying.from_a_start import from_one_start
from actionclust.errors import InputError, counted
from actionclust.table_rows import records, strict
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from actionclust.coding.combining.choices import OtherLabel, Side
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
        The pairs of edits that do; neither was made. `take` makes one of them.
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
        What else is to be known: whose groups were renumbered, which actions went along when the
        group that was meant was merged, and what is lost beside a coding that was begun blind.
    given_up : tuple of LogEntry
        Edits that gave way to what was taken, and those that build on them.
    mine, theirs : Hierarchy
        What was combined, in the order of the call.
    choices : tuple of Choice
        What was taken.
    """

    hierarchy: Hierarchy
    conflicts: tuple[Conflict, ...]
    left_out: tuple[LogEntry, ...]
    reasons: tuple[str, ...]
    agreed: tuple[LogEntry, ...]
    renumbered: Mapping[str, str]
    notes: tuple[str, ...]
    given_up: tuple[LogEntry, ...]
    mine: Hierarchy
    theirs: Hierarchy
    choices: tuple[Choice, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all edits of both hold, but for those that gave way to what was taken."""
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

    def take(
        self,
        side: Side,
        which: int | Iterable[int] | None = None,
        *,
        labels: OtherLabel = "memo",
    ) -> Combined:
        """Make the edits of one side where the two conflict.

        What gives way is in `given_up`. What was left out because of the conflict is looked at
        again, so that new conflicts can come to light.

        Parameters
        ----------
        side : {"mine", "theirs"}
            Whose edit: that of the first hierarchy of `combine`, or of the second.
        which : int, iterable of int, or None
            The places of conflicts in `conflicts`, from 0 on; None takes that side in all, also in
            those that come to light.
        labels : {"memo", "join", "drop"}
            What becomes of the label that gives way, where both renamed one group: "memo" keeps it
            as a memo of the group; "join" calls the group by both, "A / B"; "drop" leaves it in
            the log of its analyst alone.

        Returns
        -------
        Combined
            With these edits made.

        Raises
        ------
        SettingError
            If `side` or `labels` is not known, or there is no such conflict.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> start = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
        >>> both = combine(start.by("PV").rename("S01", "Care"),
        ...                start.by("ASL").rename("S01", "Staff"))
        >>> both.take("mine").hierarchy["S01"].label
        'Care'
        >>> both.take("mine").hierarchy.memos["memo"].tolist()
        ['called "Staff" by ASL']
        >>> both.take("theirs", 0, labels="join").hierarchy["S01"].label
        'Staff / Care'
        """
        check_choice("side", side, SIDES)
        check_choice("labels", labels, OTHER_LABELS)
        if which is not None:
            chosen = [self.conflicts[one] for one in conflict_places(which, len(self.conflicts))]
            more = tuple(Choice(side, conflict.things, labels) for conflict in chosen)
            return _combined(self.mine, self.theirs, (*self.choices, *more))
        result = self
        while result.conflicts:
            more = tuple(Choice(side, conflict.things, labels) for conflict in result.conflicts)
            result = _combined(self.mine, self.theirs, (*result.choices, *more))
        return result

    def to_dict(self) -> dict[str, Any]:
        """Give the report as strict JSON has it, for programs; `hierarchy` is saved by `save`.

        Returns
        -------
        dict
            complete; edits, how many hold together; conflicts, the rows of `report`; left_out, a
            list with what and why of each; agreed, a list of sentences; renumbered, a dict;
            notes, a list; and given_up, a list of sentences.

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
                "given_up": [str(entry) for entry in self.given_up],
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
        beginning. Or two of which one was begun by `Hierarchy.blind`: the other one is then taken
        as edits of the same beginning, with all actions unclustered.

    Returns
    -------
    Combined
        The same whichever comes first: the hierarchy with the edits that do not conflict, and
        the conflicts, in which `Combined.take` takes one side.

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
    return _combined(one, other, ())


def _combined(mine: Hierarchy, theirs: Hierarchy, choices: tuple[Choice, ...]) -> Combined:
    one, other, lost = from_one_start(mine, theirs)
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
    base, ours, their_entries = _from_one_base(parted, first, second)
    their_entries, names = renumbered(base.tree.issued, ours, their_entries)
    sides = ("mine", "theirs") if first is one.history else ("theirs", "mine")
    settled = without_conflicts(
        steps(ours, base.tree),
        steps(their_entries, base.tree),
        given_up=(things_given_up(choices, sides[0]), things_given_up(choices, sides[1])),
    )
    joining = Joining(base)
    joining.make(settled.first, settled.second)
    names = {id_: joining.renumbered.get(new, new) for id_, new in names.items()}
    later = {id_: new for id_, new in joining.renumbered.items() if new not in names.values()}
    names |= later
    left_out = (*settled.left_out, *joining.left_out)
    makers = {id_: entry.analyst for entry in second.log for id_ in made_by(entry)}
    given_up = tuple(entry for entry, _ in settled.given_up)
    history = with_other_labels(joining.history(), given_up, choices)
    return Combined(
        hierarchy=replace(one, analyst=mine.analyst, history=history),
        conflicts=settled.conflicts,
        left_out=tuple(entry for entry, _ in left_out),
        reasons=tuple(reason for _, reason in left_out),
        agreed=tuple(joining.agreed),
        renumbered=names,
        notes=(
            *(f"{id_} of {makers[id_] or 'somebody'} is {new} here" for id_, new in names.items()),
            *joining.notes,
            *lost,
        ),
        given_up=given_up,
        mine=mine,
        theirs=theirs,
        choices=choices,
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
            recorder.repeat(entry)
    ours, theirs = (
        [*back[side].values(), *again[side].values(), *edits_since(history, parted)]
        for side, history in enumerate((first, second))
    )
    return recorder.history(), ours, theirs
