"""Which steps brought each text into its community: the network, merging, or moving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.by_value import ByValue

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.network.membership import Membership


@dataclass(frozen=True, slots=True, eq=False)
class GroupSteps(ByValue):
    """The group of each text after each step; 0 for a text that no step grouped."""

    # shape (actions,): the community of the network that the engine found it in, from 1 on
    found: NDArray[np.int64]
    # shape (actions,): the community that it was in after merging and before moving, from 1 on;
    # those above the number of communities have lost their texts, or are too small
    joined: NDArray[np.int64]


def steps_of(
    found: NDArray[np.int64],
    joined: NDArray[np.int64],
    settled: NDArray[np.int64],
    network: sp.csr_array,
    row_of: NDArray[np.int64],
    membership: Membership,
) -> GroupSteps:
    """Give the groups of each step numbers, those after merging by what they became.

    `found`, `joined` and `settled` have the group of each row of the network after the engine,
    after merging and after moving. A row without an edge is in no group of the network.
    """
    rows = network.shape[0]
    final = membership.labels[:rows]
    linked = (np.diff(network.indptr) > 0) & ~_piles(settled, final)
    first = _numbered(found, linked)
    # what a group is called in the end: the number that its settled rows have
    names = np.zeros(int(joined.max(initial=-1)) + 1, dtype=np.int64)
    kept = linked & (final >= 0) & (settled < len(names))
    names[settled[kept]] = final[kept] + 1
    ended = np.flatnonzero(names == 0)
    names[ended] = int(membership.labels.max(initial=-1)) + 2 + np.arange(len(ended))
    second = np.where(linked, names[joined], 0) if len(names) else joined
    grouped = (row_of >= 0) & (row_of < rows)
    each = np.zeros((2, len(row_of)), dtype=np.int64)
    each[:, grouped] = np.stack([first, second])[:, row_of[grouped]]
    return GroupSteps(found=each[0], joined=each[1])


def _piles(settled: NDArray[np.int64], final: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark rows that were left over by a group that is too small, as a pile of copies."""
    if not len(final):
        return np.zeros(0, dtype=np.bool_)
    alone = np.bincount(final + 1)[final + 1] == 1
    piles: NDArray[np.bool_] = (final >= 0) & alone & (np.bincount(settled)[settled] > 1)
    return piles


def _numbered(labels: NDArray[np.int64], counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give groups numbers from 1 on, in the order of their first rows."""
    numbers = np.zeros(len(labels), dtype=np.int64)
    some = np.flatnonzero(counted)
    _, first, which = np.unique(labels[some], return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first, kind="stable")] = np.arange(1, len(first) + 1)
    numbers[some] = order[which]
    return numbers
