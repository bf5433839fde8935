"""The example corpus: 555 invented action points, counted like the published study."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from actionclust.actions import read_actions

if TYPE_CHECKING:
    from actionclust.actions import Actions


def example_path() -> Path:
    """Say where the CSV file of the example corpus is.

    Returns
    -------
    pathlib.Path
        A UTF-8, comma-separated file that comes with the package, to be read and not written.

    See Also
    --------
    load_example : The same corpus, read, and what its columns hold.

    Examples
    --------
    >>> example_path().name
    'example.csv'
    """
    return Path(str(files("actionclust.datasets") / "data" / "example.csv"))


def load_example() -> Actions:
    """Load 555 action points on integrated care, as from an online board.

    The texts were written for this project: they are invented, and nobody said them. Only their
    numbers follow a study, KCE Report 359 (2022), chapter 4: the counts by region, dimension and
    theme equal the published ones (see `load_kce359`). How much the texts of a theme resemble
    each other follows sets that people labelled: the nearest text of an action (the cosine of
    TF-IDF) has the same theme in 30 to 40 of 100 cases. Use the corpus to learn and to try out;
    a result on it is no evidence of the quality of the method.

    Returns
    -------
    Actions
        One row per action point, in the order of the board: by region, then discussion group.
        The columns are

        - id: "A001" to "A555".
        - text: the action point in English, 1 to 30 words; three short ones occur twice.
        - region: Brussels, Flanders or Wallonia.
        - group: the discussion group, B1 to B4, F1 to F6 or W1 to W6.
        - dimension: one of the twelve SCIROCCO dimensions, or "Multiple dimensions". Each group
          discussed three dimensions, each as often in a region as in the study (Table 35).
        - sticker_1, sticker_2, sticker_3: how many participants gave the action their first,
          second and third priority. The columns are blank in F4 and W4, which did not vote.
          Some participants placed only their first one or two stickers.
        - sub_cluster: the lowest theme that the study names for such an action: a sub-cluster
          (Tables 41-50), or a cluster or super-cluster where it stops there; blank for the 29
          unclustered ones. It was given when the text was written and is no role of `Actions`.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022, chapter 4: Tables 35 and 39-50.

    Examples
    --------
    >>> actions = load_example()
    >>> len(actions)
    555
    >>> actions.column("region").value_counts().to_dict()
    {'Flanders': 232, 'Wallonia': 209, 'Brussels': 114}
    """
    return read_actions(example_path())
