"""Edits: one manual change each, as a frozen value with one JSON form.

Calls in Python, clicks on the board and the file that the shared page saves all speak this
grammar, and replay to the same hierarchy.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from actionclust.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Move:
    """Move actions to a group.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    to : str
        The id of the group.
    """

    kind: ClassVar[str] = "move"
    actions: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Merge groups of one level into one of them, with all that is in them.

    Attributes
    ----------
    groups : tuple of str
        The ids of the groups that end, without `into`.
    into : str
        The id of the group that stays.
    """

    kind: ClassVar[str] = "merge"
    groups: tuple[str, ...]
    into: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is split off.

    Attributes
    ----------
    id : str
        The id of the new group.
    actions : tuple of str
        The ids of its actions.
    label : str
        Its label.
    """

    id: str
    actions: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """Split actions off a group into new groups of its level, beside it.

    Attributes
    ----------
    group : str
        The id of the group, which keeps the actions that are not listed.
    parts : tuple of Part
        The new groups.
    """

    kind: ClassVar[str] = "split"
    group: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a group another label.

    Attributes
    ----------
    group : str
        The id of the group.
    label : str
        The new label.
    """

    kind: ClassVar[str] = "rename"
    group: str
    label: str


@dataclass(frozen=True, slots=True)
class Describe:
    """Write down what belongs in a group: its inclusion rule.

    Attributes
    ----------
    group : str
        The id of the group.
    rule : str
        The rule; "" takes it away.
    """

    kind: ClassVar[str] = "describe"
    group: str
    rule: str


@dataclass(frozen=True, slots=True)
class Group:
    """Put groups together under a new or existing group of a higher level.

    Attributes
    ----------
    groups : tuple of str
        The ids of the groups, all of lower levels than `level`.
    id : str
        The id of the group above them; it is made if it does not exist.
    level : str
        Its level.
    label : str
        Its label, if it is made.
    """

    kind: ClassVar[str] = "group"
    groups: tuple[str, ...]
    id: str
    level: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ungroup:
    """Dissolve a group of groups: those in it move up to the group above it, if there is one.

    Attributes
    ----------
    group : str
        The id of the group that ends.
    """

    kind: ClassVar[str] = "ungroup"
    group: str


@dataclass(frozen=True, slots=True)
class Detach:
    """Take groups out of the group above them, so that they stand on their own.

    Attributes
    ----------
    groups : tuple of str
        Their ids.
    """

    kind: ClassVar[str] = "detach"
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Leave actions unclustered.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    reason : str
        The reason that the tables show.
    """

    kind: ClassVar[str] = "set_aside"
    actions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Put actions that were set aside back where they were.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    """

    kind: ClassVar[str] = "restore"
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Create:
    """Make an empty group.

    Attributes
    ----------
    id : str
        Its id.
    level : str
        Its level.
    label : str
        Its label.
    parent : str or None
        The id of the group above it.
    """

    kind: ClassVar[str] = "create"
    id: str
    level: str
    label: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a group; its actions become unclustered, the groups in it move up.

    Attributes
    ----------
    group : str
        The id of the group.
    """

    kind: ClassVar[str] = "delete"
    group: str


@dataclass(frozen=True, slots=True)
class Pin:
    """Settle actions where they are, or free them again.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    pinned : bool
        Whether they are settled: moving, splitting off and setting aside is then refused.
    """

    kind: ClassVar[str] = "pin"
    actions: tuple[str, ...]
    pinned: bool = True


FUNCTIONS = ("S1", "S2", "S3", "S3*", "S4", "S5", "E")
"""The functions of the Viable System Model; E is the environment."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A place in the Viable System Model.

    Attributes
    ----------
    function : str
        S1, S2, S3, S3*, S4, S5, or E for the environment.
    level : str
        The level of the system, for instance micro, meso or macro.
    primary : bool
        Whether it is the main place; one at the most is.
    confidence : float or None
        From 0 to 1, if it was said.
    suggested : bool
        Whether it is a suggestion that nobody confirmed.
    """

    function: str
    level: str
    primary: bool = False
    confidence: float | None = None
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Assign:
    """Assign a group or an action to functions of the Viable System Model.

    Attributes
    ----------
    target : str
        The id of the group or the action.
    placements : tuple of Placement
        All its places, instead of those it has; none lets it inherit those of the group above.
    """

    kind: ClassVar[str] = "assign"
    target: str
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """Take an edit of the log back.

    Attributes
    ----------
    entry : str
        The id of its entry.
    """

    kind: ClassVar[str] = "undo"
    entry: str


@dataclass(frozen=True, slots=True)
class Redo:
    """Make an edit of the log again that was taken back.

    Attributes
    ----------
    entry : str
        The id of its entry.
    """

    kind: ClassVar[str] = "redo"
    entry: str


Edit: TypeAlias = (
    Move
    | Merge
    | Split
    | Rename
    | Describe
    | Group
    | Ungroup
    | Detach
    | SetAside
    | Restore
    | Create
    | Delete
    | Pin
    | Assign
    | Undo
    | Redo
)
"""Any edit."""

KINDS: dict[str, type[Edit]] = {
    kind.kind: kind
    for kind in (
        Move,
        Merge,
        Split,
        Rename,
        Describe,
        Group,
        Ungroup,
        Detach,
        SetAside,
        Restore,
        Create,
        Delete,
        Pin,
        Assign,
        Undo,
        Redo,
    )
}
"""The edits by the name of their kind."""


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
        missing = [key for key in known if key not in values and key not in _optional(kind)]
        raise InputError(f"{name} lacks {', '.join(map(repr, missing))}") from None


def _optional(kind: Any) -> set[str]:  # noqa: ANN401 - as above
    return {f.name for f in fields(kind) if kind.__dataclass_fields__[f.name].default is not _NONE}


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


_NONE = Part.__dataclass_fields__["id"].default
_READERS: dict[str, tuple[str, Callable[[object, str], Any]]] = {
    "str": ("a string", _text),
    "str | None": ("a string or null", _text_or_none),
    "bool": ("true or false", _flag),
    "float | None": ("a number from 0 to 1, or null", _share),
    "tuple[str, ...]": ("a list of strings", _texts),
    "tuple[Part, ...]": ("a list of parts", _values(Part)),
    "tuple[Placement, ...]": ("a list of placements", _values(Placement)),
}
