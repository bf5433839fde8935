import numpy as np
import pytest

import actionclust as ac
from actionclust.advice.homes import Fitting, centroid_cosines, home_finder, ridge_scores
from actionclust.advice.queue.fits import doubts, fit_scores, fits_for
from actionclust.advice.text_space import text_space

FINDER = home_finder(
    text_space(
        ac.cluster_actions(
            ac.datasets.load_example().table.head(60), target=6, progress=False
        ).to_hierarchy()
    )
)
TEXTS = len(FINDER.places)


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    return generator.integers(-1, 5, TEXTS), generator.choice([0.5, 10.0], TEXTS)


@pytest.mark.parametrize("changes", [0, 3, 40])
def test_a_mended_inverse_is_that_made_anew(changes: int) -> None:
    label, doubt = drawn(1)
    before = fits_for(FINDER, doubts(label, doubt))
    label[:changes] = np.where(label[:changes] < 0, 2, -1)
    mended = fits_for(FINDER, doubts(label, doubt), before)
    fresh = fits_for(FINDER, doubts(label, doubt))
    assert mended is not None
    assert fresh is not None
    assert (mended is before) == (not changes)
    inside = label >= 0
    assert mended.inverse[:, inside] == pytest.approx(fresh.inverse[:, inside], abs=1e-6)


def test_the_scores_are_those_of_the_homes() -> None:
    label, _ = drawn(2)
    assert FINDER.closeness is not None
    weight = np.ones(TEXTS)
    fits = fits_for(FINDER, doubts(label, np.full(TEXTS, 0.3)))
    votes, cosines = fit_scores(FINDER, label, weight, 5, fits, 0.75)
    expected = ridge_scores(FINDER.closeness, label, weight, 5, Fitting(0.3, 0.75))
    assert votes == pytest.approx(expected / expected.std(), abs=1e-2)
    weight[::3] = 20.0
    _, cosines = fit_scores(FINDER, label, weight, 5, fits)
    expected = centroid_cosines(FINDER.points, label, weight, 5)
    assert cosines == pytest.approx(expected / expected.std(), abs=1e-4)


def test_without_texts_in_groups_nothing_fits() -> None:
    label = np.full(TEXTS, -1)
    fits = fits_for(FINDER, doubts(label, np.ones(TEXTS)))
    assert all(not one.any() for one in fit_scores(FINDER, label, np.ones(TEXTS), 3, fits))
