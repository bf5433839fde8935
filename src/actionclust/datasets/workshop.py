"""A workshop in two languages: 120 invented action points of a town, in French and Dutch."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from actionclust.actions import read_actions

if TYPE_CHECKING:
    from actionclust.actions import Actions


def workshop_path() -> Path:
    """Say where the CSV file of the workshop in two languages is.

    Returns
    -------
    pathlib.Path
        A UTF-8, comma-separated file that comes with the package, to be read and not written.

    See Also
    --------
    load_workshop : The same texts, read, and what their columns hold.

    Examples
    --------
    >>> workshop_path().name
    'workshop.csv'
    """
    return Path(str(files("actionclust.datasets") / "data" / "workshop.csv"))


def load_workshop() -> Actions:
    """Load 120 action points on a town's streets, each in French or in Dutch.

    The texts were written for this project, one by one: they are invented, and nobody said them.
    None translates another one. Use them to learn and to try out; a result on them is no evidence
    of the quality of the method.

    Returns
    -------
    Actions
        One row per action point, in the order of the tables. The columns are

        - id: "W001" to "W120".
        - text: the action point, 4 to 16 words.
        - language: fr or nl.
        - group: the table at which it was written, F1 to F3 and N1 to N3.
        - subject: cycling, greenery, noise, parking, public transport, school surroundings,
          walking or waste. It was given when the text was written and is no role of `Actions`.

    Examples
    --------
    >>> actions = load_workshop()
    >>> actions.column("language").value_counts().to_dict()
    {'fr': 61, 'nl': 59}
    """
    return read_actions(workshop_path())
