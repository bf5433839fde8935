"""From texts to a result: the stages, timed and written down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from actionclust.actions import Actions, read_actions
from actionclust.clustering.receipt import make_receipt
from actionclust.clustering.result import Clustering
from actionclust.errors import Advice, SettingError
from actionclust.named_functions import function_name, is_found_by_name
from actionclust.network.copies_in_groups import told_of_letters
from actionclust.network.dask_cluster import checked_client
from actionclust.network.languages_of_groups import told_of_languages
from actionclust.network.meaning.text_meaning import text_meaning
from actionclust.network.pipeline import checked_target, run_stages
from actionclust.network.text_rows import text_rows
from actionclust.progress import Clock
from actionclust.settings import RECIPES, Settings, recipe_settings

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from distributed import Client
    from numpy.typing import ArrayLike

    from actionclust.encoders import Encode
    from actionclust.reading.sources import Source
    from actionclust.setting_choices import SettingChoices
    from actionclust.settings import Recipe

_OWN = "own settings"  # in place of the name of a recipe


def cluster_actions(  # noqa: PLR0913 - each is a choice of its own, by keyword
    actions: Actions | Source,
    target: int | None = None,
    *,
    recipe: Recipe = "default",
    settings: Settings | None = None,
    vectors: ArrayLike | Encode | None = None,
    vectors_cache: str | os.PathLike[str] | None = None,
    jobs: int | None = None,
    client: Client | None = None,
    progress: bool | None = None,
    **choices: Unpack[SettingChoices],
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
    settings : Settings or None
        All choices at once, in place of a recipe and of single ones.
    vectors : array_like of shape (texts, directions), callable or None
        The meaning of each text, in the order of the actions, from whatever encoder you like; or
        a function that gives it, which is the same as to pass it as `encoder`. Only the
        directions of vectors count, not their lengths.
    vectors_cache : path or None
        A file that keeps what the encoder gave, so that a text is encoded once; it is made if it
        is not there, and holds no texts. A vector may differ in the last digit of single
        precision from one that is encoded beside other texts.
    jobs : int or None
        Number of threads; None takes the processors that this process may use.
    client : distributed.Client or None
        A Dask cluster on which the blocks of the work are done, in place of threads here, with
        the same answer (extra ``actionclust[dask]``).
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
        If `vectors` or what the encoder gives is not one row of finite numbers for each text, or
        `vectors_cache` holds something else.
    SettingError
        If the target, the recipe or a choice is not understood, `settings` is passed with
        one of the other two, or `vectors` with an encoder.
    MissingDependencyError
        If the package of an encoder or of Dask is not installed; the message has the line that
        installs it.
    ClusterError
        If `client` is no client of a running cluster, or the cluster is lost.

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

    With vectors, texts without a word in common can be one community:

    >>> texts = ["train nurses", "former les infirmiers", "share data", "partager les chiffres"]
    >>> meaning = [[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]]
    >>> cluster_actions(texts, target=2, vectors=meaning).table["community"].tolist()
    [1, 1, 2, 2]
    """
    given = actions if isinstance(actions, Actions) else read_actions(actions)
    name, used = _chosen(recipe, settings, choices)
    if callable(vectors):
        used, vectors = _with_encoder(used, vectors), None
    _check_meaning(used, vectors, vectors_cache)
    target = checked_target(target, len(given), used)
    workers = jobs if client is None else checked_client(client)
    clock = Clock()
    rows = text_rows(given, used, clock)
    meaning = text_meaning(
        rows,
        used,
        vectors=vectors,
        cache=vectors_cache,
        jobs=workers,
        progress=progress,
        clock=clock,
    )
    stages = run_stages(
        rows.vectors,
        given.ids,
        target,
        used,
        jobs=workers,
        progress=progress,
        clock=clock,
        meaning=None if meaning is None else meaning.rows,
        languages=rows.languages,
    )
    stages = replace(stages, actions=given, plain=rows.plain)
    notes = (
        *rows.notes,
        *told_of_letters(rows.vectors, stages.membership.labels),
        *(meaning.notes if meaning else ()),
        *told_of_languages(
            stages.membership.of_text, rows.languages, by_meaning=meaning is not None
        ),
    )
    receipt = make_receipt(
        given,
        recipe=name,
        settings=used,
        languages=rows.languages,
        tuning=stages.tuning,
        different_texts=len(rows.vectors.copies),
        seconds=clock.seconds,
        notes=notes,
        encoder=meaning.receipt if meaning else None,
    )
    return Clustering(
        actions=given,
        settings=used,
        tuning=stages.tuning,
        notes=(*given.notes, *notes),
        receipt=receipt,
        _stages=stages,
    )


def _with_encoder(settings: Settings, encoder: Encode) -> Settings:
    if settings.encoder is not None:
        raise SettingError("vectors is a function, and encoder is given too; pass one of them")
    return replace(settings, encoder=encoder)


def _check_meaning(settings: Settings, vectors: object, cache: object) -> None:
    """Refuse what says twice, or not at all, what the texts mean."""
    if isinstance(vectors, str):
        raise SettingError(
            f"vectors takes rows of numbers or a function; got {vectors!r}; a known encoder is "
            "passed with encoder="
        )
    told = settings.blend != Settings().blend  # a receipt has it even where nothing was blended
    if told and vectors is None and settings.encoder is None:
        encoder = Advice("encoder", "")
        raise SettingError(
            f"blend weighs meaning against words, and there is none; pass one with {encoder}",
            encoder,
        )
    if vectors is not None and settings.encoder is not None:
        raise SettingError(
            "vectors has the meaning of the texts, and encoder is given too; pass one of them"
        )
    if cache is not None and settings.encoder is None:
        encoder = Advice("encoder", "")
        raise SettingError(
            "vectors_cache keeps what an encoder gives, and there is none; pass one with "
            f"{encoder}",
            encoder,
        )
    if cache is not None:
        _check_cache(settings.encoder)


def _check_cache(encoder: object) -> None:
    """Refuse a cache for an encoder whose name may be that of another one too."""
    if callable(encoder) and not is_found_by_name(encoder):
        raise SettingError(
            f"vectors_cache knows an encoder by its name, and {function_name(encoder)!r} may be "
            "another one next time; define the encoder as a function of a module or a notebook, "
            "with def"
        )


def _chosen(
    recipe: str, settings: Settings | None, choices: Mapping[str, object]
) -> tuple[str, Settings]:
    """Give all choices, and the name of the recipe that they are."""
    if settings is None:
        return recipe, recipe_settings(recipe, choices)
    if not isinstance(settings, Settings):
        raise SettingError(
            f"settings must be a Settings; got {type(settings).__name__}; pass single choices by "
            "their names, such as min_size=5"
        )
    if choices or recipe != "default":
        other = [*(["recipe"] if recipe != "default" else []), *choices]
        raise SettingError(
            f"settings holds all choices, so {other[0]} cannot be passed too; change it in the "
            "settings, with dataclasses.replace"
        )
    return next((name for name, known in RECIPES.items() if known == settings), _OWN), settings
