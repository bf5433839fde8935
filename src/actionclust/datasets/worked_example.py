"""The example corpus, clustered and then edited until it is the published hierarchy."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.analysis import vsm
from actionclust.clustering.cluster import cluster_actions
from actionclust.coding import edits
from actionclust.coding.begin.from_codebook import from_codebook
from actionclust.coding.log.history import Recorder
from actionclust.coding.replaying.edit_script import edits_towards
from actionclust.datasets.example import load_example
from actionclust.datasets.kce359 import load_kce359

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Tree

ANALYST, SECOND_ANALYST = "Robin", "Kim"
"""Who sorts, and who places the groups in the Viable System Model; both are invented."""

_BEGIN = datetime(2026, 1, 12, 8, tzinfo=UTC)
_PAUSE = timedelta(minutes=2)

# what the 29 are that the corpus leaves without a theme; the rest of them is too general
_ABOUT_THE_SESSION = ("A063", "A085", "A124", "A196", "A274", "A282", "A468", "A531")
_OUTSIDE = ("A012", "A231", "A285", "A407")
_REASONS = {
    **dict.fromkeys(_ABOUT_THE_SESSION, "about the session, not about care"),
    **dict.fromkeys(_OUTSIDE, "outside integrated care"),
}
_TOO_GENERAL = "too general to act on"

_ALWAYS: dict[type[edits.Edit], str] = {
    edits.Rename: "says what to do, not which words occur",
    edits.Describe: "so that a second analyst sorts alike",
    edits.Delete: "empty: its actions fit better elsewhere",
}


def worked_example() -> Hierarchy:
    """Work the example through: cluster it, and edit it into the published hierarchy.

    The corpus is clustered with as many communities as Tables 41-50 have sub-clusters. Then
    follow ordinary edits, one every two minutes: actions are set aside, groups merged, split,
    made, named and described, actions moved, groups put into clusters and super-clusters, and
    these placed in the Viable System Model. They are worked out from the column `sub_cluster`
    and the communities, so that only what stands in the wrong place is moved.

    The labels, levels, counts and places are the study's. The texts, the analysts, the moves,
    the rules of the groups, the times and all reasons were invented for this example: what the
    study's analysts moved is not known.

    Returns
    -------
    Hierarchy
        With its log. It is the same in every run with the same versions: the receipt of its
        clustering leaves out the seconds.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022, chapter 4: Tables 39-53.

    See Also
    --------
    load_kce359 : The published figures.
    actionclust.edits_towards : Works out the edits.

    Examples
    --------
    >>> h = worked_example()
    >>> len(h), len(h.groups("super-cluster")), len(h.unclustered)
    (555, 11, 29)
    >>> sorted({entry.analyst for entry in h.entries})
    ['Kim', 'Robin']
    """
    figures, actions = load_kce359(), load_example()
    target = int((figures.hierarchy["sub_cluster"] != "").sum())
    start = cluster_actions(actions, target, progress=False).to_hierarchy(analyst=ANALYST)
    start = _without_seconds(start)
    goal = from_codebook(figures.codebook, actions, code="sub_cluster")
    rules = _rules()
    goal = goal.apply(edits.Describe(goal.find(label).id, rules[label]) for label in rules)

    aside = start.apply(_set_aside(start.tree, goal.tree))
    sorted_out = aside.apply(edits_towards(aside, goal))
    placed = vsm.assign(sorted_out, figures.placements)

    recorder = Recorder(start.history)
    told = sorted_out.tree
    for number, entry in enumerate(placed.entries):
        time = (_BEGIN + number * _PAUSE).isoformat(timespec="microseconds")
        analyst = SECOND_ANALYST if isinstance(entry.edit, edits.Assign) else ANALYST
        recorder.record(entry.edit, time=time, analyst=analyst, why=_why(entry.edit, told))
    # nobody's name: whoever goes on with the example signs with their own
    return replace(start, history=recorder.history(), analyst="")


def _without_seconds(hierarchy: Hierarchy) -> Hierarchy:
    origin = hierarchy.origin
    assert origin is not None  # noqa: S101 - it was clustered
    return replace(hierarchy, origin=replace(origin, receipt=origin.receipt | {"seconds": {}}))


def _rules() -> Mapping[str, str]:
    """Read what belongs in each of the narrowest groups, by label."""
    resource = files("actionclust.datasets") / "data" / "worked_example_rules.csv"
    with resource.open(encoding="utf-8") as file:
        table = pd.read_csv(file)
    return dict(zip(table["label"], table["rule"], strict=True))


def _set_aside(start: Tree, goal: Tree) -> list[edits.Edit]:
    """Leave out what has no theme, by reason, unless it is left out already."""
    leaving: dict[str, list[str]] = defaultdict(list)
    for action in goal.places:
        if not isinstance(goal.places[action], str) and isinstance(start.places[action], str):
            leaving[_REASONS.get(action, _TOO_GENERAL)].append(action)
    return [edits.SetAside(tuple(leaving[reason]), reason) for reason in sorted(leaving)]


def _why(edit: edits.Edit, tree: Tree) -> str:  # noqa: PLR0911 - one branch a kind of edit
    """Give the reason of an edit; the tree is the one that the edits lead to."""
    match edit:
        case edits.SetAside(reason=reason):
            return f"each was read twice: {reason}"
        case edits.Merge(into=group):
            return f"most of these are about one thing: {tree.nodes[group].rule}"
        case edits.Split(parts=parts):
            themes = "; ".join(tree.nodes[part.id].rule for part in parts)
            return f"has more than one theme; apart go: {themes}"
        case edits.Create(id=group):
            return f"no community stands for this: {tree.nodes[group].rule}"
        case edits.Move(to=group):
            return f"about {tree.nodes[group].rule}"
        case edits.Group(id=group):
            return f"serve one aim: {tree.nodes[group].label}"
        case edits.Assign(placements=places):
            functions = {function.code: function.name.lower() for function in vsm.FUNCTIONS}
            names = dict.fromkeys(functions[place.function] for place in places)
            levels = dict.fromkeys(place.level for place in places)
            return f"serves {' and '.join(names)}, at the {' and '.join(levels)} level"
        case _:
            return _ALWAYS[type(edit)]
