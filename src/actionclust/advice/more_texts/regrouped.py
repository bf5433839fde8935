"""A study in the groups of a new clustering: the edits that lead there, and what they change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.advice.more_texts.regrouping import (
    groups_of_people,
    held_texts,
    listed_by_group,
    regrouping,
)
from actionclust.coding.edits.kinds import Create, Delete, Move, SetAside
from actionclust.coding.hierarchy.recording import recorded
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.errors import counted
from actionclust.network.origin import first_label
from actionclust.text_columns import text_column, text_frame, text_index

if TYPE_CHECKING:
    import pandas as pd

    from actionclust.advice.decided_by_people import Decisions
    from actionclust.coding.edits import Edit
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Tree
    from actionclust.network.origin import Origin

_COLUMNS = ["id", "text", "before", "after", "why"]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """A study in new groups."""

    hierarchy: Hierarchy
    report: pd.DataFrame
    groups: pd.DataFrame
    notes: tuple[str, ...]


def regrouped(h: Hierarchy, decided: Decisions, found: Origin | None, smallest: int) -> Regrouped:
    """Move what people do not hold to the groups that the communities become; None: nothing."""
    start = h.tree
    stays = groups_of_people(start, decided)
    if found is None:
        return Regrouped(h, text_frame([], _COLUMNS), _groups(start, start, stays), ())
    held = held_texts(start, decided)
    ids = h.actions.ids
    community = dict(zip(ids, found.community.tolist(), strict=True))
    plan = regrouping(start, decided, community, smallest)
    numbered = new_ids(start.issued, GROUP_LEVELS[0], len(plan.new))
    made = dict(zip(plan.new, numbered, strict=True))
    labels = {number: first_label(found.keywords[number - 1]) for number in made}
    edits: list[tuple[Edit, str]] = [
        (
            Create(id_, GROUP_LEVELS[0], labels[number] or id_),
            "a community that no group was",
        )
        for number, id_ in made.items()
    ]
    goes = {**plan.group_of, **made}
    moving = [id_ for id_ in ids if id_ not in held]
    wanted = {id_: _wanted(start, goes, community[id_], id_, found, h) for id_ in moving}
    changed = [id_ for id_ in sorted(moving, key=natural) if wanted[id_] != start.places[id_]]
    for group, texts in sorted(
        listed_by_group(wanted, changed).items(), key=lambda item: natural(item[0])
    ):
        edits.append((Move(tuple(texts), group), "the community of these texts"))
    leaving: dict[str, list[str]] = {}
    for id_ in changed:
        to = wanted[id_]
        if isinstance(to, Aside) and not isinstance(start.places[id_], Aside):
            leaving.setdefault(to.reason, []).append(id_)
    edits += [
        (SetAside(tuple(leaving[reason]), reason), "in no community") for reason in sorted(leaving)
    ]
    regrown = _applied(h, edits)
    empty = [
        id_
        for id_ in sorted(start.members, key=natural)
        if id_ not in stays and not regrown.tree.members.get(id_)
    ]
    regrown = _applied(regrown, [(Delete(id_), "no community is this group") for id_ in empty])
    report = _report(h, regrown, made, labels)
    return Regrouped(
        regrown,
        report,
        _groups(start, regrown.tree, stays),
        _notes(start, regrown.tree, stays, held, goes, community),
    )


def _wanted(
    tree: Tree, goes: dict[int, str], number: int, action: str, found: Origin, h: Hierarchy
) -> str | Aside:
    """Give the place of a text that nobody holds."""
    at = tree.places[action]
    if number in goes:
        return goes[number]
    if number or isinstance(at, Aside):
        return at  # a small community of texts that were in no group
    return Aside(found.reasons[h.actions.row_of[action]] or "", at)


def _applied(h: Hierarchy, edits: list[tuple[Edit, str]]) -> Hierarchy:
    for edit, why in edits:
        h = recorded(h, edit, f"regrouped by rerun: {why}", "rerun")
    return h


def _report(
    before: Hierarchy, after: Hierarchy, made: dict[int, str], labels: dict[int, str]
) -> pd.DataFrame:
    """List the texts that are elsewhere."""
    known = {id_: labels[number] for number, id_ in made.items()}
    rows = []
    for id_ in before.actions.ids:
        one, other = before.tree.places[id_], after.tree.places[id_]
        was, now = (None if isinstance(at, Aside) else at for at in (one, other))
        if was == now:
            continue
        if isinstance(other, Aside):
            why = f"in no community: {other.reason}"
        elif other in known:
            why = f"its community is new: {known[other]}"
        else:
            why = f"most of its community is {other}"
        rows.append((id_, before.actions.text_of[id_], was, now, why))
    return text_frame(rows, _COLUMNS)


def _groups(before: Tree, after: Tree, stays: frozenset[str]) -> pd.DataFrame:
    """List the groups that hold texts, before or after."""
    ids = sorted(before.members.keys() | after.members.keys(), key=natural)
    index = text_index(ids, "id")
    what = [
        "ended" if id_ not in after.nodes else "kept" if id_ in before.nodes else "new"
        for id_ in ids
    ]
    nodes = {**before.nodes, **after.nodes}
    table = text_frame({"label": [nodes[id_].label for id_ in ids], "what": what}, index=index)
    table["by_people"] = text_column([id_ in stays for id_ in ids], index).astype(bool)
    for name, tree in (("before", before), ("after", after)):
        counts = [len(tree.members.get(id_, ())) for id_ in ids]
        table[name] = text_column(counts, index).astype("int64")
    return table


def _notes(
    before: Tree,
    after: Tree,
    stays: frozenset[str],
    held: frozenset[str],
    goes: dict[int, str],
    community: dict[str, int],
) -> tuple[str, ...]:
    against = sum(
        isinstance(at := before.places[id_], str) and goes.get(community[id_], at) != at
        for id_ in held
    )
    alone = len((stays & after.members.keys()) - set(goes.values()))
    notes = [f"people hold {counted(len(held), 'text')} and {counted(len(stays), 'group')}"]
    if against:
        notes.append(
            f"{counted(against, 'text')} of these stay where people put them, though most of "
            "their community is elsewhere"
        )
    if alone:
        notes.append(f"{counted(alone, 'group')} of people no community is, and stay")
    return tuple(notes)
