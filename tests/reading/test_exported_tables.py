"""Tables as tools export them, from the file to the figures."""

from pathlib import Path

import pytest

import actionclust as ac


def read(folder: Path, content: str, **options: object) -> ac.Actions:
    path = folder / "export.csv"
    path.write_text(content, encoding="utf-8")
    return ac.read_actions(path, **options)  # type: ignore[arg-type]


def test_half_blank_stickers_give_everyone_their_points(tmp_path: Path) -> None:
    content = (
        "id,text,group,sticker_1,sticker_2,sticker_3\n"
        "a,Plant trees,G,9,,3\nb,Open late,G,1,1,1\nc,Fewer cars,G,,,2\nd,More seats,G,,,\n"
    )
    table = ac.priorities.score(read(tmp_path, content)).table
    assert table["points"].tolist()[:3] == [30, 6, 2]
    assert table["share"].round(3).tolist()[:3] == [0.789, 0.158, 0.053]
    assert table["share"].isna().tolist() == [False, False, False, True]


@pytest.mark.parametrize("total", ["Total,,10", ",,10", "Subtotal G,,10", "Somme,,10"])
def test_a_total_does_not_rank(tmp_path: Path, total: str) -> None:
    content = f"text,group,votes\nPlant trees,G,3\nOpen late,G,5\nFewer cars,G,2\n{total}\n"
    table = ac.priorities.score(read(tmp_path, content, stickers=["votes"])).table
    assert table["share"].tolist() == [0.3, 0.5, 0.2]


def test_from_a_survey_to_a_page(tmp_path: Path) -> None:
    content = (
        "ResponseId,Q1,Q2\nResponse ID,What now?,Region\n"
        '"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}"\n'
        'R1,"1. More trams\n2. Trams at night","North,South"\n'
        "R2,Plant trees,North\nR3,Water the trees,South\n"
    )
    actions = read(
        tmp_path,
        content,
        text="Q1",
        id="ResponseId",
        region="Q2",
        split="lines",
        split_values=["Q2"],
    )
    assert actions.ids == ("R1.1", "R1.2", "R2", "R3")
    h = ac.cluster_actions(actions).to_hierarchy(analyst="PV")
    h.save(tmp_path / "study.json")
    loaded = ac.load(tmp_path / "study.json")
    table = ac.tables.counts(loaded, by="region", level="sub-cluster")
    assert list(table.columns) == ["North (n=3)", "South (n=3)", "Total (n=4)"]
    ac.explorer(loaded).save(tmp_path / "study.html")
    ac.exchange.write_tables(ac.exchange.study_tables(loaded), tmp_path / "tables")
    assert (tmp_path / "study.html").stat().st_size > 0
