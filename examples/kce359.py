"""The whole study, from the file of action points to its published tables.

The study is KCE Report 359 (2022), chapter 4, on integrated care in Belgium. This script reads
the example corpus, clusters it, replays a log of edits by hand, and prints the tables that the
report has: Table 37 of facilitators and barriers, Tables 39 to 50 of action points, Tables 51 to
53 of the Viable System Model, and the numbers behind Figure 11. A test compares every number
with the printed one; where the report disagrees with itself, its slips are named at the end.

The texts and the log are invented, the numbers are the study's: see the reference of
`actionclust.datasets`. Run it with ``python examples/kce359.py``.
"""

from __future__ import annotations

from itertools import product
from textwrap import wrap
from typing import TYPE_CHECKING

import pandas as pd

import actionclust as ac

if TYPE_CHECKING:
    from collections.abc import Iterable

REGIONS = ["Brussels", "Flanders", "Wallonia"]
KINDS = ["facilitator", "barrier"]
LEVELS = {"micro": 51, "meso": 52, "macro": 53}

# as in the legend of Figure 11
SHORT = {
    "Population approach": "PA",
    "Process coordination": "PC",
    "Finance & Funding": "FF",
    "Citizen empowerment": "CE",
    "Structure & Governance": "SG",
    "Digital infrastructure": "DI",
    "Breadth of ambition": "BA",
    "Capacity building": "CB",
    "Readiness to change": "RC",
    "Innovation management": "IM",
    "Evaluation methods": "EM",
    "Removal of inhibitors": "RI",
    "Multiple dimensions": "Grouped",
}

LABEL_WIDTH = 66


def main() -> None:
    """Run the study and print its tables."""
    figures = ac.datasets.load_kce359()

    actions = ac.read_actions(ac.datasets.example_path())
    result = ac.cluster_actions(actions, target=53, progress=False)
    print(result)
    print(result.tuning.reason)

    # the work by hand: a log that was kept, made again on this result
    log = ac.datasets.worked_example().entries
    replayed = ac.replay(log, on=result.to_hierarchy())
    h = replayed.hierarchy
    print(f"{len(replayed.report)} edits replayed: {h!r}")

    for title, table in study_tables(figures, h).items():
        show(title, table)
    show("Figure 11. Action points by dimension and super-cluster", links(h))
    for level, number in LEVELS.items():
        show_places(f"Table {number}. The {level} level", ac.vsm.tables(h)[level])
    show_slips(figures)


def study_tables(figures: ac.datasets.KCE359, h: ac.Hierarchy) -> dict[str, pd.DataFrame]:
    """Compute Tables 37 and 39 to 50.

    Parameters
    ----------
    figures : KCE359
        The published figures. They say which super-cluster has which table, and how many
        facilitators and barriers there were.
    h : Hierarchy
        The action points in the hierarchy of the study.

    Returns
    -------
    dict of str to pandas.DataFrame
        The tables by their titles, in the order of the report.
    """
    tables = {
        "Table 37. Facilitators and barriers by dimension": ac.tables.counts(
            statements(figures), by=["dimension", ["region", "kind"]]
        ),
        "Table 39. Action points by dimension": ac.tables.counts(
            h.actions, by=["dimension", "region"]
        ),
        "Table 40. Action points by super-cluster": ac.tables.counts(h, by="region"),
    }
    numbered = figures.hierarchy[["table", "super_cluster"]].drop_duplicates()
    for number, label in numbered.itertuples(index=False):
        tables[f"Table {number}. {label}"] = ac.tables.hierarchy_table(h, label)
    return tables


def statements(figures: ac.datasets.KCE359) -> ac.Actions:
    """List the facilitators and barriers, one row each: statements of a second kind.

    The report prints how many there were, and not what they said; so their texts are missing.
    Their dimension, region and kind are all that Table 37 needs.
    """
    printed = figures.facilitators_barriers.set_index("dimension")
    frame = pd.DataFrame(
        product(printed.index, REGIONS, KINDS), columns=["dimension", "region", "kind"]
    )
    times = [printed.loc[row.dimension, f"{row.region} {row.kind}"] for row in frame.itertuples()]
    rows = frame.loc[frame.index.repeat(times)]
    # ordered categories keep the order of the report
    rows["dimension"] = pd.Categorical(rows["dimension"], printed.index, ordered=True)
    rows["kind"] = pd.Categorical(rows["kind"], KINDS, ordered=True)
    return ac.read_actions(rows.assign(text="(not published)"))


def links(h: ac.Hierarchy) -> pd.DataFrame:
    """Compute the numbers behind Figure 11; super-clusters are the rows, so that it fits."""
    return ac.tables.links(h.actions, h).rename(index=SHORT).loc[[*SHORT.values(), "Total"]].T


def show(title: str, table: pd.DataFrame) -> None:
    """Print a table of numbers, with clusters as headings of their sub-clusters."""
    heading(title)
    labels = [column for column in ("cluster", "sub_cluster") if column in table]
    numbers = table.drop(columns=labels)
    # "Brussels (n=114)" takes two lines
    heads = [" (".join(column if isinstance(column, tuple) else (column,)) for column in numbers]
    parts = [head.replace(")", "").split(" (") for head in heads]
    width = 2 + max(len(part) for head in parts for part in head)
    for line in zip(*parts, strict=True):
        print(row("", line, width))
    cluster = ""
    for index, cells in zip(table.index, numbers.to_numpy().tolist(), strict=True):
        label, indent = str(index), ""
        if labels:
            above, label = table.loc[index, labels]
            if label and above != cluster:
                print(above)
            cluster = above
            label, indent = (label, "  ") if label else (above, "")
        print(row(label, cells, width, indent))


def row(label: str, cells: Iterable[object], width: int, indent: str = "") -> str:
    """Lay out one row; a long label takes several lines, and the last of them has the cells."""
    lines = wrap(indent + label, LABEL_WIDTH, subsequent_indent=indent) or [""]
    lines[-1] = lines[-1].ljust(LABEL_WIDTH) + "".join(str(cell).rjust(width) for cell in cells)
    return "\n".join(lines)


def heading(title: str) -> None:
    """Print a title, underlined."""
    print(f"\n{title}\n{'-' * len(title)}")


def show_places(title: str, table: pd.DataFrame) -> None:
    """Print what is placed at one level of the Viable System Model."""
    heading(title)
    for (function, system), places in table.groupby(["function", "system"], sort=False):
        print(f"{function}  {system}")
        for place in places.itertuples():
            label = place.sub_cluster or place.cluster or place.super_cluster
            print(f"    {label} ({place.actions})")


def show_slips(figures: ac.datasets.KCE359) -> None:
    """Print where the report disagrees with itself."""
    heading("Where the report disagrees with itself")
    for slip in figures.slips:
        printed = ", ".join(map(str, slip.printed)) or "nothing"
        computed = ", ".join(map(str, slip.computed))
        print(f"- {slip.table}, {slip.where}: printed {printed}; computed {computed}. {slip.note}")


if __name__ == "__main__":
    main()
