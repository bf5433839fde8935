from dataclasses import FrozenInstanceError, replace

import pytest

from actionclust.network.outcome import Run, Tuning

RUNS = (Run(80, 1.0, 11, 0.7), Run(300, 1.0, 8, 0.5), Run(150, 1.0, 9, 0.6))
PLAIN = Tuning(
    target=9,
    communities=9,
    piles=0,
    edges=150,
    resolution=1.0,
    modularity=0.6,
    found=9,
    merged=None,
    moved=0,
    stuck=False,
    components=3,
    least_edges=80,
    most_edges=300,
    runs=RUNS,
    taken=2,
)
REFINED = replace(PLAIN, found=18, merged=9, moved=25)
UNLINKED = replace(REFINED, edges=0, found=0, merged=0, moved=0, least_edges=0, most_edges=0)


@pytest.mark.parametrize(
    ("tuning", "reason"),
    [
        (PLAIN, "9 communities, as asked: 9 found at 150 edges"),
        (replace(PLAIN, target=None), "9 communities: 9 found at 150 edges"),
        (
            replace(PLAIN, resolution=2.3456),
            "9 communities, as asked: 9 found at 150 edges and resolution 2.35",
        ),
        (
            REFINED,
            (
                "9 communities, as asked: 18 found at 150 edges, the nearest merged to 9, "
                "25 texts moved"
            ),
        ),
        (
            replace(REFINED, merged=18, moved=1, target=None),
            (
                "9 communities: 18 found at 150 edges, 1 text moved, 9 emptied by moving or below "
                "the minimum size"
            ),
        ),
        (
            replace(PLAIN, unclustered=3),
            "9 communities, as asked: 9 found at 150 edges; 3 texts unclustered",
        ),
        (
            replace(PLAIN, unclustered=3, misfits=2),
            (
                "9 communities, as asked: 9 found at 150 edges; 3 texts unclustered, 2 of them "
                "below the minimum fit"
            ),
        ),
        (
            replace(REFINED, communities=8, target=8, unclustered=4, misfits=3),
            (
                "8 communities, as asked: 18 found at 150 edges, the nearest merged to 9, 25 "
                "texts moved, 1 emptied by moving or too small once texts below the minimum fit "
                "were left out; 4 texts unclustered, 3 of them below the minimum fit"
            ),
        ),
        (
            replace(PLAIN, communities=9, piles=3, found=6),
            (
                "9 communities, as asked: 6 of texts that are linked and 3 of copies of a text "
                "that is in no other; 6 found at 150 edges"
            ),
        ),
        (
            replace(REFINED, communities=1, edges=1, target=1, found=1, merged=1, moved=0),
            "1 community, as asked: 1 found at 1 edge, 0 texts moved",
        ),
        (
            replace(REFINED, found=9, merged=12),
            (
                "9 communities, as asked: 9 found at 150 edges, 12 with those below the minimum "
                "size, 25 texts moved"
            ),
        ),
        (
            replace(PLAIN, communities=11, piles=2),
            (
                "11 communities, 9 as asked and 2 of copies of a text that is in no "
                "other: 9 found at 150 edges"
            ),
        ),
        (
            replace(UNLINKED, communities=0),
            "0 communities instead of 9: no text shares a word with a different one",
        ),
        (
            replace(UNLINKED, communities=1, piles=1, target=1),
            (
                "1 community, as asked: copies of 1 text; no text shares a word with a "
                "different one"
            ),
        ),
        (
            replace(UNLINKED, communities=2, piles=2, target=None),
            ("2 communities: copies of 2 texts; no text shares a word with a different one"),
        ),
    ],
)
def test_what_came_is_said_in_a_sentence(tuning: Tuning, reason: str) -> None:
    assert tuning.reason == reason


@pytest.mark.parametrize(
    ("tuning", "why"),
    [
        (
            replace(REFINED, communities=12, merged=12, stuck=True),
            "12 groups share too few words to be merged further",
        ),
        (
            replace(REFINED, communities=10, merged=12),
            "merging to 12 and moving texts came nearest",
        ),
        (
            replace(PLAIN, communities=12, edges=300, components=12),
            (
                "all pairs of similar texts that were kept are edges, and the network still "
                "falls into 12 parts"
            ),
        ),
        (
            replace(PLAIN, communities=12, edges=300, components=1),
            (
                "all pairs of similar texts that were kept are edges, and the network still "
                "has more communities"
            ),
        ),
        (
            replace(REFINED, communities=7, merged=9),
            "the others lost their texts to nearer ones, or are below the minimum size",
        ),
        (
            replace(PLAIN, communities=5, edges=80),
            (
                "with the fewest edges, which connect each text to its most similar one, the "
                "network has 3 parts, and no finer communities were found in it"
            ),
        ),
        (
            replace(REFINED, communities=5, found=5, merged=5, edges=80),
            (
                "with the fewest edges, which connect each text to its most similar one, the "
                "network has 3 parts, and no finer communities were found in it"
            ),
        ),
        (replace(PLAIN, communities=12), "no number of edges that was tried came nearer"),
        (replace(PLAIN, communities=5), "no number of edges that was tried came nearer"),
    ],
)
def test_a_target_that_was_missed_is_explained(tuning: Tuning, why: str) -> None:
    start = f"{tuning.communities} communities instead of 9: {tuning.found} found at "
    assert tuning.reason.startswith(start)
    assert tuning.reason.endswith(f"; {why}")


def test_a_target_beyond_the_peak_is_explained() -> None:
    peak = (Run(80, 1.0, 4, 0.5), Run(150, 1.0, 7, 0.5), Run(300, 1.0, 2, 0.5))
    tuning = replace(PLAIN, communities=7, found=7, runs=peak, taken=1)
    assert tuning.reason == (
        "7 communities instead of 9: 7 found at 150 edges; the most that were found are 7, at 150 "
        "edges; fewer edges leave texts without any and give fewer communities, not more"
    )


def test_piles_are_counted_apart_where_the_target_was_missed() -> None:
    assert replace(PLAIN, communities=10, piles=2).reason.startswith(
        "10 communities instead of 9: 8 of texts that are linked and 2 of copies of a text that "
        "is in no other; 9 found at "
    )


def test_the_runs_as_a_table() -> None:
    table = PLAIN.table
    assert len(PLAIN) == 3
    assert list(table.columns) == ["edges", "resolution", "communities", "modularity", "taken"]
    assert table["edges"].tolist() == [80, 150, 300]
    assert table["taken"].tolist() == [False, True, False]
    assert table.index.tolist() == [0, 1, 2]


def test_runs_at_several_resolutions_stand_in_order() -> None:
    runs = (Run(80, 8.0, 3, 0.1), Run(80, 1.0, 2, 0.2), Run(80, 3.0, 2, 0.2))
    assert replace(PLAIN, runs=runs).table["resolution"].tolist() == [1.0, 3.0, 8.0]


def test_a_notebook_shows_the_reason_and_the_runs() -> None:
    shown = PLAIN._repr_html_()
    assert shown == PLAIN._repr_html_()
    assert shown.startswith(f"<p>{PLAIN.reason}</p>")
    assert shown.count("<tr>") == 4


def test_the_outcome_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'target'"):
        PLAIN.target = 5
