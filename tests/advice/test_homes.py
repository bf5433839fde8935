import numpy as np
import pytest
import scipy.sparse as sp
from numpy.typing import NDArray

import actionclust as ac
from actionclust.advice import homes as module
from actionclust.advice.homes import (
    BELIEVED,
    GUESSED,
    centroid_cosines,
    home_finder,
    ridge_scores,
)
from actionclust.advice.text_space import text_space
from actionclust.network.refining_space import Space
from tests.clustering.test_meaning import TABLE, VECTORS


@pytest.fixture(scope="module")
def study() -> ac.Hierarchy:
    return ac.cluster_actions(ac.datasets.load_example(), target=40, progress=False).to_hierarchy()


def likely(h: ac.Hierarchy) -> module.Homes:
    return home_finder(text_space(h)).homes(h.tree, h.actions.ids)


def test_most_texts_are_at_home_where_they_were_put(study: ac.Hierarchy) -> None:
    found = likely(study)
    inside = found.own >= 0
    assert found.probability.shape == (555, 40)
    assert found.probability[inside].sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert (found.best(1)[inside, 0] == found.own[inside]).mean() > 0.6
    assert not found.probability[
        [
            study.actions.row_of[i]
            for i in study.unclustered["id"]
            if "no words" in str(study.place(i).reason)
        ]
    ].any()


def test_the_order_of_the_rows_changes_nothing(study: ac.Hierarchy) -> None:
    table = ac.datasets.load_example().table.sample(frac=1, random_state=3)
    other = ac.cluster_actions(table, target=40, progress=False).to_hierarchy()
    found, mixed = likely(study), likely(other)
    where = [other.actions.row_of[id_] for id_ in study.actions.ids]
    assert np.array_equal(mixed.probability[where], found.probability)


@pytest.mark.parametrize("large", [False, True])
def test_a_text_in_a_foreign_group_is_sent_home(
    study: ac.Hierarchy, monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    if large:
        monkeypatch.setattr(module, "LARGE", 10)
    best = likely(study)
    sure = int(np.argmax(best.probability.max(axis=1)))
    home, wrong = best.groups[best.own[sure]], best.groups[best.own[sure] - 1]
    moved = study.move(study.actions.ids[sure], to=wrong)
    again = likely(moved)
    assert again.groups[again.best(1)[sure, 0]] == home


@pytest.mark.parametrize("fitting", [GUESSED, BELIEVED])
def test_a_fit_without_a_text_is_the_fit_of_the_others(fitting: module.Fitting) -> None:
    rng = np.random.default_rng(0)
    points = rng.random((12, 4))
    likeness, label = points @ points.T, np.arange(12) % 3
    weight = np.where(label == 1, 5.0, 1.0)
    scores = ridge_scores(likeness, label, weight, 3, fitting)
    for one in range(12):
        others = np.where(np.arange(12) == one, -1, label)
        without = ridge_scores(likeness, others, weight, 3, fitting)[one]
        assert without == pytest.approx(scores[one])


def test_a_centroid_without_a_text_is_that_of_the_others() -> None:
    rng = np.random.default_rng(0)
    words = np.abs(rng.random((12, 4)))
    points = _space(words / np.linalg.norm(words, axis=1, keepdims=True))
    label, weight = np.arange(12) % 3, np.linspace(1, 5, 12)
    cosines = centroid_cosines(points, label, weight, 4)
    for one in range(12):
        others = np.where(np.arange(12) == one, -1, label)
        alone = centroid_cosines(points, others, weight, 4)
        assert alone[one] == pytest.approx(cosines[one])
    assert not cosines[:, 3].any()


def test_what_a_person_decided_weighs_more(study: ac.Hierarchy) -> None:
    finder = home_finder(text_space(study))
    before = finder.homes(study.tree, study.actions.ids)
    unsure = int(np.argsort(before.probability.max(axis=1))[40])
    to = before.groups[before.best(2)[unsure, 1]]
    moved = study.move(study.actions.ids[unsure], to=to)
    guessed = finder.homes(moved.tree, moved.actions.ids)
    decided = finder.homes(moved.tree, moved.actions.ids, {study.actions.ids[unsure]})
    column = guessed.groups.index(to)
    likest = np.argsort(-finder.likeness[:, list(finder.places).index(unsure)])[1]
    other = int(finder.places[likest])
    assert decided.probability[other, column] > guessed.probability[other, column]


def test_meaning_finds_a_home_in_another_language() -> None:
    h = ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False).to_hierarchy()
    with pytest.raises(ac.SettingError, match=r"pass those of its \d+ texts again, with vectors="):
        text_space(h)
    finder = home_finder(text_space(h, VECTORS))
    found = finder.homes(h.tree, h.actions.ids)
    inside = found.own >= 0
    assert (found.best(1)[inside, 0] == found.own[inside]).mean() > 0.8


def test_no_group_and_no_word() -> None:
    h = ac.cluster_actions(["!", "?"], progress=False).to_hierarchy()
    assert likely(h).probability.shape == (2, 0)


def _space(words: NDArray[np.float64]) -> Space:
    return Space(sp.csr_array(words), np.zeros((len(words), 0)))


@pytest.mark.parametrize("large", [False, True])
def test_groups_that_people_made_are_believed(
    study: ac.Hierarchy, monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    if large:
        monkeypatch.setattr(module, "LARGE", 10)
    finder = home_finder(text_space(study))
    assert (finder.closeness is None) == large
    guessed = finder.homes(study.tree, study.actions.ids)
    made = finder.homes(study.tree, study.actions.ids, by_people=True)
    assert not np.array_equal(guessed.probability, made.probability)
    inside = made.own >= 0
    assert made.probability[inside].sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert (made.best(1)[inside, 0] == made.own[inside]).mean() > 0.6


def test_near_texts_count_for_more_in_a_fit(study: ac.Hierarchy) -> None:
    finder = home_finder(text_space(study))
    assert finder.likeness is not None
    assert finder.closeness is not None
    order = np.argsort(finder.likeness[0])
    curved = finder.closeness[0, order]
    assert (np.diff(curved) >= 0).all()
    assert curved[-1] == pytest.approx(1)
    assert (curved <= (1 + finder.likeness[0, order]) / 2 + 1e-12).all()


def test_the_nearest_text_of_a_group_is_another_one() -> None:
    likeness = np.array([[1.0, 0.5, 0.2], [0.5, 1.0, -0.3], [0.2, -0.3, 1.0]])
    found = module.nearest_likeness(likeness, np.array([0, 0, 1]), 3)
    assert found.tolist() == [[0.5, 0.2, 0.0], [0.5, 0.0, 0.0], [0.2, 0.0, 0.0]]


def test_nearness_with_the_nearest_group_and_with_a_stranger(study: ac.Hierarchy) -> None:
    finder = home_finder(text_space(study))
    homes = finder.homes(study.tree, study.actions.ids)
    near, other = finder.nearness(homes.own, len(homes.groups))
    inside = homes.own >= 0
    assert (near >= other).all()
    assert (near[inside] > other[inside]).mean() > 0.5
    outside = ~inside & (near > 0)
    assert np.array_equal(near[outside], other[outside])
    assert not finder.nearness(homes.own, 0)[0].any()
