"""The command line: a thin shell over the same functions."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionclust._version import __version__
from actionclust.errors import ActionClustError, InputError, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.actions import Actions
    from actionclust.result import Clustering

FILES = (
    "actions.csv",
    "communities.csv",
    "tuning.csv",
    "results.xlsx",
    "network.graphml",
    "receipt.json",
    "report.html",
)
"""What `run` and `demo` write."""

DEMO_TARGET = 40
_INTERRUPTED = 130
_ROLES = ("text", "id", "region", "group", "dimension")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str or None
        The words after the command; None takes those of this process.

    Returns
    -------
    int
        0 when all went well, 1 for an error in the data or the settings, 130 when interrupted;
        wrong usage ends with 2.
    """
    options = _parser().parse_args(arguments)
    try:
        summary = options.run(options)
    except ActionClustError as error:
        return _failed(str(error), as_json=options.json)
    except OSError as error:
        place = "" if error.filename is None else f": {error.filename}"
        return _failed(f"{error.strerror or error}{place}", as_json=options.json)
    except KeyboardInterrupt:
        print("actionclust: interrupted", file=sys.stderr)
        return _INTERRUPTED
    print(json.dumps(summary, indent=2) if options.json else _showable(_told(summary)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="actionclust",
        description="From short action points to communities of similar ones.",
    )
    parser.add_argument("--version", action="version", version=f"actionclust {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser(
        "run",
        help="cluster the texts of a file",
        description="Cluster the texts of a file, and write tables, network and report.",
    )
    run.add_argument("file", metavar="FILE", help="CSV, TSV, text, Excel, JSON or Parquet")
    run.add_argument("--target", type=int, metavar="N", help="wanted number of communities")
    columns = run.add_argument_group("columns of the file, where their names do not say it")
    for role in _ROLES:
        columns.add_argument(f"--{role}", metavar="COLUMN", help=f"the column of the {role}")
    columns.add_argument("--language-column", metavar="COLUMN", help="language of each text")
    reading = run.add_argument_group("reading")
    reading.add_argument("--sheet", metavar="NAME", help="sheet of an Excel workbook")
    reading.add_argument("--encoding", help="encoding of a text file")
    reading.add_argument("--separator", metavar="CHARACTER", help="separator of a CSV file")
    choices = run.add_argument_group("choices")
    choices.add_argument("--language", metavar="CODE", help="language of all texts")
    choices.add_argument(
        "--stop-words", nargs="+", metavar="WORD", help="further words to leave out"
    )
    choices.add_argument("--min-size", type=int, metavar="N", help="smallest community")
    choices.add_argument("--edges", type=int, metavar="N", help="fixed number of edges")
    choices.add_argument("--engine", help="what finds the communities")
    choices.add_argument("--recipe", default="default", help="default, or kce359: the study's")
    run.set_defaults(run=_run)
    demo = commands.add_parser(
        "demo",
        help="cluster the example corpus",
        description="Cluster the example corpus that comes with the package.",
    )
    demo.set_defaults(run=_demo)
    for command in (run, demo):
        command.add_argument(
            "--out",
            type=Path,
            default=Path("actionclust-results"),
            metavar="FOLDER",
            help="where to write the results (default: %(default)s)",
        )
        command.add_argument(
            "--overwrite", action="store_true", help="replace the results of an earlier run"
        )
        command.add_argument("--jobs", type=int, metavar="N", help="number of threads")
        command.add_argument("--json", action="store_true", help="answer in JSON, for programs")
        command.add_argument("--quiet", action="store_true", help="no progress bars")
    return parser


def _run(options: argparse.Namespace) -> dict[str, Any]:
    from actionclust.actions import read_actions  # noqa: PLC0415 - pandas is slow to import

    _check_folder(options.out, overwrite=options.overwrite)
    actions = read_actions(
        options.file,
        **{role: getattr(options, role) for role in _ROLES},
        language=options.language_column,
        sheet=options.sheet,
        encoding=options.encoding,
        separator=options.separator,
    )
    choices = {
        name: getattr(options, name)
        for name in ("language", "stop_words", "min_size", "edges", "engine")
        if getattr(options, name) is not None
    }
    return _cluster(actions, options.target, options, recipe=options.recipe, **choices)


def _demo(options: argparse.Namespace) -> dict[str, Any]:
    from actionclust.datasets import load_example  # noqa: PLC0415 - pandas is slow to import

    _check_folder(options.out, overwrite=True)
    return _cluster(load_example(), DEMO_TARGET, options)


def _cluster(
    actions: Actions,
    target: int | None,
    options: argparse.Namespace,
    **choices: Any,  # noqa: ANN401 - handed on to cluster_actions, which checks them
) -> dict[str, Any]:
    from actionclust.clustering import cluster_actions  # noqa: PLC0415 - slow to import

    progress = False if options.quiet or options.json else None
    result = cluster_actions(actions, target, jobs=options.jobs, progress=progress, **choices)
    written = _write(result, options.out)
    return {
        "actions": len(actions),
        "communities": len(result),
        "unclustered": len(result.unclustered),
        "reason": result.tuning.reason,
        "notes": list(result.notes),
        "largest": [
            {"community": number, "size": int(row["size"]), "keywords": row["keywords"]}
            for number, row in enumerate(result.communities.head(5).to_dict("records"), start=1)
        ],
        "seconds": result.receipt["seconds"],
        "files": [str(path) for path in written],
    }


def _write(result: Clustering, folder: Path) -> list[Path]:
    from actionclust.exchange.files import (  # noqa: PLC0415 - slow to import
        write_csv,
        write_excel,
        write_graphml,
        write_receipt,
    )
    from actionclust.view.report import write_report  # noqa: PLC0415 - as above

    folder.mkdir(parents=True, exist_ok=True)
    return [
        *write_csv(result, folder),
        write_excel(result, folder / "results.xlsx"),
        write_graphml(result, folder / "network.graphml"),
        write_receipt(result, folder / "receipt.json"),
        write_report(result, folder / "report.html"),
    ]


def _check_folder(folder: Path, *, overwrite: bool) -> None:
    """Refuse a folder that is a file, or that holds results which would be lost."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"--out must be a folder; {folder} is a file")
    there = [name for name in FILES if (folder / name).exists()]
    if there and not overwrite:
        raise InputError(
            f"{folder} already holds {listed(there)}; choose another folder with --out, or pass "
            "--overwrite to replace them"
        )


def _told(summary: dict[str, Any]) -> str:
    """Tell people the summary."""
    lines = [
        f"{summary['actions']} actions, {summary['unclustered']} unclustered",
        summary["reason"],
        *(f"note: {note}" for note in summary["notes"]),
        "",
        "largest communities:",
        *(
            f"{row['size']:6}  {row['community']:3}  {row['keywords']}"
            for row in summary["largest"]
        ),
        "",
        *summary["files"],
    ]
    return "\n".join(lines)


def _showable(text: str) -> str:
    """Write characters that the output cannot hold as escapes, as errors are."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _failed(message: str, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": message}))
    else:
        print(f"actionclust: {' '.join(message.split())}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
