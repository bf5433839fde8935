"""Quality: agreement with people's groups on labelled sets, five of one language and one of three.

Each method and set is measured in a process of its own, from the texts to the groups: encoding
and the loading of the encoder are in its seconds and its memory.
``python benchmarks/quality.py METHOD SET`` measures one.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from corpora import MIXED, labelled, mixed
from peers import kmeans, kmeans_lsa, ward_lsa
from peers_on_vectors import (
    ENCODER,
    bertopic_default,
    bertopic_reduced,
    kmeans_vectors,
    not_installed,
    umap_kmeans,
    ward_vectors,
)
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score
from sklearn.metrics.cluster import contingency_matrix

from actionclust import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
    "encoder": {"encoder": ENCODER},
    "encoder, blend 0.3": {"encoder": ENCODER, "blend": 0.3},
    "encoder, blend 0.5": {"encoder": ENCODER, "blend": 0.5},
    "encoder, blend 0.6": {"encoder": ENCODER, "blend": 0.6},
    "encoder, without the company of words": {"encoder": ENCODER, "context_weight": 0.0},
}


def ours(recipe: str = "default", **choices: object) -> Method:
    """Cluster by actionclust; each unclustered text counts as a group of its own."""

    def run(corpus: Labelled) -> Sequence[int]:
        table = pd.DataFrame({"text": corpus.texts})
        if corpus.languages is not None:
            table["language"] = corpus.languages
        result = cluster_actions(table, corpus.groups, recipe=recipe, progress=False, **choices)
        found = result.table["community"].fillna(0).to_numpy(dtype=np.int64)
        alone = found == 0
        found[alone] = len(result) + 1 + np.arange(alone.sum())
        return found

    return run


def methods() -> dict[str, Method]:
    """List the methods that are compared: by words, and by the vectors of the encoder."""

    def language(corpus: Labelled) -> str:
        return corpus.name.rpartition("_")[2]

    return {
        "actionclust": ours(),
        "actionclust, the study's recipe": ours("kce359"),
        "k-means on TF-IDF": lambda c: kmeans(c.texts, c.groups, language(c)),
        "k-means on LSA": lambda c: kmeans_lsa(c.texts, c.groups, language(c)),
        "Ward on LSA": lambda c: ward_lsa(c.texts, c.groups, language(c)),
        "actionclust with the encoder": ours(encoder=ENCODER),
        "k-means on the vectors": lambda c: kmeans_vectors(c.texts, c.groups),
        "Ward on the vectors": lambda c: ward_vectors(c.texts, c.groups),
        "UMAP and k-means on the vectors": lambda c: umap_kmeans(c.texts, c.groups),
        "BERTopic on the vectors": lambda c: bertopic_default(c.texts, c.groups),
        "BERTopic on the vectors, reduced": lambda c: bertopic_reduced(c.texts, c.groups),
    }


MIXED_METHODS = (
    *("actionclust", "actionclust with the encoder"),
    *("k-means on the vectors", "Ward on the vectors", "UMAP and k-means on the vectors"),
    "BERTopic on the vectors, reduced",
)


def lacks(method: str) -> str:
    """Name the packages that a method needs and that are not installed."""
    if "BERTopic" in method:
        return not_installed("umap", "bertopic")
    return not_installed("umap") if "UMAP" in method else ""


def scores(corpus: Labelled, found: Sequence[int]) -> tuple[float, float, float]:
    """Compare groups with those of people: AMI, ARI, accuracy after the best matching."""
    table = contingency_matrix(corpus.labels, found)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return (
        float(adjusted_mutual_info_score(corpus.labels, found)),
        float(adjusted_rand_score(corpus.labels, found)),
        float(table[rows, columns].sum() / len(found)),
    )


def here(method: str, name: str) -> dict[str, float]:
    """Measure a method on a set in this process."""
    (corpus,) = (one for one in [*labelled(), mixed()] if one.name == name)
    run = methods()[method]
    start = time.perf_counter()
    found = run(corpus)
    seconds = time.perf_counter() - start
    ami, ari, accuracy = scores(corpus, found)
    told = {"AMI": ami, "ARI": ari, "accuracy": accuracy, "seconds": seconds}
    if corpus.languages is not None:
        told["language"] = float(adjusted_mutual_info_score(corpus.languages, found))
    return told | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def measure(method: str, name: str) -> dict[str, float]:
    """Measure in a new process, so that the peak of memory is that of the method alone."""
    words = [sys.executable, __file__, method, name]
    done = subprocess.run(  # noqa: S603 - this file, with names from the tables
        words, check=True, capture_output=True, text=True, cwd=Path(__file__).parent
    )
    # a library may have printed before
    return json.loads(done.stdout.splitlines()[-1])


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    return "\n".join([*_each_set(), "", *_several_languages(), "", *_choices()])


def _each_set() -> Iterable[str]:
    corpora = labelled()
    yield "| method | set | groups | AMI | ARI | accuracy | seconds | peak memory, MB |"
    yield "| --- " * 8 + "|"
    for name in _installed(methods()):
        results = [measure(name, corpus.name) for corpus in corpora]
        for corpus, one in zip(corpora, results, strict=True):
            yield _row(name, corpus.name, str(corpus.groups), *_scored(one), *_cost(one))
        mean = np.mean([[*map(one.get, _SCORES)] for one in results], axis=0)
        yield _shown(_row(f"**{name}**", "**mean**", "", *mean, "", ""))
    yield from _left_out(methods())


def _several_languages() -> Iterable[str]:
    corpus = mixed()
    yield (
        f"In several languages ({MIXED}, {len(corpus.texts)} texts, {corpus.groups} groups; the "
        "last AMI is that with the language, and good if it is 0):"
    )
    yield ""
    yield "| method | AMI | ARI | accuracy | AMI with the language | seconds | peak memory, MB |"
    yield "| --- " * 7 + "|"
    for name in _installed(MIXED_METHODS):
        one = measure(name, MIXED)
        yield _shown(_row(name, *_scored(one), one["language"], *_cost(one)))
    yield from _left_out(MIXED_METHODS)


def _choices() -> Iterable[str]:
    corpora = labelled()
    yield "| choice | AMI | ARI | accuracy |"
    yield "| --- | --- | --- | --- |"
    for name, choices in CHOICES.items():
        results = [scores(corpus, ours(**choices)(corpus)) for corpus in corpora]
        yield _shown(_row(name, *np.mean(results, axis=0)))


_SCORES = ("AMI", "ARI", "accuracy")


def _scored(one: dict[str, float]) -> list[float]:
    return [one[score] for score in _SCORES]


def _cost(one: dict[str, float]) -> tuple[str, str]:
    return f"{one['seconds']:.3g}", f"{one['memory']:.0f}"


def _installed(names: Iterable[str]) -> list[str]:
    return [name for name in names if not lacks(name)]


def _left_out(names: Iterable[str]) -> Iterable[str]:
    missing = [name for name in names if lacks(name)]
    if missing:
        yield ""
    for name in missing:
        yield _shown(f"- {name} was not measured: {lacks(name)} is not installed.")


def _shown(line: str) -> str:
    print(line, flush=True)
    return line


def _row(*cells: str | float) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.3f}" for cell in cells]
    return f"| {' | '.join(shown)} |"


if __name__ == "__main__":
    print(json.dumps(here(sys.argv[1], sys.argv[2])))
