import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.analysis.priorities.ranking import by_value_then_id, ranks


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([0.5], [1]),
        ([0.1, 0.4, 0.1, 0.0], [2, 1, 2, 4]),
        ([0.3, 0.1 + 0.2], [1, 1]),
        ([1e-11, 2e-11], [2, 1]),
        ([0.0, 0.0], [1, 1]),
    ],
)
def test_tied_values_share_a_rank_and_the_next_ones_stay_empty(
    values: list[float], expected: list[int]
) -> None:
    assert ranks(values).tolist() == expected
    assert ranks(values).dtype == "Int64"


def test_what_is_missing_has_no_rank() -> None:
    assert ranks([math.nan, 0.0]).isna().tolist() == [True, False]
    assert ranks([math.nan]).isna().all()


def test_ranks_within_groups() -> None:
    found = ranks([0.5, 0.2, 0.5, 0.5, math.nan], np.array([0, 0, 1, 1, 1]))
    assert found.tolist() == [1, 2, 1, 1, pd.NA]


@given(st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.3, math.nan])))
def test_a_rank_is_one_more_than_the_number_of_higher_values(values: list[float]) -> None:
    for value, rank in zip(values, ranks(values).tolist(), strict=True):
        if math.isnan(value):
            assert rank is pd.NA
        else:
            assert rank == 1 + sum(other > value for other in values)


def test_rows_are_ordered_by_value_then_by_the_number_in_the_id() -> None:
    values = pd.Series([2, None, 1, 1, None], dtype="Int64")
    ids = pd.Series(["A1", "A10", "A11", "A9", "A2"])
    assert by_value_then_id(values, ids) == [3, 2, 0, 4, 1]
    assert by_value_then_id(values.iloc[[1, 4]], ids.iloc[[1, 4]]) == [1, 0]
    assert by_value_then_id(values.iloc[:0], ids.iloc[:0]) == []
