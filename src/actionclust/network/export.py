"""The network as a networkx graph, for people and other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.network.graph import EdgeOrder
    from actionclust.network.vectors import Vectors


def as_networkx(
    actions: Actions,
    vectors: Vectors,
    order: EdgeOrder,
    edges: int,
    of_text: NDArray[np.int64],
) -> nx.Graph[str]:
    """Build a networkx graph of all actions."""
    import networkx as nx  # noqa: PLC0415 - slow to import

    graph: nx.Graph[str] = nx.Graph()
    first: dict[int, str] = {}
    places = sorted(range(len(actions)), key=actions.ids.__getitem__)
    for place in places:
        id_ = actions.ids[place]
        graph.add_node(id_, text=actions.texts[place], community=int(of_text[place]) + 1)
        row = int(vectors.row_of[place])
        if row < 0:
            continue
        if row in first:
            graph.add_edge(first[row], id_, weight=1.0, kind="same terms")
        else:
            first[row] = id_
    pairs = zip(
        order.first[:edges].tolist(),
        order.second[:edges].tolist(),
        order.similarity[:edges].tolist(),
        strict=True,
    )
    for one, other, similarity in pairs:
        graph.add_edge(first[one], first[other], weight=similarity, kind="pair")
    return graph
