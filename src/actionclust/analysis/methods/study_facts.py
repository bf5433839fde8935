"""What is known of how a study was made, for its description; what is not known is None."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.analysis.agreement.comparing import compare
from actionclust.analysis.labels import labels_of
from actionclust.analysis.naming.automatic_labels import automatic_labels
from actionclust.analysis.priorities.scoring import score
from actionclust.analysis.priorities.voters import FEW_VOTERS
from actionclust.coding.edits import Move, SetAside, Split
from actionclust.coding.edits.review_kinds import Settle
from actionclust.coding.log.made_by_machine import (
    is_decision,
    is_of_machine,
    is_unread,
)
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.network.function_words import LISTED

if TYPE_CHECKING:
    from actionclust.coding.edits import Edit
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.tree.levels import Level

_ENGINES = {"leiden": "leidenalg"}


@dataclass(frozen=True, slots=True)
class ClusteringFacts:
    """How the texts were clustered."""

    version: str  # of this software
    study_recipe: bool  # whether the settings are those of the study that the method comes from
    languages: tuple[tuple[str, int], ...]  # how many texts are in each, the commonest first
    different: int | None
    function_words: bool  # whether some were left out
    stems: bool
    pairs: bool  # whether two words in a row count too
    words_left_out: int  # of the analyst's own
    synonyms: int
    encoder: str | None
    blend: float
    edges: int
    cover: bool
    leiden: bool
    engine: str  # the package of the engine and its version
    target: int | None
    communities: int
    found: int
    merged: int | None  # how many were left after merging; None without refining
    moved: int
    unclustered: int


@dataclass(frozen=True, slots=True)
class LaterFacts:
    """What came after the clustering."""

    texts: int
    placed: int  # texts that the software put into groups


@dataclass(frozen=True, slots=True)
class HandFacts:
    """What people changed."""

    edits: int  # that hold, without those of a machine
    unread: int  # of them, suggestions that were accepted by their score alone
    kinds: tuple[tuple[str, int], ...]  # how many edits of each kind, the commonest first
    analysts: tuple[str, ...]  # the most active first
    nameless: bool  # whether some edits have no analyst
    first: date | None
    last: date | None
    reasons: int  # edits with a reason
    moved: int  # texts that somebody moved or split off at least once, and read
    aside: int  # texts that were set aside, and still are


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """What participants gave priority to."""

    scored: int  # texts
    groups: int  # discussion groups
    voted: int  # of them
    few: int  # discussion groups in which fewer than `limit` voted
    limit: int = FEW_VOTERS


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """How far a second coding agrees, at the narrowest level."""

    level: Level
    texts: int
    alike: int  # how many of them are in the same group
    kappa: float | None
    alpha: float | None
    ari: float | None
    ami: float | None


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What is known of a study."""

    texts: int
    discussion_groups: int | None
    regions: int | None
    clustering: ClusteringFacts | None
    later: LaterFacts | None
    hand: HandFacts
    levels: tuple[tuple[Level, int], ...]  # how many groups of each level, the widest first
    unclustered: int
    keywords: int  # groups whose label nobody gave
    placed: int  # groups placed in functions of the Viable System Model
    votes: VoteFacts | None
    agreement: AgreementFacts | None


def study_facts(h: Hierarchy, second: Hierarchy | None) -> StudyFacts:
    """Collect what is known."""
    levels = Counter(node.level for node in h.tree.nodes.values())
    aside = sum(isinstance(place, Aside) for place in h.tree.places.values())
    return StudyFacts(
        texts=len(h),
        discussion_groups=_different_values(h, "group"),
        regions=_different_values(h, "region"),
        clustering=_clustering(h),
        later=_later(h),
        hand=_by_hand(h),
        levels=tuple((level, levels[level]) for level in reversed(GROUP_LEVELS) if levels[level]),
        unclustered=aside,
        keywords=len(automatic_labels(h)),
        placed=sum(target in h.tree.nodes for target in h.tree.placements),
        votes=_votes(h),
        agreement=None if second is None else _agreement(h, second),
    )


def _different_values(h: Hierarchy, role: str) -> int | None:
    if role not in h.actions.columns:
        return None
    labels = labels_of(h.actions, role).occurring()
    return len(labels) - labels.has_missing or None


def _clustering(h: Hierarchy) -> ClusteringFacts | None:
    """Read the receipt; one of a clustering in parts is empty."""
    if h.origin is None or not h.origin.receipt:
        return None
    receipt, tuning = h.origin.receipt, h.origin.tuning
    settings, data = receipt["settings"], receipt["data"]
    languages = Counter({str(code): int(n) for code, n in data.get("languages", {}).items()})
    words: dict[str, Any] = settings.get("words") or {}
    encoder = receipt.get("encoder")
    engine = _ENGINES.get(settings["engine"], settings["engine"])
    version = receipt.get("versions", {}).get(engine)
    return ClusteringFacts(
        version=str(receipt["actionclust"]),
        study_recipe=receipt.get("recipe") == "kce359",
        languages=tuple(sorted(languages.items(), key=lambda one: (-one[1], one[0]))),
        different=data.get("different_texts"),
        function_words=any(code in LISTED for code in languages),
        stems=bool(settings["stem"]),
        pairs=bool(settings["bigrams"]),
        words_left_out=len(settings.get("stop_words", ())) + len(words.get("leave_out", ())),
        synonyms=len(words.get("synonyms", ())),
        encoder=None if encoder is None else str(encoder["name"]),
        blend=float(settings.get("blend", 0)),
        edges=tuning.edges,
        cover=bool(settings["cover"]),
        leiden=settings["engine"] == "leiden",
        engine=f"{engine} {version}" if version else engine,
        target=tuning.target,
        communities=tuning.communities,
        found=tuning.found,
        merged=tuning.merged,
        moved=tuning.moved,
        unclustered=tuning.unclustered,
    )


def _later(h: Hierarchy) -> LaterFacts | None:
    if h.origin is None or not h.origin.receipt:
        return None
    texts = len(h) - int(h.origin.receipt["data"]["texts"])
    held = [h.history.log[place] for place in h.history.done]
    placed = {id_ for entry in held if entry.made_by == "extend" for id_ in _moved_by(entry.edit)}
    return LaterFacts(texts, len(placed)) if texts else None


def _by_hand(h: Hierarchy) -> HandFacts:
    """Count the edits of people that hold."""
    log = h.history.log
    held = [log[place] for place in h.history.done if not is_of_machine(log[place])]
    kinds = Counter(entry.edit.kind for entry in held)
    analysts = Counter(entry.analyst for entry in held)
    moved = {id_ for entry in held if is_decision(entry) for id_ in _moved_by(entry.edit)}
    aside = {
        id_ for entry in held if isinstance(entry.edit, SetAside) for id_ in entry.edit.actions
    }
    dates = sorted(_date(entry) for entry in held)
    return HandFacts(
        edits=len(held),
        unread=sum(map(is_unread, held)),
        kinds=tuple(sorted(kinds.items(), key=lambda one: (-one[1], one[0]))),
        analysts=tuple(sorted(filter(None, analysts), key=lambda name: (-analysts[name], name))),
        nameless="" in analysts,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        reasons=sum(bool(entry.why.strip()) for entry in held),
        moved=len(moved),
        aside=sum(isinstance(h.tree.places[id_], Aside) for id_ in aside if id_ in h.tree.places),
    )


def _moved_by(edit: Edit) -> tuple[str, ...]:
    """Name the texts that an edit moves to another group one by one."""
    if isinstance(edit, Move) or (isinstance(edit, Settle) and edit.to is not None):
        return edit.actions
    if isinstance(edit, Split):
        return tuple(id_ for part in edit.parts for id_ in part.actions)
    return ()


def _date(entry: LogEntry) -> date:
    return datetime.fromisoformat(entry.time).date()


def _votes(h: Hierarchy) -> VoteFacts | None:
    if h.actions.stickers is None:
        return None
    found = score(h.actions)
    voters = found.groups["voters"].to_numpy(dtype=float, na_value=np.nan)
    return VoteFacts(
        scored=int(found.table["points"].notna().sum()),
        groups=len(found.groups),
        voted=int(found.groups["voted"].sum()),
        few=int(((voters > 0) & (voters < FEW_VOTERS)).sum()),
    )


def _agreement(h: Hierarchy, second: Hierarchy) -> AgreementFacts:
    levels = compare(h, second, permutations=0).levels
    narrowest = levels.iloc[-1]
    numbers = {name: float(narrowest[name]) for name in ("kappa", "alpha", "ari", "ami")}
    return AgreementFacts(
        level=levels.index[-1],
        texts=len(h),
        alike=round(float(narrowest["alike"]) * len(h)),
        **{name: None if np.isnan(value) else value for name, value in numbers.items()},
    )
