"""A first workshop, and the texts of a second one, on the same five subjects and a new one."""

import pandas as pd

import actionclust as ac

SUBJECTS = {
    "nurses": ["train {} nurses", "hire {} nurses in hospitals", "pay {} nurses better"],
    "data": ["share {} data", "protect {} data of patients", "open {} data portals"],
    "buses": ["run {} buses at night", "make {} buses cheaper", "electric buses {} for towns"],
    "trees": ["plant {} trees", "water {} trees in summer", "map {} trees of parks"],
    "housing": ["build {} houses", "insulate {} houses", "lower {} rents of houses"],
}
HOW = ("more", "all", "our", "local", "", "new")

FIRST = [
    (f"A{number:02d}", text)
    for number, text in enumerate(
        (
            pattern.format(how).replace("  ", " ")
            for patterns in SUBJECTS.values()
            for pattern in patterns
            for how in HOW[:2]
        ),
        start=1,
    )
]
SECOND = [
    ("B01", "train the young nurses"),
    ("B02", "share the data of hospitals"),
    ("B03", "buses that run on time at night"),
    ("B04", "plant trees in each street"),
    ("B05", "build houses for families"),
    ("B06", "teach chess at schools"),
    ("B07", "teach more chess at schools"),
    ("B08", "teach chess at all schools"),
    ("B09", "!"),
    ("B10", "share more data"),
]


def frame(rows: list[tuple[str, str]]) -> pd.DataFrame:
    """Give texts as a table."""
    return pd.DataFrame(rows, columns=["id", "text"])


def first_workshop() -> ac.Hierarchy:
    """Cluster the first workshop."""
    result = ac.cluster_actions(frame(FIRST), target=5, progress=False)
    return result.to_hierarchy(analyst="PV")
