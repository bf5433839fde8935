"""Suggesting functions and levels for groups, by the words of a lexicon; people confirm them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.analysis.places import display_labels, groups_at
from actionclust.analysis.vsm.assigning import settled
from actionclust.analysis.vsm.evidence import Reader, by_stems
from actionclust.analysis.vsm.functions_and_levels import (
    LEVELS,
    checked_levels,
    function_named,
    system_level_named,
)
from actionclust.analysis.vsm.lexicon import FUNCTION_WORDS, HINT_LANGUAGES, LEVEL_WORDS
from actionclust.analysis.vsm.placing import target_named
from actionclust.coding.edits import Assign, Placement
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.hierarchy.recording import names
from actionclust.errors import Advice, InputError, SettingError, listed
from actionclust.network.function_words import UNDETERMINED
from actionclust.network.languages import text_languages
from actionclust.network.tokens import read_tokens
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionclust.analysis.vsm.evidence import Evidence
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Node

_LEAST = 0.3
_DECIMALS = 4
_COLUMNS = ["group", "label", "function", "level", "score", "because"]
_NEEDED = ["group", "function", "level", "score"]


def suggest(
    hierarchy: Hierarchy,
    level: Level = "cluster",
    *,
    groups: str | Iterable[str] | None = None,
    least: float = _LEAST,
    language: str | None = None,
    levels: Sequence[str] = LEVELS,
) -> pd.DataFrame:
    """Suggest functions and levels for groups, by the words of a small lexicon.

    Nothing is assigned: look at the table, leave rows out, correct others, and pass the rest to
    `apply_suggestions`. The words are those of `lexicon`, in English, French, Dutch and German;
    each text is read with those of its language, and with all of them if that is not known.
    Labels and keywords are read with those of all languages that texts are known to be in.

    For a function, the label, the keywords of the clustering and the member texts each say
    something by themselves: l = 0.7 if the label has a word of the function; k = 0.4 times the
    share of the members with such a word among the keywords of their community; t = the share of
    the member texts with such a word. The score is 1 - (1 - l)(1 - k)(1 - t), a noisy or (Pearl
    1988, section 4.3.2). A level is scored in the same way, and a place by the product of both.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    level : {"sub-cluster", "cluster", "super-cluster"}
        Which groups to look at.
    groups : str, iterable of str, or None
        Instead of all groups of a level: some of any level, by id or label.
    least : float
        The score, above 0 and at most 1, that a function and a level each must reach.
    language : str or None
        The language of all texts; None takes the language column of the actions, or detects the
        language of all, or of each text where there are several.
    levels : sequence of str
        Three names, from the narrowest to the widest, that stand for micro, meso and macro.

    Returns
    -------
    pandas.DataFrame
        One row for each group, function and level, the best first: group (its id), label,
        function, level, score (0 to 1) and because (the words found). If no level reaches
        `least`, the level is "" and the score is that of the function; if no function does, both
        are "" and the score is 0. Notes stand in ``attrs["notes"]``, a list of sentences.

    Raises
    ------
    SettingError
        If all texts are in languages that the lexicon has no words of; or `level`, `least` or
        `levels` is not understood.
    InputError
        If the hierarchy has no groups of that level.
    EditError
        If there is no such group.

    References
    ----------
    J. Pearl, "Probabilistic Reasoning in Intelligent Systems", Morgan Kaufmann, 1988.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> actions = read_actions(["Pay for the time of networks", "A budget for each zone"])
    >>> code = dict.fromkeys(actions.ids, "Funding")
    >>> h = from_codebook({"Funding": None}, actions, code=code)
    >>> found = suggest(h, "sub-cluster", language="en")
    >>> found[["group", "function", "level", "score"]].to_numpy().tolist()[0]
    ['S01', 'S3', 'meso', 1.0]
    >>> found.loc[0, "because"]
    'S3: funding in the label; budget, pay in 2 of 2 texts. meso: network, zone in 2 of 2 texts.'
    """
    check_hierarchy(hierarchy, "vsm.suggest")
    if not _is_number(least) or not 0 < least <= 1:
        raise SettingError(f"least must be a score above 0 and at most 1; got {least!r:.80}")
    known = checked_levels(levels)
    if len(known) != len(LEVELS):
        raise SettingError(
            f"the lexicon has words for {len(LEVELS)} levels, {listed(LEVELS)}; pass "
            f"as many levels=, from the narrowest to the widest; got {listed(map(repr, known))}"
        )
    nodes = groups_at(hierarchy, level) if groups is None else _chosen(hierarchy, groups)
    actions = hierarchy.actions
    languages, notes = text_languages(actions, read_tokens(actions.texts), language)
    _check_language(languages)
    reader = Reader(hierarchy, languages)
    notes = (*notes, *_told(languages, reader.unread))
    of_functions = by_stems(FUNCTION_WORDS)
    of_levels = by_stems(
        {
            code: dict(zip(known, lists.values(), strict=True))
            for code, lists in LEVEL_WORDS.items()
        }
    )
    shown = display_labels(hierarchy.tree.nodes.values())
    rows = [
        (node.id, shown[node.id], *row)
        for node in nodes
        for row in _rows(reader.weigh(node, of_functions), reader.weigh(node, of_levels), least)
    ]
    table = text_frame(rows, _COLUMNS).astype({"score": float})
    table.attrs["notes"] = list(notes)
    return table


def apply_suggestions(
    hierarchy: Hierarchy,
    suggestions: pd.DataFrame,
    *,
    levels: Sequence[str] = LEVELS,
    why: str = "suggested by the words of the lexicon",
) -> Hierarchy:
    """Place groups as suggested; the places stay marked as suggested until they are confirmed.

    Places that were assigned or confirmed stay as they are; earlier suggestions for the same
    groups are replaced.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    suggestions : pandas.DataFrame
        Rows of what `suggest` gives, corrected at will: the columns group, function, level and
        score. The score becomes the confidence of the place.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.
    why : str
        The reason, for the log.

    Returns
    -------
    Hierarchy
        With the suggested places.

    Raises
    ------
    InputError
        If the table lacks a column or has no rows; or a row names no function or level, has no
        score from 0 to 1, or stands twice.
    EditError
        If there is no such group, or all places are there already.
    SettingError
        If there is no such function or level.

    See Also
    --------
    confirm : Confirms what was suggested.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> h = from_codebook({"Budget of local networks": None}, read_actions(["Pay them"]))
    >>> h = apply_suggestions(h, suggest(h, "sub-cluster", language="en"))
    >>> [(place.function, place.level, place.suggested) for place in h["S01"].placements]
    [('S3', 'meso', True)]
    """
    check_hierarchy(hierarchy, "vsm.apply_suggestions")
    known = checked_levels(levels)
    made: dict[str, list[Placement]] = {}
    for group, function, level, score in _read(suggestions):
        target = target_named(hierarchy, group)
        cell = function_named(function), system_level_named(level, known)
        there = made.setdefault(target, [])
        if cell in {(place.function, place.level) for place in there}:
            raise InputError(f"the suggestions place {target} in {' '.join(cell)} twice")
        there.append(Placement(*cell, confidence=score, suggested=True))
    changes = []
    for target, suggested in made.items():
        own = hierarchy.tree.placements.get(target, ())
        kept = [place for place in own if not place.suggested]
        taken = {(place.function, place.level) for place in kept}
        new = [place for place in suggested if (place.function, place.level) not in taken]
        places = settled([*kept, *new])
        if places != own:
            changes.append(Assign(target, places))
    if not changes:
        raise EditError(
            f"the suggestions change nothing: all their places in {listed(made)} are there already"
        )
    return hierarchy.apply(changes, why=why)


def _chosen(hierarchy: Hierarchy, groups: str | Iterable[str]) -> list[Node]:
    nodes = [hierarchy.find(name) for name in names(groups)]
    if not nodes:
        raise InputError("vsm.suggest looks at one group at least; got none")
    return list(dict.fromkeys(nodes))


def _check_language(languages: Sequence[str]) -> None:
    if not languages or not {*HINT_LANGUAGES, UNDETERMINED}.isdisjoint(languages):
        return
    suggest, english = Advice("vsm.suggest"), Advice("language", "'en'")
    raise SettingError(
        f"the lexicon of {suggest} has words in {listed(HINT_LANGUAGES)}, and the texts are in "
        f"{listed(sorted(set(languages)))}; pass {english}, or another of these, if that is "
        "their language after all, or else place the groups with vsm.assign",
        suggest,
        english,
    )


def _told(languages: Sequence[str], unread: int) -> Iterator[str]:
    """Tell of texts that were not read, or in whatever language they may be."""
    known = listed(HINT_LANGUAGES)
    unknown = languages.count(UNDETERMINED)
    if unknown:
        yield (
            f"the language of {unknown} of {len(languages)} texts is not known; they were read "
            f"with the words of all languages of the lexicon ({known})"
        )
    if unread:
        yield (
            f"{unread} of {len(languages)} texts are in languages that the lexicon has no words "
            f"of, and were not read; it has {known}"
        )


def _rows(
    functions: Mapping[str, Evidence], levels: Mapping[str, Evidence], least: float
) -> Iterator[tuple[str, str, float, str]]:
    """Give function, level, score and reason of each place that is strong enough."""
    strong = {name: one for name, one in functions.items() if one.score >= least}
    where = {name: one for name, one in levels.items() if one.score >= least}
    if not strong:
        yield "", "", 0.0, f"No function reaches {least:g}."
    elif not where:
        for name, one in _best_first(strong):
            yield name, "", one.score, f"{name}: {one.because}. No level reaches {least:g}."
    else:
        cells = [
            (name, level) for name, _ in _best_first(strong) for level, _ in _best_first(where)
        ]
        scores = {
            (name, level): round(strong[name].score * where[level].score, _DECIMALS)
            for name, level in cells
        }
        for name, level in sorted(cells, key=lambda cell: -scores[cell]):
            because = f"{name}: {strong[name].because}. {level}: {where[level].because}."
            yield name, level, scores[name, level], because


def _best_first(found: Mapping[str, Evidence]) -> list[tuple[str, Evidence]]:
    return sorted(found.items(), key=lambda item: -item[1].score)


def _read(suggestions: pd.DataFrame) -> Iterator[tuple[str, str, str, float]]:
    """Give group, function, level and score of each row, and refuse what cannot be placed."""
    expected = f"vsm.apply_suggestions takes a table with the columns {', '.join(_NEEDED)}"
    if not isinstance(suggestions, pd.DataFrame):
        raise InputError(f"{expected}; got {type(suggestions).__name__}")
    missing = [column for column in _NEEDED if column not in suggestions.columns]
    if missing:
        raise InputError(f"{expected}; it lacks {listed(missing)}")
    if suggestions.empty:
        raise InputError(f"{expected}; got one without rows")
    rows = list(suggestions[_NEEDED].itertuples(index=False, name=None))
    unsaid = dict.fromkeys(group for group, *cell, _ in rows if not all(map(_is_said, cell)))
    if unsaid:
        raise InputError(
            f"the suggestions for {listed(unsaid)} name no function or no level; fill it in, or "
            'leave those rows out, for instance with suggestions[suggestions["level"] != ""]'
        )
    for group, function, level, score in rows:
        if not _is_number(score) or not 0 <= score <= 1:
            raise InputError(
                f"the suggestion for {group} has the score {score!r:.80}; a score is a number "
                "from 0 to 1"
            )
        yield group, function, level, float(score)


def _is_said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and math.isfinite(value)  # type: ignore[arg-type]
