"""Further texts for a study: each is placed in the groups as they are, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from actionclust.actions import Actions, read_actions
from actionclust.advice.homes import home_finder
from actionclust.advice.more_texts.further_texts import with_further_texts
from actionclust.advice.more_texts.joined_actions import joined_actions, matching_rows, told_of
from actionclust.advice.more_texts.likely_places import NO_HOME, UNLIKE, likely_places
from actionclust.advice.more_texts.proposed_groups import MOST_COMPARED, proposed_groups
from actionclust.advice.text_space import space_of
from actionclust.by_value import ByValue
from actionclust.coding.begin.from_other_actions import NEW_ACTION
from actionclust.coding.edits.kinds import Move
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.hierarchy.recording import recorded
from actionclust.coding.tree.ids import natural
from actionclust.errors import SettingError, counted, did_you_mean
from actionclust.settings import is_whole
from actionclust.table_rows import records, strict
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import ArrayLike

    from actionclust.advice.more_texts.likely_places import LikelyPlace
    from actionclust.advice.more_texts.proposed_groups import ProposedGroup
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.reading.sources import Source

_COLUMNS = ["id", "text", "group", "label", "confidence", "runner_up", "reason"]


@dataclass(frozen=True, eq=False)
class Extension(ByValue):
    """What came of placing further texts.

    Attributes
    ----------
    hierarchy : Hierarchy
        The study with the new texts. Those that were there, their groups, ids and labels are
        as they were; for each group that new texts went to, the log has an entry whose reason
        begins with "placed by extend".
    table : pandas.DataFrame
        One row for each new text, in order: id; text; group, the id of the group where it went,
        missing if it stays unclustered; label, that of the group; confidence, how likely that
        group is its home, or the likeliest one if it stays unclustered, from 0 to 1, missing
        for a text that is like none; runner_up, the id of the next likely group; and reason, what
        else says why: the text that it copies, or why it is in no group.
    proposals : tuple of ProposedGroup
        New groups for texts that no group is the home of, and that are alike; they are not made
        unless you accept them.
    notes : tuple of str
        What else is to be known, for instance of texts that the study had already.
    """

    hierarchy: Hierarchy
    table: pd.DataFrame
    proposals: tuple[ProposedGroup, ...] = ()
    notes: tuple[str, ...] = ()

    def accept_proposals(self, *ids: str) -> Hierarchy:
        """Make the new groups that are proposed.

        Parameters
        ----------
        *ids : str
            The ids of the proposals; all of them, if none is named.

        Returns
        -------
        Hierarchy
            `hierarchy` with these groups, made by its analyst.

        Raises
        ------
        EditError
            If there is no proposal of that id.
        """
        known = {one.id: one for one in self.proposals}
        for id_ in ids:
            if id_ not in known:
                near = did_you_mean(str(id_), list(known)) if known else "there is none"
                raise EditError(f"no new group {id_!r} is proposed; {near}")
        h = self.hierarchy
        for one in self.proposals:
            if not ids or one.id in ids:
                alike = f"{len(one.actions)} new texts are alike, and like no group"
                h = h.apply(one.edits, why=f"proposed by extend: {alike}")
        return h

    def to_dict(self) -> dict[str, Any]:
        """Give what was placed as strict JSON has it, for programs; `hierarchy` has its `save`.

        Returns
        -------
        dict
            texts, the rows of `table`; proposals, a list with id, label, actions and likeness;
            and notes, a list.
        """
        proposals = [
            {"id": one.id, "label": one.label, "actions": one.actions, "likeness": one.likeness}
            for one in self.proposals
        ]
        told: dict[str, Any] = strict(
            {"texts": records(self.table), "proposals": proposals, "notes": self.notes}
        )
        return told

    def __repr__(self) -> str:
        """Count the texts that were placed."""
        placed = int(self.table["group"].notna().sum())
        proposed = counted(len(self.proposals), "new group")
        return (
            f"<{counted(len(self.table), 'new text')}: {placed} placed, "
            f"{len(self.table) - placed} unclustered; {proposed} proposed>"
        )

    def _repr_html_(self) -> str:
        from pandas.io.formats.style import Styler  # noqa: PLC0415 - slow to import

        # a fixed name and no name for each cell, so that the same table gives the same page
        shown = Styler(self.table, uuid="extension", cell_ids=False)
        shown = shown.format(na_rep="", escape="html", precision=2)
        return shown.hide(axis="index").to_html()


def extend(
    h: Hierarchy,
    actions: Actions | Source,
    *,
    min_confidence: float = 0.4,
    min_group: int = 3,
    vectors: ArrayLike | None = None,
) -> Extension:
    """Place further texts in a study, and leave all that is there as it is.

    Each new text goes to the group that is most likely its home, by the texts that are in the
    groups: those that people placed count more. The confidence is measured on the texts of the
    study itself, each of them taken out in turn. Where all texts are in one group, there is
    nothing to compare: the confidence is the share of its texts that are no nearer to it. A copy
    goes where the text is that it copies.

    Parameters
    ----------
    h : Hierarchy
        The study.
    actions : Actions, or anything that `read_actions` takes
        The further texts; those of the study may be among them, under the same ids, and further
        columns join those that it has (see `with_columns`).
    min_confidence : float
        How likely a group must be the home of a text for it to go there, from 0 to 1; the text
        is unclustered otherwise, with that reason. So is, unless this is 0, a text that is further
        from all groups than nearly all texts in them.
    min_group : int
        How many texts without a home must be alike for a new group to be proposed, at least 2.
    vectors : array_like of shape (texts, directions) or None
        For a study that was clustered with vectors: those of its texts, in their order, and
        then those of the new ones, in theirs.

    Returns
    -------
    Extension
        The study with the new texts, and a table that says where each went and how sure that is.

    Raises
    ------
    InputError
        If an id is that of another text in the study, or of a group, or the texts cannot be read.
    SettingError
        If a number is not in its range, or the study was clustered with vectors and none are
        given.

    See Also
    --------
    rerun : Clusters all texts anew, and keeps what people decided.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "share more data"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy().rename("S02", "Share data")
    >>> late = extend(h, ["train the nurses well", "share the data", "plant trees"])
    >>> late.table[["text", "group"]].fillna("").values.tolist()
    [['train the nurses well', 'S01'], ['share the data', 'S02'], ['plant trees', '']]
    """
    check_hierarchy(h, "extend")
    _check_numbers(min_confidence, min_group)
    given = actions if isinstance(actions, Actions) else read_actions(actions)
    joined = joined_actions(h.actions, given)
    notes = told_of(h.actions, given)
    further = matching_rows(h.actions, given).further
    new = tuple(given.ids[row] for row in further)
    if not new:
        same = with_further_texts(h, joined, {})
        return Extension(same, text_frame([], _COLUMNS), notes=(*notes, "there is no new text"))
    waiting = with_further_texts(h, joined, dict.fromkeys(new, NEW_ACTION))
    space = space_of(joined, h.origin, vectors)
    finder = home_finder(space)
    places = likely_places(space, finder, waiting, new, min_confidence)
    placed = with_further_texts(h, joined, {one.action: one.aside for one in places})
    for edit, why in _moves(places):
        placed = recorded(placed, edit, why, "extend")
    homeless = [one.action for one in places if one.aside in {NO_HOME, UNLIKE}]
    if len(homeless) > MOST_COMPARED:
        notes.append(
            f"{len(homeless)} texts have no home, too many to look for new groups among them; "
            "rerun clusters all texts anew"
        )
    return Extension(
        placed,
        _table(placed, places),
        proposed_groups(space, finder, placed.tree, homeless, min_group),
        tuple(notes),
    )


def _check_numbers(confidence: object, size: object) -> None:
    number = isinstance(confidence, (int, float)) and not isinstance(confidence, bool)
    if not number or not 0 <= confidence <= 1:  # type: ignore[operator]
        raise SettingError(
            f"min_confidence must be a number from 0 to 1; got {confidence!r} "
            f"({type(confidence).__name__})"
        )
    if not is_whole(size) or size < 2:  # noqa: PLR2004 - one is no group
        raise SettingError(
            f"min_group must be a whole number of at least 2; got {size!r} ({type(size).__name__})"
        )


def _moves(places: Sequence[LikelyPlace]) -> list[tuple[Move, str]]:
    """Give an edit for each group that new texts go to, with its reason."""
    coming: dict[str, list[LikelyPlace]] = {}
    for one in places:
        if one.group is not None:
            coming.setdefault(one.group, []).append(one)
    moves = []
    for group in sorted(coming, key=natural):
        sure = [one.confidence or 0.0 for one in coming[group]]
        texts = tuple(sorted((one.action for one in coming[group]), key=natural))
        low, high = f"{min(sure):.2f}", f"{max(sure):.2f}"
        span = low if low == high else f"{low} to {high}"
        moves.append((Move(texts, group), f"placed by extend, with a confidence of {span}"))
    return moves


def _table(h: Hierarchy, places: Sequence[LikelyPlace]) -> pd.DataFrame:
    nodes, texts = h.tree.nodes, h.actions.text_of
    rows = [
        (
            one.action,
            texts[one.action],
            one.group,
            None if one.group is None else nodes[one.group].label,
            one.confidence,
            one.runner_up,
            one.told,
        )
        for one in places
    ]
    return text_frame(rows, _COLUMNS).astype({"confidence": "float64"})
