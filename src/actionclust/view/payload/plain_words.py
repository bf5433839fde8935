"""What a study is and how it was made, in words that need no explanation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionclust.advice.explaining.arrival import (
    BEGINNING,
    CLUSTERING,
    COPIES,
    MERGING,
    MOVING,
    NETWORK,
    OUTSIDE,
)
from actionclust.analysis.labels import MISSING, every_label_in
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.errors import counted
from actionclust.network.membership import MISFIT, NO_EDGE, NO_SIMILAR, NO_WORDS, TOO_SMALL
from actionclust.network.non_answers import NO_ANSWER

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.view.payload.fixed_part import Basis

MEANINGS = {
    NO_WORDS: "Without words such as “the” and “and”, no word was left to compare.",
    NO_SIMILAR: "No other text shares a telling word with it.",
    NO_EDGE: "It shares words with others, but with none closely enough to be linked.",
    TOO_SMALL: "Too few texts are like it to make a theme.",
    MISFIT: "It was too unlike the theme that it was nearest to.",
    NO_ANSWER: "It says that there is nothing to say, as “none” does.",
}
"""What the reasons that come from the clustering mean."""

STEPS = {
    NETWORK: "placed by the program, by the words that it shares with other texts",
    MERGING: "placed by the program in a smaller group, which was merged into a larger one",
    MOVING: "placed by the program, and then moved to nearer texts",
    COPIES: "placed by the program with copies of it",
    CLUSTERING: "placed by the program",
    BEGINNING: "placed before this log begins",
    OUTSIDE: "in no group at first",
}
"""How texts came to where they were before the first edit."""

_NAMED = 4  # so many regions are named; of more, only the number is told
_FILE = re.compile(r"(.+)\.\w{1,8}")


def title_of(source: str) -> str:
    """Make a title of the name of a file; there is none to make of a table or a list.

    >>> title_of("town_ideas-2024.csv"), title_of("DataFrame")
    ('Town ideas 2024', 'What people said')
    """
    found = _FILE.fullmatch(source)
    words = [] if found is None else re.split(r"[\s_-]+", found[1].strip(" _-"))
    title = " ".join(filter(None, words))
    return title[:1].upper() + title[1:] if title else "What people said"


def about(h: Hierarchy) -> str:
    """Say in two sentences what the study is of, and how it is grouped.

    >>> from actionclust import cluster_actions
    >>> about(cluster_actions(["train nurses", "train doctors", "why"]).to_hierarchy())
    '3 texts. 2 of them are in 1 theme, and 1 is in none.'
    """
    texts = counted(len(h), "text")
    outside = sum(isinstance(place, Aside) for place in h.tree.places.values())
    numbers = [sum(n.level == one for n in h.tree.nodes.values()) for one in GROUP_LEVELS[::-1]]
    levels = [number for number in numbers if number]
    if not levels:
        return f"{texts}{_from_where(h.actions)}. They are not grouped yet."
    themes = counted(levels[0], "theme")
    if len(levels) > 1:
        themes += f", which part into {_and([f'{number}' for number in levels[1:]])} narrower ones"
    inside = "They" if not outside else f"{len(h) - outside} of them"
    rest = f", and {outside} {'is' if outside == 1 else 'are'} in none" if outside else ""
    return f"{texts}{_from_where(h.actions)}. {inside} are in {themes}{rest}."


def how_made(h: Hierarchy, basis: Basis) -> str:
    """Say in a sentence how the groups came about.

    >>> from actionclust import cluster_actions
    >>> from actionclust.view.payload.fixed_part import basis_of
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> how_made(h, basis_of(h))
    'A program linked texts that share telling words, and made themes of texts with many links.'
    """
    if basis.coded:
        made = "People sorted the texts into themes that they had named"
    else:
        compared = "share telling words"
        if basis.origin.of_meaning is not None:
            compared += " or mean much the same"
        target = basis.origin.tuning.target
        wanted = "" if target is None else f", aiming at {counted(target, 'theme')}"
        made = (
            f"A program linked texts that {compared}, and made themes of texts with many links"
            f"{wanted}"
        )
    entries = [h.entries[place] for place in h.history.done]
    if not entries:
        return f"{made}."
    people = sorted({entry.analyst for entry in entries if entry.analyst})
    who = _and(people) if people else "somebody"
    first, last = entries[0].time[:10], entries[-1].time[:10]
    when = f"on {first}" if first == last else f"from {first} to {last}"
    done = counted(len(entries), "change")
    return f"{made}; then {who} named and sorted them by hand, in {done} {when}."


def _from_where(actions: Actions) -> str:
    """Say how many discussion groups and which regions the texts are from."""
    parts = []
    for role, one in (("group", "discussion group"), ("region", "region")):
        if role not in actions.columns:
            continue
        labels = every_label_in(actions, actions.columns[role], role)
        names = [label for label in labels.labels if label != MISSING]
        if not names:
            continue
        named = role == "region" and len(names) <= _NAMED
        parts.append(counted(len(names), one) + (f" ({_and(names)})" if named else ""))
    return f" from {' in '.join(parts)}" if parts else ""


def _and(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
