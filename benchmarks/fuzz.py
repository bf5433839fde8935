"""Hostile files and corpora: each is read or clustered, or refused by an error of ours.

Files are valid ones of every kind, damaged: cut, with bytes flipped, filled up, glued, or with
numbers and characters that nobody expects. Corpora are texts of every bad kind. They are made from
a seed, so that each can be made again by its number, and tried in a process of its own, which is
ended after ten seconds without an answer and may use a gigabyte.

``python benchmarks/fuzz.py --files 10000 --corpora 2000`` tries them all and prints a table;
``--from 4711`` begins at another number.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import os
import random
import resource
import selectors
import subprocess
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

import actionclust as ac

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.reading import workbooks

SECONDS = 10  # that a case may take
KILOBYTES = 2**20  # that a process may use
ENDINGS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".xlsx", ".xls", ".ods", ".xlsb", ".parquet")
JUNK = [
    *("", " ", "\x00", "\ufeff", "\u200b", "\u202e", "\ud83d", "\U0001f600", "e\u0301", "\x1f"),
    *("1e999", "-0", "9" * 400, "NaN", "=1+1", "#REF!", '"', "''", "\t", ";", "|", "\r", "\u2028"),
    *(
        "nombre",
        "日本語の文",
        "مرحبا بالعالم",
        "שלום",
        "a" * 5000,
        "_x0041_",
        "<b>&amp;</b>",
        "0001",
    ),
]
WORDS = [
    *("train", "nurses", "share", "data", "open", "library", "night", "bus", "tree", "canal"),
    *("school", "team", "pay", "home", "care"),
]


def text_of(chance: random.Random) -> str:
    """Make a text, now and then of junk."""
    words = chance.choices(WORDS, k=chance.randint(0, 9))
    if chance.random() < 0.2:  # noqa: PLR2004 - a share
        words.insert(chance.randint(0, len(words)), chance.choice(JUNK))
    return " ".join(words)


def table_of(chance: random.Random) -> pd.DataFrame:
    """Make a table of actions."""
    rows = chance.randint(0, 12)
    frame = pd.DataFrame({"text": [text_of(chance) for _ in range(rows)]}, dtype=object)
    for name in chance.sample(["id", "region", "group", "sticker_1", "votes", "x", "x "], 3):
        cell = chance.choice([text_of(chance), chance.randint(-3, 99), None])
        frame[name] = pd.Series([cell] * rows, dtype=object)
    return frame


def written(frame: pd.DataFrame, ending: str, chance: random.Random) -> bytes:  # noqa: PLR0911 - one a kind
    """Write a table as a valid file of a kind."""
    safe = frame.map(lambda cell: cell if not isinstance(cell, str) else plain(cell))
    grid = [list(safe.columns), *(map(str, row) for row in safe.itertuples(index=False))]
    short = [[html.escape(cell[:9000]) for cell in row] for row in grid]
    if ending == ".xls":
        return workbooks.xls(short)
    if ending == ".ods":
        return workbooks.ods("".join(workbooks.ods_row(*row) for row in short))
    if ending == ".xlsb":
        cells = {
            number: [workbooks.xlsb_cell(column, cell) for column, cell in enumerate(row)]
            for number, row in enumerate(short)
        }
        return workbooks.xlsb(cells)
    if ending == ".xlsx":
        content = io.BytesIO()
        safe.map(lambda cell: str(cell)[:30000]).to_excel(
            content, index=False, engine="xlsxwriter"
        )
        return content.getvalue()
    if ending == ".parquet":
        return safe.astype(str).to_parquet()
    if ending == ".json":
        return safe.to_json(orient="records").encode()
    if ending == ".jsonl":
        return safe.to_json(orient="records", lines=True).encode()
    if ending == ".txt":
        return "\n".join(safe["text"].astype(str)).encode()
    separator = chance.choice([",", ";", "\t", "|"])
    encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32", "mac-roman"])
    return safe.to_csv(index=False, sep=separator).encode(encoding, "replace")


def plain(text: str) -> str:
    """Take out what no writer of files accepts."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Damage a file in up to three ways."""
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3])):
        kind = chance.randrange(8)
        place = chance.randint(0, len(data))
        if kind == 0:
            data = data[:place]
        elif kind == 1:
            changed = bytearray(data)
            for _ in range(chance.randint(1, 20) if changed else 0):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            data = bytes(changed)
        elif kind == 2:  # noqa: PLR2004 - a number of a kind
            data = data[:place] + chance.randbytes(chance.randint(1, 300)) + data[place:]
        elif kind == 3:  # noqa: PLR2004 - as above
            junk = chance.choice(JUNK).encode("utf-8", "surrogatepass")
            data = data[:place] + junk * chance.randint(1, 500) + data[place:]
        elif kind == 4:  # noqa: PLR2004 - as above
            data = data[place:] + data[:place]
        elif kind == 5:  # noqa: PLR2004 - as above
            data = data.replace(b"1", chance.choice([b"999999999999", b"-1", b"1e400", b""]))
        elif kind == 6 and data[:2] == b"PK":  # noqa: PLR2004 - as above
            data = repacked(data, chance)
        else:
            data += chance.choice([b"\n", b"\0" * 99, b'"', b"[" * 9999, b'{"a":' * 999, data])
    return data


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Damage the members of an archive, not the archive."""
    content = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(content, "w") as new:
            for name in old.namelist():
                member = old.read(name)
                hurt = chance.random() < 0.4  # noqa: PLR2004 - a share
                new.writestr(name, damaged(member, chance) if hurt else member)
    except Exception:  # noqa: BLE001 - an archive that was damaged before stays as it is
        return data
    return content.getvalue()


def try_file(number: int, folder: Path) -> None:
    """Make a file, and read it."""
    chance = random.Random(number)  # noqa: S311 - not for secrets
    ending = chance.choice(ENDINGS)
    if chance.random() < 0.1:  # noqa: PLR2004 - a share
        data = chance.randbytes(chance.randint(0, 5000))
    else:
        data = damaged(written(table_of(chance), ending, chance), chance)
    path = folder / f"a{ending}"
    path.write_bytes(data)
    ac.read_actions(path, text=chance.choice([None, "text"]))


def try_corpus(number: int, _: Path) -> None:
    """Make texts, and cluster them."""
    chance = random.Random(number)  # noqa: S311 - not for secrets
    size = chance.choice([0, 1, 2, 3, 10, 50, 300])
    kind = chance.randrange(6)
    if kind == 0:
        texts = ["".join(chr(chance.randrange(1, 0x3000)) for _ in range(40)) for _ in range(size)]
    elif kind == 1:
        texts = [chance.choice(WORDS)] * size
    elif kind == 2:  # noqa: PLR2004 - a number of a kind
        texts = [chance.choice(JUNK) for _ in range(size)]
    elif kind == 3:  # noqa: PLR2004 - as above
        texts = [text_of(chance) for _ in range(size)]
    elif kind == 4:  # noqa: PLR2004 - as above
        texts = [" ".join(chance.choices(WORDS, k=2000)) for _ in range(min(size, 20))]
    else:
        texts = [text_of(chance) for _ in range(5)] * (size // 5)
    target = chance.choice([None, 1, 2, 7, 100, (3, 9)])
    ac.cluster_actions(texts, target, progress=False)


TRIES = {"files": try_file, "corpora": try_corpus}


def work(kind: str, first: int, end: int) -> None:
    """Try some cases, and tell of each on a line."""
    warnings.simplefilter("ignore")
    # what is imported at first use counts for no case
    ac.cluster_actions(["train nurses", "train more nurses"], progress=False)
    with TemporaryDirectory() as folder:
        for number in range(first, end):
            print(json.dumps({"begins": number}), flush=True)
            outcome, detail = "passed", ""
            try:
                TRIES[kind](number, Path(folder))
            except ac.ActionClustError:
                outcome = "refused"
            except BaseException as error:  # noqa: BLE001 - what must not come is told
                outcome, detail = type(error).__name__, traceback.format_exc()[-600:]
            used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            if used > KILOBYTES:
                outcome, detail = "memory", f"{used // 1024} MB"
            print(json.dumps({"outcome": outcome, "detail": detail}), flush=True)
            if outcome == "memory":
                return


def tried(kind: str, first: int, end: int, until: float) -> tuple[Counter[str], list[str], int]:
    """Try cases in processes of their own; count what came, and describe what should not."""
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    number = first
    while number < end and time.monotonic() < until:
        command = [
            sys.executable,
            __file__,
            "--work",
            kind,
            str(number),
            str(min(number + 200, end)),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - this script
            assert process.stdout is not None  # noqa: S101 - asked for above
            number = watched(process, kind, number, outcomes, faults)
    return outcomes, faults, number - first


def watched(
    process: subprocess.Popen[bytes],
    kind: str,
    number: int,
    outcomes: Counter[str],
    faults: list[str],
) -> int:
    """Follow a process to its end, and say with which case to go on."""
    assert process.stdout is not None  # noqa: S101 - asked for by the caller
    watch = selectors.DefaultSelector()
    watch.register(process.stdout, selectors.EVENT_READ)
    os.set_blocking(process.stdout.fileno(), False)
    begun, rest, last = -1, b"", time.monotonic()
    while True:
        ready = watch.select(timeout=1)
        if ready:
            chunk = process.stdout.read()
            if chunk == b"":
                break
            last = time.monotonic()
            *lines, rest = (rest + (chunk or b"")).split(b"\n")
            for line in lines:
                told = json.loads(line)
                if "begins" in told:
                    begun = told["begins"]
                    continue
                outcomes[told["outcome"]] += 1
                number, begun = begun + 1, -1
                if told["outcome"] not in {"passed", "refused"}:
                    faults.append(f"{kind} {number - 1}: {told['outcome']} {told['detail']}")
        elif begun >= 0 and time.monotonic() - last > SECONDS:
            process.kill()
            process.wait()
            outcomes["hang"] += 1
            faults.append(f"{kind} {begun}: no answer in {SECONDS} seconds")
            return begun + 1
    process.wait()
    if begun >= 0:
        outcomes["crash"] += 1
        faults.append(f"{kind} {begun}: the process ended with {process.returncode}")
        return begun + 1
    return number


def main() -> None:
    """Try what is asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--corpora", type=int, default=100)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--minutes", type=float, default=600, help="when to stop")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work[0], int(asked.work[1]), int(asked.work[2]))
        return
    until = time.monotonic() + 60 * asked.minutes
    for kind in TRIES:
        wanted = getattr(asked, kind)
        outcomes, faults, count = tried(kind, asked.first, asked.first + wanted, until)
        print(f"{kind}: {count} of {wanted} tried; {dict(sorted(outcomes.items()))}")
        print(*faults, sep="\n")


if __name__ == "__main__":
    main()
