import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.advice.telling_cosines import told_by_spread

NARROW, BROAD = 0, 1


def test_what_is_unusual_for_strangers_tells_more() -> None:
    generator = np.random.default_rng(0)
    cosines = np.stack([generator.normal(0.1, 0.01, 40), generator.normal(0.2, 0.1, 40)], axis=1)
    label = np.full(40, -1)
    cosines[0] = [
        0.2,
        0.25,
    ]  # hardly any is as near to the narrow group, and many to the broad one
    told = told_by_spread(cosines, label)
    assert cosines[0].argmax() == BROAD
    assert told[0].argmax() == NARROW
    assert np.array_equal(told_by_spread(cosines, label, 0.0), cosines)


def test_spread_is_that_of_strangers_alone() -> None:
    generator = np.random.default_rng(1)
    cosines = generator.random((30, 3))
    label = np.arange(30) % 3
    inside = cosines.copy()
    inside[np.arange(30), label] += 5.0
    strangers = np.arange(30)[:, None] % 3 != np.arange(3)
    told, other = told_by_spread(cosines, label), told_by_spread(inside, label)
    assert told[strangers] == pytest.approx(other[strangers])
    deviation = [cosines[strangers[:, group], group].std() for group in range(3)]
    expected = cosines / (np.array(deviation) / np.mean(deviation)) ** 0.75
    assert told == pytest.approx(expected)


def test_groups_that_tell_nothing_are_left_as_they_are() -> None:
    cosines = np.zeros((4, 2))
    assert told_by_spread(cosines, np.array([0, 0, 1, -1])).tolist() == cosines.tolist()
    cosines[:, 1] = [0.1, 0.2, 0.3, 0.4]
    assert told_by_spread(cosines, np.array([0, 0, 1, -1])) == pytest.approx(cosines)


@given(st.integers(0, 50))
def test_the_order_within_a_group_stays(seed: int) -> None:
    generator = np.random.default_rng(seed)
    cosines = generator.random((12, 4))
    told = told_by_spread(cosines, generator.integers(-1, 4, 12))
    assert np.array_equal(np.argsort(told, axis=0), np.argsort(cosines, axis=0))
