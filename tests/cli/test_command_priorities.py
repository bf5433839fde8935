from pathlib import Path

import pytest

from actionclust import Hierarchy, from_codebook, priorities, read_actions
from tests.cli.conftest import Answered, Told


def test_groups_and_actions_are_ranked(study: Path, told: Told) -> None:
    code, said, noise = told("priorities", study)
    assert (code, noise) == (0, "")
    assert said == (
        "5 of 5 actions scored, in 2 of 2 discussion groups; weights 3, 2, 1 (study)\n"
        "note: weights of first, second and third stickers: 3, 2, 1 (study)\n"
        "note: first rank: A4, with 1 first, 0 second, 0 third stickers; 1 participant voted in "
        "G2\n"
        "note: fewer than 5 participants voted in: G1 (3), G2 (1); a share there rests on few "
        "people and may outrank more stickers elsewhere, so compare the ranking that is not "
        "normalised, in sensitivity\n"
        "\n"
        "super-clusters, by the sum of the shares of their actions:\n"
        "rank  sum    actions  id    label\n"
        "   1  1.333        2  SC02  Tools\n"
        "   2  0.667        2  SC01  Skills\n"
        "\n"
        "actions with the highest share of their discussion group:\n"
        "rank  share  group  id  text\n"
        "   1  1.000  G2     A4  share more data\n"
        "   2  0.667  G1     A1  train the nurses\n"
        "   3  0.333  G1     A3  share the data\n"
        "   4  0.000  G2     A2  train all nurses\n"
        "   4  0.000  G2     A5  beds\n"
    )


@pytest.mark.parametrize("level", ["sub-cluster", "cluster"])
def test_a_chosen_level_and_scheme(
    study: Path, h: Hierarchy, level: str, answered: Answered
) -> None:
    answer = answered("priorities", study, "--level", level, "--scheme", "equal")
    scored = priorities.score(h.actions, scheme="equal")
    assert (answer["scheme"], answer["level"]) == ("equal", level)
    assert answer["notes"] == list(scored.notes)
    labels = scored.of_groups(h, level)["label"].tolist()
    assert [group["label"] for group in answer["groups"]] == labels
    assert [action["id"] for action in answer["actions"]] == list(h.actions.ids)
    assert answer["groups"][-1]["rank"] is None
    assert [group["group"] for group in answer["discussion_groups"]] == ["G1", "G2"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--scheme", "studdy"], "did you mean 'study'?"),
        (["--level", "clutser"], "did you mean 'cluster'"),
    ],
)
def test_unknown_names(study: Path, options: list[str], message: str, told: Told) -> None:
    code, _, error = told("priorities", study, *options)
    assert code == 1
    assert message in error


def test_no_stickers(tmp_path: Path, told: Told) -> None:
    h = from_codebook({"Skills": None}, read_actions(["train nurses"]))
    code, _, error = told("priorities", h.save(tmp_path / "study.json"))
    assert code == 1
    assert "the actions have no stickers to score" in error


def test_no_group(tmp_path: Path, h: Hierarchy, told: Told) -> None:
    for id_ in ("S01", "S02", "C01", "C02", "SC01", "SC02"):
        h = h.delete(id_)
    code, _, error = told("priorities", h.save(tmp_path / "empty.json"))
    assert (code, error) == (
        1,
        "actionclust: there is no group yet, only unclustered actions\n",
    )
