import pytest

import actionclust as ac


@pytest.fixture(scope="package")
def example() -> ac.Clustering:
    """Give the example corpus, clustered."""
    return ac.cluster_actions(ac.datasets.load_example(), target=40, progress=False)


@pytest.fixture(scope="package")
def study(example: ac.Clustering) -> ac.Hierarchy:
    """Give a hierarchy that begins with it."""
    return example.to_hierarchy(analyst="PV")
