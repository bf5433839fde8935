"""Parts of a text that could be a name: cut where clauses begin and end, never made up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from actionclust.analysis.naming.clause_words import (
    POLITE,
    articles,
    asks,
    borders,
    is_verb,
    leads,
    pointers,
    says_nothing_itself,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 14
"""The most words of a name."""

_ELIDED = r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['\u2019]"
_PLAIN = r"[\p{L}\p{M}\p{N}]+(?:[-'\u2019./&][\p{L}\p{M}\p{N}]+)*%?"
_WORD = regex.compile(_PLAIN)
_FRENCH_WORD = regex.compile(rf"(?i:{_ELIDED})|{_PLAIN}")
# signs at which a clause ends; what quotes enclose is a part of one
_BREAK = regex.compile(r"[.;:!?()\[\]{}\u2013\u2014…\n\r/|<>=,]|\s-\s")
_QUOTE = regex.compile(r"[\"“”„«»]")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_VERB_LAST = {"nl", "de"}
# what follows a noun, and never the verb with which people say what is to be done
_AFTER_NOUNS = {"of", "is", "are", "was", "were", "has"}


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text."""

    start: int  # where it begins, as a position in the text
    end: int
    words: int
    verb: bool  # whether it says what to do: a verb first, or last in Dutch and German
    listed: bool  # whether it is what goes on after a comma
    opens: bool  # whether a clause or a question begins with it
    trailing: bool  # whether its last word says nothing by itself
    last: str  # its last word, in lower case
    cut: str  # the word before which it was cut, or "" where the clause ends
    dangling: bool  # whether it points at something outside


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    plain: str  # lower case
    empty: bool  # says nothing by itself


def spans(text: str, language: str) -> list[Span]:
    """Cut a text into what could be a name.

    >>> text = "We should train all nurses in dialysis, because nobody can"
    >>> [text[one.start : one.end] for one in spans(text, "en") if one.verb]
    ['train all nurses', 'train all nurses in dialysis']
    """
    found = [
        _with_quotes(text, span)
        for clause, listed in _clauses(text, language)
        for span in _of_clause(clause, language, listed=listed)
    ]
    return [one for one in found if _quotes(text, one.start, one.end) % 2 == 0]


def _with_quotes(text: str, span: Span) -> Span:
    """Add the quotation mark that is missing, where it is the next sign."""
    if _quotes(text, span.start, span.end) % 2:
        if _quotes(text, span.end, span.end + 1):
            return replace(span, end=span.end + 1)
        if span.start and _quotes(text, span.start - 1, span.start):
            return replace(span, start=span.start - 1)
    return span


def _quotes(text: str, start: int, end: int) -> int:
    return len(_QUOTE.findall(text, start, end))


def _clauses(text: str, language: str) -> Iterator[tuple[list[_Word], bool]]:
    """Give the words of each clause, and whether it only goes on after a comma."""
    clause: list[_Word] = []
    listed = False
    for match in (_FRENCH_WORD if language == "fr" else _WORD).finditer(text):
        between = text[clause[-1].end : match.start()] if clause else ""
        if _BREAK.search(between):
            yield clause, listed
            clause, listed = [], between.strip() == ","
        plain = match.group().translate(_APOSTROPHES).lower()
        empty = says_nothing_itself(plain, language)
        clause.append(_Word(match.start(), match.end(), plain, empty))
    if clause:
        yield clause, listed


def _of_clause(clause: list[_Word], language: str, *, listed: bool) -> Iterator[Span]:
    while clause and clause[-1].plain in POLITE:
        clause = clause[:-1]
    cuts, first, questions = borders(language), leads(language), asks(language)
    # where the clause ends any word may be the last one, "what a case manager is", but one that
    # something must follow
    ends = [
        place
        for place in range(1, len(clause) + 1)
        if (place == len(clause) and clause[-1].plain not in articles(language))
        or (place < len(clause) and clause[place].plain in cuts and not clause[place - 1].empty)
    ]
    starts = [
        place
        for place, word in enumerate(clause)
        if place == 0
        or word.plain in questions
        or (is_verb(word.plain, language) and clause[place - 1].plain in first)
        or (clause[place - 1].empty and not word.empty)
    ]
    for start in starts:
        for end in ends:
            if 0 < end - start <= LONGEST:
                yield _span(clause, start, end, language, listed=listed)


def _span(clause: list[_Word], start: int, end: int, language: str, *, listed: bool) -> Span:
    part = clause[start:end]
    before = clause[start - 1].plain if start else ""
    head = part[0].plain
    verb = is_verb(head, language) and (not before or before in leads(language))
    if len(part) > 1:
        verb = verb and part[1].plain not in _AFTER_NOUNS
        last = language in _VERB_LAST and not start and is_verb(part[-1].plain, language)
        verb = verb or last
    return Span(
        start=part[0].start,
        end=part[-1].end,
        words=len(part),
        verb=verb,
        listed=start == 0 and listed,
        opens=(start == 0 and not listed) or head in asks(language),
        trailing=part[-1].empty,
        last=part[-1].plain,
        cut=clause[end].plain if end < len(clause) else "",
        dangling=head in pointers(language) or before in articles(language),
    )
