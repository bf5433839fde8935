from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import actionclust as ac
from actionclust.advice.text_space import TextSpace, text_space


@pytest.fixture(scope="module")
def study() -> ac.Hierarchy:
    return ac.cluster_actions(ac.datasets.load_example(), target=40, progress=False).to_hierarchy()


def same(one: TextSpace, other: TextSpace) -> bool:
    return (
        one.vectors == other.vectors
        and one.plain == other.plain
        and one.languages == other.languages
        and one.settings == other.settings
        and np.array_equal(one.space.words.toarray(), other.space.words.toarray())
        and np.array_equal(one.space.context, other.space.context)
    )


def test_what_the_session_kept_is_what_is_found_anew(study: ac.Hierarchy, tmp_path: Path) -> None:
    study.save(tmp_path / "study.json")
    loaded = ac.load(tmp_path / "study.json")
    assert study.origin is not None
    assert loaded.origin is not None
    assert study.origin.stages is not None
    assert loaded.origin.stages is None
    assert text_space(study).space.words is study.origin.stages.space.words  # type: ignore[union-attr]
    assert same(text_space(study), text_space(loaded))


def test_other_actions_are_compared_anew(study: ac.Hierarchy) -> None:
    again = ac.read_actions(study.actions.table)
    assert same(text_space(replace(study, actions=again)), text_space(study))
    assert text_space(replace(study, actions=again)).actions is again


@pytest.mark.parametrize("choices", [{"edges": 700}, {"refine": False}])
def test_settings_that_compare_otherwise(choices: dict[str, int], tmp_path: Path) -> None:
    actions = ac.datasets.load_example()
    h = ac.cluster_actions(actions, progress=False, **choices).to_hierarchy()  # type: ignore[arg-type]
    h.save(tmp_path / "study.json")
    assert same(text_space(h), text_space(ac.load(tmp_path / "study.json")))
