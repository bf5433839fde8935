"""The kinds of edits that say something of places and groups: reviews and memos."""

from dataclasses import dataclass
from typing import ClassVar

from actionclust.coding.tree.ids import ActionId, GroupId, TargetId


@dataclass(frozen=True, slots=True)
class Review:
    """Open the review of actions: somebody is to look whether they are in the right place.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    """

    kind: ClassVar[str] = "review"
    actions: tuple[ActionId, ...]


@dataclass(frozen=True, slots=True)
class Agree:
    """Agree that actions are in the right place.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    """

    kind: ClassVar[str] = "agree"
    actions: tuple[ActionId, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Say that actions are not in the right place; they stay there until it is settled.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    comment : str
        Why, or where they belong.
    """

    kind: ClassVar[str] = "dispute"
    actions: tuple[ActionId, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Settle:
    """Decide where actions belong, and pin them there.

    Attributes
    ----------
    actions : tuple of str
        Their ids.
    to : str or None
        The id of the group; None leaves them where they are.
    """

    kind: ClassVar[str] = "settle"
    actions: tuple[ActionId, ...]
    to: GroupId | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Write a memo on a group or an action, or take one away.

    Attributes
    ----------
    target : str
        The id of the group or the action.
    text : str
        The memo.
    kept : bool
        Whether it is written; False takes the memo of that text away.
    """

    kind: ClassVar[str] = "note"
    target: TargetId
    text: str
    kept: bool = True
