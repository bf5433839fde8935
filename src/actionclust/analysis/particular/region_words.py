"""Terms and groups that are particular to a region, a discussion group or a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.analysis.labels import every_label_of
from actionclust.analysis.particular.log_odds import SIDE
from actionclust.analysis.particular.particular_table import (
    COLUMNS,
    COUNTS,
    NUMBERS,
    Compared,
    particular_rows,
)
from actionclust.analysis.particular.particular_value import RegionWords
from actionclust.analysis.particular.term_counts import (
    PHRASE,
    WORD,
    count_texts_with_terms,
)
from actionclust.analysis.places import groups_at
from actionclust.analysis.priorities.scoring import score
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, SettingError, counted, listed
from actionclust.network.languages import text_languages
from actionclust.network.languages_of_groups import in_order
from actionclust.network.tokens import read_tokens
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from actionclust.analysis.particular.particular_table import Verdicts
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

    Masks = NDArray[np.bool_]

STICKERS = "stickers"
"""What to pass to compare what got votes with what got none."""

VOTED, NOT_VOTED = "with stickers", "without stickers"

_LEAST = 3
_FEW = 20
_COUNT = 20
_GROUP = "group"


def region_words(
    hierarchy: Hierarchy,
    by: str = "region",
    *,
    level: Level | None = None,
    least: int = _LEAST,
    few: int = _FEW,
    count: int = _COUNT,
    prior: float | None = None,
) -> RegionWords:
    """Find the terms and groups that are particular to a region, or to any value of a column.

    Each value is compared with all others together by log odds with an informative Dirichlet
    prior (Monroe, Colaresi and Quinn 2008, eq. 16-22), which holds rare words back: their
    differences are large by chance. A term counts once a text, and copies of a text from one value
    count once. Texts are compared with those of their own language, single words among each other
    and two words in a row among each other.

    Many comparisons are made, and some look like differences by chance: the notes say how many
    there were, how many intervals lie above 0 and how many that would be by chance, and the column
    `adjusted` corrects for all of them (Benjamini and Hochberg 1995). Actions that one discussion
    group wrote are not independent, so that intervals are rather too narrow than too wide.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    by : str
        A role or column, whose cells may hold several values; or "stickers", to compare actions
        that got some with those that got none.
    level : {"super-cluster", "cluster", "sub-cluster"} or None
        The groups to compare; None takes the narrowest that there are.
    least : int
        In how many texts a term stands at least, to be looked at; from 1 on. What stands in no
        other value is said to be raised only in it from as many texts on.
    few : int
        The number of different texts below which a value has too few to tell; from 1 on.
    count : int
        How many terms of each value the table has at the most; from 1 on.
    prior : float or None
        How strong the prior is, as a number of counts; above 0. None takes the mean number of
        counts of a value, so that it weighs as much as one of them.

    Returns
    -------
    RegionWords
        The terms and the groups of each value, and what was decided.

    Raises
    ------
    InputError
        If there is no hierarchy, no such column, or fewer than two values.
    SettingError
        If the level or a number is not understood.

    References
    ----------
    B. L. Monroe, M. P. Colaresi and K. M. Quinn, "Fightin' Words: Lexical Feature Selection and
    Evaluation for Identifying the Content of Political Conflict", Political Analysis 16 (4), 2008.

    Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal
    Statistical Society B 57 (1), 1995.

    See Also
    --------
    tables.counts : Counts the actions of each group and value.

    Examples
    --------
    >>> from actionclust import datasets
    >>> found = region_words(datasets.worked_example(), by="region", level="cluster")
    >>> found.sentences()[0][:75]
    'Brussels: words raised only in it: health social (3 of 3), cocom (3 of 3); '
    """
    check_hierarchy(hierarchy, "region_words")
    for name, number in (("least", least), ("few", few), ("count", count)):
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise SettingError(f"{name} must be a whole number from 1 on; got {number!r:.80}")
    if prior is not None and not (isinstance(prior, (int, float)) and 0 < prior < float("inf")):
        raise SettingError(f"prior must be a number above 0, or None; got {prior!r:.80}")
    labels, masks, notes = _marked(hierarchy, by)
    if len(labels) < 2:  # noqa: PLR2004 - there is nothing to compare one value with
        raise InputError(f"{by!r} has {counted(len(labels), 'value')}; two at least are compared")
    different = _different(hierarchy, masks)
    terms, told = _terms(hierarchy, labels, masks & different, least)
    of_terms = particular_rows(labels, terms, few=few, least=least, prior=prior)
    chosen = _level(hierarchy, level)
    groups = _groups(hierarchy, chosen, masks)
    of_groups = particular_rows(labels, groups, few=few, least=least, prior=prior)
    all_texts, unlike = masks.sum(axis=1), (masks & different).sum(axis=1)
    rows = zip(labels, all_texts.tolist(), unlike.tolist(), (unlike < few).tolist(), strict=True)
    sizes = text_frame(list(rows), ["value", "texts", "different", "too_few"])
    sizes = sizes.astype({"texts": int, "different": int, "too_few": bool})
    nodes = () if chosen is None else groups_at(hierarchy, chosen)
    notes += [*told, *_told(of_terms, "terms"), *_told(of_groups, "groups")]
    return RegionWords(
        by,
        chosen or "",
        sizes,
        _best(_frame(of_terms.rows), count),
        _with_labels(_frame(of_groups.rows), {node.id: node.label or node.id for node in nodes}),
        (*notes, *_small(sizes, few)),
    )


def _marked(h: Hierarchy, by: str) -> tuple[list[str], Masks, list[str]]:
    """Give the values of a column, and which actions have each."""
    if by == STICKERS and by not in h.actions.table.columns:
        points = score(h.actions).table["points"].to_numpy(dtype=float)
        masks = np.stack([points > 0, points == 0])
        labels = [VOTED, NOT_VOTED]
    else:
        found = every_label_of(h.actions, by).occurring()
        rows = np.arange(len(h.actions)) if found.actions is None else found.actions
        masks = np.zeros((len(found), len(h.actions)), dtype=np.bool_)
        masks[found.codes, rows] = True
        known = len(found) - found.has_missing
        labels, masks = list(found.labels[:known]), masks[:known]
    there: NDArray[np.bool_] = np.asarray(masks.any(axis=1))
    labels = [label for at, label in enumerate(labels) if there[at]]
    masks = masks[there]
    without = len(h.actions) - int(masks.any(axis=0).sum())
    notes = [f"{counted(without, 'text')} without a value of {by} left out"] if without else []
    return labels, masks, notes


def _different(h: Hierarchy, masks: Masks) -> NDArray[np.bool_]:
    """Mark one of the copies of each text from the same values."""
    first: dict[tuple[str, bytes], int] = {}
    for place, text in enumerate(h.actions.texts):
        first.setdefault((text.casefold(), masks[:, place].tobytes()), place)
    marked = np.zeros(len(h.actions), dtype=np.bool_)
    marked[list(first.values())] = True
    return marked


def _terms(
    h: Hierarchy, labels: Sequence[str], masks: Masks, least: int
) -> tuple[list[Compared], list[str]]:
    """Count the terms of each language, which are compared among each other."""
    said = None if h.origin is None else h.origin.receipt.get("settings", {}).get("language")
    spoken, notes = text_languages(h.actions, read_tokens(h.actions.texts), said)
    languages = np.array(spoken, dtype=object)
    told = list(notes)
    compared = []
    for code in in_order(spoken):
        rows = np.flatnonzero((languages == code) & masks.any(axis=0))
        own = masks[:, rows]
        there = [label for at, label in enumerate(labels) if own[at].any()]
        if len(there) < 2:  # noqa: PLR2004 - there is nothing to compare one value with
            if there:
                told.append(
                    f"{counted(len(rows), 'text')} in {code}: all of {there[0]}, and so compared "
                    "with none"
                )
            continue
        found = count_texts_with_terms([h.actions.texts[row] for row in rows], code, least)
        inside = np.asarray(own.astype(np.int64) @ found.present.toarray())
        everywhere = np.asarray(found.present.sum(axis=0))
        for kind in (WORD, PHRASE):
            at = [place for place, one in enumerate(found.kinds) if one == kind]
            compared.append(
                Compared(
                    tuple(found.terms[place] for place in at),
                    (kind,) * len(at),
                    inside[:, at],
                    everywhere[at],
                    own.sum(axis=1),
                    len(rows),
                )
            )
    return compared, told


def _level(h: Hierarchy, level: Level | None) -> Level | None:
    """Give the level that is asked for, or the narrowest of which there are groups."""
    if level is not None:
        return groups_at(h, level)[0].level
    there = {node.level for node in h.tree.nodes.values()}
    return next((one for one in GROUP_LEVELS if one in there), None)


def _groups(h: Hierarchy, level: Level | None, masks: Masks) -> list[Compared]:
    """Count the actions of each group that has some; those in none have no name."""
    if level is None:
        return []
    nodes = groups_at(h, level)
    place = {node.id: at for at, node in enumerate(nodes)}
    codes = np.full(len(h.actions), len(nodes), dtype=np.int64)
    for row, id_ in enumerate(h.actions.ids):
        group = h.tree.places[id_]
        above = () if isinstance(group, Aside) else h.tree.above(group)
        codes[row] = next((place[node.id] for node in above if node.id in place), len(nodes))
    used = masks.any(axis=0)
    size = len(nodes) + 1
    inside = np.stack([np.bincount(codes[mask], minlength=size) for mask in masks])
    everywhere = np.bincount(codes[used], minlength=size)
    names = (*place, "")
    at = np.flatnonzero(everywhere)
    return [
        Compared(
            tuple(names[one] for one in at.tolist()),
            (_GROUP,) * len(at),
            inside[:, at],
            everywhere[at],
            masks.sum(axis=1),
            int(used.sum()),
        )
    ]


def _frame(rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    table = text_frame(rows, COLUMNS)
    return table.astype({**dict.fromkeys(COUNTS, int), **dict.fromkeys(NUMBERS, float)})


def _best(table: pd.DataFrame, count: int) -> pd.DataFrame:
    """Take the surest terms of each value, without words that only two in a row account for."""
    order = {value: place for place, value in enumerate(dict.fromkeys(table["value"]))}
    table = table[(table["log_odds"] > 0) & (table["texts"] > 0)]
    phrases = {
        (value, word, texts, elsewhere)
        for value, what, texts, elsewhere in table.loc[
            table["kind"] == PHRASE, ["value", "what", "texts", "elsewhere"]
        ].itertuples(index=False, name=None)
        for word in what.split()
    }
    keys = zip(table["value"], table["what"], table["texts"], table["elsewhere"], strict=True)
    table = table[np.array([key not in phrases for key in keys], dtype=np.bool_)]
    table = table.assign(_order=table["value"].map(order).astype(int))
    table = table.sort_values(["_order", "z", "what"], ascending=[True, False, True])
    return (
        table.drop(columns="_order")
        .groupby("value", sort=False)
        .head(count)
        .reset_index(drop=True)
    )


def _with_labels(table: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """Name the groups, and leave out what is in none of them."""
    table = table[table["what"] != ""].reset_index(drop=True)
    table.insert(0, _GROUP, table["what"])
    table["what"] = table["what"].map(labels).astype(object)
    return table


def _told(verdicts: Verdicts, what: str) -> list[str]:
    """Say how many comparisons there were, and how many look like differences by chance."""
    if not verdicts.looked_at:
        return []
    told = (
        f"{verdicts.looked_at} comparisons of {what} with values: {verdicts.above} intervals of "
        f"95 % lie above 0, where about {SIDE * verdicts.looked_at:.0f} would by chance; "
        f"{verdicts.held} hold when all comparisons are counted (false discoveries below 5 %)"
    )
    only = (
        f"{verdicts.only} of these {what} are raised in one value only; about "
        f"{verdicts.only_by_chance:.0f} would be if the values played no part"
    )
    return [told, only] if verdicts.only else [told]


def _small(sizes: pd.DataFrame, few: int) -> list[str]:
    """Name the values of which there are too few texts."""
    small = sizes[sizes["too_few"]]
    if small.empty:
        return []
    named = [f"{label} ({n})" for label, n in zip(small["value"], small["different"], strict=True)]
    return [f"fewer than {few} different texts, too few to tell: {listed(named)}"]
