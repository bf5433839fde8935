"""Verbs on actions: move, set aside, restore, pin, and those of a review; and memos."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actionclust.coding.edits.checks import EditError
from actionclust.coding.edits.kinds import Move, Pin, Restore, SetAside
from actionclust.coding.edits.review_kinds import Agree, Dispute, Note, Review, Settle
from actionclust.coding.hierarchy.lookup import action_named, find
from actionclust.coding.hierarchy.recording import names, recorded
from actionclust.coding.tree.tree import SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionclust.coding.hierarchy.recording import AnyHierarchy


def move(
    self: AnyHierarchy, actions: str | Iterable[str], *, to: str, why: str = ""
) -> AnyHierarchy:
    """Move actions to a group.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    to : str
        The group, by id or label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions moved.

    Raises
    ------
    EditError
        If an action or the group does not exist, an action is pinned, or all are there.
    """
    return recorded(self, Move(names(actions), find(self, to).id), why)


def set_aside(
    self: AnyHierarchy, actions: str | Iterable[str], *, reason: str = SET_ASIDE, why: str = ""
) -> AnyHierarchy:
    """Leave actions unclustered.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    reason : str
        The reason that the tables show.
    why : str
        The reason, for the log.

    Returns
    -------
    Hierarchy
        With the actions aside.

    Raises
    ------
    EditError
        If an action does not exist, is pinned, or is unclustered.
    """
    return recorded(self, SetAside(names(actions), reason), why)


def restore(self: AnyHierarchy, actions: str | Iterable[str], *, why: str = "") -> AnyHierarchy:
    """Put actions that were set aside back where they were.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions back.

    Raises
    ------
    EditError
        If an action does not exist, is in a group, or its group no longer exists.
    """
    return recorded(self, Restore(names(actions)), why)


def pin(
    self: AnyHierarchy, actions: str | Iterable[str], *, pinned: bool = True, why: str = ""
) -> AnyHierarchy:
    """Settle actions where they are, or free them again.

    A pinned action cannot be moved, split off or set aside; it still goes along when its
    whole group is merged.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    pinned : bool
        Whether to settle or to free them.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions settled, or free.

    Raises
    ------
    EditError
        If an action does not exist, or all are so already.
    """
    return recorded(self, Pin(names(actions), pinned), why)


def review(
    self: AnyHierarchy,
    analyst: str | None = None,
    *,
    actions: str | Iterable[str] | None = None,
    why: str = "",
) -> AnyHierarchy:
    """Open a review: somebody is to look whether actions are in the right place.

    A text under review is open, agreed, disputed or settled. `agree`, `dispute` and `settle` bring
    it on, and `reviews` lists all. A text that was agreed or disputed and is then moved by hand is
    open again, since nobody has said anything about its new place; one that comes along when its
    whole group is merged is not. A settled text is pinned, so that it stays settled until it is
    freed (`pin`) or its review is opened again here, by its id.

    Parameters
    ----------
    analyst : str or None
        Who reviews, and makes the next edits; None keeps the one who works now.
    actions : str, iterable of str, or None
        An id, or several, to be opened again whatever was said of them; None opens the review of
        all actions that are not under review.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions open, for that analyst.

    Raises
    ------
    EditError
        If an action does not exist, or all are open already or, without `actions`, under review.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors", "open data"], 1).to_hierarchy("PV")
    >>> first, second, _ = h.actions.ids
    >>> r = h.review(analyst="ASL").agree(first).dispute(second, why="about doctors")
    >>> r.reviews[["state", "comments"]].to_numpy().tolist()
    [['agreed', ''], ['disputed', 'ASL: about doctors'], ['open', '']]
    """
    reviewer = self if analyst is None else replace(self, analyst=analyst)
    if actions is not None:
        return recorded(reviewer, Review(names(actions)), why)
    waiting = tuple(id_ for id_ in self.actions.ids if id_ not in self.tree.reviews)
    if not waiting:
        raise EditError(
            "every action is under review already; go on with by(analyst), or name those to open "
            "again: review(actions=[...])"
        )
    return recorded(reviewer, Review(waiting), why)


def agree(self: AnyHierarchy, actions: str | Iterable[str], *, why: str = "") -> AnyHierarchy:
    """Agree that actions are in the right place.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    why : str
        A comment.

    Returns
    -------
    Hierarchy
        With the actions agreed, where they are.

    Raises
    ------
    EditError
        If an action does not exist or was settled, or all are agreed already.
    """
    return recorded(self, Agree(names(actions)), why)


def dispute(self: AnyHierarchy, actions: str | Iterable[str], *, why: str) -> AnyHierarchy:
    """Say that actions are not in the right place; they stay there until it is settled.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    why : str
        A comment: why not, or where they belong. It cannot be blank.

    Returns
    -------
    Hierarchy
        With the actions disputed, where they are.

    Raises
    ------
    EditError
        If an action does not exist or was settled, or the comment is blank or was made before.
    """
    return recorded(self, Dispute(names(actions), why), why)


def settle(
    self: AnyHierarchy, actions: str | Iterable[str], *, to: str | None = None, why: str = ""
) -> AnyHierarchy:
    """Decide where actions belong, and pin them there.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    to : str or None
        The group, by id or label; None leaves them where they are. Where all are in one group, the
        log names it, so that the decision can be replayed on another coding.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions settled and pinned, in that group.

    Raises
    ------
    EditError
        If an action or the group does not exist, or an action was settled before, or is to be
        moved and is pinned.
    """
    settled = names(actions)
    places = {self.tree.places.get(action) for action in settled}
    # by its id, so that the decision means the same elsewhere
    here = places.pop() if len(places) == 1 else None
    group = find(self, to).id if to is not None else here if isinstance(here, str) else None
    return recorded(self, Settle(settled, group), why)


def note(
    self: AnyHierarchy, target: str, text: str, *, kept: bool = True, why: str = ""
) -> AnyHierarchy:
    """Write a memo on a text or a group, or take one away.

    A text or a group can have several memos; `memos` lists them with who wrote each, and when.
    Those of a group that is merged go to the group that stays. What belongs in a group, its
    rule, is written by `describe`.

    Parameters
    ----------
    target : str
        The id of an action; or a group, by id or label.
    text : str
        The memo.
    kept : bool
        Whether it is written; False takes the memo of that text away.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the memo, or without it.

    Raises
    ------
    EditError
        If there is no such action or group, the text is blank, it has that memo already, or there
        is none to take away.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"], 1).to_hierarchy("PV")
    >>> h.note("S01", "ask the hospitals").memos[["id", "memo", "analyst"]]
        id               memo analyst
    0  S01  ask the hospitals      PV
    """
    known = action_named(self, target)
    return recorded(self, Note(find(self, target).id if known is None else known, text, kept), why)
