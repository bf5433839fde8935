from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, norm

from actionclust.analysis.particular.log_odds import QUANTILE, SIDE, false_discovery, log_odds


def test_the_formula_by_hand() -> None:
    inside = np.array([[8, 2, 10], [1, 9, 20]])
    everywhere = np.array([9, 11, 30])
    prior = 25.0
    found = log_odds(inside, everywhere, prior)
    total = 50
    for part, term in np.ndindex(2, 3):
        alpha = prior * everywhere[term] / total
        y, rest = inside[part, term], everywhere[term] - inside[part, term]
        n, others = inside[part].sum(), total - inside[part].sum()
        expected = log((y + alpha) / (n + prior - y - alpha)) - log(
            (rest + alpha) / (others + prior - rest - alpha)
        )
        variance = 1 / (y + alpha) + 1 / (rest + alpha)
        assert found.difference[part, term] == pytest.approx(expected)
        assert found.z[part, term] == pytest.approx(expected / sqrt(variance))
        assert found.low[part, term] == pytest.approx(expected - QUANTILE * sqrt(variance))
        assert found.high[part, term] == pytest.approx(expected + QUANTILE * sqrt(variance))


def test_a_stronger_prior_holds_back() -> None:
    inside, everywhere = np.array([[3, 7], [0, 90]]), np.array([3, 97])
    weak, strong = (log_odds(inside, everywhere, prior) for prior in (1, 1000))
    assert weak.difference[0, 0] > strong.difference[0, 0] > 0


def test_the_only_term_has_odds_too() -> None:
    found = log_odds(np.array([[3], [4]]), np.array([7]), 5)
    assert np.isfinite(found.z).all()


def test_the_quantile_is_that_of_95_percent() -> None:
    assert norm.ppf(1 - SIDE) == pytest.approx(QUANTILE)


@given(z=st.lists(st.floats(-6, 6), min_size=1, max_size=30))
def test_false_discoveries_are_those_of_scipy(z: list[float]) -> None:
    values = np.array(z)
    expected = false_discovery_control(2 * norm.sf(np.abs(values)))
    assert false_discovery(values) == pytest.approx(expected)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=6))
def test_two_parts_mirror_each_other(counts: list[tuple[int, int]]) -> None:
    inside = np.array(counts).T
    everywhere = inside.sum(axis=0)
    inside, everywhere = inside[:, everywhere > 0], everywhere[everywhere > 0]
    if everywhere.size:
        found = log_odds(inside, everywhere, 10)
        assert found.z[0] == pytest.approx(-found.z[1])
