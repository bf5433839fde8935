"""Groups as discs: where their centres stand, near those that they are linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.spatial import cKDTree

from actionclust.network.engines import find_communities
from actionclust.view.payload.springs import sprung

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GOLDEN = np.pi * (3 - np.sqrt(5))  # the angle between the seeds of a sunflower
_SPRUNG = 400  # groups up to which springs place them at once; of more, bundles are placed first
_ROUNDS = 150  # of springs between groups
_PAIRS = 30_000_000  # pairs of groups that push each other in all rounds, where they are many
_NUDGE = 0.02  # how far groups of a bundle may go in a round, as a share of the whole width
_PUSHES = 1_000  # rounds of pushing discs apart
_DRAWN = 300  # of them, those that also draw discs together
_PRESSED = 0.2  # how much discs overlap at most while they are drawn, as a share of their radii
_FRESH = 8  # rounds after which it is looked anew which discs are near
_REACH = 1.3  # how much further apart than discs that touch these are at most
_KINSHIP = 0.75  # groups of a family are linked as strongly as this share of linked groups


def disc_centres(
    links: sp.csr_array, radii: NDArray[np.float64], families: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Place discs of some radii by the links between them, and by their families, -1 for none.

    >>> links = sp.csr_array(np.array([[0.0, 1.0], [1.0, 0.0]]))
    >>> disc_centres(links, np.ones(2), np.array([-1, -1])).shape
    (2, 2)
    """
    return _apart(_by_springs(links, radii, families), radii)


def sunflower(count: int) -> NDArray[np.float64]:
    """Spread points evenly over a disc of radius 1.

    >>> sunflower(2).round(1).tolist()
    [[0.5, 0.0], [-0.6, 0.6]]
    """
    place = np.arange(count)
    radius = np.sqrt((place + 0.5) / max(count, 1))
    return np.stack([radius * np.cos(_GOLDEN * place), radius * np.sin(_GOLDEN * place)], axis=1)


def _by_springs(
    links: sp.csr_array, radii: NDArray[np.float64], families: NDArray[np.int64]
) -> NDArray[np.float64]:
    count = len(radii)
    width = 2.2 * np.sqrt((radii**2).sum())
    if count <= _SPRUNG:
        start, rounds, step = sunflower(count), _ROUNDS, 0.1
        links = _with_kin(links, families)
    else:
        start, rounds, step = _bundled(links, radii, families), _PAIRS // count**2, _NUDGE
    upper = sp.triu(links, 1).tocoo()
    ends = np.stack([upper.row, upper.col], axis=1).astype(np.int64)
    placed = sprung(start, np.zeros(count, dtype=np.int64), ends, upper.data, rounds, step)
    spread: NDArray[np.float64] = placed * width / max(float(np.abs(placed).max()), 1e-9)
    return spread


def _with_kin(links: sp.csr_array, families: NDArray[np.int64]) -> sp.csr_array:
    """Link the groups of a family, too."""
    strong = float(np.quantile(links.data, _KINSHIP)) if links.nnz else 1.0
    kin = (families[:, None] == families[None, :]) & (families[:, None] >= 0)
    np.fill_diagonal(kin, val=False)
    return sp.csr_array(links + strong * sp.csr_array(kin))


def _bundled(
    links: sp.csr_array, radii: NDArray[np.float64], families: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Place many groups in bundles, which are families or groups linked to each other."""
    kept = sp.csr_array(links.multiply(families[:, None] == families[None, :]))
    kept.eliminate_zeros()
    raw = np.stack([families, np.where(families < 0, find_communities(kept), 0)])
    labels = np.unique(raw, axis=1, return_inverse=True)[1].ravel()
    bundles = int(labels.max()) + 1
    room = np.sqrt(np.bincount(labels, radii**2))
    if bundles > _SPRUNG:
        centres = _packed(room)
    else:
        marks = sp.csr_array((np.ones(len(labels)), (labels, np.arange(len(labels)))))
        between = sp.csr_array(marks @ links @ marks.T)
        between.setdiag(0.0)
        between.eliminate_zeros()
        centres = disc_centres(between, 1.2 * room, np.full(bundles, -1))
    spots = np.empty((len(labels), 2))
    for bundle in range(bundles):
        members = np.flatnonzero(labels == bundle)
        members = members[np.argsort(-radii[members], kind="stable")]
        spots[members] = centres[bundle] + _packed(radii[members])
    spread: NDArray[np.float64] = spots / np.abs(spots).max()
    return spread


def _packed(radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Place discs as seeds of a sunflower, each with the room that it needs."""
    room = np.cumsum(radii**2) - radii**2 / 2
    distance = 1.2 * np.sqrt(room)
    angle = _GOLDEN * np.arange(len(radii))
    return np.stack([distance * np.cos(angle), distance * np.sin(angle)], axis=1)


def _apart(centres: NDArray[np.float64], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Push discs apart until few overlap, and draw them together on the way."""
    spots = centres.copy()
    pressed = 0.0
    one = other = np.zeros(0, dtype=np.int64)
    for push in range(_PUSHES):
        if push < _DRAWN and pressed < _PRESSED:
            spots *= 0.99
        if push % _FRESH == 0:
            one, other = _near(spots, radii)
        offset = spots[one] - spots[other]
        distance = np.maximum(np.hypot(offset[:, 0], offset[:, 1]), 1e-6)
        overlap = np.maximum(radii[one] + radii[other] - distance, 0.0) / distance
        if push >= _DRAWN and push % _FRESH == 0 and not overlap.any():
            break
        pressed = float((overlap * distance).sum() / radii.sum())
        for side in (0, 1):
            moved = 0.5 * offset[:, side] * overlap
            spots[:, side] += np.bincount(one, moved, len(spots))
            spots[:, side] -= np.bincount(other, moved, len(spots))
    return spots


def _near(
    spots: NDArray[np.float64], radii: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Name the pairs of discs that overlap or nearly do."""
    found = cKDTree(spots).query_ball_point(spots, 2 * _REACH * radii, return_sorted=True)
    one = np.repeat(np.arange(len(spots)), [len(others) for others in found])
    other = np.concatenate([np.asarray(others, dtype=np.int64) for others in found])
    # each pair once: of the larger disc, which sees further, with the smaller
    once = (radii[one] > radii[other]) | ((radii[one] == radii[other]) & (one < other))
    one, other = one[once], other[once]
    distance = np.hypot(*(spots[one] - spots[other]).T)
    close = distance < _REACH * (radii[one] + radii[other])
    return one[close], other[close]
