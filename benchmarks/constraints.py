"""Constraints: what a peer that asks for pairs takes, on the small labelled set.

cognitivefactory-interactive-clustering clusters under constraints: an analyst says of pairs of
texts whether they belong together, 50 pairs between two clusterings. The texts are TF-IDF rows,
the pairs are the closest in different clusters, and the number of clusters is the true one. A
pair takes two texts to read, at 3 seconds, and a tick, at 1.

The package is no dependency of the project, and needs NumPy, scikit-learn and itself alone:
``python benchmarks/constraints.py`` in an environment that has it prints the table.
"""

from __future__ import annotations

import csv
from importlib import import_module
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction.text import TfidfVectorizer

PEER = "cognitivefactory.interactive_clustering"
FILE = Path(__file__).resolve().parents[2] / "shared" / "eval" / "climate_convention_fr.csv"
PAIR, MINUTE = 2 * 3 + 1, 60
BATCH = 50
SEEDS = (1, 2, 3)
REACHED = (0.75, 0.9)
OPTIONS = {"hierarchical": {"linkage": "ward"}, "kmeans": {}}


def mend_stacking() -> None:
    """Let its modules stack rows of a generator, which newer SciPy refuses."""
    for name in ("clustering.hierarchical", "clustering.kmeans", "sampling.clusters_based"):
        module = import_module(f"{PEER}.{name}")
        module.vstack = lambda rows, *rest, **more: vstack(list(rows), *rest, **more)


def pairs_until(algorithm: str, seed: int) -> dict[float, int]:
    """Count the pairs that are asked until shares of the texts are reached."""
    rows = list(csv.DictReader(FILE.open(encoding="utf-8")))
    labels = {str(place): row["label"] or "none" for place, row in enumerate(rows)}
    matrix = csr_matrix(TfidfVectorizer().fit_transform([row["text"] for row in rows]))
    vectors = {name: matrix[place] for place, name in enumerate(labels)}
    manager = import_module(f"{PEER}.constraints.factory").managing_factory(list(labels))
    model = import_module(f"{PEER}.clustering.factory").clustering_factory(
        algorithm, random_seed=seed, **OPTIONS[algorithm]
    )
    sampler = import_module(f"{PEER}.sampling.factory").sampling_factory(
        "closest_in_different_clusters", random_seed=seed
    )
    data = {"constraints_manager": manager, "vectors": vectors}
    wanted, asked, found = len(set(labels.values())), 0, {}
    while len(found) < len(REACHED):
        clusters = model.cluster(nb_clusters=wanted, **data)
        for share in REACHED:
            if accuracy(clusters, labels) >= share:
                found.setdefault(share, asked)
        pairs = sampler.sample(nb_to_select=BATCH, clustering_result=clusters, **data)
        if not pairs:
            break
        for one, other in pairs:
            same = labels[one] == labels[other]
            manager.add_constraint(one, other, "MUST_LINK" if same else "CANNOT_LINK")
        asked += len(pairs)
    return found


def accuracy(clusters: dict[str, int], labels: dict[str, str]) -> float:
    """Give the share of texts in the cluster that stands for their label, each for one."""
    names = sorted(set(labels.values()))
    counts = np.zeros((max(clusters.values()) + 1, len(names)))
    for name, cluster in clusters.items():
        counts[cluster, names.index(labels[name])] += 1
    return float(counts[linear_sum_assignment(-counts)].sum()) / len(labels)


def tables() -> str:
    """Measure, and write the table in Markdown."""
    mend_stacking()
    heads = [f"{share:.0%}, {of}" for share in REACHED for of in ("pairs", "minutes")]
    lines = [f"| constraints by | {' | '.join(heads)} |", f"| {' | '.join(['---'] * 5)} |"]
    for algorithm in OPTIONS:
        found = [pairs_until(algorithm, seed) for seed in SEEDS]
        cells = []
        for share in REACHED:
            mean = float(np.mean([one.get(share, np.nan) for one in found]))
            cells += [f"{mean:.0f}", f"{mean * PAIR / MINUTE:.0f}"]
        lines.append(f"| {algorithm} | {' | '.join(cells)} |")
        print(lines[-1], found, flush=True)
    return "\n".join(lines)


if __name__ == "__main__":
    print(tables())
