import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Hierarchy, diff, edits, from_codebook, read_actions
from tests.coding.strategies import edited
from tests.coding.studies import CODEBOOK, CODES, TEXTS, study

H = study()
PLACE = edits.Placement("S1", "micro", primary=True)


def rows(one: Hierarchy, other: Hierarchy) -> list[tuple[str, ...]]:
    return [tuple(row) for row in diff(one, other).to_numpy().tolist()]


def test_no_difference() -> None:
    assert list(diff(H, H).columns) == ["kind", "id", "text", "one", "other"]
    assert rows(H, H.pin("A01").undo()) == []


def test_groups() -> None:
    other = H.rename("S01", "Care").describe("S02", "who cures").detach("C02").delete("C03")
    assert rows(H, other)[:4] == [
        ("group", "C02", "Sharing", "cluster 'Sharing' in SC02", "cluster 'Sharing'"),
        ("group", "C03", "Privacy", "cluster 'Privacy' in SC02", "not there"),
        ("group", "S01", "Nurses", "sub-cluster 'Nurses' in C01", "sub-cluster 'Care' in C01"),
        (
            *("group", "S02", "Doctors", "sub-cluster 'Doctors' in C01"),
            "sub-cluster 'Doctors' in C01, rule 'who cures'",
        ),
    ]


def test_places() -> None:
    other = H.move("A01", to="C03").set_aside("A02", reason="a slogan")
    skills = "SC01 Skills / C01 Training / S01 Nurses"
    assert rows(H, other) == [
        ("action", "A01", "train nurses", skills, "SC02 Data / C03 Privacy"),
        ("action", "A02", "train all nurses", skills, "unclustered: a slogan (from S01)"),
    ]
    assert rows(other, H)[1][3:] == ("unclustered: a slogan (from S01)", skills)


def test_pins_and_functions() -> None:
    placed = [edits.Assign("C01", (PLACE,)), edits.Assign("A09", (PLACE,))]
    assert rows(H, H.pin("A01").apply(placed)) == [
        ("pin", "A01", "train nurses", "free", "pinned"),
        ("functions", "A09", "fund home care", "", "S1 micro (primary)"),
        ("functions", "C01", "Training", "", "S1 micro (primary)"),
    ]


def test_other_actions_and_texts() -> None:
    texts = {**TEXTS, "A01": "train the nurses", "A11": "late"}
    del texts["A10"]
    frame = pd.DataFrame({"id": list(texts), "text": list(texts.values())})
    other = from_codebook(CODEBOOK, read_actions(frame), code=CODES)
    assert rows(H, other) == [
        ("text", "A01", "train nurses", "train nurses", "train the nurses"),
        ("action", "A10", "be nice", "unclustered: not coded", "not there"),
        ("action", "A11", "late", "not there", "unclustered: not coded"),
    ]


def test_ids_in_the_order_of_their_numbers() -> None:
    other = H
    for number in range(4, 12):
        other = other.create(f"group {number}")
    assert [row[1] for row in rows(H, other)] == [f"S{n:02d}" for n in range(4, 12)]


@given(st.data())
def test_there_is_a_difference_if_and_only_if_they_differ(data: st.DataObject) -> None:
    one, other = data.draw(edited(H)), data.draw(edited(H))
    assert (len(diff(one, other)) == 0) == (one == other)
    assert [row[:2] for row in rows(one, other)] == [row[:2] for row in rows(other, one)]
    assert all(row[3] != row[4] for row in rows(one, other))


def test_reviews_and_memos() -> None:
    one, other = H.agree("A01").note("S01", "ask"), H.dispute("A01", why="no").note("A02", "who?")
    found = diff(one, other)
    assert found.to_numpy().tolist() == [
        ["review", "A01", "train nurses", "agreed", "disputed (no)"],
        ["memos", "A02", "train all nurses", "", "who?"],
        ["memos", "S01", "Nurses", "ask", ""],
    ]
    assert diff(H, H.agree("A01"))["one"].tolist() == ["none"]
