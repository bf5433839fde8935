"""What several tests share: the example corpus, its stages, and pictures off screen."""

from collections.abc import Iterator

import hypothesis
import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from actionclust import (
    Actions,
    Clustering,
    Hierarchy,
    Pairs,
    Settings,
    cluster_actions,
    similar_pairs,
)
from actionclust.datasets import load_example, worked_example
from actionclust.network.graph import EdgeOrder, edge_order
from actionclust.network.tokens import read_tokens
from actionclust.network.vectors import Vectors, vectorise
from actionclust.network.words import compared_words
from tests.references import HOSTILE

pytest_plugins = ["tests.browser"]

hypothesis.settings.register_profile("ci", deadline=None, max_examples=50)
hypothesis.settings.load_profile("ci")


@pytest.fixture(scope="session")
def example() -> Actions:
    return load_example()


@pytest.fixture(scope="session")
def clustered(example: Actions) -> Clustering:
    return cluster_actions(example, target=40)


@pytest.fixture(scope="session")
def worked() -> Hierarchy:
    return worked_example()


@pytest.fixture
def _pictures() -> Iterator[None]:
    """Draw on no screen, and leave no figure behind."""
    mpl.use("Agg")
    plt.close("all")  # an example in a docstring may have drawn before
    yield
    plt.close("all")


@pytest.fixture(scope="session")
def vectors(example: Actions) -> Vectors:
    words = compared_words(read_tokens(example.texts), ["en"] * len(example))
    return vectorise(words, Settings())


@pytest.fixture(scope="session")
def pairs(vectors: Vectors) -> Pairs:
    return similar_pairs(vectors.matrix, count=10 * len(vectors.copies), cover=True)


@pytest.fixture(scope="session")
def order(pairs: Pairs) -> EdgeOrder:
    return edge_order(pairs, cover=True)


@pytest.fixture(scope="session")
def hostile() -> Clustering:
    """Cluster texts that spreadsheets, XML and HTML trip over."""
    return cluster_actions(HOSTILE)
