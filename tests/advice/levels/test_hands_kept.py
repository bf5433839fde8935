import numpy as np

from actionclust.advice.levels.growing_tree import GrowingTree
from actionclust.advice.levels.hands_kept import (
    hands_of,
    in_one_cluster,
    in_one_super_cluster,
    into_clusters,
    into_super_clusters,
)
from tests.coding.studies import study

# S01 and S02 in C01 in SC01; S03 in C02 in SC02; C03 in SC02 and SC03 hold texts themselves
GROUPS = ("C03", "S01", "S02", "S03", "SC03")


def test_what_people_put_groups_in() -> None:
    hands = hands_of(study().tree, GROUPS)
    assert hands.clusters == ("C01", "C02", "C03")
    assert hands.cluster.tolist() == [2, 0, 0, 1, -1]
    assert hands.super_cluster.tolist() == [1, 0, 0, 1, 2]
    assert hands.wide.tolist() == [False, False, False, False, True]
    assert (hands.silent("cluster"), hands.silent("super-cluster")) == (0, 0)
    assert hands_of(study().tree, GROUPS[:2]).silent("cluster") == 1


def test_what_may_be_joined() -> None:
    tree = study().detach(["S02", "C02"]).tree
    hands = hands_of(tree, GROUPS)
    growing = GrowingTree(np.eye(5), hands.cluster, hands.super_cluster)

    def allowed(rule: object, unit: int) -> list[int]:
        return np.flatnonzero(rule(growing, unit)).tolist()  # type: ignore[operator]

    assert allowed(in_one_cluster, 1) == [1]
    assert allowed(in_one_super_cluster, 0) == [0]
    # S02 is in nothing; C02 with S03 is in no super-cluster, and may take it in
    assert allowed(into_clusters(hands), 2) == [2, 3]
    assert allowed(into_clusters(hands), 3) == [2]
    assert allowed(into_clusters(hands), 4) == []
    assert allowed(into_super_clusters, 2) == [0, 1, 2, 3, 4]
    assert allowed(into_super_clusters, 4) == [2, 3]
