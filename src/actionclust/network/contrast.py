"""Words of negation and contrast: no good for linking texts, but they keep texts apart."""

from __future__ import annotations

from functools import cache

from actionclust.network.function_words import function_words

# function words of which one in the place of none, or of another, says something else
_CONTRASTS = {
    "en": "not no never none nor neither nobody nothing nowhere without against less least fewer "
    "few little hardly except instead unless unlike before after above below beneath under over "
    "inside outside behind off out down up beyond",
    "fr": "ne n' pas non ni jamais aucun aucune nul nulle rien guère sans contre moins peu sauf "
    "hors avant après sous dessus dessous derrière devant",
    "nl": "niet geen nooit noch niemand niets nergens zonder tegen min minder minst minste weinig "
    "behalve tenzij nauwelijks voordat nadat boven onder binnen buiten achter af uit",
    "de": "nicht kein keine keinem keinen keiner keines nie niemals niemand niemandem niemanden "
    "nichts nein ohne gegen weniger wenig wenige wenigen kaum statt anstatt außer weder noch "
    "dagegen vor nach über unter hinter innerhalb außerhalb",
    "es": "no ni nunca jamás nada nadie ningún ninguna ninguno sin contra menos poco poca pocos "
    "pocas salvo excepto antes después bajo fuera dentro",
    "it": "non né no mai nulla niente nessun nessuna nessuno senza contro meno poco poca pochi "
    "poche tranne eccetto prima dopo sotto sopra fuori dentro",
    "pt": "não nem nunca jamais nada ninguém nenhum nenhuma sem contra menos pouco pouca poucos "
    "poucas salvo exceto antes depois sob fora dentro",
    "ca": "no ni mai gens res ningú cap sense contra menys poc poca pocs poques excepte tret "
    "abans després sota sobre fora dins",
}
_SAME = {
    "en": {"cannot": "not", "nor": "not", "neither": "not"},
    "fr": {"n'": "ne", "aucune": "aucun", "nulle": "nul"},
    "de": dict.fromkeys(("keine", "keinem", "keinen", "keiner", "keines"), "kein"),
}


@cache
def contrast_words(language: str) -> dict[str, str]:
    """Give the words of negation and contrast of a language, each with the form it counts as.

    >>> contrast_words("en")["don't"], contrast_words("de")["keine"]
    ('not', 'kein')
    """
    words = {word: word for word in _CONTRASTS.get(language, "").split()}
    if language == "en":
        negated = (word for word in function_words("en") if word.endswith(("n't", "nt")))
        words |= dict.fromkeys((word for word in negated if word != "want"), "not")
    return words | _SAME.get(language, {})
