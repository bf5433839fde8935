"""Several languages in one corpus: what groups are about in each, and whether they follow it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.describe import keywords_of
from actionclust.network.function_words import UNDETERMINED
from actionclust.progress import first_use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.network.vectors import Vectors


def in_order(languages: Sequence[str]) -> tuple[str, ...]:
    """Name the languages, that of most texts first, and last that of those that are in none.

    >>> in_order(["nl", "fr", "fr", "en"])
    ('fr', 'en', 'nl')
    """
    counts = Counter(languages)
    return tuple(sorted(counts, key=lambda code: (code == UNDETERMINED, -counts[code], code)))


def keywords_in(
    vectors: Vectors, labels: NDArray[np.int64], languages: Sequence[str], language: str
) -> tuple[tuple[str, ...], ...]:
    """Find the keywords of communities among their rows of a language; none without such rows."""
    groups = int(labels.max(initial=-1)) + 1
    if not groups:
        return ()
    own = np.full(groups, -1, dtype=np.int64)
    spoken = (np.asarray(languages) == language) & (labels >= 0)
    present = np.unique(labels[spoken])
    own[present] = np.arange(len(present))
    found = keywords_of(vectors, np.where(spoken, own[labels], -1))
    return tuple(found[place] if place >= 0 else () for place in own.tolist())


def main_keywords(
    vectors: Vectors,
    labels: NDArray[np.int64],
    languages: Sequence[str],
    order: Sequence[str],
    keywords: tuple[tuple[str, ...], ...],
) -> tuple[tuple[str, ...], ...]:
    """Take the keywords of each community in the first language, where it has texts of it."""
    if len(order) < 2:  # noqa: PLR2004 - several
        return keywords
    main = keywords_in(vectors, labels, languages, order[0])
    return tuple(own or all_ for own, all_ in zip(main, keywords, strict=True))


def agreement_with_language(communities: NDArray[np.int64], languages: Sequence[str]) -> float:
    """Measure how far communities are those of a language: 0 for not at all, 1 for wholly.

    It is the adjusted mutual information (Vinh, Epps and Bailey 2010) of the two, over the texts
    that are in a community.
    """
    with first_use():
        from sklearn.metrics import (  # noqa: PLC0415 - slow to import
            adjusted_mutual_info_score,
        )

    inside = communities >= 0
    spoken = np.asarray(languages)[inside]
    # below 0 is less than by chance
    return max(round(float(adjusted_mutual_info_score(spoken, communities[inside])), 3), 0.0)


def told_of_languages(
    communities: NDArray[np.int64], languages: Sequence[str], *, by_meaning: bool
) -> tuple[str, ...]:
    """Tell how far groups are groups of a language, and the way out."""
    order = [code for code in in_order(languages) if code != UNDETERMINED]
    if len(order) < 2 or not (communities >= 0).any():  # noqa: PLR2004 - several
        return ()
    agreement = agreement_with_language(communities, languages)
    said = (
        f"{len(order)} languages: agreement of the communities with the language {agreement:.2f} "
        "(adjusted mutual information, 0 for none, 1 for groups of one language each)"
    )
    if not by_meaning:
        said += (
            '; words do not link texts of two languages, encoder="use" compares their meaning too'
        )
    return (said,)
