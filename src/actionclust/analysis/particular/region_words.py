"""Terms and groups that are particular to a region, a discussion group or a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.analysis.particular.counting_by_value import (
    GROUP_KIND,
    compared_groups,
    compared_level,
    compared_terms,
    different_texts,
    marked_values,
)
from actionclust.analysis.particular.particular_table import (
    COUNT_COLUMNS,
    MEASURE_COLUMNS,
    PARTICULAR_COLUMNS,
    SHUFFLES,
    particular_rows,
)
from actionclust.analysis.particular.particular_value import RegionWords
from actionclust.analysis.particular.term_counts import PHRASE
from actionclust.analysis.places import groups_at
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import InputError, SettingError, counted, listed
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.analysis.particular.particular_table import Verdicts
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

_LEAST = 3
_FEW = 20
_COUNT = 20


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
    there were, how many intervals lie above 0, and how many do when the values are shuffled among
    the texts, which is what chance gives. The column ``adjusted`` corrects for all comparisons by
    the same shuffles (Tusher, Tibshirani and Chu 2001). The prior makes intervals rather too wide
    than too narrow; but actions that one discussion group wrote are not independent, which
    neither they nor the shuffles know.

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

    V. G. Tusher, R. Tibshirani and G. Chu, "Significance Analysis of Microarrays Applied to the
    Ionizing Radiation Response", PNAS 98 (9), 2001.

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
    labels, masks, notes = marked_values(hierarchy, by)
    if len(labels) < 2:  # noqa: PLR2004 - there is nothing to compare one value with
        raise InputError(f"{by!r} has {counted(len(labels), 'value')}; two at least are compared")
    different = different_texts(hierarchy, masks)
    terms, told = compared_terms(hierarchy, labels, masks & different, least)
    of_terms = particular_rows(labels, terms, few=few, least=least, prior=prior)
    chosen = compared_level(hierarchy, level)
    groups = compared_groups(hierarchy, chosen, masks)
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


def _frame(rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    table = text_frame(rows, PARTICULAR_COLUMNS)
    return table.astype(
        {**dict.fromkeys(COUNT_COLUMNS, int), **dict.fromkeys(MEASURE_COLUMNS, float)}
    )


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
    table.insert(0, GROUP_KIND, table["what"])
    table["what"] = table["what"].map(labels).astype(object)
    return table


def _told(verdicts: Verdicts, what: str) -> list[str]:
    """Say how many comparisons there were, and how many look like differences by chance."""
    if not verdicts.looked_at:
        return []
    told = (
        f"{verdicts.looked_at} comparisons of {what} with values: {verdicts.above} intervals of "
        f"95 % lie above 0, and {verdicts.above_by_chance:.1f} on average when the values are "
        f"shuffled among the texts ({SHUFFLES} times); {verdicts.held} hold when all comparisons "
        "are counted (false discoveries below 5 %)"
    )
    only = (
        f"{verdicts.only} of these {what} are raised in one value only, and "
        f"{verdicts.only_by_chance:.1f} on average when the values are shuffled"
    )
    return [told, only] if verdicts.only else [told]


def _small(sizes: pd.DataFrame, few: int) -> list[str]:
    """Name the values of which there are too few texts."""
    small = sizes[sizes["too_few"]]
    if small.empty:
        return []
    named = [f"{label} ({n})" for label, n in zip(small["value"], small["different"], strict=True)]
    return [f"fewer than {few} different texts, too few to tell: {listed(named)}"]
