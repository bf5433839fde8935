"""Tables made ready for a page, a document or a sheet."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.analysis.labels import TOTAL
from actionclust.analysis.places import SUM
from actionclust.analysis.tables.styler import MISSING_CELL, TableStyler, is_plain_count, rewritten
from actionclust.errors import InputError, SettingError, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas.io.formats.style_render import CSSDict

_RIGHT = "text-align: right;"
_LEFT = "text-align: left;"  # said too, since notebooks put every cell to the right
_BOLD = "font-weight: bold;"
_NORMAL = "font-weight: normal;"  # headings of rows would all be bold
_GREY = "color: #767676;"  # the lightest grey that is easy to read on white
_ZERO = "zero"
_TOTAL_COLUMN = re.compile(rf"{TOTAL}(?: \(n=\d+\))?")
_NAME_LENGTH = 8
_PATH = ("super_cluster", "cluster", "sub_cluster")  # the labels of a table of a hierarchy


def styled(table: pd.DataFrame, *, caption: str | None = None, decimals: int = 1) -> TableStyler:
    r"""Style a table: numbers to the right, sums bold, zeros grey but there.

    Parameters
    ----------
    table : pandas.DataFrame
        A table, for instance of `counts`, whose columns all differ. If rows have the same index,
        it becomes a column.
    caption : str or None
        What stands above it; None takes the caption that the table came with.
    decimals : int
        How many decimals numbers with a fraction have, from 0 on.

    Returns
    -------
    TableStyler
        A pandas Styler, with its `to_html`, `to_latex` and `to_excel`. All texts are escaped,
        and the same table gives the same HTML.

    Raises
    ------
    InputError
        If it is not a DataFrame, or a column occurs twice.
    SettingError
        If decimals is no whole number from 0 on.

    Examples
    --------
    >>> table = pd.DataFrame({"N (n=1)": [1, 0, 1]}, index=["D", "R & D", "Total"])
    >>> print(styled(table, caption="Dimensions").to_latex())
    \begin{table}
    \caption{Dimensions}
    \begin{tabular}{lr}
    \toprule
     & \bfseries N (n=1) \\
    \midrule
    D & 1 \\
    R \& D & 0 \\
    \bfseries Total & \bfseries 1 \\
    \bottomrule
    \end{tabular}
    \end{table}
    """
    if not isinstance(table, pd.DataFrame):
        raise InputError(f"styled takes a DataFrame; got {type(table).__name__}")
    if not table.columns.is_unique:
        twice = sorted({str(name) for name in table.columns[table.columns.duplicated()]})
        raise InputError(
            f"styled takes a table whose columns differ; rename one of {listed(twice)}"
        )
    if isinstance(decimals, bool) or not isinstance(decimals, int) or decimals < 0:
        raise SettingError(f"decimals must be a whole number from 0 on; got {decimals!r}")
    # no file can hold halves of surrogate pairs: they are written out
    shown = rewritten(table if table.index.is_unique else table.reset_index(), _encodable)
    numeric = [
        place for place, kind in enumerate(shown.dtypes) if pd.api.types.is_numeric_dtype(kind)
    ]
    style = TableStyler(shown, uuid=_fingerprint(shown))
    style.decimals = decimals
    style.format(escape="html", precision=decimals, na_rep=MISSING_CELL)
    for axis in (0, 1):
        style.format_index(escape="html", axis=axis)
    style.apply(_css, axis=None, numeric=numeric)
    # pandas cannot style the headings of no rows or columns
    if len(shown.index):
        style.apply_index(_bold_sums, axis=0)
    if len(shown.columns):
        style.apply_index(lambda names: [_BOLD] * len(names), axis=1)
    style.set_td_classes(_classes(shown, numeric))
    rules: list[CSSDict] = [{"selector": "caption", "props": _BOLD}]
    rules += [{"selector": f"td.{_ZERO}", "props": _GREY}]
    rules += [{"selector": "tbody th, th.index_name", "props": _LEFT}]
    rules += [{"selector": "tbody th, td", "props": "vertical-align: top;"}]
    rules += [
        {"selector": f"th.col_heading.col{place}", "props": _RIGHT if place in numeric else _LEFT}
        for place in range(shown.shape[1])
    ]
    style.set_table_styles(rules)
    words = table.attrs.get("caption") if caption is None else caption
    if words is not None:
        style.set_caption(str(words))
    if is_plain_count(shown.index):
        style.hide(axis="index")
    return style


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def _css(table: pd.DataFrame, numeric: list[int]) -> pd.DataFrame:
    """Give the style of every cell."""
    styles = np.full(table.shape, _LEFT, dtype=object)
    styles[:, numeric] = _RIGHT
    bold = _sum_rows(table)[:, None] | _sum_columns(table)[None, :]
    return pd.DataFrame(
        np.where(bold, styles + _BOLD, styles), index=table.index, columns=table.columns
    )


def _classes(table: pd.DataFrame, numeric: list[int]) -> pd.DataFrame:
    """Mark the zeros."""
    classes = np.full(table.shape, "", dtype=object)
    for place in numeric:
        zero = (table.iloc[:, place] == 0).fillna(value=False).to_numpy(dtype=bool)
        classes[zero, place] = _ZERO
    return pd.DataFrame(classes, index=table.index, columns=table.columns)


def _bold_sums(labels: pd.Series[str]) -> list[str]:
    return [_BOLD if label in {TOTAL, SUM} else _NORMAL for label in labels]


def _sum_rows(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell the rows of sums by what stands in the index, or in the columns of a hierarchy."""
    names = [table.index.get_level_values(level) for level in range(table.index.nlevels)]
    names += [pd.Index(table[name]) for name in _PATH if name in table.columns]
    found: NDArray[np.bool_] = np.any([np.isin(one, (TOTAL, SUM)) for one in names], axis=0)
    return found


def _sum_columns(table: pd.DataFrame) -> NDArray[np.bool_]:
    tops = table.columns.get_level_values(0)
    return np.array([_TOTAL_COLUMN.fullmatch(str(top)) is not None for top in tops], dtype=bool)


def _fingerprint(table: pd.DataFrame) -> str:
    """Name the HTML elements of a table by its content: different tables, different names."""
    content = table.to_csv().encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:_NAME_LENGTH]
