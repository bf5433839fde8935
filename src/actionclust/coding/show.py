"""A hierarchy and its log in words: plain text, a collapsible tree, sentences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from actionclust.coding.edits import (
    Assign,
    Create,
    Delete,
    Describe,
    Detach,
    Group,
    Merge,
    Move,
    Pin,
    Redo,
    Rename,
    Restore,
    SetAside,
    Split,
    Undo,
    Ungroup,
)
from actionclust.coding.tree import Aside, natural
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionclust.coding.edits import Edit
    from actionclust.coding.log import LogEntry
    from actionclust.coding.tree import Node, Tree

_SHOWN = 3  # ids named in a sentence
_EXCERPT = 60  # characters of a text in a sentence


def as_text(tree: Tree) -> str:
    """Draw the groups of a tree, one a line, indented.

    Parameters
    ----------
    tree : Tree
        The tree.

    Returns
    -------
    str
        Id, label and number of actions of each group, and the unclustered ones by reason.
    """
    lines: list[str] = []
    for root in _roots(tree):
        lines.extend(
            f"{'  ' * depth}{node.id}  {node.label or '(no label)'}  "
            f"({len(tree.actions_below(node.id))})"
            for node, depth in _walk(tree, root)
        )
    lines.extend(f"unclustered: {reason}  ({len(ids)})" for reason, ids in _reasons(tree).items())
    return "\n".join(lines)


def as_html(tree: Tree, texts: Mapping[str, str], title: str) -> str:
    """Draw a tree as nested lists that open and close.

    Parameters
    ----------
    tree : Tree
        The tree.
    texts : mapping of str to str
        The text of each action.
    title : str
        What stands above it.

    Returns
    -------
    str
        HTML, all texts and labels escaped.
    """
    roots = "".join(_branch(tree, root, texts) for root in _roots(tree))
    outside = "".join(
        f"<details><summary>unclustered: {escape(reason)} ({len(ids)})</summary>"
        f"{_texts(ids, texts)}</details>"
        for reason, ids in _reasons(tree).items()
    )
    return f"<p>{escape(title)}</p>{roots}{outside}"


def told(entry: LogEntry, texts: Mapping[str, str] | None = None) -> str:
    """Tell in a sentence what an entry of the log did.

    Parameters
    ----------
    entry : LogEntry
        The entry.
    texts : mapping of str to str or None
        The text of each action, to quote that of a single one.

    Returns
    -------
    str
        For instance "moved A017 from S05 to S03".
    """
    return _told(entry.edit, entry, texts or {})


def _told(edit: Edit, entry: LogEntry, texts: Mapping[str, str]) -> str:  # noqa: C901, PLR0911, PLR0912 - one branch a kind of edit
    before = {
        "unclustered" if isinstance(place, Aside) else place
        for place, _ in entry.change.places.values()
    }
    came = listed(sorted(before), _SHOWN)
    match edit:
        case Move():
            return f"moved {_named(edit.actions, texts)} from {came} to {edit.to}"
        case Merge():
            return f"merged {listed(edit.groups)} into {edit.into}"
        case Split():
            parts = listed(f"{part.id} ({len(part.actions)})" for part in edit.parts)
            return f"split {parts} off {edit.group}"
        case Rename():
            old = _before(entry, edit.group)
            was = f", which was {old.label!r}" if old and old.label else ""
            return f"called {edit.group} {edit.label!r}{was}"
        case Describe():
            return f"wrote the rule of {edit.group}"
        case Group():
            return f"put {listed(edit.groups)} into {edit.level} {edit.id} {edit.label!r}"
        case Ungroup():
            return f"dissolved {edit.group}"
        case Detach():
            return f"took {listed(edit.groups)} out of the group above"
        case SetAside():
            return f"set {_named(edit.actions, texts)} aside from {came}: {edit.reason}"
        case Restore():
            return f"put {_named(edit.actions, texts)} back"
        case Create():
            return f"made {edit.level} {edit.id} {edit.label!r}"
        case Delete():
            return f"deleted {edit.group} with {len(entry.change.places)} actions"
        case Pin():
            return f"{'pinned' if edit.pinned else 'freed'} {_named(edit.actions, texts)}"
        case Assign():
            cells = listed(f"{cell.function} {cell.level}" for cell in edit.placements)
            return f"placed {edit.target} in {cells or 'no function of its own'}"
        case Undo():
            return f"undid {edit.entry}"
        case Redo():
            return f"redid {edit.entry}"


def _named(actions: tuple[str, ...], texts: Mapping[str, str]) -> str:
    if len(actions) == 1 and texts.get(actions[0]):
        text = texts[actions[0]]
        short = text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}\u2026"
        return f"{actions[0]} ({short!r})"
    return listed(actions, _SHOWN)


def _before(entry: LogEntry, group: str) -> Node | None:
    return entry.change.nodes[group][0] if group in entry.change.nodes else None


def _roots(tree: Tree) -> list[Node]:
    roots = [node for node in tree.nodes.values() if node.parent is None]
    # wide groups first: those that nobody grouped yet come last
    order = {"super-cluster": 0, "cluster": 1, "sub-cluster": 2}
    return sorted(roots, key=lambda node: (order[node.level], natural(node.id)))


def _walk(tree: Tree, root: Node) -> list[tuple[Node, int]]:
    depths = {root.id: 0}
    found: list[tuple[Node, int]] = []
    waiting = [root.id]
    while waiting:
        id_ = waiting.pop()
        found.append((tree.nodes[id_], depths[id_]))
        children = sorted(tree.children.get(id_, ()), key=natural, reverse=True)
        depths.update(dict.fromkeys(children, depths[id_] + 1))
        waiting.extend(children)
    return found


def _reasons(tree: Tree) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for action, place in tree.places.items():
        if isinstance(place, Aside):
            reasons.setdefault(place.reason, []).append(action)
    return dict(sorted(reasons.items()))


def _branch(tree: Tree, node: Node, texts: Mapping[str, str]) -> str:
    children = sorted(tree.children.get(node.id, ()), key=natural)
    inside = "".join(_branch(tree, tree.nodes[child], texts) for child in children)
    own = tree.members.get(node.id, frozenset())
    actions = [action for action in texts if action in own]
    count = len(tree.actions_below(node.id))
    return (
        '<details style="margin-left:1.2em"><summary>'
        f"<code>{escape(node.id)}</code> {escape(node.label or '(no label)')} ({count})</summary>"
        f"{inside}{_texts(actions, texts)}</details>"
    )


def _texts(actions: list[str], texts: Mapping[str, str]) -> str:
    items = "".join(
        f"<li><code>{escape(action)}</code> {escape(texts.get(action, ''))}</li>"
        for action in actions
    )
    return f"<ul>{items}</ul>" if items else ""
