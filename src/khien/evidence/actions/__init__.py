"""Taking exhibits in, opening them, handing them over, sealing and destroying them.

Files are checked, encrypted and on disk before the first row is written, so no row is ever without
its file; a file whose row never came is swept later.
"""

from khien.evidence.actions.custody import (
    destroy,
    destroy_past_their_time,
    hand_over,
    open_exhibit,
    release,
)
from khien.evidence.actions.sweep import sweep_orphans
from khien.evidence.actions.taking import (
    Received,
    RefusedFile,
    add,
    receive,
    receive_all,
)

__all__ = [
    "Received",
    "RefusedFile",
    "add",
    "destroy",
    "destroy_past_their_time",
    "hand_over",
    "open_exhibit",
    "receive",
    "receive_all",
    "release",
    "sweep_orphans",
]
