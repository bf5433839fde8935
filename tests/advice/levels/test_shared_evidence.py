import numpy as np
import pytest

from actionclust.advice.levels.group_likeness import centroid_likeness
from actionclust.advice.levels.shared_evidence import SharedEvidence, shared_evidence
from actionclust.advice.levels.sorted_texts import sorted_texts
from actionclust.advice.text_space import text_space
from tests.advice.levels.laboratory_levels import kitchen_and_garden

# S01 pans, S02 knives, S03 ovens, S04 roses, S05 trees, S06 lawns
PANS, KNIVES, OVENS, ROSES, TREES, LAWNS = range(6)


@pytest.fixture(scope="module")
def evidence() -> SharedEvidence:
    h = kitchen_and_garden()
    texts = sorted_texts(h.tree, text_space(h))
    return shared_evidence(texts, centroid_likeness(texts))


def test_shared_words(evidence: SharedEvidence) -> None:
    assert evidence.words([[PANS], [KNIVES]]) == ("kitchen",)
    assert set(evidence.words([[KNIVES], [OVENS]])) == {"kitchen", "bread"}
    assert evidence.words([[PANS], [TREES]]) == ()
    # a word of two sides of three counts
    assert "water" in evidence.words([[ROSES], [TREES], [PANS]])


def test_similarity(evidence: SharedEvidence) -> None:
    cosines = evidence.cosines
    assert evidence.similarity([[PANS, KNIVES]]) is None
    found = evidence.similarity([[PANS, KNIVES], [OVENS]])
    expected = np.mean([cosines[PANS, OVENS], cosines[KNIVES, OVENS]])
    assert found == pytest.approx(float(expected), abs=1e-6)


def test_labels(evidence: SharedEvidence) -> None:
    one, other = evidence.labels([[PANS, KNIVES, OVENS], [ROSES, TREES]])
    assert "kitchen" in one
    assert "garden" in other
    words = one.split(", ")
    # phrases before words
    assert words == sorted(words, key=lambda term: " " not in term)
