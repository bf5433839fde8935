"""Where little or nothing is placed, what to ask there, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from actionclust.analysis.vsm.functions_and_levels import ELEMENTS, FUNCTIONS, LEVELS
from actionclust.analysis.vsm.model_tables import (
    INHERITED,
    cells_of,
    count_actions,
    nowhere_note,
    suggested_note,
)
from actionclust.analysis.vsm.placing import elements
from actionclust.analysis.vsm.wider_readings import in_words, wider_reading
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.analysis.vsm.model_tables import Cell
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

MISSING, LITTLE, SOME, MOST = "missing", "little", "some", "most"

NO_NEED = (
    "Nobody sees a need here: people propose actions where they feel that something is wanting."
)
"""The first reading of a low count."""

NOT_LOOKED = "Nobody looked here: the need may be there, and those who took part did not see it."
"""The second reading of a low count."""

NO_RANKING = (
    "The numbers are not a ranking: a function with few actions may work well, and one with many "
    "may be where it hurts."
)
"""What the numbers do not say."""

_READINGS = ("no_need", "not_looked", "question", "if_missing")
_LITTLE = 0.1


def gaps(
    hierarchy: Hierarchy, *, little: float = _LITTLE, levels: Sequence[str] = LEVELS
) -> pd.DataFrame:
    """Say for each level which functions have nothing, little, or most.

    A low count is no proof of weakness. Each comes with two readings: nobody sees a need, since
    people propose actions where they feel one; or nobody looked there. The numbers are not a
    ranking of the functions. The environment is no function, and so is never missing.

    Parameters
    ----------
    hierarchy : Hierarchy
        A hierarchy with places.
    little : float
        The share, from 0 to below 1, of the actions of the level's fullest function up to which
        a function has little.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.

    Returns
    -------
    pandas.DataFrame
        One row for each level and each of S1, S2, S3, S3*, S4 and S5, with the columns

        - level, function, name.
        - actions: how many have this place; see `matrix`.
        - elements: how many groups and actions have it as their own.
        - suggested: how many of these elements nobody confirmed.
        - state: "missing", if there are no elements; "little"; "most", if no other function of
          the level has more actions; or "some".
        - no_need, not_looked: two readings, where the state is missing or little; else "".
        - question, if_missing: what to ask, and what it means if the function is missing or
          weak, where the state is missing or little; else "".
        - other_reading: where the state is little and stands on groups with groups above them,
          how many actions there would be if those were meant, and the state; else "". A name in
          a table that was placed by hand often stands for both.

        Notes on how to read it stand in ``attrs["notes"]``, a list of sentences.

    Raises
    ------
    InputError
        If it is not a hierarchy.
    SettingError
        If `little` is not such a share, or something is placed at another level.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> from actionclust.analysis.vsm import assign
    >>> actions = read_actions(["Fund networks", "Fund pilots"])
    >>> code = dict.fromkeys(actions.ids, "Funding")
    >>> h = from_codebook({"Funding": None}, actions, code=code)
    >>> found = gaps(assign(h, {"Funding": ("S3", "macro")}))
    >>> found[found["level"] == "macro"]["state"].tolist()
    ['missing', 'missing', 'most', 'missing', 'missing', 'missing']
    """
    found, notes = _found(hierarchy, little, levels, "gaps")
    table = pd.DataFrame([row for rows in found.values() for row in rows])
    table.attrs["caption"] = "Functions of the Viable System Model: what is there, and what is not"
    table.attrs["notes"] = notes
    return table


def gap_report(
    hierarchy: Hierarchy, *, little: float = _LITTLE, levels: Sequence[str] = LEVELS
) -> str:
    """Write in Markdown what `gaps` finds.

    Parameters
    ----------
    hierarchy : Hierarchy
        A hierarchy with places.
    little : float
        The share, from 0 to below 1, of the actions of the level's fullest function up to which
        a function has little.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.

    Returns
    -------
    str
        How to read it; then, for each level, a table of the functions, and what to ask about
        those with nothing or little, with the other reading of those with little.

    Raises
    ------
    InputError
        If it is not a hierarchy.
    SettingError
        If `little` is not such a share, or something is placed at another level.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> from actionclust.analysis.vsm import assign
    >>> h = from_codebook({"Funding": None}, read_actions(["Fund networks"]))
    >>> report = gap_report(assign(h, {"Funding": ("S3", "macro")}))
    >>> print(report.splitlines()[0])
    # Functions of the Viable System Model: what is there, and what is not
    """
    found, notes = _found(hierarchy, little, levels, "gap_report")
    share = f"{little:.0%} of the actions of the fullest function of its level"
    lines = [
        "# Functions of the Viable System Model: what is there, and what is not",
        "",
        *(f"- {note}" for note in notes),
        f"- A function has little if it has at most {share}.",
        "- A low count has two readings:",
        f"    1. {NO_NEED}",
        f"    2. {NOT_LOOKED}",
    ]
    for level, rows in found.items():
        lines += ["", f"## {_escaped(level)}", "", *_as_table(rows), "", *_asked(rows)]
    return "\n".join(lines) + "\n"


def _found(
    hierarchy: Hierarchy, little: float, levels: Sequence[str], who: str
) -> tuple[dict[str, list[dict[str, object]]], list[str]]:
    """Give the rows of each level, and how to read them."""
    check_hierarchy(hierarchy, f"vsm.{who}")
    number = isinstance(little, (int, float)) and not isinstance(little, bool)
    if not number or not 0 <= little < 1:
        raise SettingError(
            "little must be a share, from 0 to below 1, of the actions of the fullest function; "
            f"got {little!r:.80}"
        )
    placed = elements(hierarchy, levels)
    cells = cells_of(placed, levels, primary_only=False)
    rows = {level: _rows(hierarchy, cells, level, little) for level in levels}
    notes = [*nowhere_note(hierarchy, placed), *suggested_note(placed)]
    return rows, [INHERITED, NO_RANKING, *notes]


def _rows(
    hierarchy: Hierarchy, cells: dict[tuple[str, str], Cell], level: str, little: float
) -> list[dict[str, object]]:
    asked = [function for function in FUNCTIONS if function.element != ELEMENTS[-1]]
    counts = {one.code: count_actions(cells[one.code, level].elements) for one in asked}
    most = max(counts.values())
    rows: list[dict[str, object]] = []
    for function in asked:
        cell, count = cells[function.code, level], counts[function.code]
        state = _state(count, most, little) if cell.elements else MISSING
        readings = (NO_NEED, NOT_LOOKED, function.question, function.if_missing)
        low = state in {MISSING, LITTLE}
        rows.append(
            {
                "level": level,
                "function": function.code,
                "name": function.name,
                "actions": count,
                "elements": len(cell.elements),
                "suggested": len(cell.suggested),
                "state": state,
            }
            | {
                column: reading if low else ""
                for column, reading in zip(_READINGS, readings, strict=True)
            }
            | {
                "other_reading": (
                    _other_reading(hierarchy, cell, most, little) if state == LITTLE else ""
                )
            }
        )
    return rows


def _state(count: int, most: int, little: float) -> str:
    """Say how a function with elements stands, beside the fullest of its level."""
    if count <= little * most:
        return LITTLE
    return MOST if count == most else SOME


def _other_reading(hierarchy: Hierarchy, cell: Cell, most: int, little: float) -> str:
    """Say what the groups above would give, if that is anything more."""
    reading = wider_reading(hierarchy, cell.elements)
    if reading is None or reading.actions == count_actions(cell.elements):
        return ""
    return in_words(reading, _state(reading.actions, max(most, reading.actions), little))


def _as_table(rows: Sequence[dict[str, object]]) -> list[str]:
    lines = [
        "| function | actions | elements | of these suggested | state |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for row in rows:
        name = f"{_escaped(str(row['function']))} {row['name']}"
        numbers = " | ".join(str(row[column]) for column in ("actions", "elements", "suggested"))
        lines.append(f"| {name} | {numbers} | {row['state']} |")
    return lines


def _asked(rows: Sequence[dict[str, object]]) -> list[str]:
    low = [row for row in rows if row["question"]]
    if not low:
        return ["No function has nothing or little."]
    return [
        f"- **{_escaped(str(row['function']))} {row['name']}** ({row['state']}). "
        f"{row['question']} If it is missing or weak: {row['if_missing']}"
        + (f" {_escaped(str(row['other_reading']))}" if row["other_reading"] else "")
        for row in low
    ]


def _escaped(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return "".join(
        f"\\{letter}" if letter in "\\`*_{}[]<>()#+-.!|~&" else letter for letter in text
    )
