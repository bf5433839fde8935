"""All that may tell which group a text belongs to, as points whose products are likenesses.

Groups are found by words with a meaning of their own. People who sort texts also heed how a thing
is said: "how do I" and "why was" stand for two kinds of questions. So beside the space in which
groups were refined stand all words of a text, function words too, its neighbouring words, and its
letters, which see past endings and typing errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from actionclust.network.refining_space import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from actionclust.advice.text_space import TextSpace

# how much of the likeness of two texts each part is; they were chosen on labelled texts, see
# docs/explanation/design.md
_SPACE = 0.3
_SPACE_WITH_MEANING = 0.7
_PARTS: tuple[tuple[float, Callable[[Sequence[str]], sp.csr_array]], ...] = (
    (0.3, lambda texts: _counted(texts, _WORDS)),
    (0.2, lambda texts: _counted(texts, _WORDS | {"ngram_range": (2, 2)})),
    (0.2, lambda texts: _letters(texts)),
)
_WORDS: dict[str, object] = {"token_pattern": r"(?u)\b\w+\b"}
_LETTERS: dict[str, object] = {"analyzer": "char_wb", "ngram_range": (3, 5)}


def telling_features(space: TextSpace, places: NDArray[np.int64]) -> Space:
    """Give a point for each of some actions; the product of two is their likeness, up to 1."""
    share = _SPACE if space.meaning is None else _SPACE_WITH_MEANING
    rest = (1 - share) / sum(part for part, _ in _PARTS)
    placed = space.of_actions(places)
    texts = [space.plain[place] for place in places.tolist()]
    blocks = [placed.words * np.sqrt(share)]
    blocks += [
        found * np.sqrt(part * rest)
        for part, count in _PARTS
        if (found := _weighed(count(texts))) is not None
    ]
    words = sp.csr_array(sp.hstack(blocks, format="csr"))
    return Space(words, placed.context * np.sqrt(share), by_meaning=placed.by_meaning)


def _weighed(counts: sp.csr_array) -> sp.csr_array | None:
    """Weigh the terms of texts, or give nothing where no text has one."""
    if not counts.nnz:
        return None
    return sp.csr_array(TfidfTransformer(sublinear_tf=True).fit_transform(counts))


def _counted(texts: Sequence[str], choices: dict[str, object]) -> sp.csr_array:
    """Count the terms of texts."""
    vectoriser = CountVectorizer(dtype=np.float64, **choices)
    terms = vectoriser.build_analyzer()
    if not any(map(terms, texts)):
        return sp.csr_array((len(texts), 0))
    return sp.csr_array(vectoriser.fit_transform(texts))


def _letters(texts: Sequence[str]) -> sp.csr_array:
    """Count runs of letters, which none of them leaves a word: each word is read once."""
    words = _counted(texts, {"analyzer": _between_spaces})
    if not words.shape[1]:
        return words
    different = sorted({word for text in texts for word in _between_spaces(text)})
    return sp.csr_array(words @ _counted(different, _LETTERS))


def _between_spaces(text: str) -> list[str]:
    return text.lower().split()
