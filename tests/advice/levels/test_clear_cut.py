import numpy as np
import pytest
from sklearn.metrics import silhouette_score

from actionclust.advice.levels.clear_cut import clearest_number, parts_in, silhouette
from actionclust.advice.levels.growing_tree import GrowingTree, TreeJoin


def three_heaps() -> tuple[np.ndarray, list[TreeJoin]]:  # type: ignore[type-arg]
    chance = np.random.default_rng(0)
    points = np.repeat(np.eye(3), 5, axis=0) + 0.05 * chance.normal(size=(15, 3))
    points = points[chance.permutation(15)]
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    free = np.full(15, -1)
    tree = GrowingTree(points @ points.T, free, free)
    tree.join(lambda tree, _: np.ones(len(tree.alive), dtype=np.bool_))
    return points @ points.T, tree.joins


def test_the_clearest_number_is_that_of_the_heaps() -> None:
    likeness, joins = three_heaps()
    assert clearest_number(likeness, [], joins, 2, 10) == 3
    # what holds anyway is not cut
    assert clearest_number(likeness, joins[:9], joins[9:], 2, 10) == 3
    assert clearest_number(likeness, joins[:13], joins[13:], 3, 10) is None


@pytest.mark.parametrize("count", [2, 3, 7])
def test_silhouettes_are_those_of_scikit_learn(count: int) -> None:
    likeness, joins = three_heaps()
    apart = np.maximum(1 - likeness, 0)
    np.fill_diagonal(apart, 0)
    held = parts_in(15, joins)
    gone = {part for join in joins[: 15 - count] for part in (join.left, join.right)}
    parts = [groups for part, groups in held.items() if part not in gone and part < 30 - count]
    order = [group for part in parts for group in part]
    starts = np.cumsum([0, *map(len, parts[:-1])])
    labels = np.repeat(np.arange(count), [len(part) for part in parts])
    mixed = apart[np.ix_(order, order)]
    expected = silhouette_score(mixed, labels, metric="precomputed")
    assert silhouette(mixed, starts) == pytest.approx(expected)
