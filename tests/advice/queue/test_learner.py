import numpy as np
import pytest

import actionclust as ac
from actionclust.advice import homes as homes_module
from actionclust.advice.homes import HomeFinder, home_finder
from actionclust.advice.queue.decisions import decisions_of, places_of
from actionclust.advice.queue.learner import Places, learn
from actionclust.advice.text_space import text_space
from actionclust.coding.hierarchy.recording import recorded

TEXTS = [
    *(f"train nurses {word}" for word in ("now", "well", "at home", "in hospital", "in schools")),
    *(f"share data {word}" for word in ("freely", "safely", "of patients", "by portal", "early")),
    *(f"pay for care {word}" for word in ("at home", "fairly", "of elders", "in towns", "by day")),
]
TRUTH = np.repeat([0, 1, 2], 5)


@pytest.fixture(scope="module")
def finder() -> HomeFinder:
    actions = ac.read_actions(TEXTS)
    return home_finder(text_space(ac.from_codebook(_table(), actions, code={})))


def _table() -> object:
    import pandas as pd  # noqa: PLC0415 - a table for one function

    return pd.DataFrame({"sub_cluster": ["a", "b", "c"]})


def places(own: np.ndarray, decided: np.ndarray, guess: np.ndarray | None = None) -> Places:
    return Places(("S01", "S02", "S03"), own, own if guess is None else guess, decided)


def test_likelihoods_of_a_text_make_one(finder: HomeFinder) -> None:
    found = learn(finder, places(TRUTH, np.zeros(15, dtype=bool)))
    assert found.probability.sum(axis=1) == pytest.approx(1)
    assert (found.probability.argmax(axis=1) == TRUTH).all()


def test_decisions_count_for_more_than_guesses(finder: HomeFinder) -> None:
    own = TRUTH.copy()
    own[[0, 1, 2]] = 1  # half of the texts on nurses were guessed to be about data
    decided = np.zeros(15, dtype=bool)
    before = learn(finder, places(own, decided))
    decided[[3, 4]] = True
    after = learn(finder, places(own, decided), before)
    assert (after.probability[:3, 0] > before.probability[:3, 0]).all()


def test_weights_are_learned_from_ten_decisions(finder: HomeFinder) -> None:
    decided = np.ones(15, dtype=bool)
    guess = (TRUTH + 1) % 3  # the machine was wrong each time
    few = learn(finder, places(TRUTH, np.arange(15) < 9, guess))
    many = learn(finder, places(TRUTH, decided, guess))
    right = learn(finder, places(TRUTH, decided))
    before = learn(finder, places(TRUTH, np.zeros(15, dtype=bool), guess))
    assert before.weights.tolist() == [0.3, 1.2, 0.0, 0.3, 0.8]
    assert few.weights[0] == pytest.approx(0.3 + 0.2 * 9 / 19)
    assert few.weights[2:] == pytest.approx(before.weights[2:])
    assert many.weights[-1] < few.weights[-1] < right.weights[-1]


def test_going_on_gives_what_a_new_beginning_gives(finder: HomeFinder) -> None:
    generator = np.random.default_rng(0)
    own = generator.integers(-1, 3, 15)
    found = None
    for _ in range(6):
        own[generator.integers(15)] = generator.integers(-1, 3)
        decided = (generator.random(15) < 0.4) & (own >= 0)
        state = places(own.copy(), decided, generator.integers(-1, 3, 15))
        found = learn(finder, state, found)
        fresh = learn(finder, state)
        assert found.probability == pytest.approx(fresh.probability, abs=1e-3)


def test_many_texts_are_compared_by_centroids_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(homes_module, "LARGE", 10)
    actions = ac.read_actions(TEXTS)
    large = home_finder(text_space(ac.from_codebook(_table(), actions, code={})))
    found = learn(large, places(TRUTH, np.zeros(15, dtype=bool)))
    assert found.fits == (None, None)
    assert len(found.weights) == 3
    assert (found.probability.argmax(axis=1) == TRUTH).all()


def test_decisions_are_read_from_the_log() -> None:
    h = ac.cluster_actions(ac.datasets.load_example(), 40, progress=False).to_hierarchy()
    one, two, three, four = h["S03"].actions[:4]
    h = h.move(one, to="S05").merge(["S07", "S03"]).pin(two).set_aside(three)
    h = recorded(h, ac.edits.Move((four,), "S08"), "80% for S08", "score")
    found = decisions_of(h)
    assert found.placed == {one, two, three}
    assert found.unread == found.just_taken == {four}
    five = h["S01"].actions[0]
    for decided in (h.move(five, to="S05"), h.merge(["S01", "S02"]), h.set_aside(five)):
        assert decisions_of(decided).unread == {four}
        assert decisions_of(decided).just_taken == frozenset()
    assert decisions_of(h.rename("S01", "Share data")).just_taken == {four}
    assert found.into == {"S03": "S07"}
    state = places_of(h, found)
    row = h.actions.row_of
    assert state.groups[state.own[row[one]]] == "S05"
    assert state.groups[state.guess[row[one]]] == "S07"
    assert state.own[row[three]] == -1
    assert not state.decided[row[four]]
    assert decisions_of(h.undo().undo().undo()).placed == {one}


def test_a_group_that_was_deleted_frees_its_texts() -> None:
    h = ac.cluster_actions(ac.datasets.load_example(), 40, progress=False).to_hierarchy()
    one = h["S03"].actions[0]
    h = h.move(one, to="S05")
    assert decisions_of(h).placed == {one}
    assert decisions_of(h.delete("S05")).placed == frozenset()
