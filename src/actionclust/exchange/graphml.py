"""Write a network as GraphML, a line at a time: large ones take seconds, not minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from actionclust.analysis.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import TextIO

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_TYPES = {bool: "boolean", int: "long", float: "double"}  # all else is a string


def write_network(
    nodes: Iterable[tuple[str, Mapping[str, object]]],
    edges: Iterable[tuple[str, str, Mapping[str, object]]],
    path: Path,
) -> None:
    """Write nodes and undirected edges, with their attributes, as GraphML.

    Characters that XML cannot hold are left out.

    Parameters
    ----------
    nodes : iterable of (str, mapping)
        Ids and attributes: numbers, texts, True or False; an attribute has one type.
    edges : iterable of (str, str, mapping)
        The ids of both ends, and attributes.
    path : pathlib.Path
        The file to write.

    References
    ----------
    The GraphML specification, http://graphml.graphdrawing.org/specification.html.
    """
    points, lines = list(nodes), list(edges)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        of_node = _keys(file, "node", (values for _, values in points))
        of_edge = _keys(file, "edge", (values for _, _, values in lines))
        file.write('<graph edgedefault="undirected">\n')
        for id_, values in points:
            file.write(f"<node id={_name(id_)}>{_data(values, of_node)}</node>\n")
        for one, other, values in lines:
            ends = f"source={_name(one)} target={_name(other)}"
            file.write(f"<edge {ends}>{_data(values, of_edge)}</edge>\n")
        file.write("</graph>\n</graphml>\n")


def _keys(file: TextIO, kind: str, everything: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Declare each attribute, and give the short name under which it stands."""
    types: dict[str, type] = {}
    for values in everything:
        for name, value in values.items():
            types.setdefault(name, type(value))
    keys = {name: f"{kind[0]}{number}" for number, name in enumerate(types)}
    for name, key in keys.items():
        type_ = _TYPES.get(types[name], "string")
        file.write(f'<key id="{key}" for="{kind}" attr.name={_name(name)} attr.type="{type_}"/>\n')
    return keys


def _data(values: Mapping[str, object], keys: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{keys[name]}">{escape(_text(value))}</data>' for name, value in values.items()
    )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else printable(str(value))


def _name(text: str) -> str:
    return quoteattr(printable(text))
