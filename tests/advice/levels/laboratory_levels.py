"""A study of which everybody sees which groups belong together."""

import numpy as np
import pandas as pd

from actionclust import Hierarchy, from_codebook, read_actions

KITCHEN_AND_GARDEN = {
    "pans": (
        "kitchen",
        "wash the pan in the kitchen; the kitchen pan is dirty; buy a kitchen pan",
    ),
    "knives": ("kitchen", "sharp knife in the kitchen; kitchen knife for bread; a knife of steel"),
    "ovens": ("kitchen", "clean the oven of the kitchen; the kitchen oven is hot; oven for bread"),
    "roses": ("garden", "prune the rose in the garden; garden rose in red; water the rose"),
    "trees": ("garden", "plant a tree in the garden; garden tree with apples; water the tree"),
    "lawns": ("garden", "mow the lawn of the garden; the garden lawn is dry; water the lawn"),
}
"""The subject of each group, and its texts."""


def kitchen_and_garden(seed: int = 0, groups: int = 6) -> Hierarchy:
    """Sort the texts, which stand in some order, into some of the groups."""
    chosen = dict(list(KITCHEN_AND_GARDEN.items())[:groups])
    rows = [
        (f"A{number:02d}", text.strip(), label)
        for number, (label, text) in enumerate(
            (label, text) for label, (_, texts) in chosen.items() for text in texts.split(";")
        )
    ]
    order = np.random.default_rng(seed).permutation(len(rows)) if seed else range(len(rows))
    frame = pd.DataFrame([rows[place] for place in order], columns=["id", "text", "label"])
    code = dict(zip(frame["id"], frame["label"], strict=True))
    texts = read_actions(frame[["id", "text"]])
    # a codebook of flat labels holds super-clusters; a table of codes says the level
    book = pd.DataFrame({"sub_cluster": list(chosen)})
    return from_codebook(book, texts, code=code, analyst="PV")
