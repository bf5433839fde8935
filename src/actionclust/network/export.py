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
    copied: list[int] = []
    places = sorted(range(len(actions)), key=actions.ids.__getitem__)
    for place in places:
        id_ = actions.ids[place]
        graph.add_node(id_, text=actions.texts[place], community=int(of_text[place]) + 1)
        row = int(vectors.row_of[place])
        if row < 0:
            continue
        if vectors.original[place] == place:
            first[row] = id_
        else:
            copied.append(place)
    for place in copied:
        alike = float(vectors.likeness[place])
        graph.add_edge(
            actions.ids[int(vectors.original[place])],
            actions.ids[place],
            weight=round(alike, 9),
            kind="copy" if alike == 1 else "near-copy",
        )
    pairs = zip(
        order.first[:edges].tolist(),
        order.second[:edges].tolist(),
        order.similarity[:edges].tolist(),
        strict=True,
    )
    for one, other, similarity in pairs:
        graph.add_edge(first[one], first[other], weight=similarity, kind="pair")
    return graph
