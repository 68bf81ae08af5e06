"""What waits for a person in screening; each subject has its file."""

from khien.core.work import register
from khien.screening.work import lists


def publish() -> None:
    register(lists.items)
