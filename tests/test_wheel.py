"""The wheel: built, installed elsewhere and alone on the path, it makes the same site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixture import ROOT, copy_site, print_fixture
from youju.inputs import RUNTIME
from youju.output.manifest import MANIFEST

pytestmark = pytest.mark.slow


def run(*command: str, cwd: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=kept | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without network, and install it into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    target = folder / "packages"
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    run(*build, cwd=folder)
    (wheel,) = folder.glob("youju-*.whl")
    install = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile")
    run(*install, "--target", str(target), str(wheel), cwd=folder)
    return target


def test_the_wheel_has_the_engine_its_data_and_no_story(installed: Path) -> None:
    names = {path.relative_to(installed).as_posix() for path in installed.rglob("*")}
    for path in (ROOT / "youju").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names
    for folder in ("templates", "static"):
        for path in (ROOT / folder).rglob("*"):
            assert f"youju/home/{path.relative_to(ROOT).as_posix()}" in names
    assert {"youju/home/site_src/strings.toml", "youju/home/site_src/units.toml"} <= names
    assert not [name for name in names if "/stories/" in name or name.endswith(".csv")]
    assert {name.split("/")[0].split("-")[0] for name in names} == {"youju", "bin"}


def test_it_builds_a_site_given_with_root_as_the_checkout_does(
    installed: Path, tmp_path: Path
) -> None:
    root = copy_site(tmp_path / "site")
    for name in RUNTIME:
        (root / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, root / name)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    here = run(
        *("-c", "import youju; print(youju.__file__)"),
        cwd=elsewhere,
        PYTHONPATH=str(installed),
    )
    assert Path(here.strip()).is_relative_to(installed)
    command = ("-m", "youju", "build", "--root", str(root))
    run(*command, cwd=elsewhere, PYTHONPATH=str(installed))
    output = root / "output"
    assert print_fixture().pages == {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_the_wheel_names_its_licence_and_its_command(installed: Path) -> None:
    (info,) = installed.glob("youju-*.dist-info")
    assert "youju = youju.cli:main" in (info / "entry_points.txt").read_text("utf-8")
    assert list(info.rglob("LICENSE"))
    metadata = (info / "METADATA").read_text("utf-8")
    assert "Requires-Dist: noto-cjk-sans-otc" in metadata
    assert "Requires-Python: >=3.11" in metadata
