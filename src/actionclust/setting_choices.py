"""The fields of `Settings` as keywords, so that editors and type checkers know each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from actionclust.encoders import Encode
    from actionclust.settings import Engine
    from actionclust.word_list import WordList


class SettingChoices(TypedDict, total=False):
    """Single choices, in place of those of a recipe; what each means stands in `Settings`."""

    language: str | None
    stop_words: Iterable[str]
    words: WordList | str | os.PathLike[str] | None
    tokens: str | Callable[[str], Iterable[str]]
    stem: bool
    tell_apart: bool
    near_copies: float | None
    non_answers: bool
    shared_phrases: bool
    bigrams: bool
    bigram_weight: float
    bigram_min_texts: int
    sublinear: bool
    pairs_per_text: float
    cover: bool
    edges: int | None
    engine: Engine
    resolution: float
    seed: int
    max_runs: int
    fineness: float
    refine: bool
    neighbours: int
    context_weight: float
    encoder: str | Encode | None
    blend: float
    min_size: int
    min_fit: float
