"""Copies, near-copies and campaigns: one text, with a count."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.near_copies import near_copies
from actionclust.network.tokens import read_tokens, tokenise_all
from tests.network.town import LETTER, TEXTS, clustered, letters


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


def nodes_of(texts: list[str], threshold: float | None = 0.9) -> list[int]:
    return near_copies(read_tokens(texts, tokenise_all), threshold).node.tolist()


LONG = "the council should plant forty young trees along the old canal next spring"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (LONG.upper(), True),
        (LONG.replace("forty", "fifty"), True),
        (f"Dear council, {LONG}. Kind regards, Anna Peeters", True),
        (LONG.replace("should", "should not"), False),
        (LONG.replace("forty young", "lights and benches"), False),
        (f"{LONG} in zone A", False),
    ],
)
def test_a_near_copy_shares_nine_tenths_of_its_words(other: str, *, same: bool) -> None:
    one, two, far = nodes_of([LONG, other, "open the library on sunday"])
    assert (one == two) is same
    assert far not in {one, two}
    assert len(set(nodes_of([LONG, other], None))) == 1 + (other != LONG.upper())


@given(st.lists(st.sampled_from([*TEXTS[:4], *letters(6)]), max_size=12), st.randoms())
def test_nodes_do_not_depend_on_the_order(texts: list[str], random: Random) -> None:
    order = list(range(len(texts)))
    random.shuffle(order)
    found, moved = nodes_of(texts), nodes_of([texts[place] for place in order])
    together = [[one == two for two in found] for one in found]
    assert [[moved[a] == moved[b] for b in range(len(order))] for a in range(len(order))] == [
        [together[one][two] for two in order] for one in order
    ]
