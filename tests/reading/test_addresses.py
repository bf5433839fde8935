import pandas as pd
import pytest

from actionclust import read_actions

TEXTS = ["Train nurses", "Share data", "Build homes"]


def notes_of(texts: list[str], **columns: list[object]) -> list[str]:
    notes = read_actions(pd.DataFrame({"text": texts, **columns})).notes
    return [note for note in notes if "e-mail" in note]


def test_a_column_of_addresses_is_told() -> None:
    (note,) = notes_of(TEXTS, who=["ann@example.org", None, "Bé <b.e+x@mail.example.co.uk>"])
    assert note == (
        "column 'who': an e-mail address in 2 of 3 rows; tables and the project file keep the "
        "column, so leave it out of what is read if others will have these"
    )


def test_a_text_with_an_address_is_told_by_its_row() -> None:
    (note,) = notes_of([*TEXTS[:2], "Write to ann@example.org."])
    assert note == ("texts with an e-mail address, which is seen wherever they are: index 2")


@pytest.mark.parametrize("cell", ["@ann", "meet @ 5.30", "a@b", "ann at example.org", "1@2.3", 7])
def test_what_only_looks_like_one_is_not(cell: object) -> None:
    assert notes_of(TEXTS, who=[cell, None, "x"]) == []
