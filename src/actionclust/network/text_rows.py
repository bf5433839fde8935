"""From texts to rows: what is no word left out, near-copies found, words weighed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import counted
from actionclust.network.function_words import function_words
from actionclust.network.languages import text_languages
from actionclust.network.link_words import may_end_so, without_last_words
from actionclust.network.markup import may_have_markup, without_markup
from actionclust.network.near_copies import likeness, near_copies
from actionclust.network.non_answers import may_say_nothing, says_nothing
from actionclust.network.shared_phrases import without_shared_phrases
from actionclust.network.text_bytes import some_at_a_time, text_bytes
from actionclust.network.tokens import (
    is_single,
    read_all_tokens,
    read_tokens,
    tokenise,
    words_by,
)
from actionclust.network.vectors import vectorise
from actionclust.network.words import compared_words
from actionclust.progress import Clock
from actionclust.spelling import as_compared
from actionclust.tokenisers import tokeniser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.network.near_copies import Nodes
    from actionclust.network.tokens import Tokens
    from actionclust.network.vectors import Vectors
    from actionclust.settings import Settings


BLANK = "blank"
"""Why a text without anything that can be read is in no community."""


@dataclass(frozen=True, slots=True, eq=False)
class TextRows:
    """The texts as TF-IDF rows, the language of each, and what was decided on the way."""

    vectors: Vectors
    languages: tuple[str, ...]
    notes: tuple[str, ...]
    plain: tuple[str, ...]  # the texts without markup, addresses and non-answers


def text_rows(actions: Actions, settings: Settings, clock: Clock | None = None) -> TextRows:
    """Read the words of the texts and weigh them."""
    clock = clock or Clock()
    with clock.stage("words"):
        texts, aside, notes = _read(actions.texts, settings)
        tokens = _tokens(texts, settings)
        nodes = near_copies(tokens, settings.near_copies)
        languages, detected = text_languages(actions, tokens, settings.language)
        phrases: tuple[tuple[str, int], ...] = ()
        if not settings.shared_phrases:
            known = frozenset().union(*map(function_words, set(languages)))
            found = without_shared_phrases(
                tokens, nodes, lambda word: word not in known and not is_single(word)
            )
            tokens, phrases = found.tokens, found.phrases
            if phrases:
                # what is alike but for the phrase is a near-copy too
                again = near_copies(tokens, settings.near_copies)
                nodes = replace(again, reading=nodes.reading)
        words = compared_words(
            tokens,
            languages,
            stem=settings.stem,
            stop_words=settings.stop_words,
            tell_apart=settings.tell_apart,
            word_list=settings.words,
        )
    with clock.stage("vectors"):
        vectors = vectorise(words, settings, nodes)
        vectors = _with_copies(vectors, actions.ids, tokens.lengths, nodes)
    return TextRows(
        replace(vectors, aside=aside),
        languages,
        (*notes, *detected, *_told(vectors, phrases)),
        tuple(texts),
    )


def leading_texts(vectors: Vectors) -> NDArray[np.int64]:
    """Give the place of the text that each row stands for."""
    leading = np.zeros(len(vectors.copies), dtype=np.int64)
    some = np.flatnonzero(vectors.row_of >= 0)
    leading[vectors.row_of[some]] = vectors.original[some]
    return leading


def row_languages(vectors: Vectors, languages: Sequence[str]) -> list[str]:
    """Give the language of each row, from those of the texts."""
    return [languages[place] for place in leading_texts(vectors).tolist()]


def _tokens(texts: Sequence[str], settings: Settings) -> Tokens:
    """Split the texts into words."""
    if settings.tokens == "words":
        return read_all_tokens(texts) if settings.tell_apart else read_tokens(texts, tokenise)
    split = str.split if settings.tokens == "spaces" else tokeniser(settings.tokens)
    return read_tokens(texts, words_by(split))


def _read(
    texts: Sequence[str], settings: Settings
) -> tuple[list[str], tuple[str | None, ...], list[str]]:
    """Leave out what is no word, and set texts aside that say nothing."""
    marked, endings, silent = _looked_through(texts)
    plain_texts = list(texts)
    plain_of = {place: without_markup(texts[place]) for place in np.flatnonzero(marked).tolist()}
    for place, plain in plain_of.items():
        plain_texts[place] = plain.text
    shorter, last = without_last_words(plain_texts, np.flatnonzero(marked | endings).tolist())
    led = Counter(plain.led.casefold() for plain in plain_of.values() if plain.led)
    reasons: list[str | None] = [None] * len(texts)
    for place in np.flatnonzero(marked | endings | silent).tolist():
        text = shorter[place]
        reason = None if settings.non_answers else says_nothing(text)
        if _is_blank(text) and not (place in plain_of and plain_of[place].address):
            reason = BLANK
        if reason:
            shorter[place], reasons[place] = "", reason
    tagged = sum(plain.markup for plain in plain_of.values())
    linked = sum(plain.address for plain in plain_of.values())
    notes = []
    if tagged:
        notes.append(
            f"markup (tags, entities) in {counted(tagged, 'text')} does not count as words; the "
            "texts stay as they came"
        )
    if linked:
        notes.append(
            f"addresses of links and mails in {counted(linked, 'text')} do not count as words"
        )
    if leading := led + last:
        commonest = min(leading, key=lambda words: (-leading[words], words))
        notes.append(
            f"words that only lead to a link, such as {commonest!r}, in "
            f"{counted(leading.total(), 'text')} do not count as words"
        )
    found = Counter(reason for reason in reasons if reason and reason != BLANK)
    notes += [
        f"{counted(found[reason], 'text')} left unclustered with the reason {reason!r}; "
        "non_answers=True clusters such texts too"
        for reason in sorted(found)
    ]
    return shorter, tuple(reasons), notes


def _looked_through(
    texts: Sequence[str],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark texts that may have markup, end with words that lead to a link, or say nothing."""
    found = np.zeros((3, len(texts)), dtype=np.bool_)
    for part in some_at_a_time(len(texts)):
        some = text_bytes(texts[part])
        found[:, part] = may_have_markup(some), may_end_so(some), may_say_nothing(some)
    return found[0], found[1], found[2]


def _is_blank(text: str) -> bool:
    """Tell whether nothing can be seen of a text; the first letter of nearly every one says no."""
    return not (text[:1].isalnum() or any(map(str.isalnum, text)) or as_compared(text))


def _with_copies(
    vectors: Vectors, ids: Sequence[str], lengths: NDArray[np.int64], nodes: Nodes
) -> Vectors:
    """Say which text each copies: of the commonest reading of its row, that of the first id."""
    row_of, reading = vectors.row_of, nodes.reading
    shared = np.flatnonzero(row_of >= 0)
    shared = shared[vectors.copies[row_of[shared]] > 1]
    original = np.where(row_of >= 0, np.arange(len(row_of)), -1)
    times = np.bincount(reading, minlength=1)
    place = np.empty(len(ids), dtype=np.int64)
    place[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    order = shared[
        np.lexsort((place[shared], reading[shared], -times[reading[shared]], row_of[shared]))
    ]
    _, first = np.unique(row_of[order], return_index=True)
    sizes = np.diff([*first.tolist(), len(order)])
    original[order] = np.repeat(order[first], sizes)
    alike = np.ones(len(row_of))
    other = np.flatnonzero((original >= 0) & (reading != reading[original]))
    alike[other] = likeness(nodes.words, lengths, other, original[other])
    return replace(vectors, original=original, likeness=alike)


def _told(vectors: Vectors, phrases: Sequence[tuple[str, int]]) -> list[str]:
    near = int((vectors.likeness < 1).sum())
    notes = [
        f"the phrase {phrase!r} stands in {counted(texts, 'text')} that are otherwise unlike, and "
        "decides nothing; shared_phrases=True compares it too"
        for phrase, texts in phrases
    ]
    if near:
        s = "s" * (near == 1)
        notes.append(
            f"{counted(near, 'text')} say{s} what another one says but for a word or a greeting, "
            f"and count{s} as a near-copy of it; the column copy_of names it"
        )
    return notes
