"""Groups to merge, to split or to name, and near-copies that stand in different groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.queue.doubtful_texts import ACTING, MINUTE, READING, Candidate, benefit_of
from actionclust.coding.edits.kinds import Merge, Move, Part, Rename, Split
from actionclust.coding.tree.ids import natural, new_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from actionclust.advice.homes import HomeFinder
    from actionclust.advice.queue.decisions import Decisions
    from actionclust.advice.queue.learner import Learned, Places
    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.project.record import Project

_SHOWN = 4  # texts read to judge a group
_MERGED = 0.35  # of the likelihood of its own group, that of another, to be one with it
_SPLIT_FROM = 6  # texts of a group that may be two
_SMALLEST = 0.15  # of a group: a part that may stand alone
_APART = 0.5  # how much less alike two parts are than the texts in them
_STEPS = 30  # of the search for the two parts
_COPIES = 0.9  # how likely copies belong together
_NAMED = 0.3  # how likely a name is taken
_LABEL = 60  # characters of a suggested name
_DECIMALS = 4

Apart = tuple[frozenset[str], tuple[str, ...], float]
"""The members of a group, those of them that stand apart, and how much."""


def groups_to_merge(
    h: Project, learned: Learned, places: Places, decisions: Decisions
) -> list[Candidate]:
    """Suggest pairs of groups whose texts are as much at home in the other."""
    if not learned.groups:
        return []
    sizes = np.bincount(places.own[places.own >= 0], minlength=len(learned.groups))
    inside = np.flatnonzero(places.own >= 0)
    shared = np.zeros((len(learned.groups),) * 2)
    np.add.at(shared, places.own[inside], learned.probability[inside])
    itself = np.diag(shared).copy()
    shared /= np.where(itself > 0, itself, np.inf)[:, None]
    both = np.triu(np.minimum(shared, shared.T), 1)
    found = []
    for one, other in np.argwhere(both >= _MERGED).tolist():
        pair = learned.groups[one], learned.groups[other]
        same = h.tree.nodes[pair[0]].level == h.tree.nodes[pair[1]].level
        if not same or decisions.against("merge", frozenset(), frozenset(pair)):
            continue
        into, ends = pair if sizes[one] >= sizes[other] else (pair[1], pair[0])
        score = round(min(1.0, float(both[one, other])), _DECIMALS)
        benefit = benefit_of(score, int(min(sizes[one], sizes[other])), shown=2 * _SHOWN)
        edit = Merge((ends,), into)
        found.append(Candidate("merge", (), (ends,), into, score, benefit, (), edit))
    return found


def parts_of_groups(
    h: Project, finder: HomeFinder, before: Mapping[str, Apart]
) -> dict[str, Apart]:
    """Find what stands apart in each group; groups that stayed as they were are not read anew."""
    where = {h.actions.ids[place]: row for row, place in enumerate(finder.places.tolist())}
    found: dict[str, Apart] = {}
    for group, members in h.tree.members.items():
        if group in before and before[group][0] == members:
            found[group] = before[group]
            continue
        known = sorted((where[one], one) for one in members if one in where)
        rows = np.array([row for row, _ in known], dtype=np.int64)
        apart, distance = _apart(finder, rows)
        away = tuple(sorted((known[place][1] for place in apart), key=natural))
        found[group] = (members, away, distance)
    return found


def groups_to_split(
    h: Project, parts: Mapping[str, Apart], decisions: Decisions
) -> list[Candidate]:
    """Suggest groups that are two, with the smaller part."""
    found = []
    for group in sorted(parts, key=natural):
        members, apart, distance = parts[group]
        away = tuple(one for one in apart if one not in decisions.placed)
        if (
            len(away) < max(2, _SMALLEST * len(members))
            or distance < _APART
            or decisions.against("split", frozenset(), frozenset((group,)))
        ):
            continue
        score = round(distance / 2, _DECIMALS)
        id_ = new_ids(h.tree.issued, h.tree.nodes[group].level)[0]
        edit = Split(group, (Part(id_, away),))
        benefit = benefit_of(score, len(away), shown=max(2 * _SHOWN, len(away) + 1))
        found.append(Candidate("split", away, (group,), None, score, benefit, (), edit))
    return found


def copies_apart(
    h: Project, space: TextSpace, places: Places, decisions: Decisions
) -> list[Candidate]:
    """Suggest near-copies of texts to stand with most of the others."""
    row_of, ids = space.vectors.row_of, h.actions.ids
    inside = np.flatnonzero((row_of >= 0) & (places.own >= 0))
    pairs = np.unique(np.stack([row_of[inside], places.own[inside]]), axis=1)
    rows, counts = np.unique(pairs[0], return_counts=True)
    found = []
    for row in rows[counts > 1].tolist():
        same = inside[row_of[inside] == row]
        numbers = np.bincount(places.own[same])
        most = int(numbers.argmax())
        target = places.groups[most]
        for group in np.flatnonzero(numbers).tolist():
            away = [ids[place] for place in same if places.own[place] == group]
            away = sorted((one for one in away if one not in decisions.placed), key=natural)
            if group == most or not away:
                continue
            benefit = benefit_of(_COPIES, len(away), shown=len(away) + 1)
            source, edit = (places.groups[group],), Move(tuple(away), target)
            found.append(
                Candidate("copies", tuple(away), source, target, _COPIES, benefit, (target,), edit)
            )
    return found


def groups_to_name(
    h: Project, learned: Learned, places: Places, decisions: Decisions
) -> list[Candidate]:
    """Suggest the most central text as the name of groups that nobody named."""
    found = []
    benefit = round(_NAMED * MINUTE / (READING + ACTING) / 2, _DECIMALS)
    for number, group in enumerate(learned.groups):
        node, first = h.tree.nodes[group], h.history.start.nodes.get(group)
        by_keywords = h.origin is not None and first is not None and first.label == node.label
        members = np.flatnonzero(places.own == number)
        members = members[learned.probability[members].any(axis=1)]
        if (node.label and not by_keywords) or not len(members):
            continue
        ordered = sorted(members.tolist(), key=lambda place: natural(h.actions.ids[place]))
        central = max(ordered, key=lambda place: float(learned.nearness[place, number]))
        label = shortened(h.actions.texts[central])
        if (
            label
            and label != node.label
            and not decisions.against("name", frozenset(), frozenset((group,)))
        ):
            about = (h.actions.ids[central],)
            edit = Rename(group, label)
            found.append(Candidate("name", about, (group,), None, _NAMED, benefit, (), edit))
    return found


def shortened(text: str, most: int = _LABEL) -> str:
    """Shorten a text to a name: its first clause, cut between words if that is long too.

    >>> shortened("Train nurses in data sharing, so that records follow patients")
    'Train nurses in data sharing'
    """
    whole = " ".join(text.split())
    ends = [place for mark in ",;:.!?(" if (place := whole.find(mark)) > most // 5]
    clause = whole[: min(ends, default=len(whole))].strip()
    if len(clause) <= most:
        return clause
    cut = clause[: most + 1].rsplit(" ", 1)[0]
    return cut[:most].strip()


def _apart(finder: HomeFinder, rows: NDArray[np.int64]) -> tuple[list[int], float]:
    """Cut texts in two where they are least alike, and tell how much the parts differ."""
    if len(rows) < _SPLIT_FROM:
        return [], 0.0
    if finder.likeness is not None:
        alike = finder.likeness[np.ix_(rows, rows)]
    else:
        points = finder.points.taking(rows)
        alike = (points.words @ points.words.T).toarray() + points.context @ points.context.T
    mean = alike.mean(axis=0)
    centred = alike - mean[:, None] - mean[None, :] + mean.mean()
    direction = centred[int(mean.argmin())]
    for _ in range(_STEPS):
        direction = centred @ direction
        length = float(np.linalg.norm(direction))
        if not length:
            return [], 0.0
        direction /= length
    side = np.round(direction, 9) > 0
    if side.sum() * 2 > len(rows):
        side = ~side
    small, large = np.flatnonzero(side), np.flatnonzero(~side)
    if min(len(small), len(large)) < 2:  # noqa: PLR2004 - one text is no part
        return [], 0.0
    between = float(alike[np.ix_(small, large)].mean())
    within = min(_mean_of_pairs(alike, small), _mean_of_pairs(alike, large))
    return small.tolist(), float(np.clip(1 - between / within, 0, 1)) if within > 0 else 0.0


def _mean_of_pairs(alike: NDArray[np.float64], part: NDArray[np.int64]) -> float:
    inside = alike[np.ix_(part, part)]
    return float((inside.sum() - np.trace(inside)) / (len(part) * (len(part) - 1)))
