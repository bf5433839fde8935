"""A Styler whose HTML, LaTeX and Excel show the same table, with every text escaped."""

from __future__ import annotations

import copy
import html
import re
from typing import TYPE_CHECKING, Any

import pandas as pd
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from pandas.io.formats.style import Styler

from actionclust.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable

MISSING_CELL = "\u2013"
"""What stands for a missing value: an en dash."""

_WIDTHS = (8, 60)  # the narrowest and the widest column, in characters
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_LATEX = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    # after the end of a row, a bracket would begin an option
    | {"[": "{[}", "]": "{]}"}
)


class TableStyler(Styler):
    """A pandas Styler that escapes texts as each format needs it.

    All that a Styler can do it can too. Nothing that stands in the table is taken for HTML, a
    command of LaTeX or a formula of Excel.
    """

    decimals = 1
    """How many decimals numbers with a fraction have in LaTeX and Excel."""

    # pandas has several signatures for one method, and so have these
    def to_html(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as above
        """Write HTML: as `pandas.io.formats.style.Styler.to_html`.

        Parameters
        ----------
        *args, **options
            What pandas takes.

        Returns
        -------
        str or None
            The HTML, or None if it went into a file.
        """
        return Styler.to_html(self._with_names(html.escape), *args, **options)

    def to_latex(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as above
        """Write LaTeX: as `pandas.io.formats.style.Styler.to_latex`.

        Sums are bold, and the rules are those of the package booktabs, the only one needed.
        Options that are passed, such as ``hrules=False``, come before these choices.

        Parameters
        ----------
        *args, **options
            What pandas takes.

        Returns
        -------
        str or None
            The LaTeX, or None if it went into a file.
        """
        shown = self._with_names(_in_latex)
        shown.set_table_styles([], overwrite=True)  # these are rules of CSS
        shown.format(self._cell_in_latex)
        for axis in (0, 1):
            shown.format_index(_in_latex, axis=axis)
        ours: dict[str, Any] = {"hrules": True, "convert_css": True, "multirow_align": "naive"}
        return Styler.to_latex(shown, *args, **ours | options)

    def to_excel(  # type: ignore[override] # options are those of pandas
        self,
        excel_writer: Any,  # noqa: ANN401 - as above
        sheet_name: str = "Sheet1",
        **options: Any,  # noqa: ANN401 - as above
    ) -> None:
        """Write an Excel sheet: as `pandas.io.formats.style.Styler.to_excel`.

        Numbers stay numbers. No cell is a formula, whatever a text starts with, and control
        characters, which Excel cannot hold, are left out. Columns are as wide as their content.

        Parameters
        ----------
        excel_writer : path-like, file-like or pandas.ExcelWriter
            Where to write.
        sheet_name : str
            The title of the sheet.
        **options
            What pandas takes. A plain index, numbers from 0 on, is left out unless
            ``index=True`` is passed.

        Raises
        ------
        SettingError
            If the writer is one of another engine than openpyxl.
        """
        if not isinstance(excel_writer, pd.ExcelWriter):
            with pd.ExcelWriter(excel_writer, engine="openpyxl") as writer:
                self.to_excel(writer, sheet_name, **options)
            return
        if excel_writer.engine != "openpyxl":
            raise SettingError(
                "a styled table is written with openpyxl, and the ExcelWriter is one of "
                f'{excel_writer.engine}; make it with pd.ExcelWriter(..., engine="openpyxl")'
            )
        shown = self._with_names(_writable)
        table = shown.data.copy()
        for name in table.select_dtypes(exclude="number"):
            table[name] = table[name].map(_writable, na_action="ignore")
        _show(shown, table.rename(index=_writable, columns=_writable))
        plain = {"index": not isinstance(table.index, pd.RangeIndex)}
        Styler.to_excel(shown, excel_writer, sheet_name, **plain | options)
        sheet = excel_writer.sheets[sheet_name]
        for column in sheet.iter_cols():
            width = max(map(self._finish, column))
            sheet.column_dimensions[get_column_letter(column[0].column)].width = width

    def _with_names(self, write: Callable[[str], object]) -> Any:  # noqa: ANN401 - as above
        """Copy, and write the caption and the names of rows and columns; pandas does not."""
        shown: Any = copy.deepcopy(self)
        if isinstance(shown.caption, str):
            shown.caption = write(shown.caption)
        names = {
            axis: lambda name: None if name is None else write(str(name))
            for axis in ("index", "columns")
        }
        _show(shown, shown.data.rename_axis(**names))
        return shown

    def _finish(self, cell: Any) -> int:  # noqa: ANN401 - the stubs know no merged cells
        """Make a text a text and a number short, and say how wide the cell wants to be."""
        narrow, wide = _WIDTHS
        if isinstance(cell.value, float):
            cell.number_format = f"0.{'0' * self.decimals}".rstrip(".")
        if not isinstance(cell.value, str):
            return narrow
        cell.data_type = "s"
        if len(cell.value) > wide:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        return min(max(len(cell.value) + 2, narrow), wide)

    def _cell_in_latex(self, value: Any) -> str:  # noqa: ANN401 - whatever stands in a table
        if pd.api.types.is_scalar(value) and pd.isna(value):
            return MISSING_CELL
        return f"{value:.{self.decimals}f}" if isinstance(value, float) else _in_latex(value)


def _show(style: Any, table: pd.DataFrame) -> None:  # noqa: ANN401 - the stubs lack the three
    style.data, style.index, style.columns = table, table.index, table.columns


def _in_latex(value: object) -> str:
    return str(value).translate(_IN_LATEX)


def _writable(value: object) -> object:
    return _UNWRITABLE.sub("", value) if isinstance(value, str) else value
