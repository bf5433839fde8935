"""The description of a study in Dutch."""

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

DUTCH = Grammar(
    thousands=".",
    decimal=",",
    percent="%",
    below="minder dan",
    above="meer dan",
    conjunction="en",
    none_is_several=True,
    months=(
        *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
        *("september", "oktober", "november", "december"),
    ),
    first_of_month="1",
    languages={
        "en": "het Engels",
        "fr": "het Frans",
        "nl": "het Nederlands",
        "de": "het Duits",
        "es": "het Spaans",
        "it": "het Italiaans",
        "pt": "het Portugees",
        "ca": "het Catalaans",
        "ar": "het Arabisch",
        "da": "het Deens",
        "fi": "het Fins",
        "hu": "het Hongaars",
        "no": "het Noors",
        "ro": "het Roemeens",
        "ru": "het Russisch",
        "sv": "het Zweeds",
        "und": "een taal die niet werd herkend",
    },
    another_language="een andere taal",
)

_TEXTS = ("tekst", "teksten")
_COMMUNITIES = ("gemeenschap", "gemeenschappen")
_DISCUSSIONS = ("discussiegroep", "discussiegroepen")
_LEVELS = {
    "sub-cluster": ("subcluster", "subclusters"),
    "cluster": ("cluster", "clusters"),
    "super-cluster": ("supercluster", "superclusters"),
}
_KINDS = {
    "move": ("verplaatsing van teksten", "verplaatsingen van teksten"),
    "merge": ("samenvoeging van groepen", "samenvoegingen van groepen"),
    "split": ("splitsing van een groep", "splitsingen van groepen"),
    "rename": ("naam voor een groep", "namen voor groepen"),
    "describe": ("regel over wat in een groep hoort", "regels over wat in een groep hoort"),
    "group": ("groepering van groepen", "groeperingen van groepen"),
    "ungroup": ("ongedaan gemaakte groepering", "ongedaan gemaakte groeperingen"),
    "detach": (
        "groep die uit een ruimere werd gehaald",
        "groepen die uit een ruimere werden gehaald",
    ),
    "set_aside": ("terzijdelegging van teksten", "terzijdeleggingen van teksten"),
    "restore": ("terugplaatsing van teksten", "terugplaatsingen van teksten"),
    "create": ("nieuwe groep", "nieuwe groepen"),
    "delete": ("geschrapte groep", "geschrapte groepen"),
    "pin": ("vastlegging van teksten", "vastleggingen van teksten"),
    "review": ("geopende herziening", "geopende herzieningen"),
    "agree": ("instemming met een plaats", "instemmingen met een plaats"),
    "dispute": ("bezwaar tegen een plaats", "bezwaren tegen een plaats"),
    "settle": ("beslissing over een betwiste plaats", "beslissingen over een betwiste plaats"),
    "note": ("memo", "memo's"),
    "reject": ("afgewezen suggestie", "afgewezen suggesties"),
    "assign": (
        "plaatsing in een functie van het Viable System Model",
        "plaatsingen in functies van het Viable System Model",
    ),
}
_OTHERS = ("andere bewerking", "andere bewerkingen")
_NUMBERS = ("", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")
_ENCODERS = {
    "use": "de meertalige Universal Sentence Encoder",
    "vectors": "vectoren die werden meegeleverd",
}


def dutch_sentences(facts: StudyFacts) -> Iterator[str]:
    """Tell what is known of a study."""
    yield _material(facts)
    if facts.clustering is None:
        yield "Er is geen automatische clustering vastgelegd."
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


def dutch_limits(facts: StudyFacts) -> Iterator[str]:
    """Tell what is to be kept in mind."""
    say = DUTCH
    made, hand, votes = facts.clustering, facts.hand, facts.votes
    if made and made.target is not None and made.target != made.communities:
        yield "Het gevraagde aantal gemeenschappen werd niet bereikt."
    if made and len(made.languages) > 1 and made.encoder is None:
        yield (
            "Teksten in verschillende talen hebben weinig woorden gemeen, zodat groepen de taal "
            "kunnen volgen."
        )
    if hand.edits and len(hand.analysts) == 1 and not hand.nameless and not facts.agreement:
        yield (
            "Alle bewerkingen zijn van één analist, en er wordt hier geen tweede codering "
            "vergeleken."
        )
    if facts.keywords:
        verb = say.several(facts.keywords, ("draagt", "dragen"))
        named = f"{verb} {say.count(facts.keywords, ('groep', 'groepen'))}"
        yield f"Voorlopig {named} nog trefwoorden die niemand door een naam heeft vervangen."
    if votes and votes.few:
        where = say.count(votes.few, _DISCUSSIONS)
        yield (
            f"In {where} stemden minder dan {votes.limit} deelnemers, zodat prioriteiten er op "
            "weinig mensen berusten."
        )
    if votes and votes.voted < votes.groups:
        gone = votes.groups - votes.voted
        yield f"In {say.count(gone, _DISCUSSIONS)} werd niet gestemd."


def _material(facts: StudyFacts) -> str:
    say = DUTCH
    said = f"Het materiaal bestaat uit {say.count(facts.texts, _TEXTS)}"
    made = facts.clustering
    if made and made.different is not None and made.different < facts.texts and not facts.later:
        said += f", waarvan {say.number(made.different)} als verschillend geteld"
    if facts.discussion_groups:
        said += f", uit {say.count(facts.discussion_groups, _DISCUSSIONS)}"
    if facts.regions:
        regions = "regio's"
        said += f" in {say.count(facts.regions, ('regio', regions))}"
    if made and len(made.languages) == 1:
        said += f"; alle zijn in {say.language(made.languages[0][0])}"
    elif made and made.languages:
        each = [f"{say.number(n)} in {say.language(code)}" for code, n in made.languages]
        said += f"; {say.listed(each)}"
    return f"{said}."


def _compared(made: ClusteringFacts) -> Iterator[str]:
    say = DUTCH
    steps = ["functiewoorden werden weggelaten"] if made.function_words else []
    if made.words_left_out:
        forms = ("ander woord eveneens", "andere woorden eveneens")
        steps.append(say.count(made.words_left_out, forms))
    if made.stems:
        steps.append("woorden werden tot hun stam herleid")
    if made.synonyms:
        forms = ("groep synoniemen telde", "groepen synoniemen telden")
        steps.append(f"{say.count(made.synonyms, forms)} telkens als één woord")
    pairs = " en paren van opeenvolgende woorden" if made.pairs else ""
    steps.append(f"woorden{pairs} werden gewogen naar hun zeldzaamheid (TF-IDF)")
    yield (
        f"Ze werden met de software actionclust (versie {made.version}) vergeleken op grond van "
        f"de woorden die ze gemeen hebben: {say.listed(steps)}."
    )
    if made.study_recipe:
        yield "De instellingen waren die van KCE-rapport 359 (2022), hoofdstuk 4."
    if made.encoder is not None:
        name = _ENCODERS.get(made.encoder, f"de encoder {made.encoder}")
        yield (
            f"Naast de woorden telde de betekenis van de teksten, weergegeven door {name}, mee "
            f"met een gewicht van {say.weight(made.blend)}."
        )


def _grouped(made: ClusteringFacts) -> Iterator[str]:
    say = DUTCH
    method = "Leiden" if made.leiden else "Louvain"
    kept = ", waarin elke tekst zijn sterkste band behoudt" if made.cover else ""
    forms = ("sterkste overeenkomst vormt", "sterkste overeenkomsten vormen")
    yield (
        f"De {say.count(made.edges, forms)} een netwerk{kept}; daarin werden met de "
        f"{method}-methode ({made.engine}) groepen van nauw verbonden teksten (gemeenschappen) "
        "gezocht."
    )
    if made.merged is not None:
        moved = say.count(made.moved, ("tekst ging", "teksten gingen"))
        if made.merged < made.found:
            yield (
                f"Van de {say.count(made.found, _COMMUNITIES)} die werden gevonden, werden de "
                f"dichtst bij elkaar gelegen samengevoegd tot er {say.number(made.merged)} "
                f"overbleven, en {moved} naar een gemeenschap die dichter bij ligt."
            )
        elif made.moved:
            yield f"Daarna {_inverted(made.moved)} naar een gemeenschap die dichter bij ligt."
    came = say.number(made.communities)
    if made.target is None:
        said = f"Er werd geen aantal gemeenschappen opgelegd; het werden er {came}"
    else:
        said = f"Het doel was {say.count(made.target, _COMMUNITIES)}, en het werden er {came}"
    if made.unclustered:
        none = say.count(made.unclustered, ("tekst zit", "teksten zitten"))
        said += f"; {none} in geen enkele"
    yield f"{said}."


def _inverted(moved: int) -> str:
    return f"{DUTCH.several(moved, ('ging', 'gingen'))} {DUTCH.count(moved, _TEXTS)}"


def _later(later: LaterFacts) -> str:
    say = DUTCH
    came = say.several(later.texts, ("kwam", "kwamen"))
    said = f"{say.count(later.texts, _TEXTS)} {came} na het automatisch groeperen"
    if later.placed:
        was = say.several(later.placed, ("werd", "werden"))
        fits = say.several(later.placed, ("hij het best past", "ze het best passen"))
        said += f"; {say.number(later.placed)} {was} door de software geplaatst waar {fits}"
    return f"{said}."


def _by_hand(hand: HandFacts, texts: int) -> Iterator[str]:
    say = DUTCH
    if not hand.edits:
        yield "Er zijn geen bewerkingen met de hand vastgelegd."
        return
    count = len(hand.analysts)
    number = _NUMBERS[count] if count < len(_NUMBERS) else say.number(count)
    if not count or hand.nameless:
        begin = "De groepen werden met de hand herwerkt"
    else:
        who = f"{number} {say.several(count, ('analist', 'analisten'))}"
        did = say.several(count, ("herwerkte", "herwerkten"))
        begin = f"{who} ({say.listed(hand.analysts)}) {did} de groepen met de hand"
    when = ""
    if hand.first and hand.last:
        when = f" tussen {say.day(hand.first)} en {say.day(hand.last)}"
        if hand.first == hand.last:
            when = f" op {say.day(hand.first)}"
    edits = say.count(hand.edits, ("bewerking die", "bewerkingen die"))
    have = say.several(hand.edits, ("is", "zijn"))
    how = f"met auteur, tijdstip en reden {have} vastgelegd"
    if hand.reasons < hand.edits:
        with_reason = f"{say.number(hand.reasons)} daarvan met een reden"
        how = f"met auteur en tijdstip {have} vastgelegd, {with_reason}"
    kinds = [say.count(n, _KINDS[kind]) for kind, n in hand.kinds if kind in _KINDS]
    rest = sum(n for kind, n in hand.kinds if kind not in _KINDS)
    if rest:
        kinds.append(say.count(rest, _OTHERS))
    yield f"{begin}{when}, in {edits} {how}: {say.listed(kinds)}."
    if hand.unread:
        was = say.several(hand.unread, ("was een suggestie", "waren suggesties"))
        its = say.several(hand.unread, ("zijn", "hun"))
        number = say.number(hand.unread)
        yield (
            f"Van deze bewerkingen {was.split()[0]} er {number} {was.split(maxsplit=1)[1]} van "
            f"de software, op {its} score aanvaard zonder lezen."
        )
    if hand.moved:
        moved = say.count(hand.moved, _TEXTS)
        was = say.several(hand.moved, ("werd", "werden"))
        share = say.share(hand.moved, texts)
        told = f"In totaal {was} {moved} ({share}) met de hand verplaatst of afgesplitst"
    else:
        told = "Geen enkele tekst werd met de hand verplaatst of afgesplitst"
    was = say.several(hand.aside, ("werd", "werden"))
    aside = f", en {say.number(hand.aside)} {was} terzijde gelegd" if hand.aside else ""
    yield f"{told}{aside}."


def _result(facts: StudyFacts) -> Iterator[str]:
    say = DUTCH
    groups = [say.count(number, _LEVELS[level]) for level, number in facts.levels]
    said = (
        f"Het resultaat telt {say.listed(groups)}" if groups else "Het resultaat telt geen groepen"
    )
    if facts.unclustered:
        outside = say.count(facts.unclustered, _TEXTS)
        are = say.several(facts.unclustered, ("zit", "zitten"))
        share = say.share(facts.unclustered, facts.texts)
        said += f"; {outside} ({share}) {are} in geen enkele groep"
    yield f"{said}."
    if facts.placed:
        was = say.several(facts.placed, ("werd", "werden"))
        placed = say.count(facts.placed, ("groep", "groepen"))
        yield f"In functies van het Viable System Model {was} {placed} geplaatst."


def _agreement(found: AgreementFacts) -> str:
    say = DUTCH
    measures = {
        "Cohens kappa": found.kappa,
        "Krippendorffs alfa": found.alpha,
        "aangepaste Rand-index": found.ari,
        "aangepaste wederzijdse informatie": found.ami,
    }
    known = [f"{name} {say.fraction(one)}" for name, one in measures.items() if one is not None]
    behind = f" ({'; '.join(known)})" if known else ""
    return (
        "Een tweede codering van dezelfde teksten komt als volgt overeen: op het niveau van de "
        f"{_LEVELS[found.level][1]} is {say.share(found.alike, found.texts)} van de teksten "
        f"gelijk ingedeeld{behind}."
    )


def _votes(facts: StudyFacts) -> Iterator[str]:
    votes, say = facts.votes, DUTCH
    if votes is not None:
        forms = ("tekst kon een score krijgen", "teksten konden een score krijgen")
        yield (
            f"De deelnemers gaven prioriteiten met stickers in {say.number(votes.voted)} van de "
            f"{say.count(votes.groups, _DISCUSSIONS)}; {say.count(votes.scored, forms)}."
        )
