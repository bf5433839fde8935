"""Clustering by the vectors of an encoder, as others do it: on the same vectors as actionclust.

UMAP and BERTopic are no dependencies of the project; where they are not installed, the benchmarks
that need them say so and leave them out.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.preprocessing import normalize

from actionclust.encoders import find_encoder
from actionclust.network.meaning.encoding import encode_texts
from actionclust.network.similarity_join import available_processors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ENCODER = "use"
_PACKAGE = {"umap": "umap-learn", "bertopic": "bertopic"}
_LEAST = 5  # texts of a topic
_NEIGHBOURS = 15
_DIRECTIONS = 5


def not_installed(*modules: str) -> str:
    """Name the packages that are not installed."""
    return ", ".join(_PACKAGE[module] for module in modules if find_spec(module) is None)


def kmeans_vectors(texts: Sequence[str], groups: int) -> NDArray[np.int64]:
    """Run k-means on the vectors."""
    return KMeans(groups, n_init=3, random_state=0).fit_predict(_vectors(texts))


def ward_vectors(texts: Sequence[str], groups: int) -> NDArray[np.int64]:
    """Run Ward's clustering on the vectors."""
    return AgglomerativeClustering(groups).fit_predict(_vectors(texts))


def umap_kmeans(texts: Sequence[str], groups: int) -> NDArray[np.int64]:
    """Run k-means on the vectors, reduced by UMAP."""
    reduced = _umap().fit_transform(_vectors(texts))
    return KMeans(groups, n_init=3, random_state=0).fit_predict(reduced)


def bertopic_default(texts: Sequence[str], groups: int) -> NDArray[np.int64]:  # noqa: ARG001
    """Run BERTopic as it comes, but for the seed; it chooses the number of groups itself."""
    return _bertopic(texts, None, 10)


def bertopic_reduced(texts: Sequence[str], groups: int) -> NDArray[np.int64]:
    """Run BERTopic with small topics, reduced to the number of groups, outliers placed."""
    return _bertopic(texts, groups, _LEAST)


def _vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    jobs = available_processors()
    found = encode_texts(texts, find_encoder(ENCODER), jobs=jobs, progress=False).vectors
    return normalize(found.astype(np.float64))


def _umap() -> object:
    from umap import UMAP  # noqa: PLC0415 - not a dependency of the project

    return UMAP(
        n_neighbors=_NEIGHBOURS,
        n_components=_DIRECTIONS,
        min_dist=0.0,
        metric="cosine",
        random_state=0,
    )


def _bertopic(texts: Sequence[str], groups: int | None, least: int) -> NDArray[np.int64]:
    from bertopic import BERTopic  # noqa: PLC0415 - not a dependency of the project

    vectors = _vectors(texts)
    # one topic of BERTopic holds the outliers
    wanted = None if groups is None else groups + 1
    model = BERTopic(umap_model=_umap(), min_topic_size=least, nr_topics=wanted)
    topics, _ = model.fit_transform(list(texts), embeddings=vectors)
    if groups is not None and -1 in topics and len(set(topics)) > 1:
        topics = model.reduce_outliers(
            list(texts), topics, strategy="embeddings", embeddings=vectors
        )
    found = np.asarray(topics, dtype=np.int64)
    # an outlier counts as a group of its own
    alone = found < 0
    found[alone] = found.max(initial=0) + 1 + np.arange(alone.sum())
    return found
