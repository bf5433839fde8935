"""Actions: short texts with an id and the analyst's own columns, checked once on the way in."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from actionclust.by_value import ByValue
from actionclust.errors import Advice, InputError, SettingError, did_you_mean, listed
from actionclust.reading.addresses import addresses_of_people
from actionclust.reading.asked_stickers import counted_stickers, sticker_names
from actionclust.reading.doubtful_labels import doubtful_labels
from actionclust.reading.finished_table import finished_table, ids_of
from actionclust.reading.headers import check_header, check_header_keyword
from actionclust.reading.identifiers import shortened_ids
from actionclust.reading.marked_counts import with_marked_counts
from actionclust.reading.numbers_as_text import numbers_as_text
from actionclust.reading.response_ids import response_ids
from actionclust.reading.roles import ROLES, check_keywords, find_roles
from actionclust.reading.several_texts import one_text_column
from actionclust.reading.several_values import asked_values
from actionclust.reading.sources import table_from_source
from actionclust.reading.splitting_texts import check_stickers, split_texts
from actionclust.reading.texts import blank_note, read_texts
from actionclust.reading.totals import without_totals
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from actionclust.reading.decoding import DecodingErrors
    from actionclust.reading.roles import ColumnRole
    from actionclust.reading.several_texts import Join
    from actionclust.reading.sources import Source

_SHOWN_ROWS = 5


@dataclass(frozen=True, eq=False, repr=False)
class Actions(ByValue):
    """Action points, checked: the value that `read_actions` returns.

    Two values are equal if their tables, roles, ids, texts and stickers are; notes and source
    do not count.

    Attributes
    ----------
    table : pandas.DataFrame
        The analyst's own columns, in their order and with their types, and a RangeIndex. If ids
        were made, a column "id" stands first. Take a copy before changing it.
    columns : mapping of str to str
        The column of each role: text, id, and those of region, group, dimension and language
        that there are.
    sticker_columns : tuple of str or None
        The columns with the counts of first, second and third stickers, if there are any; only
        one or two, if there were no stickers of the other ranks.
    ids : tuple of str
        The id of each action.
    texts : tuple of str
        The text of each action; "" if it is missing or white space.
    several_values : mapping of str to str
        The columns whose cells hold several values, and what stands between them; tables count
        an action in each of its values.
    stickers : pandas.DataFrame or None
        How many stickers each action got: by id, the columns first, second and third (float;
        NaN where nobody voted). None without stickers.
    ballots : pandas.DataFrame or None
        If stickers came one a row and with their participants: one row a participant, with the
        columns group (if the actions have one), participant, and first, second and third: the
        ids that got these stickers, missing where none was placed.
    notes : tuple of str
        Every decision taken while reading.
    source : str
        The name of the file, or the kind of value that was read.
    """

    table: pd.DataFrame
    columns: Mapping[str, str]
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    sticker_columns: tuple[str, ...] | None = None
    several_values: Mapping[str, str] = field(default_factory=dict)
    stickers: pd.DataFrame | None = None
    ballots: pd.DataFrame | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)
    source: str = field(default="", compare=False)

    def column(self, role: ColumnRole) -> pd.Series[Any]:
        """Give the column that plays a role.

        Parameters
        ----------
        role : {"text", "id", "region", "group", "dimension", "language"}
            The role.

        Returns
        -------
        pandas.Series
            A copy of the column, under the analyst's own name.

        Raises
        ------
        SettingError
            If the role is not known.
        InputError
            If no column plays it.

        Examples
        --------
        >>> import pandas as pd
        >>> frame = pd.DataFrame({"Region": ["North"], "Text": ["Train nurses"]})
        >>> read_actions(frame).column("region").tolist()
        ['North']
        """
        if role not in ROLES:
            raise SettingError(f"{role!r} is not a role; {did_you_mean(str(role), ROLES)}")
        if role not in self.columns:
            names = listed(repr(name) for name in self.table.columns)
            column, reader = Advice(role, '"..."'), Advice("read_actions")
            raise InputError(
                f"no column of {self.source} plays the role {role!r}; pass {column} to {reader} "
                f"with one of its columns: {names}",
                column,
                reader,
            )
        return self.table[self.columns[role]].copy()

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each action in the table, by id."""
        return {id_: row for row, id_ in enumerate(self.ids)}

    @cached_property
    def id_named(self) -> Mapping[str, str]:
        """The id of each action, by the id as it is compared with others."""
        return {as_compared(id_): id_ for id_ in self.ids}

    @cached_property
    def text_of(self) -> Mapping[str, str]:
        """The text of each action, by id."""
        return dict(zip(self.ids, self.texts, strict=True))

    def __len__(self) -> int:
        """Count the actions."""
        return len(self.ids)

    def __repr__(self) -> str:
        """Say how many actions there are, where they come from, and their columns."""
        stickers = "" if self.stickers is None else ", with stickers"
        roles = ", ".join(f"{role}: {column!r}" for role, column in self.columns.items())
        return f"<{len(self)} actions from {self.source}{stickers}; {roles}>"

    def _repr_html_(self) -> str:
        """Show the first rows and the notes in a notebook."""
        head = self.table.head(_SHOWN_ROWS).to_html(index=False, escape=True, border=0)
        # notebooks put all cells to the right, where texts are hard to read
        head = head.replace("<td>", '<td style="text-align: left">')
        head = head.replace("<th>", '<th style="text-align: left">')
        notes = "".join(f"<li>{html.escape(note)}</li>" for note in self.notes)
        more = len(self) - _SHOWN_ROWS
        rest = f"<p>and {more} more</p>" if more > 0 else ""
        return f"<p>{html.escape(repr(self))}</p>{head}{rest}<ul>{notes}</ul>"


def read_actions(  # noqa: PLR0913 - one keyword a role, and those of files
    source: Source,
    *,
    text: str | Sequence[str] | None = None,
    id: str | None = None,  # noqa: A002 - the role's name
    region: str | None = None,
    group: str | None = None,
    dimension: str | None = None,
    language: str | None = None,
    stickers: Sequence[str] | pd.DataFrame | str | os.PathLike[str] | None = None,
    sheet: str | Sequence[str] | None = None,
    encoding: str | None = None,
    errors: DecodingErrors | None = None,
    separator: str | None = None,
    header: bool | int | None = None,
    keep_totals: bool = False,
    join: Join | None = None,
    split: str | None = None,
    split_values: Sequence[str] | None = None,
) -> Actions:
    """Read action points from a file, a DataFrame or a list, and check them.

    A column plays a role if a keyword says so, or if it has the role's name, ignoring case,
    accents and white space around it. The text may also be the only column of texts that plays
    no other role. What was decided stands in the notes of the result.

    Parameters
    ----------
    source : str, path-like, DataFrame, Series or iterable of str
        A .csv, .tsv, .txt (one text a line), .xlsx, .xlsm, .xlsb, .xls, .ods, .json, .jsonl,
        .ndjson or .parquet file, or the data themselves: a DataFrame or Series of pandas, polars
        or pyarrow, or texts. Empty rows of a file are left out; rows
        with content and a blank text are kept.
    text, id, region, group, dimension, language : str or None; text also a sequence of str
        The columns that play these roles. Ids are str or whole numbers and differ; if there is
        no column of ids (nor one of a survey tool, such as ResponseId, whose values differ),
        they are made from the content, the same ones in any order of rows.
        Several columns of texts can be given as a list (see `join`). Where a row becomes several
        actions, they keep its other columns, a column "source_row" names it, and its id "A1"
        becomes "A1.1", "A1.2" and so on.
    stickers : sequence of str, pandas.DataFrame, path, or None
        Either the columns with the numbers of first, second and third stickers (by default
        those named sticker_1, sticker_2 and sticker_3), blank where nobody voted, or a single
        column where all stickers are equal; or a table with one row a sticker and the columns
        id, rank (1 to 3) and, if it is known, participant. In such a table, a group without any
        sticker did not vote; elsewhere an action without stickers has 0. A row with a
        participant, and neither id nor rank, is a ballot without stickers; its discussion group
        stands in a column group.
    sheet : str, sequence of str or None
        The sheet of a workbook; by default the only one with content. Several, or "*" for all
        with content, are read as one table, and a column "sheet" says which.
    encoding : str or None
        The encoding of a text file; by default told from its content.
    errors : {"strict", "replace"} or None
        What is done with bytes of a text file that its encoding does not have: by default they
        are refused; "replace" puts the mark U+FFFD in their place, and notes the lines.
    separator : str or None
        The separator of a .csv or .tsv file; by default told from its content.

    header : bool, int or None
        Whether the first row with content of a .csv, .tsv or workbook has the names of columns,
        or the number of the row that has them, from 1 on: rows above it, such as a title, are
        left out. None looks: names that read like data are refused. Rows that repeat or explain
        the header (joined files; Qualtrics, SurveyMonkey) are left out.
    keep_totals : bool
        Keep rows of totals, which are left out otherwise: those with numbers that are called
        "Total", "Subtotal", "Sum" and the like, or have no text and the sums of other rows.
    join : {None, "first"}
        What to do with texts in several columns: each filled cell is an action, and a column
        "question" says from which column it is (None); or the first filled one is the text
        ("first"), with the language that its column's name ends with, as in "title/fr".
    split : str or None
        Cut each text into several actions: "lines", or a regular expression for what stands
        between them, such as ";". Bullets, and numbers that count up from 1, are taken off.
    split_values : sequence of str or None
        Columns, or roles, whose cells hold several values, as "North; South": tables count the
        action once in each. Semicolons, bars, line breaks, commas or slashes stand between them,
        the first of these that the column has.

    Returns
    -------
    Actions
        The checked actions, in the order of the source.

    Raises
    ------
    InputError
        If the source cannot be read, or its content cannot be used as it is; the message names
        the rows.
    SettingError
        If a keyword has a value that is not understood.
    MissingDependencyError
        If the source is a Parquet file and pyarrow is not installed.

    Examples
    --------
    >>> actions = read_actions(["Train nurses", "Share data", ""])
    >>> actions.ids
    ('A8a71ad89', 'A4b37d6ac', 'Ae3b0c442')
    >>> actions.notes
    ("text: column 'text'", 'ids were made from the content', '1 blank text: item 2 ...')
    """
    asked: dict[str, str | None] = {
        "text": text if isinstance(text, str) else None,
        "id": id,
        "region": region,
        "group": group,
        "dimension": dimension,
        "language": language,
    }
    check_keywords(asked)
    check_header_keyword(header)
    names = sticker_names(stickers)
    raw = table_from_source(
        source,
        sheet=sheet,
        encoding=encoding,
        errors=errors,
        separator=separator,
        header=header,
        as_text=(id or "id",),
    )
    raw, asked["text"] = one_text_column(raw, text, join, language)
    if not isinstance(text, str) and asked["text"] == "text":
        asked["text"] = None  # the role's own name was given to it here
    doubts = () if header is not None else check_header(raw, (*asked.values(), stickers))
    other_id, found_ids = (
        (None, ()) if id is not None else response_ids(raw, {*asked.values(), *(names or ())})
    )
    roles = find_roles(
        *(raw.frame, raw.name, asked, names),
        look_for_stickers=stickers is None,
        other_id=other_id,
    )
    raw = with_marked_counts(raw, roles.sticker_columns)
    if not keep_totals:
        raw = without_totals(raw, roles)
    raw = split_texts(raw, roles.columns["text"], split)
    check_stickers(raw, roles.sticker_columns)
    several_values, told = asked_values(raw, roles, split_values)
    texts = read_texts(raw.frame[roles.columns["text"]], raw.rows, raw.name)
    ids = ids_of(raw, roles, texts)
    counted = counted_stickers(stickers, raw, roles, ids)
    made = "id" not in roles.columns
    return Actions(
        table=finished_table(raw, ids, roles),
        columns={"text": roles.columns["text"], "id": "id"} | dict(roles.columns),
        ids=ids,
        texts=texts,
        sticker_columns=roles.sticker_columns,
        several_values=several_values,
        stickers=None if counted is None else counted.counts,
        ballots=None if counted is None else counted.ballots,
        notes=(
            *raw.notes,
            *doubts,
            *roles.notes,
            *found_ids,
            *(
                ("ids were made from the content",)
                if made
                else shortened_ids(raw.frame[roles.columns["id"]], raw.rows)
            ),
            *told,
            *doubtful_labels(raw, roles.columns),
            *addresses_of_people(raw, roles.columns["text"]),
            *numbers_as_text(raw, {*roles.columns.values(), *(roles.sticker_columns or ())}),
            *blank_note(texts, raw.rows),
            *(() if counted is None else counted.notes),
        ),
        source=raw.name,
    )


def check_actions(value: object, function: str) -> None:
    """Check that a function was given actions."""
    if isinstance(value, Actions):
        return
    has_them = isinstance(getattr(value, "actions", None), Actions)
    what_to_do = "pass its .actions" if has_them else "read a table with read_actions first"
    raise InputError(f"{function} takes Actions; got {type(value).__name__}; {what_to_do}")


def added_column(actions: Actions, name: str) -> str:
    """Name a column that is added to the table, aside from the analyst's own.

    >>> import pandas as pd
    >>> added_column(read_actions(pd.DataFrame({"text": ["Train"], "fit": [1]})), "fit")
    'fit (actionclust)'
    """
    while name in actions.table.columns:
        name = f"{name} (actionclust)"
    return name
