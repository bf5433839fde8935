"""The published figures: every table against every other, and the slips that are named."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

from actionclust.datasets import KCE359, Slip, load_kce359

if TYPE_CHECKING:
    import pandas as pd

REGIONS = ["Brussels", "Flanders", "Wallonia"]
COUNTS = [*REGIONS, "Total"]
EVALUATION = "Feed a culture of evaluation and quality-orientation"
# Table 37's heading; facilitators, then barriers
HEADING = {
    "Brussels": (195, 214),
    "Flanders": (300, 419),
    "Wallonia": (186, 250),
    "Total": (681, 883),
}


@pytest.fixture
def figures() -> KCE359:
    return load_kce359()


def slips_of(figures: KCE359, table: str) -> dict[str, Slip]:
    return {slip.where: slip for slip in figures.slips if slip.table == table}


def super_cluster(figures: KCE359, name: str) -> tuple[int, ...]:
    counts = figures.super_clusters.set_index("super_cluster")[COUNTS]
    return tuple(counts.T.to_dict("list")[name])


def test_shapes(figures: KCE359) -> None:
    assert figures.facilitators_barriers.shape == (12, 9)
    assert figures.dimensions.shape == (13, 5)
    assert figures.super_clusters.shape == (12, 5)
    assert figures.hierarchy.shape == (69, 8)
    assert figures.vsm.shape == (82, 7)


def test_columns(figures: KCE359) -> None:
    assert list(figures.dimensions) == ["dimension", *COUNTS]
    assert list(figures.super_clusters) == ["super_cluster", *COUNTS]
    assert list(figures.hierarchy) == ["table", "super_cluster", "cluster", "sub_cluster", *COUNTS]
    assert list(figures.vsm) == [
        "table",
        "level",
        "element",
        "function",
        "system",
        "cluster",
        "sub_cluster",
    ]
    assert list(figures.facilitators_barriers) == [
        "dimension",
        *(f"{place} {kind}" for place in COUNTS for kind in ("facilitator", "barrier")),
    ]


@pytest.mark.parametrize(
    "name", ["facilitators_barriers", "dimensions", "super_clusters", "hierarchy", "vsm"]
)
def test_counts_are_int64_and_the_rest_is_text_without_missing_values(
    figures: KCE359, name: str
) -> None:
    table: pd.DataFrame = getattr(figures, name)
    for column in table:
        if column == "table" or str(column).startswith(tuple(COUNTS)):
            assert table[column].dtype == "int64"
        else:
            assert all(type(value) is str for value in table[column])


@pytest.mark.parametrize("name", ["dimensions", "super_clusters", "hierarchy"])
def test_rows_add_up_over_the_regions(figures: KCE359, name: str) -> None:
    table: pd.DataFrame = getattr(figures, name)
    assert table[REGIONS].sum(axis=1).tolist() == table["Total"].tolist()


@pytest.mark.parametrize("name", ["dimensions", "super_clusters"])
def test_all_555_action_points_are_counted(figures: KCE359, name: str) -> None:
    table: pd.DataFrame = getattr(figures, name)
    assert table[COUNTS].sum().tolist() == [114, 232, 209, 555]


def test_table_37_and_39_count_the_same_dimensions(figures: KCE359) -> None:
    dimensions = figures.dimensions["dimension"].tolist()
    assert [*figures.facilitators_barriers["dimension"], "Multiple dimensions"] == dimensions


def test_super_clusters_add_up_over_the_hierarchy_but_for_two(figures: KCE359) -> None:
    counted = figures.hierarchy.groupby("super_cluster")[COUNTS].sum()
    printed = figures.super_clusters.set_index("super_cluster")
    assert set(printed.index) - set(counted.index) == {EVALUATION, "Unclustered"}
    assert counted.equals(printed.loc[counted.index])
    assert int(counted["Total"].sum()) == 555 - 19 - 29


def test_one_table_a_super_cluster(figures: KCE359) -> None:
    pairs = figures.hierarchy[["table", "super_cluster"]].drop_duplicates()
    assert pairs["table"].tolist() == list(range(41, 51))
    assert pairs["super_cluster"].is_unique


def test_a_cluster_has_sub_clusters_or_none(figures: KCE359) -> None:
    blank = figures.hierarchy["sub_cluster"] == ""
    assert sorted(set(figures.hierarchy.loc[blank, "table"])) == [43, 45, 46, 50]
    assert blank.sum() == 16
    assert figures.hierarchy.loc[blank, "cluster"].is_unique
    lowest = figures.hierarchy["sub_cluster"].where(~blank, figures.hierarchy["cluster"])
    assert lowest.is_unique
    whole, parts = (set(figures.hierarchy.loc[rows, "cluster"]) for rows in (blank, ~blank))
    assert not whole & parts


def test_vsm_places_what_the_hierarchy_has(figures: KCE359) -> None:
    pairs = set(figures.hierarchy[["cluster", "sub_cluster"]].itertuples(index=False, name=None))
    pairs |= {(cluster, "") for cluster in figures.hierarchy["cluster"]}
    placed = set(figures.vsm[["cluster", "sub_cluster"]].itertuples(index=False, name=None))
    # its clusters stand in no table of the hierarchy: one of the slips
    assert {cluster for cluster, _ in placed - pairs} == {
        "Actions to nourish a culture of evaluation and quality-orientation"
    }
    assert len(placed - pairs) == 5


def test_vsm_levels_and_functions(figures: KCE359) -> None:
    assert figures.vsm.groupby("table")["level"].unique().map(list).to_dict() == {
        51: ["micro"],
        52: ["meso"],
        53: ["macro"],
    }
    assert figures.vsm.groupby("function").size().to_dict() == {
        "S1": 36,
        "S2": 11,
        "S3": 8,
        "S3*": 15,
        "S4": 8,
        "S5": 4,
    }
    assert not figures.vsm.duplicated().any()


def test_table_37_disagrees_only_where_a_slip_says_so(figures: KCE359) -> None:
    table = figures.facilitators_barriers.set_index("dimension")
    disagreements: dict[str, tuple[int, ...]] = {}
    for position, kind in enumerate(("facilitator", "barrier")):
        by_region = table[[f"{region} {kind}" for region in REGIONS]]
        totals = table[f"Total {kind}"].to_dict()
        for dimension, computed in by_region.sum(axis=1).to_dict().items():
            if totals[dimension] != computed:
                disagreements[f"{dimension}, total of {kind}s"] = (totals[dimension], computed)
        sums = dict(zip(REGIONS, by_region.sum().tolist(), strict=True))
        for place, computed in {**sums, "Total": sum(sums.values())}.items():
            printed = HEADING[place][position]
            if printed != computed:
                disagreements[f"{place}, number of {kind}s in the heading"] = (printed, computed)
    slips = slips_of(figures, "Table 37")
    assert disagreements == {
        where: (*slip.printed, *slip.computed) for where, slip in slips.items()
    }
    assert disagreements == {
        "Digital infrastructure, total of barriers": (34, 35),
        "Flanders, number of barriers in the heading": (419, 420),
        "Total, number of barriers in the heading": (883, 884),
    }


def test_table_48_slips(figures: KCE359) -> None:
    rows = figures.hierarchy[figures.hierarchy["table"] == 48]
    computed = rows.groupby("cluster")[COUNTS].sum()
    slips = slips_of(figures, "Table 48")
    assert {cluster: list(slip.computed) for cluster, slip in slips.items()} == (
        computed.T.to_dict("list")
    )
    assert [slip.printed for slip in slips.values()] == [(3, 6, 3, 12), (4, 17, 14, 35)]
    totals = super_cluster(figures, "Improve access to/exchange of data, structure communication")
    for sums in ([slip.printed for slip in slips.values()], computed.to_numpy().tolist()):
        assert sum(row[-1] for row in sums) == totals[-1] == 47


def test_slip_of_the_super_cluster_without_a_table(figures: KCE359) -> None:
    slip = slips_of(figures, "Tables 41-50")[EVALUATION]
    assert slip.printed == ()
    assert slip.computed == super_cluster(figures, EVALUATION) == (5, 6, 8, 19)
    assert EVALUATION not in set(figures.hierarchy["super_cluster"])
    placed = figures.vsm[figures.vsm["cluster"].str.contains("culture of evaluation")]
    assert placed["sub_cluster"].nunique() == 5
    assert set(placed["table"]) == {52, 53}


def test_slip_of_the_number_of_super_clusters(figures: KCE359) -> None:
    slip = slips_of(figures, "Key findings")["number of super-clusters"]
    assert slip.printed == (11,)
    assert slip.computed == (len(figures.super_clusters),) == (12,)


def test_slip_of_the_sub_clusters_of_table_42(figures: KCE359) -> None:
    slip = slips_of(figures, "Text on Table 42")["number of sub-clusters"]
    rows = figures.hierarchy[figures.hierarchy["table"] == 42]
    assert slip.printed == (10,)
    assert slip.computed == (rows["sub_cluster"].nunique(),) == (9,)


def test_slip_of_the_table_of_the_macro_level(figures: KCE359) -> None:
    slip = slips_of(figures, "Discussion")["table of the macro level"]
    tables = figures.vsm.groupby("level")["table"].first().to_dict()
    assert slip.printed == (tables["meso"],) == (52,)
    assert slip.computed == (tables["macro"],) == (53,)


def test_codebook_has_each_narrowest_group_once_in_the_order_of_table_40(figures: KCE359) -> None:
    codebook = figures.codebook
    assert list(codebook) == ["super_cluster", "cluster", "sub_cluster"]
    assert len(codebook) == 70
    assert not codebook.duplicated().any()
    order = figures.super_clusters["super_cluster"].tolist()
    assert list(dict.fromkeys(codebook["super_cluster"])) == order[:-1]
    assert order[-1] == "Unclustered"
    alone = codebook[codebook["cluster"] == ""]
    assert alone.to_numpy().tolist() == [[EVALUATION, "", ""]]
    for name, rows in figures.hierarchy.groupby("super_cluster"):
        same = codebook[codebook["super_cluster"] == name]
        assert same["cluster"].tolist() == rows["cluster"].tolist()
        assert same["sub_cluster"].tolist() == rows["sub_cluster"].tolist()


def test_placements_are_the_rows_of_tables_51_to_53(figures: KCE359) -> None:
    rows = figures.vsm
    labels = rows["sub_cluster"].where(rows["sub_cluster"] != "", rows["cluster"])
    evaluation = rows["cluster"].str.contains("culture of evaluation")
    labels = labels.mask(evaluation, EVALUATION)
    printed = set(zip(labels, rows["function"], rows["level"], strict=True))
    placed = [(label, *cell) for label, cells in figures.placements.items() for cell in cells]
    assert set(placed) == printed
    assert len(placed) == len(printed) == 82 - 7 + 2
    assert figures.placements[EVALUATION] == [("S3*", "meso"), ("S3*", "macro")]


def test_placements_stand_in_an_order_that_agrees_with_all_tables(figures: KCE359) -> None:
    position = {label: place for place, label in enumerate(figures.placements)}
    for _, rows in figures.vsm.groupby(["table", "function"]):
        labels = rows["sub_cluster"].where(rows["sub_cluster"] != "", rows["cluster"])
        known = [position[label] for label in labels if label in position]
        assert known == sorted(known)


def test_every_slip_is_one_of_those_tested(figures: KCE359) -> None:
    places = [slip.table for slip in figures.slips]
    assert places == [
        *["Table 37"] * 3,
        *["Table 48"] * 2,
        *("Tables 41-50", "Text on Table 42", "Discussion", "Key findings"),
    ]
    assert all(slip.note.endswith(".") for slip in figures.slips)


def test_source_is_the_full_citation(figures: KCE359) -> None:
    assert figures.source == (
        '"Towards integrated care in Belgium", KCE Report 359, '
        "Belgian Health Care Knowledge Centre (KCE), 2022, chapter 4"
    )


def test_a_changed_table_changes_no_other_load(figures: KCE359) -> None:
    figures.dimensions.loc[:, "Total"] = 0
    assert load_kce359().dimensions["Total"].sum() == 555


def test_values_are_frozen(figures: KCE359) -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'source'"):
        figures.source = ""  # type: ignore[misc]  # the point of the test
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'note'"):
        figures.slips[0].note = ""  # type: ignore[misc]  # the point of the test


def test_repr_is_short(figures: KCE359) -> None:
    assert "Brussels facilitator" not in repr(figures)
    assert repr(figures).startswith("KCE359(source=")
