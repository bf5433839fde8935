"""Names against keywords, for a person to rate who does not know which is which.

``python benchmarks/names.py write RATING.csv KEY.csv`` writes for each group nine of its texts
and two names, A and B: the first candidate of `suggest_labels`, and the keywords that label a
community. Groups of all sets and the two names of each are shuffled; which is which, and the true
name, stands in the key alone. The rater fills the column `better` with A, B or = for each row.
``python benchmarks/names.py count RATING.csv KEY.csv`` counts them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from corpora import have_evaluation, read

from actionclust import Settings, from_codebook, read_actions, suggest_labels
from actionclust.datasets import worked_example
from actionclust.network.describe import keywords_of
from actionclust.network.origin import first_label
from actionclust.network.text_rows import text_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionclust import Hierarchy

EACH = 30  # texts of a group of the labelled sets
SHOWN = 9  # texts of a group that the rater reads
LABELLED = ("clinc150_en", "banking77_en", "climate_convention_fr")
SEED = 0


def studies() -> Iterator[tuple[str, Hierarchy]]:
    """Give the sets, each as a hierarchy of its true groups."""
    yield "example", worked_example()
    if not have_evaluation():
        print("the evaluation sets are missing: the example alone")
        return
    for name in LABELLED:
        frame = read(name).dropna(subset=["label"])
        if name != "climate_convention_fr":
            frame = frame.groupby("label").sample(EACH, random_state=SEED)
        frame = frame[["text", "label"]].reset_index(drop=True)
        actions = read_actions(frame, text="text")
        codes = dict(zip(actions.ids, frame["label"], strict=True))
        yield name, from_codebook(dict.fromkeys(sorted(set(codes.values()))), actions, code=codes)


def keywords(h: Hierarchy, groups: list[str]) -> dict[str, str]:
    """Label groups as communities are labelled."""
    vectors = text_rows(h.actions, Settings()).vectors
    labels = np.full(vectors.matrix.shape[0], -1, dtype=np.int64)
    for place, id_ in enumerate(h.actions.ids):
        group = h.tree.places[id_]
        if isinstance(group, str) and vectors.row_of[place] >= 0:
            labels[vectors.row_of[place]] = list(h.tree.nodes).index(group)
    there, numbers = np.unique(labels[labels >= 0], return_inverse=True)
    labels[labels >= 0] = numbers
    found = keywords_of(vectors, labels)
    names = list(h.tree.nodes)
    made = {names[node]: first_label(", ".join(found[n])) for n, node in enumerate(there.tolist())}
    return {group: made.get(group, "") for group in groups}


def rows() -> Iterator[dict[str, object]]:
    """Give a row for each group: what the rater sees, and what is kept from them."""
    for name, h in studies():
        table = suggest_labels(h, level="sub-cluster", named=True).table
        first = table[table["rank"] == 1].set_index("group")
        plain = keywords(h, list(first.index))
        for group, row in first.iterrows():
            texts = [h.actions.text_of[id_] for id_ in h.members(str(group))]
            shown = np.random.default_rng(SEED).permutation(len(texts))[:SHOWN]
            yield {
                "texts": "\n".join(f"- {texts[place]}" for place in shown.tolist()),
                "set": name,
                "group": row["label"],
                "name": row["candidate"],
                "keywords": plain[str(group)],
                "covers": row["covers"],
                "others": row["others"],
            }


def write(rating: str, key: str) -> None:
    table = pd.DataFrame(list(rows())).sample(frac=1, random_state=SEED, ignore_index=True)
    name_is_a = np.random.default_rng(SEED + 1).random(len(table)) < 1 / 2
    table.insert(0, "item", range(1, len(table) + 1))
    table["name is"] = np.where(name_is_a, "A", "B")
    table["A"] = table["name"].where(name_is_a, table["keywords"])
    table["B"] = table["keywords"].where(name_is_a, table["name"])
    table["better"] = ""
    table[["item", "texts", "A", "B", "better"]].to_csv(rating, index=False)
    table.drop(columns=["texts", "A", "B", "better"]).to_csv(key, index=False)
    print(table.groupby("set").size().to_string())


def count(rating: str, key: str) -> None:
    told = pd.read_csv(rating, keep_default_na=False).merge(pd.read_csv(key), on="item")
    told = told[told["better"].isin(["A", "B", "="])]
    told["name better"] = told["better"] == told["name is"]
    told["keywords better"] = told["better"].isin(["A", "B"]) & ~told["name better"]
    told["as good"] = told["better"] == "="
    shares = told.groupby("set")[["name better", "keywords better", "as good"]].mean().round(3)
    shares["rated"] = told.groupby("set").size()
    print(shares.to_string())


if __name__ == "__main__":
    {"write": write, "count": count}[sys.argv[1]](*sys.argv[2:4])
