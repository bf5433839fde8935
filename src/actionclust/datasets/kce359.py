"""The published figures of the study that the method comes from, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from importlib.resources import files
from itertools import pairwise

import pandas as pd

from actionclust.by_value import ByValue

SOURCE = (
    '"Towards integrated care in Belgium", KCE Report 359, '
    "Belgian Health Care Knowledge Centre (KCE), 2022, chapter 4"
)

_EVALUATION = "Feed a culture of evaluation and quality-orientation"
_EVALUATED = (
    "Actions to nourish a culture of evaluation and quality-orientation"  # of Tables 52, 53
)


@dataclass(frozen=True)
class Slip:
    """One place where the report disagrees with itself.

    Parameters
    ----------
    table : str
        The part of the report, such as "Table 48" or "Key findings".
    where : str
        The row, column or statement in that part.
    printed : tuple of int
        The numbers as printed; empty where the report prints none.
    computed : tuple of int
        The numbers that follow from the report's own rows, in the same order.
    note : str
        What the numbers count and what else is known.

    Examples
    --------
    >>> slip = load_kce359().slips[0]
    >>> slip.table, slip.printed, slip.computed
    ('Table 37', (34,), (35,))
    """

    table: str
    where: str
    printed: tuple[int, ...]
    computed: tuple[int, ...]
    note: str


# The tables hold what is right or printed; these are the only figures written in code.
SLIPS = (
    Slip(
        table="Table 37",
        where="Digital infrastructure, total of barriers",
        printed=(34,),
        computed=(35,),
        note="The row's three regions have 10, 15 and 10 barriers.",
    ),
    Slip(
        table="Table 37",
        where="Flanders, number of barriers in the heading",
        printed=(419,),
        computed=(420,),
        note="14 Flemish barriers for Digital infrastructure, where 15 is printed, would settle "
        "this and the row's total.",
    ),
    Slip(
        table="Table 37",
        where="Total, number of barriers in the heading",
        printed=(883,),
        computed=(884,),
        note="The sum over regions and dimensions; it follows from the two slips above.",
    ),
    Slip(
        table="Table 48",
        where="Actions to monitor population management",
        printed=(3, 6, 3, 12),
        computed=(3, 6, 6, 15),
        note="The cluster's sum for Brussels, Flanders, Wallonia and in total; the total of 47 "
        "for the super-cluster is right.",
    ),
    Slip(
        table="Table 48",
        where="Actions to monitor the level of patient interaction",
        printed=(4, 17, 14, 35),
        computed=(4, 17, 11, 32),
        note="The cluster's sum for Brussels, Flanders, Wallonia and in total; the total of 47 "
        "for the super-cluster is right.",
    ),
    Slip(
        table="Tables 41-50",
        where=_EVALUATION,
        printed=(),
        computed=(5, 6, 8, 19),
        note="Table 40 counts the super-cluster (Brussels, Flanders, Wallonia, total); no table "
        "shows its clusters, although Tables 52 and 53 place five of its sub-clusters.",
    ),
    Slip(
        table="Text on Table 42",
        where="number of sub-clusters",
        printed=(10,),
        computed=(9,),
        note="The sentence that leads to Table 42; the table itself has nine.",
    ),
    Slip(
        table="Discussion",
        where="table of the macro level",
        printed=(52,),
        computed=(53,),
        note="The sentence on the macro level refers to the table of the meso level.",
    ),
    Slip(
        table="Key findings",
        where="number of super-clusters",
        printed=(11,),
        computed=(12,),
        note='The text speaks of twelve, as Table 40 does when "Unclustered" counts as one.',
    ),
)


@dataclass(frozen=True, eq=False)
class KCE359(ByValue):
    """The figures of KCE Report 359, chapter 4, as tables.

    Counts and table numbers are int64, all else text. A blank `sub_cluster` is the
    empty string "", never a missing value. Spellings that differ between the report's tables
    were made one.

    Parameters
    ----------
    facilitators_barriers : pandas.DataFrame
        Table 37. Facilitators and barriers by dimension (12 rows), region and in total.
    dimensions : pandas.DataFrame
        Table 39. The 555 action points by dimension (12 and "Multiple dimensions") and region.
    super_clusters : pandas.DataFrame
        Table 40. The 555 action points by super-cluster (11 and "Unclustered") and region.
    hierarchy : pandas.DataFrame
        Tables 41-50. Super-cluster, cluster and sub-cluster with their counts by region: 507
        action points in 69 rows. `sub_cluster` is "" where the report stops at clusters. The
        29 unclustered action points and the 19 of "Feed a culture of evaluation and
        quality-orientation" have no such table.
    vsm : pandas.DataFrame
        Tables 51-53. Clusters and sub-clusters placed in functions of the Viable System Model
        at the micro, meso and macro level; one may stand in several places. `sub_cluster` is
        "" where the whole cluster is placed.
    source : str
        The citation.
    slips : tuple of Slip
        Where the report disagrees with itself. The tables above hold the printed figures.

    Examples
    --------
    >>> load_kce359().super_clusters.set_index("super_cluster").loc["Unclustered"].to_dict()
    {'Brussels': 9, 'Flanders': 12, 'Wallonia': 8, 'Total': 29}
    """

    facilitators_barriers: pd.DataFrame = field(repr=False)
    dimensions: pd.DataFrame = field(repr=False)
    super_clusters: pd.DataFrame = field(repr=False)
    hierarchy: pd.DataFrame = field(repr=False)
    vsm: pd.DataFrame = field(repr=False)
    source: str
    slips: tuple[Slip, ...]

    @property
    def codebook(self) -> pd.DataFrame:
        """The code tree of Tables 40-50, in the form that `actionclust.from_codebook` takes.

        One row for each of the 70 narrowest groups, with the columns super_cluster, cluster and
        sub_cluster, "" where a branch ends earlier. Super-clusters stand in the order of Table
        40, without "Unclustered"; the one that has no table of clusters has one row.
        """
        levels = ["super_cluster", "cluster", "sub_cluster"]
        wide = self.super_clusters[["super_cluster"]].query("super_cluster != 'Unclustered'")
        tree = wide.merge(self.hierarchy[levels], how="left", on="super_cluster")
        return tree.fillna("")

    @property
    def placements(self) -> dict[str, list[tuple[str, str]]]:
        """The places of Tables 51-53, in the form that `actionclust.vsm.assign` takes.

        For each label of a group of the codebook, its functions with their levels. The labels
        stand in an order that agrees with that of the tables. The sub-clusters of evaluation,
        which no other table has, count as their super-cluster.
        """
        labels = self.vsm["sub_cluster"].where(self.vsm["sub_cluster"] != "", self.vsm["cluster"])
        labels = labels.mask(self.vsm["cluster"] == _EVALUATED, _EVALUATION)
        sorter: TopologicalSorter[str] = TopologicalSorter()
        places: dict[str, list[tuple[str, str]]] = {}
        for _, rows in self.vsm.groupby(["table", "function"], sort=False):
            placed = list(dict.fromkeys(labels[rows.index]))
            function, level = rows["function"].iloc[0], rows["level"].iloc[0]
            for label in placed:
                sorter.add(label)
                places.setdefault(label, []).append((function, level))
            for before, after in pairwise(placed):
                sorter.add(after, before)
        return {label: places[label] for label in sorter.static_order()}


def load_kce359() -> KCE359:
    """Load the figures of the study that the method comes from.

    Every call reads the files anew, so that changing a table changes nobody else's.

    Returns
    -------
    KCE359
        Tables 37 and 39-53 of the report, its citation, and where it disagrees with itself.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022, chapter 4.

    Examples
    --------
    >>> figures = load_kce359()
    >>> figures.dimensions[["Brussels", "Flanders", "Wallonia", "Total"]].sum().tolist()
    [114, 232, 209, 555]
    """
    return KCE359(
        facilitators_barriers=_table("table37_facilitators_barriers.csv"),
        dimensions=_table("table39_dimensions.csv"),
        super_clusters=_table("table40_super_clusters.csv"),
        hierarchy=_table("tables41-50_clusters.csv"),
        vsm=_table("tables51-53_vsm.csv"),
        source=SOURCE,
        slips=SLIPS,
    )


def _table(name: str) -> pd.DataFrame:
    resource = files("actionclust.datasets") / "data" / "kce359" / name
    with resource.open(encoding="utf-8") as file:
        # an empty sub-cluster is a statement of the report, not a missing value
        return pd.read_csv(file, keep_default_na=False)
