import numpy as np
import pytest
from numpy.typing import NDArray

import actionclust as ac
from actionclust.advice.levels.group_likeness import centroid_likeness, group_likeness
from actionclust.advice.levels.sorted_texts import sorted_texts
from actionclust.advice.text_space import text_space
from tests.advice.levels.laboratory_levels import KITCHEN_AND_GARDEN, kitchen_and_garden


def likeness(h: ac.Hierarchy) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    texts = sorted_texts(h.tree, text_space(h))
    return texts.groups, group_likeness(texts)


def test_groups_that_share_words_are_more_alike_than_others() -> None:
    h = kitchen_and_garden()
    groups, found = likeness(h)
    subject = [KITCHEN_AND_GARDEN[h.tree.nodes[group].label][0] for group in groups]
    same = np.array([[one == other for other in subject] for one in subject])
    np.fill_diagonal(same, val=False)
    assert np.diag(found) == pytest.approx(1)
    assert np.array_equal(found, found.T)
    assert found[same].min() > found[~same & ~np.eye(len(found), dtype=bool)].max()


def test_the_order_of_the_texts_changes_nothing() -> None:
    one, other = kitchen_and_garden(), kitchen_and_garden(seed=5)
    assert likeness(one)[0] == likeness(other)[0]
    assert np.array_equal(likeness(one)[1], likeness(other)[1])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_groups(count: int) -> None:
    h = kitchen_and_garden(groups=count)
    groups, found = likeness(h)
    assert len(groups) == count
    assert found.shape == (count, count)
    assert np.diag(found) == pytest.approx(1)


def test_cosines_of_centroids() -> None:
    h = kitchen_and_garden()
    found = centroid_likeness(sorted_texts(h.tree, text_space(h)))
    assert np.diag(found) == pytest.approx(1)
    assert found.max() < 1 + 1e-9
