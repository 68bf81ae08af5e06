"""A plan's tasks from a file: read, each row's fate decided, nothing written here."""

from khien.steering.importer.fates import Book, Fate, Outcome, decide
from khien.steering.importer.reading import COLUMNS, MAX_BYTES, Row, read_rows

__all__ = ["COLUMNS", "MAX_BYTES", "Book", "Fate", "Outcome", "Row", "decide", "read_rows"]
