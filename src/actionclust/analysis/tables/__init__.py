"""Tables for a report: who proposed how much, where themes come up, how columns link.

`counts` counts actions, or any other statements, by region or any other column;
`hierarchy_table` details one super-cluster, or all; `links` crosses a column with the groups of a
level; `presence` says which theme came up where; `summary_statistics` sums up a column of
numbers. All give plain DataFrames; `styled` makes them ready for a page, a document or a sheet.

>>> import actionclust as ac
>>> actions = ac.datasets.load_example()
>>> ac.tables.counts(actions, by=["dimension", "region"]).loc["Total"].to_dict()
{'Brussels (n=114)': 114, 'Flanders (n=232)': 232, 'Wallonia (n=209)': 209, 'Total (n=555)': 555}
"""

from actionclust.analysis.tables.count_tables import counts
from actionclust.analysis.tables.crosstab import SmallBaseWarning
from actionclust.analysis.tables.detail import hierarchy_table
from actionclust.analysis.tables.link_tables import links, presence
from actionclust.analysis.tables.statistics_table import summary_statistics
from actionclust.analysis.tables.styler import TableStyler
from actionclust.analysis.tables.styling import styled

__all__ = [
    "SmallBaseWarning",
    "TableStyler",
    "counts",
    "hierarchy_table",
    "links",
    "presence",
    "styled",
    "summary_statistics",
]
