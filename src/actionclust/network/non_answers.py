"""Texts that say nothing: errors of a spreadsheet, and answers such as "don't know"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.folding import folded
from actionclust.network.text_bytes import LETTER, WHITE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.text_bytes import TextBytes

SPREADSHEET_ERROR = "spreadsheet error"
NO_ANSWER = "no answer"

_ERROR = re.compile(
    r"(?:#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|GETTING_DATA|"
    r"UNKNOWN|BUSY|ERROR|NV|NB|BEZUG|WERT|ZAHL|VERW|WAARDE|GETAL|DEEL/0|LEEG|NOM|VALEUR|"
    r"NOMBRE|NUL|NAAM|N/B|N/D|¡REF|¡VALOR|¡NUM|RIF|VALORE|NOME|¿NOMBRE|CAMPO)[!?]?|#{3,}|"
    # words that may follow the sign of a subject too: only with their own sign behind
    r"#(?:CHAMP|CALCUL|PROPAGATION|FELD|KALK|ÜBERLAUF|VELD|OVERLOOP|DESBORDAMIENTO|CALC|"
    r"ESPANSIONE|NULO|¡NULO|¡DIV/0|¡CALC)!|"
    r"(?:Err|Error|Fout|Fehler|Erreur)[:. ]\s?\d{3})",
    re.IGNORECASE,
)
# by language: words without accents and punctuation; what comes before or after, such as "sorry",
# is looked away from
_PHRASES = """
none; nothing; no; nope; na; n a; not applicable; no answer; no comment; no comments; no opinion
no idea; no ideas; no suggestion; no suggestions; no response; nothing to add; nothing to say
nothing else; nothing comes to mind; nothing in particular; don't know; dont know; do not know
i don't know; i dont know; i do not know; dk; idk; dunno; not sure; i'm not sure; unsure
undecided; no views; no view; no further comments; no other comments; no remarks; no thoughts
none at this time; not at this time; n r; same as above; ditto; idem; undefined; none at all
none given; nil; null; nan; blank; empty; missing; tbd; tbc; pass; skip; test; x; xx; xxx
does not apply; doesn't apply
see above; prefer not to say; can't say; cannot say; as above; nothing specific; no preference
ne sait pas; je ne sais pas; sais pas; je sais pas; nsp; ne se prononce pas; sans avis; pas d'avis
aucun avis; sans opinion; pas d'opinion; non reponse; vide; voir plus haut; aucune opinion
sans reponse; pas de reponse; aucune reponse; rien; rien a dire; rien a ajouter; rien a signaler
ras; r a s; neant; sans objet; s o; non applicable; aucun; aucune; aucun commentaire
pas de commentaire; sans commentaire; aucune idee; pas d'idee; aucune suggestion
pas de suggestion; je n'ai pas d'avis; voir ci dessus; non; aucune remarque; pas de remarque
pas de remarques; rien de particulier; ne sais pas; je n'ai pas d'idee; geen mening; geen idee
leeg; zie hierboven; geen; niets; niks; nee; nvt; n v t; niet van toepassing; weet niet
weet ik niet; ik weet het niet; weet het niet; ik weet niet; geen antwoord; geen commentaar
geen opmerking; geen opmerkingen; geen suggestie; geen suggesties; niets toe te voegen; zie boven
niet bekend; onbekend; geen voorkeur; ik heb geen mening; ik heb geen idee; geen bijzonderheden
nog niet; zou het niet weten; ik zou het niet weten; geen reactie; niets te melden; keine angabe
keine angaben; leer; wie oben; k a; ka; keine; nichts; nein; weiss nicht; weiss ich nicht
ich weiss nicht; ich weiss es nicht; keine meinung; keine ahnung; keine idee; keine antwort
kein kommentar; keine anmerkung; keine anmerkungen; kein vorschlag; keine vorschlage
nicht zutreffend; entfallt; nicht bekannt; unbekannt; siehe oben; nichts hinzuzufugen
ich habe keine meinung; ich habe keine ahnung; keine vorschlaege; weiss es nicht; keine wunsche
no se; no lo se; no sabe; no contesta; ns nc; sin opinion; sin respuesta; ninguno; ninguna; nada
no aplica; sin comentarios; ningun comentario; non so; non lo so; nessuno; nessuna; niente; nulla
nessuna risposta; nessun commento; nessuna opinione; non applicabile; nao sei; nao sabe; nenhum
nenhuma; sem opiniao; sem resposta; sem comentarios; nao se aplica; no ho se; cap; res
sense opinio
"""
_AROUND_WORDS = """
sorry really honestly thanks thank you please oh well sadly merci desole dank dankjewel bedankt
danke leider helaas eigenlijk echt franchement gracias grazie
"""
_AROUND = frozenset(_AROUND_WORDS.split())
# more of that, by phrases: "I have no opinion on this"
_BEFORE = re.compile(
    r"(?:i|we) (?:really |currently |personally )?have (?=no\b)|there (?:is|are) (?=no|nothing)"
    r"|(?:je n'ai|nous n'avons|il n'y a) (?=pas|aucun|rien)|(?:ik|wij|we) (?:heb|hebben) (?=geen)"
    r"|er (?:is|zijn) (?=geen|niets)|(?:ich habe|wir haben|es gibt) (?=kein)"
)
_BEGINNINGS = "i we there je nous il ik wij er ich wir es"
_BEFORE_BEGINS = frozenset(_BEGINNINGS.split())
_BEHIND = re.compile(
    r" (?:on|about|for|to|at|in) (?:this|that|it|me|us|now|all|present|the moment|this time"
    r"|this topic|this question|this point)\Z| (?:here|now|yet|today|currently|myself)\Z"
    r"| (?:pour le moment|pour l'instant|ici|sur ce point|a ce sujet|de special|de plus)\Z"
    r"| (?:op dit moment|hier|hierover|verder|voorlopig|op dit punt|te zeggen)\Z"
    r"| (?:dazu|derzeit|im moment|hierzu)\Z"
)
_PIECES = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DASHES = frozenset("\u2013\u2014\u2026\u00b7-?. ")
_ERRORS = frozenset({"err", "error", "fout", "fehler", "erreur"})
_FIRST = 3  # letters of a text by which most are told apart from such answers
_SMALL = 32  # the bit that makes a small letter of a capital
_MOST_SPACES = 7
_FURTHER, _FURTHER_MASK = 0x80, 0xC0  # in UTF-8, the bits of the bytes of a letter after its first
_LONGEST = 60  # characters: a longer text says something


def may_say_nothing(texts: TextBytes) -> NDArray[np.bool_]:
    """Mark all texts that may say nothing by their length and first letters.

    Long ones are marked too where white space is around them.

    >>> from actionclust.network.text_bytes import text_bytes
    >>> may_say_nothing(text_bytes(["Don't know", "no" * 50, "More trams"])).tolist()
    [True, False, False]
    """
    # a letter has several bytes, of which the first ones are counted
    letters = texts.counts((texts.data & _FURTHER_MASK) != _FURTHER)
    spaces = texts.counts(texts.data == ord(" "))
    short = (letters <= _LONGEST) & (spaces <= _MOST_SPACES)
    first = texts.first(_FIRST)
    around = WHITE[first[:, 0]] | WHITE[texts.last(1)[:, 0]]
    # what comes after the first word says nothing of how it begins
    word = np.logical_and.accumulate(LETTER[first], axis=1)
    begins = np.isin(_coded(np.where(word, first | _SMALL, 0)), _first_letters())
    marked: NDArray[np.bool_] = around | (short & (begins | ~word[:, 0]))
    return marked


def _coded(letters: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Write the first letters of each text as one number."""
    return letters.astype(np.int64) @ 256 ** np.arange(letters.shape[1])


@cache
def _first_letters() -> NDArray[np.int64]:
    """Give the first letters of all that says nothing, as numbers."""
    words = _first_words() | _AROUND | _ERRORS
    letters = np.zeros((len(words), _FIRST), dtype=np.uint8)
    for row, word in zip(letters, sorted(words), strict=True):
        begin = word.partition("'")[0][:_FIRST].encode()
        row[: len(begin)] = np.frombuffer(begin, dtype=np.uint8)
    return np.unique(_coded(letters))


def says_nothing(text: str) -> str | None:
    """Say why a text says nothing, or give None.

    >>> says_nothing("#REF!"), says_nothing("Don't know."), says_nothing("Geen parking")
    ('spreadsheet error', 'no answer', None)
    """
    text = text.strip()
    # nearly every text says more, so that few are looked at closely
    if not text or len(text) > _LONGEST or text.count(" ") > _MOST_SPACES:
        return None
    if text[0] in "#EeFf" and _ERROR.fullmatch(text):
        return SPREADSHEET_ERROR
    # whole texts are no words to be remembered
    plain = text.lower() if text.isascii() else folded(text.replace("\u2019", "'"))
    words = _PIECES.findall(plain)
    if not words:
        # dashes, dots and question marks; pictures may mean something
        return NO_ANSWER if text.isascii() or set(text) <= _DASHES else None
    while len(words) > 1 and words[0] in _AROUND:
        words.pop(0)
    while len(words) > 1 and words[-1] in _AROUND:
        words.pop()
    if words[0] not in _first_words():
        return None
    said = " ".join(words)
    if said in _non_answers():
        return NO_ANSWER
    begun = _BEFORE.match(said)
    said = said[begun.end() :] if begun else said
    ended = _BEHIND.search(said)
    said = said[: ended.start()] if ended else said
    return NO_ANSWER if said in _non_answers() else None


@cache
def _first_words() -> frozenset[str]:
    """Give all words with which such an answer may begin."""
    return frozenset(phrase.split()[0] for phrase in _non_answers()) | _BEFORE_BEGINS


@cache
def _non_answers() -> frozenset[str]:
    return frozenset(
        phrase.strip() for line in _PHRASES.splitlines() for phrase in line.split(";") if phrase
    )
