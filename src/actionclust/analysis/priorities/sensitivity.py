"""How much the ranking of actions owes to the weights of the stickers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.analysis.priorities.ranking import by_value_then_id
from actionclust.analysis.priorities.ranking import ranks as ranked
from actionclust.analysis.priorities.schemes import SCHEMES, SchemeName, scheme_of
from actionclust.analysis.priorities.scoring import score
from actionclust.by_value import ByValue
from actionclust.errors import SettingError, listed
from actionclust.table_rows import records, strict

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.analysis.priorities.scoring import Priorities

_TWO = 2  # the fewest schemes, or actions, that can be compared


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity(ByValue):
    """Rankings under several weights, compared: the value that `sensitivity` returns.

    Attributes
    ----------
    tau : pandas.DataFrame
        Kendall's tau-b of the rankings under each two schemes, from -1 to 1, over the actions
        that both rank; NaN where it is not defined. The last scheme is the first one, not
        normalised: the points themselves, not their share of the discussion group.
    changes : pandas.DataFrame
        One row an action: id, text, group, its rank under each scheme, and change, how far
        these ranks lie apart (missing unless all schemes rank it), but for the one that is not
        normalised; the largest change first, then by id.
    notes : tuple of str
        Why a tau is not defined, and what the schemes left without numbers.
    """

    tau: pd.DataFrame
    changes: pd.DataFrame
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the comparison as strict JSON has it, for programs: what is missing is None.

        Returns
        -------
        dict
            tau, for each scheme a dict with the tau of each other; changes, the rows of that
            table; and notes, a list.

        Examples
        --------
        >>> from actionclust import datasets
        >>> told = sensitivity(datasets.load_example()).to_dict()
        >>> round(told["tau"]["study"]["equal"], 2)
        0.94
        """
        told: dict[str, Any] = strict(
            {
                "tau": self.tau.to_dict("index"),
                "changes": records(self.changes),
                "notes": self.notes,
            }
        )
        return told


def sensitivity(
    actions: Actions, schemes: Sequence[SchemeName | Sequence[float]] = tuple(SCHEMES)
) -> Sensitivity:
    """Compare the rankings of actions under several weights.

    Parameters
    ----------
    actions : Actions
        Actions with stickers.
    schemes : sequence of scheme
        At least two weighting schemes, as `score` takes them.

    Returns
    -------
    Sensitivity
        Kendall's tau-b of each two rankings, which counts ties, and how far ranks change.

    Raises
    ------
    InputError
        If the actions have no stickers.
    SettingError
        If there are fewer than two schemes, one occurs twice, or one cannot be used.

    References
    ----------
    M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239-251.

    Examples
    --------
    >>> from actionclust import datasets
    >>> sensitivity(datasets.load_example()).tau.round(2)
                           study  reciprocal  equal  study, not normalised
    study                   1.00        0.98   0.94                   0.94
    reciprocal              0.98        1.00   0.93                   0.95
    equal                   0.94        0.93   1.00                   0.90
    study, not normalised   0.94        0.95   0.90                   1.00
    """
    if isinstance(schemes, str) or not isinstance(schemes, Sequence) or len(schemes) < _TWO:
        raise SettingError(
            "schemes must be at least two weighting schemes to compare, such as "
            f'("study", "equal"); got {schemes!r}'
        )
    names = [scheme_of(scheme).name for scheme in schemes]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SettingError(f"schemes must differ; named more than once: {listed(twice)}")
    scored = [score(actions, scheme=scheme) for scheme in schemes]
    ranks = pd.DataFrame(
        {name: one.table["rank"] for name, one in zip(names, scored, strict=True)}
    )
    weights = list(names)
    whole = f"{names[0]}, not normalised"
    points = scored[0].table["points"].where(scored[0].table["share"].notna())
    ranks[whole] = ranked(points.to_numpy(dtype=np.float64))
    names = [*names, whole]
    taus = np.full((len(names), len(names)), np.nan)
    notes = _shared_notes(weights, scored)
    for row, one in enumerate(names):
        for column, other in enumerate(names[: row + 1]):
            taus[row, column] = taus[column, row] = tau = _tau(ranks[one], ranks[other])
            if np.isnan(tau) and one != whole:
                between = f"between {other} and {one}" if one != other else f"for {one}"
                notes.append(
                    f"no tau {between}: it needs at least two actions with shares, not all tied"
                )
    changes = scored[0].table[["id", "text", "group"]].join(ranks)
    apart = ranks[weights]
    changes["change"] = apart.max(axis=1, skipna=False) - apart.min(axis=1, skipna=False)
    order = by_value_then_id(-changes["change"], changes["id"])
    return Sensitivity(
        tau=pd.DataFrame(taus, index=pd.Index(names), columns=pd.Index(names)),
        changes=changes.iloc[order].reset_index(drop=True),
        notes=tuple(notes),
    )


def _tau(one: pd.Series[int], other: pd.Series[int]) -> float:
    """Give Kendall's tau-b over what both rank; NaN if it is not defined."""
    from scipy.stats import kendalltau  # noqa: PLC0415 - slow to import, and seldom needed

    both = (one.notna() & other.notna()).to_numpy()
    first, second = one[both].to_numpy(dtype=np.int64), other[both].to_numpy(dtype=np.int64)
    if len(set(first.tolist())) < _TWO or len(set(second.tolist())) < _TWO:
        return float("nan")
    return float(kendalltau(first, second).statistic)


def _shared_notes(names: Sequence[str], scored: Sequence[Priorities]) -> list[str]:
    """Say once what holds under all schemes, and else under which."""
    under: dict[str, list[str]] = {}
    for name, one in zip(names, scored, strict=True):
        for note in one.notes:
            under.setdefault(note, []).append(name)
    return [
        note if len(which) == len(names) else f"{' and '.join(which)}: {note}"
        for note, which in under.items()
    ]
