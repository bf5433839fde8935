"""The payload: all that a view of a study needs, as one JSON-safe dict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.vsm import LEVELS, placements
from actionclust.analysis.vsm.placing import check_placed
from actionclust.clustering.result import Clustering
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.project.moves_file import fingerprint
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, SettingError
from actionclust.view.colours import NODES, SEVERAL, ink, shades
from actionclust.view.payload.fixed_part import basis_of
from actionclust.view.payload.groups import described, group_colours, placed
from actionclust.view.payload.order import groups_in_order
from actionclust.view.payload.pictures import model_part, tuning_part
from actionclust.view.payload.priority_classes import CLASSES, class_rule, priority_classes
from actionclust.view.payload.summary import (
    entries_of_groups,
    log_entries,
    receipt_facts,
    summary,
)
from actionclust.view.payload.types import (
    PAYLOAD_VERSION,
    ActionsPayload,
    Colours,
    GroupPayload,
    Network,
    OwnPlaces,
    Payload,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.view.payload.fixed_part import Basis
    from actionclust.view.payload.order import Groups

_SHARE_DECIMALS = 6
_WEIGHT_DECIMALS = 4


def payload(
    source: Clustering | Hierarchy,
    *,
    title: str | None = None,
    levels: Sequence[str] = LEVELS,
) -> Payload:
    """Give all that a view of a study needs.

    Parameters
    ----------
    source : Clustering or Hierarchy
        The study. If the groups of a hierarchy come from a code tree, the network of similar
        texts is computed with the default settings, and there is no tuning.
    title : str or None
        What the view is called; None names the source of the actions.
    levels : sequence of str
        The levels of the Viable System Model, from the narrowest to the widest.

    Returns
    -------
    Payload
        JSON-safe, without NaN; the same study gives the same payload.

    Raises
    ------
    InputError
        If the source is something else, or something is placed in a function that the Viable
        System Model does not have.
    SettingError
        If the title is not a text, or something is placed at another level.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> found = payload(cluster_actions(["train nurses", "train doctors"]))
    >>> found["summary"], found["groups"][0]["keywords"]
    ('2 action points in 1 sub-cluster; 0 are unclustered.', ['train', 'doctors', 'nurses'])
    """
    h = source.to_hierarchy() if isinstance(source, Clustering) else source
    if not isinstance(h, Hierarchy):
        raise InputError(
            "a view shows a Clustering or a Hierarchy, for instance what cluster_actions gives; "
            f"got {type(source).__name__}"
        )
    if title is not None and not isinstance(title, str):
        raise SettingError(f"title must be a text; got {title!r:.80} ({type(title).__name__})")
    return payload_of(h, basis_of(h), title=title, levels=levels)


def payload_of(
    h: Hierarchy,
    basis: Basis,
    *,
    title: str | None = None,
    levels: Sequence[str] = LEVELS,
    before: Payload | None = None,
) -> Payload:
    """Give the payload of a hierarchy whose basis is known."""
    check_placed(h.tree, levels)
    groups = groups_in_order(h)
    keywords, fit = described(h, groups, basis)
    reasons = sorted({p.reason for p in h.tree.places.values() if isinstance(p, Aside)})
    lasting = _lasting(h, basis, title, levels) if before is None else before
    colours = {group["id"]: group["colour"] for group in lasting["groups"]}
    return {
        **lasting,
        "summary": summary(h),
        "analyst": h.analyst,
        "actions": _actions(h, lasting["actions"], groups, fit, reasons),
        "groups": _groups(h, groups, keywords, group_colours(h, groups, basis, colours)),
        "reasons": reasons,
        "log": log_entries(h, lasting["log"]),
        "receipt": receipt_facts(h, basis),
    }


def _lasting(h: Hierarchy, basis: Basis, title: str | None, levels: Sequence[str]) -> Payload:
    """Give the parts that no edit changes; the others are empty."""
    region = next((c for c in basis.columns if c["role"] == "region"), None)
    regions = shades(len(region["categories"]) if region else 0)
    return Payload(
        format="actionclust-view",
        version=PAYLOAD_VERSION,
        title=f"Action points of {h.actions.source}" if title is None else title,
        summary="",
        start=fingerprint(h.tree),
        analyst="",
        actions=_lasting_actions(h, basis),
        columns=list(basis.columns),
        groups=[],
        reasons=[],
        priorities=list(CLASSES),
        priority_rule="" if basis.priorities is None else class_rule(basis.priorities),
        terms=list(basis.terms),
        network=_network(basis),
        tuning=None if basis.coded else tuning_part(basis.origin.tuning),
        model=model_part(levels),
        log=[],
        notes=list(basis.notes),
        receipt=[],
        colours=Colours(
            regions=regions,
            inks=[[ink(shade) for shade in hue] for hue in regions],
            several=list(SEVERAL),
            several_inks=[ink(shade) for shade in SEVERAL],
            nodes=list(NODES),
        ),
    )


def _lasting_actions(h: Hierarchy, basis: Basis) -> ActionsPayload:
    actions = h.actions
    count = len(actions)
    votes = basis.priorities
    classes = np.zeros(count, dtype=np.int64)
    share: list[float | None] = [None] * count
    rank: list[int | None] = [None] * count
    if votes is not None:
        classes = priority_classes(votes)
        shares, ranks = votes.table["share"], votes.table["rank"]
        share = [None if s != s else round(s, _SHARE_DECIMALS) for s in shares.tolist()]  # noqa: PLR0124 - NaN
        rank = [None if gone else int(r) for r, gone in zip(ranks, ranks.isna(), strict=True)]
    return ActionsPayload(
        id=list(actions.ids),
        text=list(actions.texts),
        group=[],
        reason=[],
        pinned=[],
        fit=[],
        share=share,
        priority=classes.tolist(),
        rank=rank,
        x=basis.spots[:, 0].tolist(),
        y=basis.spots[:, 1].tolist(),
        terms=[list(places) for places in basis.terms_of],
        functions=[],
    )


def _actions(
    h: Hierarchy,
    lasting: ActionsPayload,
    groups: Groups,
    fit: list[float | None],
    reasons: Sequence[str],
) -> ActionsPayload:
    tree = h.tree
    number = {reason: place for place, reason in enumerate(reasons)}
    homes = [tree.places[id_] for id_ in lasting["id"]]
    return {
        **lasting,
        "group": groups.narrowest.tolist(),
        "reason": [number[home.reason] if isinstance(home, Aside) else -1 for home in homes],
        "pinned": [place for place, id_ in enumerate(lasting["id"]) if id_ in tree.pinned],
        "fit": fit,
        "functions": [
            OwnPlaces(action=place, functions=placed(tree.placements[id_], inherited=False))
            for place, id_ in enumerate(lasting["id"])
            if id_ in tree.placements
        ],
    }


def _groups(
    h: Hierarchy,
    groups: Groups,
    keywords: Sequence[Sequence[str]],
    colours: Sequence[int],
) -> list[GroupPayload]:
    entries = entries_of_groups(h)
    found = []
    for place, node in enumerate(groups.nodes):
        cells = placements(h, node.id)
        found.append(
            GroupPayload(
                id=node.id,
                level=node.level,
                label=node.label,
                parent=-1 if node.parent is None else groups.place[node.parent],
                rule=node.rule,
                keywords=list(keywords[place]),
                colour=colours[place],
                functions=placed(cells.placements, inherited=cells.source != node.id),
                entries=entries.get(node.id, []),
            )
        )
    return found


def _network(basis: Basis) -> Network:
    origin = basis.origin
    return Network(
        first=origin.first.tolist(),
        second=origin.second.tolist(),
        weight=np.round(origin.similarity, _WEIGHT_DECIMALS).tolist(),
        of_meaning=[]
        if origin.of_meaning is None
        else np.round(origin.of_meaning, _WEIGHT_DECIMALS).tolist(),
        taken=origin.tuning.edges,
        copies=[list(pair) for pair in origin.copies],
    )
