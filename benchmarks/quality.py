"""Quality: agreement with people's groups on five labelled sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from corpora import labelled
from peers import kmeans, kmeans_lsa, ward_lsa
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score
from sklearn.metrics.cluster import contingency_matrix

from actionclust import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpora import Labelled

    Method = Callable[[Labelled], Sequence[int]]

CHOICES: dict[str, dict[str, object]] = {
    "default": {},
    "without refining": {"refine": False},
    "without cover": {"cover": False},
    "fineness 1": {"fineness": 1.0},
    "fineness 1.5": {"fineness": 1.5},
    "fineness 3": {"fineness": 3.0},
    "5 neighbours": {"neighbours": 5},
    "20 neighbours": {"neighbours": 20},
    "without the company of words": {"context_weight": 0.0},
    "company weight 0.25": {"context_weight": 0.25},
    "company weight 0.75": {"context_weight": 0.75},
    "5 pairs per text": {"pairs_per_text": 5.0},
    "20 pairs per text": {"pairs_per_text": 20.0},
    "without bigrams": {"bigrams": False},
    "bigram weight 0.5": {"bigram_weight": 0.5},
    "bigram weight 1": {"bigram_weight": 1.0},
    "bigrams of one text too": {"bigram_min_texts": 1},
    "without stems": {"stem": False},
    "counts, not sublinear": {"sublinear": False},
    "engine leiden": {"engine": "leiden"},
    "engine networkx": {"engine": "networkx"},
    "engine python-louvain": {"engine": "python-louvain"},
}


def ours(recipe: str = "default", **choices: object) -> Method:
    """Cluster by actionclust; each unclustered text counts as a group of its own."""

    def run(corpus: Labelled) -> Sequence[int]:
        result = cluster_actions(
            corpus.texts, corpus.groups, recipe=recipe, progress=False, **choices
        )
        found = result.table["community"].fillna(0).to_numpy(dtype=np.int64)
        alone = found == 0
        found[alone] = len(result) + 1 + np.arange(alone.sum())
        return found

    return run


def methods() -> dict[str, Method]:
    """List the methods of the first table."""

    def language(corpus: Labelled) -> str:
        return corpus.name.rpartition("_")[2]

    return {
        "actionclust": ours(),
        "actionclust, the study's recipe": ours("kce359"),
        "k-means on TF-IDF": lambda c: kmeans(c.texts, c.groups, language(c)),
        "k-means on LSA": lambda c: kmeans_lsa(c.texts, c.groups, language(c)),
        "Ward on LSA": lambda c: ward_lsa(c.texts, c.groups, language(c)),
    }


def scores(corpus: Labelled, found: Sequence[int]) -> tuple[float, float, float]:
    """Compare groups with those of people: AMI, ARI, accuracy after the best matching."""
    table = contingency_matrix(corpus.labels, found)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return (
        float(adjusted_mutual_info_score(corpus.labels, found)),
        float(adjusted_rand_score(corpus.labels, found)),
        float(table[rows, columns].sum() / len(found)),
    )


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    corpora = labelled()
    lines = [
        "| method | set | groups | AMI | ARI | accuracy |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, method in methods().items():
        results = [scores(corpus, method(corpus)) for corpus in corpora]
        for corpus, result in zip(corpora, results, strict=True):
            lines.append(_row(name, corpus.name, str(corpus.groups), *result))
        lines.append(_row(f"**{name}**", "**mean**", "", *np.mean(results, axis=0)))
        print(lines[-1], flush=True)
    lines += ["", "| choice | AMI | ARI | accuracy |", "| --- | --- | --- | --- |"]
    for name, choices in CHOICES.items():
        results = [scores(corpus, ours(**choices)(corpus)) for corpus in corpora]
        lines.append(_row(name, *np.mean(results, axis=0)))
        print(lines[-1], flush=True)
    return "\n".join(lines)


def _row(*cells: str | float) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.3f}" for cell in cells]
    return f"| {' | '.join(shown)} |"
