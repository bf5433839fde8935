"""What came of the tuning: every run, what was asked, what came, and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from html import escape

import pandas as pd


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the engine.

    Attributes
    ----------
    edges : int
        Number of edges of the network.
    resolution : float
        Resolution of the modularity.
    communities : int
        Number of communities found, without those that are too small to count.
    modularity : float
        Modularity of the communities, at that resolution.
    """

    edges: int
    resolution: float
    communities: int
    modularity: float


@dataclass(frozen=True, slots=True)
class Tuning:
    """What was asked of the tuning, what came, and why.

    Attributes
    ----------
    target : int or None
        The number of communities that was asked for.
    communities : int
        The number that came.
    piles : int
        How many of them consist of copies of one text that is in no other community. They
        come on top of the target, so that copies change nothing for the other texts, and are at
        least a tenth of what the communities of the target have on average.
    edges : int
        Number of edges of the network.
    resolution : float
        Resolution of the modularity.
    modularity : float
        Modularity of the communities that the engine found in that network.
    found : int
        How many communities the engine found there, before refining.
    merged : int or None
        How many were left after refining merged the nearest ones, with those that are too small
        to count; None without refining.
    moved : int
        How many different texts changed community while refining.
    stuck : bool
        Whether merging stopped above the number that it was to reach.
    components : int
        Connected parts of the network, the floor under what the engine can find.
    least_edges : int
        With how many edges each text is connected to its most similar one; 0 without cover.
    most_edges : int
        How many pairs were ready to become edges.
    runs : tuple of Run
        Every run of the engine, in order.
    taken : int
        The place in `runs` of the one that was taken.
    unclustered : int
        How many texts are in no community.
    misfits : int
        How many of these fit less than asked for.
    few_copies : int
        How many texts have copies, and too few of them for a community of their own.
    """

    target: int | None
    communities: int
    piles: int
    edges: int
    resolution: float
    modularity: float
    found: int
    merged: int | None
    moved: int
    stuck: bool
    components: int
    least_edges: int
    most_edges: int
    runs: tuple[Run, ...]
    taken: int
    unclustered: int = 0
    misfits: int = 0
    few_copies: int = 0

    def __len__(self) -> int:
        """Give the number of runs."""
        return len(self.runs)

    @property
    def reason(self) -> str:
        """Say in a sentence how the number of communities came about."""
        said = self._without_edges() if self.most_edges == 0 else self._with_edges()
        if self.few_copies:
            said += (
                f"; the copies of {_count(self.few_copies, 'text')} are too few for a community "
                "of their own"
            )
        if self.unclustered:
            said += f"; {_count(self.unclustered, 'text')} unclustered"
        if self.misfits:
            said += f", {self.misfits} of them below the minimum fit"
        return said

    def _with_edges(self) -> str:
        came, how = count_communities(self.communities), self._how()
        if self.target is None:
            return f"{came}: {how}"
        if self.piles and self.communities - self.piles == self.target:
            extra = f"{self.piles} of copies of a text that is in no other"
            return f"{came}, {self.target} as asked and {extra}: {how}"
        if self.piles:
            extra = (
                f"{self.communities - self.piles} of texts that are linked and {self.piles} of "
            )
            how = f"{extra}copies of a text that is in no other; {how}"
        if self.communities == self.target:
            return f"{came}, as asked: {how}"
        return f"{came} instead of {self.target}: {how}; {self._why()}"

    def _how(self) -> str:
        """Say what the engine found, and what refining made of it."""
        how = f"{self.found} found at {_count(self.edges, 'edge')}"
        if self.resolution != self.runs[0].resolution:
            how += f" and resolution {self.resolution:.3g}"
        if self.merged is None:
            return how
        if self.merged < self.found:
            how += f", the nearest merged to {self.merged}"
        elif self.merged > self.found:
            how += f", {self.merged} with those below the minimum size"
        how += f", {_count(self.moved, 'text')} moved"
        lost = min(self.merged, self.found) - (self.communities - self.piles)
        if lost > 0:
            how += f", {lost} emptied by moving or {self._too_small()}"
        return how

    def _without_edges(self) -> str:
        """Say what came where nothing could be linked; communities are then copies of a text."""
        came = count_communities(self.communities)
        if self.target is not None:
            met = self.communities == self.target
            came += ", as asked" if met else f" instead of {self.target}"
        copies = f"copies of {_count(self.communities, 'text')}; " * (self.communities > 0)
        return f"{came}: {copies}no text shares a word with a different one"

    def _why(self) -> str:
        """Say why the target was not met."""
        target = self.target or 0
        why = "no number of edges that was tried came nearer"
        if self.communities - self.piles > target and self.merged is not None:
            why = self._why_not_merged(self.merged)
        elif self.communities > target and self.edges == self.most_edges:
            why = "all pairs of similar texts that were kept are edges, and the network still "
            if self.components > target:
                why += f"falls into {self.components} parts"
            else:
                why += "has more communities"
        elif self.merged is not None and self.merged >= target:
            why = f"the others lost their texts to nearer ones, or are {self._too_small()}"
        elif self.communities - self.piles < target and self.edges == self.least_edges:
            why = (
                "with the fewest edges, which connect each text to its most similar one, the "
                f"network has {_count(self.components, 'part')}, and no finer communities were "
                "found in it"
            )
        elif self.communities - self.piles < target:
            peak = max(self.runs, key=lambda run: run.communities)
            if peak.communities < target:
                why = (
                    f"the most that were found are {peak.communities}, at "
                    f"{_count(peak.edges, 'edge')}; fewer edges leave texts without any and give "
                    "fewer communities, not more"
                )
        return why

    def _too_small(self) -> str:
        return (
            "too small once texts below the minimum fit were left out"
            if self.misfits
            else ("below the minimum size")
        )

    def _why_not_merged(self, merged: int) -> str:
        if not self.stuck:
            return f"merging to {merged} and moving texts came nearest"
        return f"{merged} groups share too few words to be merged further"

    @property
    def table(self) -> pd.DataFrame:
        """The runs, one row each, by number of edges."""
        table = pd.DataFrame([asdict(run) for run in self.runs])
        table["taken"] = [place == self.taken for place in range(len(self.runs))]
        return table.sort_values(["edges", "resolution"], kind="stable", ignore_index=True)

    def _repr_html_(self) -> str:
        from pandas.io.formats.style import Styler  # noqa: PLC0415 - slow to import

        # a fixed name and no name for each cell, so that the page is short and always the same
        shown = Styler(self.table, uuid="tuning", cell_ids=False).format(
            {"resolution": "{:g}", "modularity": "{:.3f}"}
        )
        return f"<p>{escape(self.reason)}</p>{shown.hide(axis='index').to_html()}"


def count_communities(number: int) -> str:
    """Write a number of communities.

    >>> count_communities(1), count_communities(2)
    ('1 community', '2 communities')
    """
    return _count(number, "community", "communities")


def _count(number: int, name: str, several: str | None = None) -> str:
    return f"{number} {name if number == 1 else several or name + 's'}"
