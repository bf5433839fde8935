import pytest

from actionclust import SettingError
from actionclust.coding.tree.levels import GROUP_LEVELS, PREFIXES, group_level_named, rank


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("sub-cluster", "sub-cluster"),
        ("subcluster", "sub-cluster"),
        ("Sub Clusters", "sub-cluster"),
        ("cluster", "cluster"),
        (" CLUSTERS ", "cluster"),
        ("super_cluster", "super-cluster"),
        ("Superclusters", "super-cluster"),
    ],
)
def test_levels_by_name(name: str, level: str) -> None:
    assert group_level_named(name) == level


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("clstr", "did you mean 'cluster' or 'sub-cluster'?"),
        ("theme", "known: 'sub-cluster', 'cluster', 'super-cluster'"),
        (3, "known: 'sub-cluster', 'cluster', 'super-cluster'"),
    ],
)
def test_unknown_levels_list_near_ones(name: str, hint: str) -> None:
    with pytest.raises(SettingError) as caught:
        group_level_named(name)
    assert str(caught.value) == f"{name!r} is not a level; {hint}"


def test_levels_rise() -> None:
    assert [rank(level) for level in GROUP_LEVELS] == [0, 1, 2]
    assert list(PREFIXES) == list(GROUP_LEVELS)
