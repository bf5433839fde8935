import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust.network import fewer_groups as module
from actionclust.network.fewer_groups import EVENNESS, fewer_groups

Rows = NDArray[np.float64]
SEEDS = st.integers(0, 10_000)


def groups(seed: int, count: int, columns: int = 5) -> tuple[Rows, Rows, Rows]:
    """Draw the sums and sizes of groups; some share no word."""
    random = np.random.default_rng(seed)
    sizes = random.integers(1, 5, count).astype(np.float64)
    words = random.random((count, columns)) * (random.random((count, columns)) < 0.5)
    return words * sizes[:, None], random.random((count, 2)) * sizes[:, None], sizes


def plainly(words: Rows, context: Rows, sizes: Rows, most: int, *, linked: bool) -> list[set[int]]:
    """Merge the two most similar groups again and again."""
    found = [{number} for number in range(len(sizes))]
    words, context, sizes = words.copy(), context.copy(), sizes.copy()
    while len(found) > most:
        weights = sizes**EVENNESS
        similarity = words @ words.T
        unlinked = similarity <= 0
        similarity = (similarity + context @ context.T) / np.outer(weights, weights)
        if linked:
            similarity[unlinked] = -np.inf
        np.fill_diagonal(similarity, -np.inf)
        one, other = sorted(np.unravel_index(similarity.argmax(), similarity.shape))
        if similarity[one, other] == -np.inf:
            break
        found[one] |= found.pop(int(other))
        for table in (words, context, sizes):
            table[one] += table[other]
        words, context, sizes = (np.delete(table, other, 0) for table in (words, context, sizes))
    return found


def as_sets(into: NDArray[np.int64]) -> list[set[int]]:
    return [set(np.flatnonzero(into == number).tolist()) for number in range(into.max() + 1)]


@given(SEEDS, st.integers(1, 12), st.booleans(), st.sampled_from([1, 20, 10_000]))
def test_as_many_groups_are_left_as_when_the_two_nearest_merge(
    seed: int,
    count: int,
    linked: bool,  # noqa: FBT001 - drawn by hypothesis
    cells: int,
) -> None:
    words, context, sizes = groups(seed, count)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CELLS", cells)
        into = fewer_groups(sp.csr_array(words), context, sizes, 2, linked_only=linked)
    found, expected = as_sets(into), plainly(words, context, sizes, 2, linked=linked)
    assert len(found) == len(expected)
    # what was merged in each round can only differ where merging ends
    assert sum(map(len, found)) == count


@given(SEEDS, st.integers(2, 12))
def test_the_two_nearest_groups_merge_first(seed: int, count: int) -> None:
    words, context, sizes = groups(seed, count)
    into = fewer_groups(sp.csr_array(words), context, sizes, count - 1)
    expected = plainly(words, context, sizes, count - 1, linked=True)
    assert sorted(map(sorted, as_sets(into))) == sorted(map(sorted, expected))


@given(SEEDS, st.integers(1, 12))
def test_without_company_all_that_share_words_merge_alike(seed: int, count: int) -> None:
    words, context, sizes = groups(seed, count)
    into = fewer_groups(sp.csr_array(words), 0 * context, sizes, 1)
    expected = plainly(words, 0 * context, sizes, 1, linked=True)
    assert sorted(map(sorted, as_sets(into))) == sorted(map(sorted, expected))


@given(SEEDS, st.integers(1, 12), st.integers(1, 6))
def test_threads_and_blocks_change_nothing(seed: int, count: int, most: int) -> None:
    words, context, sizes = groups(seed, count)
    whole = fewer_groups(sp.csr_array(words), context, sizes, most)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CELLS", 7)
        parts = fewer_groups(sp.csr_array(words), context, sizes, most, jobs=3)
    assert parts.tolist() == whole.tolist()


def test_groups_merge_with_their_nearest_of_all() -> None:
    words = np.array([[5.0, 0], [4, 1], [0, 5], [1, 4]])
    into = fewer_groups(sp.csr_array(words), np.zeros((4, 0)), np.ones(4), 2)
    assert into.tolist() == [0, 0, 1, 1]


def test_few_groups_stay_as_they_are() -> None:
    words = sp.csr_array(np.ones((3, 1)))
    assert fewer_groups(words, np.zeros((3, 0)), np.ones(3), 3).tolist() == [0, 1, 2]
