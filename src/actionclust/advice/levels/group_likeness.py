"""How alike groups of texts are, seen in four ways, and what the four have in common.

Of any one measure, the tree of groups hangs on accidents: which of two near values is the larger.
So groups are compared in four ways, each is made a network of nearest groups, two kinds of trees
are drawn of each, and two groups are as alike as the trees on average say: a consensus of trees
(Strehl and Ghosh 2002; Fred and Jain 2005).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import scipy.sparse as sp
from scipy.cluster.hierarchy import cophenet, linkage
from scipy.spatial.distance import squareform

from actionclust.network.one_thread import one_thread_each
from actionclust.network.similarity_join import SIMILARITY_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from actionclust.advice.levels.sorted_texts import SortedTexts

# they were chosen on labelled texts, see docs/explanation/design.md
_NEAREST = 7  # groups that each group is linked with
_FAR = 0.95  # share of a step of the walk that goes on
_SHARPNESS = 1.5  # of the homes of texts: spreads of their cosines that make one e times likelier
_TREES: tuple[Literal["ward", "average"], ...] = ("ward", "average")
_BLOCK = 4_000_000  # cosines of texts with groups held at a time


def group_likeness(texts: SortedTexts) -> NDArray[np.float64]:
    """Measure how alike groups are, shape (groups, groups), 1 for a group with itself.

    0 is for two that all trees join last.
    """
    count = len(texts.groups)
    if count < 3:  # noqa: PLR2004 - there is one tree of two groups
        return np.eye(count)
    total = np.zeros((count, count))
    with one_thread_each():
        for view in _views(texts):
            walked = _walks(view)
            for kind in _TREES:
                total += _joined_soon(walked, kind)
    likeness: NDArray[np.float64] = np.round(total / total[0, 0], SIMILARITY_DECIMALS)
    return likeness


def centroid_likeness(texts: SortedTexts) -> NDArray[np.float64]:
    """Give the cosine of the centroids of each two groups."""
    words, context = _centroids(texts)
    cosines: NDArray[np.float64] = (words @ words.T).toarray() + context @ context.T
    return cosines


def _views(texts: SortedTexts) -> Iterator[NDArray[np.float64]]:
    """Compare groups in four ways, each with what all groups share taken out."""
    words, context = _centroids(texts)
    cosines = (words @ words.T).toarray() + context @ context.T
    own = _own_words(texts)
    yield (near := _centred(cosines))
    yield _centred(cosines + own)
    yield _centred(near + _centred(own) + _centred(_homes(texts, words, context)))
    turned = context / np.maximum(np.linalg.norm(context, axis=1, keepdims=True), 1e-12)
    yield _centred(cosines + turned @ turned.T)


def _centroids(texts: SortedTexts) -> tuple[sp.csr_array, NDArray[np.float64]]:
    """Give the centroid of each group in the refining space, of norm 1, in its two parts."""
    space, member = texts.space.space, texts.member
    words = (member @ space.words[texts.rows]).tocsr()
    context = np.asarray(member @ space.context[texts.rows])
    squares = words.multiply(words).sum(axis=1) + np.square(context).sum(axis=1)
    scale = 1 / np.sqrt(np.where(squares > 0, squares, 1.0))
    return sp.csr_array(sp.diags_array(scale) @ words), context * scale[:, None]


def _own_words(texts: SortedTexts) -> NDArray[np.float64]:
    """Compare groups as one text each: a word counts less, the more groups have it."""
    vectors = texts.space.vectors
    rows = vectors.matrix[:, : vectors.words][texts.rows]
    rows.data = np.ones(rows.nnz)
    share = sp.csr_array(sp.diags_array(1 / np.maximum(texts.sizes, 1)) @ (texts.member @ rows))
    having = np.bincount(share.indices, minlength=share.shape[1])
    rarity = np.log((1 + len(texts.groups)) / (1 + having))
    share.data = np.sqrt(share.data) * rarity[share.indices]
    products: NDArray[np.float64] = (share @ share.T).toarray()
    return _unit_diagonal(products)


def _homes(
    texts: SortedTexts, words: sp.csr_array, context: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Compare groups by where their texts would be at home: by the likely groups of each."""
    space, member = texts.space.space, texts.member
    count, groups = len(texts.group), len(texts.groups)
    size = max(_BLOCK // groups, 1)
    blocks = [slice(start, start + size) for start in range(0, count, size)]
    across = words.T.tocsc()

    def cosines(block: slice) -> NDArray[np.float64]:
        rows = texts.rows[block]
        found: NDArray[np.float64] = (space.words[rows] @ across).toarray()
        return found + space.context[rows] @ context.T

    usual = sum((cosines(block).sum(axis=0) for block in blocks), np.zeros(groups)) / count
    squares = sum(float(np.square(cosines(block) - usual).sum()) for block in blocks)
    spread = np.sqrt(squares / (count * groups)) or 1.0
    shares = np.zeros((groups, groups))
    for block in blocks:
        likely = np.exp(_SHARPNESS * (cosines(block) - usual) / spread)
        likely /= likely.sum(axis=1, keepdims=True)
        shares += member[:, block] @ likely
    roots = np.sqrt(shares)
    return _unit_diagonal(roots @ roots.T)


def _centred(likeness: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take out what all groups share: the likeness of the groups seen from their middle."""
    means = likeness.mean(axis=1)
    return _unit_diagonal(likeness - means[:, None] - means[None] + means.mean())


def _unit_diagonal(products: NDArray[np.float64]) -> NDArray[np.float64]:
    norms = np.sqrt(np.maximum(np.diag(products), 10.0**-12))
    return np.round(products / norms[:, None] / norms[None], SIMILARITY_DECIMALS)


def _walks(likeness: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compare groups by the walks that lead from one to the other over nearest groups.

    It is the regularised Laplacian kernel of the network in which each group is linked with
    those that it is most like (Smola and Kondor 2003).
    """
    count = len(likeness)
    others = likeness.copy()
    np.fill_diagonal(others, -np.inf)
    nearest = min(_NEAREST, max(2, count // 3))
    chosen = np.argsort(-others, axis=1, kind="stable")[:, :nearest]
    each = np.arange(count)[:, None]
    links = np.zeros_like(likeness)
    links[each, chosen] = np.maximum(others[each, chosen], 0.0)
    links = np.maximum(links, links.T)
    degrees = links.sum(axis=1)
    scale = 1 / np.sqrt(np.where(degrees > 0, degrees, 1.0))
    walks = np.linalg.inv(np.eye(count) - _FAR * links * scale[:, None] * scale[None])
    return _unit_diagonal((walks + walks.T) / 2)


def _joined_soon(
    likeness: NDArray[np.float64], kind: Literal["ward", "average"]
) -> NDArray[np.float64]:
    """Draw a tree, and tell of each two groups how soon it joins them: from 1 to 0, the last.

    Steps count by the logarithm of the number of groups that are left, so that the wide levels
    weigh as much as the narrow ones.
    """
    count = len(likeness)
    distances = squareform(np.maximum(1 - likeness, 0.0), checks=False)
    steps = linkage(np.sqrt(2 * distances) if kind == "ward" else distances, kind)
    steps[:, 2] = np.arange(1, count)
    left = np.log(count - squareform(cophenet(steps))) / np.log(count - 1)
    np.fill_diagonal(left, 1.0)
    soon: NDArray[np.float64] = left
    return soon
