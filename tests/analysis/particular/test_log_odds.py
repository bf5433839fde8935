from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from actionclust.analysis.particular.log_odds import QUANTILE, false_discovery, log_odds


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
    assert norm.ppf(0.975) == pytest.approx(QUANTILE)


def test_false_discoveries_by_hand() -> None:
    z = np.array([0.5, 4.0, 2.0, 2.0, -1.0])
    chance = np.array([2.5, 0.6, 0.1, 0.2, -3.0, 2.0, 0.0, 0.0, 0.0, 0.0])
    # as large by chance: 4.0: 0, 2.0: 2, 0.5: 3; called: 1, 3, 4
    expected = [4 / 2 / 4, 1 / 2 / 1, 3 / 2 / 3, 3 / 2 / 3, 1.0]
    assert false_discovery(z, chance, 2) == pytest.approx(expected)


@given(
    z=st.lists(st.floats(-6, 6), min_size=1, max_size=30),
    chance=st.lists(st.floats(-6, 6), max_size=30),
)
def test_what_is_surer_has_no_more_false_discoveries(z: list[float], chance: list[float]) -> None:
    values = np.array(z)
    found = false_discovery(values, np.array(chance), 3)
    assert ((found >= 0) & (found <= 1)).all()
    assert (np.diff(found[np.argsort(values)]) <= 1e-12).all()
    assert (found[values <= 0] == 1).all()


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=6))
def test_two_parts_mirror_each_other(counts: list[tuple[int, int]]) -> None:
    inside = np.array(counts).T
    everywhere = inside.sum(axis=0)
    inside, everywhere = inside[:, everywhere > 0], everywhere[everywhere > 0]
    if everywhere.size:
        found = log_odds(inside, everywhere, 10)
        assert found.z[0] == pytest.approx(-found.z[1])
