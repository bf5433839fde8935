"""Clustering: the frozen result of `cluster_actions`."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.actions import added_column
from actionclust.by_value import ByValue
from actionclust.clustering import plots
from actionclust.clustering.result_tables import (
    COMMUNITY_COLUMNS,
    table_of_actions,
    table_of_communities,
    table_of_languages,
)
from actionclust.coding.begin.from_communities import from_communities
from actionclust.errors import InputError, did_you_mean, listed
from actionclust.network.export import as_networkx
from actionclust.network.meaning.blended_pairs import part_of_meaning
from actionclust.network.origin import origin_of
from actionclust.network.outcome import count_communities
from actionclust.network.tokens import written
from actionclust.table_rows import records

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from actionclust.actions import Actions
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.network.origin import Origin
    from actionclust.network.outcome import Tuning
    from actionclust.network.pipeline import Stages
    from actionclust.settings import Settings

BY_MEANING = "(by meaning)"
"""In place of a term: what the vectors of two texts add to their similarity."""

_FIGURES = ("strength", "cohesion", "stability")


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Clustering(ByValue):
    """Communities of similar texts, and all that is known of how they came about.

    Two results are equal if their actions, settings and outcome are; notes and receipt, which
    holds times and versions, do not count.

    Attributes
    ----------
    actions : Actions
        The texts, as they were read.
    settings : Settings
        Every choice behind the result.
    tuning : Tuning
        What was asked, what came, and why; all runs of the engine.
    notes : tuple of str
        Decisions that were taken on the way, to be read by people.
    receipt : dict
        Settings, versions, a hash of the data, seconds of each stage (without the loading of
        libraries, which only the first run of a process does); JSON-safe.
    """

    actions: Actions
    settings: Settings
    tuning: Tuning
    notes: tuple[str, ...] = field(compare=False)
    receipt: dict[str, Any] = field(compare=False)
    _stages: Stages

    def __len__(self) -> int:
        """Give the number of communities."""
        return self.tuning.communities

    @property
    def table(self) -> pd.DataFrame:
        """The analyst's columns, and for each action its community.

        The added columns are: community, from 1 on, or missing; keywords of the community; fit,
        the cosine of the text to the rest of its community, from 0 to 1; strength, how firmly
        it sits there, as its rank among all texts, from above 0 to 1 (0.1: nine of ten sit more
        firmly); weak, whether it sits loosely and its words are no nearer to its community than
        to another one; copy_of, the id of the action that it copies, word for word or nearly;
        and reason, why an action is in no community. If the analyst has a column of such a
        name, ours is called for instance "community (actionclust)".
        """
        return self._table.copy()

    @property
    def communities(self) -> pd.DataFrame:
        """One row for each community, the largest first, under its number.

        The columns are: size, the number of texts; keywords; example, the most central text,
        and example_id; strength, how well it holds together, as its rank among all
        communities; cohesion, the mean cosine of two of its texts; and stability, how often
        its linked texts stayed together over all runs of the tuning. The last three are from 0
        to 1, and missing where they are not defined. Sort by strength to find the communities
        to check first: of the three it tells best whether one subject is in them.
        """
        return self._communities.copy()

    def languages(self) -> pd.DataFrame:
        """Count the texts of each language in each community, and tell its keywords in each.

        Returns
        -------
        pandas.DataFrame
            One row for each community, under its number. The columns are two for each language,
            that of most texts first: for instance "en", the number of texts, and "en keywords".

        Examples
        --------
        >>> import pandas as pd
        >>> from actionclust import cluster_actions
        >>> texts = ["train the nurses", "train nurses now", "verpleegkundigen opleiden",
        ...          "verpleegkundigen nu opleiden"]
        >>> table = pd.DataFrame({"text": texts, "language": ["en", "en", "nl", "nl"]})
        >>> meaning = [[1, 0], [0.9, 0.1], [0.9, 0], [1, 0.1]]
        >>> found = cluster_actions(table, target=1, vectors=meaning).languages()
        >>> found.columns.tolist(), found.loc[1, "nl keywords"]
        (['en', 'en keywords', 'nl', 'nl keywords'], 'opleiden, verpleegkundigen')
        """
        return table_of_languages(self._stages, self._communities.index)

    @cached_property
    def network(self) -> nx.Graph[str]:
        """The network, with the ids of all actions as nodes.

        Nodes have the attributes text and community (0 for none). Edges have the attributes
        weight, the similarity, and kind: "pair" for the edges of the tuned network, "copy" between
        two texts that read the same, and "near-copy" where a few words differ, with the share of
        words in common as the weight.
        """
        stages = self._stages
        return as_networkx(
            self.actions,
            stages.vectors,
            stages.order,
            self.tuning.edges,
            stages.membership.of_text,
        )

    @cached_property
    def origin(self) -> Origin:
        """What a hierarchy that begins here remembers, and saves, of this result."""
        return origin_of(self.actions.ids, self.receipt, self._stages)

    @property
    def unclustered(self) -> pd.DataFrame:
        """The actions that are in no community, with the reason."""
        table = self._table[self._stages.membership.of_text < 0]
        return table.drop(
            columns=[added_column(self.actions, name) for name in COMMUNITY_COLUMNS[:-1]]
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the result as strict JSON has it, for programs: what is missing is None.

        Returns
        -------
        dict
            receipt; communities, a list with number, size, keywords, example, example_id,
            strength, cohesion and stability of each; and actions, a list with id, community
            (None for none), fit, strength, weak and reason of each, in their order.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
        >>> [row["community"] for row in result.to_dict()["actions"]]
        [1, 1, None]
        """
        added = {name: added_column(self.actions, name) for name in COMMUNITY_COLUMNS}
        told = ("community", "fit", "strength", "weak", "reason")
        columns = {name: self._table[added[name]] for name in told}
        actions = pd.DataFrame({"id": list(self.actions.ids), **columns})
        numbered = self._communities.rename_axis("number").reset_index()
        return {
            "receipt": self.receipt,
            "communities": records(numbered),
            "actions": records(actions),
        }

    def members(self, community: int) -> pd.DataFrame:
        """Give the actions of a community, those that fit best first.

        Parameters
        ----------
        community : int
            Its number, from 1 on.

        Returns
        -------
        pandas.DataFrame
            The rows of `table`.

        Raises
        ------
        InputError
            If there is no such community.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
        >>> cluster_actions(texts, target=2).members(2)["text"].tolist()
        ['share data', 'more data']
        """
        if not isinstance(community, (int, np.integer)) or not 1 <= community <= len(self):
            known = (
                f"they are numbered from 1 to {len(self)}" if len(self) else "the result has none"
            )
            raise InputError(f"there is no community {community!r}; {known}")
        table = self._table[self._stages.membership.of_text == community - 1]
        best: pd.DataFrame = table.sort_values(
            by=added_column(self.actions, "fit"), ascending=False, kind="stable"
        )
        return best

    def shared_words(self, first: str, second: str) -> pd.DataFrame:
        """Say which terms make two actions similar, the evidence behind an edge.

        Parameters
        ----------
        first, second : str
            The ids of two actions.

        Returns
        -------
        pandas.DataFrame
            The terms that both texts have, by how much of their similarity they make up: the
            columns are term and contribution, which add up to the similarity of the two texts.
            With an encoder or vectors the last row, "(by meaning)", is what meaning adds. Where
            there is none, `attrs["notes"]` says so, and what may link the two all the same.

        Raises
        ------
        InputError
            If an id is not known.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> result = cluster_actions(["train nurses", "train doctors", "share data"])
        >>> a, b, c = result.actions.ids
        >>> result.shared_words(a, b)["term"].tolist()
        ['train']
        """
        rows = [self._row(id_) for id_ in (first, second)]
        if min(rows) < 0:
            silent = [id_ for id_, row in zip((first, second), rows, strict=True) if row < 0]
            return _no_terms(f"no words are left to compare of {listed(silent)}")
        matrix, meaning = self._stages.vectors.matrix, self._stages.meaning
        both = matrix[[rows[0]]].multiply(matrix[[rows[1]]]).tocoo()
        columns, values = both.coords[1], both.data
        order = np.lexsort((columns, -values))
        terms = [written(self._stages.vectors.terms[column]) for column in columns[order]]
        parts = values[order].tolist()
        if meaning is not None and max(rows) < len(meaning):
            blend = self.settings.blend
            of_meaning = part_of_meaning(meaning, np.array(rows[:1]), np.array(rows[1:]), blend)
            terms.append(BY_MEANING)
            parts = [(1 - blend) * part for part in parts] + of_meaning.tolist()
        if not terms:
            return _no_terms(
                "the two have no word in common; words of texts like them may link them all the "
                f"same: actionclust.explain(result, {first!r}) tells which"
            )
        return pd.DataFrame({"term": terms, "contribution": parts})

    def to_hierarchy(self, analyst: str = "") -> Hierarchy:
        """Begin a hierarchy, with the communities as sub-clusters.

        Parameters
        ----------
        analyst : str
            Who makes the next edits.

        Returns
        -------
        Hierarchy
            A sub-cluster for each community, under the same number, labelled by its keywords.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> cluster_actions(["train nurses", "train doctors"]).to_hierarchy(analyst="PV")
        <0 super-clusters, 0 clusters, 1 sub-cluster; 2 actions, 0 unclustered>
        """
        return from_communities(self.actions, self.origin, analyst)

    def plot_tuning(self, ax: Axes | None = None) -> Axes:
        """Draw the number of communities against the number of edges.

        Parameters
        ----------
        ax : matplotlib.axes.Axes or None
            Where to draw; None makes a new figure.

        Returns
        -------
        matplotlib.axes.Axes
            The picture.
        """
        return plots.plot_tuning(self.tuning, ax)

    def plot_languages(self, ax: Axes | None = None) -> Axes:
        """Draw how many texts of each language are in each community.

        Parameters
        ----------
        ax : matplotlib.axes.Axes or None
            Where to draw; None makes a new figure.

        Returns
        -------
        matplotlib.axes.Axes
            The picture.
        """
        return plots.plot_languages(self.communities, self.languages(), ax)

    def plot_sizes(self, ax: Axes | None = None) -> Axes:
        """Draw the size of each community, with its keywords.

        Parameters
        ----------
        ax : matplotlib.axes.Axes or None
            Where to draw; None makes a new figure.

        Returns
        -------
        matplotlib.axes.Axes
            The picture.
        """
        return plots.plot_sizes(self.communities, ax)

    def __repr__(self) -> str:
        """Say how many communities there are, and of how many texts."""
        outside = int((self._stages.membership.of_text < 0).sum())
        inside = len(self.actions) - outside
        return (
            f"<{count_communities(len(self))} of {inside} text{'s' * (inside != 1)}, "
            f"{outside} unclustered>"
        )

    def _repr_html_(self) -> str:
        from pandas.io.formats.style import Styler  # noqa: PLC0415 - slow to import

        # a fixed name and no name for each cell, so that the page is short and always the same
        shown = (
            Styler(self._communities, uuid="communities", cell_ids=False)
            .format(dict.fromkeys(_FIGURES, "{:.2f}"), na_rep="", escape="html")
            .set_table_styles(
                {
                    column: [{"selector": "", "props": "text-align: left"}]
                    for column in ("keywords", "example")
                }
            )
        )
        notes = "".join(f"<li>{html.escape(note)}</li>" for note in self.notes)
        return (
            f"<p>{html.escape(repr(self)[1:-1])}. {html.escape(self.tuning.reason)}.</p>"
            f"{shown.to_html()}<details><summary>Notes</summary><ul>{notes}</ul></details>"
        )

    def _row(self, id_: str) -> int:
        if not isinstance(id_, str) or id_ not in self.actions.row_of:
            raise InputError(
                f"there is no action {id_!r}; {did_you_mean(str(id_), self.actions.ids)}"
            )
        return int(self._stages.vectors.row_of[self.actions.row_of[id_]])

    @cached_property
    def _table(self) -> pd.DataFrame:
        return table_of_actions(self.actions, self._stages)

    @cached_property
    def _communities(self) -> pd.DataFrame:
        return table_of_communities(self.actions, self._stages)


def _no_terms(note: str) -> pd.DataFrame:
    """Give no terms, and say why."""
    table = pd.DataFrame({"term": [], "contribution": []})
    table.attrs["notes"] = (note,)
    return table
