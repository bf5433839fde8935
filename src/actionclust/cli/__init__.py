"""The command line: a thin shell over the same functions, one command a file."""

from __future__ import annotations

import argparse
import json
import os
import sys
import warnings
from typing import TYPE_CHECKING, TextIO

from actionclust._version import __version__
from actionclust.cli import (
    command_agreement,
    command_blind,
    command_combine,
    command_demo,
    command_diff,
    command_explain,
    command_extend,
    command_levels,
    command_log,
    command_memos,
    command_methods,
    command_names,
    command_page,
    command_priorities,
    command_replay,
    command_rerun,
    command_review,
    command_run,
    command_show,
    command_suggest,
    command_tables,
    command_vsm,
    command_words,
)
from actionclust.cli.answer import showable
from actionclust.cli.wording import in_options, of_option
from actionclust.errors import ActionClustError, ActionClustWarning
from actionclust.table_rows import strict

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    command_run,
    command_demo,
    command_show,
    command_log,
    command_explain,
    command_levels,
    command_names,
    command_memos,
    command_suggest,
    command_tables,
    command_priorities,
    command_words,
    command_vsm,
    command_methods,
    command_page,
    command_blind,
    command_review,
    command_agreement,
    command_diff,
    command_combine,
    command_replay,
    command_extend,
    command_rerun,
)
"""The commands, in the order of the work."""

_WRONG_USAGE = 2
_INTERRUPTED = 130
_OF_PYTHON = warnings.showwarning


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        print(parser().format_help(), end="", file=sys.stderr)
        return _WRONG_USAGE
    options = parser().parse_args(words)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", ActionClustWarning)
            warnings.showwarning = _warned
            answer = options.run(options)
        text = (
            json.dumps(strict(answer.data), indent=2, allow_nan=False)
            if options.json
            else showable(answer.text)
        )
        print(text, flush=True)
    except ActionClustError as error:
        message = of_option(in_options(str(error), error.advice), vars(options))
        return _failed(message, as_json=options.json)
    except BrokenPipeError:
        # who reads, for instance `head`, has seen enough; nothing more can be written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        place = "" if error.filename is None else f": {error.filename}"
        return _failed(f"{error.strerror or error}{place}", as_json=options.json)
    except KeyboardInterrupt:
        print("actionclust: interrupted", file=sys.stderr)
        return _INTERRUPTED
    return int(answer.code)


def parser() -> argparse.ArgumentParser:
    """Give the parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="actionclust",
        description="From short action points to themes: cluster them, edit the groups, report.",
        epilog="`actionclust COMMAND --help` explains a command.",
    )
    whole.add_argument("--version", action="version", version=f"actionclust {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in COMMANDS:
        command.add(commands)
    return whole


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Show a warning as one line; one of another package says where it comes from."""
    if issubclass(category, ActionClustWarning):
        print(f"actionclust: warning: {' '.join(str(message).split())}", file=sys.stderr)
    else:
        _OF_PYTHON(message, category, filename, lineno, file, line)


def _failed(message: str, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": message}))
    else:
        print(f"actionclust: {' '.join(message.split())}", file=sys.stderr)
    return 1
