"""What is packed can be installed and used where there is no Node.js."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from actionclust import __version__
from tests.packaging.conftest import ROOT

PACKAGE = ROOT / "src" / "actionclust"


def of_environment(folder: Path, kind: str) -> Path:
    """Give where an environment has its "purelib" or its "scripts" on this system."""
    return Path(sysconfig.get_path(kind, "venv", {"base": str(folder)}))


def data_files() -> set[str]:
    """Name every file of the package that is no Python and no leftover."""
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }


def run(folder: Path, *command: object) -> str:
    """Run a command where nothing is on the PATH, and give what it says."""
    nowhere = folder / "nothing-on-the-path"
    nowhere.mkdir(exist_ok=True)
    environment = {"PATH": str(nowhere), "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603 - this Python, or the one installed here
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the sdist, and the wheel that was built from it."""
    built = subprocess.run(  # noqa: S603 - this Python and our own script
        [sys.executable, ROOT / "frontend" / "build.py"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    folder = tmp_path_factory.mktemp("packed")
    run(folder, sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="module")
def installed(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an environment into which the wheel was installed; the rest is borrowed from here."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder)
    borrowed = next(path for path in sys.path if path.endswith("site-packages"))
    (of_environment(folder, "purelib") / "borrowed.pth").write_text(
        f"{borrowed}\n", encoding="utf-8"
    )
    python = of_environment(folder, "scripts") / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    run(folder, *pip, "--no-deps", "--no-index", next(packed.glob("*.whl")))
    return folder


def test_the_wheel_holds_all_data_files(packed: Path) -> None:
    (wheel,) = packed.glob("*.whl")
    assert wheel.name == f"actionclust-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        held = {name.removeprefix("actionclust/") for name in names}
        for name in data_files():
            assert name in held
            assert archive.read(f"actionclust/{name}") == (PACKAGE / name).read_bytes()
    assert all(name.startswith(("actionclust/", "actionclust-")) for name in names)
    assert f"actionclust-{__version__}.dist-info/licenses/LICENSE" in names


@pytest.mark.parametrize(
    "kind",
    [
        *("py.typed", "coding/project/project.schema.json", "view/templates/report.html"),
        *("datasets/data/example.csv", "datasets/data/kce359/table39_dimensions.csv"),
        *(f"network/stopwords/{language}.txt" for language in ("de", "en", "fr", "nl")),
        *(
            f"view/static/{name}"
            for name in ("page.js", "board.js", "style.css", "board.css", "licences.txt")
        ),
    ],
)
def test_files_that_must_not_be_forgotten(kind: str) -> None:
    assert kind in data_files()


def test_the_sdist_holds_sources_and_what_is_built(packed: Path, frontend: ModuleType) -> None:
    (sdist,) = packed.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in frontend.OUTPUTS:
        assert f"src/actionclust/view/static/{name}" in names
    assert {
        *("frontend/build.py", "frontend/package-lock.json", "frontend/src/page.ts"),
        *("hatch_build.py", "pyproject.toml", "LICENSE", "README.md", "CHANGELOG.md"),
        "CITATION.cff",
    } <= names
    assert not any("node_modules" in name for name in names)


def test_the_installed_package_is_the_one_that_is_used(installed: Path) -> None:
    program = "import actionclust; print(actionclust.__file__)"
    python = of_environment(installed, "scripts") / "python"
    said = run(installed, python, "-W", "error", "-c", program)
    expected = of_environment(installed, "purelib") / "actionclust" / "__init__.py"
    assert Path(said.strip()).resolve() == expected.resolve()


def test_the_installed_package_makes_a_page(installed: Path) -> None:
    command = of_environment(installed, "scripts") / "actionclust"
    assert run(installed, command, "--version") == f"actionclust {__version__}\n"
    (installed / "actions.txt").write_text("train nurses\ntrain all nurses\n", encoding="utf-8")
    run(installed, command, "run", "actions.txt", "--language", "en", "--out", "results")
    run(installed, command, "page", "results/study.json", "--out", "study.html")
    page = (installed / "study.html").read_text(encoding="utf-8")
    assert (PACKAGE / "view/static/page.js").read_text(encoding="utf-8").strip() in page


@pytest.mark.skipif(os.name != "posix", reason="the paths of an environment are those of POSIX")
def test_nothing_is_on_the_path_of_these_tests(tmp_path: Path) -> None:
    program = "import shutil; print(shutil.which('node'), shutil.which('npm'))"
    assert run(tmp_path, sys.executable, "-c", program) == "None None\n"
