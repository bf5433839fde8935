"""What several commands take and check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import TypeAlias

    import actionclust as ac
    from actionclust.cli.answer import Answer
    from actionclust.coding.tree.levels import Level

    # what argparse's add_subparsers gives has no public name
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

MINUTES = "%Y-%m-%d %H:%M"
"""How people are told a time."""

ISO = "%Y-%m-%dT%H:%M:%S.%f+00:00"
"""How programs are told a time."""


def command(
    commands: Commands,
    run: Callable[[argparse.Namespace], Answer],
    name: str,
    short: str,
    description: str,
) -> argparse.ArgumentParser:
    """Add a command, which can answer in JSON."""
    added = commands.add_parser(name, help=short, description=description)
    added.add_argument("--json", action="store_true", help="answer in JSON, for programs")
    added.set_defaults(run=run)
    return added


def takes_project(parser: argparse.ArgumentParser) -> None:
    """Let a command take a project file."""
    parser.add_argument(
        "file", metavar="FILE", help="project file, such as the study.json that `run` writes"
    )


def takes_overwrite(parser: argparse._ActionsContainer) -> None:
    """Let a command replace what is there only when asked."""
    parser.add_argument("--overwrite", action="store_true", help="replace what is there")


def takes_levels(parser: argparse.ArgumentParser) -> None:
    """Let a command take the names of the levels of the Viable System Model."""
    parser.add_argument(
        "--levels",
        nargs="+",
        metavar="NAME",
        default=("micro", "meso", "macro"),
        help="levels of the Viable System Model, from narrow to wide (default: micro meso macro)",
    )


def check_folder(folder: Path, names: Iterable[str], *, overwrite: bool) -> None:
    """Refuse a folder that is a file, or that holds what would be lost."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"--out must be a folder; {folder} is a file")
    there = [name for name in names if (folder / name).exists()]
    if there and not overwrite:
        raise InputError(
            f"{folder} already holds {listed(there)}; choose another folder with --out, or pass "
            "--overwrite to replace them"
        )


def check_file(file: Path, *, overwrite: bool) -> None:
    """Refuse a file that is there already."""
    if file.exists() and not overwrite:
        raise InputError(
            f"{file} is there already; choose another name with --out, or pass --overwrite to "
            "replace it"
        )


def widest_level(h: ac.Hierarchy) -> Level:
    """Give the widest level of which there are groups."""
    groups = h.tree.in_order()
    if not groups:
        raise InputError("there is no group yet, only unclustered actions")
    return groups[0].level


def takes_guard(parser: argparse.ArgumentParser) -> None:
    """Let a command that writes CSV files take whether they are safe to open in a spreadsheet."""
    parser.add_argument(
        "--guard-formulas",
        action="store_true",
        help="apostrophe before texts in CSV files that may be taken for formulas",
    )
