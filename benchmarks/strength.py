"""Strength: how many of the weakest texts sit wrong, and whether strong communities are pure.

A text sits wrong if its label is not the commonest one of its community; the purity of a community
is the share of its texts that have that label. The target is the true number of labels.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from corpora import labelled, resampled
from scipy.stats import spearmanr

from actionclust import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpora import Labelled
    from numpy.typing import NDArray

LEAST = 4  # texts of a community whose purity says something
SHARE = 0.1  # of the texts, the weakest
SMALL = ("climate_convention_fr",)
"""Sets of which a tenth is too few texts to count what sits wrong."""

OF_TEXTS = ("strength", "fit")
OF_COMMUNITIES = ("strength", "cohesion", "mean fit", "stability")


@dataclass(frozen=True)
class Told:
    """What the figures told of one set."""

    wrong: float  # share of all clustered texts that sit wrong
    weakest: dict[str, float]  # the same of the weakest tenth, by each figure of texts
    weak: float  # share of texts that are marked as weak
    weak_wrong: float  # share of these that sit wrong
    sorting: dict[str, float]  # Spearman's correlation with the purity, of each figure


def told(corpus: Labelled) -> Told:
    """Cluster a set, and compare its figures with the labels."""
    result = cluster_actions(corpus.texts, corpus.groups, progress=False)
    table = result.table.assign(label=corpus.labels).dropna(subset="community")
    majority = {
        number: Counter(labels).most_common(1)[0]
        for number, labels in table.groupby("community")["label"]
    }
    commonest = table["community"].map({number: label for number, (label, _) in majority.items()})
    table["wrong"] = table["label"] != commonest
    communities = result.communities
    communities["mean fit"] = table.groupby("community")["fit"].mean()
    communities["purity"] = {number: count for number, (_, count) in majority.items()}
    communities["purity"] /= communities["size"]
    large = communities[communities["size"] >= LEAST]
    weak = table["weak"].fillna(value=False).to_numpy(dtype=np.bool_)
    wrong = table["wrong"].to_numpy(dtype=np.float64)
    return Told(
        wrong=float(wrong.mean()),
        weakest={name: _weakest(table[name].to_numpy(), wrong) for name in OF_TEXTS},
        weak=float(weak.mean()),
        weak_wrong=float(wrong[weak].mean()),
        sorting={
            name: float(spearmanr(large[name], large["purity"], nan_policy="omit").statistic)
            for name in OF_COMMUNITIES
        },
    )


def _weakest(figure: NDArray[np.float64], wrong: NDArray[np.float64]) -> float:
    known = np.flatnonzero(~np.isnan(figure))
    first = known[np.argsort(figure[known], kind="stable")[: round(SHARE * len(known))]]
    return float(wrong[first].mean())


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    heads = ("set", "sit wrong", *(f"weakest tenth by {name}" for name in OF_TEXTS))
    texts = [_row(*heads, "marked weak", "of these"), _row(*["---"] * 6)]
    sorting = [_row("set", *OF_COMMUNITIES), _row(*["---"] * 5)]
    for corpora, together in ((labelled(), "five sets"), (resampled(), "ten other samples")):
        found = [told(corpus) for corpus in corpora]
        if together == "five sets":
            for corpus, one in zip(corpora, found, strict=True):
                texts.append(_row(corpus.name, *_of_texts([one])))
                sorting.append(_row(corpus.name, *one.sorting.values()))
        counted = [
            one for corpus, one in zip(corpora, found, strict=True) if corpus.name not in SMALL
        ]
        four = "the four larger ones" if together == "five sets" else together
        texts.append(_row(f"**{four}, mean**", *_of_texts(counted)))
        means = [np.mean([one.sorting[name] for one in found]) for name in OF_COMMUNITIES]
        sorting.append(_row(f"**{together}, mean**", *means))
        print(texts[-1], sorting[-1], sep="\n", flush=True)
    return "\n".join([*texts, "", *sorting])


def _of_texts(found: Sequence[Told]) -> list[float]:
    figures = [(one.wrong, *one.weakest.values(), one.weak, one.weak_wrong) for one in found]
    return [float(value) for value in np.mean(figures, axis=0)]


def _row(*cells: object) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.3f}" for cell in cells]
    return f"| {' | '.join(shown)} |"
