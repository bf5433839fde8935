"""A few texts, and what comes of a clustering, to be compared."""

from collections.abc import Iterable

import pandas as pd

from actionclust import Clustering

Groups = set[frozenset[str]]

SUBJECTS = ["train nurses", "hire nurses", "share data", "open data", "fund homes", "build homes"]
"""Three subjects, two texts of each."""


def numbers(result: Clustering) -> dict[str, int]:
    """Give the community of each action by its id, 0 for none."""
    communities = result.table["community"].fillna(0).astype(int)
    return dict(zip(result.actions.ids, communities.tolist(), strict=True))


def groups(result: Clustering, leaving_out: Iterable[str] = ()) -> Groups:
    """Give the communities as sets of ids, without some ids."""
    found: dict[int, set[str]] = {}
    for id_, number in numbers(result).items():
        if number:
            found.setdefault(number, set()).add(id_)
    without = {frozenset(members - set(leaving_out)) for members in found.values()}
    return without - {frozenset()}


def observed(result: Clustering) -> tuple[object, ...]:
    """Give all that is to be the same again, by id."""
    table = result.table.set_index(pd.Index(result.actions.ids)).sort_index()
    receipt = {name: value for name, value in result.receipt.items() if name != "seconds"}
    return (
        table[["community", "keywords", "fit", "strength", "weak", "reason"]].to_json(),
        result.communities.to_json(),
        result.tuning,
        receipt["data"]["sha256"],
        receipt["result"],
    )
