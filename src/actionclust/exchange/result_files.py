"""Write a clustering as CSV, Excel, GraphML and JSON files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.analysis.printable import printable
from actionclust.errors import InputError
from actionclust.exchange.graphml import is_gexf, write_network
from actionclust.exchange.sheets import plain, write_csv_files, write_workbook
from actionclust.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from actionclust.clustering.result import Clustering
    from actionclust.reading.roles import ColumnRole

_NODE_ROLES: tuple[ColumnRole, ...] = ("region", "group", "dimension")


def write_csv(
    clustering: Clustering,
    folder: str | os.PathLike[str],
    *,
    overwrite: bool = True,
    guard_formulas: bool = False,
) -> list[Path]:
    """Write the actions, the communities and the runs as CSV files.

    Parameters
    ----------
    clustering : Clustering
        The result.
    folder : str or path-like
        An existing folder.
    overwrite : bool
        Whether to replace files that are there.
    guard_formulas : bool
        Whether texts that a spreadsheet may take for formulas get an apostrophe before them.

    Returns
    -------
    list of pathlib.Path
        actions.csv, communities.csv and tuning.csv.

    Raises
    ------
    InputError
        If the folder does not exist, or a file is there and `overwrite` is not set.
    OutputError
        If a file cannot be written; what was there before is untouched.

    See Also
    --------
    actionclust.exchange.write_csv_files : How they are written.
    """
    tables = {
        "actions": clustering.table,
        "communities": clustering.communities.reset_index(),
        "tuning": clustering.tuning.table,
    }
    return write_csv_files(tables, folder, overwrite=overwrite, guard_formulas=guard_formulas)


def write_excel(
    clustering: Clustering, path: str | os.PathLike[str], *, overwrite: bool = True
) -> Path:
    """Write the actions, the communities, the runs and the receipt as an Excel workbook.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : str or path-like
        The file to write.
    overwrite : bool
        Whether to replace a file that is there.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If there are more actions than an Excel sheet has rows, or more columns, or the file is
        there and `overwrite` is not set.
    OutputError
        If the file cannot be written; what was there before is untouched.

    Warns
    -----
    CutTextWarning
        If texts are longer than a cell can be; `write_csv` writes them whole.

    See Also
    --------
    actionclust.exchange.write_workbook : How it is written.
    """
    receipt = pd.json_normalize(clustering.receipt).iloc[0]
    tables = {
        "Actions": clustering.table,
        "Communities": clustering.communities.reset_index(),
        "Tuning": clustering.tuning.table,
        "Receipt": pd.DataFrame({"entry": receipt.index, "value": receipt.map(plain)}),
    }
    return write_workbook(tables, path, overwrite=overwrite)


def write_graphml(
    clustering: Clustering, path: str | os.PathLike[str], *, overwrite: bool = True
) -> Path:
    """Write the network as GraphML, or GEXF by a name with that ending, for Gephi and others.

    Nodes have the attributes text, community, and the roles region, group and dimension if the
    actions have them; edges have weight and kind.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : str or path-like
        The file to write: network.graphml, or network.gexf.
    overwrite : bool
        Whether to replace a file that is there.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If two ids differ only in characters that XML cannot hold, or the file is there and
        `overwrite` is not set.
    OutputError
        If the file cannot be written; what was there before is untouched.
    """
    ids, network = clustering.actions.ids, clustering.network
    _check_names(ids, "GEXF" if is_gexf(path) else "GraphML")
    roles = [role for role in _NODE_ROLES if role in clustering.actions.columns]
    columns = [clustering.actions.column(role).tolist() for role in roles]
    known: dict[str, dict[str, object]] = {
        id_: {role: str(cell) for role, cell in zip(roles, row, strict=True) if not pd.isna(cell)}
        for id_, *row in zip(ids, *columns, strict=True)
    }
    nodes = ((id_, {**values, **known[id_]}) for id_, values in network.nodes(data=True))
    write_network(nodes, network.edges(data=True), path, overwrite=overwrite)
    return Path(path)


def write_receipt(
    clustering: Clustering, path: str | os.PathLike[str], *, overwrite: bool = True
) -> Path:
    """Write the receipt as JSON.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : str or path-like
        The file to write.
    overwrite : bool
        Whether to replace a file that is there.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If the file is there and `overwrite` is not set, or cannot have that name.
    OutputError
        If the file cannot be written; what was there before is untouched.
    """
    text = json.dumps(clustering.receipt, indent=2, allow_nan=False)
    write_whole(f"{text}\n".encode(), path, overwrite=overwrite)
    return Path(path)


def _check_names(ids: Sequence[str], form: str) -> None:
    """Refuse ids that would be one node."""
    known: dict[str, str] = {}
    for id_ in ids:
        other = known.setdefault(printable(id_), id_)
        if other != id_:
            raise InputError(
                f"{form} cannot tell the ids {other!r} and {id_!r} apart, since it holds no "
                "control characters; write one of them anew"
            )
