from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionclust.analysis.printable import printable
from actionclust.exchange.graphml import write_network

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(printable)
VALUES = {
    "whole": st.integers(-(2**62), 2**62),
    "share": st.floats(allow_nan=False, allow_infinity=False),
    "flag": st.booleans(),
    'a <name> & "more"': TEXTS,
}
ATTRIBUTES = st.fixed_dictionaries({}, optional=VALUES)
EDGE_ATTRIBUTES = st.fixed_dictionaries({}, optional={**VALUES, "weight": VALUES["share"]})


READERS = {".graphml": nx.read_graphml, ".gexf": nx.read_gexf}


@pytest.mark.parametrize("ending", READERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    nodes=st.dictionaries(TEXTS.filter(bool), ATTRIBUTES, max_size=6),
    data=st.data(),
)
def test_networkx_reads_what_was_written(
    nodes: dict[str, dict[str, object]], data: st.DataObject, ending: str, tmp_path: Path
) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes.items())
    if nodes:
        ends = st.tuples(st.sampled_from(sorted(nodes)), st.sampled_from(sorted(nodes)))
        for one, other in data.draw(st.lists(ends, max_size=6)):
            graph.add_edge(one, other, **data.draw(EDGE_ATTRIBUTES))
    path = tmp_path / f"a{ending}"
    write_network(graph.nodes(data=True), graph.edges(data=True), path)
    read = READERS[ending](path)
    found = {id_: without(values, "label") for id_, values in read.nodes(data=True)}
    assert found == dict(graph.nodes(data=True))
    expected = {frozenset(ends): values for *ends, values in graph.edges(data=True)}
    edges = {frozenset(ends): without(values, "id") for *ends, values in read.edges(data=True)}
    assert edges == expected


def without(values: dict[str, object], name: str) -> dict[str, object]:
    """Leave out what GEXF adds of its own."""
    return {other: value for other, value in values.items() if other != name}


def test_the_same_network_gives_the_same_gexf(tmp_path: Path) -> None:
    for name in ("one.gexf", "two.GEXF"):
        nodes = [("a", {"n": 1}), ("b", {"text": 'x & "y"'})]
        write_network(nodes, [("a", "b", {"weight": 0.25, "kind": "k"})], tmp_path / name)
    assert (tmp_path / "one.gexf").read_text(encoding="utf-8") == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        '<graph defaultedgetype="undirected" mode="static">\n'
        '<attributes class="node">\n'
        '<attribute id="n0" title="n" type="long"/>\n'
        '<attribute id="n1" title="text" type="string"/>\n'
        "</attributes>\n"
        '<attributes class="edge">\n'
        '<attribute id="e0" title="kind" type="string"/>\n'
        "</attributes>\n"
        "<nodes>\n"
        '<node id="a" label="a"><attvalues><attvalue for="n0" value="1"/></attvalues></node>\n'
        '<node id="b" label="b"><attvalues><attvalue for="n1" value=\'x &amp; "y"\'/></attvalues>'
        "</node>\n"
        "</nodes>\n"
        "<edges>\n"
        '<edge id="0" source="a" target="b" weight="0.25"><attvalues>'
        '<attvalue for="e0" value="k"/></attvalues></edge>\n'
        "</edges>\n"
        "</graph>\n"
        "</gexf>\n"
    )
    assert (tmp_path / "one.gexf").read_bytes() == (tmp_path / "two.GEXF").read_bytes()


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    write_network([("a\0", {"text": "b\x07\ud800c"})], [], path)
    assert dict(nx.read_graphml(path).nodes(data=True)) == {"a": {"text": "bc"}}


def test_the_same_network_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        nodes = [("a", {"n": 1}), ("b", {"m": 0.5})]
        write_network(nodes, [("a", "b", {"weight": 0.25})], tmp_path / name)
    assert (tmp_path / "one").read_text(encoding="utf-8") == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        '<key id="n0" for="node" attr.name="n" attr.type="long"/>\n'
        '<key id="n1" for="node" attr.name="m" attr.type="double"/>\n'
        '<key id="e0" for="edge" attr.name="weight" attr.type="double"/>\n'
        '<graph edgedefault="undirected">\n'
        '<node id="a"><data key="n0">1</data></node>\n'
        '<node id="b"><data key="n1">0.5</data></node>\n'
        '<edge source="a" target="b"><data key="e0">0.25</data></edge>\n'
        "</graph>\n"
        "</graphml>\n"
    )
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
