"""Communities of a network: several engines behind one function."""

from __future__ import annotations

import sys
from ctypes import CDLL, c_uint
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.errors import SettingError, did_you_mean
from actionclust.network.louvain import louvain
from actionclust.progress import first_use
from actionclust.settings import ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from actionclust.settings import Engine

    Finder = Callable[[sp.csr_array, float, int], NDArray[np.int64]]


def find_communities(
    network: sp.csr_array,
    *,
    engine: Engine = "scikit-network",
    resolution: float = 1.0,
    seed: int = 0,
) -> NDArray[np.int64]:
    """Group the nodes of a network so that most weight stays inside the groups.

    >>> import scipy.sparse as sp
    >>> pair = [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
    >>> find_communities(sp.csr_array(pair)).tolist()
    [0, 0, 1, 1]
    """
    if engine not in _FINDERS:
        raise SettingError(f"engine={engine!r} is not known; {did_you_mean(engine, ENGINES)}")
    if network.nnz == 0:
        return np.arange(network.shape[0], dtype=np.int64)
    return numbered(_FINDERS[engine](network, resolution, seed))


def numbered(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give groups numbers by size, the largest first; equal sizes by their first member.

    >>> numbered(np.array([7, 3, 3, 9]))
    array([1, 0, 0, 2])
    """
    sizes = np.bincount(labels)
    first = np.empty(len(sizes), dtype=np.int64)
    # backwards, so that what stays is each group's first member
    first[labels[::-1]] = np.arange(len(labels) - 1, -1, -1)
    used = np.flatnonzero(sizes)
    number = np.empty(len(sizes), dtype=np.int64)
    number[used[np.lexsort((first[used], -sizes[used]))]] = np.arange(len(used))
    renumbered: NDArray[np.int64] = number[labels]
    return renumbered


def membership(
    labels: NDArray[np.int64], weights: NDArray[np.float64] | None = None
) -> sp.csc_array:
    """Mark the rows of each community, so that times the rows it adds them up.

    >>> membership(np.array([0, 1, 0])).toarray()
    array([[1., 0., 1.],
           [0., 1., 0.]])
    """
    rows = len(labels)
    marks = np.ones(rows) if weights is None else weights
    shape = (int(labels.max(initial=-1)) + 1, rows)
    starts = np.arange(rows + 1, dtype=np.int32)
    return sp.csc_array((marks, labels.astype(np.int32), starts), shape=shape)


def modularity(network: sp.csr_array, labels: NDArray[np.int64], resolution: float = 1.0) -> float:
    """Measure how much more weight is inside communities than by chance.

    Newman's weighted modularity with a resolution (Reichardt and Bornholdt 2006): the sum over
    communities of ``inside / total - resolution * (degree / total) ** 2``.

    >>> import scipy.sparse as sp
    >>> pair = [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
    >>> modularity(sp.csr_array(pair), np.array([0, 0, 1, 1]))
    0.5
    """
    total = network.data.sum()
    if total == 0:
        return 0.0
    rows = np.repeat(labels, np.diff(network.indptr))
    inside = network.data[rows == labels[network.indices]].sum() / total
    shares = np.bincount(rows, weights=network.data) / total
    return float(inside - resolution * (shares @ shares))


def _scikit_network(network: sp.csr_array, resolution: float, _seed: int) -> NDArray[np.int64]:
    return louvain(network, resolution)


def _leiden(network: sp.csr_array, resolution: float, seed: int) -> NDArray[np.int64]:
    with first_use():
        from sknetwork.clustering import Leiden  # noqa: PLC0415 - only when it is the engine

    # it draws from the C library, whatever its random_state
    CDLL("ucrtbase" if sys.platform == "win32" else None).srand(c_uint(seed))
    engine = Leiden(
        resolution=resolution,
        modularity="newman",
        random_state=seed,
        return_probs=False,
        return_aggregate=False,
    )
    return np.asarray(engine.fit_predict(sp.csr_matrix(network)), dtype=np.int64)


def _python_louvain(network: sp.csr_array, resolution: float, seed: int) -> NDArray[np.int64]:
    with first_use():
        import community  # noqa: PLC0415 - only when it is the engine
        import networkx as nx  # noqa: PLC0415 - as above

    graph = nx.from_scipy_sparse_array(network)
    # it moves nodes by our resolution, and compares levels by another (a time scale, Lambiotte
    # et al. 2008): below 1 it stops early
    found = community.best_partition(graph, resolution=resolution, random_state=seed)
    return np.array([found[node] for node in range(network.shape[0])], dtype=np.int64)


def _networkx(network: sp.csr_array, resolution: float, seed: int) -> NDArray[np.int64]:
    with first_use():
        import networkx as nx  # noqa: PLC0415 - only when it is the engine

    graph = nx.from_scipy_sparse_array(network)
    labels = np.empty(network.shape[0], dtype=np.int64)
    groups = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
    for number, members in enumerate(groups):
        labels[list(members)] = number
    return labels


_FINDERS: dict[str, Finder] = {
    "scikit-network": _scikit_network,
    "python-louvain": _python_louvain,
    "networkx": _networkx,
    "leiden": _leiden,
}
