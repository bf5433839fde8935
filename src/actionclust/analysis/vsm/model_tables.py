"""How much stands in each function at each level."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from actionclust.analysis.priorities import Priorities, score
from actionclust.analysis.vsm.functions_and_levels import CODES, LEVELS
from actionclust.analysis.vsm.placing import elements
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import InputError, SettingError, did_you_mean, listed
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actionclust.analysis.vsm.placing import Element
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

Value = Literal["actions", "priority", "elements"]

VALUES: tuple[str, ...] = get_args(Value)

_CAPTIONS = {
    "actions": "actions",
    "priority": "sums of priorities",
    "elements": "groups and actions with places of their own",
}

INHERITED = (
    "An action has the places of the nearest group above, unless it has its own; an action with "
    "several places counts in each, so the cells do not add up to the number of actions."
)
"""How actions count."""

ONCE = "An action counts in its main place only."
"""How they count if only main places do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one function at one level."""

    elements: tuple[Element, ...]  # the groups and actions with this place of their own
    suggested: tuple[Element, ...]  # those of them for which nobody confirmed it


def matrix(
    hierarchy: Hierarchy,
    value: Value = "actions",
    *,
    priorities: Priorities | None = None,
    primary_only: bool = False,
    levels: Sequence[str] = LEVELS,
) -> pd.DataFrame:
    """Count, for each function and level, what is placed there.

    An action has the places of the nearest group above, unless it has places of its own. If it
    has several, it counts in each of them: the cells do not add up to the number of actions.

    Parameters
    ----------
    hierarchy : Hierarchy
        A hierarchy with places.
    value : {"actions", "priority", "elements"}
        What is counted: the actions; the sum of their priorities, which are shares of the
        stickers of their discussion groups; or the groups and actions with places of their own.
    priorities : Priorities or None
        What `actionclust.priorities.score` gives for these actions; None scores them by the
        study's scheme. Only for priorities.
    primary_only : bool
        Whether only main places count. Then every action counts once at the most; one that has
        several places, none of them the main one, counts nowhere.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.

    Returns
    -------
    pandas.DataFrame
        One row for each function by its code, and for the environment (E). First one column for
        each level, then, called for instance "micro (suggested)", the part of it that nobody
        confirmed. Priorities are NaN where there are actions and none of them was voted on. What
        is not counted stands in ``attrs["notes"]``, a list of sentences.

    Raises
    ------
    InputError
        If it is not a hierarchy, or the priorities are not those of these actions.
    SettingError
        If the value is not known, there are priorities that it does not need, or something is
        placed at another level.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> from actionclust.analysis.vsm import assign
    >>> actions = read_actions(["Fund networks", "Fund pilots"])
    >>> code = dict.fromkeys(actions.ids, "Funding")
    >>> h = from_codebook({"Funding": None}, actions, code=code)
    >>> h = assign(h, {"Funding": [("S3", "meso"), ("S3", "macro")]})
    >>> matrix(h).loc["S3", ["micro", "meso", "macro"]].tolist()
    [0, 2, 2]
    """
    check_hierarchy(hierarchy, "vsm.matrix")
    if value not in VALUES:
        raise SettingError(
            f"value must be what is counted; got {value!r:.80}; {did_you_mean(str(value), VALUES)}"
        )
    if value != "priority" and priorities is not None:
        raise SettingError(f'priorities are for value="priority"; got value={value!r}')
    placed = elements(hierarchy, levels)
    cells = cells_of(placed, levels, primary_only=primary_only)
    shares = _shares(hierarchy, priorities) if value == "priority" else {}
    measure: dict[str, Callable[[Sequence[Element]], float]] = {
        "actions": count_actions,
        "elements": len,
        "priority": lambda some: _sum(some, shares),
    }
    of = measure[value]
    columns = {level: [of(cells[code, level].elements) for code in CODES] for level in levels} | {
        f"{level} (suggested)": [of(cells[code, level].suggested) for code in CODES]
        for level in levels
    }
    table = pd.DataFrame(columns, index=text_index(CODES, "function"))
    table.attrs["caption"] = f"Viable System Model: {_CAPTIONS[value]} by function and level"
    table.attrs["notes"] = _notes(hierarchy, placed, shares, primary_only=primary_only)
    return table


def cells_of(
    placed: Sequence[Element], levels: Sequence[str], *, primary_only: bool
) -> dict[tuple[str, str], Cell]:
    """Sort elements into functions and levels."""
    inside: dict[tuple[str, str], list[Element]] = {}
    suggested: dict[tuple[str, str], list[Element]] = {}
    for one in placed:
        for place in one.placements:
            if place.primary or not primary_only:
                cell = (place.function, place.level)
                inside.setdefault(cell, []).append(one)
                if place.suggested:
                    suggested.setdefault(cell, []).append(one)
    return {
        (code, level): Cell(
            tuple(inside.get((code, level), ())), tuple(suggested.get((code, level), ()))
        )
        for code in CODES
        for level in levels
    }


def suggested_note(placed: Sequence[Element]) -> list[str]:
    """Say how many places nobody confirmed."""
    places = [place for one in placed for place in one.placements]
    count = sum(place.suggested for place in places)
    return [f"{count} of {len(places)} places are suggestions that nobody confirmed."] * bool(
        count
    )


def nowhere_note(hierarchy: Hierarchy, placed: Sequence[Element]) -> list[str]:
    """Say how many actions have no place, of their own or from above."""
    everything = len(hierarchy.actions)
    nowhere = everything - count_actions(placed)
    return [f"{nowhere} of {everything} actions are placed nowhere."] * bool(nowhere)


def count_actions(some: Sequence[Element]) -> int:
    """Count the actions that have their places from some elements."""
    return sum(len(one.actions) for one in some)


def _sum(some: Sequence[Element], shares: dict[str, float]) -> float:
    actions = [action for one in some for action in one.actions]
    known = [shares[action] for action in actions if not math.isnan(shares[action])]
    # the exact sum does not depend on the order of the actions
    return math.nan if actions and not known else math.fsum(known)


def _shares(hierarchy: Hierarchy, priorities: Priorities | None) -> dict[str, float]:
    scored = score(hierarchy.actions) if priorities is None else priorities
    if not isinstance(scored, Priorities):
        raise InputError(
            "vsm.matrix takes priorities as actionclust.priorities.score gives them; "
            f"got {type(scored).__name__}"
        )
    shares = dict(zip(scored.table["id"].tolist(), scored.table["share"].tolist(), strict=True))
    missing = [action for action in hierarchy.actions.ids if action not in shares]
    if missing:
        raise InputError(
            f"the priorities are of other actions: they lack {listed(missing)}; score the "
            "actions of this hierarchy"
        )
    return shares


def _notes(
    hierarchy: Hierarchy,
    placed: Sequence[Element],
    shares: dict[str, float],
    *,
    primary_only: bool,
) -> list[str]:
    notes = [ONCE if primary_only else INHERITED, *nowhere_note(hierarchy, placed)]
    unsaid = [one for one in placed if not any(place.primary for place in one.placements)]
    if primary_only and unsaid:
        notes.append(
            f"{count_actions(unsaid)} actions count nowhere, since no main place was said for "
            f"{listed(one.id for one in unsaid)}."
        )
    silent = sum(math.isnan(shares[action]) for one in placed for action in one.actions if shares)
    if silent:
        notes.append(f"{silent} placed actions were not voted on and add nothing.")
    return [*notes, *suggested_note(placed)]
