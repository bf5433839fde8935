"""What a sheet shows and its cells alone do not say: merged areas, and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from actionclust.errors import counted, listed
from actionclust.reading.table import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Area(NamedTuple):
    """Cells merged into one: the first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is shown."""

    merged: tuple[Area, ...] = ()
    hidden_rows: tuple[int, ...] = ()  # from 0, by hand or by a filter
    hidden_columns: tuple[int, ...] = ()  # from 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, that is read when it is needed."""

    read: Callable[[], list[list[object]]]
    look: Callable[[], Look]
    hidden: bool = False


def fill_merged(grid: list[list[object]], areas: Sequence[Area]) -> tuple[str, ...]:
    """Fill merged cells down, in place, and note how many.

    The cell of an area that holds its value is the first; the cells below it get the same one,
    in rows with other content. Cells to the right stay blank, and so does what is below the
    names of columns.

    >>> grid = [["region", "text"], ["North", "Train nurses"], ["", "Share data"]]
    >>> fill_merged(grid, [Area(1, 0, 2, 0)])
    ('1 merged cell filled down with what stands above it, in column A: A2:A3',)
    >>> grid[2]
    ['North', 'Share data']
    """
    if not areas:
        return ()
    header = next((row for row, cells in enumerate(grid) if any(map(_is_filled, cells))), 0)
    own = {row for row, cells in enumerate(grid) if any(map(_is_filled, cells))}
    filled = 0
    told: list[Area] = []
    for area in sorted(set(areas)):
        if area.top <= header or area.top >= len(grid) or area.left >= len(grid[area.top]):
            continue
        value = grid[area.top][area.left]
        cells = 0
        for row in range(area.top + 1, min(area.bottom + 1, len(grid))):
            if row not in own or not _is_filled(value):
                continue
            grid[row].extend([""] * (area.left + 1 - len(grid[row])))
            if not _is_filled(grid[row][area.left]):
                grid[row][area.left] = value
                cells += 1
        filled += cells
        told += [area] * bool(cells)
    if not filled:
        return ()
    columns = [column_letters(column) for column in sorted({area.left for area in told})]
    where = listed(_called(area) for area in told)
    what = f"{counted(filled, 'merged cell')} filled down with what stands above"
    which = f"column{'s' * (len(columns) > 1)} {listed(columns)}"
    return (f"{what} {'it' if filled == 1 else 'them'}, in {which}: {where}",)


def hidden_notes(look: Look, rows: int, columns: int) -> tuple[str, ...]:
    """Note which rows and columns a sheet hides, though they were read.

    >>> hidden_notes(Look(hidden_rows=(3, 9)), rows=5, columns=2)
    ('1 row is hidden, or filtered out, in the workbook, and was read: row 4',)
    """
    notes = []
    for kind, hidden, end, why in (
        ("row", [row + 1 for row in look.hidden_rows], rows, ", or filtered out,"),
        ("column", [column + 1 for column in look.hidden_columns], columns, ""),
    ):
        found = [number for number in hidden if number <= end]
        if found:
            several = len(found) > 1
            named = found if kind == "row" else [column_letters(number - 1) for number in found]
            notes.append(
                f"{counted(len(found), kind)} {'are' if several else 'is'} hidden{why} in the "
                f"workbook, and {'were' if several else 'was'} read: {kind}{'s' * several} "
                f"{listed(named)}"
            )
    return tuple(notes)


def _called(area: Area) -> str:
    first, last = column_letters(area.left), column_letters(area.right)
    return f"{first}{area.top + 1}:{last}{area.bottom + 1}"


def _is_filled(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))
