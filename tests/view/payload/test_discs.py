import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from actionclust.view.payload.discs import disc_centres

MANY = 600


def around(centres: NDArray[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(axis=2))
    return found


def chained(groups: int, length: int) -> sp.csr_array:
    """Link groups to the next, in chains."""
    one = np.flatnonzero(np.arange(groups) % length < length - 1)
    half = sp.csr_array((np.ones(len(one)), (one, one + 1)), shape=(groups, groups))
    return sp.csr_array(half + half.T)


def test_of_very_many_discs_linked_ones_stand_near_and_hardly_one_overlaps() -> None:
    radii = 1.4 * np.sqrt(1 + np.arange(MANY) % 9)
    distance = around(disc_centres(chained(MANY, 6), radii, np.full(MANY, -1)))

    every = distance[np.triu_indices(MANY, 1)]
    linked = np.array([distance[g, g + 1] for g in range(MANY - 1) if g % 6 < 5])
    assert linked.mean() < 0.25 * every.mean()
    least = (radii[:, None] + radii[None])[np.triu_indices(MANY, 1)]
    overlaps = every < 0.95 * least
    assert overlaps.sum() < MANY / 50


def test_of_very_many_discs_families_stand_together() -> None:
    families = np.arange(MANY) % 12
    distance = around(disc_centres(chained(MANY, 2), np.ones(MANY), families))

    kin = families[:, None] == families[None]
    np.fill_diagonal(distance, np.nan)
    assert np.nanmean(distance[kin]) < 0.6 * np.nanmean(distance[~kin])


def test_very_many_discs_without_a_link_are_placed() -> None:
    nothing = sp.csr_array((MANY, MANY))
    centres = disc_centres(nothing, np.ones(MANY), np.full(MANY, -1))

    assert np.isfinite(centres).all()
    distance = around(centres)
    np.fill_diagonal(distance, np.inf)
    assert distance.min() > 1.9
