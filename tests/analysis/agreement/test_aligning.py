import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.analysis.agreement.aligning import paired_groups, shared_counts

CODES = st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 3)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([[3, 0], [0, 2]], [0, 1]),
        ([[0, 5], [4, 0]], [1, 0]),
        # the best pair is given up where two lesser ones share more
        ([[6, 5], [5, 0]], [1, 0]),
        ([[1, 2, 0]], [-1, 0, -1]),
        ([[0, 0]], [-1, -1]),
    ],
)
def test_groups_are_paired_one_to_one(counts: list[list[int]], expected: list[int]) -> None:
    assert paired_groups(np.array(counts)).tolist() == expected


def test_there_may_be_no_groups() -> None:
    none = np.array([-1, -1])
    assert shared_counts(none, none).shape == (0, 0)
    assert paired_groups(shared_counts(none, np.array([0, 1]))).tolist() == [-1, -1]
    assert paired_groups(shared_counts(np.array([0, 1]), none)).tolist() == []


@given(CODES)
def test_counts_are_those_of_pairs(pairs: list[tuple[int, int]]) -> None:
    first, second = (np.array(codes) for codes in zip(*pairs, strict=True))
    counts = shared_counts(first, second)
    for row, column in itertools.product(*(range(size) for size in counts.shape)):
        assert counts[row, column] == pairs.count((row, column))
    assert counts.sum() == sum(-1 not in pair for pair in pairs)


@given(CODES)
def test_no_other_pairing_shares_more(pairs: list[tuple[int, int]]) -> None:
    first, second = (np.array(codes) for codes in zip(*pairs, strict=True))
    counts = shared_counts(first, second)
    names = paired_groups(counts).tolist()
    used = [name for name in names if name >= 0]
    assert len(set(used)) == len(used)
    found = sum(counts[name, column] for column, name in enumerate(names) if name >= 0)
    rows = [*range(counts.shape[0]), *[None] * counts.shape[1]]
    best = max(
        sum(counts[row, column] for column, row in enumerate(some) if row is not None)
        for some in itertools.permutations(rows, counts.shape[1])
    )
    assert found == best
