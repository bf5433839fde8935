"""How a file is read, as said on the command line."""

import json
from pathlib import Path

import pandas as pd
import pytest

import actionclust as ac
from actionclust.cli import main
from actionclust.cli.wording import in_options

IDEAS = [
    "More trams in the evening", "Trams every ten minutes", "Plant trees along the canal",
    "Water the young trees", "Longer opening hours of the library", "Library open on Sunday",
]  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> dict[str, object]:
    code = main(["run", *words, "--out", str(folder / "out"), "--quiet", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert code == 0, answer
    return dict(answer)


def test_several_answers_in_a_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "form.csv"
    frame = pd.DataFrame(
        {
            "What?": ["\n".join(IDEAS[:3]), IDEAS[3]],
            "First?": [IDEAS[4], IDEAS[5]],
            "Area": ["N, S", "S"],
        }
    )
    frame.to_csv(path, index=False)
    words = [str(path), "--text", "What?", "First?", "--split", "lines", "--split-values", "Area"]
    answer = run(capsys, tmp_path, *words, "--region", "Area")
    assert answer["actions"] == len(IDEAS)
    loaded = ac.load(tmp_path / "out" / "study.json").actions
    assert loaded.several_values == {"Area": ","}
    folder = tmp_path / "tables"
    assert main(["tables", str(tmp_path / "out" / "study.json"), "--out", str(folder)]) == 0
    assert "an action counts once in each of its values of" in capsys.readouterr().out


def test_all_sheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "book.xlsx"
    with pd.ExcelWriter(path) as book:
        for name, part in (("A", IDEAS[:3]), ("B", IDEAS[3:])):
            pd.DataFrame({"text": part}).to_excel(book, sheet_name=name, index=False)
    answer = run(capsys, tmp_path, str(path), "--sheet", "*", "--group", "sheet")
    assert answer["actions"] == len(IDEAS)


def test_no_header(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("".join(f"{n},{text}\n" for n, text in enumerate(IDEAS, 1)))
    assert main(["run", str(path), "--out", str(tmp_path / "out")]) == 1
    assert "pass --no-header if there are no names of columns, or --header if" in (
        " ".join(capsys.readouterr().err.split())
    )
    answer = run(capsys, tmp_path, str(path), "--no-header", "--id", "column 1")
    assert answer["actions"] == len(IDEAS)


def test_totals_and_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ideas.csv"
    rows = [(text, "", 1) for text in IDEAS] + [("Total", "", len(IDEAS))]
    pd.DataFrame(rows, columns=["t/en", "t/nl", "votes"]).to_csv(path, index=False)
    words = [str(path), "--text", "t/en", "t/nl", "--join", "first", "--stickers", "votes"]
    answer = run(capsys, tmp_path, *words)
    assert answer["actions"] == len(IDEAS)
    assert "pass --keep-totals to keep such rows" in json.dumps(answer["notes"])
    answer = run(capsys, tmp_path, *words, "--keep-totals", "--overwrite")
    assert answer["actions"] == len(IDEAS) + 1


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ('pass split="lines" to', "pass --split lines to"),
        ('pass split_values=["My region"] to', "pass --split-values 'My region' to"),
        ("pass keep_totals=True to", "pass --keep-totals to"),
        ("pass header=False", "pass --no-header"),
        ('pass join="first" to', "pass --join first to"),
    ],
)
def test_notes_in_the_words_of_the_command_line(note: str, said: str) -> None:
    assert in_options(note) == said


def test_the_row_of_the_header_is_said_by_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "titled.csv"
    path.write_text("Our town\n\nIdea,Votes\n" + "".join(f"{idea},1\n" for idea in IDEAS))
    answer = run(capsys, tmp_path, str(path), "--text", "Idea", "--header-row", "3")
    assert answer["actions"] == len(IDEAS)
    told = ["pass header=3", "3 texts left unclustered; non_answers=True clusters such texts too"]
    assert [in_options(one) for one in told] == [
        "pass --header-row 3",
        "3 texts left unclustered; --non-answers clusters such texts too",
    ]


@pytest.mark.parametrize("row", ["0", "-1", "x", "2.5", "\u00b2"])
def test_the_row_of_the_header_is_a_number(
    row: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["run", str(tmp_path / "a.csv"), f"--header-row={row}"])
    told = f"argument --header-row: expected the number of a row, from 1 on; got {row!r}"
    assert told in capsys.readouterr().err


def test_a_header_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", str(tmp_path / "a.csv"), "--no-header", "--header-row", "3"])
    assert (
        "--header-row: not allowed with argument --header/--no-header" in capsys.readouterr().err
    )
