"""What a text shares with a group or another text, term by term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.clustering.result import BY_MEANING
from actionclust.network.tokens import written

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.advice.explaining.standing import Standing

_LEAST = 1e-6  # of a weight that counts as one
_LENDERS = 2  # texts that are named for a borrowed word


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A term that a text shares with a group.

    Attributes
    ----------
    term : str
        The word or bigram; "(by meaning)" for what vectors add.
    weight : float
        Its part of the fit of the text there; the parts of all terms add up to the fit.
    texts : int or None
        How many of the other different texts of the group have it, or how many copies where
        there are no others; None for meaning.
    """

    term: str
    weight: float
    texts: int | None


@dataclass(frozen=True, slots=True)
class BorrowedWord:
    """A word of a group that a text does not have itself, but the texts that are like it.

    Attributes
    ----------
    word : str
        The word.
    weight : float
        Its part of the similarity of the text with the group, where borrowed words count.
    lenders : tuple of str
        The ids of the nearest texts that have it.
    """

    word: str
    weight: float
    lenders: tuple[str, ...]


def shared_terms(found: Standing, row: int, group: int, *, inside: bool) -> list[SharedTerm]:
    """List what a text shares with a group, by weight; `inside` if it is in the group itself.

    In a group of its copies alone, it is what it shares with these.
    """
    copies = 0
    if inside and found.sizes[group] == 1:
        same = (found.homes.own == group) & (found.space.vectors.row_of == row)
        copies = int(same.sum()) - 1
        inside = copies == 0
    mine, theirs = found.compared[[row]], found.sums[[group]]
    columns, values = mine.indices, mine.data
    sums = _at(theirs, columns) - values * inside
    length = _norm(theirs, mine if inside else None)
    parts = values * sums / length if length > _LEAST else np.zeros(len(values))
    having = _at(found.having[[group]], columns[columns < found.terms]) - int(inside)
    having = np.full_like(having, copies) if copies else having
    terms = found.space.vectors.terms
    told = [
        SharedTerm(written(terms[column]), float(part), int(texts))
        for column, part, texts in zip(
            columns[columns < found.terms].tolist(),
            parts[columns < found.terms].tolist(),
            having.tolist(),
            strict=True,
        )
        if part > _LEAST
    ]
    told.sort(key=lambda one: (-round(one.weight, 9), one.term))
    meaning = float(parts[columns >= found.terms].sum())
    if meaning > _LEAST:
        told.append(SharedTerm(BY_MEANING, meaning, None))
    return told


def borrowed_words(
    found: Standing, row: int, group: int, like: NDArray[np.int64], ids: list[str], *, inside: bool
) -> list[BorrowedWord]:
    """List the words that link a text to a group by way of others.

    `like` has the rows of the texts that it may have them from, nearest first, and `ids` their
    ids.
    """
    space, words = found.space.space, found.space.vectors.words
    point = space.words[[row]]
    rows = _rows_of(found, group)
    theirs = space.words[rows].sum(axis=0)
    own = found.space.vectors.matrix[[row]].indices
    values = np.asarray(theirs)[point.indices] - point.data * inside
    company = space.context[rows].sum(axis=0) - space.context[row] * inside
    squares = float(np.square(np.asarray(theirs) - point.toarray()[0] * inside).sum())
    length = float(np.sqrt(squares + np.square(company).sum()))
    if length <= _LEAST:
        return []
    parts = point.data * values / length
    terms = found.space.vectors.terms
    told = []
    lending = found.space.vectors.matrix[like]
    for column, part in zip(point.indices.tolist(), parts.tolist(), strict=True):
        if part <= _LEAST or column in own or column >= words:
            continue
        having = np.flatnonzero(np.diff(lending[:, [column]].indptr))
        lenders = tuple(ids[place] for place in having[:_LENDERS].tolist())
        told.append(BorrowedWord(written(terms[column]), part, lenders))
    return sorted(told, key=lambda one: (-round(one.weight, 9), one.word))


def terms_in_common(found: Standing, one: int, other: int, most: int) -> tuple[str, ...]:
    """Name the terms that two rows have in common, those that count most first."""
    matrix = found.space.vectors.matrix
    both = matrix[[one]].multiply(matrix[[other]]).tocoo()
    columns, values = both.coords[1], both.data
    order = np.lexsort((columns, -np.round(values, 9)))[:most]
    return tuple(written(found.space.vectors.terms[column]) for column in columns[order].tolist())


def likeness_to_all(found: Standing, row: int) -> NDArray[np.float64]:
    """Give the similarity of a row with each, in the space in which texts are compared."""
    space = found.space.space
    words = (space.words @ space.words[[row]].T).toarray().ravel()
    like: NDArray[np.float64] = np.round(words + space.context @ space.context[row], 9)
    return like


def _rows_of(found: Standing, group: int) -> NDArray[np.int64]:
    members = np.flatnonzero((found.homes.own == group) & (found.space.vectors.row_of >= 0))
    rows: NDArray[np.int64] = np.unique(found.space.vectors.row_of[members])
    return rows


def _at(row: sp.csr_array, columns: NDArray[np.int32]) -> NDArray[np.float64]:
    """Give the values of a row in some columns."""
    values: NDArray[np.float64] = row[:, columns].toarray().ravel()
    return values


def _norm(sums: sp.csr_array, without: sp.csr_array | None) -> float:
    rest = sums if without is None else sums - without
    return float(np.sqrt(np.square(rest.data).sum()))
