"""The payload: all that a view of a study needs, as one JSON-safe dict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.explaining.arrival import beginnings
from actionclust.analysis.vsm import LEVELS, placements
from actionclust.analysis.vsm.placing import check_placed
from actionclust.clustering.result import Clustering
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.project.moves_file import fingerprint
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, SettingError
from actionclust.view.colours import NODES, SEVERAL, ink, shades
from actionclust.view.payload.agreement_part import agreement_part
from actionclust.view.payload.fixed_part import basis_of
from actionclust.view.payload.groups import described, group_colours, placed
from actionclust.view.payload.loose import loose_texts
from actionclust.view.payload.order import groups_in_order
from actionclust.view.payload.pictures import model_part, tuning_part
from actionclust.view.payload.plain_words import MEANINGS, STEPS, about, how_made, title_of
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
from actionclust.view.payload.votes import stickers_part, votes_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.analysis.agreement import Agreement
    from actionclust.view.payload.fixed_part import Basis
    from actionclust.view.payload.groups import Described
    from actionclust.view.payload.order import Groups

_SHARE_DECIMALS = 6
_WEIGHT_DECIMALS = 4


def payload(
    source: Clustering | Hierarchy,
    *,
    title: str | None = None,
    levels: Sequence[str] = LEVELS,
    votes: Sequence[str] | None = None,
    agreement: Agreement | None = None,
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
    votes : sequence of two str or None
        The columns of votes for and against each action; None takes columns that are named so,
        as Polis and Consul name them.
    agreement : Agreement or None
        What `agreement.compare` found for this coding and that of another analyst.

    Returns
    -------
    Payload
        JSON-safe, without NaN; the same study gives the same payload.

    Raises
    ------
    InputError
        If the source is something else, or something is placed in a function that the Viable
        System Model does not have; if a column of votes is not there, or holds no votes; or if
        the agreement is of other actions.
    SettingError
        If the title is not a text, something is placed at another level, votes are not the
        names of two columns, or the agreement is something else.

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
    part = agreement_part(agreement, h.actions.row_of)
    return payload_of(h, basis_of(h, votes), title=title, levels=levels) | {"agreement": part}


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
    found = described(h, groups, basis)
    reasons = sorted({p.reason for p in h.tree.places.values() if isinstance(p, Aside)})
    lasting = _lasting(h, basis, title, levels) if before is None else before
    colours = {group["id"]: group["colour"] for group in lasting["groups"]}
    return {
        **lasting,
        "summary": summary(h),
        "about": about(h),
        "made": how_made(h, basis),
        "analyst": h.analyst,
        "actions": _actions(h, lasting["actions"], groups, found.fit, reasons)
        | {"loose": loose_texts(h, basis)},
        "groups": _groups(h, groups, found, group_colours(h, groups, basis, colours)),
        "reasons": reasons,
        "meanings": [MEANINGS.get(reason, "") for reason in reasons],
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
        title=title_of(h.actions.source) if title is None else title,
        summary="",
        about="",
        made="",
        start=fingerprint(h.tree),
        analyst="",
        actions=_lasting_actions(h, basis),
        columns=list(basis.columns),
        groups=[],
        reasons=[],
        steps=list(STEPS.values()),
        meanings=[],
        stickers=None if basis.priorities is None else stickers_part(basis.priorities),
        votes=None if basis.support is None else votes_part(basis.support),
        priorities=list(CLASSES),
        priority_rule="" if basis.priorities is None else class_rule(basis.priorities),
        terms=list(basis.terms),
        languages=sorted(basis.origin.receipt["data"]["languages"]),
        network=_network(basis),
        tuning=None if basis.coded else tuning_part(basis.origin.tuning),
        model=model_part(levels),
        agreement=None,
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
        rank = _ranks(ranks)
    elif basis.support is not None:
        rank = _ranks(basis.support.table["rank"])
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
        began=[list(STEPS).index(step) for step in beginnings(h)],
        loose=[],
    )


def _ranks(ranks: pd.Series[int]) -> list[int | None]:
    return [None if gone else int(r) for r, gone in zip(ranks, ranks.isna(), strict=True)]


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
    found: Described,
    colours: Sequence[int],
) -> list[GroupPayload]:
    entries = entries_of_groups(h)
    told = []
    for place, node in enumerate(groups.nodes):
        cells = placements(h, node.id)
        told.append(
            GroupPayload(
                id=node.id,
                level=node.level,
                label=node.label,
                parent=-1 if node.parent is None else groups.place[node.parent],
                rule=node.rule,
                keywords=list(found.keywords[place]),
                typical=found.typical[place],
                colour=colours[place],
                functions=placed(cells.placements, inherited=cells.source != node.id),
                entries=entries.get(node.id, []),
            )
        )
    return told


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
