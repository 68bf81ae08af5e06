"""What runs by itself or behind the page; each subject has its file."""

from khien.screening.jobs import bank_files, banks, known, lists, scans

__all__ = ["bank_files", "banks", "known", "lists", "scans"]
