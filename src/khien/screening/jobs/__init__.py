"""What runs by itself or behind the page; each subject has its file."""

from khien.screening.jobs import known, lists

__all__ = ["known", "lists"]
