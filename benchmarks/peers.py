"""What actionclust is compared with: the plain recipe, and clustering by scikit-learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import community
import networkx as nx
import numpy as np
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from actionclust.network.function_words import function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import scipy.sparse as sp
    from numpy.typing import NDArray

DIMENSIONS = 150


def tfidf(texts: Sequence[str], language: str, ngrams: tuple[int, int] = (1, 1)) -> sp.csr_matrix:
    """Weigh words (and bigrams) as scikit-learn does by default, without function words."""
    stop_words = sorted(word for word in function_words(language) if word.isalpha())
    return TfidfVectorizer(ngram_range=ngrams, stop_words=stop_words).fit_transform(texts)


def plain_recipe(texts: Sequence[str], edges: Sequence[int]) -> NDArray[np.int64]:
    """Run the study's method the plain way: all pairs, dense; python-louvain a run."""
    matrix = tfidf(texts, "en", (1, 2))
    similarity = (matrix @ matrix.T).toarray()
    first, second = np.triu_indices(len(texts), k=1)
    values = similarity[first, second]
    strongest = np.argsort(-values, kind="stable")[: max(edges)]
    strongest = strongest[values[strongest] > 0]
    labels = np.zeros(len(texts), dtype=np.int64)
    for count in edges:
        graph = nx.Graph()
        graph.add_nodes_from(range(len(texts)))
        taken = strongest[:count]
        graph.add_weighted_edges_from(
            zip(first[taken].tolist(), second[taken].tolist(), values[taken].tolist(), strict=True)
        )
        found = community.best_partition(graph, random_state=0)
        labels = np.array([found[node] for node in range(len(texts))])
    return labels


def kmeans(texts: Sequence[str], groups: int, language: str = "en") -> NDArray[np.int64]:
    """Run k-means on TF-IDF rows."""
    return KMeans(groups, n_init=3, random_state=0).fit_predict(tfidf(texts, language))


def kmeans_lsa(texts: Sequence[str], groups: int, language: str = "en") -> NDArray[np.int64]:
    """Run k-means on latent semantic dimensions."""
    return KMeans(groups, n_init=3, random_state=0).fit_predict(_lsa(texts, language))


def ward_lsa(texts: Sequence[str], groups: int, language: str = "en") -> NDArray[np.int64]:
    """Run Ward's clustering on latent semantic dimensions."""
    return AgglomerativeClustering(groups).fit_predict(_lsa(texts, language))


def _lsa(texts: Sequence[str], language: str) -> NDArray[np.float64]:
    matrix = tfidf(texts, language)
    dimensions = min(DIMENSIONS, min(matrix.shape) - 1)
    return normalize(TruncatedSVD(dimensions, random_state=0).fit_transform(matrix))
