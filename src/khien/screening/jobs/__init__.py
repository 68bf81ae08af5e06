"""What the room does by itself; each subject has its file."""

from khien.screening.jobs import lists

__all__ = ["lists"]
