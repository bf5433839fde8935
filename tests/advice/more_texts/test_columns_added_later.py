import pandas as pd
import pytest

import actionclust as ac
from tests.advice.more_texts.workshops import FIRST, first_workshop, frame


def test_columns_join_a_study_that_was_edited() -> None:
    h = first_workshop()
    h = h.rename("S01", "One").move("A01", to="S02")
    regions = frame(FIRST).assign(region=[f"R{row % 3}" for row in range(len(FIRST))])
    wide = ac.with_columns(h, regions.sample(frac=1, random_state=2))
    assert wide.actions.column("region").tolist() == regions["region"].tolist()
    assert (wide.tree, wide.entries, wide.origin) == (h.tree, h.entries, h.origin)
    assert not ac.tables.counts(wide, by="region", level="sub-cluster").empty


def test_columns_of_some_texts_are_missing_for_the_others() -> None:
    wide = ac.with_columns(first_workshop(), frame(FIRST).head(2).assign(size=[1, 2]))
    assert wide.actions.table["size"].tolist()[:2] == [1, 2]
    assert wide.actions.table["size"].isna().sum() == len(FIRST) - 2


def test_other_texts_are_refused() -> None:
    other = pd.DataFrame({"id": ["B1"], "text": ["plant trees"]})
    with pytest.raises(ac.InputError, match="others: B1; texts are added with extend"):
        ac.with_columns(first_workshop(), other)
