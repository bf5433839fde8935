import gc
import weakref

import numpy as np

import actionclust as ac
from actionclust.advice.explaining import standing as module
from actionclust.advice.explaining.last_found import keep_last, last_kept
from actionclust.advice.explaining.standing import standing
from tests.clustering.test_meaning import TABLE, VECTORS


class Value:
    """What something can be found for."""


def test_it_is_kept_for_one_value_and_its_choices() -> None:
    one, other = Value(), Value()
    keep_last("test", one, (1,), "found")
    assert last_kept("test", one, (1,)) == "found"
    assert last_kept("test", one, (2,)) is None
    assert last_kept("test", other, (1,)) is None
    assert last_kept("another test", one, (1,)) is None


def test_it_goes_with_the_value() -> None:
    one, found = Value(), Value()
    gone = weakref.ref(found)
    keep_last("test", one, (), found)
    del found
    assert gone() is not None
    del one
    gc.collect()
    assert gone() is None


def test_a_study_is_not_kept_for_its_explanations() -> None:
    h = ac.cluster_actions(["train nurses", "train doctors", "share data"]).to_hierarchy()
    ac.explain(h, h.actions.ids[0])
    gone = weakref.ref(h.actions)
    del h
    gc.collect()
    assert gone() is None


def test_texts_are_made_ready_once(study: ac.Hierarchy) -> None:
    first = standing(study)
    assert standing(study) is first
    moved = study.move("A201", to="S01")
    again = standing(moved)
    assert again is not first
    assert again.space.space is first.space.space


def test_other_vectors_are_another_question() -> None:
    h = ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False).to_hierarchy()
    first = standing(h, VECTORS)
    assert standing(h, np.array(VECTORS)) is first
    assert standing(h, np.array(VECTORS)[:, ::-1] * [1, 2, 3, 4, 5, 6]) is not first
    assert module.standing is standing
