"""Steadiness: how much a result changes when a few texts are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from corpora import example, labelled
from peers import ward_lsa
from sklearn.metrics import adjusted_mutual_info_score

from actionclust import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Cluster = Callable[[Sequence[str], int], NDArray[np.int64]]

ONE, MANY = 8, 6  # draws
SHARE = 0.05  # of the texts, in each of the draws of many
TARGETS = {"argkp2021_en": 40, "congress_bills_en": 20, "banking77_en": 77, "clinc150_en": 150}
EXAMPLE_TARGET = 53


def ours(texts: Sequence[str], target: int) -> NDArray[np.int64]:
    """Cluster by actionclust; texts that are in no community count as one group."""
    table = cluster_actions(texts, target, progress=False).table
    return table["community"].fillna(0).to_numpy(dtype=np.int64)


def agreement(
    cluster: Cluster, texts: Sequence[str], target: int, fewer: int, draws: int
) -> float:
    """Give the mean AMI with the full run, over the texts that were kept."""
    whole = cluster(texts, target)
    generator = np.random.default_rng(0)
    found = []
    for _ in range(draws):
        kept = np.sort(generator.permutation(len(texts))[fewer:])
        again = cluster([texts[place] for place in kept.tolist()], target)
        found.append(adjusted_mutual_info_score(whole[kept], again))
    return float(np.mean(found))


def tables() -> str:
    """Measure, and write the table in Markdown."""
    corpora = {"example": (example(), EXAMPLE_TARGET)} | {
        corpus.name: (corpus.texts, TARGETS[corpus.name])
        for corpus in labelled()
        if corpus.name in TARGETS
    }
    lines = [
        "| corpus | target | one text fewer | 5 % fewer | Ward: one text fewer | 5 % fewer |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    rows = []
    for name, (texts, target) in corpora.items():
        many = round(SHARE * len(texts))
        rows.append(
            [
                agreement(cluster, texts, target, fewer, draws)
                for cluster in (ours, ward_lsa)
                for fewer, draws in ((1, ONE), (many, MANY))
            ]
        )
        lines.append(_row(name, str(target), *rows[-1]))
        print(lines[-1], flush=True)
    lines.append(_row("**mean**", "", *np.mean(rows, axis=0)))
    return "\n".join(lines)


def _row(*cells: str | float) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.2f}" for cell in cells]
    return f"| {' | '.join(shown)} |"
