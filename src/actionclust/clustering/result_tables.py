"""The tables of a clustering: one row for each action, for each community, and of languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.actions import added_column
from actionclust.network.languages_of_groups import in_order, keywords_in
from actionclust.network.text_rows import row_languages
from actionclust.reading.table import column_of

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.network.pipeline import Stages

COMMUNITY_COLUMNS = ("community", "keywords", "fit", "strength", "weak", "copy_of", "reason")
"""The columns that a result adds to those of the analyst."""


def table_of_actions(actions: Actions, stages: Stages) -> pd.DataFrame:
    """Add what was found of each action to the columns of the analyst."""
    of_text, row_of = stages.membership.of_text, stages.vectors.row_of
    clustered = of_text >= 0
    community = pd.array(np.where(clustered, of_text + 1, 0), dtype="Int64")
    community[~clustered] = pd.NA
    names = [", ".join(words) for words in stages.description.keywords]
    rows = row_of[clustered]
    fit, strength = np.full(len(of_text), np.nan), np.full(len(of_text), np.nan)
    fit[clustered] = stages.description.fit[rows]
    strength[clustered] = stages.strength.texts[rows]
    weak = pd.array(np.zeros(len(of_text), dtype=np.bool_), dtype="boolean")
    weak[clustered] = stages.strength.weak[rows]
    weak[np.isnan(strength)] = pd.NA
    table = actions.table.copy()
    table[added_column(actions, "community")] = community
    table[added_column(actions, "keywords")] = [
        names[place] if place >= 0 else None for place in of_text.tolist()
    ]
    table[added_column(actions, "fit")] = np.round(fit, 4)
    table[added_column(actions, "strength")] = np.round(strength, 4)
    table[added_column(actions, "weak")] = weak
    original = stages.vectors.original
    table[added_column(actions, "copy_of")] = [
        None if place in {-1, row} else actions.ids[place]
        for row, place in enumerate(original.tolist())
    ]
    table[added_column(actions, "reason")] = list(stages.membership.reasons)
    return table


def table_of_communities(actions: Actions, stages: Stages) -> pd.DataFrame:
    """Describe each community in a row, under its number."""
    description = stages.description
    of_text = stages.membership.of_text
    vectors = stages.vectors
    first = np.zeros(len(vectors.copies) + 1, dtype=np.int64)
    first[vectors.row_of] = vectors.original
    examples = [actions.ids[place] for place in first[description.central].tolist()]
    shown = [actions.texts[actions.row_of[id_]] for id_ in examples]
    numbers = pd.RangeIndex(1, len(description.keywords) + 1, name="community")
    return pd.DataFrame(
        {
            "size": np.bincount(of_text[of_text >= 0], minlength=len(description.keywords)),
            "keywords": [", ".join(words) for words in description.keywords],
            "example": column_of(shown).set_axis(numbers),
            "example_id": examples,
            "strength": np.round(stages.strength.communities, 4),
            "cohesion": np.round(description.cohesion, 4),
            "stability": np.round(stages.stability, 4),
        },
        index=numbers,
    )


def table_of_languages(stages: Stages, numbers: pd.Index[int]) -> pd.DataFrame:
    """Count the texts of each language in each community, and tell its keywords in each."""
    of_text = stages.membership.of_text
    spoken = np.asarray(stages.languages)
    rows = row_languages(stages.vectors, stages.languages)
    columns: dict[str, object] = {}
    for language in in_order(stages.languages):
        own = of_text[(spoken == language) & (of_text >= 0)]
        counts = np.bincount(own, minlength=len(numbers))
        found = keywords_in(stages.vectors, stages.membership.labels, rows, language)
        columns[language] = counts
        columns[f"{language} keywords"] = [", ".join(words) for words in found]
    return pd.DataFrame(columns, index=numbers)
