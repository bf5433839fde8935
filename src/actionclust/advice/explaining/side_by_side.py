"""The groups of one level of a hierarchy, looked at side by side."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.advice.explaining.arrival import latest
from actionclust.advice.explaining.group_explanation import (
    GroupExplanation,
    GroupText,
    NearGroup,
    said_by,
)
from actionclust.advice.explaining.group_words import particular_terms, repeated_phrases
from actionclust.advice.explaining.voices import (
    columns_to_count,
    columns_to_measure,
    measures_of,
    voices_of,
)
from actionclust.analysis.places import groups_at
from actionclust.errors import counted
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from actionclust.advice.explaining.group_words import GroupTerm
    from actionclust.advice.explaining.standing import Standing
    from actionclust.advice.explaining.voices import Measure, Voice
    from actionclust.analysis.labels import Labels
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

_NEAREST = 3  # groups and texts that are named
_TERMS = 6  # that set it apart from another group
_TOLD = 3  # terms in a cell
_FEW = 10  # texts below which a note says that counts are small


@dataclass(frozen=True, slots=True)
class _Columns:
    """What tells who says it."""

    counted: tuple[Labels, ...]
    measured: tuple[tuple[str, NDArray[np.float64]], ...]


class SideBySide:
    """Looks at the groups of one level."""

    def __init__(self, h: Hierarchy, found: Standing, level: Level) -> None:
        self.h, self.found = h, found
        self.ids = [node.id for node in groups_at(h, level)]
        number = {id_: place for place, id_ in enumerate(self.ids)}
        above = [
            next((number[n.id] for n in h.tree.above(group) if n.id in number), -1)
            for group in found.groups
        ]
        self.above = np.array([*above, -1], dtype=np.int64)  # the last is for no group
        self.own = self.above[found.homes.own]
        vectors = found.space.vectors
        inside = (self.own >= 0) & (vectors.row_of >= 0)
        shape = (len(self.ids), vectors.matrix.shape[0])
        ends = (self.own[inside], vectors.row_of[inside])
        self.copies = sp.coo_array((np.ones(int(inside.sum())), ends), shape=shape).tocsr()
        self.member = self.copies.copy()  # each different text of a group once
        self.member.data = np.ones_like(self.member.data)
        present = vectors.matrix.copy()
        present.data = np.ones_like(present.data)
        self.having = (self.member @ present).tocsr()
        self.sizes = np.diff(self.member.indptr)
        self.sums = (self.member @ found.compared).tocsr()
        self.every = np.bincount(vectors.matrix.indices, minlength=found.terms)
        self.alike = self._alike()
        self.chance = self._chances()
        actions = h.actions
        self.columns = _Columns(
            columns_to_count(actions, found.space.languages), columns_to_measure(actions)
        )
        self.came = np.array([*latest(h)], dtype=object)

    def _alike(self) -> NDArray[np.float64]:
        """Give the cosine of each two groups."""
        space = self.found.space.space
        words = (self.member @ space.words).tocsr()
        context = np.asarray(self.member @ space.context)
        squares = squared_norms(words) + np.square(context).sum(axis=1)
        lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
        products = (words @ words.T.tocsr()).toarray() + context @ context.T
        cosines: NDArray[np.float64] = np.round(products / lengths / lengths[:, None], 9)
        np.fill_diagonal(cosines, -np.inf)
        return cosines

    def _chances(self) -> NDArray[np.float64]:
        """Add up the probabilities of the groups that are in each group of the level."""
        into = self.above[:-1]
        held = np.flatnonzero(into >= 0)
        shape = (len(self.found.groups), len(self.ids))
        gathers = sp.csr_array((np.ones(len(held)), (held, into[held])), shape=shape)
        sums: NDArray[np.float64] = np.asarray(self.found.homes.probability @ gathers)
        return sums.round(6)

    def explained(self, group: int) -> GroupExplanation:
        """Give all that is told of a group."""
        node = self.h.tree.nodes[self.ids[group]]
        inside = self.own == group
        central = self.central(group)
        alone, copied = self.cohesion(group)
        came = Counter(self.came[inside].tolist())
        return GroupExplanation(
            id=node.id,
            level=node.level,
            label=node.label,
            rule=node.rule,
            path=tuple(one.label or one.id for one in self.h.tree.above(node.parent)),
            texts=int(inside.sum()),
            different=int(self.sizes[group]),
            came_by=dict(sorted(came.items(), key=lambda one: (-one[1], one[0]))),
            terms=self.terms(group),
            phrases=self.phrases(group),
            central=tuple(self.text(place, group) for place in central),
            fringe=tuple(self.text(place, group) for place in self.fringe(group, central)),
            cohesion=alone,
            cohesion_with_copies=copied,
            strength=self.strength(group),
            neighbours=tuple(self.neighbours(group)),
            voices=self.voices(group),
            measures=self.measures(group),
            notes=tuple(self.notes(group)),
        )

    def row(self, group: int) -> dict[str, object]:
        """Give a row of the table of all groups."""
        node = self.h.tree.nodes[self.ids[group]]
        inside = self.own == group
        near = int(self.alike[group].argmax()) if len(self.ids) > 1 else -1
        likelier = self.chance.argmax(axis=1) if len(self.ids) else np.zeros(0)
        central = self.central(group)
        who = [str(one) for one in said_by(self.voices(group), self.measures(group))]
        return {
            "id": node.id,
            "label": node.label,
            "texts": int(inside.sum()),
            "different": int(self.sizes[group]),
            "cohesion": round(self.cohesion(group)[0], 4),
            "strength": round(self.strength(group), 4),
            "doubtful": int((inside & self.known() & (likelier != group)).sum()),
            "terms": ", ".join(one.term for one in self.terms(group)[:_TOLD]),
            "central": self.h.actions.ids[central[0]] if central else None,
            "nearest": None if near < 0 else self.ids[near],
            "similarity": math.nan if near < 0 else max(float(self.alike[group, near]), 0.0),
            "who": "; ".join(who),
        }

    def known(self) -> NDArray[np.bool_]:
        """Mark the actions that have words."""
        there: NDArray[np.bool_] = self.found.space.vectors.row_of >= 0
        return there

    def rows(self, group: int) -> NDArray[np.int64]:
        """Give the rows of a group."""
        start, stop = self.member.indptr[group : group + 2]
        rows: NDArray[np.int64] = np.sort(self.member.indices[start:stop])
        return rows

    def counts(self, group: int) -> NDArray[np.float64]:
        """Count the different texts of a group that have each term."""
        counts: NDArray[np.float64] = self.having[[group]].toarray().ravel()
        return counts

    def terms(self, group: int) -> tuple[GroupTerm, ...]:
        """Rank the terms of a group."""
        mine = self.counts(group)
        sizes = int(self.sizes[group]), len(self.found.space.vectors.copies) - self.sizes[group]
        terms = self.found.space.vectors.terms
        return particular_terms(mine, self.every - mine, sizes, terms)

    def phrases(self, group: int) -> tuple[GroupTerm, ...]:
        """Find the phrases of a group."""
        rows = self.rows(group)
        others = np.setdiff1d(np.arange(len(self.found.space.vectors.copies)), rows)
        return repeated_phrases(self.found.space, self.leading(rows), self.leading(others))

    def leading(self, rows: NDArray[np.int64], group: int | None = None) -> list[int]:
        """Give a place for each row: that of the text that is copied, or the first id."""
        vectors, ids = self.found.space.vectors, self.h.actions.ids
        wanted = np.isin(vectors.row_of, rows)
        if group is not None:
            wanted &= self.own == group
        places = np.flatnonzero(wanted)
        copies = vectors.original[places] != places
        names = np.array([ids[place] for place in places.tolist()])
        order = np.lexsort((names, copies, vectors.row_of[places]))
        _, first = np.unique(vectors.row_of[places][order], return_index=True)
        found: list[int] = places[order[first]].tolist()
        return found

    def central(self, group: int) -> list[int]:
        """Find the texts that are nearest to all of the group."""
        rows = self.rows(group)
        products = (self.found.compared[rows] @ self.sums[[group]].T).toarray().ravel()
        order = np.argsort(-np.round(products, 9), kind="stable")[:_NEAREST]
        return [self.leading(rows[[one]], group)[0] for one in order.tolist()]

    def fringe(self, group: int, central: list[int]) -> list[int]:
        """Find the texts of which it is least sure that they belong there."""
        places = np.array(self.leading(self.rows(group), group), dtype=np.int64)
        places = places[~np.isin(places, central)]
        names = np.array([self.h.actions.ids[place] for place in places.tolist()], dtype=np.str_)
        order = np.lexsort((names, self.chance[places, group]))
        least: list[int] = places[order[:_NEAREST]].tolist()
        return least

    def text(self, place: int, group: int) -> GroupText:
        """Look at a text of a group."""
        chances = self.chance[place].copy()
        mine = float(chances[group])
        chances[group] = -1.0
        other = int(chances.argmax())
        rest = self.sums[[group]] - self.found.compared[[self.found.space.vectors.row_of[place]]]
        length = float(np.sqrt(squared_norms(sp.csr_array(rest))[0]))
        row = self.found.compared[[self.found.space.vectors.row_of[place]]]
        fit = float((row @ rest.T).toarray()[0, 0]) / length if length > 0 else math.nan
        return GroupText(
            id=self.h.actions.ids[place],
            text=self.h.actions.texts[place],
            fit=math.nan if self.sizes[group] < 2 else min(max(fit, 0.0), 1.0),  # noqa: PLR2004
            probability=mine,
            otherwise=self.ids[other] if chances[other] > 0 else None,
        )

    def cohesion(self, group: int) -> tuple[float, float]:
        """Give the mean cosine of two different texts, and of any two."""
        start, stop = self.copies.indptr[group : group + 2]
        found = []
        for weights in (np.ones(stop - start), self.copies.data[start:stop]):
            some = self.found.compared[self.copies.indices[start:stop]]
            total = np.asarray(weights @ some)
            texts = weights.sum()
            pairs = texts * (texts - 1)
            cosine = (np.square(total).sum() - texts) / pairs if pairs > 0 else math.nan
            found.append(float(cosine if math.isnan(cosine) else min(max(cosine, 0.0), 1.0)))
        return found[0], found[1]

    def strength(self, group: int) -> float:
        """Give the rank of a group, if it holds its texts itself."""
        groups = self.found.groups
        alone = not self.h.tree.children.get(self.ids[group])
        if not alone or self.ids[group] not in groups:
            return math.nan
        return float(self.found.group_strength[groups.index(self.ids[group])])

    def neighbours(self, group: int) -> Iterator[NearGroup]:
        """Find the nearest groups, and what sets the group apart from each."""
        order = np.argsort(-self.alike[group], kind="stable")
        terms, mine = self.found.space.vectors.terms, self.counts(group)
        chances = self.chance[(self.own == group) & self.known()].copy()
        chances[:, group] = -1.0
        second = chances.argmax(axis=1)
        for other in order[:_NEAREST].tolist():
            if other == group:
                continue
            theirs = self.counts(other)
            sizes = int(self.sizes[group]), int(self.sizes[other])
            node = self.h.tree.nodes[self.ids[other]]
            yield NearGroup(
                group=node.id,
                label=node.label,
                similarity=min(max(float(self.alike[group, other]), 0.0), 1.0),
                ours=particular_terms(mine, theirs, sizes, terms, _TERMS),
                theirs=particular_terms(theirs, mine, sizes[::-1], terms, _TERMS),
                undecided=int((second == other).sum()),
            )

    def voices(self, group: int) -> tuple[Voice, ...]:
        """Count who says it."""
        return voices_of(self.columns.counted, self.own == group)

    def measures(self, group: int) -> tuple[Measure, ...]:
        """Compare the numbers of who says it."""
        return measures_of(self.columns.measured, self.own == group)

    def notes(self, group: int) -> Iterator[str]:
        """Say how what is told is to be read."""
        texts = int((self.own == group).sum())
        copies = texts - int(self.sizes[group])
        if not texts:
            yield "no text is in it"
        elif texts < _FEW and (self.columns.counted or self.columns.measured):
            yield (
                f"with {counted(texts, 'text')} only large differences in who says it can be told "
                "from chance"
            )
        if copies > 0 and self.columns.counted:
            yield f"{counted(copies, 'copy', 'copies')} of other texts count in who says it"
