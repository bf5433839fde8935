import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.rank_order import rank_order

pairs = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=30, unique=True
)


@pytest.mark.parametrize("rows", [4, 2**16 - 1, 2**16, 10**6])
@given(pairs)
def test_pairs_are_ordered_by_number_then_rows(
    rows: int, given_pairs: list[tuple[int, int, int]]
) -> None:
    # the rows of the last numbers there are, and steps of more than 16 bits
    triples = [
        (step * 666_666_667, rows - 1 - one, rows - 1 - other) for step, one, other in given_pairs
    ]
    steps, first, second = np.array(triples, dtype=np.int64).reshape(-1, 3).T
    order = rank_order(
        steps.astype(np.float64), first.astype(np.int32), second.astype(np.int32), rows
    )
    assert [triples[place] for place in order.tolist()] == sorted(triples)
