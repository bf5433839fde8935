"""Two tables of texts as one: what both have side by side, the rows of the first one first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_integer_dtype

from actionclust.actions import Actions
from actionclust.errors import InputError, counted, listed
from actionclust.spelling import as_compared
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_SHOWN = 60  # characters of a text that an error shows


@dataclass(frozen=True, slots=True)
class MatchingRows:
    """Where the rows of two tables go."""

    further: tuple[int, ...]  # the rows of the second that the first does not have
    again: Mapping[int, int]  # for rows of the first that the second has too, the row there


def matching_rows(old: Actions, new: Actions) -> MatchingRows:
    """Find the texts of a study again, by their ids, in a table that came later."""
    known = old.id_named
    further, again = [], {}
    other = []
    for row, (id_, text) in enumerate(zip(new.ids, new.texts, strict=True)):
        there = known.get(as_compared(id_))
        if there is None:
            further.append(row)
            continue
        again[old.row_of[there]] = row
        if text != old.text_of[there]:
            other.append((there, text))
    if other:
        id_, text = other[0]
        more = f", and {counted(len(other) - 1, 'id')} more likewise" if len(other) > 1 else ""
        raise InputError(
            f"{id_} is the id of {old.text_of[id_]!r:.{_SHOWN}} in the study, and of "
            f"{text!r:.{_SHOWN}} in {new.source}{more}; new texts need ids of their own"
        )
    return MatchingRows(tuple(further), again)


def joined_actions(old: Actions, new: Actions) -> Actions:
    """Join two tables of texts; where both say something of a text, the second one counts.

    The columns of the second that play a role go under the name that they have in the first.
    """
    rows = matching_rows(old, new)
    renamed = _renamed(old, new)
    theirs = new.table.rename(columns=renamed)
    names = [*old.table.columns, *(one for one in theirs if one not in old.table.columns)]
    kept = {old.columns["id"], old.columns["text"]}
    table = pd.DataFrame(
        {name: _joined_column(old.table, theirs, name, rows, kept) for name in names},
        columns=names,
    )
    joined = Actions(
        table=table,
        columns={role: renamed.get(name, name) for role, name in new.columns.items()}
        | dict(old.columns),
        ids=(*old.ids, *(new.ids[row] for row in rows.further)),
        texts=(*old.texts, *(new.texts[row] for row in rows.further)),
        sticker_columns=_longer(
            old.sticker_columns,
            tuple(renamed.get(name, name) for name in new.sticker_columns or ()) or None,
        ),
        several_values=_joined_values(old, new, renamed),
        stickers=_joined_stickers(old, new, rows),
        ballots=_joined_ballots(old, new),
        notes=(*old.notes, *(f"{new.source}: {note}" for note in new.notes)),
        source=f"{old.source} and {new.source}" if rows.further else old.source,
    )
    return old if joined == old else joined


def _renamed(old: Actions, new: Actions) -> dict[str, str]:
    """Give the names under which columns of the second table go into the first."""
    renamed = {
        name: old.columns[role] for role, name in new.columns.items() if role in old.columns
    }
    if old.sticker_columns and new.sticker_columns:
        renamed |= dict(zip(new.sticker_columns, old.sticker_columns, strict=False))
    taken = {to for name, to in renamed.items() if name != to}
    for name in new.table.columns:
        # a column without a role that is called as a column with one is called in the study
        if name in taken and name not in renamed:
            renamed[name] = f"{name} ({new.source})"
    roles = {name: role for role, name in old.columns.items()}
    for role, name in new.columns.items():
        if role not in old.columns and name in roles:
            raise InputError(
                f"the column {name!r} of {new.source} has the {role} of a text, and in the study "
                f"its {roles[name]}; name it otherwise in one of them"
            )
    return renamed


def _joined_column(
    old: pd.DataFrame, new: pd.DataFrame, name: str, rows: MatchingRows, kept: Collection[str]
) -> pd.Series[Any]:
    """Put the values of a column one below the other; those that are `kept` stay as they are."""
    parts = [frame[name] for frame in (old, new) if name in frame]
    offset = len(old) if name in old else 0
    from_old = np.arange(len(old)) if name in old else np.full(len(old), -1)
    from_new = np.full(len(rows.further), -1)
    if name in new:
        from_new = offset + np.array(rows.further, dtype=np.int64)
        told = new[name].notna().to_numpy() & (name not in kept)
        for row, there in rows.again.items():
            if told[there]:
                from_old[row] = offset + there
    places = np.concatenate([from_old, from_new])
    if len(parts) > 1 and parts[0].dtype != parts[1].dtype and not _numbers(parts):
        parts = [part.astype(object) for part in parts]
    whole = pd.concat(parts, ignore_index=True)
    if (places < 0).any():
        if is_bool_dtype(whole.dtype) and whole.dtype != object:
            whole = whole.astype("boolean")
        elif is_integer_dtype(whole.dtype):
            whole = whole.astype("Int64")
    joined: pd.Series[Any] = whole.reindex(places).reset_index(drop=True)
    return joined


def _numbers(parts: Sequence[pd.Series[Any]]) -> bool:
    return all(part.dtype.kind in "iuf" for part in parts)


def _longer(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return other if len(other or ()) > len(one or ()) else one


def _joined_values(old: Actions, new: Actions, renamed: Mapping[str, str]) -> dict[str, str]:
    """Join what stands between the values of a cell."""
    found = dict(old.several_values)
    for name, separator in new.several_values.items():
        column = renamed.get(name, name)
        if found.setdefault(column, separator) != separator:
            raise InputError(
                f"{found[column]!r} stands between the values of {column!r} in the study, and "
                f"{separator!r} in {new.source}; write both in the same way"
            )
    return found


def _joined_stickers(old: Actions, new: Actions, rows: MatchingRows) -> pd.DataFrame | None:
    """Join the numbers of stickers; a text without any has none that are known."""
    if old.stickers is None and new.stickers is None:
        return None
    ids = [*old.ids, *(new.ids[row] for row in rows.further)]
    index = text_index(ids, "id")
    if new.stickers is None and old.stickers is not None:
        return old.stickers.set_axis(text_index(old.ids, "id")).reindex(index)
    assert new.stickers is not None  # noqa: S101 - for mypy: one of the two is there
    places = {there: row for row, there in rows.again.items()}
    named = [old.ids[places[row]] if row in places else id_ for row, id_ in enumerate(new.ids)]
    theirs = new.stickers.set_axis(text_index(named, "id")).reindex(index)
    if old.stickers is None:
        return theirs
    return theirs.combine_first(old.stickers.reindex(index))[list(old.stickers.columns)]


def _joined_ballots(old: Actions, new: Actions) -> pd.DataFrame | None:
    """Join the ballots; what stands in both counts once."""
    parts = [one.ballots for one in (old, new) if one.ballots is not None]
    if len(parts) < 2:  # noqa: PLR2004 - both
        return parts[0] if parts else None
    whole = pd.concat([part.astype(object) for part in parts], ignore_index=True)
    return whole.drop_duplicates(ignore_index=True)


def told_of(old: Actions, new: Actions) -> list[str]:
    """Say what a later table has of texts that are in the study already."""
    again = matching_rows(old, new).again
    if not again or len(again) == len(old):
        return []
    ids = [old.ids[row] for row in sorted(again)]
    if len(ids) == 1:
        told = f"{ids[0]} of {new.source} is in the study already, and stays where it is"
    else:
        told = (
            f"{len(ids)} texts of {new.source} are in the study already, under the same ids, and "
            f"stay where they are: {listed(ids)}"
        )
    if any(note == "ids were made from the content" for note in new.notes):
        told += (
            "; ids were made from the content, so that a text that came twice has one: a column "
            "of ids tells them apart"
        )
    return [told]
