"""Tables made ready for a page."""

from __future__ import annotations

import hashlib
import html
import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.analysis.labels import TOTAL
from actionclust.analysis.places import SUM
from actionclust.errors import InputError, SettingError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas.io.formats.style import Styler
    from pandas.io.formats.style_render import CSSDict

_RIGHT = "text-align: right;"
_BOLD = "font-weight: bold;"
_GREY = "color: #767676;"  # the lightest grey that is easy to read on white
_TOTAL_COLUMN = re.compile(rf"{TOTAL}(?: \(n=\d+\))?")
_NAME_LENGTH = 8


def styled(table: pd.DataFrame, *, caption: str | None = None, decimals: int = 1) -> Styler:
    """Style a table: numbers to the right, sums bold, zeros grey but there.

    Parameters
    ----------
    table : pandas.DataFrame
        A table, for instance of `counts`, with unique rows and columns.
    caption : str or None
        What stands above it; None takes the caption that the table came with.
    decimals : int
        How many decimals numbers with a fraction have, from 0 on.

    Returns
    -------
    pandas.io.formats.style.Styler
        For HTML; all texts are escaped, and the same table gives the same HTML.

    Raises
    ------
    InputError
        If it is not a DataFrame, or a row or column occurs twice.
    SettingError
        If decimals is no whole number from 0 on.

    Examples
    --------
    >>> table = pd.DataFrame({"N (n=1)": [1, 0, 1]}, index=["D", "<E>", "Total"])
    >>> "&lt;E&gt;" in styled(table, caption="Dimensions").to_html()
    True
    """
    if not isinstance(table, pd.DataFrame):
        raise InputError(f"styled takes a DataFrame; got {type(table).__name__}")
    if not (table.index.is_unique and table.columns.is_unique):
        raise InputError("styled takes a table whose rows and columns are unique; rename some")
    if isinstance(decimals, bool) or not isinstance(decimals, int) or decimals < 0:
        raise SettingError(f"decimals must be a whole number from 0 on; got {decimals!r}")
    numeric = [
        place for place, kind in enumerate(table.dtypes) if pd.api.types.is_numeric_dtype(kind)
    ]
    plain = table.rename_axis(index=_escaped, columns=_escaped)
    style = plain.style.set_uuid(_fingerprint(table)).format(
        escape="html", precision=decimals, na_rep="\u2013"
    )
    for axis in (0, 1):
        style = style.format_index(escape="html", axis=axis)
    style = style.apply(_css, axis=None, numeric=numeric)
    rules: list[CSSDict] = [{"selector": "caption", "props": _BOLD}]
    rules += [{"selector": f"th.col_heading.col{place}", "props": _RIGHT} for place in numeric]
    style = style.set_table_styles(rules)
    words = table.attrs.get("caption") if caption is None else caption
    if words is not None:
        style = style.set_caption(html.escape(str(words)))
    return style.hide(axis="index") if isinstance(table.index, pd.RangeIndex) else style


def _css(table: pd.DataFrame, numeric: list[int]) -> pd.DataFrame:
    """Give the style of every cell."""
    styles = np.full(table.shape, "", dtype=object)
    for place in numeric:
        zero = (table.iloc[:, place] == 0).fillna(value=False).to_numpy(dtype=bool)
        styles[:, place] = np.where(zero, _RIGHT + _GREY, _RIGHT)
    bold = _sum_rows(table)[:, None] | _sum_columns(table)[None, :]
    return pd.DataFrame(
        np.where(bold, styles + _BOLD, styles), index=table.index, columns=table.columns
    )


def _sum_rows(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell the rows of sums by what stands in the index, or in the columns of a hierarchy."""
    found = np.array([label == TOTAL for label in table.index], dtype=bool)
    if "cluster" in table.columns and "sub_cluster" in table.columns:
        found |= (table["cluster"] == TOTAL).to_numpy() | (table["sub_cluster"] == SUM).to_numpy()
    return found


def _sum_columns(table: pd.DataFrame) -> NDArray[np.bool_]:
    tops = table.columns.get_level_values(0)
    return np.array([_TOTAL_COLUMN.fullmatch(str(top)) is not None for top in tops], dtype=bool)


def _escaped(name: object) -> str | None:
    return None if name is None else html.escape(str(name))


def _fingerprint(table: pd.DataFrame) -> str:
    """Name the HTML elements of a table by its content: different tables, different names."""
    content = table.to_csv().encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:_NAME_LENGTH]
