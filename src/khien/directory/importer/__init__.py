"""Lists of schools and facilities: from a file's bytes to the fate of each row. Writes nothing."""

from khien.directory.importer.columns import find_heading, notes_of
from khien.directory.importer.communes import Commune, CommuneBook
from khien.directory.importer.entries import Entry, Unreadable, read_entries
from khien.directory.importer.fates import Fate, Known, Outcome, Register, decide
from khien.directory.importer.sheets import MAX_BYTES, read_sheets

__all__ = [
    "MAX_BYTES",
    "Commune",
    "CommuneBook",
    "Entry",
    "Fate",
    "Known",
    "Outcome",
    "Register",
    "Unreadable",
    "decide",
    "find_heading",
    "notes_of",
    "read_entries",
    "read_sheets",
]
