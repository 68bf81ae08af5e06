"""The verbs of reports: the only writers of this room."""

from khien.reports.actions.consolidated import begin, count_anew, drop, sign, write_narrative
from khien.reports.actions.duties import end_regime, generate, open_regime
from khien.reports.actions.errata import changes, note_errata, sign_errata
from khien.reports.actions.submitted import decide, hand_in, write

__all__ = [
    "begin",
    "changes",
    "count_anew",
    "decide",
    "drop",
    "end_regime",
    "generate",
    "hand_in",
    "note_errata",
    "open_regime",
    "sign",
    "sign_errata",
    "write",
    "write_narrative",
]
