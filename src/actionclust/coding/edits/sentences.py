"""Edits and what they changed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.edits import kinds, review_kinds
from actionclust.coding.tree.tree import Aside
from actionclust.errors import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionclust.coding.tree.placement import Placement
    from actionclust.coding.tree.tree import Change, Node, Place, Verdict

_SHOWN = 3  # ids named in a sentence
_THINGS = 6  # things named of a change
_EXCERPT = 60  # characters of a text in a sentence


def sentence(  # noqa: C901, PLR0911, PLR0912 - one branch a kind of edit
    edit: kinds.Edit,
    change: Change,
    texts: Mapping[str, str] | None = None,
    earlier: Mapping[str, str] | None = None,
) -> str:
    """Tell in a sentence what an edit did; `earlier` has the sentences of the entries before."""
    texts, earlier = texts or {}, earlier or {}
    places = change.places
    came = listed(sorted({_group(before) for before, _ in places.values()}), _SHOWN)
    match edit:
        case kinds.Move():
            return f"moved {_quoted(edit.actions, texts)} from {came} to {edit.to}"
        case kinds.Merge():
            return f"merged {listed(edit.groups)} into {edit.into}"
        case kinds.Split():
            parts = listed(f"{part.id} ({len(part.actions)})" for part in edit.parts)
            return f"split {parts} off {edit.group}"
        case kinds.Rename():
            old = change.nodes[edit.group][0]
            was = f", which was {old.label!r}" if old and old.label else ""
            return f"called {edit.group} {edit.label!r}{was}"
        case kinds.Describe():
            return f"{'wrote' if edit.rule else 'took away'} the rule of {edit.group}"
        case kinds.Group():
            called = f" {edit.label!r}" * bool(edit.label)
            return f"put {listed(edit.groups)} into {edit.level} {edit.id}{called}"
        case kinds.Ungroup():
            return f"dissolved {edit.group}"
        case kinds.Detach():
            return f"took {listed(edit.groups)} out of the group above"
        case kinds.Reject():
            about = _quoted(edit.actions, texts) if edit.actions else ""
            told = [about, "to" if about and edit.groups else "", listed(edit.groups)]
            return " ".join(["turned down to", edit.suggestion, *filter(None, told)])
        case kinds.SetAside():
            return f"set {_quoted(edit.actions, texts)} aside from {came}: {edit.reason}"
        case kinds.Restore():
            back = listed(sorted({_group(after) for _, after in places.values()}), _SHOWN)
            return f"put {_quoted(edit.actions, texts)} back into {back}"
        case kinds.Create():
            inside = f" in {edit.parent}" if edit.parent else ""
            return f"made {edit.level} {edit.id} {edit.label!r}{inside}"
        case kinds.Delete():
            left = f", which left {counted(len(places), 'action')} unclustered"
            return f"deleted {edit.group}{left * bool(places)}"
        case kinds.Pin():
            return f"{'pinned' if edit.pinned else 'freed'} {_quoted(edit.actions, texts)}"
        case kinds.Assign():
            cells = listed(f"{cell.function} {cell.level}" for cell in edit.placements)
            return f"placed {edit.target} in {cells or 'no function of its own'}"
        case review_kinds.Review():
            return f"opened the review of {_quoted(edit.actions, texts)}"
        case review_kinds.Agree():
            return f"agreed with the place of {_quoted(edit.actions, texts)}"
        case review_kinds.Dispute():
            return f"disputed the place of {_quoted(edit.actions, texts)}: {edit.comment}"
        case review_kinds.Settle():
            where = f"in {edit.to}" if edit.to else "in place"
            return f"settled {_quoted(edit.actions, texts)} {where}"
        case review_kinds.Note():
            return f"{'wrote' if edit.kept else 'took away'} a memo on {edit.target}: {edit.text}"
        case kinds.Undo():
            return f"undid {_which(edit.entry, change, earlier)}"
        case kinds.Redo():
            return f"redid {_which(edit.entry, change, earlier)}"


def before_and_after(change: Change) -> tuple[str, str]:
    """Describe what a change found, and what it left.

    >>> from actionclust.coding.tree.tree import Change
    >>> before_and_after(Change(places={"A1": ("S05", "S03"), "A2": ("S05", "S03")}))
    ('A1, A2 in S05', 'A1, A2 in S03')
    """
    return _joined(_state(change, 0)), _joined(_state(change, 1))


def placements_in_words(placements: Iterable[Placement]) -> str:
    """Write out functions with all that can differ between two of them.

    >>> from actionclust.coding.tree.placement import Placement
    >>> placements_in_words([Placement("S3", "meso", primary=True), Placement("S5", "macro")])
    'S3 meso (primary), S5 macro'
    """
    shown = []
    for cell in placements:
        marks = ["primary"] * cell.primary + ["suggested"] * cell.suggested
        if cell.confidence is not None:
            marks.append(f"confidence {cell.confidence:g}")
        shown.append(f"{cell.function} {cell.level}" + f" ({', '.join(marks)})" * bool(marks))
    return ", ".join(shown)


def _which(id_: str, change: Change, earlier: Mapping[str, str]) -> str:
    if id_ in earlier:
        return f"this: {earlier[id_]}"
    after = before_and_after(change)[1]
    return f"an edit; now {after}" if after else "an edit that turned a suggestion down"


def _quoted(actions: tuple[str, ...], texts: Mapping[str, str]) -> str:
    if len(actions) == 1 and texts.get(actions[0]):
        text = texts[actions[0]]
        short = text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}\u2026"
        return f"{actions[0]} ({short!r})"
    return listed(actions, _SHOWN)


def _group(place: Place) -> str:
    return "unclustered" if isinstance(place, Aside) else place


def _state(change: Change, side: int) -> Iterator[str]:
    """Describe one side of a change, thing by thing."""
    together: dict[str, list[str]] = {}
    for action, places in change.places.items():
        place = places[side]
        where = f"unclustered ({place.reason})" if isinstance(place, Aside) else f"in {place}"
        together.setdefault(where, []).append(action)
    for action, pins in change.pins.items():
        together.setdefault("pinned" if pins[side] else "free", []).append(action)
    for action, verdicts in change.reviews.items():
        how = _review_state(verdicts[side], verdicts[1 - side])
        together.setdefault(how, []).append(action)
    yield from (f"{listed(actions, _SHOWN)} {how}" for how, actions in together.items())
    for id_, nodes in change.nodes.items():
        yield from _node_state(id_, nodes[side], nodes[1 - side])
    for id_, cells in change.placements.items():
        yield f"{id_} placed in {placements_in_words(cells[side]) or 'no function of its own'}"
    for id_, memos in change.memos.items():
        yield f"{id_} with {_memos(memos[side], memos[1 - side])}"


def _review_state(verdict: Verdict | None, other: Verdict | None) -> str:
    if verdict is None:
        return "not under review"
    said = [one for one in verdict.comments if other is None or one not in other.comments]
    return verdict.state + f" ({'; '.join(said)})" * bool(said)


def _memos(memos: Sequence[str], other: Sequence[str]) -> str:
    """Name the memos that the other side does not have."""
    own = [memo for memo in memos if memo not in other]
    if own:
        return f"the memo{'s' * (len(own) > 1)} {'; '.join(map(repr, own))}"
    return f"{counted(len(memos), 'memo')}" if memos else "no memo"


def _node_state(id_: str, node: Node | None, other: Node | None) -> Iterator[str]:
    if node is None:
        yield f"no {id_}"
        return
    if other is None or node.label != other.label:
        yield f"{id_} called {node.label!r}" if node.label else f"{id_} without a label"
    if (other is None and node.parent) or (other is not None and node.parent != other.parent):
        yield f"{id_} in {node.parent}" if node.parent else f"{id_} on its own"
    if (node.rule or "") != (other.rule if other else ""):
        yield f"{id_} with the rule {node.rule!r}" if node.rule else f"{id_} without a rule"


def _joined(things: Iterable[str]) -> str:
    every = list(things)
    rest = len(every) - _THINGS
    return "; ".join(every[:_THINGS]) + f"; and {rest} more" * (rest > 0)
