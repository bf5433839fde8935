"""Which texts have each value of a column, each term and each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.analysis.labels import every_label_of
from actionclust.analysis.particular.compared_counts import ComparedCounts, of_one_kind
from actionclust.analysis.particular.term_counts import PHRASE, WORD, count_texts_with_terms
from actionclust.analysis.places import groups_at
from actionclust.analysis.priorities.scoring import score
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.errors import counted
from actionclust.network.languages import text_languages
from actionclust.network.languages_of_groups import in_order
from actionclust.network.tokens import read_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

    Masks = NDArray[np.bool_]

STICKERS = "stickers"
"""What to pass to compare what got votes with what got none."""

VOTED, NOT_VOTED = "with stickers", "without stickers"
GROUP_KIND = "group"


def marked_values(h: Hierarchy, by: str) -> tuple[list[str], Masks, list[str]]:
    """Give the values of a column, which actions have each, and a note on those without one."""
    if by == STICKERS and by not in h.actions.table.columns:
        points = score(h.actions).table["points"].to_numpy(dtype=float)
        masks = np.stack([points > 0, points == 0])
        labels = [VOTED, NOT_VOTED]
    else:
        found = every_label_of(h.actions, by).occurring()
        rows = np.arange(len(h.actions)) if found.actions is None else found.actions
        masks = np.zeros((len(found), len(h.actions)), dtype=np.bool_)
        masks[found.codes, rows] = True
        known = len(found) - found.has_missing
        labels, masks = list(found.labels[:known]), masks[:known]
    there: NDArray[np.bool_] = np.asarray(masks.any(axis=1))
    labels = [label for at, label in enumerate(labels) if there[at]]
    masks = masks[there]
    without = len(h.actions) - int(masks.any(axis=0).sum())
    notes = [f"{counted(without, 'text')} without a value of {by} left out"] if without else []
    return labels, masks, notes


def in_canonical_order(h: Hierarchy) -> list[int]:
    """Give the places of the actions by id, so that the order of rows changes nothing."""
    ids = h.actions.ids
    return sorted(range(len(ids)), key=lambda place: natural(ids[place]))


def different_texts(h: Hierarchy, masks: Masks) -> NDArray[np.bool_]:
    """Mark one of the copies of each text from the same values."""
    first: dict[tuple[str, bytes], int] = {}
    for place in in_canonical_order(h):
        first.setdefault((h.actions.texts[place].casefold(), masks[:, place].tobytes()), place)
    marked = np.zeros(len(h.actions), dtype=np.bool_)
    marked[list(first.values())] = True
    return marked


def compared_terms(
    h: Hierarchy, labels: Sequence[str], masks: Masks, least: int
) -> tuple[list[ComparedCounts], list[str]]:
    """Count the terms of each language, which are compared among each other."""
    said = None if h.origin is None else h.origin.receipt.get("settings", {}).get("language")
    spoken, notes = text_languages(h.actions, read_tokens(h.actions.texts), said)
    told = list(notes)
    used: NDArray[np.bool_] = np.asarray(masks.any(axis=0))
    compared = []
    for code in in_order(spoken):
        rows = [place for place in in_canonical_order(h) if spoken[place] == code and used[place]]
        own = masks[:, rows]
        some: NDArray[np.bool_] = np.asarray(own.any(axis=1))
        there = [label for at, label in enumerate(labels) if some[at]]
        if len(there) < 2:  # noqa: PLR2004 - there is nothing to compare one value with
            if there:
                told.append(
                    f"{counted(len(rows), 'text')} in {code}: all of {there[0]}, and so compared "
                    "with none"
                )
            continue
        found = count_texts_with_terms([h.actions.texts[row] for row in rows], code, least)
        for kind in (WORD, PHRASE):
            at = [place for place, one in enumerate(found.kinds) if one == kind]
            names = [found.terms[place] for place in at]
            compared.append(of_one_kind(names, kind, sp.csr_array(found.present[:, at]), own))
    return compared, told


def compared_level(h: Hierarchy, level: Level | None) -> Level | None:
    """Give the level that is asked for, or the narrowest of which there are groups."""
    if level is not None:
        return groups_at(h, level)[0].level
    there = {node.level for node in h.tree.nodes.values()}
    return next((one for one in GROUP_LEVELS if one in there), None)


def compared_groups(h: Hierarchy, level: Level | None, masks: Masks) -> list[ComparedCounts]:
    """Count the actions of each group that has some; those in none have no name."""
    if level is None:
        return []
    place = {node.id: at for at, node in enumerate(groups_at(h, level))}
    used: NDArray[np.bool_] = np.asarray(masks.any(axis=0))
    rows = [row for row in in_canonical_order(h) if used[row]]
    codes = []
    for row in rows:
        group = h.tree.places[h.actions.ids[row]]
        above = () if isinstance(group, Aside) else h.tree.above(group)
        codes.append(next((place[node.id] for node in above if node.id in place), len(place)))
    ones = np.ones(len(rows), dtype=np.int64)
    shape = (len(rows), len(place) + 1)
    present = sp.csr_array((ones, (np.arange(len(rows)), codes)), shape=shape)
    return [of_one_kind([*place, ""], GROUP_KIND, present, masks[:, rows])]
