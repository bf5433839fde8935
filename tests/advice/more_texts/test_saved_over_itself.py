"""A project is saved over itself with further texts and columns, and not over another one."""

from pathlib import Path

import pytest

import actionclust as ac
from tests.advice.more_texts.workshops import FIRST, SECOND, first_workshop, frame

H = first_workshop().rename("S01", "One")


def test_with_further_texts_and_columns(tmp_path: Path) -> None:
    file = H.save(tmp_path / "study.json")
    wide = ac.with_columns(H, frame(FIRST).assign(size=1))
    grown = ac.extend(wide, frame(SECOND)).hierarchy
    for one in (wide, grown, ac.rerun(grown, target=6, progress=False).hierarchy):
        one.save(file)
        assert ac.load(file) == one


def test_not_with_fewer_texts_or_columns(tmp_path: Path) -> None:
    wide = ac.with_columns(H, frame(FIRST).assign(size=1))
    file = ac.extend(wide, frame(SECOND)).hierarchy.save(tmp_path / "study.json")
    for one in (H, wide, ac.extend(H, frame(SECOND)).hierarchy):
        with pytest.raises(ac.InputError, match="holds another project"):
            one.save(file)
