"""The JSON form of edits, and of any value that is made of dataclasses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import ValidationError, convert

from actionclust.coding.edits.kinds import KINDS, Edit, Part
from actionclust.coding.tree.placement import Placement
from actionclust.errors import InputError, did_you_mean


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """Give the JSON form of an edit.

    Parameters
    ----------
    edit : Edit
        The edit.

    Returns
    -------
    dict
        Its kind under "edit", and its attributes; tuples are lists.

    Raises
    ------
    InputError
        If it is not an edit.

    Examples
    --------
    >>> from actionclust import edits
    >>> edit_to_json(edits.Move(("A017",), to="S03"))
    {'edit': 'move', 'actions': ['A017'], 'to': 'S03'}
    """
    if type(edit) not in KINDS.values():
        raise InputError(
            f"an edit is a value such as edits.Move; got {edit!r:.80} ({type(edit).__name__})"
        )
    document: dict[str, Any] = to_json(edit)
    return document


def edit_from_json(document: Mapping[str, Any]) -> Edit:
    """Read an edit from its JSON form.

    Parameters
    ----------
    document : mapping
        What `edit_to_json` gives.

    Returns
    -------
    Edit
        The edit.

    Raises
    ------
    InputError
        If the kind is not known, or attributes are missing, unknown or of the wrong type.

    Examples
    --------
    >>> edit_from_json({"edit": "rename", "group": "S03", "label": "Train nurses"})
    Rename(group='S03', label='Train nurses')
    """
    if not isinstance(document, dict) or not isinstance(document.get("edit"), str):
        raise InputError(f'an edit is an object with its kind under "edit"; got {document!r:.80}')
    name = document["edit"]
    if name not in KINDS:
        raise InputError(f"{name!r} is not an edit; {did_you_mean(name, list(KINDS))}")
    kind = KINDS[name]
    values = {key: value for key, value in document.items() if key != "edit"}
    _check_names(values, kind, name)
    try:
        edit: Edit = convert(values, kind)
    except _MISFITS:
        _refuse(values, kind, name)
        raise
    return edit


def to_json(value: Any) -> Any:  # noqa: ANN401 - any value and its form
    """Give the JSON form of a value; an edit has its kind under "edit".

    >>> from actionclust.coding.tree.tree import Aside
    >>> to_json({"A1": ("S01", Aside("off topic"))})
    {'A1': ['S01', {'reason': 'off topic', 'came_from': None}]}
    """
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return float(value)  # NumPy's are floats too
    if isinstance(value, _LISTS):
        plain = _PLAIN.issuperset(map(type, value))
        return list(value) if plain else [to_json(one) for one in value]
    if isinstance(value, Mapping):
        plain = _PLAIN.issuperset(map(type, value.values()))
        return dict(value) if plain else {key: to_json(one) for key, one in value.items()}
    names = getattr(type(value), "__match_args__", None)  # those of a dataclass
    if names is None:
        return value
    form = {name: to_json(getattr(value, name)) for name in names}
    return {"edit": value.kind, **form} if hasattr(value, "kind") else form


def _attributes(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in fields(kind)}


attributes: Callable[[Any], dict[str, Any]] = cache(_attributes)
"""Gives the names of the attributes of a class, and their types with what these say."""


@cache
def _parts(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Give the attributes that are lists of values of a class, with the class."""
    inside = {name: next(iter(get_args(type_)), None) for name, type_ in attributes(kind).items()}
    return {name: part for name, part in inside.items() if is_dataclass(part)}


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, _LISTS) else []


def _check_names(values: Mapping[str, Any], kind: Any, name: str) -> None:  # noqa: ANN401 - as above
    """Refuse what msgspec takes: attributes that there are not, and sets, which have no order."""
    known, parts = attributes(kind), _parts(kind)
    for key, value in values.items():
        if key not in known:
            raise InputError(f"{name} has no attribute {key!r}; {did_you_mean(key, list(known))}")
        if isinstance(value, _SETS):
            raise _not_as_expected(key, value, kind, name)
        if key in parts:
            for one in _objects(value):
                _check_names(one, parts[key], name)


def _refuse(values: Mapping[str, Any], kind: Any, name: str) -> None:  # noqa: ANN401 - as above
    """Say what is wrong with the attributes of an edit, or of a value in one."""
    known, parts = attributes(kind), _parts(kind)
    for key, value in values.items():
        for one in _objects(value) if key in parts else ():
            _refuse(one, parts[key], name)
        try:
            convert(value, known[key])
        except _MISFITS:
            raise _not_as_expected(key, value, kind, name) from None
    needed = (field.name for field in fields(kind) if field.default is MISSING)
    missing = [key for key in needed if key not in values]
    if missing:
        raise InputError(f"{name} lacks {', '.join(map(repr, missing))}")


def _not_as_expected(key: str, value: object, kind: Any, name: str) -> InputError:  # noqa: ANN401 - as above
    return InputError(
        f"{name}: {key} must be {_EXPECTED[get_type_hints(kind)[key]]}; got {value!r:.80} "
        f"({type(value).__name__})"
    )


_MISFITS = (UnicodeError, ValidationError)  # the first of half of a surrogate pair
_PLAIN = frozenset({str, int, float, bool, type(None)})
_LISTS = (list, tuple)
_SETS = (set, frozenset)
_EXPECTED: dict[Any, str] = {
    str: "a string",
    str | None: "a string or null",
    bool: "true or false",
    float | None: "a number from 0 to 1, or null",
    tuple[str, ...]: "a list of strings",
    tuple[Part, ...]: "a list of parts",
    tuple[Placement, ...]: "a list of placements",
}
