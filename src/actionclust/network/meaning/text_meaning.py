"""The meaning of each row of texts, from an encoder or from vectors that came with the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from actionclust.encoders import find_encoder
from actionclust.errors import counted
from actionclust.network.meaning.centring import centred
from actionclust.network.meaning.encoding import encode_texts, given_vectors
from actionclust.network.one_thread import one_thread_each
from actionclust.network.similarity_join import available_processors
from actionclust.network.text_rows import leading_texts
from actionclust.progress import Clock

if TYPE_CHECKING:
    import os

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.text_rows import TextRows
    from actionclust.settings import Settings


GIVEN_VECTORS = "vectors"
"""In a receipt, in place of the name of an encoder."""


@dataclass(frozen=True, slots=True, eq=False)
class TextMeaning:
    """The rows by their meaning, and what a receipt and a reader are told of it."""

    rows: NDArray[np.float64]  # shape (rows in the network, directions): norm 1, or zero
    receipt: dict[str, Any]
    notes: tuple[str, ...]


def text_meaning(
    texts: TextRows,
    settings: Settings,
    *,
    vectors: ArrayLike | None = None,
    cache: str | os.PathLike[str] | None = None,
    jobs: Jobs | None = None,
    progress: bool | None = None,
    clock: Clock | None = None,
) -> TextMeaning | None:
    """Place rows by meaning, if there is an encoder or if vectors came with the texts."""
    if vectors is None and settings.encoder is None:
        return None
    with (clock or Clock()).stage("meaning"):
        # near-copies share a row, which means what the text means that they copy
        leading = leading_texts(texts.vectors)[: texts.vectors.ordinary]
        if vectors is not None:
            found = given_vectors(vectors, len(texts.plain))[leading]
            made_by: dict[str, Any] = {"name": GIVEN_VECTORS}
            note = f"meaning: by the {found.shape[1]} numbers that came as vectors of each text"
        elif settings.encoder is not None:
            plain = [texts.plain[place] for place in leading.tolist()]
            threads = available_processors() if jobs is None else jobs
            encoder = find_encoder(settings.encoder)
            encoded = encode_texts(plain, encoder, cache=cache, jobs=threads, progress=progress)
            found = encoded.vectors
            made_by = {
                "name": encoder.name,
                "version": encoder.version,
                "model_sha256": encoder.model_sha256,
            }
            note = f"meaning: by the encoder {encoder.name}"
            if cache is not None:
                kept = len(leading) - encoded.fresh
                note += f"; {counted(kept, 'vector')} came from the cache of vectors"
        with one_thread_each():
            rows = centred(found, [texts.languages[place] for place in leading.tolist()])
        silent = int((~rows.any(axis=1)).sum())
        notes = [note]
        if silent:
            notes.append(
                f"no meaning that tells them apart was found for {counted(silent, 'text')}; words "
                "alone place such texts"
            )
        receipt = made_by | {"directions": found.shape[1], "blend": settings.blend}
        return TextMeaning(rows, receipt, tuple(notes))
