"""The JSON form of edits."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits.kinds import KINDS, Part
from actionclust.coding.tree.placement import Placement
from actionclust.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actionclust.coding.edits.kinds import Edit


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
    >>> from actionclust.coding.edits.kinds import Move
    >>> edit_to_json(Move(("A017",), to="S03"))
    {'edit': 'move', 'actions': ['A017'], 'to': 'S03'}
    """
    if type(edit) not in KINDS.values():
        raise InputError(
            f"an edit is a value such as edits.Move; got {edit!r:.80} ({type(edit).__name__})"
        )
    return {"edit": edit.kind, **_plain_fields(edit)}


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
    values = {key: value for key, value in document.items() if key != "edit"}
    edit: Edit = _read(KINDS[name], values, name)
    return edit


def _plain_fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the dataclasses above
    plain: dict[str, Any] = {}
    for field in fields(value):
        item = getattr(value, field.name)
        if isinstance(item, tuple):
            plain[field.name] = [
                _plain_fields(part) if isinstance(part, (Part, Placement)) else part
                for part in item
            ]
        else:
            plain[field.name] = item
    return plain


def _read(kind: Any, values: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - as above
    known = {field.name: str(field.type) for field in fields(kind)}
    for key in values:
        if key not in known:
            raise InputError(f"{name} has no attribute {key!r}; {did_you_mean(key, list(known))}")
    read: dict[str, Any] = {}
    for key, value in values.items():
        expected, convert = _READERS[known[key]]
        try:
            read[key] = convert(value, name)
        except TypeError:
            raise InputError(
                f"{name}: {key} must be {expected}; got {value!r:.80} ({type(value).__name__})"
            ) from None
    try:
        return kind(**read)
    except TypeError:
        needed = (field.name for field in fields(kind) if field.default is MISSING)
        missing = [key for key in needed if key not in values]
        raise InputError(f"{name} lacks {', '.join(map(repr, missing))}") from None


def _text(value: object, _: str) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _text_or_none(value: object, name: str) -> str | None:
    return None if value is None else _text(value, name)


def _flag(value: object, _: str) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _share(value: object, _: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise TypeError
    return float(value)


def _texts(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise TypeError
    return tuple(_text(item, name) for item in value)


def _values(kind: Any) -> Callable[[object, str], tuple[Any, ...]]:  # noqa: ANN401 - as above
    def convert(value: object, name: str) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)) or not all(isinstance(v, dict) for v in value):
            raise TypeError
        return tuple(_read(kind, item, name) for item in value)

    return convert


_READERS: dict[str, tuple[str, Callable[[object, str], Any]]] = {
    "str": ("a string", _text),
    "str | None": ("a string or null", _text_or_none),
    "bool": ("true or false", _flag),
    "float | None": ("a number from 0 to 1, or null", _share),
    "tuple[str, ...]": ("a list of strings", _texts),
    "tuple[Part, ...]": ("a list of parts", _values(Part)),
    "tuple[Placement, ...]": ("a list of placements", _values(Placement)),
}
