"""A wheel of the project holds everything, and the library works from it alone."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from drawn_pictures import boxes, encoded
from khien_detect import images

pytest.importorskip("setuptools", minversion="77", reason="builds wheels; in requirements/dev.txt")

ROOT = Path(__file__).resolve().parents[2]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


def done(command, **more):
    return subprocess.run(
        list(map(str, command)), check=True, capture_output=True, text=True, **more
    ).stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy, so that the checkout stays as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    leave = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "src", folder / "src", ignore=leave)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    (folder / "src" / "khien_detect" / "__pycache__").mkdir()
    (folder / "src" / "khien_detect" / "__pycache__" / "cli.nbc").touch()
    done([*PIP, "wheel", folder, "--no-deps", "--no-build-isolation", "--no-index", "-w", folder])
    (built,) = folder.glob("khien-*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel, tmp_path_factory):
    """An environment with the wheel; what it depends on is lent by ours, the checkout is not."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    done([*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel])
    packages = done([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    Path(packages.strip(), "lent.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin"


def said(programs, *words, cwd):
    """Kernels run as plain Python, or each would be compiled for the place where it lies now."""
    away = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    plain = {"NUMBA_DISABLE_JIT": "1", "PYTHONWARNINGS": "ignore"}
    return done([programs / words[0], *words[1:]], cwd=cwd, env=away | plain)


def test_all_that_lies_in_a_package_is_in_the_wheel(wheel):
    files = (path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*") if path.is_file())
    wanted = {
        path.as_posix()
        for path in files
        if "__pycache__" not in path.parts
        and not path.name.startswith(".")
        and ".egg-info" not in path.parts[0]
    }
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == wanted
    for ending in (".model", ".toml", ".tsv", ".html", ".css", ".po", ".sql", ".json"):
        assert any(name.endswith(ending) for name in held)
    assert "khien/people/migrations/__init__.py" in held


def test_the_code_comes_from_the_wheel(programs, tmp_path):
    where = "import khien, khien_detect as d; print(khien.__file__, d.__file__)"
    found = said(programs, "python", "-c", where, cwd=tmp_path).split()
    assert [Path(path).is_relative_to(programs.parent) for path in found] == [True, True]


def test_messages_are_scanned_with_the_rules_and_the_model_that_ship(programs, tmp_path):
    (tmp_path / "messages.txt").write_text("chào bạn\nviệc nhẹ lương cao\n", "utf-8")
    (row,) = said(programs, "khien-detect", "text", "scan", "messages.txt", cwd=tmp_path).split(
        "\n"
    )[:-1]
    (finding,) = json.loads(row)["findings"]
    assert (json.loads(row)["line"], finding["kind"]) == (2, "illegal_work")


def test_a_picture_has_the_hash_it_has_here(programs, tmp_path):
    data = encoded(boxes(1, 40, 50), "PNG")
    (tmp_path / "x.png").write_bytes(data)
    found = said(programs, "khien-detect", "images", "hash", "x.png", cwd=tmp_path).split()
    assert found[0] == images.pdq(data).hash.hex()


def test_an_address_that_imitates_a_bank_is_told(programs, tmp_path):
    address = "https://vietcombank-xacminh.com/x"
    found = said(programs, "khien-detect", "links", "check", address, cwd=tmp_path).split("\t")
    assert found[:2] == [address, "look_alike"]
