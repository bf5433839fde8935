"""Write a clustering as CSV, Excel, GraphML and JSON files."""

from __future__ import annotations

import json
import math
import unicodedata
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from openpyxl.cell import Cell

    from actionclust.result import Clustering

EXCEL_ROWS = 1_048_576
"""Most rows of an Excel sheet, with its header."""

EXCEL_CHARACTERS = 32_767
"""Most characters of an Excel cell."""

_FIRST_YEAR = 1900  # of Excel's calendar
_WIDTHS = (8, 60)  # narrowest and widest column, in characters
_LOOKED_AT = 200  # rows looked at to choose a column's width


def write_csv(clustering: Clustering, folder: Path) -> list[Path]:
    """Write the actions, the communities and the runs as CSV files.

    Values stand exactly as they are, in UTF-8 with a byte order mark, so that spreadsheets
    recognise it. A program that opens the files as a spreadsheet may take a cell that starts
    with "=" for a formula; the Excel file has no such cells.

    Parameters
    ----------
    clustering : Clustering
        The result.
    folder : pathlib.Path
        An existing folder.

    Returns
    -------
    list of pathlib.Path
        actions.csv, communities.csv and tuning.csv.
    """
    tables = {
        "actions.csv": clustering.table,
        "communities.csv": clustering.communities.reset_index(),
        "tuning.csv": clustering.tuning.table,
    }
    for name, table in tables.items():
        # with this end of line, a text with a carriage return alone is quoted too
        table.to_csv(
            folder / name,
            index=False,
            encoding="utf-8-sig",
            errors="replace",
            lineterminator="\r\n",
        )
    return [folder / name for name in tables]


def write_excel(clustering: Clustering, path: Path) -> Path:
    """Write the actions, the communities, the runs and the receipt as an Excel workbook.

    No cell is a formula, whatever a text starts with; control characters, which Excel cannot
    hold, are left out; texts beyond 32,767 characters are cut with a mark.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : pathlib.Path
        The file to write.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If there are more actions than an Excel sheet has rows.
    """
    if len(clustering.actions) >= EXCEL_ROWS:
        raise InputError(
            f"an Excel sheet holds {EXCEL_ROWS - 1:,} rows and there are "
            f"{len(clustering.actions):,} actions; take the CSV files instead"
        )
    receipt = pd.json_normalize(clustering.receipt).iloc[0]
    book = Workbook(write_only=True)
    sheets = {
        "Actions": clustering.table,
        "Communities": clustering.communities.reset_index(),
        "Tuning": clustering.tuning.table,
        "Receipt": pd.DataFrame({"entry": receipt.index, "value": receipt.map(_plain)}),
    }
    for title, table in sheets.items():
        _fill(book.create_sheet(title), table)
    book.save(path)
    return path


def write_graphml(clustering: Clustering, path: Path) -> Path:
    """Write the network as GraphML, for Gephi, Cytoscape and others.

    Nodes have the attributes text, community, and the roles region, group and dimension if the
    actions have them; edges have weight and kind.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : pathlib.Path
        The file to write.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If two ids differ only in characters that XML cannot hold.
    """
    _check_names(clustering.actions.ids)
    graph: nx.Graph[str] = nx.Graph()
    roles = [r for r in ("region", "group", "dimension") if r in clustering.actions.columns]
    columns = {role: clustering.actions.column(role).tolist() for role in roles}
    place = {id_: number for number, id_ in enumerate(clustering.actions.ids)}
    for id_, attributes in clustering.network.nodes(data=True):
        extra = {
            role: _printable(str(values[place[id_]]))
            for role, values in columns.items()
            if not pd.isna(values[place[id_]])
        }
        text = _printable(attributes["text"])
        node = _printable(id_)
        graph.add_node(node, text=text, community=attributes["community"], **extra)
    for one, other, attributes in clustering.network.edges(data=True):
        graph.add_edge(_printable(one), _printable(other), **attributes)
    nx.write_graphml(graph, path, encoding="utf-8")
    return path


def write_receipt(clustering: Clustering, path: Path) -> Path:
    """Write the receipt as JSON.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : pathlib.Path
        The file to write.

    Returns
    -------
    pathlib.Path
        The same path.
    """
    text = json.dumps(clustering.receipt, indent=2, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _check_names(ids: Sequence[str]) -> None:
    """Refuse ids that would be one node."""
    known: dict[str, str] = {}
    for id_ in ids:
        other = known.setdefault(_printable(id_), id_)
        if other != id_:
            raise InputError(
                f"GraphML cannot tell the ids {other!r} and {id_!r} apart, since it holds no "
                "control characters; write one of them anew"
            )


def _fill(sheet: Any, table: pd.DataFrame) -> None:  # noqa: ANN401 - the stubs lack widths
    """Write a table into a sheet: a bold header that stays in view, and fitting widths."""
    sheet.freeze_panes = "A2"
    for number, name in enumerate(table.columns, start=1):
        shown = [len(str(value)) for value in table[name].head(_LOOKED_AT)]
        width = min(max([len(str(name)), *shown]) + 2, _WIDTHS[1])
        sheet.column_dimensions[get_column_letter(number)].width = max(width, _WIDTHS[0])
    header = [_cell(sheet, str(name)) for name in table.columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in table.itertuples(index=False, name=None):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: object) -> Cell:  # noqa: ANN401 - as above
    plain = _plain(value)
    cell: Cell = WriteOnlyCell(sheet, value=plain)
    if isinstance(plain, str):
        # a string, whatever it starts with: never a formula
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=len(plain) > _WIDTHS[1], vertical="top")
    return cell


def _plain(value: object) -> Any:  # noqa: ANN401 - what a cell may hold
    """Turn a value into one that a cell can hold."""
    if isinstance(value, (np.generic, np.ndarray)):
        value = value.tolist()
    if isinstance(value, (list, tuple, dict)):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str):
        text = _printable(value)
        cut = EXCEL_CHARACTERS - 1
        return text if len(text) <= EXCEL_CHARACTERS else text[:cut] + "\u2026"
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, (bool, int, timedelta)) or _is_finite(value):
        return value
    if isinstance(value, (date, time)):
        return value if _is_local(value) else value.isoformat()
    return _printable(str(value))


def _is_finite(value: object) -> bool:
    return isinstance(value, float) and math.isfinite(value)


def _is_local(value: date | time) -> bool:
    """Tell whether Excel has such a date or time: it knows no time zones, nor years long ago."""
    return getattr(value, "tzinfo", None) is None and getattr(value, "year", _FIRST_YEAR) >= (
        _FIRST_YEAR
    )


def _printable(text: str) -> str:
    """Leave out the control characters and lone surrogates that XML cannot hold."""
    return "".join(
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"}
        if character not in "\ufffe\uffff"
    )
