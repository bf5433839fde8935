"""Phrases that many unlike texts share: a template, a signature, "in our municipality".

Such a phrase says nothing of what a text is about. It is found, told, and not compared.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.folding import folded
from actionclust.network.tokens import Tokens
from actionclust.network.word_pairs import counted_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.network.near_copies import Nodes

_LENGTH = 3  # words of the shortest phrase
_TEXTS = 5  # different texts that share it at the least
_SHARE = 0.1  # of the different texts that share it at the least
_ALIKE = 1.5  # times as similar as any two texts that its texts may be without the phrase
_SLACK = 0.01  # similarity that is added to that, since few texts are alike by chance
_TOLD = 3  # phrases that are named


@dataclass(frozen=True, slots=True)
class SharedPhrases:
    """The phrases, and the words of the texts without them."""

    tokens: Tokens
    phrases: tuple[tuple[str, int], ...]  # each phrase, and how many texts have it


def without_shared_phrases(
    tokens: Tokens, nodes: Nodes, says_something: Callable[[str], bool]
) -> SharedPhrases:
    """Leave out phrases that many texts share which are otherwise unlike.

    A phrase counts if a tenth of the different texts have it, and five at the least, and if
    these are no more similar to each other without it than any texts are, by the mean cosine of
    two. A text of which nothing would be left keeps its words.
    """
    plain = [folded(word) for word in tokens.surfaces]
    names = sorted(set(plain))
    place = {name: number for number, name in enumerate(names)}
    numbers = np.array([place[name] for name in plain], dtype=np.int64)[tokens.flat]
    of = np.repeat(np.arange(len(tokens.lengths)), tokens.lengths)
    # one text of each node, the first in the order of what they read; all versions of a letter
    # that many sent are one, or the letter itself would be a phrase of many
    node = np.where(nodes.version_of >= 0, nodes.version_of, nodes.node)
    order = np.lexsort((nodes.reading, nodes.version_of >= 0, node))
    _, first = np.unique(node[order], return_index=True)
    chosen = np.zeros(len(tokens.lengths), dtype=np.bool_)
    chosen[order[first]] = True
    least = max(_TEXTS, int(np.ceil(_SHARE * len(first))))
    # few words stand in so many texts, and mostly no phrase does
    usual = np.bincount(numbers[chosen[of]], minlength=len(names)) >= least
    content = np.zeros(len(names), dtype=np.bool_)
    content[usual] = [says_something(names[number]) for number in np.flatnonzero(usual)]
    codes, starts = _frequent_phrases(numbers, of, chosen[of], content, least)
    if not len(codes):
        return SharedPhrases(tokens, ())
    content = np.array([says_something(name) for name in names], dtype=np.bool_)
    accepted = _of_unlike_texts(numbers, of, chosen, content, codes, starts)
    covered = _covering(len(numbers), starts[np.isin(codes, accepted)])
    left = np.bincount(of[content[numbers] & ~covered], minlength=len(tokens.lengths))
    covered &= left[of] > 0
    if not covered.any():
        return SharedPhrases(tokens, ())
    lengths = np.bincount(of[~covered], minlength=len(tokens.lengths))
    return SharedPhrases(
        Tokens(tokens.surfaces, tokens.flat[~covered], lengths),
        _named(tokens, of, covered),
    )


def _frequent_phrases(
    numbers: NDArray[np.int64],
    of: NDArray[np.int64],
    counted: NDArray[np.bool_],
    content: NDArray[np.bool_],
    least: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find where three words stand that do so in enough texts, and number the three."""
    texts, size = int(of.max(initial=-1)) + 1, len(content)
    # few words occur often enough to be in so many texts
    common = counted & (np.bincount(numbers[counted], minlength=size) >= least)[numbers]
    pairs = np.unique(numbers[common] * texts + of[common])
    frequent = np.bincount(pairs // max(texts, 1), minlength=size) >= least
    small = np.cumsum(frequent) - 1
    count = int(frequent.sum())
    usual = frequent[numbers]
    places = np.arange(max(len(numbers) - _LENGTH + 1, 0))
    for step in range(_LENGTH):
        places = places[usual[places + step] & (of[places + step] == of[places])]
    codes = np.zeros(len(places), dtype=np.int64)
    telling = np.zeros(len(places), dtype=np.bool_)
    for step in range(_LENGTH):
        codes = codes * count + small[numbers[places + step]]
        telling |= content[numbers[places + step]]
    codes, places = codes[telling], places[telling]
    inside = counted[places]
    once = np.unique(np.stack([codes[inside], of[places[inside]]]), axis=1)[0]
    different, times = np.unique(once, return_counts=True)
    kept = np.isin(codes, different[times >= least])
    return codes[kept], places[kept]


def _of_unlike_texts(
    numbers: NDArray[np.int64],
    of: NDArray[np.int64],
    chosen: NDArray[np.bool_],
    content: NDArray[np.bool_],
    codes: NDArray[np.int64],
    starts: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Take the phrases whose texts are no more similar without them than any texts are."""
    if not len(codes):
        return codes
    rest = content[numbers] & chosen[of] & ~_covering(len(numbers), starts)
    shape = (len(chosen), len(content))
    words = counted_terms(of[rest], numbers[rest], shape)
    frequency = np.bincount(words.indices, minlength=shape[1])
    words.data = np.log((1 + chosen.sum()) / (1 + frequency[words.indices])) + 1
    norms = np.sqrt(
        np.bincount(np.repeat(np.arange(shape[0]), np.diff(words.indptr)), words.data**2, shape[0])
    )
    words.data /= np.repeat(np.where(norms > 0, norms, 1), np.diff(words.indptr))
    filled = chosen & (norms > 0)
    usual = _mean_cosine(words, np.flatnonzero(filled))
    accepted = []
    for code in np.unique(codes).tolist():
        texts = np.unique(of[starts[codes == code]])
        alike = _mean_cosine(words, texts[filled[texts]])
        if alike <= _ALIKE * usual + _SLACK:
            accepted.append(code)
    return np.array(accepted, dtype=np.int64)


def _mean_cosine(words: sp.csr_array, rows: NDArray[np.int64]) -> float:
    """Give the mean cosine of two different rows; texts without a rest are no evidence."""
    if len(rows) < _TEXTS:
        return float("inf")
    total = words[rows].sum(axis=0)
    return float((total @ total - len(rows)) / (len(rows) * (len(rows) - 1)))


def _covering(length: int, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    covered = np.zeros(length, dtype=np.bool_)
    for step in range(_LENGTH):
        covered[starts + step] = True
    return covered


def _named(
    tokens: Tokens, of: NDArray[np.int64], covered: NDArray[np.bool_]
) -> tuple[tuple[str, int], ...]:
    """Name the phrases that were left out, the commonest first, and count their texts."""
    places = np.flatnonzero(covered)
    ends = np.flatnonzero((np.diff(places) > 1) | (np.diff(of[places]) > 0)) + 1
    bounds = [0, *ends.tolist(), len(places)]
    found: Counter[str] = Counter()
    for start, stop in pairwise(bounds):
        run = tokens.flat[places[start:stop]].tolist()
        found[" ".join(tokens.surfaces[number] for number in run)] += 1
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ranked[:_TOLD])
