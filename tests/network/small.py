"""Rows small enough to be checked by hand."""

import numpy as np
from numpy.typing import NDArray

from actionclust import Settings
from actionclust.network.tokens import read_tokens
from actionclust.network.vectors import Vectors, vectorise
from actionclust.network.words import compared_words


def unit(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    norms = np.sqrt((matrix**2).sum(axis=1))
    scaled: NDArray[np.float64] = matrix / np.where(norms > 0, norms, 1.0)[:, None]
    return scaled


def vectors_of(texts: list[str], language: str = "en", **choices: object) -> Vectors:
    settings = Settings(**choices)
    words = compared_words(read_tokens(texts), [language] * len(texts), stem=settings.stem)
    return vectorise(words, settings)


def weights(vectors: Vectors, row: int) -> dict[str, float]:
    part = vectors.matrix[[row]].tocoo()
    return {
        vectors.terms[column]: value
        for column, value in zip(part.coords[1], part.data, strict=True)
    }
