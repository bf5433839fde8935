"""Levels: whether the groups that people made are put together as people put them together.

The sub-clusters are the true ones, and so is the number of clusters; what is compared is the
upper level, by the adjusted mutual information over the groups. Ward and average linkage have the
centroids of the groups: of TF-IDF rows, or of an encoder's vectors, and, to tell the measure of
likeness from the tree, those of actionclust's own space.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy.sparse as sp
from corpora import read
from peers import tfidf
from peers_on_vectors import ENCODER
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_mutual_info_score
from sklearn.preprocessing import normalize

from actionclust import from_codebook, propose_levels, read_actions
from actionclust.advice.levels.group_likeness import centroid_likeness
from actionclust.advice.levels.sorted_texts import sorted_texts
from actionclust.advice.text_space import text_space
from actionclust.encoders import find_encoder
from actionclust.network.meaning.encoding import encode_texts
from actionclust.network.similarity_join import available_processors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust import Hierarchy

SETS = (
    ("climate_convention_fr", "theme", "fr"),
    ("argkp2021_en", "group", "en"),
    ("clinc150_en", "domain", "en"),
)
LEAST = {"argkp2021_en": 2}  # texts of a group that is taken
DRAWS, SHARE = 8, 0.6  # draws of this share of the groups


@dataclass(frozen=True)
class Sorted:
    """Texts that people sorted into two levels."""

    name: str
    language: str
    texts: list[str]
    groups: NDArray[np.int64]  # the number of the group of each text
    above: NDArray[np.int64]  # the number of the upper group of each group

    def drawn(self, generator: np.random.Generator) -> tuple[NDArray[np.int64], Sorted]:
        """Draw some of the groups; tell which texts are left too."""
        count = len(self.above)
        chosen = np.sort(generator.permutation(count)[: round(SHARE * count)])
        kept = np.flatnonzero(np.isin(self.groups, chosen))
        texts = [self.texts[place] for place in kept.tolist()]
        groups = np.searchsorted(chosen, self.groups[kept])
        above = np.unique(self.above[chosen], return_inverse=True)[1]
        return kept, Sorted(self.name, self.language, texts, groups, above)


def sorted_sets() -> list[Sorted]:
    """Read the sets of two levels."""
    found = []
    for name, upper, language in SETS:
        frame = read(name).dropna(subset=["label", upper])
        counts = frame["label"].map(frame["label"].value_counts())
        frame = frame[counts >= LEAST.get(name, 1)]
        groups = np.unique(frame["label"].astype(str), return_inverse=True)[1]
        # some key points have the same name in two motions; the commoner one counts
        commonest = pd.Series(frame[upper].tolist()).groupby(groups).agg(lambda of: of.mode()[0])
        above = np.unique(commonest.astype(str), return_inverse=True)[1]
        found.append(Sorted(name, language, frame["text"].tolist(), groups, above))
    return found


def hierarchy(corpus: Sorted) -> Hierarchy:
    """Put the texts into sub-clusters as people did."""
    names = [f"group {number}" for number in range(len(corpus.above))]
    actions = read_actions(corpus.texts)
    code = {id_: names[n] for id_, n in zip(actions.ids, corpus.groups.tolist(), strict=True)}
    return from_codebook(pd.DataFrame({"sub_cluster": names}), actions, code=code)


def ours(corpus: Sorted, vectors: NDArray[np.float64] | None) -> NDArray[np.int64]:
    """Take what `propose_levels` proposes."""
    wanted = len(set(corpus.above.tolist()))
    h = propose_levels(hierarchy(corpus), wanted, 0, vectors=vectors).accept()
    parents = [str(h.tree.nodes[id_].parent) for id_ in h.groups("sub-cluster").index]
    return np.unique(parents, return_inverse=True)[1]


def linked(likeness: NDArray[np.float64], kind: str, wanted: int) -> NDArray[np.int64]:
    """Link groups whose likeness is that of points."""
    if kind == "average":
        tree = AgglomerativeClustering(wanted, metric="precomputed", linkage="average")
        return tree.fit_predict(1 - likeness)
    values, directions = np.linalg.eigh(likeness)
    return AgglomerativeClustering(wanted).fit_predict(directions * np.sqrt(np.maximum(values, 0)))


def centroids(rows: sp.csr_array | NDArray[np.float64], groups: NDArray[np.int64]) -> sp.csr_array:
    """Give the centroids of groups, of norm 1."""
    count = len(groups)
    member = sp.csr_array((np.ones(count), (groups, np.arange(count))))
    return normalize(member @ rows)


def measured(corpus: Sorted, vectors: NDArray[np.float64] | None) -> list[float]:
    """Give the AMI of the proposal, and of Ward and average linkage on both kinds of centroids."""
    rows = tfidf(corpus.texts, corpus.language) if vectors is None else vectors
    plain = centroids(rows, corpus.groups)
    products = plain @ plain.T
    h = hierarchy(corpus)
    space = sorted_texts(h.tree, text_space(h, vectors))
    # groups are in the order of their ids, which is that of their numbers
    kinds = (products.toarray() if sp.issparse(products) else products, centroid_likeness(space))
    wanted = len(set(corpus.above.tolist()))
    found = [ours(corpus, vectors)]
    found += [linked(kind, tree, wanted) for kind in kinds for tree in ("ward", "average")]
    return [adjusted_mutual_info_score(corpus.above, labels) for labels in found]


def tables() -> str:
    """Measure, and write the table in Markdown."""
    names = ["corpus", "by", "groups", "proposed"]
    names += [f"{kind}{of}" for of in ("", ", own space") for kind in ("Ward", "average linkage")]
    lines = [f"| {' | '.join(names)} |", f"| {' | '.join(['---'] * len(names))} |"]
    for corpus in sorted_sets():
        encoder = find_encoder(ENCODER)
        jobs = available_processors()
        encoded = encode_texts(corpus.texts, encoder, jobs=jobs, progress=False).vectors
        for by, vectors in (("words", None), ("encoder", encoded.astype(np.float64))):
            below, above = len(corpus.above), len(set(corpus.above.tolist()))
            lines.append(_row(corpus.name, by, f"{below} to {above}", measured(corpus, vectors)))
            print(lines[-1], flush=True)
            generator = np.random.default_rng(0)
            draws = []
            for _ in range(DRAWS):
                kept, drawn = corpus.drawn(generator)
                draws.append(measured(drawn, None if vectors is None else vectors[kept]))
            some = f"{round(SHARE * below)} drawn, mean of {DRAWS}"
            lines.append(_row("", by, some, np.mean(draws, axis=0).tolist()))
            print(lines[-1], flush=True)
    return "\n".join(lines)


def _row(name: str, by: str, groups: str, figures: list[float]) -> str:
    return f"| {' | '.join([name, by, groups, *(f'{figure:.3f}' for figure in figures)])} |"
