"""A tree drawn: in plain text, and as HTML that opens and closes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import rank
from actionclust.coding.tree.tree import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from actionclust.coding.tree.tree import Node, Tree

_WHOLE = 5_000  # actions up to which a page shows all of them
_FEW = 20  # actions of each group that it shows beyond that


def as_text(tree: Tree) -> str:
    """Draw the groups of a tree, one a line, indented."""
    lines = [
        f"{'  ' * depth}{node.id}  {_named(node)}  ({len(tree.actions_below(node.id))})"
        for root in _roots(tree)
        for node, depth in _walk(tree, root)
    ]
    lines.extend(
        f"unclustered: {_on_one_line(reason)}  ({len(ids)})"
        for reason, ids in _reasons(tree).items()
    )
    return "\n".join(lines)


def as_html(tree: Tree, texts: Mapping[str, str], title: str) -> str:
    """Draw a tree as nested lists that open and close."""
    page = _Page(tree, texts)
    roots = "".join(page.branch(root) for root in _roots(tree))
    outside = "".join(
        f"<details><summary>unclustered: {escape(reason)} ({len(ids)})</summary>"
        f"{page.listed(ids)}</details>"
        for reason, ids in _reasons(tree).items()
    )
    return f"<p>{escape(title)}</p>{roots}{outside}"


class _Page:
    """Writes the parts of a tree as HTML."""

    def __init__(self, tree: Tree, texts: Mapping[str, str]) -> None:
        self._tree = tree
        self._texts = texts
        self._order = {id_: place for place, id_ in enumerate(texts)}
        self._shown = len(texts) if len(texts) <= _WHOLE else _FEW

    def branch(self, node: Node) -> str:
        tree = self._tree
        children = sorted(tree.children.get(node.id, ()), key=natural)
        inside = "".join(self.branch(tree.nodes[child]) for child in children)
        own = self.listed(tree.members.get(node.id, frozenset()))
        count = len(tree.actions_below(node.id))
        return (
            '<details style="margin-left:1.2em"><summary>'
            f"<code>{escape(node.id)}</code> {escape(node.label or _NO_LABEL)} ({count})"
            f"</summary>{inside}{own}</details>"
        )

    def listed(self, actions: Iterable[str]) -> str:
        ordered = sorted(actions, key=self._order.__getitem__)
        items = [
            f"<li><code>{escape(action)}</code> {escape(self._texts[action])}</li>"
            for action in ordered[: self._shown]
        ]
        if len(ordered) > self._shown:
            items.append(f"<li>and {len(ordered) - self._shown} more</li>")
        return f"<ul>{''.join(items)}</ul>" if items else ""


_NO_LABEL = "(no label)"


def _named(node: Node) -> str:
    return _on_one_line(node.label) or _NO_LABEL


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _roots(tree: Tree) -> list[Node]:
    """Give the groups in no other: the widest first, so that what nobody grouped yet is last."""
    roots = [node for node in tree.nodes.values() if node.parent is None]
    return sorted(roots, key=lambda node: (-rank(node.level), natural(node.id)))


def _walk(tree: Tree, node: Node, depth: int = 0) -> Iterator[tuple[Node, int]]:
    yield node, depth
    for child in sorted(tree.children.get(node.id, ()), key=natural):
        yield from _walk(tree, tree.nodes[child], depth + 1)


def _reasons(tree: Tree) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for action, place in tree.places.items():
        if isinstance(place, Aside):
            reasons.setdefault(place.reason, []).append(action)
    return dict(sorted(reasons.items()))
