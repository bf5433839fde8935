"""Groups to merge, to split or to name, and near-copies that stand in different groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.queue.cut_in_two import two_parts
from actionclust.advice.queue.doubtful_texts import ACTING, MINUTE, READING, Suggested, benefit_of
from actionclust.analysis.naming.suggesting_labels import suggest_labels
from actionclust.coding.edits.kinds import Merge, Move, Part, Rename, Split
from actionclust.coding.tree.ids import natural, new_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionclust.advice.homes import HomeFinder
    from actionclust.advice.queue.decisions import DecidedPlaces
    from actionclust.advice.queue.learner import Learned, Places
    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.project.record import Project

_SHOWN = 4  # texts read to judge a group
_MERGED = 0.35  # of the likelihood of its own group, that of another, to be one with it
_SMALLEST = 0.15  # of a group: a part that may stand alone
_APART = 0.5  # how much less alike two parts are than the texts in them
_COPIES = 0.9  # how likely copies belong together
_NAMED = 0.3  # how likely a name is taken
_DECIMALS = 4

Apart = tuple[frozenset[str], tuple[str, ...], float]
"""The members of a group, those of them that stand apart, and how much."""

Name = tuple[str, str]
"""A name, and the action that it is from."""


def groups_to_merge(
    h: Project, learned: Learned, places: Places, decisions: DecidedPlaces
) -> list[Suggested]:
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
        found.append(Suggested("merge", (), (ends,), into, score, benefit, (), edit))
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
        apart, distance = two_parts(finder.points, rows)
        away = tuple(sorted((known[place][1] for place in apart), key=natural))
        found[group] = (members, away, distance)
    return found


def groups_to_split(
    h: Project, parts: Mapping[str, Apart], decisions: DecidedPlaces
) -> list[Suggested]:
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
        found.append(Suggested("split", away, (group,), None, score, benefit, (), edit))
    return found


def copies_apart(
    h: Project, space: TextSpace, places: Places, decisions: DecidedPlaces
) -> list[Suggested]:
    """Suggest near-copies of texts to stand with most of the others."""
    row_of, ids = space.vectors.row_of, h.actions.ids
    # a code tree may have put one text under two codes without seeing it
    decided = decisions.placed - decisions.coded
    inside = np.flatnonzero((row_of >= 0) & (places.own >= 0))
    inside = inside[np.lexsort((inside, row_of[inside]))]
    starts = np.flatnonzero(np.diff(row_of[inside], prepend=-1))
    own, ends = places.own[inside], np.append(starts[1:], len(inside))
    mixed = np.zeros(len(starts), dtype=np.bool_)
    if len(starts):
        mixed = np.minimum.reduceat(own, starts) < np.maximum.reduceat(own, starts)
    found = []
    for start, end in zip(starts[mixed].tolist(), ends[mixed].tolist(), strict=True):
        same = inside[start:end]
        numbers = np.bincount(places.own[same])
        most = int(numbers.argmax())
        target = places.groups[most]
        for group in np.flatnonzero(numbers).tolist():
            away = [ids[place] for place in same if places.own[place] == group]
            away = sorted((one for one in away if one not in decided), key=natural)
            if group == most or not away:
                continue
            benefit = benefit_of(_COPIES, len(away), shown=len(away) + 1)
            source, edit = (places.groups[group],), Move(tuple(away), target)
            found.append(
                Suggested("copies", tuple(away), source, target, _COPIES, benefit, (target,), edit)
            )
    return found


def names_of_groups(h: Hierarchy) -> dict[str, Name]:
    """Find a name in the texts of each group that nobody named."""
    table = suggest_labels(h, count=1).table
    said = table[table["kind"] == "text"].drop_duplicates("group")
    return {
        group: (candidate, action)
        for group, candidate, action in zip(
            said["group"], said["candidate"], said["action"], strict=True
        )
    }


def groups_to_name(
    h: Project, names: Mapping[str, Name], decisions: DecidedPlaces
) -> list[Suggested]:
    """Suggest names for groups that nobody named, as long as they hold the text of the name."""
    found = []
    benefit = round(_NAMED * MINUTE / (READING + ACTING) / 2, _DECIMALS)
    for group in sorted(names, key=natural):
        label, action = names[group]
        node, first = h.tree.nodes.get(group), h.history.start.nodes.get(group)
        by_keywords = node is not None and first is not None and first.label == node.label
        if (
            node is None
            or (node.label and not (by_keywords and h.origin is not None))
            or h.tree.places[action] != group
            or decisions.against("name", frozenset(), frozenset((group,)))
        ):
            continue
        edit = Rename(group, label)
        found.append(Suggested("name", (action,), (group,), None, _NAMED, benefit, (), edit))
    return found
