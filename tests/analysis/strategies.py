"""Strategies for actions with columns, stickers and places, in hierarchies of every shape."""

import pandas as pd
from hypothesis import strategies as st

from actionclust import Actions, Hierarchy, from_codebook, read_actions, vsm

CODEBOOK = pd.DataFrame(
    [
        ("Alpha", "", "super-cluster"),
        ("One", "Alpha", "cluster"),
        ("a", "One", "sub-cluster"),
        ("b", "One", "sub-cluster"),
        ("Two", "Alpha", "cluster"),
        ("e", "Alpha", "sub-cluster"),
        ("Beta", "", "super-cluster"),
        ("Three", "", "cluster"),
        ("c", "Three", "sub-cluster"),
        ("loose", "", "sub-cluster"),
    ],
    columns=["name", "parent", "level"],
)
"""Groups with and without groups above and below them."""

CODES = ("a", "b", "e", "c", "loose", "One", "Two", "Three", "Alpha", "Beta", None)

STICKERS = ["sticker_1", "sticker_2", "sticker_3"]


@st.composite
def statements(draw: st.DrawFn, max_rows: int = 20) -> Actions:
    """Draw statements with a region, a kind, a group and a code, any of them missing at times."""
    row = st.fixed_dictionaries(
        {
            "region": st.sampled_from(["North", "South", "West", None]),
            "kind": st.sampled_from(["barrier", "facilitator"]),
            "group": st.sampled_from(["G1", "G2", "G10", None]),
            "code": st.sampled_from(CODES),
        }
    )
    rows = draw(st.lists(row, min_size=1, max_size=max_rows))
    frame = pd.DataFrame(rows).astype(object)
    frame.insert(0, "text", "train nurses")
    frame.insert(0, "id", [f"A{place}" for place in range(len(rows))])
    return read_actions(frame)


def coded(actions: Actions) -> Hierarchy:
    """Put statements into the groups that their codes name."""
    return from_codebook(CODEBOOK, actions, code="code")


@st.composite
def voted(draw: st.DrawFn, max_rows: int = 15) -> Actions:
    """Draw actions with stickers, some of them and some whole groups not voted on."""
    count = st.integers(0, 4)
    row = st.tuples(
        st.sampled_from(["G1", "G2", "G3", None]),
        st.one_of(st.tuples(count, count, count), st.just((None, None, None))),
    )
    rows = draw(st.lists(row, min_size=1, max_size=max_rows))
    frame = pd.DataFrame([counts for _, counts in rows], columns=STICKERS, dtype=float)
    frame.insert(0, "group", pd.Series([group for group, _ in rows], dtype=object))
    frame.insert(0, "text", "train nurses")
    frame.insert(0, "id", [f"A{place}" for place in range(len(rows))])
    return read_actions(frame)


WEIGHTS = st.one_of(
    st.sampled_from(["study", "reciprocal", "equal"]),
    st.tuples(*[st.sampled_from([0.0, 0.5, 1.0, 3.0, 7.25])] * 3).filter(any),
)
"""Weighting schemes by name, and others."""

FUNCTIONS = ("S1", "S2", "S3", "S3*", "S4", "S5", "E")

_TARGETS = ("SC01", "SC02", "C01", "C02", "C03", "S01", "S02", "S03", "S04", "S05", "A0", "A1")


@st.composite
def placed(draw: st.DrawFn) -> Hierarchy:
    """Draw a hierarchy of statements, some groups and actions of it with places of their own."""
    h = coded(draw(statements(max_rows=12)))
    targets = draw(st.lists(st.sampled_from([t for t in _TARGETS if t in h]), unique=True))
    for target in targets:
        cell = st.tuples(st.sampled_from(FUNCTIONS), st.sampled_from(["micro", "meso", "macro"]))
        cells = draw(st.lists(cell, min_size=1, max_size=3, unique=True))
        main = draw(st.sampled_from([None, *range(len(cells))]))
        places = [
            {
                "function": function,
                "level": level,
                "primary": place == main,
                "suggested": draw(st.booleans()),
            }
            for place, (function, level) in enumerate(cells)
        ]
        h = vsm.assign(h, {target: places})
    return h
