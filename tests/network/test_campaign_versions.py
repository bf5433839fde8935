"""Other versions of a letter that many sent: beside it, and in nobody's way."""

import pytest

from actionclust import Clustering
from tests.network.town import LETTER, TEXTS, clustered, letters

LONG = (
    "we ask the council to keep the bus line to the hospital because patients without a car have "
    "no other way to see a doctor in the evening"
)


def campaign(number: int = 40) -> list[str]:
    """Change one word in each, but none that says something else."""
    words = LONG.split()
    places = [place for place, word in enumerate(words) if word not in {"no", "without"}]
    changed = [places[letter % len(places)] for letter in range(number)]
    return [" ".join([*words[:place], "really", *words[place + 1 :]]) for place in changed]


def same_groups(result: Clustering, alone: Clustering) -> bool:
    found, before = (one.table["community"].fillna(0)[: len(TEXTS)] for one in (result, alone))
    pairs = set(zip(found, before, strict=True))
    return len(pairs) == found.nunique() == before.nunique()


@pytest.mark.parametrize(
    "version",
    [
        LONG.replace("to keep", "not to keep"),
        LONG.replace("without", "with"),
        LONG.replace("no other way", "another way"),
        # more words than in a near-copy
        LONG.replace("bus line", "tram stop").replace("the evening", "case of need"),
        f"{LONG} A",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_version_stands_beside_the_letter_and_changes_nothing(
    version: str, *, first: bool
) -> None:
    alone = clustered(TEXTS, target=4)
    sent = [version, *campaign()] if first else [*campaign(), version]
    result = clustered([*TEXTS, *sent], target=4)
    assert same_groups(result, alone)
    assert result.tuning.reason.startswith("5 communities, 4 as asked and 1 of copies")
    places = result.table["community"].iloc[len(TEXTS) :]
    assert places.nunique() == 1
    place = len(TEXTS) + (0 if first else 40)
    assert result.table["copy_of"].isna().iloc[place]
    (note,) = (note for note in result.notes if "such letters" in note)
    assert note == (
        "in the communities of such letters: 1 text with several words changed, or one that says "
        "something else, not counted as copies"
    )


def test_many_who_say_the_opposite_are_a_campaign_of_their_own() -> None:
    opposite = [text.replace("to keep", "not to keep") for text in campaign(60)]
    result = clustered([*TEXTS, *campaign(), *opposite], target=4)
    assert same_groups(result, clustered(TEXTS, target=4))
    assert result.tuning.piles >= 2


def test_without_a_campaign_nothing_is_a_version() -> None:
    few = [*letters(5), LETTER.format("garden", "Yours").replace("to keep", "not to keep")]
    result = clustered([*TEXTS, *few], target=4)
    assert not any("such letters" in note for note in result.notes)
    assert result.network.degree(result.table["id"].iloc[-1]) > 0


@pytest.mark.parametrize(
    "signature",
    [
        "Thank you, {} Peeters",
        "Danke, {} Peeters",
        "Viele Gr\u00fc\u00dfe, {} Peeters",
        "Signed: {} Peeters",
        "Merci, {}. Peeters",
        "Cheers {}",
    ],
)
def test_names_under_a_letter_make_no_versions(signature: str) -> None:
    names = ["Anna", "Bea", "C", "Dries", "E", "Fien", "Noah", "Off", "Not", "J", "K", "Low"]
    sent = [f"{LONG}. {signature.format(name)}" for name in names]
    result = clustered([*TEXTS, *sent], target=4)
    assert result.table["copy_of"].iloc[len(TEXTS) :].notna().sum() == len(names) - 1


@pytest.mark.parametrize(
    "form",
    [
        "{letter}. PS: {name} lives in street {number}",
        "{letter}. {own}",
        "Ward {number}: {letter}",
    ],
)
def test_a_letter_is_no_phrase_that_its_versions_share(form: str) -> None:
    names = ["Anna", "Bea", "Carl", "Dries", "Eva"]
    sent = [
        form.format(letter=LONG, name=names[n % 5], number=n, own=TEXTS[n % len(TEXTS)])
        for n in range(40)
    ]
    result = clustered([*TEXTS, *sent], target=4)
    assert same_groups(result, clustered(TEXTS, target=4))
    assert result.table["community"].iloc[len(TEXTS) :].nunique() == 1
    assert not any(note.startswith("the phrase") for note in result.notes)
