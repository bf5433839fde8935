import json
import os
import pickle
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import actionclust.coding
from actionclust import Clustering, Hierarchy, InputError, cluster_actions, load, read_actions, vsm
from actionclust.coding.begin.from_file import from_document
from actionclust.coding.project import saving as project
from actionclust.coding.project.saving import digest, save, to_document
from tests.coding.strategies import edited
from tests.coding.studies import study
from tests.references import HOSTILE

H = study()
EDITED = H.move("A01", to="S02", why="doctors").merge(["S01", "S03"]).undo()
ADVICE = "save under another name, or pass overwrite=True to replace it"


def sealed(document: dict[str, Any]) -> dict[str, Any]:
    """Give a document the digest that fits it, as somebody could who alters it on purpose."""
    return {**document, "digest": digest(document)}


def written(document: object, path: Path) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def check_same(one: Hierarchy, other: Hierarchy) -> None:
    assert one == other
    assert one.entries == other.entries
    assert one.history == other.history
    assert one.analyst == other.analyst
    assert one.origin == other.origin
    assert one.actions == other.actions
    assert one.actions.notes == other.actions.notes
    assert one.tree.issued == other.tree.issued


# there and back


def test_a_study_comes_back(tmp_path: Path, clustered: Clustering) -> None:
    h = clustered.to_hierarchy(analyst="PV").merge(["S01", "S02"]).pin("A001").undo()
    path = h.save(tmp_path / "study.json")
    again = load(path)
    check_same(again, h)
    pd.testing.assert_frame_equal(again.table, h.table)
    pd.testing.assert_frame_equal(again.log, h.log)


@given(st.data())
def test_any_study_comes_back(data: st.DataObject) -> None:
    h = data.draw(edited(H))
    document = json.loads(json.dumps(to_document(h)))
    check_same(from_document(document, "memory"), h)


def test_hostile_texts_come_back(tmp_path: Path) -> None:
    texts = [*HOSTILE, *HOSTILE[:2]]
    ids = [f"<{n}>\u2028" for n in range(len(texts))]
    frame = pd.DataFrame({"id": ids, "text": texts}, dtype=object)
    h = cluster_actions(read_actions(frame)).to_hierarchy(analyst="\udfff</script>")
    h = h.create("\u2028\ud83d").rename("\u2028\ud83d", "]]>\x00")
    check_same(load(h.save(tmp_path / "study.json")), h)


def test_the_same_study_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (EDITED.save(tmp_path / name) for name in ("one.json", "other.json"))
    assert one.read_bytes() == other.read_bytes()
    assert load(one).save(tmp_path / "third.json").read_bytes() == one.read_bytes()


def test_who_goes_on(tmp_path: Path) -> None:
    path = EDITED.save(tmp_path / "study.json")
    assert load(path).analyst == "PV"
    assert load(path, analyst="ASL").rename("S01", "x").entries[-1].analyst == "ASL"


def test_text_can_be_read_by_people(tmp_path: Path) -> None:
    path = H.rename("S01", "Infirmi\u00e8res").save(tmp_path / "study.json")
    assert "Infirmi\u00e8res" in path.read_text(encoding="utf-8")


def test_nothing_is_pickled() -> None:
    for path in Path(str(actionclust.coding.__file__)).parent.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "pickle" not in source.replace("No pickle", "")
        assert "eval(" not in source


# saving


def test_saving_goes_on_from_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    H.save(path)
    EDITED.save(path)
    assert load(path).entries == EDITED.entries
    assert load(tmp_path / "study.previous.json") == H
    later = EDITED.rename("S01", "Care")
    later.save(str(path))
    check_same(load(tmp_path / "study.previous.json"), EDITED)


def test_saving_again_keeps_the_version_before(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    H.save(path)
    EDITED.save(path)
    EDITED.save(path)
    assert load(tmp_path / "study.previous.json") == H


def test_another_analyst_may_go_on(tmp_path: Path) -> None:
    path = EDITED.save(tmp_path / "study.json")
    EDITED.by("ASL").save(path)
    assert load(path).analyst == "ASL"


def test_edits_of_others_are_not_overwritten(tmp_path: Path) -> None:
    path = EDITED.save(tmp_path / "study.json")
    mine, theirs = load(path).rename("S01", "Care"), load(path).rename("S02", "Cure")
    theirs.save(path)
    with pytest.raises(InputError) as caught:
        mine.save(path)
    assert str(caught.value) == (
        "study.json changed since it was loaded: it holds edits that this hierarchy does not "
        f"have; load it and combine the two, {ADVICE}"
    )
    check_same(load(path), theirs)
    mine.save(path, overwrite=True)
    check_same(load(path), mine)
    check_same(load(tmp_path / "study.previous.json"), theirs)


def test_an_older_state_is_not_saved_over_a_newer(tmp_path: Path) -> None:
    path = EDITED.save(tmp_path / "study.json")
    with pytest.raises(InputError, match=r"^study\.json changed since it was loaded: "):
        H.save(path)


@pytest.mark.parametrize(
    "other",
    [
        Hierarchy(actions=H.actions, history=type(H.history)(EDITED.tree, EDITED.tree)),
        cluster_actions(["train nurses", "share data"]).to_hierarchy(),
    ],
    ids=["start", "actions"],
)
def test_another_project_is_not_overwritten(tmp_path: Path, other: Hierarchy) -> None:
    path = EDITED.save(tmp_path / "study.json")
    with pytest.raises(InputError) as caught:
        other.save(path)
    assert str(caught.value) == f"study.json holds another project; {ADVICE}"


def test_other_files_are_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text("my notes", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        H.save(path)
    assert str(caught.value).startswith(
        "notes.json is there already (notes.json is not a whole JSON document ("
    )
    assert str(caught.value).endswith(f"; {ADVICE}")
    assert path.read_text(encoding="utf-8") == "my notes"
    H.save(path, overwrite=True)
    assert load(path) == H
    assert (tmp_path / "notes.previous.json").read_text(encoding="utf-8") == "my notes"


def test_saving_into_nowhere(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        H.save(tmp_path / "none" / "study.json")
    assert str(caught.value) == (
        f"there is no folder {str(tmp_path / 'none')!r} to save 'study.json' in"
    )
    with pytest.raises(InputError, match=r" is a folder; say which file in it, such as study\."):
        H.save(tmp_path)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "study.json", tmp_path / "link.json"
    H.save(real)
    link.symlink_to(real)
    assert EDITED.save(link) == link
    assert link.is_symlink()
    assert load(real).entries == EDITED.entries


@pytest.mark.parametrize("there", [True, False])
def test_two_who_save_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    path = tmp_path / "study.json"
    if there:
        H.save(path)
    mine, theirs = H.rename("S01", "Care"), H.rename("S02", "Cure")
    check = project.version_on_disk
    looks = []

    def meanwhile(file: Path) -> object:
        # the second look is the last before writing
        looks.append(file)
        if len(looks) == 2:
            monkeypatch.setattr(project, "version_on_disk", check)
            # a program that knows nothing of the lock
            path.write_text(json.dumps(to_document(theirs)), encoding="utf-8")
        return check(file)

    monkeypatch.setattr(project, "version_on_disk", meanwhile)
    with pytest.raises(InputError) as caught:
        mine.save(path)
    assert str(caught.value) == (
        "study.json was written by somebody else while it was being saved; save again"
    )
    check_same(load(path), theirs)


def test_names_of_project_files(tmp_path: Path) -> None:
    path = tmp_path / f"{'s' * 235}.json"
    H.save(path)
    EDITED.save(path)
    check_same(load(path), EDITED)
    assert len(list(tmp_path.iterdir())) == 2
    with pytest.raises(InputError) as caught:
        H.save(tmp_path / f"{'s' * 245}.json")
    assert str(caught.value).endswith(
        "too long for a project, the version before of which is kept under a longer name; take at "
        "most 246 bytes"
    )
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    with pytest.raises(InputError, match=r" is a link that leads back to itself; take another "):
        H.save(loop)
    with pytest.raises(InputError, match=r"^a file name cannot hold the character NUL; got "):
        H.save(tmp_path / "a\0b.json")


def test_a_mark_of_an_editor_does_not_matter(tmp_path: Path) -> None:
    path = H.save(tmp_path / "study.json")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(path) == H
    EDITED.save(path)
    check_same(load(path), EDITED)


def test_what_cannot_be_saved_leaves_the_file(tmp_path: Path) -> None:
    path = EDITED.save(tmp_path / "study.json")
    before = path.read_bytes()
    table = EDITED.actions.table
    strange = replace(EDITED.actions, table=table.assign(x=[1j] * len(table)))
    h = replace(EDITED, actions=strange)
    with pytest.raises(InputError, match=r"^column 'x' holds 1j \(complex\), which a project"):
        save(h, path, overwrite=True)
    assert path.read_bytes() == before


# loading


def test_cut_files(tmp_path: Path) -> None:
    path = EDITED.save(tmp_path / "study.json")
    whole = path.read_bytes()
    for share in (0, 0.1, 0.5, 0.9):
        path.write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(InputError, match=r"^study\.json is not a whole JSON document \("):
            load(path)
    path.write_bytes(whole[:-1])
    with pytest.raises(InputError, match=r"; it may have been cut short$"):
        load(path)


def test_altered_files(tmp_path: Path) -> None:
    document = to_document(EDITED)
    document["actions"]["texts"][0] = "something else"
    with pytest.raises(InputError) as caught:
        load(written(document, tmp_path / "study.json"))
    assert str(caught.value) == (
        "study.json was altered since it was saved: its content does not match its digest"
    )


def nested(depth: int) -> list[Any]:
    """Give a list in a list, and so on."""
    made: list[Any] = []
    for _ in range(depth):
        made = [made]
    return made


@pytest.mark.parametrize("depth", [300, 500, 700, 900])
def test_what_is_nested_deeply_is_refused(tmp_path: Path, depth: int) -> None:
    document: Any = deepcopy(to_document(EDITED))
    document["log"][0]["edit"] = {"edit": "move", "actions": nested(depth), "to": "S01"}
    file = written(document, tmp_path / "study.json")
    with pytest.raises(InputError, match=r"^study\.json(: | is nested too deeply| was altered)"):
        load(file)


def test_a_number_that_no_float_holds_is_refused(tmp_path: Path) -> None:
    h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    document: Any = deepcopy(to_document(h))
    document["clustering"]["fit"][0] = 2**53 + 1
    file = written(sealed(document), tmp_path / "study.json")
    with pytest.raises(InputError) as caught:
        load(file)
    assert str(caught.value) == (
        "study.json does not fit the schema: clustering.fit[0] is a number that cannot be held "
        "exactly"
    )


@pytest.mark.parametrize("name", ["primary", "confidence", "suggested"])
def test_a_place_in_the_log_is_whole(tmp_path: Path, name: str) -> None:
    h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    document: Any = deepcopy(to_document(vsm.assign(h, {"S01": ("S3", "meso")})))
    del document["log"][0]["edit"]["placements"][0][name]
    with pytest.raises(InputError, match=r"^study\.json: entry 1 .* lacks a part of a place: "):
        load(written(sealed(document), tmp_path / "study.json"))


def altered(path: tuple[Any, ...], value: object) -> dict[str, Any]:
    document: Any = deepcopy(to_document(EDITED))
    part = document
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return sealed(document)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("log", 0, "why"), "other", "entry 1 of the log does not match what it did"),
        (("log", 0, "time"), "now", "entry 1 of the log cannot be made: the time of an edit is"),
        (
            ("log", 0, "change", "places", "A01"),
            ["S01", "S03"],
            "entry 1 of the log cannot be made: the inverse of entry ",
        ),
        (
            ("log", 1, "edit", "into"),
            "S77",
            "entry 2 of the log cannot be made: there is no group 'S77'; ",
        ),
        (("log", 0, "edit"), {"edit": "move"}, "entry 1 of the log cannot be made: move lacks"),
        (
            ("log", 0, "edit", "edit"),
            "mve",
            "entry 1 of the log cannot be made: 'mve' is not an edit; did you mean 'move'?",
        ),
        (
            ("log", 0, "edit", "file"),
            "/etc",
            "entry 1 of the log cannot be made: move has no attribute 'file'; ",
        ),
        (("log", 0, "edit", "label"), "x", "entry 1 of the log cannot be made: move has no "),
        (("now", "places", "A01"), "S01", "the log does not lead to the tree that the file shows"),
        (("now", "pinned"), ["A01"], "the log does not lead to the tree that the file shows"),
        (("start", "places", "A01"), "S77", "S77 is named and is not there"),
        (("actions", "ids", 0), "A77", "not every action has one place: A01, A77"),
    ],
)
def test_files_that_do_not_hold_together(
    tmp_path: Path, path: tuple[Any, ...], value: object, message: str
) -> None:
    with pytest.raises(InputError) as caught:
        load(written(altered(path, value), tmp_path / "study.json"))
    assert str(caught.value).startswith(f"study.json: {message}")


def test_a_number_too_large_for_json(tmp_path: Path, clustered: Clustering) -> None:
    document = to_document(clustered.to_hierarchy())
    text = json.dumps(document).replace('"resolution": 1.0', '"resolution": 1e999', 1)
    path = tmp_path / "study.json"
    path.write_text(text, encoding="utf-8")
    assert "1e999" in text
    with pytest.raises(InputError, match=r"^study\.json holds a number that is too large$"):
        load(path)


def test_other_kinds_of_files(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    path.write_bytes(pickle.dumps({"format": "actionclust-project"}))
    with pytest.raises(InputError, match=r"^study\.json is not a text file in UTF-8, so not a "):
        load(path)
    with pytest.raises(InputError, match=r"^study\.json is not a project file of actionclust: "):
        load(written({"format": "other"}, path))
    with pytest.raises(InputError, match=r"^study\.json was written by a newer version of "):
        load(written({"format": "actionclust-project", "version": 99}, path))


def test_reading_needs_no_right_to_write(tmp_path: Path) -> None:
    path = EDITED.save(tmp_path / "study.json")
    path.chmod(0o400)
    assert load(path) == EDITED
    assert os.listdir(tmp_path) == ["study.json"]  # noqa: PTH208 - names, hidden ones too


def test_a_project_of_a_version_that_measured_no_strength_is_read(tmp_path: Path) -> None:
    h = cluster_actions(["train nurses", "train young nurses", "share data"]).to_hierarchy()
    document: Any = deepcopy(to_document(h))
    assert document["clustering"]["strength"] == [1.0, 0.5, None]
    for part in ("strength", "weak"):
        del document["clustering"][part]
    del document["clustering"]["tuning"]["misfits"]
    del document["clustering"]["receipt"]["settings"]["min_fit"]
    found = load(written(sealed(document), tmp_path / "study.json"))
    assert found.origin is not None
    assert np.isnan(found.origin.strength).all()
    assert not found.origin.weak.any()
    assert found.origin.tuning.misfits == 0
    assert load(found.save(tmp_path / "again.json")).origin == found.origin


def test_a_project_of_a_version_that_kept_no_steps_is_read(tmp_path: Path) -> None:
    h = cluster_actions(["train nurses", "train young nurses", "share data"]).to_hierarchy()
    document: Any = deepcopy(to_document(h))
    assert document["clustering"]["steps"] == ([1, 1, 0], [1, 1, 0])
    del document["clustering"]["steps"]
    found = load(written(sealed(document), tmp_path / "study.json"))
    assert found.origin is not None
    assert found.origin.found is found.origin.joined is None
    assert load(found.save(tmp_path / "again.json")).origin == found.origin


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("strength", [0.5]),
        ("weak", [3]),
        ("steps", [[1], [1, 1]]),
        ("steps", [[1, 10**12], [1, 1]]),
        ("steps", [[1, 1], [1, 10**12]]),
    ],
)
def test_what_is_remembered_is_of_the_actions(tmp_path: Path, part: str, value: list[Any]) -> None:
    h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    document: Any = deepcopy(to_document(h))
    document["clustering"][part] = value
    with pytest.raises(InputError, match=r"the clustering does not fit the 2 actions$"):
        load(written(sealed(document), tmp_path / "study.json"))
