"""What tells texts apart, what is no word, and what is one text: by the texts themselves."""

import pandas as pd
import pytest

from actionclust import Clustering, cluster_actions

TEXTS = [
    *("More trams in the evening", "Trams every ten minutes", "Cheaper tickets for the tram"),
    *("Plant trees along the canal", "Trees in front of the school", "Water the young trees"),
    *(
        "Longer opening hours of the library",
        "Library open on Sunday",
        "More seats in the library",
    ),
    *("A safe crossing at the school", "Lights at the crossing", "A crossing near the bakery"),
]
LETTER = (
    "We, the people of the {} quarter, ask the council to keep the bus line to the hospital. {}."
)


def clustered(texts: list[str], target: int | None = None, **choices: object) -> Clustering:
    frame = pd.DataFrame({"id": [f"{place:04}" for place in range(len(texts))], "text": texts})
    return cluster_actions(frame, target, progress=False, **choices)


def keywords(result: Clustering) -> set[str]:
    return {word for words in result.communities["keywords"] for word in words.split(", ")}


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Close the pool", "Do not close the pool", "en"),
        ("Parking with a permit", "Parking without a permit", "en"),
        ("We want cars in the centre", "We don't want cars in the centre", "en"),
        ("Parking for residents", "Less parking for residents", "en"),
        ("Fermer la piscine", "Ne pas fermer la piscine", "fr"),
        ("N'ouvrez pas la piscine", "Ouvrez la piscine", "fr"),
        ("Auto's in het centrum", "Geen auto's in het centrum", "nl"),
        ("Autos in der Innenstadt", "Keine Autos in der Innenstadt", "de"),
        ("Pay teams in zone A", "Pay teams in zone B", "en"),
        ("Vitamin C for all", "Vitamin D for all", "en"),
        ("Option 1", "Option 2", "en"),
        ("Courses of C++", "Courses of C", "en"),
        ("Zone A/B for cars", "Zone A for cars", "en"),
        ("Cars before bikes", "Bikes before cars", "en"),
    ],
)
@pytest.mark.parametrize("bigrams", [True, False])
def test_texts_that_say_something_else_are_no_copies(
    one: str, other: str, language: str, *, bigrams: bool
) -> None:
    result = clustered([one, other, "Open the library"], language=language, bigrams=bigrams)
    assert result.table["copy_of"].isna().all()
    (edge,) = result.network.edges(data=True)
    assert edge[2]["kind"] == "pair"
    assert 0 < edge[2]["weight"] < 0.9999


def test_what_tells_texts_apart_links_none() -> None:
    result = clustered(["Not the bridge", "Not a tunnel", "Zone A", "Option A"])
    assert result.network.number_of_edges() == 0


@pytest.mark.parametrize(
    ("texts", "copies"),
    [
        (["Train the nurses", "train the NURSES!", " Train  the nurses."], 2),
        (["Plus d'hôpitaux", "PLUS D'HOPITAUX"], 1),
        (["1. More trams", "2) More trams"], 1),
        (["<b>More</b> trams", "More trams"], 1),
    ],
)
def test_texts_that_read_the_same_are_copies(texts: list[str], copies: int) -> None:
    result = clustered([*texts, "Open the library"])
    assert result.table["copy_of"].notna().sum() == copies
    assert {data["weight"] for *_, data in result.network.edges(data=True)} == {1.0}


@pytest.mark.parametrize(
    ("texts", "language", "word"),
    [
        (["Créer une équipe", "CREER DES EQUIPES", "une équipe du soir"], "fr", "équipe"),
        (
            ["Un hôpital plus proche", "HOPITAL PROCHE DE CHEZ MOI", "hôpital neuf"],
            "fr",
            "hôpital",
        ),
        (["Mehr Grün", "MEHR GRUN IM PARK", "grün am Bach"], "de", "grün"),
        (["Cœur de ville", "COEUR DU QUARTIER", "cœur du village"], "fr", "cœur"),
    ],
)
def test_accents_and_case_fold(texts: list[str], language: str, word: str) -> None:
    result = clustered(texts, language=language)
    assert len(result) == 1
    assert word in keywords(result)


@pytest.mark.parametrize(
    "wrapped",
    [
        '<p class="ql-align-left">{}&nbsp;<br></p>',
        "<div><span style='color:red'>{}</span></div> www.example.org/a?b=c",
        "{} https://example.org/idea/3?utm_source=mail",
        "&lt;p&gt;{}&lt;/p&gt; jan.peeters@example.org",
        "<!-- note --><o:p>{}</o:p><style>p {{ color: red }}</style>",
    ],
)
def test_markup_and_addresses_are_no_words(wrapped: str) -> None:
    plain = clustered(TEXTS, target=4)
    texts = [wrapped.format(text) if place % 3 else text for place, text in enumerate(TEXTS)]
    result = clustered(texts, target=4)
    assert result.table["community"].tolist() == plain.table["community"].tolist()
    assert keywords(result) == keywords(plain)
    assert result.table["text"].tolist() == texts
    assert any("8 texts" in note for note in result.notes)


@pytest.mark.parametrize("text", ["a<b and c>d", "R&D & more", "e.g. this", "3.5 < 4.5"])
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert not any("markup" in note or "addresses" in note for note in clustered([text]).notes)


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
    ("text", "reason"),
    [
        ("", "blank"),
        ("\u200b\xa0", "blank"),
        ("<p>&nbsp;<br></p>", "blank"),
        ("of the", "no words left"),
        ("https://example.org", "no words left"),
        ("\U0001f600", "no words left"),
    ],
)
@pytest.mark.parametrize("non_answers", [False, True])
def test_a_cell_without_anything_is_blank(text: str, reason: str, *, non_answers: bool) -> None:
    result = clustered([*TEXTS, text], non_answers=non_answers)
    assert result.table["reason"].tolist()[-1] == reason
    # that they are blank is told where they are read
    assert not any("'blank'" in note for note in result.notes)


@pytest.mark.parametrize(
    "text",
    [
        *("No parking", "None of the trams run", "Nothing but trams", "#champ", "#feld der ideen"),
        *("Idem for the trams", "Vide-greniers au parc", "Leere Schaufenster", "3 trams", "A2"),
    ],
)
def test_what_says_something_is_an_answer(text: str) -> None:
    assert not any("no answer" in note for note in clustered([text]).notes)


def letters(number: int, name: str = "{}") -> list[str]:
    nouns = ["bridge", "tunnel", "square", "garden", "market", "harbour", "station", "theatre"]
    greetings = ["Thank you", "Kind regards", "Yours", "With thanks, Anna Peeters"]
    return [
        LETTER.format(name.format(nouns[place % 8]), greetings[place // 8 % 4])
        for place in range(number)
    ]


@pytest.mark.parametrize("number", [12, 120, 1000])
def test_a_campaign_is_one_community_and_leaves_the_others_as_they_are(number: int) -> None:
    alone = clustered(TEXTS, target=4)
    result = clustered([*TEXTS, *letters(number)], target=4)
    assert result.table["community"].iloc[12:].unique().tolist() == [1]
    assert result.table["copy_of"].iloc[12:].notna().sum() == number - 1
    found = result.table["community"].iloc[:12]
    assert len(found.drop_duplicates()) == 4
    pairs = set(zip(found, alone.table["community"], strict=True))
    assert len(pairs) == 4
    assert any(note.startswith(f"{number} texts are one letter") for note in result.notes)


def test_near_copies_can_be_set_and_switched_off() -> None:
    texts = [*TEXTS, *letters(8)]
    assert clustered(texts, near_copies=None).table["copy_of"].isna().all()
    assert clustered(texts, near_copies=0.99).table["copy_of"].isna().all()
    assert clustered(texts, near_copies=0.8).table["copy_of"].notna().sum() == 7


def test_a_letter_that_says_the_opposite_is_no_near_copy() -> None:
    opposite = LETTER.format("garden", "Yours").replace("to keep", "not to keep")
    result = clustered([*letters(20), opposite])
    assert result.table["copy_of"].isna().sum() == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We believe the council must urgently ensure: ", ""),
        ("In our municipality ", ""),
        ("", ". Signed by the tenants of Mill Street"),
        ("As parents of the Elm ward we ask for ", " before summer comes"),
    ],
)
def test_a_phrase_that_unlike_texts_share_decides_nothing(before: str, after: str) -> None:
    texts = [*TEXTS, *(f"{text} in winter" for text in TEXTS)]
    wrapped = [f"{before}{text}{after}" if place % 2 else text for place, text in enumerate(texts)]
    plain, result = clustered(texts, target=4), clustered(wrapped, target=4)
    pairs = set(zip(plain.table["community"], result.table["community"], strict=True))
    assert len(pairs) == 4
    assert any("otherwise unlike" in note for note in result.notes)


def test_a_phrase_of_one_subject_is_compared() -> None:
    texts = [f"More trams at night on {day}" for day in ("Monday", "Friday", "Sunday")]
    assert not any("phrase" in note for note in clustered([*TEXTS, *texts]).notes)


OTHER_LETTERS = [
    "As parents of the {} ward we demand that the council pays warm meals in every school. {}.",
    "Residents near the {} hereby object to the plan to fell all chestnuts of Mill Lane. {}.",
    "Shop owners around the {} urge you to lower the rent of market stalls by next spring. {}.",
]


def letters_of(form: str, number: int) -> list[str]:
    nouns = ["bridge", "tunnel", "square", "garden", "market", "harbour", "station", "theatre"]
    greetings = ["Thank you", "Kind regards", "Yours"]
    return [form.format(nouns[n % 8], greetings[n // 8 % 3]) for n in range(number)]


def notes_of_letters(result: Clustering) -> list[str]:
    return [note for note in result.notes if "many sent" in note]


def test_one_letter_is_told_in_a_sentence() -> None:
    (note,) = notes_of_letters(clustered([*TEXTS, *letters(12)], target=4))
    told = "12 texts are one letter that many sent; it is a community of its own, and changes "
    assert note == told + "nothing for the others"


@pytest.mark.parametrize("sizes", [(40, 31, 12), (12, 40, 31), (11, 10), (24, 24, 10)])
def test_several_letters_are_told_in_one_note(sizes: tuple[int, ...]) -> None:
    sent = [
        text
        for form, size in zip(OTHER_LETTERS, sizes, strict=False)
        for text in letters_of(form, size)
    ]
    told = ", ".join(map(str, sorted(sizes, reverse=True)))
    expected = f"{len(sizes)} letters that many sent are communities of their own, and change "
    expected += f"nothing for the others; texts of each: {told}"
    for texts in ([*TEXTS, *sent], [*reversed(sent), *TEXTS]):
        assert notes_of_letters(clustered(texts, target=4)) == [expected]


def test_of_many_letters_the_largest_are_named() -> None:
    subjects = ["pool", "library", "school", "canal", "station"]
    subjects += ["theatre", "harbour", "museum", "stadium", "orchard"]
    sent = [
        f"{noun} {subject}a {subject}b {subject}c {subject}d {subject}e {subject}f {subject}g "
        f"{subject}h {subject}i {subject}j"
        for place, subject in enumerate(subjects)
        for noun in [f"{subject}{chr(97 + n)}x" for n in range(10 + place)]
    ]
    (note,) = notes_of_letters(clustered([*TEXTS, *sent], target=4))
    assert note.startswith("10 letters that many sent are communities of their own")
    assert note.endswith("texts of each: 19, 18, 17, 16, 15, 14, 13, 12 and 2 more")
