import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from actionclust import load
from actionclust.cli import command_run as command
from actionclust.cli import main
from actionclust.cli.command_run import FILES, TO_READ
from actionclust.datasets import example_path, load_example

TEXTS = ["train the nurses", "train all the nurses", "share the data", "share more data", "beds"]

Output = pytest.CaptureFixture[str]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "actions.csv"
    frame = pd.DataFrame({"Actie": TEXTS, "Regio": list("NNSSN"), "taal": "en", "Nr": range(5)})
    frame[["Groep", "Thema"]] = "x"
    frame.to_csv(path, index=False)
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "results"


def run(table: Path, out: Path, *more: str) -> int:
    text = ["--text", "Actie"] if table.suffix == ".csv" else []
    return main(["run", str(table), "--out", str(out), "--quiet", *text, *more])


def test_run_writes_every_file_and_tells_people(table: Path, out: Path, capsys: Output) -> None:
    assert run(table, out, "--target", "2") == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    said, noise = capsys.readouterr()
    assert noise == ""
    lines = said.splitlines()
    assert lines[0] == "5 actions, 1 unclustered (1 no similar text)"
    assert lines[1].startswith("2 communities, as asked: ")
    assert "note: text: column 'Actie', as asked for" in lines
    largest = lines.index("largest communities:") + 1
    assert lines[largest].split() == ["size", "community", "keywords"]
    communities = pd.read_csv(out / "communities.csv").head().itertuples()
    assert [line.split(maxsplit=2) for line in lines[largest + 1 : largest + 3]] == [
        [str(row.size), str(row.community), row.keywords] for row in communities
    ]
    others = [name for name in FILES if name not in TO_READ]
    assert lines[-len(others) - 1 :] == [
        "for other programs:",
        *(str(out / name) for name in others),
    ]
    first = lines.index("", largest) + 1
    shown = [line.split(maxsplit=1) for line in lines[first : first + len(TO_READ)]]
    assert shown == [[str(out / name), what] for name, what in TO_READ.items()]
    assert Path(shown[0][0]).name == "report.html"
    assert "open this first" in shown[0][1]


def test_a_text_that_excel_cuts_is_told_in_one_line(
    table: Path, out: Path, capsys: Output
) -> None:
    frame = pd.read_csv(table)
    frame.loc[1, "Actie"] = "train nurses " * 3_000
    frame.to_csv(table, index=False)
    assert run(table, out) == 0
    (noise,) = capsys.readouterr().err.splitlines()
    assert noise == (
        "actionclust: warning: an Excel cell holds 32,767 characters, and longer texts were cut "
        "with \u2026 at the end: sheet 'Actions', row 3, column 'Actie', "
        "sheet 'Communities', row 2, column 'example'; CSV files hold the whole texts"
    )
    written = pd.read_csv(out / "actions.csv")["Actie"]
    assert written[1].strip() == ("train nurses " * 3_000).strip()


def test_one_column_of_stickers_is_enough(table: Path, out: Path, capsys: Output) -> None:
    frame = pd.read_csv(table).assign(Stippen=[4, 0, 3, 1, None])
    frame.to_csv(table, index=False)
    assert run(table, out, "--group", "Groep", "--stickers", "Stippen") == 0
    said = capsys.readouterr().out.splitlines()
    assert "note: stickers: column 'Stippen'" in said
    assert "note: no column of second and third stickers, so there are none" in said
    assert load(out / "study.json").actions.sticker_columns == ("Stippen",)
    assert main(["priorities", str(out / "study.json"), "--json"]) == 0
    actions = json.loads(capsys.readouterr().out)["actions"]
    assert [action["share"] for action in actions] == [0.5, 0, 0.375, 0.125, None]


def test_stickers_may_come_from_a_file(table: Path, out: Path, capsys: Output) -> None:
    votes = table.with_name("votes.csv")
    votes.write_text("id,rank\n0,1\n2,2\n", encoding="utf-8")
    assert run(table, out, "--id", "Nr", "--stickers", str(votes)) == 0
    assert "note: stickers: 2 rows of votes.csv" in capsys.readouterr().out.splitlines()
    votes.unlink()
    assert run(table, out, "--id", "Nr", "--stickers", str(votes), "--overwrite") == 1
    assert f"no file '{votes}'" in capsys.readouterr().err


def test_run_answers_programs_in_json(table: Path, out: Path, capsys: Output) -> None:
    assert run(table, out, "--target", "2", "--json") == 0
    said, noise = capsys.readouterr()
    assert noise == ""
    summary = json.loads(said)
    assert list(summary) == [
        *("actions", "communities", "unclustered", "reasons", "weak", "reason", "notes"),
        *("largest", "seconds", "files"),
    ]
    assert (summary["actions"], summary["communities"], summary["unclustered"]) == (5, 2, 1)
    assert summary["reasons"] == {"no similar text": 1}
    communities = pd.read_csv(out / "communities.csv")[["community", "size", "keywords"]]
    assert summary["largest"] == communities.to_dict("records")
    assert summary["files"] == [str(out / name) for name in FILES]
    receipt = json.loads((out / "receipt.json").read_text(encoding="utf-8"))
    assert summary["seconds"] == receipt["seconds"]
    assert summary["reason"] == receipt["result"]["reason"]


def test_weak_texts_are_counted_and_told(tmp_path: Path, out: Path, capsys: Output) -> None:
    file = tmp_path / "texts.csv"
    pd.DataFrame({"Actie": load_example().texts}).to_csv(file, index=False)
    assert run(file, out, "--target", "40", "--json") == 0
    summary = json.loads(capsys.readouterr().out)
    actions = pd.read_csv(out / "actions.csv")
    assert summary["weak"] == actions["weak"].eq(True).sum() > 0  # noqa: FBT003 - missing is not
    assert run(file, out, "--target", "40", "--overwrite") == 0
    share = summary["weak"] / actions["community"].notna().sum()
    told = (
        f"{summary['weak']} weak texts ({share:.0%}), marked in the column weak: check them first"
    )
    assert told in capsys.readouterr().out.splitlines()


def test_nothing_is_told_where_no_text_is_weak(tmp_path: Path, out: Path, capsys: Output) -> None:
    few = tmp_path / "few.csv"
    few.write_text("Actie\ntrain nurses\ntrain doctors", encoding="utf-8")
    assert run(few, out) == 0
    assert "weak text" not in capsys.readouterr().out


def test_every_option_reaches_the_library(table: Path, out: Path, capsys: Output) -> None:
    table.write_text(table.read_text(encoding="utf-8").replace(",", ";"), encoding="cp1252")
    options = (
        "--id Nr --region Regio --group Groep --dimension Thema "
        "--language-column taal --encoding cp1252 --separator ; --stop-words beds more "
        "--min-size 1 --min-fit 0.01 --edges 3 --engine networkx --recipe kce359 --jobs 2 --json"
    )
    assert run(table, out, *options.split()) == 0
    assert json.loads(capsys.readouterr().out)["actions"] == 5
    receipt = json.loads((out / "receipt.json").read_text(encoding="utf-8"))
    assert receipt["recipe"] == "kce359"
    assert receipt["settings"]["stop_words"] == ["beds", "more"]
    assert receipt["settings"]["engine"] == "networkx"
    assert (receipt["settings"]["min_size"], receipt["settings"]["edges"]) == (1, 3)
    assert receipt["settings"]["min_fit"] == 0.01
    assert receipt["data"]["languages"] == {"en": 5}
    columns = {"text": "Actie", "id": "Nr", "region": "Regio", "group": "Groep"}
    columns |= {"dimension": "Thema", "language": "taal"}
    for role, column in columns.items():
        assert f"{role}: column {column!r}, as asked for" in receipt["notes"]


def test_a_share_that_is_no_number_is_refused(table: Path, out: Path, capsys: Output) -> None:
    with pytest.raises(SystemExit):
        run(table, out, "--near-copies", "lots")
    assert capsys.readouterr().err.endswith(
        "argument --near-copies: expected a number above 0 and at most 1, or off; got 'lots'\n"
    )


def test_a_sheet_of_excel(tmp_path: Path, out: Path) -> None:
    path = tmp_path / "actions.xlsx"
    with pd.ExcelWriter(path) as writer:
        for name in ("first", "second"):
            pd.DataFrame({"id": [f"{name}{n}" for n in range(5)], "text": TEXTS}).to_excel(
                writer, sheet_name=name, index=False
            )
    assert run(path, out, "--sheet", "second", "--language", "en") == 0
    assert pd.read_csv(out / "actions.csv")["id"][0] == "second0"


def test_the_study_file_goes_on_from_the_communities(table: Path, out: Path) -> None:
    assert run(table, out, "--target", "2") == 0
    h = load(out / "study.json")
    communities = pd.read_csv(out / "communities.csv")
    assert h.groups("sub-cluster")["actions"].tolist() == communities["size"].tolist()
    assert h.actions.columns["text"] == "Actie"
    assert h.origin is not None
    assert h.origin.receipt["result"]["communities"] == 2


def test_an_earlier_study_file_is_kept(table: Path, out: Path) -> None:
    assert run(table, out, "--target", "2") == 0
    h = load(out / "study.json").rename("S01", "Mine")
    h.save(out / "study.json")
    assert run(table, out, "--target", "2", "--overwrite") == 0
    assert load(out / "study.json")["S01"].label != "Mine"
    assert load(out / "study.previous.json") == h


def test_results_are_not_overwritten_unless_asked(table: Path, out: Path, capsys: Output) -> None:
    out.mkdir(parents=True)
    (out / "actions.csv").write_text("mine", encoding="utf-8")
    (out / "report.html").write_text("mine", encoding="utf-8")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    assert run(table, out) == 1
    assert capsys.readouterr().err == (
        f"actionclust: {out} already holds actions.csv, report.html; choose another folder with "
        "--out, or pass --overwrite to replace them\n"
    )
    assert (out / "actions.csv").read_text(encoding="utf-8") == "mine"
    assert run(table, out, "--overwrite") == 0
    assert (out / "actions.csv").read_text(encoding="utf-8") != "mine"
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_out_must_be_a_folder(table: Path, capsys: Output) -> None:
    assert run(table, table) == 1
    assert capsys.readouterr().err == f"actionclust: --out must be a folder; {table} is a file\n"


def test_a_folder_that_cannot_be_made(table: Path, capsys: Output) -> None:
    assert run(table, table / "results") == 1
    said, error = capsys.readouterr()
    assert said == ""
    folder = table / "results"
    assert error == f"actionclust: the folder {folder} could not be made (Not a directory)\n"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(28, "No space left on device", "a.csv"), "No space left on device: a.csv"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("broken"), "broken"),
    ],
)
def test_errors_of_the_system_are_one_line(
    error: OSError,
    message: str,
    table: Path,
    out: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(command, "_write", fail)
    assert run(table, out) == 1
    assert capsys.readouterr().err == f"actionclust: {message}\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--target", "0"], "--target must be a whole number of at least 1; got 0 (int)"),
        (
            ["--target", "99"],
            "target=99 communities cannot be made of 5 texts; ask for fewer",
        ),
        (["--engine", "lieden"], "engine='lieden' is not known; did you mean 'leiden'?"),
        (["--recipe", "kce"], "recipe='kce' is not known; did you mean 'kce359'?"),
        (["--jobs", "0"], "--jobs must be a whole number of at least 1; got 0"),
    ],
)
def test_errors_are_one_line_and_end_with_one(
    options: list[str], message: str, table: Path, out: Path, capsys: Output
) -> None:
    assert run(table, out, *options) == 1
    assert capsys.readouterr() == ("", f"actionclust: {message}\n")
    assert run(table, out, *options, "--json") == 1
    said, error = capsys.readouterr()
    assert json.loads(said) == {"error": message}
    assert error == ""
    assert not out.exists()


def test_a_missing_file(tmp_path: Path, out: Path, capsys: Output) -> None:
    assert run(tmp_path / "none.csv", out) == 1
    error = capsys.readouterr().err
    assert error.startswith("actionclust: ")
    assert "none.csv" in error
    assert error.count("\n") == 1


def test_an_interrupt_ends_with_130(
    table: Path, out: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_write", interrupt)
    assert run(table, out) == 130
    assert capsys.readouterr() == ("", "actionclust: interrupted\n")


def test_the_module_runs_as_a_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "actionclust", "run", str(example_path()), "--target", "12"]
    done = subprocess.run(  # noqa: S603 - this Python and this package
        [*command, "--out", "results", "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=tmp_path,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["communities"] == 12
    assert (tmp_path / "results" / "report.html").exists()


@pytest.mark.parametrize("text", ["=1+1", "+32 470", "-2 beds", "@nurses"])
def test_csv_files_are_guarded_against_formulas_where_asked(
    tmp_path: Path, out: Path, text: str
) -> None:
    table = tmp_path / "actions.csv"
    pd.DataFrame({"Actie": [f"{text} train nurses", "train doctors"]}).to_csv(table, index=False)
    assert run(table, out) == 0
    assert f",{text}" in (out / "actions.csv").read_text(encoding="utf-8-sig")
    assert run(table, out, "--overwrite", "--guard-formulas") == 0
    assert f",'{text}" in (out / "actions.csv").read_text(encoding="utf-8-sig")
