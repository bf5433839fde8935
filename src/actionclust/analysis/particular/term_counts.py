"""Words and two words in a row, and which texts have each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.network.tokens import read_tokens, written
from actionclust.network.words import compared_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WORD, PHRASE = "word", "two words"


@dataclass(frozen=True, slots=True, eq=False)
class TermCounts:
    """The terms of some texts of one language, each counted once a text."""

    terms: tuple[str, ...]  # as they are written most often
    kinds: tuple[str, ...]  # for each, `WORD` or `PHRASE`
    present: sp.csr_array  # shape (texts, terms): 1 where a text has a term


def count_texts_with_terms(texts: Sequence[str], language: str, least: int) -> TermCounts:
    """Find the terms that at least some texts have; two words only where each is one too.

    >>> found = count_texts_with_terms(["home care", "home care now", "care"], "en", 2)
    >>> found.terms, found.present.sum(axis=0).tolist()
    (('care', 'home', 'home care'), [3, 2, 2])
    """
    words = compared_words(read_tokens(texts), [language] * len(texts))
    flat = words.flat.astype(np.int64)
    of = np.repeat(np.arange(len(texts)), np.diff(words.starts))
    size = max(len(words.terms), 1)
    singles = _once(of, flat, len(texts), size)
    next_to = np.flatnonzero(of[:-1] == of[1:]) if len(of) else np.empty(0, dtype=np.int64)
    codes, numbers = np.unique(flat[next_to] * size + flat[next_to + 1], return_inverse=True)
    doubles = _once(of[next_to], numbers, len(texts), max(len(codes), 1))
    frequent = np.flatnonzero(np.asarray(singles.sum(axis=0)) >= least)
    common = np.flatnonzero(np.asarray(doubles.sum(axis=0)) >= least)
    common = common[: len(codes)] if len(codes) else np.empty(0, dtype=np.int64)
    pairs = [divmod(int(codes[one]), size) for one in common.tolist()]
    names = [written(words.forms[one]) for one in frequent.tolist()]
    names += [written(f"{words.forms[one]} {words.forms[other]}") for one, other in pairs]
    kinds = [WORD] * len(frequent) + [PHRASE] * len(pairs)
    present = sp.hstack([singles[:, frequent], doubles[:, common]], format="csr")
    return TermCounts(_different(names), tuple(kinds), sp.csr_array(present))


def _once(
    rows: NDArray[np.int64], columns: NDArray[np.int64], texts: int, size: int
) -> sp.csr_array:
    """Mark what stands in each text, once."""
    cells = np.unique(rows * size + columns)
    ones = np.ones(len(cells), dtype=np.int64)
    return sp.csr_array((ones, (cells // size, cells % size)), shape=(texts, size))


def _different(names: Sequence[str]) -> tuple[str, ...]:
    """Add a number to names that would be the same, as those of stems that differ can be."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)
