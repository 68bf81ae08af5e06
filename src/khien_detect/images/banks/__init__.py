"""Banks of hashes as files."""

from khien_detect.images.banks.entries import Entry, HashKind, RefusedLine
from khien_detect.images.banks.reading import read
from khien_detect.images.banks.writing import write_csv, write_lines, write_stix

__all__ = [
    "Entry",
    "HashKind",
    "RefusedLine",
    "read",
    "write_csv",
    "write_lines",
    "write_stix",
]
