"""The kinds of edits, each a frozen value.

`Edit` lists them, and nothing else does. What is derived from a kind reads its attributes and
what they say of themselves: the JSON form, the schema, the types of the front end, and which
groups and actions an edit names.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias, get_args

from actionclust.coding.edits.review_kinds import Agree, Dispute, Note, Review, Settle
from actionclust.coding.tree.ids import (
    ActionId,
    EntryId,
    GroupId,
    LevelName,
    NewGroupId,
    TargetId,
)
from actionclust.coding.tree.placement import Placement


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
    actions: tuple[ActionId, ...]
    to: GroupId


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
    groups: tuple[GroupId, ...]
    into: GroupId


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

    id: NewGroupId
    actions: tuple[ActionId, ...]
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
    group: GroupId
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
    group: GroupId
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
    group: GroupId
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
    groups: tuple[GroupId, ...]
    id: NewGroupId
    level: LevelName
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
    group: GroupId


@dataclass(frozen=True, slots=True)
class Detach:
    """Take groups out of the group above them, so that they stand on their own.

    Attributes
    ----------
    groups : tuple of str
        Their ids.
    """

    kind: ClassVar[str] = "detach"
    groups: tuple[GroupId, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """Turn a suggestion down, so that it does not come back; groups and places stay.

    Attributes
    ----------
    suggestion : str
        What was suggested, for instance "move" or "merge".
    actions : tuple of str
        The ids of the actions that stay as they are; none where whole groups were meant.
    groups : tuple of str
        The ids of the groups that they do not go to, or that are to stay as they are.
    """

    kind: ClassVar[str] = "reject"
    suggestion: str
    actions: tuple[ActionId, ...] = ()
    groups: tuple[GroupId, ...] = ()


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
    actions: tuple[ActionId, ...]
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
    actions: tuple[ActionId, ...]


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
    id: NewGroupId
    level: LevelName
    label: str
    parent: GroupId | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a group; its actions become unclustered, the groups in it move up.

    Attributes
    ----------
    group : str
        The id of the group.
    """

    kind: ClassVar[str] = "delete"
    group: GroupId


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
    actions: tuple[ActionId, ...]
    pinned: bool = True


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
    target: TargetId
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
    entry: EntryId


@dataclass(frozen=True, slots=True)
class Redo:
    """Make an edit of the log again that was taken back.

    Attributes
    ----------
    entry : str
        The id of its entry.
    """

    kind: ClassVar[str] = "redo"
    entry: EntryId


Edit: TypeAlias = (
    Move
    | Merge
    | Split
    | Rename
    | Describe
    | Group
    | Ungroup
    | Detach
    | Reject
    | SetAside
    | Restore
    | Create
    | Delete
    | Pin
    | Assign
    | Review
    | Agree
    | Dispute
    | Settle
    | Note
    | Undo
    | Redo
)
"""Any edit."""

KINDS: dict[str, type[Edit]] = {kind.kind: kind for kind in get_args(Edit)}
"""The edits by the name of their kind."""
