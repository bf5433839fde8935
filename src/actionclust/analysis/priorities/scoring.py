"""The score of each action: its weighted stickers as a share of its discussion group's."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.actions import check_actions
from actionclust.analysis.labels import MISSING
from actionclust.analysis.priorities.ballots import EMPTY_UNKNOWN, count_ballots
from actionclust.analysis.priorities.by_group import score_groups
from actionclust.analysis.priorities.ranking import by_value_then_id, ranks
from actionclust.analysis.priorities.schemes import Scheme, scheme_of
from actionclust.analysis.priorities.voters import count_voters, notes_on_voters
from actionclust.analysis.priorities.voting import (
    count_votes,
    notes_of,
    table_of_groups,
    voting_groups,
    weigh,
)
from actionclust.by_value import ByValue
from actionclust.errors import Advice, InputError
from actionclust.reading.stickers import RANKS
from actionclust.table_rows import records, strict
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.actions import Actions
    from actionclust.analysis.priorities.schemes import SchemeName, Weights
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

_SHOWN = 10  # actions shown in a notebook


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Priorities(ByValue):
    """What participants put first: the value that `score` returns.

    Attributes
    ----------
    table : pandas.DataFrame
        One row an action, in the order of the actions: id, text, group (its discussion group),
        first, second and third (stickers), points, share, rank (over all; tied actions share a
        rank, and the next ones stay empty, as in 1, 2, 2, 4), tied (whether another action has
        the same rank) and rank_in_group. What is not known is missing, never 0.
    groups : pandas.DataFrame
        One row a discussion group: group, actions, scored (actions with a share), voted
        (whether its stickers are known), voters (participants who placed a sticker: counted by
        ballots, or else the most stickers of one rank, of which each has one; missing where
        stickers are of one kind), first, second, third and points. Where ballots are
        known, also ballots (participants), and how many of them are complete, partial and
        empty.
    scheme : str
        The name of the weights.
    weights : tuple of float
        The weights of first, second and third stickers.
    notes : tuple of str
        What was decided, and what has no numbers, with the reason; who stands behind the first
        rank, and where so few voted that a share says little.
    """

    table: pd.DataFrame
    groups: pd.DataFrame
    scheme: str
    weights: Weights
    notes: tuple[str, ...]

    def of_groups(self, h: Hierarchy, level: Level = "super-cluster") -> pd.DataFrame:
        """Score the groups of a hierarchy.

        Sums favour large groups; the mean and the best action do not.

        Parameters
        ----------
        h : Hierarchy
            A hierarchy of the same actions.
        level : {"super-cluster", "cluster", "sub-cluster"}
            Which groups.

        Returns
        -------
        pandas.DataFrame
            One row a group, by id: id, label, actions, scored (actions with a share), sum and
            mean (of their shares), best_id, best_text and best_share (the action with the
            highest share; of several the first by id), best_tied (how many have that share),
            discussion_groups (how many have an action in it, scored or not) and rank (by sum;
            ties share it). Without a scored action they are missing. The last rows, without id
            and rank, are "Not grouped", if there are such actions, and "Unclustered".

        Raises
        ------
        InputError
            If it is not a hierarchy, or has other actions, or no group of the level.
        SettingError
            If there is no such level.

        Examples
        --------
        >>> from actionclust import from_codebook, read_actions
        >>> frame = pd.DataFrame({"text": ["a", "b"], "one": [2, 1], "two": 0, "three": [0, 3]})
        >>> actions = read_actions(frame, stickers=["one", "two", "three"])
        >>> code = dict(zip(actions.ids, ["Skills", "Data"]))
        >>> h = from_codebook({"Skills": None, "Data": None}, actions, code=code)
        >>> score(actions).of_groups(h, "sub-cluster")[["label", "sum", "best_text", "rank"]]
                 label  sum best_text  rank
        0       Skills  0.5         a     1
        1         Data  0.5         b     1
        2  Unclustered  NaN      None  <NA>
        """
        return score_groups(self.table, h, level)

    def to_dict(self) -> dict[str, Any]:
        """Give the scores as strict JSON has them, for programs: what is missing is None.

        Returns
        -------
        dict
            scheme; weights, a list; notes, a list; actions, the rows of `table`; and
            discussion_groups, the rows of `groups`.

        Examples
        --------
        >>> from actionclust import datasets
        >>> score(datasets.load_example()).to_dict()["weights"]
        [3.0, 2.0, 1.0]
        """
        told: dict[str, Any] = strict(
            {
                "scheme": self.scheme,
                "weights": self.weights,
                "notes": self.notes,
                "actions": records(self.table),
                "discussion_groups": records(self.groups),
            }
        )
        return told

    def __repr__(self) -> str:
        """Count what was scored."""
        return (
            f"<{int(self.groups['scored'].sum())} of {len(self.table)} actions scored, in "
            f"{int((self.groups['scored'] > 0).sum())} of {len(self.groups)} discussion groups; "
            f"weights {Scheme(self.scheme, self.weights)}>"
        )

    def _repr_html_(self) -> str:
        """Show the first ranks and the notes in a notebook."""
        by_rank = by_value_then_id(self.table["rank"], self.table["id"])
        best = self.table.iloc[by_rank[:_SHOWN]]
        notes = "".join(f"<li>{html.escape(note)}</li>" for note in self.notes)
        return (
            f"<p>{html.escape(repr(self))}</p>"
            f"{best.to_html(index=False, escape=True, border=0)}<ul>{notes}</ul>"
        )


def score(actions: Actions, *, scheme: SchemeName | Sequence[float] = "study") -> Priorities:
    """Score actions by their stickers.

    The points of an action are the sum of its stickers, each with the weight of its rank. Its
    share is its points divided by the sum of all points in its discussion group, since not all
    groups voted with as many people: the shares of a group that voted add up to 1.

    Parameters
    ----------
    actions : Actions
        Actions with stickers; those of each discussion group (role "group") share its points.
        Without that role, all actions are one group.
    scheme : {"study", "reciprocal", "equal"} or sequence of three float
        The weights of first, second and third stickers: "study" is 3, 2, 1; "reciprocal" 1,
        1/2, 1/3; "equal" 1, 1, 1; or three weights, each 0 or from 0.000001 to 1,000,000, and
        at least one above 0.

    Returns
    -------
    Priorities
        Points, shares and ranks. An action with blank stickers has none: not voted on is not
        0. Where nobody voted, or all points are 0, there are no shares, and a note says so.

    Raises
    ------
    InputError
        If something else than actions is passed, or they have no stickers.
    SettingError
        If the scheme is not known or its weights cannot be used.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022, section 4.2.

    Examples
    --------
    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame(
    ...     {"text": ["a", "b"], "sticker_1": [2, 0], "sticker_2": [1, 1], "sticker_3": [0, 2]}
    ... )
    >>> score(read_actions(frame)).table[["text", "points", "share", "rank"]]
      text  points     share  rank
    0    a     8.0  0.666667     1
    1    b     4.0  0.333333     2
    """
    check_actions(actions, "score")
    if actions.stickers is None:
        columns, reader = Advice("stickers", "..."), Advice("read_actions")
        raise InputError(
            f"{actions.source}: the actions have no stickers to score; pass {columns} to "
            f"{reader}, columns of counts or a table with one row a sticker",
            columns,
            reader,
        )
    weighting = scheme_of(scheme)
    stickers = actions.stickers.to_numpy(dtype=np.float64)
    groups = voting_groups(actions)
    votes = count_votes(stickers, groups, weighting.weights)
    points = weigh(stickers, weighting.weights)
    share = points / np.where(votes.points > 0, votes.points, np.nan)[groups.codes]
    rank = ranks(share)
    ballots = count_ballots(actions, groups)
    table = pd.DataFrame(
        {
            "id": text_column(actions.ids),
            "text": text_column(actions.texts),
            "group": text_column(
                [None if label == MISSING else label for label in groups.of_each()]
            ),
            **{name: stickers[:, place] for place, name in enumerate(RANKS)},
            "points": points,
            "share": share,
            "rank": rank,
            "tied": rank.duplicated(keep=False) & rank.notna(),
            "rank_in_group": ranks(share, groups.codes),
        }
    )
    notes = [f"weights of first, second and third stickers: {weighting}"]
    if "group" not in actions.columns:
        notes.append("no column plays the role 'group': all actions are one discussion group")
    notes.extend(notes_of(votes, actions.ids))
    if ballots is not None and ballots["empty"].isna().all():
        notes.append(EMPTY_UNKNOWN)
    of_groups = table_of_groups(votes, share, count_voters(actions, votes, ballots), ballots)
    notes.extend(notes_on_voters(table, of_groups))
    return Priorities(
        table=table,
        groups=of_groups,
        scheme=weighting.name,
        weights=weighting.weights,
        notes=tuple(notes),
    )
