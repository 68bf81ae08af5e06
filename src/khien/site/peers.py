"""Other people's implementations: tests ask them, benches race them, nothing else needs one."""

import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

from khien.site.console import say
from khien.site.tools import install_requirements, need_debian_packages

_NAMES = ("pdqhash", "threatexchange", "faiss", "ray", "sklearn")


def install() -> None:
    """One of them has to be compiled."""
    if all(find_spec(name) for name in _NAMES):
        return
    needed = {"g++": "g++"}
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        needed["Python.h"] = "python{}.{}-dev".format(*sys.version_info)
    need_debian_packages(needed)
    say("Cài các thư viện để đối chiếu…", "Installing libraries to compare with…")
    install_requirements("peers.txt")


def install_fuzzer() -> None:
    """Nothing where it is not made for this machine: its requirement says for which it is."""
    if find_spec("atheris") is None:
        install_requirements("fuzz.txt")
