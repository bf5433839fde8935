"""A Styler whose HTML, LaTeX and Excel show the same table, with every text escaped."""

from __future__ import annotations

import copy
import html
import os
from functools import partial
from typing import IO, TYPE_CHECKING, Any

import pandas as pd
from pandas.io.formats.style import Styler

from actionclust.analysis.printable import printable
from actionclust.errors import InputError, SettingError, listed
from actionclust.whole_files import whole_file, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

MISSING_CELL = "\u2013"
"""What stands for a missing value: an en dash."""

_WIDTHS = (8, 60)  # the narrowest and the widest column, in characters
_PIXELS = 7  # of a character
_IN_LATEX = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_{}"}
    # in the fonts of old, which are the default, these are other characters; babel makes
    # commands of the last
    | {
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedblright{}",
    }
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
        shown = self._with_names(html.escape)
        return _written(partial(Styler.to_html, shown), *args, **options)

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
        shown.format(partial(_cell_in_latex, decimals=self.decimals))
        for axis in (0, 1):
            shown.format_index(_in_latex, axis=axis)
        ours: dict[str, Any] = {"hrules": True, "convert_css": True, "multirow_align": "naive"}
        return _written(partial(Styler.to_latex, shown), *args, **ours | options)

    def to_excel(  # type: ignore[override] # options are those of pandas
        self,
        excel_writer: str | os.PathLike[str] | IO[bytes] | pd.ExcelWriter[Any],
        sheet_name: str = "Sheet1",
        **options: Any,  # noqa: ANN401 - as above
    ) -> None:
        """Write an Excel sheet: as `pandas.io.formats.style.Styler.to_excel`.

        Numbers stay numbers. No cell is a formula, whatever a text starts with. Control
        characters, which Excel cannot hold, are left out, and ends of lines become line feeds.
        Columns are as wide as their content.

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
            If the writer is one of another engine than xlsxwriter.
        InputError
            If two rows or two columns differ only in characters that Excel cannot hold.
        """
        if isinstance(excel_writer, pd.ExcelWriter) and excel_writer.engine != "xlsxwriter":
            raise SettingError(
                "a styled table is written with xlsxwriter, and the ExcelWriter is one of "
                f'{excel_writer.engine}; make it with pd.ExcelWriter(..., engine="xlsxwriter")'
            )
        shown: Any = copy.deepcopy(self)
        table = rewritten(shown.data, _writable)
        _check_different(shown.index, table.index)
        _check_different(shown.columns, table.columns)
        _show(shown, table)
        look = partial(_look_in_excel, decimals=self.decimals)
        shown.map(look)
        for axis, labels in enumerate((table.index, table.columns)):
            if len(labels):  # pandas cannot style the headings of no rows or columns
                shown.map_index(look, axis=axis)
        options.setdefault("index", not is_plain_count(table.index))
        if isinstance(excel_writer, pd.ExcelWriter):
            _fill(shown, excel_writer, sheet_name, options)
        elif isinstance(excel_writer, (str, os.PathLike)):
            with whole_file(excel_writer) as part, part.open("wb") as stream:
                _fill_alone(shown, stream, sheet_name, options)
        else:
            _fill_alone(shown, excel_writer, sheet_name, options)

    def _with_names(self, write: Callable[[str], object]) -> Any:  # noqa: ANN401 - as above
        """Copy, and write the caption and the names of rows and columns; pandas does not."""
        shown: Any = copy.deepcopy(self)
        if isinstance(shown.caption, str):
            shown.caption = write(shown.caption)
        named = partial(_unless_none, lambda name: write(str(name)))
        _show(shown, shown.data.rename_axis(index=named, columns=named))
        return shown


def _look_in_excel(value: object, decimals: int) -> str:
    """Show a number short, and a long text in several lines."""
    if isinstance(value, float):
        return f"number-format: 0.{'0' * decimals}".rstrip(".")
    if isinstance(value, str) and len(value) > _WIDTHS[1]:
        return "white-space: normal; vertical-align: top"
    return ""


def _written(write: Callable[..., Any], buf: Any = None, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as above
    """Write to a text, a stream, or a file, which is written whole or not at all."""
    if not isinstance(buf, (str, os.PathLike)):
        return write(buf, *args, **options)
    encoding = options.pop("encoding", None) or "utf-8"
    text = write(None, *args, **options)
    write_whole(text.encode(encoding), buf)
    return None


def _fill_alone(shown: Any, target: Any, sheet_name: str, options: dict[str, Any]) -> None:  # noqa: ANN401 - as below
    with pd.ExcelWriter(target, engine="xlsxwriter") as writer:
        _fill(shown, writer, sheet_name, options)


def _fill(shown: Any, writer: Any, sheet_name: str, options: dict[str, Any]) -> None:  # noqa: ANN401 - the stubs lack both
    """Write a sheet in which every text is a text, with columns as wide as their content."""
    sheet = writer.sheets.get(sheet_name) or writer.book.add_worksheet(sheet_name)
    sheet.strings_to_formulas = sheet.strings_to_urls = False
    Styler.to_excel(shown, writer, sheet_name, **options)
    chosen = options.get("columns")
    table = shown.data if chosen is None else shown.data[chosen]
    for place, width in enumerate(_widths(table, index=options["index"])):
        column = options.get("startcol", 0) + place
        sheet.set_column_pixels(column, column, width * _PIXELS)


def _widths(table: pd.DataFrame, *, index: bool) -> list[int]:
    """Say how wide each column of a sheet is to be."""
    labels, names = table.index, table.columns
    levels = range(labels.nlevels if index else 0)
    columns = [[labels.names[level], *labels.get_level_values(level)] for level in levels]
    if columns:
        columns[-1] += names.names
    for place in range(len(names)):
        header = [names.get_level_values(level)[place] for level in range(names.nlevels)]
        columns.append([*header, *table.iloc[:, place]])
    narrow, wide = _WIDTHS
    wanted = [[len(cell) + 2 for cell in cells if isinstance(cell, str)] for cells in columns]
    return [min(max(narrow, *lengths), wide) if lengths else narrow for lengths in wanted]


def is_plain_count(index: pd.Index[Any]) -> bool:
    """Tell whether an index only counts rows; one with a name has numbers that mean something.

    >>> is_plain_count(pd.RangeIndex(3)), is_plain_count(pd.RangeIndex(1, 3, name="community"))
    (True, False)
    """
    return isinstance(index, pd.RangeIndex) and index.name is None


def rewritten(table: pd.DataFrame, write: Callable[[Any], object]) -> pd.DataFrame:
    """Rewrite every text of a table: cells, labels, and the names of rows and columns.

    >>> rewritten(pd.DataFrame({"a": ["b", "c"], "n": [1, 2]}), str.upper)
       A  N
    0  B  1
    1  C  2
    """
    found = table.copy()
    for name in found.select_dtypes(exclude="number"):
        found[name] = found[name].map(write, na_action="ignore")
    if not isinstance(found.index, pd.RangeIndex):
        found = found.rename(index=write)
    named = partial(_unless_none, write)
    return found.rename(columns=write).rename_axis(index=named, columns=named)


def _unless_none(write: Callable[[Any], object], name: object) -> object:
    return None if name is None else write(name)


def _check_different(before: pd.Index, after: pd.Index) -> None:
    same = after.duplicated(keep=False)
    if same.any():
        raise InputError(
            f"Excel cannot tell {listed(map(repr, before[same]))} apart, since it holds no "
            "control characters; write one of them anew"
        )


def _show(style: Any, table: pd.DataFrame) -> None:  # noqa: ANN401 - the stubs lack the three
    style.data, style.index, style.columns = table, table.index, table.columns


def _cell_in_latex(value: Any, decimals: int) -> str:  # noqa: ANN401 - whatever stands in a table
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING_CELL
    return f"{value:.{decimals}f}" if isinstance(value, float) else _in_latex(value)


def _in_latex(value: object) -> str:
    return str(value).translate(_IN_LATEX)


def _writable(value: object) -> object:
    return printable(value) if isinstance(value, str) else value
