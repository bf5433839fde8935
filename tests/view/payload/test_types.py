import importlib.util
import json
import subprocess
import sys
import typing
from pathlib import Path
from types import ModuleType

import pytest

from actionclust.view.payload import types as payload_types

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "frontend" / "make_types.py"
WRITTEN = ROOT / "frontend" / "src" / "model" / "payload.ts"


@pytest.fixture(scope="module")
def make_types() -> ModuleType:
    specification = importlib.util.spec_from_file_location("make_types", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_front_end_has_the_types_of_python(make_types: ModuleType) -> None:
    assert WRITTEN.read_text(encoding="utf-8") == make_types.written()


def test_every_type_is_written(make_types: ModuleType) -> None:
    names = [name for name, one in vars(payload_types).items() if typing.is_typeddict(one)]
    written = make_types.written()

    assert len(names) > 10
    assert all(f"export interface {make_types.plain(name)} {{" in written for name in names)
    assert len({make_types.plain(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("hint", "typescript"),
    [
        (list[int], "number[]"),
        (list[float | None], "(number | null)[]"),
        (list[int] | list[str], "number[] | string[]"),
        (typing.Literal["a", ""], '"a" | ""'),
        (list[payload_types.Placed], "Placed[]"),
        (list[payload_types.ActionsPayload], "Actions[]"),
        (payload_types.Payload, "Payload"),
        (bool, "boolean"),
    ],
)
def test_types_are_translated(make_types: ModuleType, hint: object, typescript: str) -> None:
    assert make_types.typescript(hint) == typescript


def test_a_type_that_cannot_be_translated_is_refused(make_types: ModuleType) -> None:
    with pytest.raises(TypeError, match="dict"):
        make_types.typescript(dict[str, int])


def test_the_script_tells_when_the_types_are_old(tmp_path: Path) -> None:
    for part in ("frontend/src/model", "src/actionclust/view/payload"):
        (tmp_path / part).mkdir(parents=True)
    script = tmp_path / "frontend" / "make_types.py"
    script.write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    source = tmp_path / "src/actionclust/view/payload/types.py"
    source.write_text(Path(str(payload_types.__file__)).read_text("utf-8"), encoding="utf-8")

    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S603 - this Python, and the script under test
            [sys.executable, str(script), *words], capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout

    assert run("--check") == (1, "payload.ts is not up to date: run make_types.py\n")
    assert run() == (0, "")
    assert run("--check") == (0, "up to date\n")
    source.write_text(source.read_text("utf-8").replace("rule: str", "law: str"), "utf-8")
    assert run("--check")[0] == 1


def test_the_version_is_in_the_types() -> None:
    version = json.dumps(payload_types.PAYLOAD_VERSION)

    assert f"export const PAYLOAD_VERSION = {version};" in WRITTEN.read_text(encoding="utf-8")
