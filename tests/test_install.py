"""A wheel, an editable install and a checkout find the same assets, and the wheel holds what it should."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parent.parent
ARTICLE_TEXT = "A sentence of an article, whose text stays where it is."


def _run(*words: str | Path, cwd: Path, **environment: str) -> str:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONPATH", "PIP_"))}
    done = subprocess.run(
        list(map(str, words)),
        cwd=cwd,
        env=inherited | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as somebody works on it: with an article's text, caches and an editor's files."""
    copy = tmp_path_factory.mktemp("install") / "project"
    copy.mkdir()
    for name in ("src", "assets", "course"):
        shutil.copytree(CHECKOUT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.txt"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(CHECKOUT / name, copy / name)
    (copy / "course" / "articles" / "article_004.txt").write_text(ARTICLE_TEXT)
    (copy / "course" / ".course.yaml.swp").write_text("an editor's")
    (copy / "assets" / "__pycache__").mkdir()
    (copy / "assets" / "__pycache__" / "x.pyc").write_bytes(b"")
    return copy


@pytest.fixture(scope="module")
def wheel(project: Path) -> Path:
    out = project.parent / "dist"
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, project, cwd=project)
    (made,) = out.glob("*.whl")
    return made


def _environment(folder: Path) -> Path:
    """The Python of a new virtual environment that sees what is installed here, but finds its own packages first."""
    _run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(_run(python, "-c", code, cwd=folder).strip())
    (packages / "zz_installed_here.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def _works_anywhere(python: Path, folder: Path, assets: Path, **environment: str) -> None:
    """``new`` and ``build`` in an empty folder, with the assets that belong to this installation."""
    folder.mkdir()
    code = "from coursegen.assets import asset; print(asset('words/en.yaml'))"
    found = Path(_run(python, "-c", code, cwd=folder, **environment).strip())
    assert found.resolve().is_relative_to(assets.resolve())
    _run(python, "-m", "coursegen", "new", "my-course", cwd=folder, **environment)
    said = _run(python, "-m", "coursegen", "build", "my-course", cwd=folder, **environment)
    assert str(Path("output", "base", "deck.pptx")) in said
    assert zipfile.is_zipfile(folder / "output" / "base" / "deck.pptx")
    assert (folder / "output" / "base" / "workbook.pdf").read_bytes().startswith(b"%PDF-")


def test_the_wheel_works_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "env")
    pip = (sys.executable, "-m", "pip", "--python", python)
    _run(*pip, "install", "--ignore-installed", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    _works_anywhere(python, tmp_path / "empty", tmp_path / "env")
    script = python.with_name("coursegen.exe" if os.name == "nt" else "coursegen")
    assert _run(script, "--version", cwd=tmp_path).startswith("coursegen ")


def test_an_editable_install_works_in_an_empty_folder(project: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "env")
    pip = (sys.executable, "-m", "pip", "--python", python)
    _run(
        *pip,
        "install",
        "--ignore-installed",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--editable",
        project,
        cwd=tmp_path,
    )
    _works_anywhere(python, tmp_path / "empty", project / "assets")


def test_a_checkout_works_in_an_empty_folder(project: Path, tmp_path: Path) -> None:
    _works_anywhere(Path(sys.executable), tmp_path / "empty", project / "assets", PYTHONPATH=str(project / "src"))


def test_the_wheel_holds_the_package_its_assets_and_the_course_and_nothing_else(wheel: Path, project: Path) -> None:
    expected = {
        *(f"coursegen/{path}" for path in _files(project / "src" / "coursegen")),
        *(f"coursegen/_assets/{path}" for path in _files(project / "assets") if not path.endswith(".py")),
        *(f"coursegen/_course/{path}" for path in _files(project / "course")),
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    held = {name for name in names if ".dist-info/" not in name}
    assert held == {name for name in expected if not name.endswith((".txt", ".pyc", ".swp"))}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_holds_no_word_of_an_article(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if ARTICLE_TEXT.encode() in archive.read(name)]


def test_the_wheel_holds_the_files_that_it_lists(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (record,) = (name for name in archive.namelist() if name.endswith(".dist-info/RECORD"))
        listed = {row[0]: row[1] for row in csv.reader(io.StringIO(archive.read(record).decode()))}
        assert set(listed) == set(archive.namelist())
        for name, stated in listed.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(archive.read(name)).digest()).rstrip(b"=").decode()
            assert stated == ("" if name == record else f"sha256={digest}")


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
