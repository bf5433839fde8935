import pandas as pd
import pytest
from hypothesis import given

from actionclust import Actions, EditError, Hierarchy, from_codebook, read_actions
from actionclust.analysis.tables import SmallBaseWarning, counts, hierarchy_table
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import CODES, coded, statements

Rows = list[tuple[object, ...]]


@pytest.fixture
def h() -> Hierarchy:
    """Put one action everywhere: N and S take turns."""
    frame = pd.DataFrame({"code": CODES, "text": "train nurses", "region": [*"NSNSNSNSNSN"]})
    frame.insert(0, "id", [f"A{place}" for place in range(len(frame))])
    return coded(read_actions(frame, text="text"))


def rows(table: pd.DataFrame) -> Rows:
    return list(table.itertuples(index=False, name=None))


def test_a_super_cluster_in_detail(h: Hierarchy) -> None:
    table = hierarchy_table(h, "Alpha")
    assert table.columns.tolist() == [
        *("cluster", "sub_cluster", "N (n=4)", "S (n=2)", "Total (n=6)"),
    ]
    assert rows(table) == [
        ("One", "a", 1, 0, 1),
        ("One", "b", 0, 1, 1),
        ("One", "(no sub-cluster)", 0, 1, 1),
        ("One", "Sum", 1, 2, 3),
        ("Two", "", 1, 0, 1),
        ("(no cluster)", "e", 1, 0, 1),
        ("(no cluster)", "(no sub-cluster)", 1, 0, 1),
        ("(no cluster)", "Sum", 2, 0, 2),
        ("Total", "", 4, 2, 6),
    ]
    assert table.attrs == {"caption": "Alpha by region", "notes": []}
    assert rows(hierarchy_table(h, "SC01")) == rows(table)


def test_a_super_cluster_without_groups(h: Hierarchy) -> None:
    assert rows(hierarchy_table(h, "Beta")) == [
        ("(no cluster)", "", 0, 1, 1),
        ("Total", "", 0, 1, 1),
    ]
    assert rows(hierarchy_table(h.set_aside("A9"), "Beta")) == [("Total", "", 0, 0, 0)]


def test_the_whole_hierarchy(h: Hierarchy) -> None:
    table = hierarchy_table(h)
    assert table.columns.tolist()[:4] == ["super_cluster", "cluster", "sub_cluster", "N (n=6)"]
    assert rows(table) == [
        *(("Alpha", *row) for row in rows(hierarchy_table(h, "Alpha"))[:-1]),
        ("Alpha", "Sum", "", 4, 2, 6),
        ("Beta", "", "", 0, 1, 1),
        ("(no super-cluster)", "Three", "c", 0, 1, 1),
        ("(no super-cluster)", "Three", "(no sub-cluster)", 0, 1, 1),
        ("(no super-cluster)", "Three", "Sum", 0, 2, 2),
        ("(no super-cluster)", "(no cluster)", "loose", 1, 0, 1),
        ("(no super-cluster)", "(no cluster)", "Sum", 1, 0, 1),
        ("(no super-cluster)", "Sum", "", 1, 2, 3),
        ("Unclustered", "", "", 1, 0, 1),
        ("Total", "", "", 6, 5, 11),
    ]
    assert table.attrs["caption"] == "hierarchy by region"


def test_a_hierarchy_of_clusters_has_no_column_of_super_clusters(h: Hierarchy) -> None:
    flat = from_codebook({"One": ["a"], "Two": None}, h.actions, code={"A0": "a", "A1": "Two"})
    assert rows(hierarchy_table(flat)) == [
        ("One", "a", 1, 0, 1),
        ("One", "Sum", 1, 0, 1),
        ("Two", "", 0, 1, 1),
        ("Unclustered", "", 5, 4, 9),
        ("Total", "", 6, 5, 11),
    ]


def test_per_cent_of_the_column(h: Hierarchy) -> None:
    with pytest.warns(SmallBaseWarning, match=r"say little: N \(n=4\), S \(n=2\), T") as caught:
        table = hierarchy_table(h, "Alpha", percent=True)
    assert caught[0].filename == __file__
    assert rows(table)[3] == ("One", "Sum", 25.0, 100.0, 50.0)
    assert rows(table)[-1] == ("Total", "", 100, 100, 100)
    assert table.attrs["caption"] == "Alpha by region, per cent of the column"
    assert table.attrs["notes"] == [str(caught[0].message)]


def test_labels_that_could_be_mistaken_are_told_apart() -> None:
    tree = {"Alpha": {"Sum": ["x"], "Same": None}, "Beta": {"Same": ["Total"]}}
    frame = pd.DataFrame({"text": ["a"], "region": ["N"]})
    h = from_codebook(tree, read_actions(frame))
    assert hierarchy_table(h, "Alpha")["cluster"].tolist() == [
        *("Sum (C01)", "Sum (C01)", "Same", "Total"),
    ]
    assert hierarchy_table(h)["cluster"].tolist() == [
        *("Sum (C01)", "Sum (C01)", "Same (C02)", "Sum"),
        *("Same (C03)", "Same (C03)", "Sum", "", ""),
    ]


def test_only_super_clusters_are_detailed(h: Hierarchy) -> None:
    with pytest.raises(
        SettingError,
        match=r"^hierarchy_table takes a super-cluster, and C01 is a cluster; the super-clusters "
        r"are SC01, SC02$",
    ):
        hierarchy_table(h, "One")
    with pytest.raises(EditError, match=r"^there is no group 'Alfa'; did you mean 'Alpha'\?$"):
        hierarchy_table(h, "Alfa")


def test_columns_are_checked(h: Hierarchy) -> None:
    with pytest.raises(InputError, match=r"^there is no role or column 'place'"):
        hierarchy_table(h, "Alpha", by="place")
    total = read_actions(h.actions.table.assign(region="Total"))
    with pytest.raises(InputError, match=r"^'region' has the value 'Total', which the table"):
        hierarchy_table(coded(total), "Alpha")


@given(statements())
def test_sums_are_sums(actions: Actions) -> None:
    h = coded(actions)
    table = hierarchy_table(h)
    numbers = table.iloc[:, 3:].to_numpy()
    parts = ~(table[["cluster", "sub_cluster"]] == "Sum").any(axis=1)
    assert numbers[parts][:-1].sum(axis=0).tolist() == numbers[-1].tolist()
    assert numbers[-1, -1] == len(actions)
    assert (numbers[:, :-1].sum(axis=1) == numbers[:, -1]).all()
    whole = table[table["cluster"].isin(["Sum", ""])].set_index("super_cluster").iloc[:, 2:]
    expected = counts(h, by="region").rename(index={"Not grouped": "(no super-cluster)"})
    for label in set(expected.index) & set(whole.index):
        assert whole.loc[label].tolist() == expected.loc[label].tolist()
    for name in ("Alpha", "Beta"):
        one = hierarchy_table(h, name)
        assert one.iloc[-1, 2:].tolist() == whole.loc[name].tolist()
    clusters = table[table["sub_cluster"] == "Sum"].set_index("cluster").iloc[:, 2:]
    for label in ("One", "Three"):
        assert (
            clusters.loc[label].tolist()
            == counts(h, by="region", level="cluster").loc[label].tolist()
        )


def test_without_columns_there_is_the_total(h: Hierarchy) -> None:
    table = hierarchy_table(h, by=None)
    by_region = hierarchy_table(h, by="region")
    assert table.columns.tolist() == [*by_region.columns[:3], by_region.columns[-1]]
    assert rows(table) == rows(by_region[table.columns.tolist()])
    assert table.attrs["caption"] == "hierarchy"
    part = hierarchy_table(h, "Alpha", by=None)
    assert part.columns.tolist() == ["cluster", "sub_cluster", "Total (n=6)"]
    assert part.attrs["caption"] == "Alpha"


def test_without_a_region_the_way_out_is_said() -> None:
    bare = coded(read_actions(pd.DataFrame({"code": CODES, "text": "train nurses"}), text="text"))
    assert hierarchy_table(bare, by=None).iloc[-1, -1] == len(CODES)
