"""Near-copies: texts of which a word, a greeting or a signature was changed.

A campaign sends one letter many times. Its texts are one thing said by many people, as exact
copies are, so they are one node of the network with a count.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from actionclust.network.campaign_versions import campaign_versions
from actionclust.network.contrast import contrast_words
from actionclust.network.folding import folded
from actionclust.network.function_words import LISTED
from actionclust.network.tokens import is_single

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from actionclust.network.tokens import Tokens

CAMPAIGN = 10
"""Of how many texts a campaign consists at the least, and how many words each has."""

_ROUGH = 1e-9  # rounding of a share of words
_BUCKET = 40  # texts with one rare word of which each two are compared; larger ones by the first
_LEADERS = 30  # first texts of a larger bucket that the others are compared with
_GREETINGS_WORDS = """
dear hello hi sir madam sirs please thank thanks yours regards sincerely faithfully greetings
cheers signed signe getekend gezeichnet namens firmado
advance bonjour madame monsieur merci cordialement salutations veuillez agreer distinguees
avance beste geachte mevrouw heer hallo groet groeten hoogachtend bedankt alvast dank voorbaat
geehrte geehrter damen herren liebe freundlichen grussen grusse gruss danke voraus hola gracias
saludos cordiali saluti grazie obrigado cumprimentos salutacions
"""
_GREETINGS = frozenset(_GREETINGS_WORDS.split())
# these belong to a greeting that they stand beside
_BESIDE_WORDS = """
you kind best warm with many in par d met mit u im und bij vielen viele
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
# what comes after one of these, near the end, is a signature
_CLOSING_WORDS = """
regards sincerely faithfully yours cheers signed cordialement salutations signe groet groeten
hoogachtend getekend namens grussen grusse gruss gezeichnet saludos firmado saluti cumprimentos
salutacions
"""
_CLOSING = frozenset(_CLOSING_WORDS.split())
# and what comes after these, if it is no longer than a name
_THANKS_WORDS = "thanks merci bedankt dank danke gracias grazie obrigado"
_THANKS = frozenset(_THANKS_WORDS.split())
_NAME = 3  # words
_PAIRS = 100_000  # compared at a time
_SHORTEST = 8  # words: in a shorter text a changed word, or another order, says something else
_NEAR_END = 8  # words from the end within which a greeting closes a text
_NEAR_START = 4  # words from the start within which a greeting opens it


@dataclass(frozen=True, slots=True)
class Nodes:
    """Which texts are one: copies and near-copies."""

    reading: NDArray[np.int64]  # shape (texts,): texts with one number read the same
    node: NDArray[np.int64]  # shape (texts,): texts with one number are near-copies
    campaigns: tuple[int, ...]  # the nodes that are long texts sent by many
    # shape (texts,): the campaign of which each text is another version, or -1: one in which more
    # was changed, or a word that says something else
    version_of: NDArray[np.int64]
    # shape (words,): a number for each word of the texts, the same for words that differ in
    # accents or case alone
    words: NDArray[np.int64]


def near_copies(tokens: Tokens, threshold: float | None) -> Nodes:
    """Find texts that read the same, and those that share at least a part of their words.

    Two texts are near-copies if the words that they share are at least `threshold` of the words
    that they have (Dice 1945), greetings and signatures aside, and if both have the same words
    of negation and contrast, single letters and digits. Near-copies of near-copies are of one
    node too.
    """
    numbers, names = _folded_numbers(tokens)
    starts = np.concatenate([[0], np.cumsum(tokens.lengths)])
    reading, first = _equal(numbers, starts)
    if threshold is None:
        return Nodes(reading, reading, (), np.full(len(reading), -1, dtype=np.int64), numbers)
    kept, telling, alike = _compared(numbers, names, starts, first)
    node_of = _linked(kept, telling, alike, threshold)
    node = node_of[reading]
    sizes = np.bincount(node, minlength=1)
    long = tokens.lengths >= CAMPAIGN
    shortest = np.bincount(node, weights=~long, minlength=1) == 0
    # exact copies alone are a text like others, however many they are
    changed = np.bincount(node_of, minlength=len(sizes)) > 1
    campaigns = np.flatnonzero((sizes >= CAMPAIGN) & shortest & changed)
    versions = campaign_versions(kept, node_of, sizes, campaigns, threshold)
    return Nodes(reading, node, tuple(campaigns.tolist()), versions[reading], numbers)


def likeness(
    numbers: NDArray[np.int64],
    lengths: NDArray[np.int64],
    one: NDArray[np.int64],
    other: NDArray[np.int64],
) -> list[float]:
    """Measure which share of their words texts have in common, two by two.

    The words of all texts are numbers, one after the other, as `Nodes` has them.
    """
    starts = np.concatenate([[0], np.cumsum(lengths)])
    found = []
    for first, second in zip(one.tolist(), other.tolist(), strict=True):
        words = [numbers[starts[text] : starts[text + 1]] for text in (first, second)]
        size = max(int(part.max(initial=0)) for part in words) + 1
        counts = [np.bincount(part, minlength=size) for part in words]
        total = sum(len(part) for part in words)
        # the same words in another order do not read the same
        found.append(min(2 * float(np.minimum(*counts).sum()) / max(total, 1), 0.99))
    return found


def _folded_numbers(tokens: Tokens) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Give words a number, one for all that differ in accents and case alone."""
    # an upper-case letter is the name of something, and no article
    plain = [
        name if word == word.lower() else f"{name}\0"
        for word, name in zip(tokens.surfaces, map(folded, tokens.surfaces), strict=True)
    ]
    names = sorted(set(plain))
    place = {name: number for number, name in enumerate(names)}
    of = np.array([place[name] for name in plain], dtype=np.int64)
    return (of[tokens.flat] if len(of) else tokens.flat), tuple(names)


def _equal(
    numbers: NDArray[np.int64], starts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give different texts a number in the order of their words, and the first text of each."""
    plain, width = numbers.astype(">i4").tobytes(), 4
    keys = [plain[width * start : width * end] for start, end in pairwise(starts.tolist())]
    # backwards, so that what stays is the first text of each
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    different = sorted(first)
    number = {key: place for place, key in enumerate(different)}
    reading = np.fromiter(map(number.__getitem__, keys), dtype=np.int64, count=len(keys))
    return reading, np.array([first[key] for key in different], dtype=np.int64)


def _compared(
    numbers: NDArray[np.int64],
    names: tuple[str, ...],
    starts: NDArray[np.int64],
    first: NDArray[np.int64],
) -> tuple[sp.csr_array, list[bytes], NDArray[np.int64]]:
    """Give the words of each different text as a set, and apart those that tell texts apart.

    The second time that a text has a word, it is a word of its own. The third are numbers, the
    same for texts that are the same word for word but for greetings.
    """
    contrasts = {folded(word) for language in LISTED for word in contrast_words(language)}
    apart = _among(names, contrasts)
    # of the others, few are not letters and digits alone
    for place, name in enumerate(names):
        if len(name) == 1 or not name.isalnum():
            apart[place] |= name.endswith("\0") or (is_single(name) and name not in "aiy")
    greets, closes = _among(names, _GREETINGS), _among(names, _CLOSING)
    lengths = (starts[1:] - starts[:-1])[first]
    offsets = np.cumsum(lengths) - lengths
    place = np.arange(lengths.sum()) - np.repeat(offsets, lengths)
    flat = numbers[place + np.repeat(starts[first], lengths)]
    of = np.repeat(np.arange(len(first)), lengths)
    left = np.repeat(lengths, lengths) - place
    at_end = left <= _NEAR_END
    aside = greets[flat] & (at_end | (place < _NEAR_START))
    beside = _among(names, _BESIDE)[flat]
    next_to = np.zeros(len(flat), dtype=np.bool_)
    next_to[:-1] = aside[1:] & (of[1:] == of[:-1])
    next_to[1:] |= aside[:-1] & (of[1:] == of[:-1])
    aside |= beside & next_to
    closing = np.full(len(first), np.iinfo(np.int64).max)
    thanks, thank = _among(names, _THANKS)[flat], _among(names, {"thank"})[flat]  # you
    named = (thanks & (left <= _NAME + 1)) | (thank & (left <= _NAME + 2))
    ends = np.flatnonzero((closes[flat] & at_end) | named)
    np.minimum.at(closing, of[ends], place[ends])
    aside |= place > closing[of]
    telling: list[bytes] = [b""] * len(first)
    marked = np.flatnonzero(apart[flat] & ~aside)
    for text, words in _by_text(of[marked], flat[marked], len(names)):
        telling[text] = words
    flat, of = flat[~aside], of[~aside]
    left_over = np.bincount(of, minlength=len(first))
    alike, _ = _equal(flat, np.concatenate([[0], np.cumsum(left_over)]))
    # greetings alone are no text
    alike[left_over == 0] = len(first) + np.flatnonzero(left_over == 0)
    # sorting whole numbers takes a tenth of the time of np.lexsort
    of, flat = np.divmod(np.sort(of * len(names) + flat), max(len(names), 1))
    new = np.ones(len(flat), dtype=np.bool_)
    new[1:] = (flat[1:] != flat[:-1]) | (of[1:] != of[:-1])
    run = np.arange(len(flat)) - np.maximum.accumulate(np.where(new, np.arange(len(flat)), 0))
    # each word has as many columns as a text has it at the most
    most = np.zeros(len(names), dtype=np.int64)
    np.maximum.at(most, flat, run + 1)
    columns = (np.cumsum(most) - most)[flat] + run
    shape = (len(first), int(most.sum()))
    return sp.csr_array((np.ones(len(of)), (of, columns)), shape=shape), telling, alike


def _among(names: tuple[str, ...], words: Collection[str]) -> NDArray[np.bool_]:
    """Mark some words among many that are sorted."""
    marked = np.zeros(len(names), dtype=np.bool_)
    for word in words:
        place = bisect_left(names, word)
        if place < len(names) and names[place] == word:
            marked[place] = True
    return marked


def _by_text(
    of: NDArray[np.int64], words: NDArray[np.int64], size: int
) -> list[tuple[int, bytes]]:
    """Give the words of each text that has some, in their order."""
    of, words = np.divmod(np.sort(of * size + words), max(size, 1))
    texts, begins = np.unique(of, return_index=True)
    plain, width = words.tobytes(), words.itemsize
    parts = pairwise([*(width * begins).tolist(), len(plain)])
    return [(text, plain[slice(*part)]) for text, part in zip(texts.tolist(), parts, strict=True)]


def _linked(
    words: sp.csr_array, telling: list[bytes], alike: NDArray[np.int64], threshold: float
) -> NDArray[np.int64]:
    """Give texts that are near-copies one number, directly or by way of others."""
    count = words.shape[0]
    lengths = np.diff(words.indptr)
    kinds = {key: number for number, key in enumerate(dict.fromkeys(telling))}
    kind = np.array([kinds[key] for key in telling], dtype=np.int64)
    frequency = np.bincount(words.indices, minlength=words.shape[1])
    # two near-copies share so many words that one is among the rarest of both
    rarer = np.argsort(frequency, kind="stable")
    rank = np.empty(len(rarer), dtype=np.int64)
    rank[rarer] = np.arange(len(rarer))
    codes = np.repeat(np.arange(count), lengths) * len(rarer) + rank[words.indices]
    of, ranked = np.divmod(np.sort(codes), max(len(rarer), 1))
    column = rarer[ranked]
    place = np.arange(len(of)) - np.repeat(words.indptr[:-1], lengths)
    shared = np.ceil(threshold / (2 - threshold) * lengths - _ROUGH)
    rarest = (
        (place < (lengths - shared + 1)[of]) & (frequency[column] > 1) & (lengths >= _SHORTEST)[of]
    )
    bucket, of = column[rarest], of[rarest]
    order = np.lexsort((of, kind[of], bucket))
    bucket, of = bucket[order], of[order]
    both = bucket * (len(kinds) + 1) + kind[of]
    sizes = np.unique(both, return_counts=True)[1]
    one, other = _candidates(of, sizes)
    # the shorter of two can share no more words than it has
    short = 2 * np.minimum(lengths[one], lengths[other])
    fit = short >= threshold * (lengths[one] + lengths[other]) - _ROUGH
    one, other = one[fit], other[fit]
    near = np.zeros(len(one), dtype=np.bool_)
    for start in range(0, len(one), _PAIRS):
        some = slice(start, start + _PAIRS)
        common = words[one[some]].multiply(words[other[some]]).sum(axis=1)
        near[some] = 2 * common >= threshold * (lengths[one[some]] + lengths[other[some]]) - _ROUGH
    ends = (
        np.concatenate([one[near], np.arange(count)]),
        np.concatenate([other[near], count + alike]),
    )
    size = 2 * count + int(alike.max(initial=0)) + 1
    graph = sp.coo_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(size, size))
    part = connected_components(graph, directed=False)[1][:count]
    numbers: NDArray[np.int64] = np.unique(part, return_inverse=True)[1].astype(np.int64)
    return numbers


def _candidates(
    of: NDArray[np.int64], sizes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """List the pairs inside each bucket; in a large one, each text with the first few."""
    begins = np.repeat(np.cumsum(sizes) - sizes, sizes)
    most = np.repeat(np.where(sizes <= _BUCKET, sizes, _LEADERS), sizes)
    place = np.arange(len(of)) - begins
    partners = np.minimum(place, most)
    one = np.repeat(np.arange(len(of)), partners)
    step = np.arange(partners.sum()) - np.repeat(np.cumsum(partners) - partners, partners)
    texts = int(of.max(initial=0)) + 1
    # sorting whole numbers takes a tenth of the time of np.unique
    pairs = np.sort(of[begins[one] + step] * texts + of[one])
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return pairs // texts, pairs % texts
