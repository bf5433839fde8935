"""The description of a study in French."""

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

_SPACE = "\u00a0"  # before a sign of two parts

FRENCH = Grammar(
    thousands="\u202f",
    decimal=",",
    percent=f"{_SPACE}%",
    below="moins de",
    above="plus de",
    conjunction="et",
    none_is_several=False,
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
        *("septembre", "octobre", "novembre", "décembre"),
    ),
    first_of_month="1er",
    languages={
        "en": "anglais",
        "fr": "français",
        "nl": "néerlandais",
        "de": "allemand",
        "es": "espagnol",
        "it": "italien",
        "pt": "portugais",
        "ca": "catalan",
        "ar": "arabe",
        "da": "danois",
        "fi": "finnois",
        "hu": "hongrois",
        "no": "norvégien",
        "ro": "roumain",
        "ru": "russe",
        "sv": "suédois",
        "und": "une langue qui n'a pas été reconnue",
    },
    another_language="une autre langue",
)

_TEXTS = ("texte", "textes")
_COMMUNITIES = ("communauté", "communautés")
_DISCUSSIONS = ("groupe de discussion", "groupes de discussion")
_LEVELS = {
    "sub-cluster": ("sous-cluster", "sous-clusters"),
    "cluster": ("cluster", "clusters"),
    "super-cluster": ("super-cluster", "super-clusters"),
}
_KINDS = {
    "move": ("déplacement de textes", "déplacements de textes"),
    "merge": ("fusion de groupes", "fusions de groupes"),
    "split": ("division d'un groupe", "divisions de groupes"),
    "rename": ("nom donné à un groupe", "noms donnés à des groupes"),
    "describe": ("règle d'appartenance à un groupe", "règles d'appartenance à un groupe"),
    "group": ("regroupement de groupes", "regroupements de groupes"),
    "ungroup": ("regroupement défait", "regroupements défaits"),
    "detach": ("groupe sorti d'un plus large", "groupes sortis d'un plus large"),
    "set_aside": ("mise à l'écart de textes", "mises à l'écart de textes"),
    "restore": ("remise en place de textes", "remises en place de textes"),
    "create": ("nouveau groupe", "nouveaux groupes"),
    "delete": ("groupe supprimé", "groupes supprimés"),
    "pin": ("fixation de textes", "fixations de textes"),
    "review": ("révision ouverte", "révisions ouvertes"),
    "agree": ("accord sur une place", "accords sur une place"),
    "dispute": ("objection à une place", "objections à une place"),
    "settle": ("place contestée qui a été tranchée", "places contestées qui ont été tranchées"),
    "note": ("mémo", "mémos"),
    "reject": ("suggestion écartée", "suggestions écartées"),
    "assign": (
        "placement dans une fonction du modèle du système viable",
        "placements dans des fonctions du modèle du système viable",
    ),
}
_OTHERS = ("autre modification", "autres modifications")
_NUMBERS = ("", "Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf", "Dix")
_ENCODERS = {
    "use": "l'encodeur de phrases universel multilingue (Universal Sentence Encoder)",
    "vectors": "des vecteurs fournis avec eux",
}


def french_sentences(facts: StudyFacts) -> Iterator[str]:
    """Tell what is known of a study."""
    yield _material(facts)
    if facts.clustering is None:
        yield "Aucun regroupement automatique n'est consigné."
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


def french_limits(facts: StudyFacts) -> Iterator[str]:
    """Tell what is to be kept in mind."""
    say = FRENCH
    made, hand, votes = facts.clustering, facts.hand, facts.votes
    if made and made.target is not None and made.target != made.communities:
        yield "Le nombre de communautés demandé n'a pas été atteint."
    if made and len(made.languages) > 1 and made.encoder is None:
        yield (
            "Des textes de langues différentes ont peu de mots en commun, de sorte que les "
            "groupes peuvent suivre la langue."
        )
    if hand.edits and len(hand.analysts) == 1 and not hand.nameless and not facts.agreement:
        yield (
            "Toutes les modifications sont d'une seule personne, et aucun second codage n'est "
            "comparé ici."
        )
    if facts.keywords:
        named = say.count(facts.keywords, ("groupe porte encore", "groupes portent encore"))
        yield f"À ce stade, {named} des mots-clés que personne n'a remplacés par un nom."
    if votes and votes.few:
        where = say.count(votes.few, _DISCUSSIONS)
        yield (
            f"Dans {where}, moins de {votes.limit} personnes ont voté, de sorte que les priorités "
            "y reposent sur peu de voix."
        )
    if votes and votes.voted < votes.groups:
        gone = votes.groups - votes.voted
        yield f"Il n'y a pas eu de vote dans {say.count(gone, _DISCUSSIONS)}."


def _material(facts: StudyFacts) -> str:
    say = FRENCH
    said = f"Le corpus compte {say.count(facts.texts, _TEXTS)}"
    made = facts.clustering
    if made and made.different is not None and made.different < facts.texts and not facts.later:
        forms = ("compté comme différent", "comptés comme différents")
        said += f", dont {say.count(made.different, forms)}"
    if facts.discussion_groups:
        said += f", issus de {say.count(facts.discussion_groups, _DISCUSSIONS)}"
    if facts.regions:
        said += f" dans {say.count(facts.regions, ('région', 'régions'))}"
    if made and len(made.languages) == 1:
        said += f"{_SPACE}; tous sont en {say.language(made.languages[0][0])}"
    elif made and made.languages:
        each = [f"{say.number(n)} en {say.language(code)}" for code, n in made.languages]
        said += f"{_SPACE}; {say.listed(each)}"
    return f"{said}."


def _compared(made: ClusteringFacts) -> Iterator[str]:
    say = FRENCH
    steps = ["les mots-outils ont été écartés"] if made.function_words else []
    if made.words_left_out:
        forms = ("autre mot l'a été aussi", "autres mots l'ont été aussi")
        steps.append(say.count(made.words_left_out, forms))
    if made.stems:
        steps.append("les mots ont été ramenés à leur racine")
    if made.synonyms:
        forms = ("groupe de synonymes a compté", "groupes de synonymes ont compté")
        steps.append(f"{say.count(made.synonyms, forms)} chacun comme un seul mot")
    pairs = " et les paires de mots voisins" if made.pairs else ""
    steps.append(f"les mots{pairs} ont été pondérés selon leur rareté (TF-IDF)")
    yield (
        f"Ils ont été comparés au moyen du logiciel actionclust (version {made.version}) d'après "
        f"les mots qu'ils ont en commun{_SPACE}: {say.listed(steps)}."
    )
    if made.study_recipe:
        yield "Les réglages étaient ceux du rapport KCE 359 (2022), chapitre 4."
    if made.encoder is not None:
        name = _ENCODERS.get(made.encoder, f"l'encodeur {made.encoder}")
        yield (
            f"Outre les mots, le sens des textes, représenté par {name}, a compté avec un poids "
            f"de {say.weight(made.blend)}."
        )


def _grouped(made: ClusteringFacts) -> Iterator[str]:
    say = FRENCH
    method = "Leiden" if made.leiden else "Louvain"
    kept = ", dans lequel chaque texte garde son lien le plus fort" if made.cover else ""
    forms = (
        "similarité, la plus forte, constitue un réseau",
        "similarités les plus fortes constituent un réseau",
    )
    article = say.several(made.edges, ("Une seule", f"Les {say.number(made.edges)}"))
    yield (
        f"{article} {say.several(made.edges, forms)}{kept}{_SPACE}; des groupes de textes "
        f"étroitement liés (communautés) y ont été recherchés par la méthode de {method} "
        f"({made.engine})."
    )
    if made.merged is not None:
        moved = say.count(made.moved, ("texte a rejoint", "textes ont rejoint"))
        if made.merged < made.found:
            yield (
                f"Des {say.count(made.found, _COMMUNITIES)} trouvées, les plus proches ont été "
                f"fusionnées jusqu'à ce qu'il en reste {say.number(made.merged)}, et {moved} une "
                "communauté plus proche."
            )
        elif made.moved:
            yield f"Ensuite, {moved} une communauté plus proche."
    got = say.several(made.communities, ("a été obtenue", "ont été obtenues"))
    came = f"{say.number(made.communities)} {got}"
    if made.target is None:
        said = f"Aucun nombre de communautés n'a été fixé{_SPACE}; {came}"
    else:
        said = f"L'objectif était de {say.count(made.target, _COMMUNITIES)}, et {came}"
    if made.unclustered:
        none = say.count(made.unclustered, ("texte n'est", "textes ne sont"))
        said += f"{_SPACE}; {none} dans aucune"
    yield f"{said}."


def _later(later: LaterFacts) -> str:
    say = FRENCH
    came = say.several(later.texts, ("est venu", "sont venus"))
    said = f"{say.count(later.texts, _TEXTS)} {came} après le regroupement automatique"
    if later.placed:
        was = say.several(later.placed, ("a été placé", "ont été placés"))
        fits = say.several(later.placed, ("il convient", "ils conviennent"))
        placed = say.number(later.placed)
        said += f"{_SPACE}; {placed} {was} par le logiciel là où {fits} le mieux"
    return f"{said}."


def _by_hand(hand: HandFacts, texts: int) -> Iterator[str]:
    say = FRENCH
    if not hand.edits:
        yield "Aucune modification à la main n'est consignée."
        return
    count = len(hand.analysts)
    number = _NUMBERS[count] if count < len(_NUMBERS) else say.number(count)
    if not count or hand.nameless:
        begin = "Les groupes ont été revus à la main"
    else:
        who = f"{number} {say.several(count, ('personne', 'personnes'))}"
        have = say.several(count, ("a revu", "ont revu"))
        begin = f"{who} ({say.listed(hand.analysts)}) {have} les groupes à la main"
    when = ""
    if hand.first and hand.last:
        when = f" entre le {say.day(hand.first)} et le {say.day(hand.last)}"
        if hand.first == hand.last:
            when = f" le {say.day(hand.first)}"
    forms = ("modification consignée", "modifications consignées")
    edits = say.count(hand.edits, forms)
    how = "avec leur auteur, leur date et leur motif"
    if hand.reasons < hand.edits:
        how = f"avec leur auteur et leur date, dont {say.number(hand.reasons)} avec un motif"
    kinds = [say.count(n, _KINDS[kind]) for kind, n in hand.kinds if kind in _KINDS]
    rest = sum(n for kind, n in hand.kinds if kind not in _KINDS)
    if rest:
        kinds.append(say.count(rest, _OTHERS))
    yield f"{begin}{when}, en {edits} {how}{_SPACE}: {say.listed(kinds)}."
    if hand.unread:
        forms = ("était une suggestion", "étaient des suggestions")
        was = say.several(hand.unread, forms)
        taken = say.several(hand.unread, ("acceptée sur son", "acceptées sur leur"))
        number = say.number(hand.unread)
        yield (f"Parmi ces modifications, {number} {was} du logiciel, {taken} score sans lecture.")
    if hand.moved:
        moved = say.count(hand.moved, _TEXTS)
        forms = ("a été déplacé ou détaché", "ont été déplacés ou détachés")
        was = say.several(hand.moved, forms)
        told = f"Au total, {moved} ({say.share(hand.moved, texts)}) {was} à la main"
    else:
        told = "Aucun texte n'a été déplacé ni détaché à la main"
    aside = say.several(hand.aside, ("a été mis à l'écart", "ont été mis à l'écart"))
    yield f"{told}, et {say.number(hand.aside)} {aside}." if hand.aside else f"{told}."


def _result(facts: StudyFacts) -> Iterator[str]:
    say = FRENCH
    groups = [say.count(number, _LEVELS[level]) for level, number in facts.levels]
    said = f"Le résultat compte {say.listed(groups)}" if groups else "Le résultat n'a aucun groupe"
    if facts.unclustered:
        outside = say.count(facts.unclustered, _TEXTS)
        are = say.several(facts.unclustered, ("n'est", "ne sont"))
        share = say.share(facts.unclustered, facts.texts)
        said += f"{_SPACE}; {outside} ({share}) {are} dans aucun groupe"
    yield f"{said}."
    if facts.placed:
        placed = say.count(facts.placed, ("groupe a été placé", "groupes ont été placés"))
        where = "des fonctions du modèle du système viable (Viable System Model)"
        yield f"En tout, {placed} dans {where}."


def _agreement(found: AgreementFacts) -> str:
    say = FRENCH
    measures = {
        "kappa de Cohen": found.kappa,
        "alpha de Krippendorff": found.alpha,
        "indice de Rand ajusté": found.ari,
        "information mutuelle ajustée": found.ami,
    }
    known = [f"{name} {say.fraction(one)}" for name, one in measures.items() if one is not None]
    behind = f" ({f'{_SPACE}; '.join(known)})" if known else ""
    return (
        f"L'accord avec un second codage des mêmes textes est le suivant{_SPACE}: au niveau des "
        f"{_LEVELS[found.level][1]}, {say.share(found.alike, found.texts)} des textes sont "
        f"classés de la même façon{behind}."
    )


def _votes(facts: StudyFacts) -> Iterator[str]:
    votes, say = facts.votes, FRENCH
    if votes is not None:
        forms = ("texte a pu recevoir un score", "textes ont pu recevoir un score")
        yield (
            "Les participants ont donné leurs priorités par des autocollants dans "
            f"{say.number(votes.voted)} des {say.count(votes.groups, _DISCUSSIONS)}{_SPACE}; "
            f"{say.count(votes.scored, forms)}."
        )
