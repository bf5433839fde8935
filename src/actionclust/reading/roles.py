"""Which column plays which role: asked for by keyword, or told by its name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any, Literal, get_args

from actionclust.errors import Advice, InputError, SettingError, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

ColumnRole = Literal["text", "id", "region", "group", "dimension", "language"]

ROLES: tuple[ColumnRole, ...] = get_args(ColumnRole)
"""The roles that one column can play."""

STICKER_ROLES = ("sticker_1", "sticker_2", "sticker_3")
"""The columns that hold how many stickers of each rank an action got."""

_DATE = re.compile(
    r"\s*[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[ T,]+[0-9]{1,2}[:.h][0-9]{2}[0-9:.+ Z-]*"
    r"(?:[AaPp]\.?[Mm]\.?)?(?: ?[A-Z]{3,4})?(?:[+-][0-9:]+)?)?\s*"
)

TEXT = Advice("text", '"..."')
"""How the column of the texts is said."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns that play a role."""

    # role and column, for the roles that are played, in the order of `ROLES`
    columns: Mapping[str, str]
    # the columns with the counts of first, second and third stickers, as many as there are
    sticker_columns: tuple[str, ...] | None
    notes: tuple[str, ...]  # how each column was found


def check_keywords(asked: Mapping[str, object]) -> None:
    """Check that what is asked for are names of columns.

    >>> check_keywords({"text": "Actie", "id": None})
    """
    for keyword, column in asked.items():
        if column is not None and not isinstance(column, str):
            raise SettingError(
                f"{keyword} must be the name of a column; got {column!r} ({type(column).__name__})"
            )


def find_roles(
    frame: pd.DataFrame,
    source: str,
    asked: Mapping[str, str | None],
    stickers: Sequence[str] | None,
    *,
    look_for_stickers: bool,
    other_id: str | None = None,
) -> Roles:
    """Find the column of each role.

    A keyword decides; otherwise a column named like the role, ignoring case, accents and white
    space around it. The text may also be the only column of str that plays no other role, and
    the id one of another name that was found before (`other_id`).

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"Region": ["North"], "Actie": ["Train nurses"]})
    >>> roles = find_roles(frame, "DataFrame", {}, None, look_for_stickers=True)
    >>> roles.notes
    ("region: column 'Region'", "text: column 'Actie', the only other column of texts")
    """
    names = [str(name) for name in frame.columns]
    found: dict[str, str] = {}
    notes = []
    for role in ROLES:
        column = asked.get(role)
        if column is not None:
            found[role] = asked_column(column, role, names, source)
            notes.append(f"{role}: column {column!r}, as asked for")
        elif named := column_named(role, names, source, "say which with ", Advice(role, "...")):
            found[role] = named
            notes.append(f"{role}: column {named!r}")
        elif role == "id" and other_id is not None:
            found[role] = other_id
    sticker_columns = _sticker_columns(names, source, stickers, look=look_for_stickers)
    _check_once(found, sticker_columns, source)
    if "text" not in found:
        found["text"] = _only_text(frame, source, {*found.values(), *(sticker_columns or ())})
        notes.append(f"text: column {found['text']!r}, the only other column of texts")
    columns: dict[str, str] = {role: found[role] for role in ROLES if role in found}
    return Roles(columns, sticker_columns, tuple(notes))


def asked_column(column: str, keyword: str, names: Sequence[str], source: str) -> str:
    """Check that there is the column that a keyword names."""
    if column not in names:
        advice = Advice(keyword, "...")
        raise InputError(
            f"{source} has no column {column!r}, asked for with {advice}; "
            f"{did_you_mean(column, names)}",
            advice,
        )
    return column


def column_named(
    role: str, names: Sequence[str], source: str, how: str = "", advice: Advice | None = None
) -> str | None:
    """Find the column that is named like a role.

    Case, accents and white space around it do not matter.

    >>> column_named("region", ["Text", " Région"], "DataFrame")
    ' Région'
    """
    matching = [name for name in names if plain_name(name) == role]
    if len(matching) > 1:
        said, given = (f"{how}{advice}, or ", [advice]) if advice else ("", [])
        raise InputError(
            f"{source}: several columns are named {role!r}, ignoring case, accents and white "
            f"space: {listed(map(repr, matching))}; {said}rename all but one",
            *given,
        )
    return matching[0] if matching else None


def plain_name(name: str) -> str:
    """Write a name without case, accents and white space around it.

    >>> plain_name(" Région")
    'region'
    """
    folded = name.strip().casefold()
    if folded.isascii():  # nothing to take off, and most names are
        return folded
    letters = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _sticker_columns(
    names: list[str], source: str, asked: Sequence[str] | None, *, look: bool
) -> tuple[str, ...] | None:
    if asked is not None:
        return tuple(asked_column(column, "stickers", names, source) for column in asked)
    if not look:
        return None
    advice = Advice("stickers", "[...]")
    found = [
        column_named(role, names, source, "name the columns with ", advice)
        for role in STICKER_ROLES
    ]
    if all(column is None for column in found):
        return None
    first, second, third = found
    if first is None or second is None or third is None:
        missing = [role for role, column in zip(STICKER_ROLES, found, strict=True) if not column]
        raise InputError(
            f"{source}: expected the columns {', '.join(STICKER_ROLES)}, or none of them; "
            f"missing: {', '.join(missing)}; add it (blank where nobody voted), or name the "
            f"columns that there are with {advice}",
            advice,
        )
    return first, second, third


def _check_once(
    found: Mapping[str, str], sticker_columns: Sequence[str] | None, source: str
) -> None:
    played: dict[str, list[str]] = {}
    for role, column in found.items():
        played.setdefault(column, []).append(role)
    for role, column in zip(STICKER_ROLES, sticker_columns or (), strict=False):
        played.setdefault(column, []).append(role)
    for column, roles in played.items():
        if len(roles) > 1:
            advice = Advice(roles[0], "...")
            raise InputError(
                f"{source}: column {column!r} cannot be both {' and '.join(roles)}; name a "
                f"column for each, for example {advice}",
                advice,
            )


def _only_text(frame: pd.DataFrame, source: str, taken: set[str]) -> str:
    candidates = {
        str(name): column
        for name, column in frame.items()
        if name not in taken and _holds_texts(column)
    }
    if len(candidates) == 1:
        return next(iter(candidates))
    if candidates:
        longest = max(candidates, key=lambda name: _length(candidates[name]))
        raise InputError(
            f"{source}: several columns could hold the texts: {listed(map(repr, candidates))}; "
            f"say which with {TEXT} (the longest are in {longest!r})",
            TEXT,
        )
    others = ", ".join(f"{name!r} ({frame[name].dtype})" for name in frame.columns)
    raise InputError(
        f"{source}: no column holds the texts; expected one named 'text', or one column of str "
        f"that plays no other role; found {others}; name it with {TEXT}",
        TEXT,
    )


def _holds_texts(column: pd.Series[Any]) -> bool:
    texts = [value for value in column if isinstance(value, str)]
    # when each answer came is no answer, though a file holds it as text
    return bool(texts) and not all(map(_DATE.fullmatch, texts))


def _length(column: pd.Series[Any]) -> float:
    """Give the mean length of the texts of a column, in characters."""
    return fmean(len(value) for value in column if isinstance(value, str))
