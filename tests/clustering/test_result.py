import pickle
import re
from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics.pairwise import cosine_similarity

from actionclust import Actions, Clustering, cluster_actions
from actionclust.clustering.result_tables import COMMUNITY_COLUMNS
from actionclust.errors import InputError
from actionclust.network.vectors import Vectors

TEXTS = ["train nurses", "train all nurses", "nurses", "share data", "more data", "share data"]


@pytest.fixture(scope="module")
def small() -> Clustering:
    frame = pd.DataFrame(
        {"id": list("fedcba"), "text": TEXTS, "region": ["N", None, "S", "S", "N", "N"]}
    )
    return cluster_actions(frame, target=2)


def test_the_table_has_the_analysts_columns_and_ours(clustered: Clustering) -> None:
    table, own = clustered.table, clustered.actions.table
    assert list(table.columns) == [*own.columns, *COMMUNITY_COLUMNS]
    pd.testing.assert_frame_equal(table[list(own.columns)], own)
    assert table["community"].dtype == "Int64"
    assert table["community"].dropna().unique().tolist() != []
    assert table["fit"].between(0, 1).sum() == table["fit"].notna().sum()
    assert (table["community"].isna() == table["reason"].notna()).all()
    assert (table["community"].isna() == table["keywords"].isna()).all()


def test_the_table_agrees_with_the_communities(clustered: Clustering) -> None:
    table, communities = clustered.table, clustered.communities
    assert len(clustered) == len(communities) == 40
    assert communities.index.tolist() == list(range(1, 41))
    assert communities.index.name == "community"
    assert list(communities.columns) == [
        *("size", "keywords", "example", "example_id", "strength", "cohesion", "stability")
    ]
    sizes = table["community"].value_counts()
    assert communities["size"].to_dict() == {int(n): int(size) for n, size in sizes.items()}
    assert communities["size"].is_monotonic_decreasing
    keywords = table.dropna(subset="community").groupby("community")["keywords"]
    assert keywords.nunique().eq(1).all()
    assert keywords.first().tolist() == communities["keywords"].tolist()
    for name in ("strength", "cohesion", "stability"):
        assert communities[name].between(0, 1).all()


def test_weak_texts_are_among_the_lowest_quarter(clustered: Clustering) -> None:
    table = clustered.table
    inside = table["community"].notna()
    assert table.loc[inside, "strength"].between(0, 1).all()
    assert table.loc[~inside, ["strength", "weak"]].isna().all(axis=None)
    weak = table["weak"].fillna(value=False)
    assert 0 < weak.sum() < inside.sum() / 4
    assert table.loc[weak, "strength"].max() <= 0.25


def test_texts_below_the_least_fit_are_unclustered(example: Actions) -> None:
    result = cluster_actions(example, target=40, min_fit=0.1)
    fits = result.table["fit"].dropna()
    assert fits.min() >= 0.1
    left_out = result.unclustered["reason"].eq("below the minimum fit").sum()
    assert result.tuning.misfits == left_out > 0
    assert result.tuning.reason.endswith(f"{left_out} of them below the minimum fit")


def test_the_example_of_a_community_is_one_of_its_texts(clustered: Clustering) -> None:
    table = clustered.table.set_index("id")
    for number, row in clustered.communities.iterrows():
        assert table.loc[row["example_id"], "text"] == row["example"]
        assert table.loc[row["example_id"], "community"] == number


def test_of_copies_the_first_id_is_the_example() -> None:
    texts = ["share data", "share data files", "share data beds", "Share data!"]
    communities = cluster_actions(pd.DataFrame({"id": list("dcba"), "text": texts})).communities
    assert communities["example"].tolist() == ["Share data!"]
    assert communities["example_id"].tolist() == ["a"]


def test_tables_are_copies(small: Clustering) -> None:
    for name in ("table", "communities"):
        before, table = getattr(small, name), getattr(small, name)
        table["added"] = 1
        table.iloc[0, 0] = table.iloc[-1, 0]
        pd.testing.assert_frame_equal(getattr(small, name), before)


def test_members_come_best_first(clustered: Clustering) -> None:
    for number, size in clustered.communities["size"].items():
        members = clustered.members(number)
        assert len(members) == size
        assert members["community"].eq(number).all()
        assert members["fit"].is_monotonic_decreasing
        assert list(members.columns) == list(clustered.table.columns)


def test_members_take_numbers_of_numpy(small: Clustering) -> None:
    assert small.members(np.int64(1))["id"].tolist() == ["c", "b", "a"]


@pytest.mark.parametrize("number", [0, 3, -1, "1", 1.5, None, [1], pd.NA])
def test_members_of_no_community(small: Clustering, number: object) -> None:
    message = f"there is no community {number!r}; they are numbered from 1 to 2"
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        small.members(number)


def test_members_of_a_result_without_communities() -> None:
    with pytest.raises(InputError, match=r"^there is no community 1; the result has none$"):
        cluster_actions(["train nurses"]).members(1)


def test_the_unclustered_come_with_their_reason() -> None:
    result = cluster_actions([*TEXTS, "", "of the", "beds"], target=2)
    assert result.unclustered.index.tolist() == [6, 7, 8]
    assert list(result.unclustered.columns) == ["id", "text", "reason"]
    assert result.unclustered["reason"].tolist() == [
        "blank",
        "no words left",
        "no similar text",
    ]


def test_shared_words_are_the_evidence_of_an_edge(clustered: Clustering, vectors: Vectors) -> None:
    ids = dict(zip(clustered.actions.ids, vectors.row_of, strict=True))
    edges = list(clustered.network.edges(data=True))
    for one, other, data in edges[::40]:
        shared = clustered.shared_words(one, other)
        assert shared["contribution"].sum() == pytest.approx(data["weight"], abs=1e-6)
        assert shared["contribution"].is_monotonic_decreasing
        rows = vectors.matrix[[ids[one], ids[other]]]
        assert shared["contribution"].sum() == pytest.approx(cosine_similarity(rows)[0, 1])
        pd.testing.assert_frame_equal(shared, clustered.shared_words(other, one))


def test_nothing_is_shared_with_a_text_without_words() -> None:
    result = cluster_actions(["train nurses", "train", ""])
    one, other, blank = result.actions.ids
    assert result.shared_words(one, other)["term"].tolist() == ["train"]
    assert list(result.shared_words(one, blank).columns) == ["term", "contribution"]
    assert len(result.shared_words(one, blank)) == len(result.shared_words(blank, blank)) == 0
    (note,) = result.shared_words(one, blank).attrs["notes"]
    assert note == f"no words are left to compare of {blank}"


def test_that_no_word_is_in_common_is_said() -> None:
    result = cluster_actions(["train nurses", "share data"])
    one, other = result.actions.ids
    shared = result.shared_words(one, other)
    assert shared.empty
    (note,) = shared.attrs["notes"]
    assert note.startswith("the two have no word in common")
    assert f"actionclust.explain(result, {one!r})" in note
    assert result.shared_words(one, one).attrs == {}


@pytest.mark.parametrize(
    ("id_", "message"),
    [
        ("A", "there is no action 'A'; did you mean 'a'?"),
        (3, "there is no action 3; known: 'f', 'e', 'd', 'c', 'b', 'a'"),
        (["a"], "there is no action ['a']; known: 'f', 'e', 'd', 'c', 'b', 'a'"),
    ],
)
def test_unknown_ids(small: Clustering, id_: object, message: str) -> None:
    for pair in (("a", id_), (id_, "a")):
        with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
            small.shared_words(*pair)


def test_the_network_has_the_tuned_edges_and_the_copies(clustered: Clustering) -> None:
    network = clustered.network
    assert clustered.network is network
    assert set(network) == set(clustered.actions.ids)
    kinds = pd.Series([data["kind"] for *_, data in network.edges(data=True)]).value_counts()
    assert kinds.to_dict() == {"pair": clustered.tuning.edges, "copy": 3}
    community = clustered.table.set_index("id")["community"].fillna(0)
    assert {id_: data["community"] for id_, data in network.nodes(data=True)} == dict(community)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_columns_of_the_same_name_stay_the_analysts(times: int) -> None:
    result = cluster_actions(pd.DataFrame({"text": TEXTS}), target=2)
    for _ in range(times):
        own = result.table
        result = cluster_actions(own, target=2)
        pd.testing.assert_frame_equal(result.table[list(own.columns)], own)
        assert len(result.table.columns) == len(own.columns) + len(COMMUNITY_COLUMNS)
    suffix = " (actionclust)" * times
    assert result.table.columns[-len(COMMUNITY_COLUMNS) :].tolist() == [
        f"{name}{suffix}" for name in COMMUNITY_COLUMNS
    ]
    assert result.members(1)[f"fit{suffix}"].is_monotonic_decreasing
    assert result.table[f"community{suffix}"].tolist() == own["community"].tolist()


def test_a_result_says_how_many(small: Clustering, clustered: Clustering) -> None:
    assert repr(small) == "<2 communities of 6 texts, 0 unclustered>"
    assert repr(clustered) == "<40 communities of 552 texts, 3 unclustered>"
    assert repr(cluster_actions(TEXTS[:2])) == "<1 community of 2 texts, 0 unclustered>"


def test_a_notebook_shows_it(hostile: Clustering) -> None:
    shown = hostile._repr_html_()
    assert shown.startswith(f"<p>{repr(hostile)[1:-1]}. {hostile.tuning.reason}.</p>")
    assert "<script" not in shown
    assert "<b " not in shown
    for note in hostile.notes:
        assert note.split("'")[0] in shown
    assert shown == hostile._repr_html_()


def test_a_result_is_frozen(small: Clustering) -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'notes'"):
        small.notes = ()


def test_a_result_can_be_stored(small: Clustering) -> None:
    other = pickle.loads(pickle.dumps(small))  # noqa: S301 - made here
    pd.testing.assert_frame_equal(other.table, small.table)
    pd.testing.assert_frame_equal(other.communities, small.communities)
    assert other.receipt == small.receipt
