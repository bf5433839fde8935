"""Texts into vectors: in fixed batches, each text once, checked whatever made them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import InputError, counted
from actionclust.network.meaning.vector_cache import VectorCache
from actionclust.network.one_thread import one_thread_each
from actionclust.network.similarity_join import in_threads
from actionclust.progress import progress_bar

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from actionclust.encoders import Encoder
    from actionclust.network.dask_cluster import Jobs

BATCH = 256
"""Texts that are encoded at a time."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """The vectors of texts, and how many of these were encoded for it."""

    vectors: NDArray[np.float32]  # shape (texts, directions)
    fresh: int  # how many different texts were encoded; the others came from the cache


def encode_texts(
    texts: Sequence[str],
    encoder: Encoder,
    *,
    cache: str | os.PathLike[str] | None = None,
    jobs: Jobs = 1,
    progress: bool | None = None,
) -> Encoded:
    """Encode each different text once, or take its vector from a cache.

    >>> from actionclust.encoders import Encoder
    >>> length = Encoder(lambda texts: [[len(text), 1.0] for text in texts], name="length")
    >>> found = encode_texts(["one", "three", "one"], length)
    >>> found.vectors.tolist(), found.fresh
    ([[3.0, 1.0], [5.0, 1.0], [3.0, 1.0]], 2)
    """
    kept = VectorCache.read(cache, encoder) if cache is not None else VectorCache.empty(encoder)
    new = [text for text in dict.fromkeys(texts) if text not in kept]
    if cache is not None and new and not Path(cache).exists():
        # so that a file that cannot be written is told before the long work
        kept.write(cache)
    kept = kept.adding(new, _encoded(new, encoder, jobs=jobs, progress=progress))
    if cache is not None and new:
        kept.write(cache)
    return Encoded(kept.vectors_of(texts), fresh=len(new))


def given_vectors(vectors: ArrayLike, texts: int) -> NDArray[np.float32]:
    """Check vectors that came with the texts, one row for each.

    >>> given_vectors([[1, 2], [3, 4]], 2).shape
    (2, 2)
    """
    return _checked(vectors, texts, "vectors")


def _encoded(
    texts: list[str], encoder: Encoder, *, jobs: Jobs, progress: bool | None
) -> NDArray[np.float32]:
    batches = [texts[start:end] for start, end in pairwise(_limits(len(texts)))]
    workers = jobs if encoder.threaded else 1

    def encoded(batch: list[str]) -> NDArray[np.float32]:
        return _checked(encoder.encode(batch), len(batch), f"the encoder {encoder.name}")

    # the last bits of a product of matrices hang on the number of threads
    with one_thread_each():
        done = in_threads(encoded, batches, workers)
        parts = list(progress_bar(done, "encoded texts", total=len(batches), show=progress))
    widths = sorted({part.shape[1] for part in parts})
    if len(widths) > 1:
        raise InputError(
            f"the encoder {encoder.name} must give vectors of one length; got some of {widths[0]} "
            f"numbers and some of {widths[-1]}"
        )
    return np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)


def _limits(texts: int) -> list[int]:
    return [*range(0, texts, BATCH), texts]


def _checked(vectors: ArrayLike, texts: int, who: str) -> NDArray[np.float32]:
    """Refuse what is not one vector of finite numbers for each text."""
    expected = f"{who} must give one row of numbers for each of {counted(texts, 'text')}"
    try:
        rows = np.asarray(vectors)
    except ValueError:
        raise InputError(f"{expected}; got rows of different lengths") from None
    if rows.ndim != 2 or len(rows) != texts or not rows.shape[1]:  # noqa: PLR2004 - rows, columns
        raise InputError(f"{expected}; got an array of shape {rows.shape}")
    if rows.dtype.kind not in "iuf":
        raise InputError(f"{expected}; got values of type {rows.dtype}")
    with np.errstate(over="ignore"):
        plain = rows.astype(np.float32)
    wrong = np.flatnonzero(~np.isfinite(plain).all(axis=1))
    if len(wrong):
        raise InputError(
            f"{expected}; row {wrong[0]} (counted from 0) holds NaN, infinity or a number beyond "
            "single precision"
        )
    return plain
