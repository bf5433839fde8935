"""`actionclust run`: cluster the texts of a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import check_folder, command, takes_guard, takes_overwrite
from actionclust.cli.reading_options import actions_as_asked, takes_reading
from actionclust.cli.wording import in_options, in_plain_words
from actionclust.whole_files import new_folder

if TYPE_CHECKING:
    from actionclust.cli.options import Commands

FILES = (
    "actions.csv",
    "communities.csv",
    "tuning.csv",
    "results.xlsx",
    "network.graphml",
    "receipt.json",
    "report.html",
    "study.json",
)
"""What `run` and `demo` write."""

TO_READ = {
    "report.html": "the communities and their texts, for any browser: open this first",
    "results.xlsx": "the same as tables, for Excel",
    "study.json": "the project, to go on with: actionclust page, show, tables",
}
"""What people open of it, in this order."""

_SWITCHES = {
    "tell_apart": "whether negation, single letters and digits keep texts apart",
    "non_answers": "whether spreadsheet errors and answers such as n/a are clustered",
    "shared_phrases": "whether phrases that many unlike texts share are compared",
}


def add(commands: Commands) -> None:
    """Add the command."""
    run = command(
        commands,
        _run,
        "run",
        "cluster the texts of a file",
        "Cluster the texts of a file, and write tables, network and report, and the project file "
        "with which the other commands go on.",
    )
    run.add_argument("file", metavar="FILE", help="CSV, TSV, text, Excel, JSON or Parquet")
    run.add_argument("--target", type=int, metavar="N", help="wanted number of communities")
    takes_reading(run)
    choices = run.add_argument_group("choices")
    choices.add_argument("--language", metavar="CODE", help="language of all texts")
    choices.add_argument(
        "--stop-words", nargs="+", metavar="WORD", help="further words to leave out"
    )
    choices.add_argument(
        "--words",
        metavar="FILE",
        help="word list: synonyms (GP = general practitioner), words to leave out (- word) and to "
        "keep (+ word)",
    )
    choices.add_argument(
        "--tokens",
        metavar="HOW",
        help="words, spaces (the texts set words apart by spaces), or module:function of a "
        "tokeniser such as jieba:lcut",
    )
    choices.add_argument(
        "--encoder",
        metavar="NAME",
        help="what tells the meaning of texts beside their words: use (of the extra "
        "actionclust[encoder], 16 languages), or module:function of one of your own",
    )
    choices.add_argument(
        "--blend",
        type=float,
        metavar="SHARE",
        help="how much meaning counts against words, above 0 and at most 0.99 (default: 0.4)",
    )
    choices.add_argument(
        "--vectors-cache",
        type=Path,
        metavar="FILE",
        help="a file that keeps what the encoder gave, so that a text is encoded once",
    )
    choices.add_argument(
        "--near-copies",
        type=_share,
        metavar="SHARE",
        help="share of words in common from which two texts are one, or off (default: 0.9)",
    )
    for name, text in _SWITCHES.items():
        choices.add_argument(
            f"--{name.replace('_', '-')}",
            action=argparse.BooleanOptionalAction,
            default=None,
            help=text,
        )
    choices.add_argument("--min-size", type=int, metavar="N", help="smallest community")
    choices.add_argument(
        "--min-fit",
        type=float,
        metavar="COSINE",
        help="smallest fit of a text; those below it are unclustered",
    )
    choices.add_argument("--edges", type=int, metavar="N", help="fixed number of edges")
    choices.add_argument("--engine", help="what finds the communities")
    choices.add_argument("--recipe", default="default", help="default, or kce359: the study's")
    takes_work(run)
    takes_overwrite(run)


def takes_work(parser: argparse.ArgumentParser) -> None:
    """Let a command take what clustering and writing need."""
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("actionclust-results"),
        metavar="FOLDER",
        help="where to write the results (default: %(default)s)",
    )
    takes_guard(parser)
    parser.add_argument("--jobs", type=int, metavar="N", help="number of threads")
    parser.add_argument("--quiet", action="store_true", help="no progress bars")


def clustered(
    actions: ac.Actions,
    target: int | None,
    options: argparse.Namespace,
    *,
    overwrite: bool,
    **choices: Any,  # noqa: ANN401 - handed on to cluster_actions, which checks them
) -> Answer:
    """Cluster actions, write the results, and tell of them."""
    progress = False if options.quiet or options.json else None
    result = ac.cluster_actions(actions, target, jobs=options.jobs, progress=progress, **choices)
    written = _write(
        result, options.out, overwrite=overwrite, guard_formulas=options.guard_formulas
    )
    reasons = result.unclustered.iloc[:, -1].value_counts()
    summary = {
        "actions": len(actions),
        "communities": len(result),
        "unclustered": len(result.unclustered),
        "reasons": {reason: int(reasons[reason]) for reason in sorted(reasons.index)},
        "weak": int(result.origin.weak.sum()),
        "reason": result.tuning.reason,
        "notes": [in_options(note) for note in result.notes],
        "largest": [
            {"community": number, "size": int(row["size"]), "keywords": row["keywords"]}
            for number, row in enumerate(result.communities.head(5).to_dict("records"), start=1)
        ],
        "seconds": result.receipt["seconds"],
        "files": [str(path) for path in written],
    }
    return Answer(summary, _told(summary))


def _run(options: argparse.Namespace) -> Answer:
    check_folder(options.out, FILES, overwrite=options.overwrite)
    actions = actions_as_asked(options)
    choices = {
        name: getattr(options, name)
        for name in (
            *("language", "stop_words", "words", "tokens", "encoder", "blend"),
            *("vectors_cache", "min_size", "min_fit", "edges", "engine"),
            *_SWITCHES,
        )
        if getattr(options, name) is not None
    }
    if options.near_copies is not None:
        choices["near_copies"] = options.near_copies or None
    return clustered(
        actions,
        options.target,
        options,
        overwrite=options.overwrite,
        recipe=options.recipe,
        **choices,
    )


def _share(written: str) -> float:
    """Read a share of words; 0 stands for off."""
    if written == "off":
        return 0.0
    try:
        return float(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"expected a number above 0 and at most 1, or off; got {written!r}"
        ) from None


def _write(
    result: ac.Clustering, folder: Path, *, overwrite: bool, guard_formulas: bool
) -> list[Path]:
    new_folder(folder)
    return [
        *ac.exchange.write_csv(result, folder, overwrite=overwrite, guard_formulas=guard_formulas),
        ac.exchange.write_excel(result, folder / "results.xlsx", overwrite=overwrite),
        ac.exchange.write_graphml(result, folder / "network.graphml", overwrite=overwrite),
        ac.exchange.write_receipt(result, folder / "receipt.json", overwrite=overwrite),
        ac.write_report(result, folder / "report.html", overwrite=overwrite),
        # what may be there was allowed to be replaced, and is kept as study.previous.json
        result.to_hierarchy().save(folder / "study.json", overwrite=overwrite),
    ]


def _told_weak(summary: dict[str, Any]) -> list[str]:
    """Tell people of weak texts, if there are any."""
    weak, inside = summary["weak"], summary["actions"] - summary["unclustered"]
    if not weak:
        return []
    share = f"{weak} weak text{'s' * (weak != 1)} ({weak / inside:.0%})"
    return [f"{share}, marked in the column weak: check them first"]


def _told(summary: dict[str, Any]) -> str:
    """Tell people the summary."""
    why = ", ".join(f"{count} {reason}" for reason, count in summary["reasons"].items())
    actions = f"{summary['actions']} action{'s' * (summary['actions'] != 1)}"
    lines = [
        f"{actions}, {summary['unclustered']} unclustered" + f" ({why})" * bool(why),
        in_plain_words(summary["reason"]),
        *_told_weak(summary),
        *(f"note: {note}" for note in summary["notes"]),
        "",
    ]
    if summary["largest"]:
        rows = [(row["size"], row["community"], row["keywords"]) for row in summary["largest"]]
        lines += [
            "largest communities:",
            *aligned_columns(["size", "community", "keywords"], rows),
            "",
        ]
    return "\n".join([*lines, *_files_told(summary["files"])])


def _files_told(files: list[str]) -> list[str]:
    """List the files, those that people open first."""
    by_name = {Path(file).name: file for file in files}
    first = [by_name[name] for name in TO_READ]
    width = max(map(len, first))
    shown = [f"{by_name[name]:{width}}  {what}" for name, what in TO_READ.items()]
    return [*shown, "", "for other programs:", *(file for file in files if file not in first)]
