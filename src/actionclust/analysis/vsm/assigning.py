"""Placing groups and actions in functions and levels, as edits of the hierarchy."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeAlias

from actionclust.analysis.vsm.functions_and_levels import (
    LEVELS,
    checked_levels,
    function_named,
    system_level_named,
)
from actionclust.analysis.vsm.placing import target_named
from actionclust.coding.edits import Assign, Placement
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.hierarchy.recording import names
from actionclust.errors import InputError, SettingError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionclust.coding.hierarchy.hierarchy import Hierarchy

PlaceLike: TypeAlias = "Placement | tuple[str, str] | Mapping[str, object]"

_EXPECTED = (
    'a place is a pair such as ("S3", "meso"), a Placement, or a mapping with function and level'
)
_PAIR = 2
_FIELDS = tuple(field.name for field in fields(Placement))


def assign(
    hierarchy: Hierarchy,
    places: Mapping[str, PlaceLike | Sequence[PlaceLike]],
    *,
    primary: tuple[str, str] | None = None,
    confidence: float | None = None,
    levels: Sequence[str] = LEVELS,
    why: str = "",
) -> Hierarchy:
    """Place groups or actions in functions of the Viable System Model.

    Each group or action is one edit: it stands in the log, can be undone, and is saved. Its new
    places replace those that it had. If one of them cannot be made, none is.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    places : mapping of str to places
        For each group (by id or label) or action (by id), its places: pairs of function and
        level, `Placement` values, or mappings with the keys function and level, and optionally
        primary, confidence and suggested. One place need not be in a list. An empty list takes
        all places of its own away, so that those of the group above hold.
    primary : (str, str) or None
        The function and level that is the main place of each of them. The only place of a group
        or an action is always its main place; of several, none is unless it is said.
    confidence : float or None
        How sure the analyst is, from 0 to 1, for places that do not say it themselves.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.
    why : str
        The reason, for the log.

    Returns
    -------
    Hierarchy
        With the places.

    Raises
    ------
    EditError
        If there is no such group or action, or an edit changes nothing.
    InputError
        If a place is not understood.
    SettingError
        If there is no such function or level, or the confidence is not from 0 to 1.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> h = from_codebook({"Restructure funding": None}, read_actions(["Fund networks"]))
    >>> h = assign(h, {"Restructure funding": [("S3", "meso"), ("S3", "macro")]}, why="both pay")
    >>> h.log["what"].tolist()
    ['placed S01 in S3 meso, S3 macro']
    """
    check_hierarchy(hierarchy, "vsm.assign")
    known = checked_levels(levels)
    if not isinstance(places, Mapping) or not places:
        raise InputError(
            "vsm.assign takes a mapping of groups or actions to places, with one entry at least; "
            f"got {places!r:.80} ({type(places).__name__})"
        )
    sure = _confidence(confidence, "confidence")
    main = None if primary is None else _cell(primary, known, "primary")
    made: dict[str, tuple[Placement, ...]] = {}
    for name, value in places.items():
        target = target_named(hierarchy, name)
        if target in made:
            raise EditError(f"{target} is named twice, the second time as {name!r}")
        read = [_placement(place, known, target) for place in _several(value, target)]
        said = [cell if cell.confidence is not None else _with(cell, sure) for cell in read]
        made[target] = settled(_with_primary(said, main, target))
    return hierarchy.apply([Assign(*item) for item in made.items()], why=why)


def confirm(
    hierarchy: Hierarchy,
    targets: str | Iterable[str],
    *,
    confidence: float | None = None,
    why: str = "",
) -> Hierarchy:
    """Confirm what was suggested for groups or actions.

    To confirm only some of the places of a group, `assign` those.

    Parameters
    ----------
    hierarchy : Hierarchy
        A hierarchy with suggested places.
    targets : str or iterable of str
        Groups by id or label, or actions by id.
    confidence : float or None
        How sure the analyst is of the places, from 0 to 1. The score of the suggestion goes.
    why : str
        The reason, for the log.

    Returns
    -------
    Hierarchy
        With the same places, none of them suggested.

    Raises
    ------
    EditError
        If there is no such group or action, one is named twice, or has no suggested place.
    SettingError
        If the confidence is not from 0 to 1.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> h = from_codebook({"Funding": None}, read_actions(["Fund networks"]))
    >>> place = {"function": "S3", "level": "macro", "suggested": True}
    >>> h = confirm(assign(h, {"Funding": place}), "Funding")
    >>> h["Funding"].placements[0].suggested
    False
    """
    check_hierarchy(hierarchy, "vsm.confirm")
    sure = _confidence(confidence, "confidence")
    chosen = names(targets)
    if not chosen:
        raise InputError("vsm.confirm takes at least one group or action; got none")
    changes: dict[str, Assign] = {}
    for name in chosen:
        target = target_named(hierarchy, name)
        own = hierarchy.tree.placements.get(target, ())
        if target in changes:
            raise EditError(f"{target} is named twice, the second time as {name!r}")
        if not any(place.suggested for place in own):
            raise EditError(f"{target} has no suggested place of its own to confirm")
        new = tuple(
            replace(place, suggested=False, confidence=sure) if place.suggested else place
            for place in own
        )
        changes[target] = Assign(target, new)
    return hierarchy.apply(changes.values(), why=why)


def settled(places: Sequence[Placement]) -> tuple[Placement, ...]:
    """Make the only place of something its main place.

    >>> settled([Placement("S3", "meso")])[0].primary
    True
    """
    if len(places) == 1:
        return (replace(places[0], primary=True),)
    return tuple(places)


def _several(value: object, target: str) -> list[object]:
    """Tell one place from several."""
    if isinstance(value, (Placement, Mapping)) or _is_pair(value):
        return [value]
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return list(value)
    raise InputError(f"{target}: {_EXPECTED}; got {value!r:.80} ({type(value).__name__})")


def _placement(place: object, levels: Sequence[str], target: str) -> Placement:
    if isinstance(place, Placement):
        given: dict[object, object] = {name: getattr(place, name) for name in _FIELDS}
    elif isinstance(place, Mapping):
        given = dict(place)
    else:
        function, level = _cell(place, levels, target)
        return Placement(function, level)
    for key in given:
        if key not in _FIELDS:
            raise InputError(
                f"{target}: a place has no {key!r:.80}; {did_you_mean(str(key), _FIELDS)}"
            )
    missing = [key for key in _FIELDS[:_PAIR] if key not in given]
    if missing:
        raise InputError(f"{target}: a place lacks {' and '.join(map(repr, missing))}")
    return Placement(
        function_named(given["function"]),
        system_level_named(given["level"], levels),
        primary=_flag(given.get("primary", False), f"{target}: primary"),
        confidence=_confidence(given.get("confidence"), f"{target}: confidence"),
        suggested=_flag(given.get("suggested", False), f"{target}: suggested"),
    )


def _cell(pair: object, levels: Sequence[str], who: str) -> tuple[str, str]:
    if not isinstance(pair, (tuple, list)) or len(pair) != _PAIR:
        raise InputError(f"{who}: {_EXPECTED}; got {pair!r:.80} ({type(pair).__name__})")
    return function_named(pair[0]), system_level_named(pair[1], levels)


def _with(place: Placement, confidence: float | None) -> Placement:
    return replace(place, confidence=confidence)


def _with_primary(
    places: Sequence[Placement], main: tuple[str, str] | None, target: str
) -> list[Placement]:
    if main is None:
        return list(places)
    if main not in {(place.function, place.level) for place in places}:
        raise EditError(f"{target} is not placed in {' '.join(main)}, so it cannot be primary")
    return [
        replace(place, primary=place.primary or (place.function, place.level) == main)
        for place in places
    ]


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, (tuple, list))
        and len(value) == _PAIR
        and all(isinstance(part, str) for part in value)
    )


def _flag(value: object, what: str) -> bool:
    if not isinstance(value, bool):
        raise InputError(f"{what} must be True or False; got {value!r:.80}")
    return value


def _confidence(value: object, what: str) -> float | None:
    if value is None:
        return None
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not 0 <= value <= 1:  # type: ignore[arg-type,operator]
        raise SettingError(f"{what} must be a number from 0 to 1, or None; got {value!r:.80}")
    return float(value)  # type: ignore[arg-type]
