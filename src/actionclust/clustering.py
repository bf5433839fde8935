"""From texts to communities: the one place that wires the stages."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.actions import Actions, read_actions
from actionclust.errors import SettingError
from actionclust.network.communities import numbered
from actionclust.network.describe import describe, stability
from actionclust.network.graph import edge_order, shape
from actionclust.network.join import available_processors
from actionclust.network.languages import text_languages
from actionclust.network.membership import settle
from actionclust.network.outcome import Tuning
from actionclust.network.pairs import similar_pairs
from actionclust.network.refine import MERGEABLE, refine
from actionclust.network.space import one_thread_each, refining_space
from actionclust.network.tuning import EDGES_PER_TEXT, search_edges, single_run
from actionclust.network.vectors import vectorise
from actionclust.network.words import compared_words, read_tokens
from actionclust.receipt import make_receipt
from actionclust.result import Clustering
from actionclust.settings import is_whole, recipe_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionclust.network.graph import EdgeOrder
    from actionclust.network.tuning import Search
    from actionclust.reading.sources import Source
    from actionclust.settings import Settings

_TOLERANCE = 0.02  # by which tuning may miss when refining merges to the target afterwards
_SPARE = 2  # communities that refining may empty, at the least
_MORE = 1_500  # most communities above the target that tuning looks for


def cluster_actions(
    actions: Actions | Source,
    target: int | None = None,
    *,
    recipe: str = "default",
    jobs: int | None = None,
    progress: bool | None = None,
    **choices: Any,  # noqa: ANN401 - the fields of Settings, checked by name and value
) -> Clustering:
    """Group short texts into communities of similar ones.

    The texts become TF-IDF rows; the strongest pairs of rows become the edges of a network;
    Louvain finds communities; with a target, the number of edges is tuned until the number of
    communities is right. The default recipe then refines them (see `Settings`); the recipe
    "kce359" is the method of the study (KCE Report 359, 2022, section 4.2) and does not.

    The result is the same whatever the order of the texts, the hash seed and the number of
    threads.

    Parameters
    ----------
    actions : Actions, or anything that `read_actions` takes
        The texts.
    target : int or None
        The wanted number of communities, at least 1 and at most the number of texts. None
        takes a network of 3 edges per text, and the communities that it has.
    recipe : {"default", "kce359"}
        The set of choices to start from.
    jobs : int or None
        Number of threads; None takes the processors that this process may use.
    progress : bool or None
        Whether to show progress bars; None shows them to people only.
    **choices
        Any field of `Settings`, for instance ``language="fr"`` or ``min_size=5``.

    Returns
    -------
    Clustering
        The frozen result: table, communities, tuning, network and receipt.

    Raises
    ------
    InputError
        If the texts cannot be read.
    SettingError
        If the target, the recipe or a choice is not understood.

    See Also
    --------
    read_actions : Says which columns play which role.
    similar_pairs : The search for pairs, on its own.

    Examples
    --------
    >>> texts = ["train the nurses", "train all nurses well", "share data", "share more data"]
    >>> result = cluster_actions(texts, target=2)
    >>> result.table["community"].tolist()
    [1, 1, 2, 2]
    """
    given = actions if isinstance(actions, Actions) else read_actions(actions)
    settings = recipe_settings(recipe, choices)
    target = _checked_target(target, len(given), settings)
    threads = available_processors() if jobs is None else jobs
    clock = _Clock()
    with clock.stage("words"):
        tokens = read_tokens(given.texts)
        languages, notes = text_languages(given, tokens, settings.language)
        words = compared_words(
            tokens, languages, stem=settings.stem, stop_words=settings.stop_words
        )
    with clock.stage("vectors"):
        vectors = vectorise(words, settings)
    with clock.stage("pairs"):
        rows = len(vectors.copies)
        every = rows * (rows - 1) // 2
        # one pair at the least, so that none means that no two texts are similar
        wanted = max(round(min(settings.pairs_per_text * rows, every)), settings.edges or 0, 1)
        pairs = similar_pairs(
            vectors.matrix, count=wanted, cover=settings.cover, jobs=threads, progress=progress
        )
        order = edge_order(pairs, cover=settings.cover)
    with clock.stage("communities"):
        search = _search(order, target, settings, progress=progress)
        run = search.runs[search.best]
        network = order.network(run.edges)
    with clock.stage("refining"), one_thread_each():
        refined = None
        labels = search.labels[search.best]
        if settings.refine:
            space = refining_space(vectors, pairs, settings)
            # a text that is similar to none neither joins nor holds up the others
            linked = np.flatnonzero(np.diff(network.indptr))
            refined = refine(
                space.taking(linked),
                numbered(labels[linked]),
                target=target,
                min_size=settings.min_size,
                jobs=threads,
            )
            labels = np.zeros(rows, dtype=np.int64)
            labels[linked] = refined.labels
    with clock.stage("description"):
        membership = settle(labels, network, vectors, given.ids, settings.min_size)
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
        )
        description = describe(vectors, membership.labels)
        steady = stability(order, run.edges, membership.labels, search.labels)
    receipt = make_receipt(
        given,
        recipe=recipe,
        settings=settings,
        languages=languages,
        tuning=tuning,
        different_texts=rows,
        seconds=clock.seconds,
        notes=notes,
    )
    return Clustering(
        actions=given,
        settings=settings,
        tuning=tuning,
        notes=(*given.notes, *notes),
        receipt=receipt,
        _vectors=vectors,
        _order=order,
        _membership=membership,
        _description=description,
        _stability=steady,
    )


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


def _checked_target(target: object, texts: int, settings: Settings) -> int | None:
    """Give the target as a plain number."""
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


class _Clock:
    """Measures the seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)
