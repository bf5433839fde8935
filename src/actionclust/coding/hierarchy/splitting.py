"""The verb that splits a group: into named parts, or by clustering its actions on their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from actionclust.actions import read_actions
from actionclust.coding.edits.kinds import Part, Split
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.lookup import find
from actionclust.coding.hierarchy.recording import UNORDERED, names, recorded
from actionclust.coding.tree.ids import new_ids
from actionclust.network.meaning.text_meaning import text_meaning
from actionclust.network.origin import first_label, origin_of
from actionclust.network.pipeline import checked_target, run_stages
from actionclust.network.same_settings import had_vectors, same_settings
from actionclust.network.text_rows import text_rows
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from actionclust.actions import Actions
    from actionclust.coding.hierarchy.recording import AnyHierarchy
    from actionclust.coding.project.record import Project
    from actionclust.network.origin import Origin


def split(
    self: AnyHierarchy,
    group: str,
    parts: Sequence[Iterable[str]] | Mapping[str, Iterable[str]] | None = None,
    *,
    target: int | None = None,
    why: str = "",
) -> AnyHierarchy:
    """Split actions off a group into new groups beside it.

    Parameters
    ----------
    group : str
        The group, by id or label; it keeps the actions that are in no part.
    parts : sequence of iterables of str, mapping of str to iterable of str, or None
        The ids of the actions of each new group; by label, if it is a mapping.
    target : int or None
        Instead of parts: how many groups to make of the actions directly in the group, it
        included, by clustering them on their own, with the settings of the clustering that
        the hierarchy came from. The group keeps the largest community, what stays
        unclustered, and what is pinned; the other communities are labelled by their
        keywords.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the new groups.

    Raises
    ------
    EditError
        If an action is not in the group, is pinned or in two parts, nothing would stay, a
        part is an id and not a list of ids, or not exactly one of parts and target is given.
    SettingError
        If the target is not a whole number from 1 to the number of actions.
    """
    node = find(self, group)
    if target is not None and parts is None:
        labelled = _parts_by_network(self, node.id, target)
    elif target is None and isinstance(parts, Iterable) and not isinstance(parts, UNORDERED):
        labelled = _labelled(parts)
    else:
        raise EditError(
            "split takes one of parts, a list of lists of ids or a mapping of labels to such "
            "lists, and target, a number"
        )
    ids = new_ids(self.tree.issued, node.level, len(labelled))
    made = tuple(
        Part(id_, actions, label) for id_, (label, actions) in zip(ids, labelled, strict=True)
    )
    return recorded(self, Split(node.id, made), why)


def _parts_by_network(self: Project, group: str, target: int) -> list[tuple[str, tuple[str, ...]]]:
    """Find the parts of a group by clustering what is directly in it."""
    inside = self.tree.members.get(group, frozenset())
    if not inside:
        raise EditError(f"{group} holds no actions itself, so there are none to cluster")
    parts = [
        (label, tuple(action for action in actions if action not in self.tree.pinned))
        for label, actions in recluster(self.actions, inside, target, self.origin)
    ]
    found = [(label, actions) for label, actions in parts if actions]
    if not found:
        raise EditError(
            f"clustering the {len(inside)} actions of {group} on their own found nothing to "
            "split off; name the parts instead"
        )
    return found


def recluster(
    actions: Actions, inside: Collection[str], target: int, origin: Origin | None
) -> list[tuple[str, tuple[str, ...]]]:
    """Cluster some of the actions on their own; the largest community is not listed."""
    kept = [id_ for id_ in actions.ids if id_ in inside]
    columns = {"id": kept, "text": [actions.text_of[id_] for id_ in kept]}
    if "language" in actions.columns:
        languages = actions.column("language").tolist()
        columns["language"] = [languages[actions.row_of[id_]] for id_ in kept]
    some = read_actions(text_frame(columns))
    if had_vectors(origin):
        raise EditError(
            "the study was clustered with vectors, which a project does not keep, so its groups "
            "cannot be clustered on their own; name the parts, or cluster with "
            "vectors=FUNCTION or encoder=, which can be called again"
        )
    settings = same_settings(origin)
    wanted = checked_target(target, len(some), settings)
    read = text_rows(some, settings)
    meaning = text_meaning(read, settings, progress=False)
    stages = run_stages(
        read.vectors,
        some.ids,
        wanted,
        settings,
        progress=False,
        meaning=None if meaning is None else meaning.rows,
        languages=read.languages,
    )
    found = origin_of(some.ids, {}, stages)
    parts = []
    for number, keywords in enumerate(found.keywords[1:], start=2):
        rows = np.flatnonzero(found.community == number)
        best = rows[np.argsort(-found.fit[rows], kind="stable")]
        parts.append((first_label(keywords), tuple(some.ids[row] for row in best.tolist())))
    return parts


def _labelled(
    parts: Iterable[Iterable[str]] | Mapping[str, Iterable[str]],
) -> list[tuple[str, tuple[str, ...]]]:
    """Give the label and the actions of each part."""
    if isinstance(parts, Mapping):
        return [(label, names(actions)) for label, actions in parts.items()]
    found = []
    for part in parts:
        if isinstance(part, str):
            # a list of ids may mean one part or many
            raise EditError(
                f"each part of a split is a list of ids, and {part!r} is none; for one new group "
                f"of several actions, pass [[{part!r}, ...]]"
            )
        found.append(("", names(part)))
    return found
