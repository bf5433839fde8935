"""Phrases that unlike texts share: found, told and not compared."""

import pytest

from tests.network.town import TEXTS, clustered


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
