"""The page of a study: one file that can be opened from disk, mailed, or shown in a notebook."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from actionclust.analysis.vsm import LEVELS
from actionclust.errors import InputError
from actionclust.view.page.html import page_of, shown
from actionclust.view.payload.whole_payload import payload
from actionclust.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from actionclust.analysis.agreement import Agreement
    from actionclust.clustering.result import Clustering
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

_ENDINGS = (".html", ".htm")
_MAY = "allow-scripts allow-downloads allow-modals"  # modals: to print


@dataclass(frozen=True, slots=True, repr=False)
class Explorer:
    """A page: the value that `explorer` returns. In a notebook it shows itself.

    Attributes
    ----------
    title : str
        What it is called.
    html : str
        The whole page.
    """

    title: str
    html: str

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = True) -> Path:
        """Write the page to a file, whole or not at all.

        Parameters
        ----------
        path : str or path-like
            The file, with the ending .html.
        overwrite : bool
            Whether to replace a file that is there.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        InputError
            If the file has another ending, its folder does not exist, or it is there and
            `overwrite` is not set.
        OutputError
            If the file cannot be written; what was there before is untouched.
        """
        file = Path(path)
        if file.suffix.lower() not in _ENDINGS:
            raise InputError(
                f"a page is saved as a .html file, so that browsers open it; got {file.name!r}"
            )
        write_whole(self.html.encode(), file, overwrite=overwrite)
        return file

    def __repr__(self) -> str:
        """Say what it is, how large, and how to open it."""
        size = len(self.html.encode()) / 1e6
        return f'<page {self.title!r}, {size:.1f} MB; write it with .save("study.html")>'

    def _repr_html_(self) -> str:
        """Show the page in a notebook, shut off from the notebook around it."""
        return (
            f'<iframe title="{html.escape(str(shown(self.title)))}" sandbox="{_MAY}" '
            f'srcdoc="{html.escape(self.html)}" '
            'style="width: 100%; height: 85vh; min-height: 32rem; border: 0"></iframe>'
        )


def explorer(
    source: Clustering | Hierarchy,
    *,
    title: str | None = None,
    levels: Sequence[str] = LEVELS,
    votes: Sequence[str] | None = None,
    agreement: Agreement | None = None,
) -> Explorer:
    """Make the page of a study, to be shared: one file that needs nothing else.

    The page opens on what was said: the themes, what came first, what one region alone says. It
    has tables of all levels, a ranked list, the network, links between columns and themes, the
    Viable System Model, and how the communities came about. Readers can search, filter, export,
    print, and suggest moves, which they save to a file for `replay`. Nothing is installed, and
    nothing is requested from anywhere.

    Parameters
    ----------
    source : Clustering or Hierarchy
        The study. If the groups of a hierarchy come from a code tree, the network of similar
        texts is computed with the default settings, and there is no tuning to show.
    title : str or None
        The title; None makes one of the name of the file that the actions came from.
    levels : sequence of str
        The levels of the Viable System Model, from the narrowest to the widest.
    votes : sequence of two str or None
        The columns of votes for and against each action; None takes columns that are named so,
        as Polis and Consul name them.
    agreement : Agreement or None
        What `agreement.compare` found for this coding and that of another analyst, to be told
        on the first view with the texts that they put in different places.

    Returns
    -------
    Explorer
        The page; the same study gives the same bytes.

    Raises
    ------
    InputError
        If the source is something else, or something is placed in a function that the Viable
        System Model does not have; if a column of votes is not there, or holds no votes; or if
        the agreement is of other actions.
    SettingError
        If the title is not a text, something is placed at another level, votes are not the
        names of two columns, or the agreement is something else.
    ActionClustError
        If the front end was not built.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> page = explorer(cluster_actions(["train nurses", "train doctors"]), title="Training")
    >>> page.html[:15], page.title
    ('<!doctype html>', 'Training')
    """
    found = payload(source, title=title, levels=levels, votes=votes, agreement=agreement)
    return Explorer(found["title"], page_of(found))
