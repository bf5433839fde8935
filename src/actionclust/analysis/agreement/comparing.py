"""Comparing two codings of the same actions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.analysis.agreement.differences import Compared, Paths, changes_of, matched_groups
from actionclust.analysis.agreement.group_codes import group_codes
from actionclust.analysis.agreement.measures import (
    alpha,
    kappa,
    kappa_by_chance,
    named_as_first,
    partitions,
    percent_alike,
)
from actionclust.analysis.agreement.same_groups import Match, Matcher
from actionclust.analysis.agreement.uncoded_actions import NEITHER, Uncoded, compared_ids
from actionclust.by_value import ByValue
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.errors import InputError, SettingError, counted, listed
from actionclust.table_rows import records, strict
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from actionclust.coding.hierarchy.hierarchy import Hierarchy

_TOP = 95  # per cent of the kappas by chance that are lower


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Agreement(ByValue):
    """How far two codings agree: the value that `compare` returns.

    Attributes
    ----------
    levels : pandas.DataFrame
        One row a level, the widest first: first and second (their numbers of groups with
        actions); neither, the actions that are unclustered in both; alike, the share of the
        actions in the same group; kappa (Cohen) and alpha (Krippendorff), and kappa_coded and
        alpha_coded, the same without the actions that neither has coded; chance and chance_95,
        the mean and the 95th percentile of the kappas of shuffled actions, NaN unless groups
        were paired by overlap; ari and ami, adjusted for chance and blind to names; homogeneity,
        1 if no group of the second mixes groups of the first; completeness, 1 if it splits none.
    tree_alpha : float
        Krippendorff's alpha over all levels at once: two places are as far apart as the part of
        the path that they do not share.
    items : pandas.DataFrame
        One row an action, the largest difference first: id, text; first and second, its paths;
        aligned, the second path with the labels of the first; shared, the narrowest level in
        which both agree ("" for none); distance, from 0 (the same place) to 1; settled, whether
        it is pinned in both. Settled ones come last.
    groups : pandas.DataFrame
        One row for each two groups that are taken for the same, and for those without a
        counterpart: level, first, first_label, second, second_label, both (actions in both),
        first_only and second_only.
    changes : pandas.DataFrame
        Groups of the first that the second splits, and groups of the second that merge some of
        the first: level, change ("split" or "merged"), group, label, actions and parts, the ids
        of the groups of the other that are mostly in it.
    match : {"overlap", "label", "id"}
        What made groups the same.
    uncoded : {"count", "leave out", "leave out any"}
        Which actions were left out.
    notes : tuple of str
        How the numbers are to be read, and which are not defined.
    """

    levels: pd.DataFrame
    tree_alpha: float
    items: pd.DataFrame
    groups: pd.DataFrame
    changes: pd.DataFrame
    match: str
    uncoded: str
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the comparison as strict JSON has it, for programs: what is missing is None.

        Returns
        -------
        dict
            match; uncoded; tree_alpha; notes, a list; and the rows of the tables levels, items,
            groups and changes, each a list.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> h = cluster_actions(["train nurses", "train doctors", "share data"]).to_hierarchy()
        >>> compare(h, h, match="id").to_dict()["levels"][0]["kappa"]
        1.0
        """
        told: dict[str, Any] = strict(
            {
                "match": self.match,
                "uncoded": self.uncoded,
                "tree_alpha": self.tree_alpha,
                "notes": self.notes,
                "levels": records(self.levels.reset_index()),
                "items": records(self.items),
                "groups": records(self.groups),
                "changes": records(self.changes),
            }
        )
        return told

    def __repr__(self) -> str:
        """Say the main figures of each level."""
        alike = int((self.items["distance"] == 0).sum())
        parts = [f"{alike} of {len(self.items)} actions alike"]
        parts += [
            f"{level}: {100 * row['alike']:.1f}% of actions, kappa {row['kappa']:.2f}, "
            f"ARI {row['ari']:.2f}"
            for level, row in self.levels.iterrows()
        ]
        return f"<{'; '.join(parts)}>"


def compare(
    one: Hierarchy,
    other: Hierarchy,
    *,
    match: Match = "overlap",
    uncoded: Uncoded = "count",
    permutations: int = 100,
    seed: int = 0,
) -> Agreement:
    """Compare two codings of the same actions.

    For codings that were made independently, the adjusted Rand index (ari) and the adjusted
    mutual information (ami) are the main figures, since groups have no common names. For a
    review of the first by a second analyst, they are kappa and alpha with ``match="id"``.

    Parameters
    ----------
    one, other : Hierarchy
        The hierarchies.
    match : {"overlap", "label", "id"}
        What makes groups the same: "overlap" pairs them one to one so that they share as many
        actions as possible; "label" takes those of the same label, whatever its case; "id" those
        that were there when both began, or were made by an edit that both logs have, or were there
        when one was begun blind (`Hierarchy.blind`).
    uncoded : {"count", "leave out", "leave out any"}
        What becomes of actions that are in no group: "count" takes unclustered for a place;
        "leave out" leaves out those that neither has coded; "leave out any" those too that only
        one has coded, for instance while a second analyst is still at work.
    permutations : int
        How many times the actions are shuffled to see which kappa pairing by overlap gives by
        chance; 0 for not at all.
    seed : int
        The seed of the shuffling.

    Returns
    -------
    Agreement
        Measures by level and of the whole trees, actions and groups that differ, of all actions
        that were not left out. Unclustered counts as a place of its own; for ari, ami,
        homogeneity and completeness, each unclustered action is a group by itself. An action that
        is in no group of a level stands for the group that it is directly in.

    Raises
    ------
    InputError
        If the hierarchies have other actions or no level in common, no groups can be the same
        by what is asked for, or all actions are left out.
    SettingError
        If `match`, `uncoded`, `permutations` or `seed` is not understood.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> actions = read_actions(["Train nurses", "Train doctors", "Share data", "Open data"])
    >>> sorted_ = dict(zip(actions.ids, ["Skills", "Skills", "Data", "Data"]))
    >>> one = from_codebook({"Skills": None, "Data": None}, actions, code=sorted_)
    >>> found = compare(one, one.move(actions.ids[1], to="Data"), match="id")
    >>> found.levels[["alike", "kappa"]].round(2).to_numpy().tolist()
    [[0.75, 0.5]]
    >>> found.items[["first", "second", "distance"]].head(1)
        first second  distance
    0  Skills   Data       1.0
    """
    check_hierarchy(one, "compare")
    check_hierarchy(other, "compare")
    for name, value in (("permutations", permutations), ("seed", seed)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise SettingError(f"{name} must be a whole number from 0 on; got {value!r:.80}")
    strange = sorted(set(one.actions.ids).symmetric_difference(other.actions.ids), key=natural)
    if strange:
        raise InputError(
            "two codings are of the same actions; only one of these has "
            f"{listed(strange)}; compare hierarchies that were made of one file"
        )
    # in one order, whatever that of the rows, so that shuffling gives the same
    ids = sorted(compared_ids(one, other, uncoded), key=natural)
    levels = list(_levels(one, other, ids, Matcher(one, other, match)))
    measured = [_measured(level, match, permutations, seed) for level in levels]
    paths = Paths(one, other, levels, ids)
    tree_alpha = alpha(paths.first, paths.second)
    index = text_index([level.level for level in levels], "level")
    table = pd.DataFrame(measured, index=index)
    return Agreement(
        levels=table,
        tree_alpha=tree_alpha,
        items=paths.items(),
        groups=matched_groups(one, other, levels),
        changes=changes_of(one, other, levels),
        match=match,
        uncoded=uncoded,
        notes=(
            *_notes(table, tree_alpha, match),
            *_left_out(len(one.actions) - len(ids), uncoded),
        ),
    )


def _levels(
    one: Hierarchy, other: Hierarchy, ids: Sequence[str], matcher: Matcher
) -> Iterator[Compared]:
    """Place the actions at each level that both hierarchies have, the widest first."""
    both = [{node.level for node in h.tree.nodes.values()} for h in (one, other)]
    common = [level for level in reversed(GROUP_LEVELS) if level in both[0] & both[1]]
    if not common:
        has = [
            listed(level for level in GROUP_LEVELS if level in levels) or "none" for levels in both
        ]
        raise InputError(
            f"the hierarchies have no level in common: the first has {has[0]}, the second {has[1]}"
        )
    for level in common:
        first, second = group_codes(one, level, ids), group_codes(other, level, ids)
        yield Compared(level, first, second, matcher.names(first, second))


def _measured(compared: Compared, match: str, permutations: int, seed: int) -> dict[str, float]:
    first, second = compared.first.codes, compared.second.codes
    codes = named_as_first(second, compared.names)
    coded = (first >= 0) | (second >= 0)
    chance = np.array([math.nan])
    if match == "overlap" and permutations:
        chance = kappa_by_chance(first, second, permutations=permutations, seed=seed)
    return {
        "first": len(compared.first.groups),
        "second": len(compared.second.groups),
        "neither": int((~coded).sum()),
        "alike": percent_alike(first, codes),
        "kappa": kappa(first, codes),
        "kappa_coded": kappa(first[coded], codes[coded]) if coded.any() else math.nan,
        "chance": float(chance.mean()),
        "chance_95": float(np.percentile(chance, _TOP)),
        "alpha": _alpha(first, codes),
        "alpha_coded": _alpha(first[coded], codes[coded]) if coded.any() else math.nan,
        **partitions(first, second),
    }


def _alpha(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    return alpha(*([(code,) for code in some] for some in (first.tolist(), second.tolist())))


def _left_out(count: int, uncoded: str) -> Iterator[str]:
    if count:
        whom = "neither has" if uncoded == NEITHER else "one or both have not"
        yield f"{counted(count, 'action is', 'actions are')} left out, which {whom} coded"


def _notes(table: pd.DataFrame, tree_alpha: float, match: str) -> Iterator[str]:
    if match == "overlap":
        yield (
            "groups were paired by overlap, which raises kappa, alpha and the share alike even "
            "by chance: read kappa against the column chance, and ari and ami first"
        )
    undefined = [level for level, value in table["kappa"].items() if math.isnan(value)]
    if undefined:
        yield (
            f"no kappa and no alpha for {listed(undefined)}: both put all actions into one and "
            "the same place, so there is nothing to agree on"
        )
    neither = int(table["neither"].iloc[0])
    if neither:
        yield (
            f"{counted(neither, 'action')} coded by neither count as alike, and raise kappa and "
            "alpha: kappa_coded and alpha_coded are without"
        )
    if math.isnan(tree_alpha) and not undefined:
        yield "no alpha of the trees: all actions are in one and the same place"
