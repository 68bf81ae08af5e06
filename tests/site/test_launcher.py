"""`./khien` finds its checkout wherever it lies, and a Python and an environment to run it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from khien.site.home import ROOT

SAYS = """#!/bin/sh
case $1 in
    -V) echo "Python 3.11.0" ;;
    *) printf '%s\\n' "$PYTHONPATH" "$@" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    """With an environment that stands ready and only says what it is asked."""
    root = tmp_path / "thư mục rất sâu" / "của chị Hằng $HOME 'x'" / "khiên"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / "requirements").mkdir()
    (root / "khien").write_bytes((ROOT / "khien").read_bytes())
    (root / "khien").chmod(0o755)
    (root / "requirements" / "base.txt").write_text("django==5.2\n")
    (root / ".venv" / "bin" / "python").write_text(SAYS)
    (root / ".venv" / "bin" / "python").chmod(0o755)
    listed = (root / "requirements" / "base.txt").read_bytes()
    sums = subprocess.run(["cksum"], input=listed, capture_output=True, check=True).stdout.decode()
    (root / ".venv" / "khien-base").write_text(f"Python 3.11.0 {sums}")
    return root


def call(program: Path, folder: Path, *words: str) -> list[str]:
    environment = {"PATH": "/usr/bin:/bin"}
    options = {"cwd": folder, "env": environment, "capture_output": True, "text": True}
    return subprocess.run([program, *words], check=True, **options).stdout.splitlines()


def test_called_from_anywhere_it_hands_over_all_words(checkout, tmp_path):
    words = ["backup", "tệp có dấu cách"]
    shown = [f"{checkout}/src", "-m", "khien", *words]
    assert call(checkout / "khien", Path("/"), *words) == shown
    (tmp_path / "link").symlink_to(checkout / "khien")
    assert call(tmp_path / "link", tmp_path, *words) == shown


def test_a_relative_link_to_a_link_is_followed(checkout, tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "first").symlink_to(checkout / "khien")
    (tmp_path / "bin" / "khien").symlink_to("../first")
    assert call(tmp_path / "bin" / "khien", Path("/"))[0] == f"{checkout}/src"


# Making the environment: Pythons, `id` and `apt-get` that only act as if.

OLD = """#!/bin/sh
[ "$1" != -V ] || { echo "Python 3.8.18"; exit; }
exit 1
"""
NEW = """#!/bin/sh
# Makes an environment that says what it is asked, and installs by writing it down.
case "$*" in
    "-c import ensurepip, venv") [ ! -e "$STATE/no-venv" ] || exit 1 ;;
    -m\\ venv*) shift 3; rm -rf "$1"; mkdir -p "$1/bin"; cp "$STATE/inside" "$1/bin/python" ;;
esac
"""
INSIDE = """#!/bin/sh
case $1$2 in
    -V) echo "Python 3.11.0" ;;
    -mpip) [ "$3" = --version ] || echo "$(basename "$0") $*" >>"$STATE/pip"
           [ ! -e "$STATE/cut-short" ] || [ "$3" = --version ] || exit 1 ;;
    *) printf '%s\\n' "$PYTHONPATH" "$@" ;;
esac
"""
APT = """#!/bin/sh
echo "$@" >>"$STATE/apt"
[ -e "$STATE/no-network" ] || rm -f "$STATE/no-venv"
"""


class Machine:
    """A checkout without an environment, on a machine with the programs it is given."""

    def __init__(self, folder: Path) -> None:
        self.root, self.state, self.bin = (
            folder / name for name in ("khiên của tôi", "state", "máy này")
        )
        for made in (self.root / "requirements", self.state, self.bin):
            made.mkdir(parents=True)
        (self.root / "khien").write_bytes((ROOT / "khien").read_bytes())
        (self.root / "khien").chmod(0o755)
        (self.root / "requirements" / "base.txt").write_text("django==5.2\n")
        self.put(self.state / "inside", INSIDE)
        for name in ("sh", "dirname", "basename", "cksum", "cat", "mkdir", "cp", "rm", "flock"):
            (self.bin / name).symlink_to(shutil.which(name))

    def put(self, path: Path, text: str) -> None:
        path.write_text(text)
        path.chmod(0o755)

    def has(self, **programs: str) -> None:
        for name, text in programs.items():
            self.put(self.bin / name.replace("_", ".").replace("aptget", "apt-get"), text)

    def khien(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.root / "khien", *words],
            env={"PATH": str(self.bin), "STATE": str(self.state)} | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def noted(self, name: str) -> list[str]:
        return (self.state / name).read_text().splitlines() if (self.state / name).exists() else []


def user(number: int) -> str:
    return f"#!/bin/sh\necho {number}\n"


@pytest.fixture
def machine(tmp_path) -> Machine:
    return Machine(tmp_path)


def test_an_old_python_is_passed_over_for_a_newer_one(machine):
    machine.has(python3=OLD, python3_12=NEW)
    done = machine.khien("setup")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-3:] == ["-m", "khien", "setup"]
    assert len(machine.noted("pip")) == 1
    machine.khien("setup")
    assert len(machine.noted("pip")) == 1, "what stands is not installed again"


def test_where_every_python_is_too_old_its_version_is_said(machine):
    machine.has(python3=OLD)
    done = machine.khien("run")
    assert done.returncode == 1
    assert "Khiên cần Python 3.11 trở lên; máy này: Python 3.8.18" in done.stderr
    assert not (machine.root / ".venv").exists()


def test_a_python_that_is_named_is_taken_or_refused(machine, tmp_path):
    machine.has(python3=OLD)
    elsewhere = tmp_path / "ở nơi khác"
    machine.put(elsewhere, NEW)
    assert machine.khien("setup", PYTHON=str(elsewhere)).returncode == 0
    shutil.rmtree(machine.root / ".venv")
    machine.has(python3=NEW)
    machine.put(elsewhere, OLD)
    done = machine.khien("setup", PYTHON=str(elsewhere))
    assert done.returncode == 1
    assert f"PYTHON={elsewhere}" in done.stderr


def test_without_venv_an_ordinary_user_is_told_what_to_type(machine):
    machine.has(python3=NEW, id=user(1000), aptget=APT)
    (machine.state / "no-venv").touch()
    done = machine.khien("run")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].strip() == "sudo apt-get install -y python3-venv"
    assert not machine.noted("apt")


def test_without_venv_root_gets_it_installed(machine):
    machine.has(python3=OLD, python3_13=NEW, id=user(0), aptget=APT)
    (machine.state / "no-venv").touch()
    assert machine.khien("setup").returncode == 0
    assert machine.noted("apt") == ["-o DPkg::Lock::Timeout=300 install -y -qq python3.13-venv"]


def test_where_it_cannot_be_installed_the_line_to_type_is_said(machine):
    machine.has(python3=NEW, id=user(0), aptget=APT)
    for name in ("no-venv", "no-network"):
        (machine.state / name).touch()
    done = machine.khien("setup")
    assert done.returncode == 1
    assert "apt-get install -y python3-venv" in done.stderr.splitlines()[-1]


def test_an_installation_cut_short_is_made_anew(machine):
    machine.has(python3=NEW)
    (machine.state / "cut-short").touch()
    done = machine.khien("setup")
    assert done.returncode == 1
    assert "gõ lại đúng lệnh" in done.stderr
    half = machine.root / ".venv" / "half-a-library"
    half.touch()
    (machine.state / "cut-short").unlink()
    assert machine.khien("setup").returncode == 0
    assert not half.exists()


def test_new_requirements_are_added_to_what_stands(machine):
    machine.has(python3=NEW)
    machine.khien("setup")
    (machine.root / ".venv" / "kept").touch()
    (machine.root / "requirements" / "base.txt").write_text("django==5.3\n")
    assert machine.khien("setup").returncode == 0
    assert len(machine.noted("pip")) == 2
    assert (machine.root / ".venv" / "kept").exists()
