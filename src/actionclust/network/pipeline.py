"""The stages from texts to communities, one after the other; they know nothing of results."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from actionclust.by_value import ByValue
from actionclust.errors import SettingError
from actionclust.network.describe import describe_communities, stability
from actionclust.network.engines import numbered
from actionclust.network.graph import edge_order, shape
from actionclust.network.group_steps import steps_of
from actionclust.network.languages_of_groups import in_order, main_keywords
from actionclust.network.linked_rows import linked_rows
from actionclust.network.meaning.blended_pairs import part_of_meaning
from actionclust.network.meaning.blended_rows import blended_rows
from actionclust.network.membership import MISFIT, final_membership
from actionclust.network.one_thread import one_thread_each
from actionclust.network.outcome import Tuning
from actionclust.network.refine import MERGEABLE, refine
from actionclust.network.similarity_join import available_processors
from actionclust.network.strength import strengths
from actionclust.network.text_rows import row_languages
from actionclust.network.tuning import EDGES_PER_TEXT, search_edges, single_run
from actionclust.progress import Clock
from actionclust.settings import is_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.describe import Description
    from actionclust.network.graph import EdgeOrder
    from actionclust.network.group_steps import GroupSteps
    from actionclust.network.membership import Membership
    from actionclust.network.refining_space import Space
    from actionclust.network.strength import Strength
    from actionclust.network.tuning import Search
    from actionclust.network.vectors import Vectors
    from actionclust.settings import Settings

_TOLERANCE = 0.02  # by which tuning may miss when refining merges to the target afterwards
_SPARE = 2  # communities that refining may empty, at the least
_MORE = 1_500  # most communities above the target that tuning looks for


@dataclass(frozen=True, slots=True, eq=False)
class Stages(ByValue):
    """What each stage gave; the stability of each community is from 0 to 1, or NaN."""

    vectors: Vectors
    order: EdgeOrder
    tuning: Tuning
    membership: Membership
    description: Description
    stability: NDArray[np.float64]
    languages: tuple[str, ...]  # that of each text, where they were given
    # shape (rows, directions): the rows by their meaning, or None where words alone were compared
    meaning: NDArray[np.float64] | None
    # shape (edges,): how much of the similarity of each pair of `order` is that of meaning
    of_meaning: NDArray[np.float64] | None
    strength: Strength
    # shape (actions,): how each came into its community
    steps: GroupSteps
    # the space in which the rows were refined, or None where they were not
    space: Space | None = field(default=None, compare=False, repr=False)
    # what the texts are of, and the texts without markup, addresses and non-answers, if known
    actions: Actions | None = field(default=None, compare=False, repr=False)
    plain: tuple[str, ...] = field(default=(), compare=False, repr=False)


def run_stages(  # noqa: PLR0913 - each of them is made by an earlier stage
    vectors: Vectors,
    ids: Sequence[str],
    target: int | None,
    settings: Settings,
    *,
    jobs: Jobs | None = None,
    progress: bool | None = None,
    clock: Clock | None = None,
    meaning: NDArray[np.float64] | None = None,
    languages: Sequence[str] = (),
) -> Stages:
    """Link similar rows, tune the number of edges, find communities, refine and describe them.

    `meaning` is what `centred` makes of the vectors of an encoder, one row for each row of the
    network; `languages` has that of each text.
    """
    clock = clock or Clock()
    threads = available_processors() if jobs is None else jobs
    rows = vectors.ordinary
    linked = linked_rows(
        vectors.in_network, meaning, settings, jobs=threads, progress=progress, clock=clock
    )
    pairs, space = linked.pairs, linked.space
    with clock.stage("communities"):
        order = edge_order(pairs, cover=settings.cover)
        search = _search(order, target, settings, progress=progress)
        run = search.runs[search.best]
        network = order.network(run.edges)
    with clock.stage("refining"), one_thread_each():
        refined = None
        labels = found = joined = search.labels[search.best]
        if space is not None:
            # a text that is similar to none neither joins nor holds up the others
            similar = np.flatnonzero(np.diff(network.indptr))
            refined = refine(
                space.taking(similar),
                numbered(labels[similar]),
                network[similar][:, similar],
                target=target,
                min_size=settings.min_size,
                jobs=threads,
            )
            labels, joined = np.zeros((2, rows), dtype=np.int64)
            labels[similar], joined[similar] = refined.labels, refined.before
    with clock.stage("description"):
        compared = (
            vectors.matrix
            if meaning is None
            else blended_rows(vectors.matrix, meaning, settings.blend)
        )
        membership = final_membership(
            labels, network, vectors, ids, settings.min_size, settings.min_fit, compared, target
        )
        tuning = Tuning(
            target=target,
            communities=int(membership.labels.max(initial=-1)) + 1,
            piles=membership.piles,
            edges=run.edges,
            resolution=run.resolution,
            modularity=run.modularity,
            found=run.communities,
            merged=refined.merged if refined else None,
            moved=refined.moved if refined else 0,
            stuck=refined.stuck if refined else False,
            components=shape(network).components,
            least_edges=order.least,
            most_edges=len(order),
            runs=search.runs,
            taken=search.best,
            unclustered=int((membership.of_text < 0).sum()),
            misfits=membership.reasons.count(MISFIT),
            few_copies=membership.few,
        )
        description = describe_communities(vectors, membership.labels, compared)
        spoken = row_languages(vectors, languages) if languages else ()
        keywords = main_keywords(
            vectors, membership.labels, spoken, in_order(languages), description.keywords
        )
        return Stages(
            vectors=vectors,
            order=order,
            tuning=tuning,
            membership=membership,
            description=replace(description, keywords=keywords),
            stability=stability(order, run.edges, membership.labels, search.labels),
            meaning=meaning,
            languages=tuple(languages),
            of_meaning=None
            if meaning is None
            else part_of_meaning(meaning, order.first, order.second, settings.blend),
            strength=strengths(vectors, membership.labels, space, jobs=threads),
            steps=steps_of(found, joined, labels, network, vectors.row_of, membership),
            space=space,
        )


def checked_target(target: object, texts: int, settings: Settings) -> int | None:
    """Give the target as a plain number, or refuse it."""
    if target is None:
        return None
    if not is_whole(target) or target < 1:
        raise SettingError(
            f"target must be a whole number of at least 1; got {target!r} "
            f"({type(target).__name__})"
        )
    if target > texts:
        raise SettingError(
            f"target={target} communities cannot be made of {texts} "
            f"text{'s' * (texts != 1)}; ask for fewer"
        )
    if settings.edges is not None:
        raise SettingError(
            f"target={target} tunes the number of edges, and edges={settings.edges} fixes it; "
            "pass one of them"
        )
    return int(target)


def _search(
    order: EdgeOrder, target: int | None, settings: Settings, *, progress: bool | None
) -> Search:
    """Run the engine once, or tune the number of edges."""
    # one text makes no community, whatever the smallest size that is shown
    smallest = 2 if settings.refine else max(settings.min_size, 2)
    if target is None:
        edges = settings.edges
        if edges is None:
            edges = max(round(EDGES_PER_TEXT * order.rows), order.least)
        return single_run(order, min(edges, len(order)), settings, smallest=smallest)
    sought = target
    if settings.refine:
        sought = round(min(settings.fineness * target, target + _MORE, max(MERGEABLE, target)))
    return search_edges(
        order,
        sought,
        settings,
        enough=min(sought, target + max(_SPARE, target // 4)),
        smallest=smallest,
        tolerance=_TOLERANCE if sought > target else 0.0,
        progress=progress,
    )
