import pandas as pd
import pytest

from actionclust.actions import read_actions
from actionclust.network.languages import text_languages
from actionclust.network.tokens import read_tokens

ENGLISH = ["train the nurses of the ward", "share data with the hospital", "it is about care"]
DUTCH = ["de zorg van het huis is niet goed", "dit is een plan voor de wijk"]
FRENCH = ["les soins de la maison ne sont pas bons", "il faut un plan pour le quartier"]


def languages(
    source: list[str] | pd.DataFrame, language: str | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actions = read_actions(source)
    return text_languages(actions, read_tokens(actions.texts), language)


@pytest.mark.parametrize(
    ("language", "code"), [("en", "en"), ("Dutch", "nl"), ("fr-BE", "fr"), ("DE", "de")]
)
def test_a_language_that_is_said_holds_for_all(language: str, code: str) -> None:
    assert languages(FRENCH, language) == ((code, code), (f"language: {code}, as said",))


def test_a_language_that_is_said_goes_before_the_column() -> None:
    frame = pd.DataFrame({"text": DUTCH, "language": ["nl", "fr"]})
    assert languages(frame, "en") == (("en", "en"), ("language: en, as said",))


def test_a_column_gives_each_text_its_language() -> None:
    frame = pd.DataFrame(
        {"text": [*DUTCH, *FRENCH, "x"], "Language": ["nl", "Dutch", "fr", "FR-be", None]}
    )
    codes, notes = languages(frame)
    assert codes == ("nl", "nl", "fr", "fr", "und")
    assert notes == ("language: by column 'Language' (fr, nl, und)",)


def test_a_column_may_hold_categories() -> None:
    frame = pd.DataFrame({"text": DUTCH, "language": pd.Categorical(["nl", None])})
    assert languages(frame)[0] == ("nl", "und")


@pytest.mark.parametrize(
    ("texts", "code", "share"),
    [(ENGLISH, "en", "50%"), (DUTCH, "nl", "62%"), (FRENCH, "fr", "65%")],
)
def test_one_language_is_detected_for_all(texts: list[str], code: str, share: str) -> None:
    codes, notes = languages([*texts, "Cureghem"])
    assert codes == (code,) * (len(texts) + 1)
    (note,) = notes
    assert note == (
        f"language: {code}, detected ({share} of the words are its function words); "
        "say so with language= if it is another"
    )


@pytest.mark.parametrize("texts", [["培训护士"], ["", " "], ["train nurses"], ["😀"]])
def test_a_language_that_is_not_recognised_is_noted(texts: list[str]) -> None:
    codes, notes = languages(texts)
    assert set(codes) == {"und"}
    (note,) = notes
    assert note == (
        "language: not recognised, so no function words are left out and no stems are taken; "
        "say which it is with language="
    )


def test_texts_in_two_languages_each_have_their_own() -> None:
    more = ["of the hospital", "it is for the care of all of them", "train", "nurses", "share"]
    codes, notes = languages([*ENGLISH, *FRENCH, *more])
    assert codes == ("en",) * len(ENGLISH) + ("fr",) * len(FRENCH) + ("en",) * len(more)
    (note,) = notes
    assert note == (
        f"language: 2 languages, each text by its words (en {len(ENGLISH) + 5}, fr "
        f"{len(FRENCH)}); give the texts a language column if some are taken for another"
    )


def test_a_few_texts_in_another_language_are_not() -> None:
    more = [f"it is about the care of patient {number}" for number in range(15, 36)]
    assert len(languages([*more, *FRENCH])[1]) == 1


def test_copies_of_a_text_do_not_change_the_language() -> None:
    assert languages([*ENGLISH, *FRENCH[:1] * 50])[0][0] == "en"


@pytest.mark.parametrize(
    ("language", "code", "stems"),
    [("sv", "sv", "stems are taken"), ("Klingon", "klingon", "no stems are taken")],
)
def test_what_a_language_lacks_is_noted(language: str, code: str, stems: str) -> None:
    assert languages(ENGLISH, language)[1] == (
        f"language: {code}, as said",
        f"language {code}: no function words are known, so none are left out, and {stems}",
    )


def test_every_lacking_language_of_a_column_is_noted() -> None:
    frame = pd.DataFrame({"text": ["a", "b", "c", "d"], "language": ["pl", "sv", "en", None]})
    assert languages(frame)[1][1:] == (
        "language pl: no function words are known, so none are left out, and no stems are taken",
        "language sv: no function words are known, so none are left out, and stems are taken",
    )


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["Más árboles en la calle", "Una escuela para todos los niños del barrio"], "es"),
        (["Più alberi nella strada", "Una scuola per tutti i bambini del quartiere"], "it"),
        (["Mais árvores na rua", "Uma escola para todas as crianças do bairro"], "pt"),
        (["Més arbres al carrer del barri", "Una escola per als col\u00b7lectius"], "ca"),
    ],
)
def test_languages_of_the_south_are_told_apart(texts: list[str], code: str) -> None:
    codes, notes = languages(texts)
    assert set(codes) == {code}
    assert notes[0].startswith(f"language: {code}, detected")


def test_an_unsure_guess_names_the_runner_up() -> None:
    texts = ["train nurses and all doctors", "share hospital data", "nurses voor zorg"]
    assert languages(texts)[1][0] == (
        "language: not sure, taken for en (18% of the words are its function words; nl comes next "
        "with 9%); say which it is with language="
    )


def test_a_text_whose_function_words_tie_is_told_by_its_other_words() -> None:
    dutch = ["de tram is te vroeg voor het werk", "er is een bank in het park", "de tram is vol"]
    french = ["il y a un tram dans la ville", "le parc est sans ombre", "la rue est trop sombre"]
    tied = ["tram vroeg", "parc sombre", "vol werk", "rue sombre"]
    codes, _ = languages([*dutch, *french, *tied])
    assert codes[-4:] == ("nl", "fr", "nl", "fr")
    again, _ = languages([*tied[::-1], *french, *dutch, *dutch])
    assert again[:4] == ("fr", "nl", "fr", "nl")
