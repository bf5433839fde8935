import networkx as nx
import numpy as np
import pandas as pd

from actionclust import Settings, read_actions, similar_pairs
from actionclust.network.export import as_networkx
from actionclust.network.graph import edge_order
from actionclust.network.text_rows import text_rows

TEXTS = ["train nurses", "train doctors", "", "Train nurses!", "train the nurses", "buy beds"]
IDS = ["a5", "a2", "a3", "a1", "a4", "a6"]


def network(edges: int, ids: list[str] = IDS) -> nx.Graph:
    frame = {"id": ids, "text": TEXTS}
    actions = read_actions(pd.DataFrame(frame))
    vectors = text_rows(actions, Settings(language="en")).vectors
    order = edge_order(similar_pairs(vectors.matrix), cover=True)
    of_text = np.array([0, 0, -1, 0, 0, -1])
    return as_networkx(actions, vectors, order, edges, of_text)


def test_every_action_is_a_node_with_its_text_and_community() -> None:
    nodes = dict(network(1).nodes(data=True))
    assert nodes == {
        id_: {"text": text, "community": community}
        for id_, text, community in zip(IDS, TEXTS, [1, 1, 0, 1, 1, 0], strict=True)
    }
    assert list(nodes) == sorted(IDS)


def test_copies_hang_on_the_first_id_and_pairs_join_first_ids() -> None:
    edges = {frozenset(ends): data for *ends, data in network(1).edges(data=True)}
    assert set(edges) == {frozenset(ends) for ends in (("a1", "a2"), ("a1", "a4"), ("a1", "a5"))}
    pair = edges.pop(frozenset(("a1", "a2")))
    assert pair["kind"] == "pair"
    assert 0 < pair["weight"] < 1
    assert edges[frozenset(("a1", "a5"))] == {"weight": 1.0, "kind": "copy"}
    assert edges[frozenset(("a1", "a4"))] == {"weight": 0.8, "kind": "near-copy"}


def test_without_edges_copies_stay_together() -> None:
    graph = network(0)
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"copy", "near-copy"}
    assert graph.number_of_edges() == 2
