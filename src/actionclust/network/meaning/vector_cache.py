"""A file that keeps the vectors of texts, so that a text is encoded once.

It holds a hash of each text, and not the text itself.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import InputError
from actionclust.whole_files import whole_file

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.encoders import Encoder

_HASH = 32  # bytes


@dataclass(frozen=True, slots=True)
class VectorCache:
    """Vectors by the hash of their text."""

    encoder: str  # what made the vectors, as JSON
    place: dict[bytes, int]
    vectors: NDArray[np.float32]

    @classmethod
    def empty(cls, encoder: Encoder) -> VectorCache:
        """Begin a cache that holds nothing."""
        return cls(_described(encoder), {}, np.zeros((0, 0), dtype=np.float32))

    @classmethod
    def read(cls, path: str | os.PathLike[str], encoder: Encoder) -> VectorCache:
        """Read a cache, or begin one where there is no file."""
        file = Path(path)
        if not file.exists():
            return cls.empty(encoder)
        try:
            with file.open("rb") as stream, np.load(stream, allow_pickle=False) as kept:
                made_by, hashes, vectors = (
                    kept[name] for name in ("encoder", "hashes", "vectors")
                )
                said = str(made_by[()])
        except (OSError, ValueError, EOFError, KeyError, TypeError, zipfile.BadZipFile) as error:
            raise InputError(
                f"{file} is no cache of vectors, or is damaged; name another file"
            ) from error
        whole = hashes.shape == (len(vectors), _HASH) and hashes.dtype == np.uint8
        if not whole or vectors.ndim != 2 or vectors.dtype != np.float32:  # noqa: PLR2004
            raise InputError(f"{file} is no cache of vectors, or is damaged; name another file")
        if said != _described(encoder):
            raise InputError(
                f"{file} holds vectors of another encoder: {said}, and {_described(encoder)} is "
                "asked for; name another file for this one"
            )
        place = {row.tobytes(): number for number, row in enumerate(hashes)}
        return cls(said, place, vectors)

    def __contains__(self, text: str) -> bool:
        """Tell whether the vector of a text is here."""
        return _hash(text) in self.place

    def adding(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> VectorCache:
        """Add the vectors of texts that are not here yet."""
        if not texts:
            return self
        if len(self.place) and self.vectors.shape[1] != vectors.shape[1]:
            raise InputError(
                f"the cache of vectors holds vectors of {self.vectors.shape[1]} numbers, and the "
                f"encoder gave {vectors.shape[1]}; name another file for this encoder"
            )
        before = self.vectors if len(self.place) else vectors[:0]
        added = {_hash(text): len(before) + number for number, text in enumerate(texts)}
        return VectorCache(self.encoder, self.place | added, np.concatenate([before, vectors]))

    def vectors_of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of texts, which must all be here."""
        places = np.fromiter((self.place[_hash(text)] for text in texts), np.int64, len(texts))
        found: NDArray[np.float32] = self.vectors[places]
        return found

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the file whole or not at all."""
        hashes = np.frombuffer(b"".join(self.place), dtype=np.uint8).reshape(-1, _HASH)
        with whole_file(path) as temporary, temporary.open("wb") as stream:
            np.savez(stream, encoder=self.encoder, hashes=hashes, vectors=self.vectors)


def _described(encoder: Encoder) -> str:
    said = {"name": encoder.name, "version": encoder.version, "model": encoder.model_sha256}
    return json.dumps(said, sort_keys=True)


def _hash(text: str) -> bytes:
    return sha256(text.encode(errors="surrogatepass")).digest()
