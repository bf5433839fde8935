import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from actionclust.analysis.agreement.measures import (
    alpha,
    distance,
    kappa,
    kappa_by_chance,
    named_as_first,
    partitions,
    percent_alike,
    shared,
)

CODES = st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 3)), min_size=2, max_size=15)
PATHS = st.lists(st.integers(0, 2), max_size=3).map(tuple)
PAIRS = st.lists(st.tuples(PATHS, PATHS), min_size=1, max_size=8)


def test_groups_of_the_second_get_the_names_of_the_first() -> None:
    second = np.array([0, 1, 2, -1])
    assert named_as_first(second, np.array([2, -1, 0])).tolist() == [2, -3, 0, -1]
    assert named_as_first(np.array([-1]), np.array([], dtype=np.int64)).tolist() == [-1]


# the table of Cohen's article in hundredths: 44 + 20 + 6 on the diagonal
COHEN = np.array([[44, 5, 1], [7, 20, 3], [9, 5, 6]])


def test_kappa_is_that_of_the_article() -> None:
    first, second = (np.repeat(codes.ravel(), COHEN.ravel()) for codes in np.indices(COHEN.shape))
    assert percent_alike(first, second) == pytest.approx(0.70)
    assert kappa(first, second) == pytest.approx(0.492, abs=5e-4)


def test_kappa_of_one_code_throughout_is_not_defined() -> None:
    same = np.zeros(3, dtype=np.int64)
    assert math.isnan(kappa(same, same))
    assert kappa(same, same + 1) == 0


@given(CODES)
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    first, second = (np.array(codes) for codes in zip(*pairs, strict=True))
    if len({*first.tolist(), *second.tolist()}) == 1:
        assert math.isnan(kappa(first, second))
    else:
        assert kappa(first, second) == pytest.approx(metrics.cohen_kappa_score(first, second))


def test_nominal_alpha_of_a_worked_example() -> None:
    # Krippendorff's example of two observers and ten binary units: alpha is 0.095
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = alpha([(code,) for code in one], [(code,) for code in other])
    assert found == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_one_path_throughout_is_not_defined() -> None:
    assert math.isnan(alpha([(1, 2, 3)] * 3, [(1, 2, 3)] * 3))
    assert math.isnan(alpha([()], [()]))
    assert alpha([(1,), (2,)], [(1,), (2,)]) == 1


def test_near_misses_count_less() -> None:
    first = [(1, 1), (1, 2), (2, 1), (2, 2)]
    near = [(1, 2), (1, 2), (2, 1), (2, 2)]
    far = [(2, 1), (1, 2), (2, 1), (2, 2)]
    assert 1 > alpha(first, near) > alpha(first, far)


@given(PAIRS)
def test_alpha_is_its_definition(pairs: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    first, second = (list(paths) for paths in zip(*pairs, strict=True))
    values = [*first, *second]
    found = alpha(first, second)
    if len(set(values)) == 1:
        assert math.isnan(found)
        return
    observed = np.mean([distance(*pair) for pair in pairs])
    expected = np.mean([distance(*pair) for pair in itertools.permutations(values, 2)])
    assert found == pytest.approx(1 - observed / expected)


@given(PATHS, PATHS)
def test_distances_are_from_0_to_1_and_symmetric(
    one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    assert distance(one, other) == distance(other, one)
    assert 0 <= distance(one, other) <= 1
    assert (distance(one, other) == 0) == (one == other)
    assert one[: shared(one, other)] == other[: shared(one, other)]


def test_partitions_whatever_the_names() -> None:
    found = partitions(np.array([0, 0, 1, 1, 2]), np.array([4, 4, 0, 0, 1]))
    assert found == {
        name: pytest.approx(1) for name in ("ari", "ami", "homogeneity", "completeness")
    }


def test_who_is_finer() -> None:
    coarse, fine = np.array([0, 0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    found = partitions(coarse, fine)
    # the second splits a group and mixes none
    assert found["homogeneity"] == pytest.approx(1)
    assert found["completeness"] < 1
    assert partitions(fine, coarse)["completeness"] == pytest.approx(1)


def test_unclustered_actions_are_not_together() -> None:
    first = np.array([0, 0, 1, 1, -1, -1])
    assert partitions(first, first)["ari"] == pytest.approx(1)
    together = np.array([0, 0, 1, 1, 2, 2])
    assert partitions(first, together)["ari"] < 1
    expected = metrics.adjusted_rand_score([0, 0, 1, 1, 2, 3], together)
    assert partitions(first, together)["ari"] == pytest.approx(expected)


def test_pairing_makes_random_codings_look_alike() -> None:
    random = np.random.default_rng(1)
    first, second = random.integers(0, 40, 150), random.integers(0, 40, 150)
    found = kappa_by_chance(first, second, permutations=30, seed=0)
    # two random codings of 150 actions in 40 groups
    assert found.mean() == pytest.approx(0.27, abs=0.03)
    assert (found == kappa_by_chance(first, second, permutations=30, seed=0)).all()
    assert (found != kappa_by_chance(first, second, permutations=30, seed=1)).any()
    assert partitions(first, second)["ari"] == pytest.approx(0, abs=0.05)
