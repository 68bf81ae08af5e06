"""The report of the province on paper: what it says, and who may make and sign it."""

from khien.documents import access
from khien.documents.access import Door
from khien.reports.documents.door import check_can_issue, check_can_make, seen, tell
from khien.reports.queries.consolidated import HOLDER


def publish() -> None:
    access.register(HOLDER, Door(seen, check_can_make, check_can_issue, tell))
