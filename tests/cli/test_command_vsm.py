from pathlib import Path

import pytest

from actionclust import Hierarchy, load, vsm
from tests.cli.conftest import Answered, Told


@pytest.fixture
def placed(h: Hierarchy, tmp_path: Path) -> Path:
    h = vsm.assign(h, {"Training": ("S1", "micro"), "A5": ("S3*", "meso")})
    place = {"function": "S2", "level": "micro", "suggested": True}
    return vsm.assign(h, {"Sharing": place}).save(tmp_path / "placed.json")


def test_the_whole_report(placed: Path, told: Told) -> None:
    code, said, noise = told("vsm", placed)
    assert (code, noise) == (0, "")
    assert said.startswith(
        "# What stands where\n"
        "\n"
        "## micro\n"
        "\n"
        "    function  id   what                 actions\n"
        "    S1        C01  Training                   2\n"
        "    S2        C02  Sharing (suggested)        2\n"
        "\n"
        "## meso\n"
        "\n"
        "    function  id  what  actions\n"
        "    S3*       A5  beds        1\n"
        "\n"
        "## macro\n"
        "\n"
        "    nothing\n"
        "\n"
        "# Actions\n"
        "\n"
        "    function  micro  meso  macro\n"
        "    S1            2     0      0\n"
    )
    assert said.endswith(vsm.gap_report(load(placed)).rstrip() + "\n")


def test_json(placed: Path, answered: Answered) -> None:
    answer = answered("vsm", placed)
    h = load(placed)
    assert list(answer) == ["tables", "matrix", "gaps", "notes"]
    assert [row["id"] for row in answer["tables"]["micro"]] == ["C01", "C02"]
    assert answer["tables"]["micro"][1]["suggested"] is True
    counted = vsm.matrix(h)
    assert [row["micro"] for row in answer["matrix"]] == counted["micro"].tolist()
    assert [row["state"] for row in answer["gaps"]] == vsm.gaps(h)["state"].tolist()
    assert set(counted.attrs["notes"]) <= set(answer["notes"])


def test_nothing_is_placed_yet(study: Path, told: Told) -> None:
    code, _, error = told("vsm", study)
    assert code == 1
    assert error.startswith("actionclust: nothing is placed in a function yet; ")
    assert error.endswith("or begin with suggestions: --suggest --out FILE\n")


def test_suggestions(study: Path, h: Hierarchy, told: Told, answered: Answered) -> None:
    code, said, noise = told("vsm", study, "--suggest", "--language", "en")
    assert (code, noise) == (0, "")
    found = vsm.suggest(h, "super-cluster", language="en")
    table = said.splitlines()[-len(found) - 1 :]
    assert table[0].split() == ["group", "label", "function", "level", "score", "because"]
    assert [line.split()[0] for line in table[1:]] == found["group"].tolist()
    answer = answered("vsm", study, "--suggest", "--language", "en", "--level", "sub-cluster")
    found = vsm.suggest(h, "sub-cluster", language="en")
    assert answer["suggestions"] == found.to_dict("records")
    assert answer["files"] == []


def test_placing_what_is_suggested(study: Path, tmp_path: Path, told: Told) -> None:
    h = load(study).create("Fund networks of each zone")
    h.save(study)
    out = tmp_path / "placed.json"
    options = ("--suggest", "--level", "sub-cluster", "--language", "en", "--out", out)
    code, said, noise = told("vsm", study, *options)
    assert (code, noise) == (0, "")
    placed = load(out)
    assert len(placed.tree.placements) == 1
    found = vsm.suggest(h, "sub-cluster", language="en")
    half = found[(found["function"] == "") != (found["level"] == "")]["group"].nunique()
    assert half > 0
    assert said.endswith(
        f"\n\n1 group placed, as suggestions; {half} not placed, with a suggestion of a function "
        f"or a level alone\n{out}\n"
    )
    assert all(one.suggested for some in placed.tree.placements.values() for one in some)
    assert load(study) == h


def test_nothing_to_place(study: Path, tmp_path: Path, told: Told) -> None:
    out = tmp_path / "placed.json"
    code, _, error = told("vsm", study, "--suggest", "--language", "en", "--out", out)
    assert (code, error) == (
        1,
        (
            "actionclust: no group has a suggestion of both function and level to place; place "
            "groups in Python with vsm.assign, in the page or the board\n"
        ),
    )
    assert not out.exists()


@pytest.mark.parametrize(
    "options",
    [["--out", "a.json"], ["--level", "cluster"], ["--language", "en"], ["--overwrite"]],
)
def test_options_of_suggesting_alone(study: Path, options: list[str], told: Told) -> None:
    assert told("vsm", study, *options) == (
        1,
        "",
        f"actionclust: {options[0]} is for suggesting; pass --suggest too\n",
    )


def test_other_levels(h: Hierarchy, tmp_path: Path, told: Told, answered: Answered) -> None:
    levels = ("ward", "hospital", "country")
    file = vsm.assign(h, {"Training": ("S1", "ward")}, levels=levels).save(tmp_path / "a.json")
    assert list(answered("vsm", file, "--levels", *levels)["tables"]) == list(levels)
    page = tmp_path / "a.html"
    assert answered("page", file, "--out", page, "--levels", *levels)["files"] == [str(page)]
    tables = answered("tables", file, "--out", tmp_path / "tables", "--levels", *levels)
    names = {table["name"] for table in tables["tables"]}
    assert {"vsm_1_ward", "vsm_2_hospital", "vsm_3_country"} <= names
    code, _, error = told("vsm", file)
    assert code == 1
    assert "ward" in error
