"""From texts to rows: what is blank, and how letters that many sent are told."""

import pytest

from actionclust import Clustering
from tests.network.town import TEXTS, clustered, letters


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
