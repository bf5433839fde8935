import numpy as np

from actionclust import read_actions
from actionclust.network.meaning.text_meaning import text_meaning
from actionclust.network.text_rows import leading_texts, text_rows
from actionclust.progress import Clock
from actionclust.settings import Settings
from tests.bilingual import meanings, workshop

TABLE = workshop()


def test_without_an_encoder_there_is_none() -> None:
    clock = Clock()
    rows = text_rows(read_actions(TABLE), Settings())
    assert text_meaning(rows, Settings(), clock=clock) is None
    assert clock.seconds == {}


def test_each_row_means_what_its_leading_text_does() -> None:
    texts = ["Trams are slow", "trams are slow!", "Parks need shade", "of the", "Trams are slow"]
    settings = Settings(encoder=lambda given: [[len(text), 9.0, 1.0] for text in given])
    rows = text_rows(read_actions(texts), settings)
    found = text_meaning(rows, settings)
    assert found is not None
    assert found.rows.shape[0] == rows.vectors.ordinary == 2
    array = text_meaning(rows, Settings(), vectors=[[len(text), 9.0, 1.0] for text in texts])
    assert array is not None
    assert np.array_equal(found.rows, array.rows)


def test_markup_and_links_are_not_encoded() -> None:
    seen: list[str] = []

    def encode(texts: list[str]) -> list[list[float]]:
        seen.extend(texts)
        return [[1.0, float(len(text))] for text in texts]

    settings = Settings(encoder=encode)
    texts = ["<b>Trams</b> are slow, see https://example.org/x", "Parks &amp; shade", "#REF!"]
    text_meaning(text_rows(read_actions(texts), settings), settings)
    assert sorted(text.split() for text in seen) == [
        ["Parks", "&", "shade"],
        ["Trams", "are", "slow,", "see"],
    ]


def test_texts_that_mean_nothing_of_their_own_are_told() -> None:
    rows = text_rows(read_actions(TABLE), Settings())
    vectors = np.array(meanings(TABLE["text"].tolist()))
    vectors[leading_texts(rows.vectors)[:2]] = 0
    found = text_meaning(rows, Settings(), vectors=vectors)
    assert found is not None
    assert found.notes[1].startswith("no meaning that tells them apart was found for 2 texts")
    assert found.receipt == {"name": "vectors", "directions": 6, "blend": 0.4}
