import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from actionclust.advice.levels.growing_tree import GrowingTree


def grown(points: NDArray[np.float64], cluster: list[int] | None = None) -> GrowingTree:
    free = np.full(len(points), -1)
    return GrowingTree(points @ points.T, free if cluster is None else np.array(cluster), free)


def anything(tree: GrowingTree, unit: int) -> NDArray[np.bool_]:  # noqa: ARG001 - as all rules
    return np.ones(len(tree.alive), dtype=np.bool_)


@pytest.mark.parametrize("parts", [1, 3, 11, 40])
def test_without_a_rule_it_is_the_tree_of_ward(parts: int) -> None:
    points = np.random.default_rng(3).normal(size=(40, 5))
    tree = grown(points)
    tree.join(anything, parts)
    assert len(tree) == parts
    steps = linkage(points, "ward")
    expected = fcluster(steps, parts, "maxclust")
    pairs = {(int(one), int(other)) for one, other in zip(tree.unit_of, expected, strict=True)}
    assert len(pairs) == parts
    heights = [join.height for join in tree.joins]
    assert heights == pytest.approx(steps[: len(heights), 2], abs=1e-6)


def test_a_rule_holds_and_heights_never_fall() -> None:
    points = np.random.default_rng(1).normal(size=(20, 4))
    tree = grown(points, [place % 2 for place in range(20)])
    tree.join(lambda tree, unit: tree.cluster == tree.cluster[unit])
    assert len(tree) == 2
    assert len(set(tree.unit_of[::2])) == len(set(tree.unit_of[1::2])) == 1
    tree.join(anything)
    height = dict.fromkeys(range(20), 0.0)
    for number, join in enumerate(tree.joins):
        assert join.height >= max(height[join.left], height[join.right])
        height[20 + number] = join.height


def test_a_copy_grows_by_itself() -> None:
    tree = grown(np.random.default_rng(2).normal(size=(9, 3)))
    tree.join(anything, 6)
    other = tree.copy()
    other.join(anything, 2)
    assert (len(tree), len(other)) == (6, 2)
    tree.join(anything, 2)
    assert tree.joins == other.joins
