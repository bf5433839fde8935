"""Suggesting names for groups: the parts of their own texts that say most about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from actionclust.analysis.naming.automatic_labels import BY_PEOPLE, LABEL_STATES, label_states
from actionclust.analysis.naming.keyword_phrases import keyword_label
from actionclust.analysis.naming.label_suggestions import (
    FROM_KEYWORDS,
    FROM_TEXT,
    LabelSuggestions,
)
from actionclust.analysis.naming.name_ranking import rank_names
from actionclust.analysis.naming.study_words import read_language, read_terms
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.hierarchy.recording import names
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import group_level_named
from actionclust.errors import InputError, SettingError, counted, listed
from actionclust.network.function_words import language_code
from actionclust.network.languages import text_languages
from actionclust.network.languages_of_groups import in_order
from actionclust.network.tokens import read_tokens
from actionclust.spelling import as_called
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.analysis.naming.automatic_labels import LabelState
    from actionclust.analysis.naming.name_ranking import Candidate
    from actionclust.analysis.naming.study_words import LanguageTexts
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Node

_MOST = 100
_SPARE = 5  # candidates beyond those that are shown, as some are the name of another group
_DECIMALS = 4
_LABEL_COLUMNS = ["group", "level", "label", "state", "texts", "covers", "covered"]
_COLUMNS = ["group", "label", "language", "rank", "candidate", "kind"]
_COLUMNS += ["covers", "others", "score", "action", "evidence"]
_NUMBERS = {"covers": float, "others": float, "score": float}

Inside = dict[str, list[str]]
"""The ids of the texts of a language in each group."""


def suggest_labels(
    hierarchy: Hierarchy,
    groups: str | Iterable[str] | None = None,
    *,
    level: Level | None = None,
    language: str | Iterable[str] | None = None,
    count: int = 5,
    named: bool = False,
) -> LabelSuggestions:
    """Suggest names for groups, in the words of their own texts.

    A name is never made up: each candidate is a part of one text, as it stands there but for a
    capital letter at the beginning. Texts are cut where clauses begin and end; what begins with
    a verb ("Create a framework for secure data sharing"), or ends with one in Dutch and German,
    is preferred, and so is what is short. Candidates are ranked by how near they are to what
    sets the group apart: a term that p of the group's texts have, and q of all, weighs
    ``p * ln(p / q)``, for words and for two words in a row; the nearness is the cosine of the
    candidate, in which two words in a row count 0.6, to these weights. Copies of a text count
    once. The last candidate of each group is its keywords, phrases before words.

    Labels of keywords that nobody chose are looked at too: where less than half as many texts as
    at first have a word of it, it fits no longer, and the group comes first.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    groups : str, iterable of str, or None
        Groups to look at, by id or label, named or not; None takes all that people have not named.
    level : {"sub-cluster", "cluster", "super-cluster"} or None
        Only groups of this level.
    language : str, iterable of str, or None
        The language of the candidates, or several; None takes that of most texts of the study,
        and for groups without texts in it that of most of theirs.
    count : int
        How many candidates of each group and language there are at the most, besides its
        keywords; from 1 to 100.
    named : bool
        Whether groups that people named are looked at too.

    Returns
    -------
    LabelSuggestions
        The candidates, and what the labels are now.

    Raises
    ------
    InputError
        If there is no hierarchy, or no text in that language.
    EditError
        If there is no such group.
    SettingError
        If the level or the count is not understood, or both groups and level are given.

    See Also
    --------
    Hierarchy.rename : Gives a group a name of your own.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["Train nurses", "We should train all nurses", "nurses", "Share data", "more data"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy(analyst="PV")
    >>> found = suggest_labels(h)
    >>> found.table.query("rank == 1")[["group", "label", "candidate"]].to_numpy().tolist()
    [['S01', 'nurses, train', 'Train nurses'], ['S02', 'data, share', 'Share data']]
    """
    check_hierarchy(hierarchy, "suggest_labels")
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= _MOST:
        raise SettingError(f"count must be a whole number from 1 to {_MOST}; got {count!r:.80}")
    if groups is not None and level is not None:
        raise SettingError("pass groups or level, not both")
    spoken, notes = _languages(hierarchy)
    asked = _asked(language, spoken)
    nodes = _nodes(hierarchy, groups, level)
    main = in_order(list(spoken.values()))[:1]
    inside = {
        node.id: sorted(hierarchy.tree.actions_below(node.id), key=natural) for node in nodes
    }
    parts = _by_language(inside, spoken, asked or main, only=bool(asked))
    kinds = {code for code, _ in parts} | set(spoken.values())
    read = {
        code: read_language(
            {id_: hierarchy.actions.text_of[id_] for id_, one in spoken.items() if one == code},
            code,
        )
        for code in sorted(kinds)
    }
    states = _states(hierarchy, nodes, read)
    if groups is None and not named:
        nodes = [node for node in nodes if states[node.id].state != BY_PEOPLE]
    nodes.sort(key=lambda node: (LABEL_STATES.index(states[node.id].state), natural(node.id)))
    shown = {node.id for node in nodes}
    rows: dict[str, list[tuple[Any, ...]]] = {node.id: [] for node in nodes}
    for code, all_inside in parts:
        chosen = {group: ids for group, ids in all_inside.items() if group in shown}
        for group, made in _rows(hierarchy, read[code], chosen, count).items():
            rows[group] += made
    table = text_frame([row for one in rows.values() for row in one], _COLUMNS)
    labels = text_frame(
        [_label_row(node, states[node.id], len(inside[node.id])) for node in nodes],
        _LABEL_COLUMNS,
    )
    return LabelSuggestions(
        hierarchy,
        labels.astype({"texts": int, "covers": float, "covered": float}),
        table.astype({"rank": int, **_NUMBERS}),
        (*notes, *_told(nodes, states, rows, inside)),
    )


def _languages(h: Hierarchy) -> tuple[dict[str, str], list[str]]:
    """Find the language of each text, as the clustering did."""
    said = None if h.origin is None else h.origin.receipt.get("settings", {}).get("language")
    found, notes = text_languages(h.actions, read_tokens(h.actions.texts), said)
    return dict(zip(h.actions.ids, found, strict=True)), list(notes)


def _asked(language: str | Iterable[str] | None, spoken: Mapping[str, str]) -> tuple[str, ...]:
    """Check the languages that were asked for."""
    if language is None:
        return ()
    if not isinstance(language, (str, Iterable)):
        raise SettingError(f"language is a code such as 'en', or several; got {language!r:.80}")
    given = (language,) if isinstance(language, str) else tuple(language)
    codes = tuple(dict.fromkeys(language_code(one) for one in given))
    known = in_order(list(spoken.values()))
    for code in codes:
        if code not in known:
            raise InputError(f"no text is in the language {code!r}; there are {listed(known)}")
    return codes


def _nodes(h: Hierarchy, groups: str | Iterable[str] | None, level: Level | None) -> list[Node]:
    if groups is not None:
        return list(dict.fromkeys(h.find(name) for name in names(groups)))
    wanted = None if level is None else group_level_named(level)
    return [node for node in h.tree.in_order() if wanted in {None, node.level}]


def _by_language(
    inside: Mapping[str, Sequence[str]],
    spoken: Mapping[str, str],
    codes: Sequence[str],
    *,
    only: bool,
) -> list[tuple[str, Inside]]:
    """Give the texts of each group in the languages of its names, one language after the other."""
    found: dict[str, Inside] = {code: {} for code in codes}
    for group, ids in inside.items():
        counts = Counter(spoken[id_] for id_ in ids)
        there = [code for code in codes if counts[code]]
        if not there and not only and counts:
            there = [in_order([spoken[id_] for id_ in ids])[0]]
        for code in there:
            own = [id_ for id_ in ids if spoken[id_] == code]
            found.setdefault(code, {})[group] = own
    return list(found.items())


def _states(
    h: Hierarchy, nodes: Sequence[Node], read: Mapping[str, LanguageTexts]
) -> dict[str, LabelState]:
    words = {id_: terms.stems for one in read.values() for id_, terms in one.terms.items()}

    def stems(label: str) -> frozenset[str]:
        return frozenset().union(*(read_terms([label], code)[0].stems for code in read))

    return label_states(h, nodes, words, stems)


def _rows(
    h: Hierarchy, study: LanguageTexts, inside: Inside, count: int
) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of the table for each group, in one language."""
    about = {group: study.about(ids) for group, ids in inside.items()}
    found = _apart(rank_names(study, inside, about, count + _SPARE), h.tree.called)
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for group, ids in inside.items():
        label = h.tree.nodes[group].label
        made: list[tuple[Any, ...]] = []
        for one in found[group][:count]:
            told = _evidence(study, one.stems, ids, f'half of the words of "{one.name}" or more')
            made.append((one.name, FROM_TEXT, *told[:2], one.score, one.source, told[2]))
        words = keyword_label(study, ids, about[group])
        if words:
            terms = read_terms([words], study.language)[0]
            told = _evidence(study, terms.stems, ids, "half of the keywords or more")
            score = round(about[group].nearness(terms), _DECIMALS)
            made.append((words, FROM_KEYWORDS, *told[:2], score, None, told[2]))
        rows[group] = [
            (group, label, study.language, place, *row) for place, row in enumerate(made, start=1)
        ]
    return rows


def _apart(
    found: dict[str, list[Candidate]], called: Mapping[str, frozenset[str]]
) -> dict[str, list[Candidate]]:
    """Leave each name to one group: that which has it, or that of which it says most."""
    best: dict[str, tuple[float, str]] = {}
    for group in sorted(found, key=natural):
        for one in found[group]:
            key = as_called(one.name)
            if key not in best or one.score > best[key][0]:
                best[key] = (one.score, group)
    return {
        group: [
            one
            for one in candidates
            if best[as_called(one.name)][1] == group
            and called.get(as_called(one.name), frozenset()) <= {group}
        ]
        for group, candidates in found.items()
    }


def _evidence(
    study: LanguageTexts, stems: frozenset[str], ids: Sequence[str], what: str
) -> tuple[float, float, str]:
    """Give the share of the group's texts and of others that are covered, and say so."""
    covered = study.covered(stems)
    own, outside = len(covered.intersection(ids)), len(study.texts) - len(ids)
    others = len(covered) - own
    said = f"{what} in {own} of {counted(len(ids), 'text')} of the group and {others} of {outside}"
    return (
        round(own / len(ids), _DECIMALS),
        round(others / outside, _DECIMALS) if outside else 0.0,
        f"{said} others",
    )


def _label_row(node: Node, state: LabelState, texts: int) -> tuple[Any, ...]:
    return (node.id, node.level, node.label, state.state, texts, state.covers, state.covered)


def _told(
    nodes: Sequence[Node],
    states: Mapping[str, LabelState],
    rows: Mapping[str, Sequence[tuple[Any, ...]]],
    inside: Mapping[str, Sequence[str]],
) -> list[str]:
    """Say which labels fit no longer, and which groups have no candidate."""
    lost = [node for node in nodes if states[node.id].state == LABEL_STATES[0]]
    said = []
    for node in lost:
        state = states[node.id]
        told = f"{state.covers or 0:.0%} of the texts of {node.id} have a word of {node.label!r}"
        before = "" if state.covered is None else f", {state.covered:.0%} had when it was made"
        said.append(f"{told}{before}; the label fits no longer")
    empty = [group for group, ids in inside.items() if group in rows and not ids]
    if empty:
        said.append(f"without texts, and so without candidates: {listed(empty)}")
    mute = [group for group, made in rows.items() if not made and group not in empty]
    if mute:
        said.append(
            f"no candidate in the texts of {listed(mute)}: none in that language, or none "
            "with words"
        )
    return said
