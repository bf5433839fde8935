"""Labels that nobody gave: which groups have one, and whether it still fits the texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from actionclust.coding.edits import Create, Merge, Rename, Split
from actionclust.coding.log.made_by_machine import is_of_machine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.tree.tree import Node

NO_LABEL = "no label"
FITS_NO_LONGER = "keywords that fit no longer"
KEYWORDS_FIT = "keywords"
BY_PEOPLE = "named by people"

LABEL_STATES = (FITS_NO_LONGER, NO_LABEL, KEYWORDS_FIT, BY_PEOPLE)
"""What the label of a group can be, the most urgent first."""

LabelWords: TypeAlias = Callable[[str], frozenset[str]]
"""Gives the stems of a label, in all languages of the texts."""

_LOST = 0.5  # of the share of texts with a word of the label that there was at first
_FEW = 1 / 3  # share of the texts, where it is not known how many there were at first
_LONGEST_TERM = 2  # words of a keyword


@dataclass(frozen=True, slots=True)
class LabelState:
    """What the label of a group is, and how much of the group it says."""

    state: str  # one of `LABEL_STATES`
    covers: float | None  # the share of the texts now with a word of the label, if automatic
    covered: float | None  # that share when the label was made, if known


def automatic_labels(h: Hierarchy) -> dict[str, tuple[str, ...]]:
    """Find the groups whose label is keywords that no person chose.

    For each of them, the ids of the actions that the label was made from; none if not known.
    """
    found = dict(_from_communities(h))
    for place in h.history.done:
        entry = h.history.log[place]
        found = {group: ids for group, ids in found.items() if group in h.tree.nodes}
        if isinstance(entry.edit, Rename):
            found.pop(entry.edit.group, None)
            if entry.made_by == "keywords":
                found[entry.edit.group] = ()
        elif isinstance(entry.edit, Create) and is_of_machine(entry):
            found[entry.edit.id] = ()
        elif isinstance(entry.edit, Split):
            found.update(_from_split(entry))
        elif isinstance(entry.edit, Merge):
            for group in entry.edit.groups:
                found.pop(group, None)
    return {group: ids for group, ids in found.items() if h.tree.nodes[group].label}


def label_states(
    h: Hierarchy, nodes: Iterable[Node], words: Mapping[str, frozenset[str]], read: LabelWords
) -> dict[str, LabelState]:
    """Tell of each group what its label is.

    `words` has the stems of each action, and `read` gives those of a label in all languages.
    """
    automatic = automatic_labels(h)
    states = {}
    for node in nodes:
        if not node.label:
            states[node.id] = LabelState(NO_LABEL, None, None)
        elif node.id not in automatic:
            states[node.id] = LabelState(BY_PEOPLE, None, None)
        else:
            stems = read(node.label)
            now = _share(h.tree.actions_below(node.id), words, stems)
            first = _share(automatic[node.id], words, stems)
            bar = _FEW if first is None else _LOST * first
            lost = now is not None and now < bar
            states[node.id] = LabelState(FITS_NO_LONGER if lost else KEYWORDS_FIT, now, first)
    return states


def _share(
    ids: Iterable[str], words: Mapping[str, frozenset[str]], stems: frozenset[str]
) -> float | None:
    """Give the share of texts that have one of the words, or None without texts."""
    having = [not stems.isdisjoint(words[id_]) for id_ in ids if id_ in words]
    return sum(having) / len(having) if having else None


def _from_communities(h: Hierarchy) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the groups that the clustering began with, and the actions of each then.

    Those of another clustering, which `rerun` put in its place, are not looked at: what a
    hierarchy with a clustering begins with was named by nobody.
    """
    if h.origin is None:
        return
    start = h.history.start
    for node in start.nodes.values():
        if node.id in h.tree.nodes and node.label:
            yield node.id, tuple(sorted(start.actions_below(node.id)))


def _from_split(entry: LogEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the parts of a split by the network, which are labelled with keywords."""
    assert isinstance(entry.edit, Split)  # noqa: S101 - for the type checker
    for part in entry.edit.parts:
        terms = part.label.split(", ")
        if len(terms) > 1 and all(
            term == term.lower() and len(term.split()) <= _LONGEST_TERM for term in terms
        ):
            yield part.id, part.actions
