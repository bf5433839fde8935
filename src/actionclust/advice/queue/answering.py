"""Answers to suggestions: which are made, which are turned down, and what the log says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from numbers import Real
from operator import index
from typing import TYPE_CHECKING, SupportsIndex

from actionclust.coding.edits.kinds import Merge, Move, Reject, Rename, SetAside, Split
from actionclust.coding.hierarchy.lookup import find
from actionclust.coding.log.entry import now
from actionclust.coding.log.history import Recorder
from actionclust.coding.tree.ids import new_ids
from actionclust.coding.tree.tree import Aside
from actionclust.errors import SettingError, listed

if TYPE_CHECKING:
    from actionclust.advice.queue.ready_edit import ReadyEdit
    from actionclust.coding.edits.kinds import Edit
    from actionclust.coding.hierarchy.recording import AnyHierarchy
    from actionclust.coding.log.entry import MadeBy
    from actionclust.coding.tree.draft import Draft


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to one suggestion."""

    accepted: frozenset[str] | None  # the actions for which it is accepted; None for all
    rejected: bool = False
    instead: str | None = None  # the group to which its actions go
    unread: bool = False  # whether it is accepted by its score alone


def named_ranks(
    count: int,
    accept: int | Iterable[int] | Mapping[int, Iterable[str]],
    reject: int | Iterable[int],
    instead: Mapping[int, str],
    sure: Iterable[int],
) -> dict[int, Reply]:
    """Give the answer to each suggestion that was answered, by rank, in order."""
    pairs: list[tuple[object, Reply]] = [*_accepted(accept)]
    pairs += [(rank, Reply(None, rejected=True)) for rank in _ranks(reject)]
    if not isinstance(instead, Mapping):
        raise SettingError(
            f"instead names a group for each rank, for instance {{1: 'S01'}}; got {instead!r}"
        )
    pairs += [(rank, Reply(None, instead=group)) for rank, group in instead.items()]
    found: dict[int, Reply] = {}
    for given, answer in pairs:
        rank = _rank(given)
        if rank is None or not 1 <= rank <= count:
            there = f"the ranks go from 1 to {count}" if count else "the queue is empty"
            raise SettingError(f"there is no suggestion {given!r}; {there}")
        if rank in found:
            raise SettingError(f"suggestion {rank} is answered twice")
        found[rank] = answer
    for rank in sure:
        found.setdefault(rank, Reply(None, unread=True))
    return dict(sorted(found.items()))


def read_score(score: object) -> float:
    """Give a score as a number from 0 to 1."""
    if isinstance(score, bool) or not isinstance(score, Real) or not 0 <= float(score) <= 1:
        raise SettingError(f"score must be a number from 0 to 1; got {score!r}")
    return float(score)


def answered(
    h: AnyHierarchy,
    suggested: Mapping[int, ReadyEdit],
    answers: Mapping[int, Reply],
    why: str,
) -> AnyHierarchy:
    """Make what was accepted and note what was turned down, in order.

    An answer before may have moved a text or merged a group: a later one then speaks of what is
    left, and of the group that stands for one that ended.
    """
    recorder = Recorder(h.history)
    for rank, answer in answers.items():
        one = suggested[rank]
        others = tuple(one.actions)
        if answer.accepted is not None:
            strange = sorted(answer.accepted.difference(one.actions))
            if strange or not one.actions:
                what = listed(strange) if strange else "some actions"
                raise SettingError(f"suggestion {rank} is not about {what}")
            others = tuple(name for name in one.actions if name in answer.accepted)
        if answer.instead is not None:
            if not one.actions or one.kind == "name":
                raise SettingError(f"suggestion {rank} is not about texts that go to a group")
            group = find(h, answer.instead).id
            stays = (group,) == one.source
            moved = _turned_down(one, others) if stays else Move(others, group)
            _record(recorder, h.analyst, moved, why)
            continue
        if answer.rejected:
            _record(recorder, h.analyst, _turned_down(one, one.actions), why)
            continue
        if one.edit is None:
            example = one.choices[0] if one.choices else "S01"
            raise SettingError(
                f"suggestion {rank} is a text to check, with no edit to accept: say where it "
                f"goes, instead={{{rank}: {example!r}}}, or that it stays, reject={rank}"
            )
        edit = one.edit if answer.accepted is None else _for_some(one, others)
        reason = why or one.evidence
        if answer.unread:
            _record(recorder, h.analyst, edit, f"taken as sure, unread: {reason}", "score")
        else:
            _record(recorder, h.analyst, edit, reason)
        rest = tuple(name for name in one.actions if name not in others)
        if rest:
            # for some of its texts; a group may be split elsewhere
            _record(recorder, h.analyst, Reject(one.kind, rest, _kept_out(one)), why)
    return replace(h, history=recorder.history())


def _accepted(accept: object) -> list[tuple[object, Reply]]:
    if not isinstance(accept, Mapping):
        return [(rank, Reply(None)) for rank in _ranks(accept)]
    return [(rank, Reply(_named_actions(rank, actions))) for rank, actions in accept.items()]


def _named_actions(rank: object, actions: object) -> frozenset[str]:
    named = (actions,) if isinstance(actions, str) else actions
    if isinstance(named, Iterable):
        several = tuple(named)
        if all(isinstance(one, str) for one in several):
            return frozenset(several)
    raise SettingError(
        f"suggestion {rank!r} is accepted for actions, named by their ids; got {actions!r}"
    )


def _ranks(given: object) -> list[object]:
    if _rank(given) is not None:
        return [given]
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise SettingError(f"suggestions are named by their rank, a number; got {given!r}")
    return sorted(given) if isinstance(given, (set, frozenset)) else list(given)


def _rank(given: object) -> int | None:
    """Give a rank as a number, whatever kind of whole number it is; none for anything else."""
    if isinstance(given, bool) or not isinstance(given, SupportsIndex):
        return None
    try:
        return index(given)
    except TypeError:  # an array of several
        return None


def _turned_down(one: ReadyEdit, actions: tuple[str, ...]) -> Reject:
    """Say that a suggestion was turned down: texts stay, or groups do."""
    if one.kind in {"split", "name"}:
        return Reject(one.kind, (), one.source)
    return Reject(one.kind, actions, _kept_out(one))


def _kept_out(one: ReadyEdit) -> tuple[str, ...]:
    """Name the groups that texts do not go to, or that stay as they are."""
    return (*(one.source if one.kind == "merge" else ()), *((one.target,) if one.target else ()))


def _for_some(one: ReadyEdit, actions: tuple[str, ...]) -> Edit | None:
    """Give the same edit for some of its actions only."""
    edit = one.edit
    if not actions:
        return None
    if isinstance(edit, (Move, SetAside)):
        return replace(edit, actions=actions)
    if isinstance(edit, Split):
        return replace(edit, parts=(replace(edit.parts[0], actions=actions),))
    raise SettingError(f"suggestion {one.rank} is about whole groups, not about some actions")


def _record(
    recorder: Recorder, analyst: str, edit: Edit | None, why: str, made_by: MadeBy = "person"
) -> None:
    fitted = None if edit is None else _fitted(edit, recorder.draft)
    if fitted is not None:
        recorder.record(fitted, time=now(), analyst=analyst, why=why, made_by=made_by)


def _fitted(edit: Edit, draft: Draft) -> Edit | None:  # noqa: PLR0911 - one branch a kind of edit
    """Give an edit as it can be made now, or nothing if nothing is left of it."""
    match edit:
        case Move(actions=actions, to=to):
            left = tuple(name for name in actions if draft.places[name] != to)
            return Move(left, to) if left and to in draft.nodes else None
        case SetAside(actions=actions, reason=reason):
            inside = tuple(name for name in actions if not isinstance(draft.places[name], Aside))
            return SetAside(inside, reason) if inside else None
        case Merge(groups=groups, into=into):
            there = tuple(name for name in groups if name in draft.nodes and name != into)
            return Merge(there, into) if there and into in draft.nodes else None
        case Split(group=group, parts=(part,)):
            inside = tuple(name for name in part.actions if draft.places[name] == group)
            if not inside or len(inside) == len(draft.members.get(group, ())):
                return None
            id_ = new_ids(draft.issued, draft.nodes[group].level)[0]
            return Split(group, (replace(part, id=id_, actions=inside),))
        case Rename(group=group):
            return edit if group in draft.nodes else None
        case Reject(actions=actions, groups=groups):
            there = tuple(name for name in groups if name in draft.nodes)
            return replace(edit, groups=there) if actions or there == groups else None
        case _:
            return edit
