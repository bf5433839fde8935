"""A table as it came from its source, before its columns get a role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeGuard

import pandas as pd

from actionclust.errors import Advice, InputError, listed
from actionclust.reading.rows import Rows
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


MOST_COLUMNS = 16_384
"""Most columns of a table, as in Excel."""

MOST_CELLS = 5_000_000
"""Most cells of a table with more than a few columns."""

_FEW_COLUMNS = 32
_EXACT = 2**53  # whole numbers up to it are exact as floats


@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """The rows of a source, with what was decided while reading them.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table, with a RangeIndex.
    rows : Rows
        How messages name its rows.
    name : str
        How messages name the source: a file name, "DataFrame", "Series" or "list".
    notes : tuple of str
        The decisions taken while reading.
    sources : tuple of int or None
        If rows became several: for each row, the place of the one that it comes from.

    Raises
    ------
    InputError
        If a column name is not a str or occurs twice, or if there are no rows.

    Examples
    --------
    >>> RawTable(pd.DataFrame({"text": ["Train nurses"]}), Rows([2], "row"), "a.csv").notes
    ()
    """

    frame: pd.DataFrame
    rows: Rows
    name: str
    notes: tuple[str, ...] = ()
    sources: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        """Check what every source must hold to."""
        check_column_names(self.frame.columns, self.name)
        if self.frame.empty:
            raise InputError(f"{self.name}: no rows; expected at least one row with a text")

    def noted(self, *notes: str) -> RawTable:
        """Add notes."""
        return replace(self, notes=(*self.notes, *notes))


def check_column_names(names: Iterable[object], source: str) -> None:
    """Check that every column has a name of its own, and that it is a str.

    >>> check_column_names(["id", "text"], "actions.csv")
    """
    seen: dict[str, int] = {}
    for name in names:
        if not isinstance(name, str):
            raise InputError(
                f"{source}: column names must be str; got {name!r} ({type(name).__name__}); "
                'name the columns, for example frame.columns = ["text", "region"]'
            )
        seen[name] = seen.get(name, 0) + 1
    twice = [repr(name) for name, count in seen.items() if count > 1]
    if twice:
        raise InputError(
            f"{source}: the names of columns (and of the index) must differ; found more than "
            f"once: {listed(twice)}; rename or remove the extra ones"
        )


def table_from_grid(
    grid: Sequence[Sequence[object]],
    source: str,
    notes: tuple[str, ...] = (),
    *,
    header: bool | int | None = None,
) -> RawTable:
    """Make a table from the rows of a file, in which the first with content is the header.

    Without a header (False), columns are called "column 1" and so on. A number is the row of the
    header, and those above it are left out.

    Rows without any content are left out, and so are columns without name and content; notes
    say which.

    >>> table_from_grid([["id", "text"], [], ["A1", "Train nurses"]], "a.csv").notes
    ('left out because empty: row 2',)
    """
    filled = [row for row, cells in enumerate(grid) if not all(map(_is_blank, cells))]
    if not filled:
        raise InputError(f"{source}: the file is empty; expected column names and rows below them")
    above = rows_above(header, filled, source) if is_row(header) else []
    filled = filled[len(above) :]
    top, *body = filled
    if header is False:
        width = max(len(grid[row]) for row in filled)
        names = [f"column {place}" for place in range(1, width + 1)]
        notes += (f"no header; the columns are called {listed(map(repr, names), 3)}",)
        grid = [*grid, names]
        top, body = len(grid) - 1, filled
    elif top:
        told = ", as asked for" if is_row(header) else ", the first row with content"
        notes += (f"column names: row {top + 1}{told}",)
    everywhere = Rows(range(1, len(grid) + 1), "row")
    if above:
        notes += (f"left out because above the column names: {everywhere.named(above)}",)
    notes += left_out_note(everywhere, sorted({*range(filled[0], len(grid))} - {*filled, top}))
    width = max(len(grid[row]) for row in filled)
    head = _padded(grid[top], width)
    check_cells(len(body), width, source)
    columns = list(zip(*(_padded(grid[row], width) for row in body), strict=True))
    kept, dropped, nameless = [], [], []
    for position, name in enumerate(head):
        if not _is_blank(name):
            kept.append(position)
        elif columns and not all(map(_is_blank, columns[position])):
            nameless.append(column_letters(position))
        else:
            dropped.append(column_letters(position))
    if nameless:
        row = Advice("header", "3")
        raise InputError(
            f"{source}: every column needs a name in row {top + 1}, the first row with content; "
            f"none in column {listed(nameless)}; name the columns, or say in which row their "
            f"names stand, for example {row}",
            row,
        )
    if dropped:
        notes += (f"columns without name and content left out: {listed(dropped)}",)
    names = [str(head[position]) for position in kept]
    check_column_names(names, source)
    frame = pd.DataFrame(
        {
            name: column_of(_without_blanks(columns[position]))
            for name, position in zip(names, kept, strict=True)
        }
        if columns
        else {},
    )
    return RawTable(frame, Rows([row + 1 for row in body], "row"), source, notes)


def is_row(header: object) -> TypeGuard[int]:
    """Tell whether a header is the number of a row."""
    return header is not None and not isinstance(header, bool)


def rows_above(header: int, filled: Sequence[int], source: str) -> list[int]:
    """Give the places of the rows with content above a header, which must have content too.

    >>> rows_above(3, [0, 2, 3], "a.csv")
    [0]
    """
    if header - 1 not in filled:
        raise InputError(
            f"{source}: row {header} was said to have the names of columns, and is empty; the "
            f"first rows with content: {listed([str(row + 1) for row in filled], 3)}"
        )
    return [row for row in filled if row < header - 1]


def check_cells(rows: int, columns: int, source: str) -> None:
    """Refuse a table of more columns or cells than can be worked with.

    >>> check_cells(50_000, 8, "a.csv")
    """
    if columns > MOST_COLUMNS or (rows * columns > MOST_CELLS and columns > _FEW_COLUMNS):
        raise InputError(
            f"{source}: {rows:,} rows and {columns:,} columns; at most {MOST_COLUMNS:,} columns "
            f"and {MOST_CELLS:,} cells can be read (of tables of more than {_FEW_COLUMNS} "
            "columns); leave out the columns that are not needed, or pass a DataFrame"
        )


def column_of(values: Sequence[object]) -> pd.Series[Any]:
    """Make a column of a type that suits its values.

    >>> column_of([3, 4]).dtype
    dtype('int64')
    """
    try:
        column: pd.Series[Any] = pd.Series(values)
    except UnicodeEncodeError:
        return text_column(values)
    # beside blanks, whole numbers become floats, which round long ones
    if column.dtype.kind == "f" and any(isinstance(v, int) and abs(v) > _EXACT for v in values):
        return text_column(values)
    return column


def left_out_note(rows: Rows, positions: Sequence[int]) -> tuple[str, ...]:
    """Note which rows were left out because they are empty.

    >>> left_out_note(Rows([1, 2, 3], "row"), [1])
    ('left out because empty: row 2',)
    """
    return (f"left out because empty: {rows.named(positions)}",) if positions else ()


def chosen_rows(raw: RawTable, positions: Sequence[int], *notes: str) -> RawTable:
    """Choose rows, which keep their names.

    >>> raw = table_from_grid([["id", "text"], ["A1", "one"], ["A2", "two"]], "a.csv")
    >>> chosen_rows(raw, [1]).rows.named([0])
    'row 3'
    """
    labels = [raw.rows.labels[row] for row in positions]
    frame = raw.frame.iloc[list(positions)].reset_index(drop=True).infer_objects()
    rows = Rows(labels, raw.rows.word)
    sources = None if raw.sources is None else tuple(raw.sources[row] for row in positions)
    return replace(raw, frame=frame, rows=rows, sources=sources).noted(*notes)


def parted_rows(
    raw: RawTable,
    positions: Sequence[int],
    columns: Mapping[str, Sequence[object]],
    *notes: str,
) -> RawTable:
    """Make several rows of one, that differ in some columns.

    >>> raw = table_from_grid([["id", "text"], ["A1", "one; two"]], "a.csv")
    >>> parted_rows(raw, [0, 0], {"text": ["one", "two"]}).sources
    (0, 0)
    """
    whole = raw if raw.sources else replace(raw, sources=tuple(range(len(raw.frame))))
    made = chosen_rows(whole, positions, *notes)
    frame = made.frame.copy()
    for name, values in columns.items():
        frame[name] = column_of(values)
    return replace(made, frame=frame)


def written_cells(column: pd.Series[Any]) -> list[str]:
    """Write the cells of a column as texts, blank ones as nothing.

    >>> written_cells(pd.Series([" North", None]))
    ['North', '']
    """
    present = column.notna().tolist()
    return [
        str(value).strip() if there else ""
        for value, there in zip(column.tolist(), present, strict=True)
    ]


def column_letters(position: int) -> str:
    """Name a column as a spreadsheet does.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def _without_blanks(cells: Sequence[object]) -> list[object]:
    # many cells are alike, and each different one is looked at once
    blanks = set(filter(_is_blank, set(cells)))
    return [None if cell in blanks else cell for cell in cells]


def _padded(cells: Sequence[object], width: int) -> Sequence[object]:
    missing = width - len(cells)
    return [*cells, *[None] * missing] if missing else cells
