"""How strongly the words of a group hint at a function or a level."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from actionclust.analysis.vsm.lexicon import LANGUAGE
from actionclust.errors import listed
from actionclust.network.tokens import read_tokens
from actionclust.network.words import compared_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Node

    Phrases = frozenset[tuple[str, ...]]
    Words = Mapping[tuple[str, ...], str]

IN_LABEL = 0.7
"""What a word in the label says by itself."""

IN_KEYWORDS = 0.4
"""What a word says by itself that is a keyword of every member's community."""

_SHOWN = 3  # words that are told
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one function or level in one group."""

    score: float  # from 0 to 1
    because: str  # the words that were found; "" for none


class Reader:
    """Looks for words in the labels, keywords and texts of a hierarchy.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    languages : sequence of str
        The language code of each text; only English ones are read.
    """

    def __init__(self, hierarchy: Hierarchy, languages: Sequence[str]) -> None:
        self._hierarchy = hierarchy
        ids, texts = hierarchy.actions.ids, hierarchy.actions.texts
        known = [place for place, code in enumerate(languages) if code == LANGUAGE]
        read = _phrases([texts[place] for place in known])
        self._texts = {ids[place]: found for place, found in zip(known, read, strict=True)}
        self._keywords: dict[str, Phrases] = {}
        if hierarchy.origin is not None:
            keywords = _phrases(hierarchy.origin.keywords)
            communities = zip(ids, hierarchy.origin.community.tolist(), strict=True)
            self._keywords = {id_: keywords[place - 1] for id_, place in communities if place}

    @property
    def unread(self) -> int:
        """How many texts are in another language."""
        return len(self._hierarchy.actions) - len(self._texts)

    def weigh(self, node: Node, words: Mapping[str, Words]) -> dict[str, Evidence]:
        """Weigh what speaks for each function, or each level, in a group."""
        members = self._hierarchy.members(node.id)
        (label,) = _phrases([node.label])
        keywords = [self._keywords.get(id_, frozenset()) for id_ in members]
        texts = [self._texts[id_] for id_ in members if id_ in self._texts]
        return {name: _weighed(some, label, keywords, texts) for name, some in words.items()}


def by_stems(words: Mapping[str, Sequence[str]]) -> dict[str, Words]:
    """Put the words of each function or level under their stems.

    >>> by_stems({"S3": ["funding", "budget"]})
    {'S3': {('fund',): 'funding', ('budget',): 'budget'}}
    """
    return {name: dict(zip(stems_of(some), some, strict=True)) for name, some in words.items()}


def stems_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Reduce words and phrases to stems, as texts are.

    >>> stems_of(["funding", "first line"])
    [('fund',), ('first', 'line')]
    """
    read = compared_words(read_tokens(words), [LANGUAGE] * len(words))
    stems = [read.terms[term] for term in read.flat.tolist()]
    ends = read.starts.tolist()
    return [tuple(stems[start:end]) for start, end in pairwise(ends)]


def _phrases(texts: Sequence[str]) -> list[Phrases]:
    """Give the stems of each text, and the pairs of neighbouring ones."""
    return [
        frozenset((stem,) for stem in stems) | frozenset(pairwise(stems))
        for stems in stems_of(texts)
    ]


def _weighed(
    words: Words,
    label: Phrases,
    keywords: Sequence[Phrases],
    texts: Sequence[Phrases],
) -> Evidence:
    in_label = sorted(words[stems] for stems in label & words.keys())
    keyed, of_keywords = _found(words, keywords)
    read, of_texts = _found(words, texts)
    strengths = (
        IN_LABEL * bool(in_label),
        IN_KEYWORDS * keyed / max(len(keywords), 1),
        read / max(len(texts), 1),
    )
    against = 1.0
    for strength in strengths:
        against *= 1 - strength
    parts = [
        f"{listed(in_label, _SHOWN)} in the label" if in_label else "",
        f"{of_keywords} in the keywords of {keyed} of {len(keywords)} actions" if keyed else "",
        f"{of_texts} in {read} of {len(texts)} texts" if read else "",
    ]
    return Evidence(round(1 - against, _DECIMALS), "; ".join(part for part in parts if part))


def _found(words: Words, among: Sequence[Phrases]) -> tuple[int, str]:
    """Count those that have one of the words, and name the words, the most frequent first."""
    found = [phrases & words.keys() for phrases in among]
    often = Counter(words[stems] for some in found for stems in some)
    named = sorted(often, key=lambda word: (-often[word], word))
    return sum(bool(some) for some in found), listed(named, _SHOWN)
