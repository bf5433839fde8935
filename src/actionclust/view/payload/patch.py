"""Patches: what changed from one payload of a study to the next, to be sent to a board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionclust.view.payload.types import Cells, Parts, Patch

if TYPE_CHECKING:
    from actionclust.view.payload.types import ActionsPayload, Payload

_SPARSE = 3  # a list goes whole when more than one in this many of its values changed
_WHOLE = ("pinned", "functions", "loose")  # short lists that hold places themselves


def patch_between(
    before: Payload, after: Payload, *, revision: int, said: str, undo: bool, redo: bool
) -> Patch:
    """Give what turns one payload into another that continues it.

    >>> from actionclust import cluster_actions
    >>> from actionclust.view.payload.whole_payload import payload
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> edited = h.set_aside(h.actions.ids[0])
    >>> about = {"revision": 1, "said": "", "undo": True, "redo": False}
    >>> found = patch_between(payload(h), payload(edited), **about)
    >>> [cells["name"] for cells in found["cells"]], found["kept"], len(found["log"])
    (['group', 'reason', 'fit'], 0, 1)
    """
    parts: dict[str, Any] = {}
    for name in Parts.__annotations__:
        value = after[name]  # type: ignore[literal-required]
        if value != before[name]:  # type: ignore[literal-required]
            parts[name] = value
    kept = _shared(before["log"], after["log"])
    return Patch(
        revision=revision,
        said=said,
        undo=undo,
        redo=redo,
        parts=Parts(**parts),  # type: ignore[typeddict-item] # its own names
        cells=_cells(before["actions"], after["actions"]),
        kept=kept,
        log=after["log"][kept:],
    )


def _cells(before: ActionsPayload, after: ActionsPayload) -> list[Cells]:
    """Give the values that changed in the lists of the actions."""
    found: list[Cells] = []
    for name in ("group", "reason", "pinned", "fit", "functions", "loose"):
        old: list[Any] = before[name]
        new: list[Any] = after[name]
        if old == new:
            continue
        places: list[int] | None = None
        values = new
        if name not in _WHOLE:
            changed = [place for place, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
            if len(changed) * _SPARSE <= len(new):
                places, values = changed, [new[place] for place in changed]
        found.append(Cells(name=name, places=places, values=values))
    return found


def _shared(before: list[Any], after: list[Any]) -> int:
    """Count the entries that both logs begin with; undoing changes whether an old one holds."""
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count
