"""The list of components (CycloneDX 1.5) from the lock files; where there are none, from what is
installed.
"""

import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from khien.site.home import ROOT

_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([\w.+!-]+)")
_PYTHON, _FRONT = "requirements/base.txt", "package-lock.json"


def components(root: Path = ROOT) -> dict[str, Any]:
    found = [*_python(root), *_front(root)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "khien", "bom-ref": "khien"},
        },
        "components": sorted(found, key=lambda each: str(each["bom-ref"])),
    }


def _python(root: Path) -> Iterator[dict[str, Any]]:
    lock = root / _PYTHON
    for name, version in _pinned(lock) if lock.exists() else _installed():
        yield _component(name, version, f"pkg:pypi/{quote(name)}@{quote(version, safe='')}")


def _pinned(lock: Path) -> Iterator[tuple[str, str]]:
    for line in lock.read_text("utf-8").splitlines():
        found = _PINNED.match(line)
        if found:
            yield _plain(found[1]), found[2]


def _installed() -> Iterator[tuple[str, str]]:
    for each in metadata.distributions():
        yield _plain(each.metadata["Name"]), each.version


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _front(root: Path) -> Iterator[dict[str, Any]]:
    """What browsers get; tools that only test are left out."""
    lock = root / _FRONT
    packages = json.loads(lock.read_text("utf-8"))["packages"] if lock.exists() else {}
    for path, told in packages.items():
        name = path.rpartition("node_modules/")[2]
        if name and not told.keys() & {"dev", "optional", "devOptional"}:
            found = _component(name, told["version"], f"pkg:npm/{_npm(name)}@{told['version']}")
            licence = told.get("license")
            yield found | ({"licenses": [{"expression": licence}]} if licence else {})


def _npm(name: str) -> str:
    return name.replace("@", "%40")


def _component(name: str, version: str, address: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
    }
