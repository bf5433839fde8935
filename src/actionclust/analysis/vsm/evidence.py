"""How strongly the words of a group hint at a function or a level."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from actionclust.analysis.vsm.lexicon import HINT_LANGUAGES
from actionclust.errors import listed
from actionclust.network.function_words import UNDETERMINED
from actionclust.network.tokens import read_tokens
from actionclust.network.words import compared_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Node

    # a language, and one stem or two
    Phrase = tuple[str, ...]
    Phrases = frozenset[Phrase]
    Words = Mapping[Phrase, str]

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

    A text is read in its language, and where that is not known in each that has words of the
    lexicon. Labels and keywords are read in all languages that texts are known to be in.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    languages : sequence of str
        The language code of each text; those in languages of the lexicon or not known are read.
    """

    def __init__(self, hierarchy: Hierarchy, languages: Sequence[str]) -> None:
        self._hierarchy = hierarchy
        ids, texts = hierarchy.actions.ids, hierarchy.actions.texts
        known = tuple(language for language in HINT_LANGUAGES if language in languages)
        self._languages = known or HINT_LANGUAGES
        reading = [_languages_read(language) for language in languages]
        read = [place for place, some in enumerate(reading) if some]
        found = _phrases([texts[place] for place in read], [reading[place] for place in read])
        self._texts = {ids[place]: some for place, some in zip(read, found, strict=True)}
        self._keywords: dict[str, Phrases] = {}
        if hierarchy.origin is not None:
            keywords = self._read(hierarchy.origin.keywords)
            communities = zip(ids, hierarchy.origin.community.tolist(), strict=True)
            self._keywords = {id_: keywords[place - 1] for id_, place in communities if place}

    @property
    def unread(self) -> int:
        """How many texts are in a language without words of the lexicon."""
        return len(self._hierarchy.actions) - len(self._texts)

    def weigh(self, node: Node, words: Mapping[str, Words]) -> dict[str, Evidence]:
        """Weigh what speaks for each function, or each level, in a group."""
        members = self._hierarchy.members(node.id)
        (label,) = self._read([node.label])
        keywords = [self._keywords.get(id_, frozenset()) for id_ in members]
        texts = [self._texts[id_] for id_ in members if id_ in self._texts]
        return {name: _weighed(some, label, keywords, texts) for name, some in words.items()}

    def _read(self, texts: Sequence[str]) -> list[Phrases]:
        return _phrases(texts, [self._languages] * len(texts))


def by_stems(words: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Words]:
    """Put the words of each function or level, in each language, under language and stems.

    >>> by_stems({"en": {"S3": ["funding"]}, "fr": {"S3": ["financement"]}})
    {'S3': {('en', 'fund'): 'funding', ('fr', 'financ'): 'financement'}}
    """
    found: dict[str, dict[Phrase, str]] = {}
    for language, lists in words.items():
        for name, some in lists.items():
            stems = stems_of(some, [language] * len(some))
            found.setdefault(name, {}).update(
                ((language, *phrase), word) for phrase, word in zip(stems, some, strict=True)
            )
    return dict(found)


def stems_of(words: Sequence[str], languages: Sequence[str]) -> list[tuple[str, ...]]:
    """Reduce words and phrases to stems, as texts of their languages are.

    >>> stems_of(["funding", "première ligne"], ["en", "fr"])
    [('fund',), ('premi', 'lign')]
    """
    read = compared_words(read_tokens(words), languages)
    stems = [read.terms[term] for term in read.flat.tolist()]
    ends = read.starts.tolist()
    return [tuple(stems[start:end]) for start, end in pairwise(ends)]


def _languages_read(language: str) -> tuple[str, ...]:
    if language == UNDETERMINED:
        return HINT_LANGUAGES
    return (language,) if language in HINT_LANGUAGES else ()


def _phrases(texts: Sequence[str], languages: Sequence[tuple[str, ...]]) -> list[Phrases]:
    """Give the stems of each text and the pairs of neighbouring ones, in each of its languages."""
    asked = [(place, one) for place, some in enumerate(languages) for one in some]
    stems = stems_of([texts[place] for place, _ in asked], [language for _, language in asked])
    found: list[set[Phrase]] = [set() for _ in texts]
    for (place, language), row in zip(asked, stems, strict=True):
        found[place].update((language, stem) for stem in row)
        found[place].update((language, *both) for both in pairwise(row))
    return [frozenset(some) for some in found]


def _weighed(
    words: Words,
    label: Phrases,
    keywords: Sequence[Phrases],
    texts: Sequence[Phrases],
) -> Evidence:
    # a word may read alike in several languages
    in_label = sorted({words[stems] for stems in label & words.keys()})
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
    often = Counter(word for some in found for word in {words[stems] for stems in some})
    named = sorted(often, key=lambda word: (-often[word], word))
    return sum(bool(some) for some in found), listed(named, _SHOWN)
