"""A new clustering of a study, with further texts or another target; what people did holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np

from actionclust.actions import Actions, read_actions
from actionclust.advice.decided_by_people import decided_by_people
from actionclust.advice.more_texts.further_texts import with_further_texts
from actionclust.advice.more_texts.joined_actions import joined_actions, matching_rows, told_of
from actionclust.advice.more_texts.regrouped import regrouped
from actionclust.by_value import ByValue
from actionclust.clustering.cluster import cluster_actions
from actionclust.coding.begin.from_other_actions import NEW_ACTION
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import SettingError, counted
from actionclust.network.same_settings import had_vectors, written_settings
from actionclust.settings import Settings, recipe_settings
from actionclust.table_rows import records, strict

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.network.origin import Origin
    from actionclust.reading.sources import Source
    from actionclust.setting_choices import SettingChoices


@dataclass(frozen=True, eq=False)
class Rerun(ByValue):
    """What came of clustering a study anew.

    Attributes
    ----------
    hierarchy : Hierarchy
        The study in the new groups. What the machine placed otherwise stands in the log, with
        a reason that begins with "regrouped by rerun", and can be taken back.
    report : pandas.DataFrame
        One row for each text that is elsewhere than before, in their order: id; text; before
        and after, the id of its group, missing if it is in none; and why.
    groups : pandas.DataFrame
        One row for each group that holds texts, before or after, by id: label; what, "kept",
        "new" or "ended"; by_people, whether people hold it; before and after, its number of
        texts.
    notes : tuple of str
        What was asked, what came, and what people hold against it.
    """

    hierarchy: Hierarchy
    report: pd.DataFrame
    groups: pd.DataFrame
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give what changed as strict JSON has it, for programs; `hierarchy` has its `save`.

        Returns
        -------
        dict
            texts, the rows of `report`; groups, those of `groups`, with their id; and notes, a
            list.
        """
        told: dict[str, Any] = strict(
            {
                "texts": records(self.report),
                "groups": records(self.groups.reset_index()),
                "notes": self.notes,
            }
        )
        return told

    def __repr__(self) -> str:
        """Count the texts that are elsewhere, and the groups."""
        what = self.groups["what"].value_counts()
        new, ended = int(what.get("new", 0)), int(what.get("ended", 0))
        return f"<{counted(len(self.report), 'text')} elsewhere; groups: {new} new, {ended} ended>"

    def _repr_html_(self) -> str:
        from pandas.io.formats.style import Styler  # noqa: PLC0415 - slow to import

        # a fixed name and no name for each cell, so that the same report gives the same page
        shown = Styler(self.report, uuid="rerun", cell_ids=False)
        return shown.format(na_rep="", escape="html").hide(axis="index").to_html()


def rerun(
    h: Hierarchy,
    actions: Actions | Source | None = None,
    target: int | None = None,
    *,
    vectors: ArrayLike | None = None,
    progress: bool | None = None,
    **choices: Unpack[SettingChoices],
) -> Rerun:
    """Cluster a study anew, with further texts or another target, and keep what people decided.

    Texts that people moved, pinned, set aside, merged or split stay together or apart as they
    put them. Groups that people made, named, described, grouped or mapped stay, with their ids and
    labels, and so do all clusters and super-clusters. The other texts follow their new community:
    to the group that most of it is in, or to a new one. So a larger target divides the groups that
    nobody holds. If the communities are those that the
    study came from, nothing changes.

    Parameters
    ----------
    h : Hierarchy
        The study.
    actions : Actions, anything that `read_actions` takes, or None
        Further texts; those of the study may be among them, under the same ids.
    target : int or None
        The wanted number of communities; None takes the one of the clustering that the study
        came from, or without any as many as there are groups that hold texts. Groups that people
        hold, and that no community is, come on top.
    vectors : array_like of shape (texts, directions) or None
        For a study that was clustered with vectors: those of its texts, in their order, and
        then those of the new ones, in theirs.
    progress : bool or None
        Whether to show progress bars; None shows them to people only.
    **choices
        Any field of `Settings`; the others are those of the clustering that the study came from.

    Returns
    -------
    Rerun
        The study in the new groups, and a report of what moved and why.

    Raises
    ------
    InputError
        If an id is that of another text in the study, or of a group, or the texts cannot be read.
    SettingError
        If the target or a choice is not understood, or the study was clustered with vectors and
        none are given.

    See Also
    --------
    extend : Places further texts, and leaves all others where they are.
    replay : Makes the edits of a study on a clustering of your own.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "share more data"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy().rename("S02", "Share data")
    >>> again = rerun(h, ["plant trees", "plant more trees", "share the data"], target=3)
    >>> print(again.hierarchy)
    S01  nurses, train  (3)
    S02  Share data  (3)
    S03  plant, trees  (2)
    >>> rerun(again.hierarchy).report.empty
    True
    """
    check_hierarchy(h, "rerun")
    if had_vectors(h.origin) and vectors is None:
        raise SettingError(
            "the study was clustered with vectors, which a project does not keep; pass those of "
            "all its texts again, the further ones last, with vectors="
        )
    joined, new, notes = _all_texts(h, actions)
    used = _settings_of(h.origin, choices)
    wanted = target if target is not None else _same_target(h)
    result = cluster_actions(joined, wanted, settings=used, vectors=vectors, progress=progress)
    found = result.origin
    before = h.origin
    same = not new and before is not None and np.array_equal(before.community, found.community)
    reasons = found.reasons
    whole = with_further_texts(
        h, joined, {id_: reasons[joined.row_of[id_]] or NEW_ACTION for id_ in new}
    )
    if same:
        made = regrouped(whole, decided_by_people(h), None, used.min_size)
        notes.append("the communities are those that the study came from, so nothing changes")
        if wanted != _same_target(h):
            notes.append(result.tuning.reason)
    else:
        whole = replace(whole, origin=found)
        made = regrouped(whole, decided_by_people(h), found, used.min_size)
        notes.append(result.tuning.reason)
    return Rerun(made.hierarchy, made.report, made.groups, (*notes, *made.notes))


def _all_texts(
    h: Hierarchy, actions: Actions | Source | None
) -> tuple[Actions, tuple[str, ...], list[str]]:
    """Give all texts, the ids of the new ones, and notes on the others."""
    if actions is None:
        return h.actions, (), []
    given = actions if isinstance(actions, Actions) else read_actions(actions)
    further = matching_rows(h.actions, given).further
    new = tuple(given.ids[row] for row in further)
    return joined_actions(h.actions, given), new, told_of(h.actions, given)


def _settings_of(origin: Origin | None, choices: SettingChoices) -> Settings:
    """Take all settings of a clustering, or the default ones, with some changed."""
    written = {} if origin is None else written_settings(origin, choices)
    return recipe_settings("default", {**written, **choices})


def _same_target(h: Hierarchy) -> int | None:
    if h.origin is not None:
        return h.origin.tuning.target
    return len(h.tree.members) or None
