"""Texts to move, to check, to place or to set aside, and how much each is worth reading."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.far_from_groups import far_from
from actionclust.coding.edits.kinds import Move, SetAside
from actionclust.coding.tree.ids import natural
from actionclust.network.strength import ranked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.advice.queue.decisions import DecidedPlaces
    from actionclust.advice.queue.learner import Learned, Places
    from actionclust.advice.queue.ready_edit import SuggestionKind
    from actionclust.coding.edits.kinds import Edit
    from actionclust.coding.project.record import Project

READING, ACTING, TICKING = 3.0, 4.0, 1.0
"""Seconds that reading a text, making an edit, and ticking a suggestion take."""

MINUTE = 60.0
CHOICES = 3
"""Likeliest groups that are offered for a text."""

NOWHERE = "fits in no group"
"""The reason under which texts are set aside."""

_DOUBTED = 0.01  # doubt from which a text is worth reading
_SURE = 0.5  # likelihood from which texts with one way to go are one selection
_FAR = 0.35  # of the usual nearness to the nearest group, below which a text fits nowhere
_STRENGTH, _FADES = 2.0, 50.0  # weight of the strength, and decisions in which it halves
_TO_COMPARE = 3  # groups that hold texts, from which it tells something which is likeliest
_HANDFUL = 5  # texts in a group, below which it is less sure that others belong there
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Suggested:
    """What may be suggested, without its evidence."""

    kind: SuggestionKind
    actions: tuple[str, ...]
    source: tuple[str, ...]
    target: str | None
    score: float
    benefit: float
    choices: tuple[str, ...]
    edit: Edit | None  # None for a text to check


def benefit_of(right: float, texts: int, *, shown: int) -> float:
    """Tell how many texts a suggestion puts right in a minute, by the texts shown with it."""
    whole = ACTING if shown > texts else TICKING * texts
    return round(right * texts * MINUTE / (READING * shown + whole), _DECIMALS)


def doubtful_texts(
    h: Project, learned: Learned, places: Places, decisions: DecidedPlaces
) -> list[Suggested]:
    """Suggest where texts may belong that nobody decided of."""
    found: list[Suggested] = []
    if not learned.groups:
        return found
    chances, count = learned.probability, len(learned.groups)
    every = np.arange(len(places.own))
    inside = places.own >= 0
    own = np.where(inside, chances[every, np.maximum(places.own, 0)], 0.0)
    others = chances.copy()
    others[every[inside], places.own[inside]] = -1.0
    order = np.argsort(-others, axis=1, kind="stable")[:, :CHOICES]
    best = others[every, order[:, 0]]
    score = np.maximum(np.round(best - own, _DECIMALS), 0.0)
    known = chances.any(axis=1) & ~places.decided & (best > 0)
    doubt = np.where(inside, _doubt(h, own, best, inside & known, decisions), 1.0)
    nearest = learned.nearness.max(axis=1)
    usual = float(np.median(nearest[known])) if known.any() else 0.0
    far = known & inside & (nearest < _FAR * usual)
    sizes = np.bincount(places.own[inside], minlength=count)
    placed = (best >= 1 / count) & _has_a_home(learned, places)
    score[~inside] *= np.minimum(sizes[order[~inside, 0]] / _HANDFUL, 1.0)
    moving = known & ~far & ((doubt >= _DOUBTED) | (score > 0)) & (inside | placed)
    found.extend(
        _aside(h, learned, places, place, 1 - nearest[place] / usual)
        for place in _by_id(h, far).tolist()
    )
    together: dict[tuple[int, int], list[int]] = {}
    for place in _by_id(h, moving).tolist():
        home = int(order[place, 0])
        if not score[place]:
            found.append(_check(h, learned, places, place, order[place], doubt))
            continue
        if best[place] >= _SURE and inside[place]:
            together.setdefault((int(places.own[place]), home), []).append(place)
            continue
        found.append(_move(h, learned, places, [place], order[place], score, doubt))
    found.extend(
        _move(h, learned, places, some, order[some[0]], score, doubt) for some in together.values()
    )
    return found


def _has_a_home(learned: Learned, places: Places) -> NDArray[np.bool_]:
    """Tell which texts are near enough to a group to be put into it.

    How likely a group is says only how it compares with the others: there must be others, and a
    text that is further from all than nearly all texts in them has none for its home.
    """
    near, every = learned.nearness.max(axis=1), np.arange(len(places.own))
    inside = (places.own >= 0) & (near > 0)
    if len(learned.groups) < _TO_COMPARE:
        return np.zeros(len(near), dtype=np.bool_)
    floor = 0.0
    if inside.any():
        other = learned.nearness.copy()
        other[every[inside], places.own[inside]] = 0.0
        floor = far_from(near[inside], other[inside].max(axis=1))
    at_home: NDArray[np.bool_] = (near > 0) & (near >= floor)
    return at_home


def _by_id(h: Project, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the places that are chosen, in an order that is not that of the rows."""
    places = sorted(np.flatnonzero(chosen).tolist(), key=h.actions.ids.__getitem__)
    return np.array(places, dtype=np.int64)


def _doubt(
    h: Project,
    own: NDArray[np.float64],
    best: NDArray[np.float64],
    asked: NDArray[np.bool_],
    decisions: DecidedPlaces,
) -> NDArray[np.float64]:
    """Tell how likely texts are not where they belong.

    As long as few decisions are there to learn from, how firmly texts sat in their community
    puts them in order too.
    """
    doubt = 1 - own
    some = _by_id(h, asked)
    if h.origin is None or np.isnan(h.origin.strength[some]).all() or not len(some):
        return doubt
    firm = np.nan_to_num(h.origin.strength[some], nan=0.0)
    share = _STRENGTH * _FADES / (_FADES + len(decisions.placed))
    margin = np.round(own[some] - best[some], _DECIMALS)
    order = np.argsort(-ranked(margin) - share * ranked(firm), kind="stable")
    doubt[some[order]] = np.sort(doubt[some])
    return doubt


def _move(
    h: Project,
    learned: Learned,
    places: Places,
    some: list[int],
    order: NDArray[np.int64],
    score: NDArray[np.float64],
    doubt: NDArray[np.float64],
) -> Suggested:
    actions = tuple(h.actions.ids[place] for place in some)
    ordered = tuple(sorted(actions, key=natural)) if len(actions) > 1 else actions
    own = int(places.own[some[0]])
    target = learned.groups[int(order[0])]
    sure = math.fsum(score[some].tolist()) / len(some)
    right = math.fsum(doubt[some].tolist()) / len(some)
    return Suggested(
        "place" if own < 0 else "move",
        ordered,
        () if own < 0 else (learned.groups[own],),
        target,
        round(sure, _DECIMALS),
        benefit_of(right if own >= 0 else sure, len(some), shown=len(some)),
        _choices(learned, some[0], own, order),
        Move(ordered, target),
    )


def _check(
    h: Project,
    learned: Learned,
    places: Places,
    place: int,
    order: NDArray[np.int64],
    doubt: NDArray[np.float64],
) -> Suggested:
    """Ask for a text to be read that sits loosely, though no group is likelier than its own."""
    own = int(places.own[place])
    actions, source = (h.actions.ids[place],), (learned.groups[own],)
    benefit = benefit_of(float(doubt[place]), 1, shown=1)
    choices = _choices(learned, place, own, order)
    return Suggested("check", actions, source, None, 0.0, benefit, choices, None)


def _choices(learned: Learned, place: int, own: int, order: NDArray[np.int64]) -> tuple[str, ...]:
    """Give the likeliest groups of a text, without its own."""
    likely = learned.probability[place]
    return tuple(learned.groups[one] for one in order.tolist() if likely[one] > 0 and one != own)


def _aside(h: Project, learned: Learned, places: Places, place: int, likely: float) -> Suggested:
    action = h.actions.ids[place]
    score = round(float(np.clip(likely, 0, 1)) / 2, _DECIMALS)
    source = (learned.groups[int(places.own[place])],)
    benefit = benefit_of(score, 1, shown=1)
    edit = SetAside((action,), NOWHERE)
    return Suggested("set aside", (action,), source, None, score, benefit, (), edit)
