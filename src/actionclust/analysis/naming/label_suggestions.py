"""Names suggested for groups, to be accepted as edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any

from actionclust.analysis.naming.automatic_labels import BY_PEOPLE, FITS_NO_LONGER
from actionclust.by_value import ByValue
from actionclust.coding.edits import Rename
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.recording import names
from actionclust.coding.log.entry import now
from actionclust.coding.log.history import Recorder
from actionclust.errors import InputError, SettingError, counted, listed
from actionclust.table_rows import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.entry import MadeBy

FROM_TEXT = "text"
FROM_KEYWORDS = "keywords"


@dataclass(frozen=True, eq=False, repr=False)
class LabelSuggestions(ByValue):
    """Names that groups could have, from their own texts.

    Attributes
    ----------
    hierarchy : Hierarchy
        The hierarchy that was looked at.
    labels : pandas.DataFrame
        One row a group, those whose label fits no longer first, then those without one, with
        keywords, and named by people: group, level, label, state ("keywords that fit no
        longer", "no label", "keywords", "named by people"), texts (how many), covers (the share
        of them that have a word of a label of keywords) and covered (that share when the label
        was made; NaN where it is not known).
    table : pandas.DataFrame
        One row a candidate, groups in the same order and the best first: group, label (as it
        is), language, rank (from 1 on in each language), candidate, kind ("text" for a part of a
        text, "keywords" for the terms that are the last resort), covers and others (the share of
        the texts of that language, in the group and outside, that have at least half of the
        candidate's words), score (0 to 1), action (the id of the text that it is a part of;
        missing for keywords) and evidence, a sentence.
    notes : tuple of str
        What was decided, in sentences.
    """

    hierarchy: Hierarchy
    labels: pd.DataFrame
    table: pd.DataFrame
    notes: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        """Count the groups."""
        return len(self.labels)

    def __repr__(self) -> str:
        """Count groups and candidates."""
        lost = int((self.labels["state"] == FITS_NO_LONGER).sum())
        said = f"{counted(len(self.table), 'candidate')} for {counted(len(self), 'group')}"
        return f"<{said}; the label of {lost} fits no longer>"

    def accept(
        self,
        groups: str | Iterable[str] | Mapping[str, int] | None = None,
        *,
        rank: int = 1,
        language: str | None = None,
        covers: float = 0.0,
        why: str = "",
    ) -> Hierarchy:
        """Give groups the names that were suggested, as edits in the log.

        Parameters
        ----------
        groups : str, iterable of str, mapping of str to int, or None
            Groups, by id or label; a mapping gives the rank of the candidate for each. None
            takes all that have a candidate from a text and were not named by people.
        rank : int
            Which candidate of each group, 1 for the first.
        language : str or None
            Of which language, where there are candidates in several; None takes the first.
        covers : float
            Only candidates that cover at least this share of the texts, from 0 to 1; where groups
            are named, too.
        why : str
            The reason, for the log; "" takes the evidence of each candidate.

        Returns
        -------
        Hierarchy
            With the groups renamed.

        Raises
        ------
        EditError
            If there is no such group, or nothing would be renamed.
        InputError
            If a group that was asked for has no such candidate.
        SettingError
            If `covers` is no share.

        Examples
        --------
        >>> from actionclust import cluster_actions, suggest_labels
        >>> texts = ["Train nurses", "train all nurses", "nurses", "Share data", "We share data"]
        >>> h = cluster_actions(texts, target=2).to_hierarchy(analyst="PV")
        >>> h = suggest_labels(h).accept({"S02": 1})
        >>> h["S02"].label
        'Share data'
        >>> print(h.last.why)
        half of the words of "Share data" or more in 2 of 2 texts of the group and 0 of 3 others
        """
        if (
            isinstance(covers, bool)
            or not isinstance(covers, (int, float))
            or not 0 <= covers <= 1
        ):
            raise SettingError(f"covers must be a share from 0 to 1; got {covers!r:.80}")
        edits = []
        for group, wanted, asked in self._wanted(groups, rank):
            row = self._row(group, wanted, language)
            if row is not None and (
                row["covers"] < covers or (not asked and row["kind"] == FROM_KEYWORDS)
            ):
                continue
            if row is None and asked:
                raise InputError(
                    f"{group} has no candidate of rank {wanted}"
                    + (f" in {language}" if language else "")
                    + f"; it has {self._known(group)}"
                )
            label = None if row is None else str(row["candidate"])
            if row is not None and label != self.hierarchy.tree.nodes[group].label:
                edits.append((Rename(group, str(label)), why or str(row["evidence"])))
        return self._renamed(edits, "no group has such a candidate that is not its label already")

    def refresh(self, groups: str | Iterable[str] | None = None) -> Hierarchy:
        """Give groups whose keywords fit no longer those of their texts now.

        They still count as named by nobody, so that their labels go on following them.

        Parameters
        ----------
        groups : str, iterable of str, or None
            Groups, by id or label; None takes all whose label fits no longer.

        Returns
        -------
        Hierarchy
            With their labels brought up to date.

        Raises
        ------
        EditError
            If there is no such group, or nothing would be renamed.
        InputError
            If a group was named by people, or is not among those that were looked at.

        Examples
        --------
        >>> from actionclust import cluster_actions, suggest_labels
        >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
        >>> h = cluster_actions(texts, target=2).to_hierarchy()
        >>> ids = h.actions.ids
        >>> h = h.move(ids[3:], to="S01").move(ids[:3], to="S02")
        >>> h = suggest_labels(h).refresh()
        >>> h["S01"].label, h["S02"].label
        ('data, share', 'train nurses')
        """
        state = dict(zip(self.labels["group"], self.labels["state"], strict=True))
        if groups is None:
            chosen = [group for group, one in state.items() if one == FITS_NO_LONGER]
        else:
            chosen = [self.hierarchy.find(name).id for name in names(groups)]
        for group in chosen:
            if state.get(group, BY_PEOPLE) == BY_PEOPLE:
                raise InputError(
                    f"{group} was named by people, or not looked at; refresh is for labels that "
                    "nobody gave, so use h.rename"
                )
        edits = []
        for group in chosen:
            rows = self.table[(self.table["group"] == group)]
            rows = rows[rows["kind"] == FROM_KEYWORDS]
            label = str(rows["candidate"].iloc[0]) if len(rows) else ""
            if label and label != self.hierarchy.tree.nodes[group].label:
                why = f"the keywords of its texts now; nobody named it: {rows['evidence'].iloc[0]}"
                edits.append((Rename(group, label), why))
        return self._renamed(edits, "no label of keywords fits no longer", "keywords")

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as strict JSON has it.

        Returns
        -------
        dict
            The keys labels and candidates (lists of rows) and notes.
        """
        return {
            "labels": records(self.labels),
            "candidates": records(self.table),
            "notes": list(self.notes),
        }

    def _repr_html_(self) -> str:
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        columns = ["group", "label", "rank", "candidate", "covers", "others", "action"]
        shown = self.table[columns].to_html(
            index=False, na_rep="", float_format="{:.0%}".format, border=0
        )
        return f"<p>{escape(repr(self)[1:-1])}</p>{notes}{shown}"

    def _wanted(
        self, groups: str | Iterable[str] | Mapping[str, int] | None, rank: int
    ) -> list[tuple[str, int, bool]]:
        """Give each group, the rank of its candidate, and whether it was asked for by name."""
        if groups is None:
            free = self.labels[self.labels["state"] != BY_PEOPLE]
            return [(group, rank, False) for group in free["group"]]
        if isinstance(groups, Mapping):
            return [(self.hierarchy.find(name).id, place, True) for name, place in groups.items()]
        return [(self.hierarchy.find(name).id, rank, True) for name in names(groups)]

    def _row(self, group: str, rank: int, language: str | None) -> pd.Series[Any] | None:
        rows = self.table[(self.table["group"] == group) & (self.table["rank"] == rank)]
        if language is not None:
            rows = rows[rows["language"] == language]
        return rows.iloc[0] if len(rows) else None

    def _known(self, group: str) -> str:
        rows = self.table[self.table["group"] == group]
        told = [f"{row.rank} ({row.language})" for row in rows.itertuples()]
        return listed(told) if told else "none"

    def _renamed(
        self, edits: list[tuple[Rename, str]], nothing: str, made_by: MadeBy = "person"
    ) -> Hierarchy:
        if not edits:
            raise EditError(nothing)
        h = self.hierarchy
        recorder = Recorder(h.history)
        for edit, why in edits:
            recorder.record(edit, time=now(), analyst=h.analyst, why=why, made_by=made_by)
        return replace(h, history=recorder.history())
