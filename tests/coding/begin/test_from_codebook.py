from typing import Any

import pandas as pd
import pytest

from actionclust import Actions, Clustering, InputError, cluster_actions, from_codebook
from actionclust import read_actions as read
from actionclust.coding.begin.from_codebook import NOT_CODED
from actionclust.coding.tree.tree import Aside
from tests.coding.studies import CODEBOOK, CODES, check_tree, study

ACTIONS = read(
    pd.DataFrame(
        {
            "id": ["A1", "A2"],
            "text": ["train nurses", "share data"],
            "code": ["Nurses", " "],
            "number": [1, 2],
        }
    )
)


# from a clustering


def test_communities_become_sub_clusters(clustered: Clustering) -> None:
    h = clustered.to_hierarchy(analyst="PV")
    check_tree(h.tree, clustered.actions.ids)
    assert len(h.groups()) == len(clustered) == 40
    assert set(h.groups()["level"]) == {"sub-cluster"}
    table = clustered.table
    for number in (1, 7, 40):
        expected = table["id"][table["community"] == number]
        assert h[f"S{number:02d}"].actions == tuple(expected)
    keywords = clustered.communities["keywords"]
    assert h["S01"].label == ", ".join(keywords[1].split(", ")[:3])
    assert h.unclustered["reason"].tolist() == clustered.unclustered["reason"].tolist()
    assert h.analyst == "PV"
    assert h.entries == ()


def test_what_is_remembered_of_a_clustering(clustered: Clustering) -> None:
    origin = clustered.to_hierarchy().origin
    assert origin is not None
    assert origin.receipt == clustered.receipt
    table = clustered.table
    assert origin.community.tolist() == table["community"].fillna(0).tolist()
    pd.testing.assert_series_equal(
        pd.Series(origin.fit), table["fit"], check_names=False, rtol=1e-3
    )
    edges = clustered.tuning.edges
    ids = clustered.actions.ids
    shown = {
        frozenset((ids[one], ids[other]))
        for one, other in zip(origin.first[:edges], origin.second[:edges], strict=True)
    }
    network = {
        frozenset(ends[:2]) for ends in clustered.network.edges(data="kind") if ends[2] == "pair"
    }
    assert shown == network


def test_copies_are_remembered() -> None:
    origin = cluster_actions(["share data", "train nurses", "share data"]).to_hierarchy().origin
    assert origin is not None
    ((one, other),) = origin.copies
    assert {one, other} == {0, 2}


def test_ids_of_actions_are_not_given_to_groups() -> None:
    frame = pd.DataFrame({"id": ["S01", "S02"], "text": ["train nurses", "train doctors"]})
    h = cluster_actions(read(frame)).to_hierarchy()
    assert list(h.groups().index) == ["S03"]


def test_the_automatic_result_stays(clustered: Clustering) -> None:
    h = clustered.to_hierarchy()
    assert h.merge(["S01", "S02"]).origin is h.origin


# from a code tree


def test_a_nested_code_tree() -> None:
    h = study()
    check_tree(h.tree, h.actions.ids)
    assert str(h).splitlines() == [
        "SC01  Skills  (5)",
        "  C01  Training  (5)",
        "    S01  Nurses  (3)",
        "    S02  Doctors  (2)",
        "SC02  Data  (3)",
        "  C02  Sharing  (2)",
        "    S03  Portals  (2)",
        "  C03  Privacy  (1)",
        "SC03  Funding  (1)",
        "unclustered: not coded  (1)",
    ]
    assert h.place("A10") == Aside(NOT_CODED)


def test_the_same_tree_as_a_table() -> None:
    h = study()
    table = pd.DataFrame(
        [
            ("Skills", "Training", "Nurses"),
            ("Skills", "Training", "Doctors"),
            ("Data", "Sharing", "Portals"),
            ("Data", "Privacy", None),
            ("Funding", "", " "),
            (None, None, None),
        ],
        columns=["Super clusters", "CLUSTER", "sub_cluster"],
    )
    assert from_codebook(table, h.actions, code=CODES) == h
    turned = table[["sub_cluster", "CLUSTER", "Super clusters"]].assign(note="x")
    assert from_codebook(turned, h.actions, code=CODES) == h


@pytest.mark.parametrize(
    ("codebook", "levels"),
    [
        ({"a": None, "b": []}, {"a": "sub-cluster", "b": "sub-cluster"}),
        ({"a": ["b"], "c": ""}, {"a": "cluster", "b": "sub-cluster", "c": "cluster"}),
        ({"a": "b"}, {"a": "cluster", "b": "sub-cluster"}),
        (
            {"a": {"b": {"c": None}}},
            {"a": "super-cluster", "b": "cluster", "c": "sub-cluster"},
        ),
        (pd.DataFrame({"cluster": ["a"]}), {"a": "cluster"}),
        (
            pd.DataFrame({"super_cluster": ["a"], "sub_cluster": ["b"]}),
            {"a": "super-cluster", "b": "sub-cluster"},
        ),
        (pd.DataFrame({"cluster": [None], "sub_cluster": ["b"]}), {"b": "sub-cluster"}),
    ],
)
def test_trees_of_any_depth(codebook: Any, levels: dict[str, str]) -> None:  # noqa: ANN401 - any
    h = from_codebook(codebook, ACTIONS)
    assert dict(h.groups()[["label", "level"]].to_numpy().tolist()) == levels


def test_codes_from_a_column() -> None:
    h = from_codebook(CODEBOOK, ACTIONS, code="code", analyst="PV")
    assert (h.place("A1"), h.place("A2")) == ("S01", Aside(NOT_CODED))
    assert h.analyst == "PV"


def test_codes_by_the_whole_path() -> None:
    tree = {"Staff": {"Nurses": ["Training"], "Doctors": ["Training"]}}
    h = from_codebook(tree, ACTIONS, code={"A1": "Staff / Doctors / Training", "A2": ""})
    assert h.place("A1") == "S02"


def test_the_published_code_tree(example: Actions) -> None:
    table = example.table["sub_cluster"].dropna()
    h = from_codebook(dict.fromkeys(sorted(set(table))), example, code="sub_cluster")
    assert len(h.unclustered) == len(example) - len(table)


@pytest.mark.parametrize(
    ("codebook", "message"),
    [
        ({}, "the code tree is empty"),
        (pd.DataFrame({"cluster": [None]}), "the code tree is empty"),
        (["a"], "a code tree is a mapping of labels, or a table; got list"),
        (
            {"a": {"b": {"c": {"d": None}}}},
            "a code tree has three levels at the most; a / b / c / d has 4",
        ),
        ({"a": ["b", "b "]}, "the code tree names a / b twice"),
        ({"a": 3}, "below a come labels or nothing; got 3 (int)"),
        ({"a": [3]}, "the labels of a code tree are texts; got 3"),
        ({" ": None}, "the labels of a code tree are texts; got ' '"),
        (
            pd.DataFrame({"theme": ["a"]}),
            (
                "a table of codes has the columns super_cluster, cluster and sub_cluster, or "
                "some of them; or name and parent, or tag and description with names such as "
                "Care.Access; got 'theme'"
            ),
        ),
        (
            pd.DataFrame({"cluster": ["a"], "Clusters": ["b"]}),
            (
                "a table of codes has one column for each level; 'cluster' and 'Clusters' both "
                "name the clusters"
            ),
        ),
        (pd.DataFrame({"cluster": ["a", "a"]}), "the code tree names a twice"),
    ],
)
def test_what_is_no_code_tree(codebook: Any, message: str) -> None:  # noqa: ANN401 - any
    with pytest.raises(InputError) as caught:
        from_codebook(codebook, ACTIONS)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("codes", "there is no column 'codes'; did you mean 'code'?"),
        (3, "there is no column 3; known: 'id', 'text', 'code', 'number'"),
        ("number", "the code tree has no group '1'; known: 'Skills', "),
        ({"A3": "Nurses"}, "there is no action 'A3'; known: 'A1', 'A2'"),
        ({"A1": "Nurse"}, "the code tree has no group 'Nurse'; did you mean 'Nurses'?"),
        ({"A1": 3}, "the code of A1 is a label, or blank for none; got 3 (int)"),
    ],
)
def test_what_are_no_codes(code: Any, message: str) -> None:  # noqa: ANN401 - any
    with pytest.raises(InputError) as caught:
        from_codebook(CODEBOOK, ACTIONS, code=code)
    assert str(caught.value).startswith(message)


def test_codes_that_several_groups_have() -> None:
    tree = {"Nurses": ["Training"], "Doctors": ["Training"]}
    with pytest.raises(InputError) as caught:
        from_codebook(tree, ACTIONS, code={"A1": "Training"})
    assert str(caught.value) == (
        "several groups of the code tree are called 'Training'; say which one by the whole "
        'path, for instance "super-cluster / cluster / sub-cluster"'
    )
