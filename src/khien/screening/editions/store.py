"""The files of editions below KHIEN_HOME/screening/lists, a folder for each; none is ever changed.

An edition is written into a folder of its own and takes its name when it is whole: what is served
is always some whole edition. Nothing here needs Django's rows, so that the process that makes an
edition stays small.
"""

import os
import shutil
from pathlib import Path

FORMS = ("rpz.zone", "hosts.txt", "adguard.txt", "list.json")
SQUEEZED = {"br": ".br", "gzip": ".gz"}  # as a request asks for it, best first
NAMES, CHANGES = "names", "changes"
DRAFT = "draft-"


def lists_folder(home: Path) -> Path:
    return home / "screening" / "lists"


def new_draft(home: Path, name: str) -> Path:
    folder = lists_folder(home) / f"{DRAFT}{name}"
    folder.mkdir(parents=True, mode=0o700)
    return folder


def take_its_place(draft: Path, home: Path, name: str) -> str:
    """The draft's new place, below KHIEN_HOME."""
    final = lists_folder(home) / name
    sync(draft)
    draft.rename(final)
    sync(final.parent)
    return str(final.relative_to(home))


def sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (*FORMS, NAMES, CHANGES))


def keep_changes_only(folder: Path) -> None:
    """Which lead on from the edition before it."""
    for file in folder.glob("*"):
        if file.name != CHANGES:
            file.unlink(missing_ok=True)


def remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
