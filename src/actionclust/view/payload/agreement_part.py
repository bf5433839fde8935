"""How far two analysts agree, for the first view of the page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from actionclust.analysis.agreement import Agreement
from actionclust.errors import InputError, SettingError, counted, listed
from actionclust.view.payload.types import AgreementPayload, PlacedApart

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


def agreement_part(found: Agreement | None, rows: Mapping[str, int]) -> AgreementPayload | None:
    """Tell an agreement in plain words, and what was put in different places.

    `rows` gives the place of each action by its id.

    >>> from actionclust import cluster_actions
    >>> from actionclust.analysis.agreement import compare
    >>> h = cluster_actions(["train nurses", "train doctors", "share data"]).to_hierarchy()
    >>> part = agreement_part(compare(h, h), h.actions.row_of)
    >>> part["said"][:48], part["apart"]
    ('Two analysts put 3 of 3 texts in the same place.', [])
    """
    if found is None:
        return None
    if not isinstance(found, Agreement):
        raise SettingError(
            "agreement must be what agreement.compare gives; "
            f"got {found!r:.80} ({type(found).__name__})"
        )
    strangers = [id_ for id_ in found.items["id"] if id_ not in rows]
    if strangers:
        raise InputError(
            "the agreement must be of the actions of this study; "
            f"{counted(len(strangers), 'of its actions is', 'of its actions are')} not in it: "
            f"{listed(strangers, 3)}"
        )
    items = found.items
    apart = items[items["distance"] > 0]
    levels = [_of_level(str(level), numbers) for level, numbers in found.levels.iterrows()]
    same = len(items) - len(apart)
    said = f"Two analysts put {same} of {counted(len(items), 'text')} in the same place."
    return AgreementPayload(
        said=f"{said} Of all, {'; '.join(levels)}." if levels else said,
        apart=[
            PlacedApart(action=rows[id_], first=_named(first), second=_named(second))
            for id_, first, second in zip(
                apart["id"], apart["first"], apart["second"], strict=True
            )
        ],
    )


def _of_level(level: str, numbers: pd.Series[float]) -> str:
    """Tell how far two codings agree at a level, beside what shuffled actions give."""
    alike, kappa, chance = (float(numbers[name]) for name in ("alike", "kappa", "chance"))
    said = f"{100 * alike:.0f} % in the same {level}"
    if math.isnan(kappa):
        return said
    beside = "" if math.isnan(chance) else f", by chance {chance:.2f}"
    return f"{said} (kappa {kappa:.2f}{beside})"


def _named(path: str) -> str:
    return path or "in no theme"
