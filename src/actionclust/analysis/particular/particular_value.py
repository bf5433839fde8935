"""What is particular to each value of a column, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from actionclust.analysis.particular.particular_table import MORE, MOSTLY, ONLY
from actionclust.by_value import ByValue
from actionclust.errors import counted, listed
from actionclust.table_rows import records

if TYPE_CHECKING:
    import pandas as pd

_TOLD = (ONLY, MOSTLY, MORE)
_SHOWN = 5  # of each value, in a notebook and in a sentence


@dataclass(frozen=True, eq=False, repr=False)
class RegionWords(ByValue):
    """What is particular to each value of a column.

    Attributes
    ----------
    by : str
        The column, or role, whose values are compared.
    level : str
        The level of the groups; "" if there are none.
    sizes : pandas.DataFrame
        One row a value, in order: value, texts (how many), different (texts, without copies from
        the same place) and too_few (whether these are too few to tell anything).
    terms : pandas.DataFrame
        The terms that each value uses more often than all others together, the surest first:
        value, what (the term), kind ("word" or "two words"), texts (of the value that have it), of
        (texts of the value), elsewhere and of_elsewhere (the same of all other texts), said
        ("raised only in", "mostly in" for more than half of the texts with it, "more often in",
        "" where the interval reaches 0, or "too few texts"), log_odds (the difference of the
        log odds), low and high (its interval of 95 %), z, adjusted (the share of false
        discoveries to be expected among all that is at least as sure, 1 for what is not more
        often) and chance (for what is in no other
        text: how likely that is if the value plays no part; else NaN).
    groups : pandas.DataFrame
        The same columns and a first one, group (its id), for each value and group; texts are
        actions here, copies too.
    notes : tuple of str
        How many comparisons there were, what was left out and why, in sentences.
    """

    by: str
    level: str
    sizes: pd.DataFrame
    terms: pd.DataFrame
    groups: pd.DataFrame
    notes: tuple[str, ...] = field(default=())

    def __repr__(self) -> str:
        """Count values, terms and groups."""
        sure = int(self.terms["said"].isin(_TOLD).sum())
        groups = int(self.groups["said"].isin(_TOLD).sum())
        return (
            f"<{counted(len(self.sizes), 'value')} of {self.by}: {counted(sure, 'term')} and "
            f"{counted(groups, 'group')} particular to one>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as strict JSON has it.

        Returns
        -------
        dict
            The keys by, level, sizes, terms and groups (lists of rows) and notes.
        """
        return {
            "by": self.by,
            "level": self.level,
            "sizes": records(self.sizes),
            "terms": records(self.terms),
            "groups": records(self.groups),
            "notes": list(self.notes),
        }

    def sentences(self) -> list[str]:
        """Tell in sentences what is particular to each value.

        Returns
        -------
        list of str
            One for each value, in order, and for each that has too few texts.
        """
        told = []
        for value, too_few in zip(self.sizes["value"], self.sizes["too_few"], strict=True):
            if too_few:
                told.append(f"{value}: too few texts to tell.")
                continue
            parts = []
            for table, what in ((self.terms, "words"), (self.groups, "groups")):
                rows = table[(table["value"] == value) & table["said"].isin(_TOLD)]
                for said in _TOLD:
                    names = [
                        f"{name} ({texts} of {texts + elsewhere})"
                        for name, texts, elsewhere in rows[rows["said"] == said][
                            ["what", "texts", "elsewhere"]
                        ].itertuples(index=False, name=None)
                    ]
                    if names:
                        parts.append(f"{what} {said} it: {listed(names, _SHOWN)}")
            told.append(f"{value}: {'; '.join(parts) if parts else 'nothing particular'}.")
        return told

    def _repr_html_(self) -> str:
        told = "".join(f"<li>{escape(one)}</li>" for one in self.sentences())
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        columns = ["value", "what", "said", "texts", "of", "elsewhere", "of_elsewhere", "z"]
        shown = self.terms.groupby("value", sort=False).head(_SHOWN)[columns]
        table = shown.to_html(index=False, float_format="{:.1f}".format, border=0)
        return f"<p>{escape(repr(self)[1:-1])}</p><ul>{told}</ul>{table}{notes}"
