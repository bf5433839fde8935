"""The texts of a study as points, near each other where they say something alike.

It is the space in which the clustering was refined: a text stands there by its words, by those
that it borrows from similar texts, by the company of its words, and by its meaning where an
encoder or vectors told it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue
from actionclust.errors import SettingError
from actionclust.network.linked_rows import linked_rows
from actionclust.network.meaning.text_meaning import text_meaning
from actionclust.network.same_settings import had_vectors, same_settings
from actionclust.network.similarity_join import available_processors
from actionclust.network.text_rows import text_rows
from actionclust.network.vectors import unit_rows
from actionclust.progress import Clock

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from actionclust.actions import Actions
    from actionclust.coding.project.record import Project
    from actionclust.network.origin import Origin
    from actionclust.network.refining_space import Space
    from actionclust.network.vectors import Vectors
    from actionclust.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class TextSpace(ByValue):
    """The texts of a study, compared."""

    actions: Actions
    settings: Settings
    vectors: Vectors  # the words of the different texts, as rows; `row_of` has that of each action
    languages: tuple[str, ...]  # that of each action
    plain: tuple[str, ...]  # the texts without markup, addresses and non-answers
    space: Space  # one row for each row of `vectors`
    # shape (rows, directions): the rows by meaning alone, or None where words alone are compared
    meaning: NDArray[np.float64] | None

    @property
    def known(self) -> NDArray[np.int64]:
        """The places of the actions that have words, and so stand in the space."""
        return np.flatnonzero(self.vectors.row_of >= 0)

    def of_actions(self, places: NDArray[np.int64]) -> Space:
        """Give the points of some actions; each of them has words."""
        return self.space.taking(self.vectors.row_of[places])


def text_space(h: Project, vectors: ArrayLike | None = None) -> TextSpace:
    """Compare the texts of a study as its clustering did.

    `vectors` are those that the clustering was given, if it was: a project file does not keep
    them. In the session that clustered the texts, what it found is taken, and not found anew.
    """
    # with vectors too, what works in this session is to work with the project file
    if vectors is None and not had_vectors(h.origin) and (kept := kept_space(h)) is not None:
        return kept
    return space_of(h.actions, h.origin, vectors)


def space_of(
    actions: Actions, origin: Origin | None, vectors: ArrayLike | None = None
) -> TextSpace:
    """Compare texts as a clustering of others did."""
    if had_vectors(origin) and vectors is None:
        raise SettingError(
            "the study was clustered with vectors, which a project does not keep; pass those of "
            f"its {len(actions)} texts again, with vectors="
        )
    settings = same_settings(origin)
    read = text_rows(actions, settings)
    meaning = text_meaning(read, settings, vectors=vectors, progress=False)
    rows = None if meaning is None else meaning.rows
    found = linked_rows(
        read.vectors.in_network,
        rows,
        _refining(settings),
        jobs=available_processors(),
        progress=False,
        clock=Clock(),
    )
    assert found.space is not None  # noqa: S101 - for mypy: refining was asked for
    return TextSpace(
        actions=actions,
        settings=settings,
        vectors=read.vectors,
        languages=read.languages,
        plain=read.plain,
        space=_with_campaigns(found.space, read.vectors),
        meaning=rows,
    )


def kept_space(h: Project) -> TextSpace | None:
    """Take the space in which these texts were refined, if this session has it still."""
    stages = None if h.origin is None else h.origin.stages
    if stages is None or stages.space is None or stages.actions is not h.actions:
        return None
    settings = same_settings(h.origin)
    if h.origin is None or h.origin.receipt["settings"]["edges"] is not None:
        return None  # more pairs were looked for than for the texts alone
    return TextSpace(
        actions=h.actions,
        settings=settings,
        vectors=stages.vectors,
        languages=stages.languages,
        plain=stages.plain,
        space=_with_campaigns(stages.space, stages.vectors),
        meaning=stages.meaning,
    )


def _refining(settings: Settings) -> Settings:
    """Compare texts in the refining space too where the clustering did not refine."""
    return replace(settings, refine=True)


def _with_campaigns(space: Space, vectors: Vectors) -> Space:
    """Place the letters that many sent by their own words; they borrow none."""
    rest = vectors.matrix[vectors.ordinary :, : vectors.words]
    if not rest.shape[0]:
        return space
    words = sp.vstack([space.words, unit_rows(rest)], format="csr")
    directions = np.zeros((rest.shape[0], space.context.shape[1]))
    return replace(
        space, words=sp.csr_array(words), context=np.vstack([space.context, directions])
    )
