"""`explain`: why a text stands where it does, what else it could be, how sure that is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.explaining.arrival import OUTSIDE, arrivals, decided
from actionclust.advice.explaining.common_terms import (
    borrowed_words,
    likeness_to_all,
    shared_terms,
    terms_in_common,
)
from actionclust.advice.explaining.standing import hierarchy_of, standing
from actionclust.advice.explaining.text_explanation import Explanation, Home, NearText
from actionclust.clustering.result import Clustering
from actionclust.coding.hierarchy.lookup import action_named
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, did_you_mean
from actionclust.network.tokens import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    from actionclust.advice.explaining.common_terms import BorrowedWord, SharedTerm
    from actionclust.advice.explaining.standing import Standing
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

_NEAREST = 3  # texts that are named, and groups
_WORDS = 4  # terms in common that are named
_LENDING = 30  # nearest texts of which words are borrowed


def explain(
    source: Hierarchy | Clustering, action: str, vectors: ArrayLike | None = None
) -> Explanation:
    """Say why a text stands where it does, what else it could be, and how sure that is.

    Parameters
    ----------
    source : Hierarchy or Clustering
        The study, or what `cluster_actions` gave.
    action : str
        The id of an action.
    vectors : array-like or None
        Those that the clustering was given with ``vectors=``, if it was: a project file does not
        keep them.

    Returns
    -------
    Explanation
        How it came where it is, by whom, when and why; what it shares with its group, its nearest
        texts inside and outside, how well it fits and what is usual, the other groups that are
        likely, and what speaks for each. It prints as plain text.

    Raises
    ------
    InputError
        If there is no such action, or `source` is neither.
    SettingError
        If the study was clustered with vectors, and they are not given.

    See Also
    --------
    explanations : All texts at once, as a table.
    explain_group : What holds a group together.

    Notes
    -----
    Texts are compared as they were to find the groups. The probabilities are told by how near the
    text is to the groups without itself, and are as sharp as the texts that are in groups bear
    out; what people placed one by one weighs more. The first question of a study takes the
    longest.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train young nurses", "nurses abroad"]
    >>> texts += ["share data", "share open data of nurses"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy(analyst="PV")
    >>> found = explain(h, h.actions.ids[1])
    >>> found.group, found.shared[0].term, found.nearest[0].text
    ('S01', 'train', 'train nurses')
    >>> moved = h.move(h.actions.ids[1], to="S02", why="a trial")
    >>> explain(moved, h.actions.ids[1]).runners_up[0].group
    'S01'
    """
    h = hierarchy_of(source, "explain")
    known = action_named(h, action)
    if known is None:
        near = did_you_mean(str(action), h.actions.ids)
        raise InputError(f"there is no action {action!r}; {near}")
    found = standing(h, vectors, whole=isinstance(source, Clustering))
    return _Text(h, found, h.actions.row_of[known]).explained()


class _Text:
    """Looks at one text."""

    def __init__(self, h: Hierarchy, found: Standing, place: int) -> None:
        self.h, self.found, self.place = h, found, place
        vectors = found.space.vectors
        self.row, self.own = int(vectors.row_of[place]), int(found.homes.own[place])
        self.original = int(vectors.original[place])

    def explained(self) -> Explanation:
        h, found, place = self.h, self.found, self.place
        id_ = h.actions.ids[place]
        where = h.tree.places[id_]
        node = None if isinstance(where, Aside) else h.tree.nodes[where]
        path = h.tree.above(node.parent) if node else ()
        known = self.row >= 0
        likeness = likeness_to_all(found, self.row) if known else np.zeros(0)
        probability = found.homes.probability[place]
        in_group = known and self.own >= 0
        nearest = self.nearest(likeness, inside=True) if in_group else ()
        borrowed = self.borrowed(self.own, likeness) if in_group else ()
        return Explanation(
            id=id_,
            text=h.actions.texts[place],
            group=node.id if node else None,
            label=node.label if node else "",
            path=tuple(one.label or one.id for one in path),
            reason=where.reason if isinstance(where, Aside) else "",
            came=arrivals(h, id_),
            copy_of=None if self.original in {-1, place} else h.actions.ids[self.original],
            copies=self.copies(),
            fit=float(found.fit[place]),
            fit_rank=float(found.fit_rank[place]),
            by_chance=float(found.chance[self.own]) if in_group else math.nan,
            strength=float(found.strength[place]),
            weak=bool(found.weak[place]),
            probability=float(probability[self.own]) if in_group else math.nan,
            runners_up=tuple(self.runners_up(likeness)) if known else (),
            shared=self.shared(self.own) if in_group else (),
            borrowed=borrowed,
            only_here=self.only_here() if known else (),
            nearest=nearest,
            outside=self.nearest(likeness, inside=False) if known else (),
            notes=tuple(self.notes(borrowed=bool(borrowed))),
        )

    def copies(self) -> tuple[str, ...]:
        """Name the other texts of the same row."""
        if self.row < 0:
            return ()
        same = np.flatnonzero(self.found.space.vectors.row_of == self.row).tolist()
        ids = self.h.actions.ids
        return tuple(sorted((ids[one] for one in same if one != self.place), key=natural))

    def shared(self, group: int) -> tuple[SharedTerm, ...]:
        return tuple(shared_terms(self.found, self.row, group, inside=group == self.own))

    def borrowed(self, group: int, likeness: NDArray[np.float64]) -> tuple[BorrowedWord, ...]:
        rows = np.argsort(-likeness, kind="stable")
        rows = rows[(rows != self.row) & (likeness[rows] > 0)][:_LENDING]
        ids = [self.of_row(row) for row in rows.tolist()]
        inside = group == self.own
        return tuple(borrowed_words(self.found, self.row, group, rows, ids, inside=inside))

    def of_row(self, row: int, group: int | None = None) -> str:
        """Name the text that stands for a row, or the first that is in a group."""
        vectors, own = self.found.space.vectors, self.found.homes.own
        same = np.flatnonzero(vectors.row_of == row)
        if group is not None:
            same = same[own[same] == group]
        ids = [self.h.actions.ids[one] for one in same.tolist()]
        first = self.h.actions.ids[int(vectors.original[same[0]])]
        return first if first in ids else min(ids, key=natural)

    def nearest(
        self, likeness: NDArray[np.float64], *, inside: bool, group: int | None = None
    ) -> tuple[NearText, ...]:
        """Find the different texts that are most like this one, in its group or outside."""
        row_of, own = self.found.space.vectors.row_of, self.found.homes.own
        wanted = own == (self.own if group is None else group)
        if group is None and self.own < 0:
            wanted = np.zeros(len(own), dtype=np.bool_)
        rows = np.unique(row_of[(wanted if inside else ~wanted) & (row_of >= 0)])
        rows = rows[rows != self.row]
        order = np.argsort(-likeness[rows], kind="stable")[:_NEAREST]
        return tuple(
            self.near(row, float(likeness[row]), self.own if inside and group is None else group)
            for row in rows[order].tolist()
            if likeness[row] > 0
        )

    def near(self, row: int, similarity: float, group: int | None) -> NearText:
        id_ = self.of_row(row, group)
        where = self.h.tree.places[id_]
        return NearText(
            id=id_,
            text=self.h.actions.text_of[id_],
            group=None if isinstance(where, Aside) else where,
            similarity=max(min(similarity, 1.0), 0.0),
            words=terms_in_common(self.found, self.row, row, _WORDS),
        )

    def runners_up(self, likeness: NDArray[np.float64]) -> Iterator[Home]:
        homes, nodes = self.found.homes, self.h.tree.nodes
        chances = homes.probability[self.place]
        own = float(chances[self.own]) if self.own >= 0 else math.nan
        order = [g for g in np.argsort(-chances, kind="stable").tolist() if g != self.own]
        for group in order[:_NEAREST]:
            there = self.nearest(likeness, inside=True, group=group)
            yield Home(
                group=homes.groups[group],
                label=nodes[homes.groups[group]].label,
                probability=float(chances[group]),
                margin=own - float(chances[group]),
                shared=self.shared(group),
                borrowed=self.borrowed(group, likeness),
                nearest=there[0] if there else None,
            )

    def checked(self) -> bool:
        """Tell whether people placed at least half of the texts of its group."""
        if self.h.origin is None:
            return True
        members = self.h.tree.members[self.found.groups[self.own]]
        return 2 * len(members & decided(self.h)) >= len(members)

    def only_here(self) -> tuple[str, ...]:
        """Name the words that no other different text has."""
        vectors = self.found.space.vectors
        columns = vectors.matrix[[self.row]].indices
        columns = columns[columns < vectors.words]
        texts = np.diff(vectors.matrix[:, columns].tocsc().indptr)
        alone = columns[texts == 1].tolist()
        return tuple(sorted(written(vectors.terms[column]) for column in alone))

    def notes(self, *, borrowed: bool) -> Iterator[str]:
        if self.row < 0:
            yield "no words are left of this text to compare, so nothing speaks for any group"
            return
        if self.own >= 0 and self.found.sizes[self.own] == 1:
            yield "it is the only different text of its group, so there is no fit"
        elif self.own >= 0 and not self.shared(self.own):
            ways = ["the company that its words keep"]
            if borrowed:
                ways.insert(0, "words of texts that are like it")
            if self.found.space.meaning is not None:
                ways.append("meaning")
            yield (
                "it has no word in common with the rest of its group: what may link them is "
                f"{', '.join(ways)}"
            )
        if self.own >= 0 and self.h.actions.ids[self.place] in decided(self.h):
            yield "people placed it here: the figures say what its words speak for, and no more"
        if self.own >= 0 and not self.checked():
            yield (
                f"people placed few texts of {self.found.groups[self.own]} one by one, so these "
                "figures are measured against groups that the machine made: they tell which texts "
                "to look at first, not which groups are right"
            )
        if self.copies():
            yield "its copies in a group speak for that group too, in the probabilities"
        if [one.by for one in arrivals(self.h, self.h.actions.ids[self.place])] == [OUTSIDE]:
            yield "nobody has placed it yet"
