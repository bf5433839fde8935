"""Write a network as GraphML or GEXF, a line at a time: large ones take seconds, not minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from actionclust.analysis.printable import printable
from actionclust.whole_files import whole_file

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    Node = tuple[str, Mapping[str, object]]
    Edge = tuple[str, str, Mapping[str, object]]

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_TYPES = {bool: "boolean", int: "long", float: "double"}  # all else is a string


def write_network(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    path: str | os.PathLike[str],
    *,
    overwrite: bool = True,
) -> None:
    """Write nodes and undirected edges, with their attributes.

    It is GEXF if the file ends in .gexf, and GraphML otherwise. Characters that XML cannot hold
    are left out.

    Parameters
    ----------
    nodes : iterable of (str, mapping)
        Ids and attributes: numbers, texts, True or False; an attribute has one type.
    edges : iterable of (str, str, mapping)
        The ids of both ends, and attributes.
    path : str or path-like
        The file to write.
    overwrite : bool
        Whether to replace a file that is there.

    Raises
    ------
    InputError
        If the file is there and `overwrite` is not set, or cannot have that name.
    OutputError
        If the file cannot be written; what was there before is untouched.

    References
    ----------
    The GraphML specification, http://graphml.graphdrawing.org/specification.html, and the GEXF
    schema, https://gexf.net/schema.html.
    """
    points, lines = list(nodes), list(edges)
    write = _write_gexf if is_gexf(path) else _write_graphml
    with (
        whole_file(path, overwrite=overwrite) as part,
        part.open("w", encoding="utf-8", newline="\n") as file,
    ):
        file.write(_HEAD)
        write(file, points, lines)


def is_gexf(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is to be GEXF.

    >>> is_gexf("network.gexf"), is_gexf("network.graphml")
    (True, False)
    """
    return Path(path).suffix.lower() == ".gexf"


def _write_graphml(file: TextIO, points: Sequence[Node], lines: Sequence[Edge]) -> None:
    file.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    kinds = {"node": [values for _, values in points], "edge": [values for *_, values in lines]}
    keys = {}
    for kind, everything in kinds.items():
        keys[kind] = _keys(everything, kind)
        for name, (key, type_) in keys[kind].items():
            title = f"attr.name={_name(name)} attr.type={_name(type_)}"
            file.write(f'<key id="{key}" for="{kind}" {title}/>\n')
    file.write('<graph edgedefault="undirected">\n')
    of_node = keys["node"]
    file.writelines(
        f"<node id={_name(id_)}>{_data(values, of_node)}</node>\n" for id_, values in points
    )
    for one, other, values in lines:
        ends = f"source={_name(one)} target={_name(other)}"
        file.write(f"<edge {ends}>{_data(values, keys['edge'])}</edge>\n")
    file.write("</graph>\n</graphml>\n")


def _write_gexf(file: TextIO, points: Sequence[Node], lines: Sequence[Edge]) -> None:
    file.write('<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    file.write('<graph defaultedgetype="undirected" mode="static">\n')
    # how strong an edge is has a place of its own
    weights = [values.get("weight") for *_, values in lines]
    others = [{name: v for name, v in values.items() if name != "weight"} for *_, values in lines]
    of_node, of_edge = _keys((values for _, values in points), "node"), _keys(others, "edge")
    for kind, keys in {"node": of_node, "edge": of_edge}.items():
        file.write(f'<attributes class="{kind}">\n')
        file.writelines(
            f'<attribute id="{key}" title={_name(name)} type="{type_}"/>\n'
            for name, (key, type_) in keys.items()
        )
        file.write("</attributes>\n")
    file.write("<nodes>\n")
    for id_, values in points:
        name = _name(id_)
        file.write(f"<node id={name} label={name}>{_attvalues(values, of_node)}</node>\n")
    file.write("</nodes>\n<edges>\n")
    for number, ((one, other, _), weight, values) in enumerate(
        zip(lines, weights, others, strict=True)
    ):
        ends = f"source={_name(one)} target={_name(other)}"
        strength = "" if weight is None else f' weight="{weight}"'
        inner = _attvalues(values, of_edge)
        file.write(f'<edge id="{number}" {ends}{strength}>{inner}</edge>\n')
    file.write("</edges>\n</graph>\n</gexf>\n")


def _keys(everything: Iterable[Mapping[str, object]], kind: str) -> dict[str, tuple[str, str]]:
    """Give each attribute a short name, under which it stands, and its type."""
    types: dict[str, type] = {}
    for values in everything:
        for name, value in values.items():
            types.setdefault(name, type(value))
    return {
        name: (f"{kind[0]}{number}", _TYPES.get(type_, "string"))
        for number, (name, type_) in enumerate(types.items())
    }


def _data(values: Mapping[str, object], keys: Mapping[str, tuple[str, str]]) -> str:
    return "".join(
        f'<data key="{keys[name][0]}">{escape(_text(value))}</data>'
        for name, value in values.items()
    )


def _attvalues(values: Mapping[str, object], keys: Mapping[str, tuple[str, str]]) -> str:
    held = "".join(
        f'<attvalue for="{keys[name][0]}" value={quoteattr(_text(value))}/>'
        for name, value in values.items()
    )
    return f"<attvalues>{held}</attvalues>" if held else ""


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else printable(str(value))


def _name(text: str) -> str:
    return quoteattr(printable(text))
