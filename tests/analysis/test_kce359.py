"""Every published number, computed from the example corpus and the published code tree.

The report's tables come from `load_kce359`; where the report disagrees with itself, the test
names the slip.
"""

from collections.abc import Iterator

import pandas as pd
import pytest

from actionclust import Actions, Hierarchy, from_codebook, read_actions, tables, vsm
from actionclust.datasets import Slip, load_kce359

REGIONS = ["Brussels", "Flanders", "Wallonia"]
COUNTS = [*REGIONS, "Total"]
KINDS = ["facilitator", "barrier"]
LEVELS = ["super_cluster", "cluster", "sub_cluster"]
SIZES = {"Brussels": 114, "Flanders": 232, "Wallonia": 209, "Total": 555}
EVALUATION = "Feed a culture of evaluation and quality-orientation"
EVALUATED = "Actions to nourish a culture of evaluation and quality-orientation"

FIGURES = load_kce359()


@pytest.fixture(scope="module")
def tree(example: Actions) -> Hierarchy:
    """Load the tree of Tables 40-50; the corpus brings the code of each action."""
    return from_codebook(FIGURES.codebook, example, code="sub_cluster")


def slips(table: str) -> dict[str, Slip]:
    return {slip.where: slip for slip in FIGURES.slips if slip.table == table}


def with_n(sizes: dict[str, int]) -> list[str]:
    return [f"{name} (n={size})" for name, size in sizes.items()]


# Table 37: statements that are not action points


@pytest.fixture(scope="module")
def statements() -> Actions:
    """Make as many facilitators and barriers as Table 37 counts, in random order."""
    rows = [
        (dimension, region, kind)
        for dimension, *numbers in FIGURES.facilitators_barriers.itertuples(index=False, name=None)
        for (region, kind), number in zip(
            [(region, kind) for region in REGIONS for kind in KINDS], numbers, strict=False
        )
        for _ in range(number)
    ]
    frame = pd.DataFrame(rows, columns=["dimension", "region", "kind"])
    frame = frame.sample(frac=1, random_state=359, ignore_index=True)
    frame["kind"] = pd.Categorical(frame["kind"], categories=KINDS)
    return read_actions(frame.assign(text="made for its numbers"), text="text")


def test_table_37_cell_by_cell(statements: Actions) -> None:
    table = tables.counts(statements, by=["dimension", ["region", "kind"]])
    printed = FIGURES.facilitators_barriers.set_index("dimension")
    found = table.loc[printed.index]
    found.columns = pd.Index([f"{place} {kind.split(' (n=')[0]}" for place, kind in found])
    disagreements = {
        (dimension, column): (printed.loc[dimension, column], found.loc[dimension, column])
        for column in printed
        for dimension in printed.index
        if printed.loc[dimension, column] != found.loc[dimension, column]
    }
    slip = slips("Table 37")["Digital infrastructure, total of barriers"]
    assert disagreements == {
        ("Digital infrastructure", "Total barrier"): (*slip.printed, *slip.computed)
    }
    assert len(table) == len(printed) + 1


def test_table_37_heading(statements: Actions) -> None:
    table = tables.counts(statements, by=["dimension", ["region", "kind"]])
    flanders = slips("Table 37")["Flanders, number of barriers in the heading"]
    total = slips("Table 37")["Total, number of barriers in the heading"]
    assert (flanders.printed, total.printed) == ((419,), (883,))
    # where the heading prints 419 and 883, the rows add up to 420 and 884
    assert table.columns.tolist() == [
        *[("Brussels", "facilitator (n=195)"), ("Brussels", "barrier (n=214)")],
        *[
            ("Flanders", "facilitator (n=300)"),
            ("Flanders", f"barrier (n={flanders.computed[0]})"),
        ],
        *[("Wallonia", "facilitator (n=186)"), ("Wallonia", "barrier (n=250)")],
        *[("Total", "facilitator (n=681)"), ("Total", f"barrier (n={total.computed[0]})")],
    ]


def test_other_statements_can_be_sorted_into_a_hierarchy_too(statements: Actions) -> None:
    code = dict(zip(statements.ids, statements.column("dimension"), strict=True))
    dimensions = FIGURES.facilitators_barriers["dimension"].tolist()
    h = from_codebook({"SCIROCCO": dimensions}, statements, code=code)
    found = tables.counts(h, by="kind", level="sub-cluster")
    printed = FIGURES.facilitators_barriers.set_index("dimension")
    assert found["facilitator (n=681)"][dimensions].tolist() == (
        printed["Total facilitator"].tolist()
    )
    assert tables.hierarchy_table(h, by="region").iloc[-1, 2:].tolist() == [409, 720, 436, 1565]


# Tables 39 and 40


def test_table_39_cell_by_cell(example: Actions) -> None:
    table = tables.counts(example, by=["dimension", "region"])
    assert table.columns.tolist() == with_n(SIZES)
    printed = FIGURES.dimensions.set_index("dimension")[COUNTS]
    assert table.loc[printed.index].to_numpy().tolist() == printed.to_numpy().tolist()
    assert table.loc["Total"].tolist() == list(SIZES.values())
    assert set(table.index) == {*printed.index, "Total"}


def test_table_40_cell_by_cell(tree: Hierarchy) -> None:
    table = tables.counts(tree, by="region")
    assert table.columns.tolist() == with_n(SIZES)
    # unclustered last, before the sum
    assert table.index.tolist() == [*FIGURES.super_clusters["super_cluster"], "Total"]
    assert (
        table.iloc[:-1].to_numpy().tolist() == FIGURES.super_clusters[COUNTS].to_numpy().tolist()
    )
    assert table.loc["Total"].tolist() == list(SIZES.values())
    # the key findings count eleven, the text twelve with "Unclustered"
    slip = slips("Key findings")["number of super-clusters"]
    assert (len(table) - 2, len(table) - 1) == (*slip.printed, *slip.computed)


def test_table_40_in_per_cent(tree: Hierarchy) -> None:
    table = tables.counts(tree, by="region", percent=True)
    printed = FIGURES.super_clusters.set_index("super_cluster")
    for column, size in SIZES.items():
        shares = table[f"{column} (n={size})"]
        assert shares[:-1].tolist() == pytest.approx(
            (100 * printed[column] / size).tolist(), abs=0.05 + 1e-9
        )
        assert shares["Total"] == 100
    assert table.attrs["notes"] == []


# Tables 41-50


def printed_rows(number: int) -> Iterator[tuple[str, str, list[int]]]:
    """Give the rows of a table as the report prints them, each cluster with its sum."""
    rows = FIGURES.hierarchy[FIGURES.hierarchy["table"] == number]
    order = list(dict.fromkeys(rows["cluster"]))
    for cluster in order:
        part = rows[rows["cluster"] == cluster]
        for sub_cluster, *numbers in part[["sub_cluster", *COUNTS]].itertuples(
            index=False, name=None
        ):
            yield cluster, sub_cluster, numbers
        if (part["sub_cluster"] != "").any():
            yield cluster, "Sum", part[COUNTS].sum().tolist()
    yield "Total", "", rows[COUNTS].sum().tolist()


@pytest.mark.parametrize("number", range(41, 51))
def test_tables_41_to_50_row_by_row(tree: Hierarchy, number: int) -> None:
    rows = FIGURES.hierarchy[FIGURES.hierarchy["table"] == number]
    (super_cluster,) = rows["super_cluster"].unique()
    table = tables.hierarchy_table(tree, super_cluster)
    *expected, (_, _, total) = printed_rows(number)
    assert table.columns.tolist() == [
        *("cluster", "sub_cluster"),
        *with_n(dict(zip(COUNTS, total, strict=True))),
    ]
    found = [(*row[:2], list(row[2:])) for row in table.itertuples(index=False, name=None)]
    assert found == [*expected, ("Total", "", total)]
    # the last row is the row of the super-cluster in Table 40
    forty = FIGURES.super_clusters.set_index("super_cluster").loc[super_cluster, COUNTS]
    assert total == forty.tolist()


def test_table_48_prints_other_sums_than_those_of_its_rows(tree: Hierarchy) -> None:
    table = tables.hierarchy_table(
        tree, "Improve access to/exchange of data, structure communication"
    ).set_index("cluster")
    computed = table[table["sub_cluster"] == "Sum"].iloc[:, 1:]
    found = slips("Table 48")
    assert set(found) == set(computed.index)
    for cluster, slip in found.items():
        assert tuple(computed.loc[cluster]) == slip.computed != slip.printed


def test_evaluation_has_no_table_of_its_clusters(tree: Hierarchy) -> None:
    slip = slips("Tables 41-50")[EVALUATION]
    assert slip.printed == ()
    table = tables.hierarchy_table(tree, EVALUATION)
    assert [tuple(row) for row in table.iloc[:, 2:].to_numpy().tolist()] == [slip.computed] * 2


def test_the_whole_hierarchy_in_one_table(tree: Hierarchy) -> None:
    table = tables.hierarchy_table(tree)
    for number in range(41, 51):
        *expected, (_, _, total) = printed_rows(number)
        super_cluster = FIGURES.hierarchy.set_index("table").loc[number, "super_cluster"].iloc[0]
        part = table[table["super_cluster"] == super_cluster]
        found = [(*row[1:3], list(row[3:])) for row in part.itertuples(index=False, name=None)]
        assert found == [*expected, ("Sum", "", total)]
    assert table.iloc[-2, 3:].tolist() == [9, 12, 8, 29]
    assert table.iloc[-1, 3:].tolist() == list(SIZES.values())


# Tables 51-53


@pytest.fixture(scope="module")
def mapped(example: Actions) -> Hierarchy:
    """Place groups as published; what Tables 52 and 53 name of evaluation joins the tree."""
    nourished = FIGURES.vsm[FIGURES.vsm["cluster"] == EVALUATED][LEVELS[1:]].drop_duplicates()
    codebook = pd.concat([FIGURES.codebook, nourished.assign(super_cluster=EVALUATION)])
    codebook = codebook[(codebook["super_cluster"] != EVALUATION) | (codebook["cluster"] != "")]
    tree = from_codebook(codebook, example)
    by_path = {tuple(node.label for node in tree.tree.above(id_)): id_ for id_ in tree.tree.nodes}
    places: dict[str, list[tuple[str, str]]] = {}
    for row in FIGURES.vsm.itertuples():
        end = [label for label in (row.cluster, row.sub_cluster) if label]
        (id_,) = (id_ for path, id_ in by_path.items() if list(path[1:]) == end)
        places.setdefault(id_, []).append((row.function, row.level))
    return vsm.assign(tree, places)


@pytest.mark.parametrize("level", vsm.LEVELS)
def test_tables_51_to_53_have_every_published_row(mapped: Hierarchy, level: str) -> None:
    columns = ["element", "function", "cluster", "sub_cluster"]
    printed = FIGURES.vsm[FIGURES.vsm["level"] == level]
    found = vsm.tables(mapped)[level]
    expected = sorted(printed[columns].itertuples(index=False, name=None))
    assert sorted(found[columns].itertuples(index=False, name=None)) == expected
    assert found["function"].drop_duplicates().tolist() == (
        printed["function"].drop_duplicates().tolist()
    )
    # the systems of the metasystem are called as in the report
    systems = ["function", "system"]
    metasystem = found[found["element"] == "Metasystem"][systems].drop_duplicates()
    assert metasystem.to_numpy().tolist() == (
        printed[printed["element"] == "Metasystem"][systems].drop_duplicates().to_numpy().tolist()
    )
    assert not found["suggested"].any()


@pytest.mark.parametrize("level", vsm.LEVELS)
def test_each_system_of_operations_is_one_super_cluster(mapped: Hierarchy, level: str) -> None:
    printed = FIGURES.vsm[(FIGURES.vsm["level"] == level) & (FIGURES.vsm["function"] == "S1")]
    found = vsm.tables(mapped)[level]
    super_cluster = found[found["function"] == "S1"].set_index(LEVELS[1:])["system"]
    pairs = {
        (row.system, super_cluster.loc[(row.cluster, row.sub_cluster)])
        for row in printed.itertuples()
    }
    assert len(pairs) == len({system for system, _ in pairs}) == super_cluster.nunique()


def test_places_come_in_the_order_of_the_tables(tree: Hierarchy) -> None:
    listed = vsm.tables(vsm.assign(tree, FIGURES.placements))
    for level, table in listed.items():
        printed = FIGURES.vsm[FIGURES.vsm["level"] == level]
        for function, rows in printed.groupby("function", sort=False):
            known = rows[rows["cluster"] != EVALUATED]
            inside = table[(table["function"] == function) & (table["cluster"] != "")]
            assert inside[LEVELS[1:]].to_numpy().tolist() == known[LEVELS[1:]].to_numpy().tolist()


def test_the_matrix_counts_the_82_places(mapped: Hierarchy) -> None:
    found = vsm.matrix(mapped, "elements")
    printed = FIGURES.vsm.groupby(["function", "level"]).size()
    for function in found.index:
        for level in vsm.LEVELS:
            assert found.loc[function, level] == printed.get((function, level), 0)
    assert found[list(vsm.LEVELS)].to_numpy().sum() == len(FIGURES.vsm) == 82


def test_gaps_of_the_published_map(tree: Hierarchy) -> None:
    found = vsm.gaps(vsm.assign(tree, FIGURES.placements))
    missing = found[found["state"] == "missing"].groupby("level")["function"].agg(list)
    # only operations and funding at the level of the patient; everything somewhere above it
    assert missing.to_dict() == {"micro": ["S2", "S3*", "S4", "S5"]}


def test_table_52_is_read_both_ways(tree: Hierarchy) -> None:
    found = vsm.gaps(vsm.assign(tree, FIGURES.placements))
    little = found[found["state"] == "little"]
    assert little[["level", "function", "actions"]].to_numpy().tolist() == [["meso", "S5", 10]]
    assert little["other_reading"].item() == (
        "Only 'Develop and communicate a shared vision for IC' is placed here; read as the whole "
        "of 'Develop a vision for IC, build a platform for change', it has 39 actions: some."
    )
