"""What waits for a person in the room; each subject has its file."""

from khien.core.work import register
from khien.screening.work import banks, hits, lists, proposals


def publish() -> None:
    register(hits.items)
    register(banks.items)
    register(lists.items)
    register(proposals.items)
