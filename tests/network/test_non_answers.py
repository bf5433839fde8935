"""Errors of spreadsheets and answers that say nothing."""

import pytest

from tests.network.town import TEXTS, clustered


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(
            (error, "spreadsheet error")
            for error in ("#REF!", "Err:510", "#N/A", "#NAME?", "####")
        ),
        *((error, "spreadsheet error") for error in ("#VALEUR!", "#WAARDE!", "#DIV/0!")),
        *(
            (error, "spreadsheet error")
            for error in ("#NAAM?", "#N/B", "#N/D", "#CHAMP!", "#FELD!", "#¡DIV/0!", "Fout:508")
        ),
        *((text, "no answer") for text in ("N/R", "(leeg)", "(vide)", "idem", "Same as above")),
        *((text, "no answer") for text in ("Non-réponse", "Zie hierboven", "None at this time.")),
        *((text, "no answer") for text in ("Don't know", "don\u2019t know.", "n/a", "N.A.", "-")),
        *((text, "no answer") for text in ("?", "None", "Nothing", "geen mening", "Ne sait pas")),
        *((text, "no answer") for text in ("I have no opinion on this", "Nothing to add here.")),
        *((text, "no answer") for text in ("Not applicable to me", "There is nothing to add")),
        *((text, "no answer") for text in ("Je n'ai aucune idée pour le moment", "Rien de plus")),
        *(
            (text, "no answer")
            for text in ("Ik heb geen mening hierover", "Er is niets te melden")
        ),
        *((text, "no answer") for text in ("Ich habe keine Meinung dazu", "Nothing for me")),
        *((text, "no answer") for text in ("keine Angabe", "Weiß nicht", "Sorry, no idea", "nvt")),
    ],
)
def test_what_says_nothing_is_unclustered_with_the_reason(text: str, reason: str) -> None:
    result = clustered([*TEXTS, text, text])
    assert result.table["reason"].tolist()[-2:] == [reason] * 2
    assert result.table["text"].tolist()[-1] == text
    kept = clustered([*TEXTS, text, text], non_answers=True)
    assert kept.table["reason"].tolist()[-1] in {None, "no words left"}


@pytest.mark.parametrize(
    "text",
    [
        *("No parking", "None of the trams run", "Nothing but trams", "#champ", "#feld der ideen"),
        *("Idem for the trams", "Vide-greniers au parc", "Leere Schaufenster", "3 trams", "A2"),
        *(
            "There is no parking here",
            "Nothing for children",
            "I have no car",
            "No trams at this time",
        ),
        *("Geen bussen hier", "Il n'y a pas de bus ici", "Es gibt keinen Park im Moment"),
    ],
)
def test_what_says_something_is_an_answer(text: str) -> None:
    assert not any("no answer" in note for note in clustered([text]).notes)
