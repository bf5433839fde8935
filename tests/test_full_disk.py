"""Where the disk is full, each kind of output leaves what was there, and an error names the file.

A process that may write but few bytes to a file stands for a full disk.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")

KINDS = {
    "project": "h.save(f('study.json'), overwrite=True)",
    "moves": "write_moves(moves, f('moves.json'))",
    "page": "page.save(f('page.html'))",
    "report": "ac.write_report(result, f('report.html'))",
    "csv": "ac.exchange.write_csv_files({'actions': result.table}, folder)",
    "results as csv": "ac.exchange.write_csv(result, folder)",
    "excel": "ac.exchange.write_excel(result, f('results.xlsx'))",
    "graphml": "ac.exchange.write_graphml(result, f('network.graphml'))",
    "gexf": "ac.exchange.write_graphml(result, f('network.gexf'))",
    "receipt": "ac.exchange.write_receipt(result, f('receipt.json'))",
    "tables": "ac.exchange.write_tables(made, folder)",
    "figure as svg": "ac.figures.write_figure(ax, f('tuning.svg'))",
    "figure as png": "ac.figures.write_figure(ax, f('tuning.png'))",
    "figure as pdf": "ac.figures.write_figure(ax, f('tuning.pdf'))",
    "styled html": "style.to_html(f('styled.html'))",
    "styled latex": "style.to_latex(f('styled.tex'))",
    "styled excel": "style.to_excel(f('styled.xlsx'))",
    "vectors": "kept.write(f('vectors.npz'))",
    "page of the command line": "cli('page', study, '--out', f('page.html'), '--overwrite')",
    "tables of the command line": "cli('tables', study, '--out', folder, '--overwrite')",
    "results of the command line": "cli('run', texts, '--out', folder, '--overwrite', '--quiet')",
}

PROGRAM = """
import contextlib, io, json, pathlib, resource, signal, sys
import numpy as np
import actionclust as ac
from actionclust.cli import main
from actionclust.coding.edits import Move
from actionclust.coding.project.moves_file import Moves, Suggestion, write_moves
from actionclust.encoders import Encoder
from actionclust.network.meaning.vector_cache import VectorCache

folder = pathlib.Path(sys.argv[1])
texts, study = folder.parent / "texts.txt", folder.parent / "study.json"
result = ac.cluster_actions(ac.datasets.load_example(), 12)
h = result.to_hierarchy()
h.save(study)
texts.write_text("\\n".join(result.actions.texts[:40]), encoding="utf-8")
made, page = ac.exchange.study_tables(h), ac.explorer(h)
style, ax = ac.tables.styled(made["groups"]), ac.figures.tuning(result)
kept = VectorCache.empty(Encoder(str.split, "mine")).adding(["a"], np.ones((1, 512), "float32"))
moves = Moves("0", (Suggestion(Move(("A001",), to="S02"), "", "", "x" * 1000),))
names = (
    "study.json moves.json page.html report.html actions.csv communities.csv tuning.csv "
    "results.xlsx network.graphml network.gexf receipt.json tables.xlsx groups.csv "
    "tuning.svg tuning.png tuning.pdf styled.html styled.tex styled.xlsx vectors.npz"
).split()
for name in names:
    (folder / name).write_text("good", encoding="utf-8")
before = sorted(folder.iterdir())
f = folder.joinpath


def cli(*words):
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = main([str(word) for word in words])
    if code:
        raise ac.OutputError(said.getvalue())


signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300, resource.RLIM_INFINITY))
came = {}
for kind, call in json.loads(sys.argv[2]).items():
    try:
        eval(call)
    except ac.OutputError as error:
        came[kind] = str(error)
    except BaseException as error:
        came[kind] = f"another error: {error!r}"
    else:
        came[kind] = "written"
    for file in folder.iterdir():
        if file not in before or file.read_text("utf-8") != "good":
            came[kind] += f"; broken: {file.name}"
print(json.dumps(came))
"""


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("disk") / "full"
    folder.mkdir()
    done = subprocess.run(  # noqa: S603 - this Python, and the program above
        [sys.executable, "-W", "ignore", "-c", PROGRAM, str(folder), json.dumps(KINDS)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_there_stays_and_the_error_names_the_file(
    kind: str, came: dict[str, str]
) -> None:
    message = came[kind]
    assert "could not be written (File too large); what was there before is untouched" in message
    assert "broken" not in message
    assert str(Path("full")) in message


def test_no_kind_of_output_is_left_out() -> None:
    # who writes a file must do so through whole_files
    root = Path(__file__).parents[1] / "src" / "actionclust"
    direct = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(call in line for call in (".write_text(", ".write_bytes(", '.open("w', "to_csv("))
    }
    assert direct == {
        "analysis/tables/styler.py",  # into a temporary file of whole_files
        "analysis/tables/styling.py",  # a text that is hashed
        "coding/project/saving.py",  # into a temporary file of whole_files
        "exchange/graphml.py",  # into a temporary file of whole_files
        "exchange/sheets.py",  # the same
        "network/meaning/vector_cache.py",  # the same
        "reading/files.py",  # an example of a doctest
        "whole_files.py",
    }
