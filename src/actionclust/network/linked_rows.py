"""Which rows are similar, and where they stand: what grouping and advice begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.network.dask_cluster import is_client
from actionclust.network.meaning.blended_pairs import blended_pairs, near_by_meaning
from actionclust.network.one_thread import one_thread_each
from actionclust.network.pair_ranking import ranked_anew
from actionclust.network.pairs import similar_pairs
from actionclust.network.refining_space import refining_space, space_with_meaning

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.pairs import Pairs
    from actionclust.network.refining_space import Space
    from actionclust.network.vectors import Vectors
    from actionclust.progress import Clock
    from actionclust.settings import Settings


@dataclass(frozen=True, slots=True)
class LinkedRows:
    """The pairs of similar rows, strongest first, and the rows in the refining space."""

    pairs: Pairs
    space: Space | None  # None where nothing is refined


def linked_rows(
    linkable: Vectors,
    meaning: NDArray[np.float64] | None,
    settings: Settings,
    *,
    jobs: Jobs,
    progress: bool | None,
    clock: Clock,
) -> LinkedRows:
    """Find the pairs of similar rows, and place the rows by what similar ones say too."""
    rows = linkable.ordinary
    with clock.stage("pairs"):
        every = rows * (rows - 1) // 2
        # one pair at the least, so that none means that no two texts are similar
        wanted = max(round(min(settings.pairs_per_text * rows, every)), settings.edges or 0, 1)
        pairs = similar_pairs(
            linkable.matrix,
            count=wanted,
            cover=settings.cover,
            progress=progress,
            **({"client": jobs} if is_client(jobs) else {"jobs": jobs}),
        )
        if meaning is not None:
            with one_thread_each():
                near = near_by_meaning(
                    meaning, round(settings.pairs_per_text), jobs=jobs, progress=progress
                )
                pairs = blended_pairs(
                    pairs, near, linkable.matrix, meaning, settings.blend, jobs=jobs
                )
    if not settings.refine:
        return LinkedRows(pairs, None)
    with clock.stage("refining"), one_thread_each():
        space = (
            refining_space(linkable, pairs, settings, jobs=jobs)
            if meaning is None
            else space_with_meaning(linkable, near, meaning, settings, jobs=jobs)
        )
        return LinkedRows(ranked_anew(pairs, space, jobs=jobs), space)
