"""The description of a study in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.analysis.methods.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionclust.analysis.methods.study_facts import (
        AgreementFacts,
        ClusteringFacts,
        HandFacts,
        LaterFacts,
        StudyFacts,
    )

ENGLISH = Grammar(
    thousands=",",
    decimal=".",
    percent="%",
    below="less than",
    above="more than",
    conjunction="and",
    none_is_several=True,
    months=(
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    first_of_month="1",
    languages={
        "en": "English",
        "fr": "French",
        "nl": "Dutch",
        "de": "German",
        "es": "Spanish",
        "it": "Italian",
        "pt": "Portuguese",
        "ca": "Catalan",
        "ar": "Arabic",
        "da": "Danish",
        "fi": "Finnish",
        "hu": "Hungarian",
        "no": "Norwegian",
        "ro": "Romanian",
        "ru": "Russian",
        "sv": "Swedish",
        "und": "a language that was not recognised",
    },
    another_language="another language",
)

_TEXTS = ("text", "texts")
_COMMUNITIES = ("community", "communities")
_LEVELS = {
    "sub-cluster": ("sub-cluster", "sub-clusters"),
    "cluster": ("cluster", "clusters"),
    "super-cluster": ("super-cluster", "super-clusters"),
}
_KINDS = {
    "move": ("move of texts", "moves of texts"),
    "merge": ("merger of groups", "mergers of groups"),
    "split": ("split of a group", "splits of groups"),
    "rename": ("name given to a group", "names given to groups"),
    "describe": ("rule of what belongs in a group", "rules of what belongs in a group"),
    "group": ("grouping of groups", "groupings of groups"),
    "ungroup": ("grouping that was dissolved", "groupings that were dissolved"),
    "detach": ("group taken out of a wider one", "groups taken out of a wider one"),
    "set_aside": ("decision to set texts aside", "decisions to set texts aside"),
    "restore": ("decision to put texts back", "decisions to put texts back"),
    "create": ("new group", "new groups"),
    "delete": ("deleted group", "deleted groups"),
    "pin": ("decision that texts are settled", "decisions that texts are settled"),
    "review": ("review that was opened", "reviews that were opened"),
    "agree": ("agreement with a place", "agreements with a place"),
    "dispute": ("objection to a place", "objections to a place"),
    "settle": ("disputed place that was settled", "disputed places that were settled"),
    "note": ("memo", "memos"),
    "reject": ("suggestion turned down", "suggestions turned down"),
    "assign": (
        "placement in a function of the Viable System Model",
        "placements in functions of the Viable System Model",
    ),
}
_OTHERS = ("other edit", "other edits")
_NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_ENCODERS = {
    "use": "the multilingual Universal Sentence Encoder",
    "vectors": "vectors that were supplied with them",
}


def english_sentences(facts: StudyFacts) -> Iterator[str]:
    """Tell what is known of a study."""
    yield _material(facts)
    if facts.clustering is None:
        yield "No automatic clustering is recorded."
    else:
        yield from _compared(facts.clustering)
        yield from _grouped(facts.clustering)
    if facts.later is not None:
        yield _later(facts.later)
    yield from _by_hand(facts.hand, facts.texts)
    yield from _result(facts)
    if facts.agreement is not None:
        yield _agreement(facts.agreement)
    yield from _votes(facts)


def english_limits(facts: StudyFacts) -> Iterator[str]:
    """Tell what is to be kept in mind."""
    say = ENGLISH
    made, hand, votes = facts.clustering, facts.hand, facts.votes
    if made and made.target is not None and made.target != made.communities:
        yield "The number of communities that was asked for was not reached."
    if made and len(made.languages) > 1 and made.encoder is None:
        yield (
            "Texts in different languages have few words in common, so that groups may follow the "
            "language."
        )
    if hand.edits and len(hand.analysts) == 1 and not hand.nameless and not facts.agreement:
        yield "All edits were made by one analyst, and no second coding is compared here."
    if facts.keywords:
        named = say.count(facts.keywords, ("group bears", "groups bear"))
        yield f"As yet, {named} keywords that nobody has replaced by a name."
    if votes and votes.few:
        where = say.count(votes.few, ("discussion group", "discussion groups"))
        yield (
            f"In {where}, fewer than {votes.limit} participants voted, so that priorities there "
            "rest on few people."
        )
    if votes and votes.voted < votes.groups:
        gone = say.count(votes.groups - votes.voted, ("discussion group", "discussion groups"))
        yield f"There was no vote in {gone}."


def _material(facts: StudyFacts) -> str:
    say = ENGLISH
    said = f"The material comprised {say.count(facts.texts, _TEXTS)}"
    made = facts.clustering
    if made and made.different is not None and made.different < facts.texts and not facts.later:
        said += f", {say.number(made.different)} of them counted as different"
    if facts.discussion_groups:
        forms = ("discussion group", "discussion groups")
        said += f", from {say.count(facts.discussion_groups, forms)}"
    if facts.regions:
        said += f" in {say.count(facts.regions, ('region', 'regions'))}"
    if made and len(made.languages) == 1:
        said += f"; all were in {say.language(made.languages[0][0])}"
    elif made and made.languages:
        each = [f"{say.number(n)} in {say.language(code)}" for code, n in made.languages]
        said += f"; {say.listed(each)}"
    return f"{said}."


def _compared(made: ClusteringFacts) -> Iterator[str]:
    say = ENGLISH
    steps = ["function words were left out"] if made.function_words else []
    if made.words_left_out:
        steps.append(f"{say.count(made.words_left_out, ('further word', 'further words'))} too")
    if made.stems:
        steps.append("words were reduced to their stems")
    if made.synonyms:
        steps.append(
            f"{say.count(made.synonyms, ('group of synonyms', 'groups of synonyms'))} counted as "
            "one word each"
        )
    what = "single words and pairs of neighbouring words" if made.pairs else "words"
    steps.append(f"{what} were weighted by how rare they are (TF-IDF)")
    yield (
        f"They were compared with the software actionclust (version {made.version}) by the words "
        f"that they share: {say.listed(steps)}."
    )
    if made.study_recipe:
        yield "The settings were those of KCE Report 359 (2022), chapter 4."
    if made.encoder is not None:
        name = _ENCODERS.get(made.encoder, f"the encoder {made.encoder}")
        yield (
            f"Beside their words, the meaning of the texts, as represented by {name}, counted "
            f"with a weight of {say.weight(made.blend)}."
        )


def _grouped(made: ClusteringFacts) -> Iterator[str]:
    say = ENGLISH
    method = "Leiden" if made.leiden else "Louvain"
    kept = ", in which each text keeps its strongest one" if made.cover else ""
    edges = say.count(made.edges, ("strongest similarity makes", "strongest similarities make"))
    yield (
        f"The {edges} up a network{kept}; groups of closely linked texts (communities) were found "
        f"in it with the {method} method ({made.engine})."
    )
    if made.merged is not None:
        moved = say.count(made.moved, _TEXTS)
        if made.merged < made.found:
            yield (
                f"Of {say.count(made.found, _COMMUNITIES)} found, the nearest were merged until "
                f"{say.number(made.merged)} were left, and {moved} moved to a nearer one."
            )
        elif made.moved:
            yield f"Then {moved} moved to a nearer community."
    came = say.number(made.communities)
    if made.target is None:
        said = f"No number of communities was set; {came} came"
    else:
        asked = say.count(made.target, _COMMUNITIES)
        said = f"The target was {asked}, and {came} came"
    if made.unclustered:
        was = say.count(made.unclustered, ("text was", "texts were"))
        said += f"; {was} in none"
    yield f"{said}."


def _later(later: LaterFacts) -> str:
    say = ENGLISH
    said = f"{say.count(later.texts, _TEXTS)} came after the clustering"
    if later.placed:
        was = say.several(later.placed, ("was", "were"))
        fits = say.several(later.placed, ("it fits", "they fit"))
        said += f"; {say.number(later.placed)} {was} placed by the software where {fits} best"
    return f"{said}."


def _by_hand(hand: HandFacts, texts: int) -> Iterator[str]:
    say = ENGLISH
    if not hand.edits:
        yield "No edit by hand is recorded."
        return
    count = len(hand.analysts)
    number = _NUMBERS[count] if count < len(_NUMBERS) else say.number(count)
    who = f"{number} {say.several(count, ('analyst', 'analysts'))} ({say.listed(hand.analysts)})"
    if not count or hand.nameless:
        begin = "The groups were revised by hand"
    else:
        begin = f"{who} revised the groups by hand"
    when = ""
    if hand.first and hand.last:
        when = f" between {say.day(hand.first)} and {say.day(hand.last)}"
        if hand.first == hand.last:
            when = f" on {say.day(hand.first)}"
    edits = say.count(hand.edits, ("edit", "edits"))
    how = "recorded with author, time and reason"
    if hand.reasons < hand.edits:
        how = f"recorded with author and time, {say.number(hand.reasons)} of them with a reason"
    kinds = [say.count(n, _KINDS[kind]) for kind, n in hand.kinds if kind in _KINDS]
    rest = sum(n for kind, n in hand.kinds if kind not in _KINDS)
    if rest:
        kinds.append(say.count(rest, _OTHERS))
    yield f"{begin}{when}, in {edits} that are {how}: {say.listed(kinds)}."
    if hand.unread:
        was = say.several(hand.unread, ("was a suggestion", "were suggestions"))
        its = say.several(hand.unread, ("its score", "their scores"))
        number = say.number(hand.unread)
        yield f"Of these edits, {number} {was} of the software, accepted by {its} without reading."
    moved = say.count(hand.moved, ("text", "texts"))
    if hand.moved:
        was = say.several(hand.moved, ("was", "were"))
        told = f"In all, {moved} ({say.share(hand.moved, texts)}) {was} moved or split off by hand"
    else:
        told = "No text was moved or split off by hand"
    aside = f", and {say.number(hand.aside)} set aside" if hand.aside else ""
    yield f"{told}{aside}."


def _result(facts: StudyFacts) -> Iterator[str]:
    say = ENGLISH
    groups = [say.count(number, _LEVELS[level]) for level, number in facts.levels]
    said = f"The result has {say.listed(groups)}" if groups else "The result has no groups"
    if facts.unclustered:
        outside = say.count(facts.unclustered, ("text", "texts"))
        are = "are" if facts.unclustered > 1 else "is"
        said += f"; {outside} ({say.share(facts.unclustered, facts.texts)}) {are} in no group"
    yield f"{said}."
    if facts.placed:
        placed = say.count(facts.placed, ("group was", "groups were"))
        yield f"In total, {placed} placed in functions of the Viable System Model."


def _agreement(found: AgreementFacts) -> str:
    say = ENGLISH
    measures = {
        "Cohen's kappa": found.kappa,
        "Krippendorff's alpha": found.alpha,
        "adjusted Rand index": found.ari,
        "adjusted mutual information": found.ami,
    }
    known = [f"{name} {say.fraction(one)}" for name, one in measures.items() if one is not None]
    behind = f" ({', '.join(known)})" if known else ""
    return (
        f"A second coding of the same texts agrees as follows: at the level of "
        f"{_LEVELS[found.level][1]}, {say.share(found.alike, found.texts)} of the texts are "
        f"placed alike{behind}."
    )


def _votes(facts: StudyFacts) -> Iterator[str]:
    votes, say = facts.votes, ENGLISH
    if votes is not None:
        groups = say.count(votes.groups, ("discussion group", "discussion groups"))
        yield (
            f"Participants gave priorities with stickers in {say.number(votes.voted)} of {groups}"
            f"; {say.count(votes.scored, _TEXTS)} could be scored."
        )
