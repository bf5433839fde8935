"""How texts came to where they are: by which step of the clustering, by whom, when and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.coding.edits import kinds
from actionclust.coding.log.made_by_machine import is_decision
from actionclust.coding.tree.ids import issued_by, natural, new_ids
from actionclust.coding.tree.tree import Aside
from actionclust.errors import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.project.record import Project
    from actionclust.coding.tree.tree import Place
    from actionclust.network.origin import Origin

NETWORK, MERGING, MOVING, COPIES = "network", "merging", "moving", "copies"
CLUSTERING, BEGINNING, OUTSIDE = "clustering", "beginning", "unclustered"

_SHOWN = 3  # ids named in a sentence
_ON_TEXTS = (kinds.Move, kinds.Split, kinds.SetAside, kinds.Restore)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A step by which an action came to where it is.

    Attributes
    ----------
    by : str
        "network", where the engine found it; "merging", if it was found in a smaller community
        that was merged with a larger one; "moving", if it moved to nearer texts afterwards;
        "copies", for a community of copies of one text; "clustering", where the project file does
        not say which of these; "beginning", if it was placed there when the hierarchy began;
        "unclustered", if it began in no group; or the kind of an edit, such as "move".
    what : str
        The step in words.
    came_from, to : str or None
        The id of the group that it was in before, and of the one that it was in then.
    analyst, time, why : str
        Of an edit, by whom, when (in UTC, as ISO 8601) and the reason; else "".
    """

    by: str
    what: str
    came_from: str | None = None
    to: str | None = None
    analyst: str = ""
    time: str = ""
    why: str = ""

    def __str__(self) -> str:
        """Tell the step, by whom, when and why."""
        said = self.what
        if self.time:
            said += f" by {self.analyst or 'an analyst without a name'} on {self.time[:10]}"
            said += f': "{self.why}"' if self.why else ", no reason given"
        return said


def beginnings(h: Project) -> list[str]:
    """Say by which step each action came to where it was before the first edit."""
    ids, start = h.actions.ids, h.history.start.places
    origin = h.origin
    if origin is None:
        return [OUTSIDE if isinstance(start[id_], Aside) else BEGINNING for id_ in ids]
    if not _began_with(h, origin):
        return [OUTSIDE if isinstance(start[id_], Aside) else BEGINNING for id_ in ids]
    steps = _steps(origin)
    return [
        OUTSIDE if isinstance(start[id_], Aside) else step
        for id_, step in zip(ids, steps, strict=True)
    ]


def _began_with(h: Project, origin: Origin) -> bool:
    """Tell whether the hierarchy began with these communities; after `rerun` it did not."""
    groups, start = _first_groups(h, origin), h.history.start.places
    return all(
        start[id_] == groups[community - 1] if community else isinstance(start[id_], Aside)
        for id_, community in zip(h.actions.ids, origin.community.tolist(), strict=True)
    )


def last_edits(h: Project) -> dict[str, LogEntry]:
    """Give for each action that was moved the last edit that moved it and that holds."""
    log = h.history.log
    return {action: log[place] for place in h.history.done for action in log[place].change.places}


def decided(h: Project) -> frozenset[str]:
    """Name the actions that people placed one by one, or settled: not with a whole group."""
    placed = {
        action
        for action, entry in last_edits(h).items()
        if isinstance(entry.edit, _ON_TEXTS)
        and is_decision(entry)
        and not isinstance(h.tree.places[action], Aside)
    }
    return frozenset(placed | h.tree.pinned)


def arrivals(h: Project, action: str) -> tuple[Arrival, ...]:
    """Tell every step by which an action came to where it is, the first one first."""
    log = h.history.log
    return (
        _beginning(h, action),
        *(
            _edited(log[place], action)
            for place in h.history.done
            if action in log[place].change.places
        ),
    )


def _steps(origin: Origin) -> list[str]:
    found, joined, community = origin.found, origin.joined, origin.community
    if found is None or joined is None:
        return [CLUSTERING] * len(community)
    main = _main_parts(found, joined)
    steps = np.where(main[joined] == found, NETWORK, MERGING)
    steps = np.where(joined == community, steps, MOVING)
    told: list[str] = np.where(joined == 0, COPIES, steps).tolist()
    return told


def _main_parts(found: NDArray[np.int64], joined: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give for each community after merging the largest one that was merged into it."""
    parts, sizes = np.unique(np.stack([joined, found]), axis=1, return_counts=True)
    order = np.lexsort((parts[1], -sizes, parts[0]))
    _, first = np.unique(parts[0][order], return_index=True)
    main = np.zeros(int(joined.max(initial=0)) + 1, dtype=np.int64)
    main[parts[0][order[first]]] = parts[1][order[first]]
    return main


def _first_groups(h: Project, origin: Origin) -> tuple[str, ...]:
    """Give the id of the group that each community began as."""
    return new_ids(issued_by(h.actions.ids), "sub-cluster", len(origin.keywords))


def _beginning(h: Project, action: str) -> Arrival:
    start = h.history.start.places[action]
    place = h.actions.row_of[action]
    by = beginnings(h)[place]
    to = _group(start)
    if isinstance(start, Aside):
        return Arrival(by, f"unclustered from the beginning: {start.reason}")
    if by == BEGINNING or h.origin is None:
        return Arrival(by, f"placed in {to} when the hierarchy began", to=to)
    if by in {CLUSTERING, COPIES}:
        said = {
            CLUSTERING: f"put into {to} by the clustering; a file of that version does not keep "
            "by which of its steps",
            COPIES: f"put into {to} as one of the copies or versions of a text that the network "
            "links to no other",
        }
        return Arrival(by, said[by], to=to)
    return _by_step(h, h.origin, place, by, str(to))


def _by_step(h: Project, origin: Origin, place: int, by: str, to: str) -> Arrival:
    assert origin.found is not None  # noqa: S101 - else the step would not be known
    assert origin.joined is not None  # noqa: S101 - as above
    groups, joined = _first_groups(h, origin), int(origin.joined[place])
    ids = h.actions.ids
    part = np.flatnonzero((origin.found == origin.found[place]) & (origin.joined == joined))
    others = sorted((ids[one] for one in part.tolist() if one != place), key=natural)
    with_ = f"with {counted(len(others), 'other text')}" if others else "on its own"
    if by == NETWORK:
        said = f"found by the network in {to}, {with_}{_linked(h, origin, place)}"
        return Arrival(by, said, to=to)
    if by == MERGING:
        named = f" ({listed(others, _SHOWN)})" if others else ""
        said = (
            f"found by the network {with_}{named}, and merged with the larger {to} as the nearest"
        )
        return Arrival(by, said, to=to)
    known = joined <= len(groups)
    source = groups[joined - 1] if known else None
    first = source or "a community that lost its texts or was too small"
    return Arrival(
        by,
        f"found by the network {with_}, in {first} after merging, and moved to {to}, whose texts "
        "are nearer",
        came_from=source,
        to=to,
    )


def _linked(h: Project, origin: Origin, place: int) -> str:
    """Name the texts of its own community that the network links a text to."""
    first = origin.first[: origin.tuning.edges]
    second = origin.second[: origin.tuning.edges]
    # of copies, one has the links
    own = next((one for one, copy in origin.copies if copy == place), place)
    ends = np.concatenate([second[first == own], first[second == own]])
    inside = ends[origin.community[ends] == origin.community[place]]
    if not len(ends):
        return ""
    names = sorted((h.actions.ids[end] for end in inside.tolist()), key=natural)
    named = f", {listed(names, _SHOWN)}" if names else ""
    if len(ends) == 1:
        return f"; its only link leads {f'there{named}' if names else 'elsewhere'}"
    return f"; {len(inside)} of its {len(ends)} links lead there{named}"


def _edited(entry: LogEntry, action: str) -> Arrival:
    before, after = entry.change.places[action]
    source, to = _group(before), _group(after)
    return Arrival(
        by=entry.edit.kind,
        what=_done(entry, source, after),
        came_from=source,
        to=to,
        analyst=entry.analyst,
        time=entry.time,
        why=entry.why,
    )


def _done(entry: LogEntry, source: str | None, after: Place) -> str:
    came = source or "no group"
    if isinstance(after, Aside):
        how = "set aside from" if isinstance(entry.edit, kinds.SetAside) else "left unclustered by"
        return f"{how} {came}: {after.reason}"
    match entry.edit:
        case kinds.Merge():
            return f"brought from {came} to {after} by merging the groups"
        case kinds.Split():
            return f"split off {came} into {after}"
        case kinds.Restore():
            return f"put back into {after}"
        case _:
            return f"moved from {came} to {after}"


def _group(place: Place) -> str | None:
    return None if isinstance(place, Aside) else place


def tally(h: Project) -> Mapping[str, int]:
    """Count the actions by what brought them to where they are."""
    return Counter(latest(h))


def latest(h: Project) -> Iterator[str]:
    """Say of each action by which step or edit it came to where it is."""
    edits = last_edits(h)
    for id_, began in zip(h.actions.ids, beginnings(h), strict=True):
        yield edits[id_].edit.kind if id_ in edits else began
