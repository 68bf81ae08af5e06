"""The verbs of documents: of one paper, and of what an installation settles once."""

from khien.documents.actions.papers import (
    FileBroken,
    download,
    issue,
    make,
    printed,
    use_outside,
    void,
)
from khien.documents.actions.settings import (
    change_letterhead,
    change_type,
    load_types,
)

__all__ = [
    "FileBroken",
    "change_letterhead",
    "change_type",
    "download",
    "issue",
    "load_types",
    "make",
    "printed",
    "use_outside",
    "void",
]
